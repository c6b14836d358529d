"""The copy sheet, the choice of a way out, and the record that a return was entered."""

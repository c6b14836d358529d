"""The recovery phrase: shown, copied by hand, and typed back in part."""

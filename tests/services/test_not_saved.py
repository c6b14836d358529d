"""What is said of something that could not be saved."""

from __future__ import annotations

from carehome_desktop.services.not_saved import not_saved_words
from carehome_desktop.vault.folder import FolderRefused


def test_words_of_our_own_are_kept_and_nothing_of_a_statement_is_shown() -> None:
    own = not_saved_words(FolderRefused("It is refused."), "It is still here.")
    assert own == "It is refused. It is still here."
    said = not_saved_words(ValueError("a statement that nobody is to read"), "It is still here.")
    assert "nobody is to read" not in said
    assert said.startswith("This is not saved yet: the computer would not let the program write.")

"""Why something could not be saved, in words: pages ask here, and never the vault that knows the disk."""

from __future__ import annotations

from carehome_desktop.vault.problems import VaultProblem
from carehome_desktop.vault.same_file import StoreGone
from carehome_desktop.vault.trouble import Trouble, trouble_of

__all__ = ["Trouble", "not_saved_words", "trouble_of"]


def not_saved_words(error: BaseException, still_here: str) -> str:
    """Return that something is not saved yet: why, what is safe, and what to do; `still_here` says what becomes of it now."""
    if isinstance(error, VaultProblem) and not isinstance(error, StoreGone):
        return f"{error.words} {still_here}"
    trouble = trouble_of(error)
    return f"This is not saved yet: {trouble.happened}. {trouble.safe} {still_here} {trouble.do}"

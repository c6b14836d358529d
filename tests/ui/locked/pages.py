"""When nothing opens: the phrase is needed, a copy is offered, a newer program is needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.locked import KeptCopy, Situation, Trouble
from carehome_desktop.ui.background import Background
from carehome_desktop.ui.locked.page import LockedPage, Ways
from carehome_desktop.ui.shell.main_window import MainWindow
from carehome_desktop.ui.shell.place import Place
from carehome_desktop.vault import keys
from tests.ui.gallery import page

WHEN = datetime(2026, 11, 20, 17, 42, tzinfo=UTC)
COPIES = (
    KeptCopy("one", WHEN, "on closing"),
    KeptCopy("two", WHEN - timedelta(days=1), "on closing", "Its file with the records is missing."),
    KeptCopy("three", WHEN - timedelta(days=9), "before upgrade"),
)
NO_WAYS = Ways(
    try_again=lambda: None,
    open_by_phrase=lambda phrase: None,
    put_back=lambda copy, phrase: None,
    mend=lambda copy, phrase: None,
    check_word=lambda place, word: (
        "" if word in ("window", "garden") else f'Word {place} is not in the list: "{word}".'
    ),
    opened=lambda: None,
    leave=lambda: None,
)


def in_window(trouble: Trouble) -> tuple[MainWindow, LockedPage]:
    """Return the window with the page in it."""
    content = LockedPage(trouble, NO_WAYS, Background())
    window = MainWindow("", False, [Place("locked", "Records", "lock", lambda: content)])
    return window, content


@page("locked-phrase")
def phrase() -> QWidget:
    """The password store does not know the key."""
    window, content = in_window(Trouble(Situation.KEY_WRONG, keys.wrong_key().words))
    assert content.phrase is not None
    content.phrase.fill(["window", "gardn", "garden"])
    content.phrase._look_at(1)
    return window


@page("locked-damaged")
def damaged() -> QWidget:
    """The store is damaged and there are copies."""
    words = (
        "The file store.db, which holds your records, is damaged. The key is right, so this is the disk or a file "
        "cut short. The program has changed nothing in it."
    )
    return in_window(Trouble(Situation.STORE_DAMAGED, words, COPIES))[0]


@page("locked-header")
def header() -> QWidget:
    """The header is damaged, and the phrase is needed as well."""
    trouble = Trouble(
        Situation.HEADER_DAMAGED, "The file header.json is damaged. Your records are in another file.", COPIES
    )
    return in_window(replace(trouble, asks_for_phrase=True))[0]

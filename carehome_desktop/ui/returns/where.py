"""Where the answers of a section are, once they were made ready to go: said in a banner, with what leads on from there."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt

from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.services.answering import SectionState
from carehome_desktop.ui.copy_sheet.leads import COPY_SHEET, add_leads
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.live import name_row
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.panels import Banner
from carehome_desktop.ui.returns.changes import changed_words
from carehome_desktop.ui.returns.standing import outgoing_standing

ON_THE_SHEET = "These answers are on the copy sheet, to be entered."
NOTHING_CHANGED = "Nothing has changed since."
GOES_ANEW = "What you changed goes as a new return once you send it."
RECEIPT, RECORD, FOLLOW = "See the receipt", "See the record", "See how it stands"
_COLOURS = {State.RECEIVED: "green", State.ENTERED: "green", State.REFUSED: "red"}
_MAIN = {State.RECEIVED: RECEIPT, State.ENTERED: RECORD, State.BY_HAND: COPY_SHEET}


def where_banner(
    state: SectionState, go: Go, now: datetime, *, then: str = "", main: Collection[str] = ()
) -> Banner | None:
    """Return what says where the newest return made of these answers is, then something more; None if none was made.

    What the page's own main button leads to, named in `main`, is not offered a second time.
    """
    row = state.latest
    if row is None or row.state is State.SUPERSEDED:
        return None
    said = where_words(row, now)
    if state.changed_since_queued:
        banner = Banner(f"{said} {GOES_ANEW}", "amber", title=changed_words(state))
    else:
        banner = Banner(f"{said} {then}".rstrip(), _COLOURS.get(row.state, "blue"))
    if go.can("record") and not {RECEIPT, RECORD} & set(main):
        record = QuietButton(RECORD)
        record.clicked.connect(partial(go.to_record, row.return_id))
        banner.side.addWidget(name_row(record, "record"), 0, Qt.AlignmentFlag.AlignLeft)
    if not state.changed_since_queued:
        add_leads(banner.side, go, row, but=main)
    return banner


def where_words(row: Outgoing, now: datetime) -> str:
    """Return where a return is, in a sentence: *Received 2:02pm, receipt CT-7H2K.*"""
    if row.state is State.REFUSED:
        return row.words
    if row.state is State.BY_HAND:
        return ON_THE_SHEET
    _, words = outgoing_standing(row, now)
    if row.receipt is not None and row.state is State.RECEIVED:
        return f"{words}, receipt {row.receipt.receipt_id}."
    return f"{words}."


def follow_words(row: Outgoing) -> str:
    """Return what the button says that leads to a return which holds these very answers."""
    return _MAIN.get(row.state, FOLLOW)


def follow(go: Go, row: Outgoing) -> None:
    """Go to a return that holds these very answers: its copy sheet, its receipt, or what becomes of it."""
    if row.state is State.BY_HAND:
        go.to_copy_sheet(row.return_id)
    elif row.state in _MAIN:
        go.to_record(row.return_id)
    else:
        go.to_queued(row.return_id)

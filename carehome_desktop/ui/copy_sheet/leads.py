"""The ways from other pages to the copy sheet, and from a return that is on its way to another way."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from carehome_desktop.domain.delivery import UNRESOLVED, State
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.ways import Way
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.live import name_row
from carehome_desktop.ui.parts.buttons import QuietButton

COPY_SHEET, SEE_SHEET, ANOTHER_WAY = "Open the copy sheet", "See the copy sheet", "Send it another way"


def add_leads(layout: QVBoxLayout, go: Go, row: Outgoing, *, but: Collection[str] = ()) -> None:
    """Add what leads on from a return: to its copy sheet if it goes by hand, to another way if it is still on its way.

    A lead whose words are in `but` is offered elsewhere on the page.
    """
    leads = []
    if row.way is not Way.ENDPOINT and row.state in (State.BY_HAND, State.ENTERED):
        leads.append(
            (COPY_SHEET if row.state is State.BY_HAND else SEE_SHEET, partial(go.to_copy_sheet, row.return_id))
        )
    if row.state in (*UNRESOLVED, State.REFUSED, State.BY_HAND):
        leads.append((ANOTHER_WAY, partial(go.to_change_way, row.return_id)))
    for words, way in leads:
        if words in but:
            continue
        button = QuietButton(words, icon="forward")
        button.clicked.connect(way)
        layout.addWidget(name_row(button, f"{words} {row.return_id}"), 0, Qt.AlignmentFlag.AlignLeft)

"""The parts of the support sheet's page: the lines, who helps, and now against before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.support import Gap, HelpLine, SupportSheet
from carehome_desktop.machine import Clock
from carehome_desktop.services.home import Told
from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import name_row
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.panels import Card, DefinitionList
from carehome_desktop.ui.parts.text import Hint, Line, Strong, Text
from carehome_desktop.ui.settings.saved import SavedLine

Open = Callable[[str], None]
"""Opens a question by its id."""


def gaps_card(
    title: str, gaps: tuple[Gap, ...], sheet: SupportSheet, open_question: Open, *, said: bool = False
) -> Card:
    """Return the lines of one focus area; `said` tells the answer too, where it is not always a no."""
    card = Card(title=title)
    for at, gap in enumerate(gaps):
        if at:
            card.body.addWidget(Line())
        card.body.addLayout(_gap(gap, sheet, open_question, said=said))
    return card


def _gap(gap: Gap, sheet: SupportSheet, open_question: Open, *, said: bool) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.space(1))
    column.addWidget(Strong(f"{gap.number}. {gap.heading}{f' {gap.answer}.' if said else ''}"))
    if gap.label_2020:
        column.addWidget(Hint(f"In the 2020 report: {gap.label_2020}"))
    if gap.help:
        column.addWidget(Text(f"Help there was: {' '.join(gap.help)}"))
    if who := ", ".join(sheet.contact(contact_id).name for contact_id in gap.contact_ids):
        column.addWidget(Text(f"Who helps: {who}"))
    if gap.note:
        column.addWidget(Text(breakable(f"Our note: {gap.note}")))
    button = QuietButton("See the answer")
    button.setAccessibleDescription(gap.heading)
    button.clicked.connect(partial(open_question, gap.question_id))
    column.addWidget(name_row(button, gap.question_id), 0, Qt.AlignmentFlag.AlignLeft)
    return column


def contact_line(line: HelpLine, keep: Callable[[str, str], Told], clock: Clock) -> SavedLine:
    """Return the field for what the home rings; a contact out of its dates says so and shows no number."""
    known = f"Ring {line.number}. " if line.number and not line.own else ""
    old = f"{line.old}. " if line.old else ""
    hint = f"{old}{known}For {line.helps_with}. {line.sure}"
    return SavedLine(line.name, hint, line.typed, partial(keep, line.contact_id), clock)


def measures_list(sheet: SupportSheet) -> QWidget:
    """Return every measure now and before."""
    rows = [
        (f"{each.number}. {each.name}", f"Now: {each.now}" + (f". Before: {each.before}" if each.before else ""))
        for each in sheet.measures
    ]
    return DefinitionList(rows)

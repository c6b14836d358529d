"""The building blocks side by side, and a table."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from carehome_desktop.domain.words import day_words
from carehome_desktop.ui.parts.buttons import PrimaryButton, QuietButton, SecondaryButton
from carehome_desktop.ui.parts.columns import TwoColumns
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card, DefinitionList, EmptyState
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.table import Cell, Column, DataTable
from tests.ui.gallery import page


@page("parts")
def parts() -> QWidget:
    """Rows, fields with and without an error, banners, facts, states."""
    sheet = ScrollPage("Building blocks", "Each as it stands on a page")
    due = Card(title="What is due")
    due.body.addWidget(ListRow("Infection control", "Closes tonight at 11:59pm.", State.MISSING, "11 missing"))
    due.body.addWidget(ListRow("Daily figures", "", State.RECEIVED, "Received 2:02pm"))
    due.body.addWidget(ListRow("Monthly return", "The date is before the home opened.", State.REFUSED))
    form = Card(title="Your home")
    form.body.addWidget(LabelledLine("Name of the home", "As it is on your CQC certificate"))
    wrong = LabelledLine("CQC location ID", "Such as 1-123456789")
    wrong.set_error("Write the number that begins with 1-.")
    form.body.addWidget(wrong)
    ticked = QCheckBox("Our home cares only for people under 65")
    ticked.setChecked(True)
    form.body.addWidget(ticked)
    main, side = QWidget(), QWidget()
    left, right = QVBoxLayout(main), QVBoxLayout(side)
    left.setContentsMargins(0, 0, 0, 0)
    right.setContentsMargins(0, 0, 0, 0)
    left.setSpacing(16)
    right.setSpacing(12)
    left.addWidget(due)
    left.addWidget(form)
    right.addWidget(Banner("Write down your recovery phrase. Without it, a lost computer is lost data."))
    right.addWidget(Banner("Until 30 August 2020, homes only for people under 65 answered no.", "blue", title="Advice"))
    right.addWidget(DefinitionList([("Home", "Rosewood House"), ("Manager", "J. Shaw")]))
    for state in State:
        if state.word:
            right.addWidget(StateLabel(state))
    sheet.body.addWidget(TwoColumns(main, side))
    sheet.add_action(QuietButton("Print", icon="print"), left=True)
    sheet.add_action(SecondaryButton("Back", icon="back"))
    sheet.set_main_action("Send when connected")
    return sheet


@page("table")
def table() -> QWidget:
    """A table of what was sent, and an empty one."""
    sheet = ScrollPage("History", "What was sent, when, and with what receipt")
    columns = [Column("Return"), Column("For"), Column("Receipt"), Column("Answers", figures=True)]
    full = DataTable("What was sent", columns, EmptyState("Nothing was sent yet."))
    first = date(2026, 11, 21)
    full.set_rows(
        [
            ["Infection control", Cell(day_words(day), day), f"CT-7H{at:02d}", Cell("13", 13)]
            for at in range(60)
            if (day := first - timedelta(days=at))
        ]
    )
    full.sort_by(1, backwards=True)
    full.view.selectRow(2)
    empty = DataTable(
        "PPE",
        columns,
        EmptyState("No stock is counted yet.", "Count what is in the cupboard to begin.", PrimaryButton("Count now")),
    )
    sheet.body.addWidget(empty)
    sheet.fill_with(full)
    return sheet

"""The small steps to the side from the pages of PPE; a page of PPE that is gone to from there adds its line here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import Flow
from carehome_desktop.ui.parts.buttons import QuietButton


def ways(go: Go, type_id: str = "") -> QWidget:
    """Return the steps from the place, or from the page of one type."""
    return _row(_of_type(go, type_id) if type_id else _of_place(go))


def _of_place(go: Go) -> tuple[tuple[str, Callable[[], None]], ...]:
    return (
        ("What if?", go.to_ppe_what_if),
        ("Charts", go.to_ppe_charts),
        ("Prints and files", go.to_ppe_files),
        ("Import", go.to_ppe_import),
        ("Entries", go.to_ppe_entries),
        ("Costs", go.to_ppe_costs),
        ("Find a batch", go.to_ppe_recall),
        ("Types and codes", go.to_ppe_setup),
    )


def _of_type(go: Go, type_id: str) -> tuple[tuple[str, Callable[[], None]], ...]:
    return (
        ("What if?", partial(go.to_ppe_what_if, type_id)),
        ("Draw it over time", partial(go.to_ppe_charts, type_id)),
        ("All its entries", partial(go.to_ppe_entries, type_id)),
        ("Whom to ask", partial(go.to_ppe_ladder, type_id)),
    )


def _row(steps: tuple[tuple[str, Callable[[], None]], ...]) -> QWidget:
    buttons = []
    for words, go_there in steps:
        button = QuietButton(words)
        button.clicked.connect(partial(_press, go_there))
        buttons.append(button)
    return Flow(buttons)


def _press(go_there: Callable[[], None], _checked: bool = False) -> None:
    go_there()

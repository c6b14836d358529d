"""The small steps to the side from the pages of PPE: to its charts, and to its prints and files."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.parts.buttons import QuietButton


def ways(go: Go, type_id: str = "") -> QWidget:
    """Return the steps from the place, or from the page of one type."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.space(4))
    charts = QuietButton("Draw it over time" if type_id else "Charts")
    charts.clicked.connect(partial(go.to_ppe_charts, type_id))
    line.addWidget(charts)
    line.addStretch(1)
    return row

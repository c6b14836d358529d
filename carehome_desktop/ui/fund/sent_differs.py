"""Says that a report which the council has would say something else now, where what it is made of was changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from carehome_desktop.services.fund_sent import Outdated
from carehome_desktop.ui import theme
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import empty, name_row
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.panels import Banner
from carehome_desktop.ui.session import Session

OPEN = "Open the report"


class SentDiffers(QWidget):
    """Takes no room while every report says what was sent. Of very many costs a look takes seconds: off the window's thread."""

    def __init__(self, session: Session, go: Go, scheme_id: str | None = None) -> None:
        """Of one fund, or without its id of all."""
        super().__init__()
        self._session, self._go, self._scheme_id = session, go, scheme_id
        self._shown: list[Outdated] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(3))
        self.hide()

    def look(self) -> None:
        """Hold what was sent against what stands now."""
        self._session.background.run(partial(self._session.fund_returns.changed_since, self._scheme_id), self._say)

    def _say(self, found: list[Outdated]) -> None:
        if not isValid(self) or found == self._shown:  # the page was left meanwhile
            return
        self._shown = found
        empty(self._column)
        for each in found:
            banner = Banner(breakable(each.words()), "blue")
            link = QuietButton(OPEN)
            link.setAccessibleDescription(each.scheme_name)
            link.clicked.connect(partial(self._open, each.sent.scheme_id))
            name_row(link, f"differs {each.sent.id}")
            banner.side.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            self._column.addWidget(banner)
            announce(self, each.words())
        self.setVisible(bool(found))

    def _open(self, scheme_id: str, _checked: bool = False) -> None:
        self._go.to_fund_report(scheme_id)

"""Two columns that become one when the window is narrow or the text is large."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from carehome_desktop.ui import theme


class TwoColumns(QWidget):
    """The main thing beside what explains it; below 1,000 px of window (times the text size) the second goes under the first."""

    def __init__(self, main: QWidget, side: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(main, main.property("part") or "column")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space(6))
        self._row.addWidget(main, 5, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(side, 3, Qt.AlignmentFlag.AlignTop)
        self._main, self._side = main, side

    def folded(self) -> bool:
        """Return whether the second column lies under the first."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold with the window."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Fold or unfold for the window it is shown in."""
        super().showEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Fold or unfold with the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        narrow = self.window().width() < theme.tokens.FOLD_BELOW * theme.current().text_scale
        if narrow == self.folded():
            return
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)
        self._row.setStretch(0, 0 if narrow else 5)
        self._row.setStretch(1, 0 if narrow else 3)
        top = Qt.AlignmentFlag.AlignTop
        self._row.setAlignment(self._side, Qt.AlignmentFlag(0) if narrow else top)
        self._row.setAlignment(self._main, Qt.AlignmentFlag(0) if narrow else top)

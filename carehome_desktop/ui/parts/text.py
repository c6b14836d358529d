"""Words on a page: titles, headings, text and hints. What a person typed is never read as markup."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.theme import early


class Text(QLabel):
    """Plain words that wrap, and can be picked out with the mouse to copy; inside a button they are not selectable."""

    def __init__(
        self,
        words: str = "",
        parent: QWidget | None = None,
        *,
        part: str = "",
        wrap: bool = True,
        selectable: bool = True,
    ) -> None:
        super().__init__(parent)
        self._heights: dict[tuple[int, str, int, int], int] = {}
        self.setProperty("textFormat", early.PLAIN_TEXT)
        self.setWordWrap(wrap)
        if selectable:
            self.setProperty("textInteractionFlags", early.SELECTABLE_BY_MOUSE)
            self.setProperty("focusPolicy", early.NO_FOCUS)
        if part:
            theme.mark(self, part)
        self.setText(words)

    def heightForWidth(self, width: int) -> int:
        """Return how high the words stand at a width.

        Layouts ask this some ten times for each time the answer changes, and Qt would lay out selectable words anew
        each time: that was two fifths of what it took to show a page. The font is asked for, and no event listened to:
        the first event that Python sees costs the first paint the names of all events.
        """
        air = self.contentsMargins()
        across, down = air.left() + air.right(), air.top() + air.bottom()
        key = (max(width, self.minimumWidth()), self.font().key(), across, down)
        height = self._heights.get(key)
        if height is None:
            height = self._heights[key] = super().heightForWidth(key[0])
        return height

    def setText(self, words: str) -> None:
        """Show other words."""
        self._heights.clear()
        super().setText(words)

    def setMinimumHeight(self, height: int) -> None:
        """Keep so much room at least; Qt's answers hold it, so those of before are forgotten."""
        if height != self.minimumHeight():
            self._heights.clear()
            super().setMinimumHeight(height)


def listed(sentences: Sequence[str]) -> str:
    """Return one sentence as it is, and several one below the other with a dot before each."""
    return "\n".join(f"•  {each}" for each in sentences) if len(sentences) > 1 else "".join(sentences)


class Title(Text):
    """The heading of a page."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent, part="title")


class Heading(Text):
    """The heading of what a page asks or of its main part."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent, part="heading")


class Subheading(Text):
    """The heading of a group."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent, part="subheading")


class Strong(Text):
    """A short word in bold: the name of a field or of a fact."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent, part="strong")


class Hint(Text):
    """A quiet sentence that helps most people."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent, part="hint")


class Line(QFrame):
    """A thin line between groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, "line")

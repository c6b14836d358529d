"""Walk a window as a screen reader does, and as a person with nothing but a keyboard does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.settling import settle

__all__ = ["Heard", "name_of", "nameless", "settle", "tab_order", "walk"]


@dataclass(frozen=True)
class Heard:
    """What is told of one thing on the screen."""

    role: QAccessible.Role
    name: str
    description: str
    focusable: bool
    widget: QObject | None


def walk(widget: QWidget) -> list[Heard]:
    """Return everything below a widget that is shown, in the order of the tree."""
    return list(_below(QAccessible.queryAccessibleInterface(widget)))


def nameless(widget: QWidget) -> list[str]:
    """Return every control that can take the focus and has no name, or no role that says what it is."""
    vague = (QAccessible.Role.NoRole, QAccessible.Role.Client)
    return [
        f"{type(heard.widget).__name__} ({heard.role.name}, {heard.name!r})"
        for heard in walk(widget)
        if heard.focusable and _by_tab(heard.widget) and (not heard.name.strip() or heard.role in vague)
    ]


def name_of(widget: QWidget) -> str:
    """Return the name that is told of a widget."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name) if told is not None else ""


def tab_order(window: QWidget) -> list[QWidget]:
    """Return the controls in the order in which Tab reaches them, from the first to before it comes round again."""
    if (focus := QApplication.focusWidget()) is not None:
        focus.clearFocus()
    reached: list[QWidget] = []
    for _ in range(500):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None, "the window must be active, and have something to reach"
        if now in reached:
            return reached
        reached.append(now)
    raise AssertionError("Tab never comes round")


def _by_tab(widget: QObject | None) -> bool:
    return isinstance(widget, QWidget) and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _below(told: QAccessibleInterface | None) -> Iterator[Heard]:
    if told is None or not told.isValid():
        return
    state = told.state()
    if state.invisible:
        return
    text = QAccessible.Text
    yield Heard(told.role(), told.text(text.Name), told.text(text.Description), bool(state.focusable), told.object())
    for at in range(told.childCount()):
        yield from _below(told.child(at))

"""A desk for tests of pages: an open practice home, a frame, and hands that only have a keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from carehome_desktop.app.house import House
from carehome_desktop.ui import theme
from carehome_desktop.ui.answering.keeper import Keeper
from carehome_desktop.ui.background import Background
from carehome_desktop.ui.change_hub import Change, ChangeHub
from carehome_desktop.ui.frame import Frame
from carehome_desktop.ui.go import Go
from carehome_desktop.window.moving_in import session_of
from carehome_desktop.window.rooms import Rooms
from tests.homes import Hands, practice_house
from tests.ui.settling import settle

__all__ = ["Asked", "Desk", "button", "desk", "plain", "press", "said", "settle", "wait_until", "words"]

MOST_MS = 30_000
LOOK_MS = 5
_RESTING = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents


class Asked:
    """A way out that only notes what it is asked."""

    def __init__(self) -> None:
        self.wishes: list[str] = []

    def nudge(self) -> None:
        self.wishes.append("nudge")

    def send_now(self) -> None:
        self.wishes.append("send now")

    def settings_changed(self) -> None:
        self.wishes.append("settings changed")


class Desk:
    """An open home in a frame that is shown."""

    def __init__(self, house: House, frame: Frame, rooms: Rooms, way_out: Asked, hands: Hands) -> None:
        self.house, self.frame, self.rooms, self.way_out, self.hands = house, frame, rooms, way_out, hands
        self.session, self.go = rooms.session, rooms.go

    @property
    def page(self) -> QWidget:
        return self.frame.current_page()

    def tell(self, kind: Change) -> None:
        self.session.hub.tell(kind)
        settle()


@contextmanager
def desk(folder: Path, hands: Hands | None = None, *, home: House | None = None, place: str = "") -> Iterator[Desk]:
    """Give a desk in a practice home of its own, at nine on Saturday 21 November 2026; the page of a place is made when one goes there."""
    hands = hands or Hands()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    plain(app)
    house = home or practice_house(folder, hands)
    hub, rooms, way_out = ChangeHub(), Rooms(), Asked()
    rooms.session = session_of(house, way_out, hub, Background())
    rooms.keeper = Keeper(house.answering, hub)
    frame = Frame(house.home().name, house.header.practice, rooms.places())
    rooms.go = Go(frame, rooms.pages())
    frame.show()
    frame.activateWindow()
    settle()
    frame.set_at_home(True)
    if place:
        frame.show_place(place)
        settle()
    try:
        yield Desk(house, frame, rooms, way_out, hands)
    finally:
        frame.close()
        frame.deleteLater()
        settle()
        house.close()


def plain(app: QApplication) -> None:
    """Lay the light scheme at 100 %, unless it lies there already."""
    now = theme.current()
    if (now.chosen, now.text_scale) != (theme.Scheme.LIGHT, 1.0):
        theme.apply(app, theme.Scheme.LIGHT, 1.0)


def wait_until(true: Callable[[], object]) -> None:
    """Let the window's thread run until something is so; a failure after half a minute.

    Between two events it rests, so that what it waits for has the machine; what no event tells of is looked at every few milliseconds.
    """
    deadline, look = QDeadlineTimer(MOST_MS), QTimer(interval=LOOK_MS)
    look.start()
    while not true():
        assert not deadline.hasExpired(), "it never came to be"
        QApplication.processEvents(_RESTING)


def press(*keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys one after another where the focus is; a string is typed."""
    for key in keys:
        where = QApplication.focusWidget()
        assert where is not None, "nothing has the focus"
        if isinstance(key, str):
            QTest.keyClicks(where, key, modifier)
        else:
            QTest.keyClick(where, key, modifier)
        settle()


def words(widget: QWidget) -> str:
    """Return everything that can be read on a page, top to bottom as it was made."""
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]
    buttons = [button.text() for button in widget.findChildren(QPushButton) if button.isVisible() and button.text()]
    return "\n".join([*labels, *buttons])


def said(page: QWidget) -> str:
    """Return every label that is seen, once what was just put in has found its place."""
    settle()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def button(widget: QWidget, name: str) -> QPushButton:
    """Return the button that is seen and whose spoken name begins so."""
    found = [
        each for each in widget.findChildren(QPushButton) if each.isVisible() and each.accessibleName().startswith(name)
    ]
    assert found, f"no button {name!r}; there are {[b.accessibleName() for b in widget.findChildren(QPushButton)]}"
    return found[0]

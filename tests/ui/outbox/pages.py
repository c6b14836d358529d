"""The pages around a return, each as a manager meets it on a bad and on a good day."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.delivery import FieldFault
from carehome_desktop.domain.tries import Busy, Lost, NoConnection, Rejected, SignIn
from carehome_desktop.ui.history.page import HistoryPage
from carehome_desktop.ui.history.record import RecordPage
from carehome_desktop.ui.outbox.page import OutboxPage
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.printing.preview import PrintPreview
from carehome_desktop.ui.recovery.page import RecoveryPage
from carehome_desktop.ui.settings.page import SettingsPage
from carehome_desktop.ui.shell.main_window import MainWindow
from carehome_desktop.ui.shell.place import Place
from carehome_desktop.window.rooms import PLACES
from tests.homes import week
from tests.ui.gallery import page
from tests.ui.quiet_desk import QuietDesk, quiet_desk, received


def in_window(at: QuietDesk, content: QWidget, place: str = "history") -> MainWindow:
    """Return the window as it stands with a page open; the home is closed with it."""
    window = MainWindow("Rosewood House", at.session.practice, [Place(id_, word, id_, QWidget) for id_, word in PLACES])
    window.set_honest_line(at.session.deliveries.status().line(at.hands.now), State.WAITING)
    window.first_painted.connect(lambda: (window.show_place(place), window.open_page(content)))
    window.destroyed.connect(at.close)
    return window


def bad_day() -> QuietDesk:
    """Return a desk with returns received, refused, unknown and waiting."""
    at = quiet_desk()
    at.queue(week("2026-10-20"))
    at.deliver(received(at.hands))
    at.hands.pass_by(3600)
    at.queue(week("2026-10-27"))
    at.deliver(lambda row: Rejected((FieldFault("full-wages", "the date is before the home opened."),)))
    at.hands.pass_by(3600)
    at.queue(week("2026-11-03"))
    at.deliver(lambda row: Lost())
    at.hands.pass_by(1800)
    at.queue(week("2026-11-10"))
    at.deliver(lambda row: Busy())
    at.queue()
    at.hands.pass_by(60)
    at.deliver(lambda row: NoConnection())
    return at


@page("outbox")
def outbox() -> QWidget:
    """Some of everything."""
    at = bad_day()
    return in_window(at, OutboxPage(at.session, at.go))


@page("outbox-paused")
def paused() -> QWidget:
    """The token was not accepted."""
    at = quiet_desk()
    at.queue()
    at.deliver(lambda row: SignIn())
    return in_window(at, OutboxPage(at.session, at.go))


@page("outbox-offline")
def offline() -> QWidget:
    """There is no connection, or the address is wrong."""
    at = quiet_desk(practice=False)
    at.house.home_records.tell("endpoint_url", "https://returns.example.org")
    at.queue()
    at.deliver(lambda row: NoConnection())
    content = OutboxPage(at.session, at.go)
    content._send_now()
    content.refresh()
    return in_window(at, content)


@page("outbox-empty")
def nothing() -> QWidget:
    """A good day."""
    at = quiet_desk()
    at.queue()
    at.deliver(received(at.hands))
    return in_window(at, OutboxPage(at.session, at.go))


@page("history")
def history() -> QWidget:
    """Five returns."""
    at = bad_day()
    return in_window(at, HistoryPage(at.session, at.go))


@page("history-empty")
def no_history() -> QWidget:
    """Nothing was sent yet."""
    at = quiet_desk()
    return in_window(at, HistoryPage(at.session, at.go))


def _record() -> tuple[QuietDesk, RecordPage]:
    at = quiet_desk()
    queued = at.queue(but={"full-wages": False})
    at.deliver(lambda row: NoConnection())
    at.hands.pass_by(120)
    at.deliver(received(at.hands))
    return at, RecordPage(at.session, at.go, queued.return_id)


@page("record")
def record() -> QWidget:
    """A return with its receipt."""
    at, content = _record()
    return in_window(at, content)


@page("print")
def preview() -> QWidget:
    """The sheet before it is printed."""
    from carehome_desktop.services.printing import file_name, return_pdf

    at, content = _record()
    kept = at.session.records.record(content._return_id)
    assert kept is not None
    home = at.session.home_records.home()
    shown = PrintPreview(lambda: return_pdf(kept, home, at.hands.now), file_name(kept), at.session.background)
    at.session.background.wait(10_000)
    return shown


def _settings(practice: bool, then: Callable[[SettingsPage], object]) -> QWidget:
    at = quiet_desk(practice=practice)
    content = SettingsPage(at.session, at.go)
    window = in_window(at, content, "settings")
    window.first_painted.connect(lambda: then(content))
    return window


@page("settings")
def settings() -> QWidget:
    """The home, with a code that looks unusual."""

    def show(content: SettingsPage) -> None:
        content.home.lines["cqc_location_id"].line.set_text("12345")
        content.home.lines["cqc_location_id"].flush()

    return _settings(False, show)


@page("settings-people")
def people() -> QWidget:
    """A name about to be erased."""

    def show(content: SettingsPage) -> None:
        row = next(iter(content.people.people.values()))
        row.disclosure.set_open(True)
        row.erase.click()
        content._go_to_group(content.people)

    return _settings(False, show)


@page("settings-way-out")
def way_out() -> QWidget:
    """An address that cannot be used."""

    def show(content: SettingsPage) -> None:
        content.go_to_field("endpoint_url")
        content.way_out.lines["endpoint_url"].line.set_text("http://example.org")
        content.way_out.lines["endpoint_url"].flush()

    return _settings(False, show)


@page("settings-rest")
def rest() -> QWidget:
    """Look, records and phrase."""

    def show(content: SettingsPage) -> None:
        content._go_to_group(content.look)

    return _settings(False, show)


@page("recovery")
def recovery() -> QWidget:
    """Twelve words."""
    at = quiet_desk(practice=False)
    return in_window(at, RecoveryPage(at.session, at.go), "today")


@page("recovery-ask")
def ask() -> QWidget:
    """Three words asked for, one wrong."""
    at = quiet_desk(practice=False)
    content = RecoveryPage(at.session, at.go)
    content.ask()
    content.lines[0].set_text("zebra")
    window = in_window(at, content, "today")
    window.first_painted.connect(content.main_action_pressed.emit)
    return window


@page("recovery-done")
def done() -> QWidget:
    """The words are forgotten."""
    at = quiet_desk(practice=False)
    words = at.session.recovery.phrase()
    content = RecoveryPage(at.session, at.go)
    content.ask()
    for place, line in zip(content.asked, content.lines, strict=True):
        line.set_text(words[place - 1])
    content.main_action_pressed.emit()
    return in_window(at, content, "today")

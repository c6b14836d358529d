"""Work elsewhere: what asked for it is let go of on the window's thread, also if it was left meanwhile."""

from __future__ import annotations

from threading import Event, current_thread

from PySide6.QtCore import Qt
from shiboken6 import delete

from carehome_desktop.ui.background import Background, _Job
from tests.ui.desk import settle, wait_until


def test_who_asked_is_let_go_of_on_the_windows_thread_though_the_work_ends_later(qapp: object) -> None:
    background, told, let_go, gone = Background(), Event(), Event(), []

    class Asker:
        def __del__(self) -> None:
            gone.append(current_thread())

    def ask() -> None:
        asker = Asker()

        def work() -> tuple[type, int]:
            return type(asker), 7

        def done(value: tuple[type, int]) -> None:
            if value == (type(asker), 7):
                told.set()

        background.run(work, done)

    # The thread that worked is held where it has told of the end, until the window has forgotten who asked.
    background._ended.connect(lambda *_: let_go.wait(20), Qt.ConnectionType.DirectConnection)
    ask()
    wait_until(told.is_set)
    settle()
    let_go.set()
    assert background.wait()
    settle()
    assert gone == [current_thread()]


def test_work_that_ends_after_the_window_is_gone_tells_nobody(qapp: object) -> None:
    background, worked = Background(), []
    tell = background._ended.emit
    delete(background)
    _Job(1, lambda: worked.append(7), tell).run()
    assert worked == [7]

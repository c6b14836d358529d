"""What nothing needs any more goes on the window's thread alone."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Thread, current_thread, main_thread

import pytest

from carehome_desktop.ui.collecting import Collecting, look
from tests.ui.desk import wait_until


class Circle:
    """Needs itself, and says on which thread it went."""

    def __init__(self, went: list[object]) -> None:
        self.itself, self.went = self, went

    def __del__(self) -> None:
        self.went.append(current_thread())


@pytest.fixture
def often() -> Iterator[None]:
    """Make the collector due after few new objects."""
    before = gc.get_threshold()
    gc.set_threshold(200, 1, 1)
    yield
    gc.set_threshold(*before)


def litter(went: list[object]) -> None:
    for _ in range(2_000):
        Circle(went)


@pytest.mark.usefixtures("often")
def test_another_thread_leaves_its_circles_to_the_thread_of_the_window() -> None:
    gc.enable()
    collecting = Collecting()
    went: list[object] = []
    other = Thread(target=litter, args=(went,))
    other.start()
    other.join()
    assert went == []
    wait_until(lambda: len(went) == 2_000)
    assert set(went) == {main_thread()}
    collecting.deleteLater()


@pytest.mark.usefixtures("often")
def test_looking_takes_the_oldest_generation_that_is_due() -> None:
    went: list[object] = []
    litter(went)
    for _ in range(4):
        look()
        litter([])
    assert len(went) == 2_000

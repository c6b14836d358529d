"""Nothing has changed since yesterday: how many actions it takes to say so, and how long by a keystroke-level model.

The model is that of Card, Moran and Newell; the constants are ours, as we take them from it for a person who types a
little slower than an office does. What the program itself takes is measured, not guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.opening import open_practice
from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.periods import Period
from carehome_desktop.ui.returns.check import CheckPage
from carehome_desktop.ui.returns.section import SectionPage
from carehome_desktop.vault.folder import DataFolder
from tests.homes import SECTION, answer_all
from tests.ui.desk import press, words
from tests.window.driving import running

KEY = 0.28  # K: one key, or one press of the mouse
MIND = 1.35  # M: making up one's mind what to do next
POINT = 1.10  # P: moving the mouse to something
READ = 3.0  # ours: looking over a list that is known, before it is confirmed
MOST_ACTIONS, MOST_SECONDS = 6, 20.0
ENTER = Qt.Key.Key_Return


@dataclass
class Hand:
    """Counts what a person does, in actions and in seconds."""

    actions: int = 0
    seconds: float = 0.0

    def launch(self) -> None:
        """Point at the program's icon and press twice."""
        self._did(POINT + 2 * KEY)

    def enter(self) -> None:
        """Press Enter where the focus is."""
        begin = perf_counter()
        press(ENTER)
        self._did(KEY, perf_counter() - begin)

    def look_over(self) -> None:
        """Read what is to be confirmed."""
        self.seconds += READ

    def _did(self, seconds: float, program: float = 0.0) -> None:
        self.actions += 1
        self.seconds += MIND + seconds + program


@contextmanager
def yesterday_answered(folder: Path) -> Iterator[tuple[DataFolder, Period]]:
    """Leave a home as it was closed after the last return, with all of it answered."""
    home = DataFolder(folder)
    house = open_practice(home, Machine())
    section = house.catalogue.section(SECTION, house.machine.clock.local().date())
    assert section is not None
    now = Period.of(section.period_kind, house.machine.clock.local().date())
    answer_all(house, Period.of(section.period_kind, now.first_day() - timedelta(days=1)))
    house.close()
    yield home, now


def test_from_launch_to_the_section_confirmed_in_six_actions_and_twenty_seconds(tmp_path: Path) -> None:
    with yesterday_answered(tmp_path) as (home, now):
        hand = Hand()
        hand.launch()
        begin = perf_counter()
        with running(home.root, practice=True) as program:
            hand.seconds += perf_counter() - begin
            assert program.house is not None
            hand.enter()
            page = program.frame.current_page()
            assert isinstance(page, SectionPage), "Today leads to the list, where all can be confirmed at once"
            assert page.main_action is not None
            assert page.main_action.text() == "Confirm all 13"
            assert program.house.answering.open(SECTION, now).number(Standing.CARRIED) == 13
            hand.look_over()
            hand.enter()
            assert program.house.answering.open(SECTION, now).ready
            print(f"confirmed: {hand.actions} actions, {hand.seconds:.1f} s by the model")
            assert hand.actions <= MOST_ACTIONS
            assert hand.seconds <= MOST_SECONDS


def test_three_more_actions_send_it(tmp_path: Path) -> None:
    with yesterday_answered(tmp_path) as (home, _), running(home.root, practice=True) as program:
        hand = Hand()
        hand.launch()
        for _ in range(3):
            hand.enter()
        assert isinstance(program.frame.current_page(), CheckPage)
        hand.enter()
        hand.enter()
        assert "Your answers" in words(program.frame)
        assert program.house is not None
        assert len(program.house.deliveries.outgoing()) == 1
        assert hand.actions <= MOST_ACTIONS

"""Open homes for tests: a real encrypted file, real questions, and a clock that a test can turn."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from carehome_desktop.app.house import House
from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.opening import open_practice
from carehome_desktop.app.questions import load_questions
from carehome_desktop.catalogue import Catalogue
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.values import YesNo
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.vault.folder import DataFolder

SECTION = "infection-control"
TODAY = Period(PeriodKind.DAY, "2026-11-21")
YESTERDAY = Period(PeriodKind.DAY, "2026-11-20")
THIS_WEEK = Period(PeriodKind.WEEK, "2026-W47")
LAST_WEEK = Period(PeriodKind.WEEK, "2026-W46")
"""Infection control is answered by the week from 10 August 2020 on."""

NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


class Hands:
    """A clock's hands: wall and monotonic time move together unless a test turns one alone."""

    def __init__(self, now: datetime = NINE) -> None:
        self.now, self.seconds = now, 1000.0
        self.clock = Clock(wall=lambda: self.now, monotonic=lambda: self.seconds)

    def pass_by(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)
        self.seconds += seconds


def practice_house(
    folder: Path, hands: Hands | None = None, *, half: float = 0.5, machine: type[Machine] = Machine
) -> House:
    """Return an open practice home in a folder; chance always gives the same fraction.

    A new one is a copy of one that was made once at that moment, and so are its questions where they are the program's own.
    """
    hands = hands or Hands()
    home = DataFolder(folder / "home")
    if not home.root.exists():
        shutil.copytree(_made_at(hands.now), home.root)
    house = open_practice(home, machine(clock=hands.clock, chance=Chance(fraction=lambda: half)))
    if house.machine.roots == Machine().roots and not any(home.packs.glob("*")):
        house.catalogue = _own_questions()
    return house


@cache
def _made_at(now: datetime) -> Path:
    """Return a new practice home; it is copied, never opened."""
    folder = Path(tempfile.mkdtemp(prefix="made"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    open_practice(DataFolder(folder / "home"), Machine(clock=Hands(now).clock)).close()
    return folder / "home"


@cache
def _own_questions() -> Catalogue:
    """Return the questions the program brings, read once: a set that was read never changes."""
    return load_questions(Machine(), DataFolder(Path(tempfile.gettempdir()) / "no packs here"))


def answer_all(house: House, period: Period = THIS_WEEK, *, but: dict[str, bool] | None = None) -> None:
    """Say yes to every question of the section, or what `but` says."""
    section, who = house.answering.section_for(SECTION, period), house.manager()
    for question in section.questions:
        house.answering.answer(SECTION, period, question.id, YesNo((but or {}).get(question.id, True)), who)


def day(text: str) -> Period:
    """Return the period of a day."""
    return Period.of(PeriodKind.DAY, date.fromisoformat(text))


def week(text: str) -> Period:
    """Return the week that holds a day."""
    return Period.of(PeriodKind.WEEK, date.fromisoformat(text))

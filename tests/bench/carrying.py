"""Yesterday's 60 answers carried forward: from the wish to see the section to its list painted, each *not yet confirmed*."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.opening import open_practice
from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.questions import AnswerKind, Question
from carehome_desktop.domain.values import Counts, Number, Value, YesNo
from carehome_desktop.machine import Clock
from carehome_desktop.ui import theme
from carehome_desktop.vault.folder import DataFolder
from tests.bench.rows import Row, middle
from tests.catalogue.packs import PROGRAMME, QUESTION, SECTION, SECTION_FILE, write
from tests.homes import Hands
from tests.ui.desk import desk, settle

ANSWERS, TIMES = 60, 30
FRIDAY, SATURDAY = Period(PeriodKind.DAY, "2026-11-20"), Period(PeriodKind.DAY, "2026-11-21")
TABLE = """
[[parts.rooms]]
id = "ground"
label = "Ground floor"

[[parts.rooms]]
id = "first"
label = "First floor"
"""


def rows(folder: Path) -> Iterator[Row]:
    """Open the list of a day that nobody has begun, again and again."""
    pack = _pack(folder / "pack")
    hands = Hands(datetime(2026, 11, 21, 9, 0, tzinfo=UTC))
    house = open_practice(DataFolder(folder / "home"), Machine(clock=Clock(wall=lambda: hands.now), packs=(pack,)))
    who = house.manager()
    for question in house.answering.section_for("warmth", FRIDAY).questions:
        house.answering.answer("warmth", FRIDAY, question.id, _value(question), who)
    with desk(folder, hands, home=house) as at:
        theme.current().draw_icons()
        at.frame.resize(1280, 720)
        settle()
        took = []
        for _ in range(TIMES + 1):
            begin = perf_counter()
            at.go.to_section("warmth", SATURDAY)
            QApplication.sendPostedEvents()  # what was put on the page finds its place
            at.frame.repaint()
            took.append((perf_counter() - begin) * 1000)
            assert at.session.answering.open("warmth", SATURDAY).number(Standing.CARRIED) == ANSWERS
            settle()
            at.go.back()
            settle()
    figure = middle(took[1:])
    yield Row("yesterday's 60 answers carried forward and painted", figure, None, "ms", "at most 80", figure <= 80)


def _pack(root: Path) -> Path:
    """Write a daily section of 60 questions: yes or no, numbers and small tables in turn."""
    write(root, "programmes/winter.toml", PROGRAMME)
    write(root, SECTION_FILE, SECTION.replace("question_count = 2", f"question_count = {ANSWERS}") + TABLE)
    for number in range(1, ANSWERS + 1):
        text = QUESTION.format(id=f"room-{number}", number=number)
        if number % 3 == 1:
            text = text.replace('kind = "yes-no"', 'kind = "whole-number"\nunit = "rooms"')
        if number % 3 == 2:
            text = text.replace('kind = "yes-no"', 'kind = "counts"\nunit = "rooms"\nparts = "rooms"')
        text = text.replace("[guidance]", '[guidance]\ncounts = ["Count each room."]')
        write(root, f"sections/warmth/2020-11/{number:02d}-room.toml", text)
    return root


def _value(question: Question) -> Value:
    match question.kind:
        case AnswerKind.NUMBER:
            return Number(question.number)
        case AnswerKind.COUNTS:
            return Counts.of({"ground": question.number, "first": 2})
    return YesNo(True)

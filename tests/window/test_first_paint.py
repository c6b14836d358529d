"""The frame is painted before anything heavy is loaded, and the question is there before SQLAlchemy is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

HEAVY = (
    "sqlalchemy",
    "alembic",
    "reportlab",
    "requests",
    "keyring",
    "fastapi",
    "pypdfium2",
    "xlsxwriter",
    "sqlcipher3",
)
NEVER_FOR_A_QUESTION = ("sqlalchemy", "alembic", "reportlab", "requests", "fastapi", "pypdfium2", "xlsxwriter")

STORY = """
import json, os, sys
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from carehome_desktop.window.program import Program
import carehome_desktop.window.start as start

seen = {}
open_ = Program._open
move_in = Program._move_in

def at_first_paint(program):
    seen["painted"] = sorted(sys.modules)
    open_(program)

def moved_in(program, house):
    move_in(program, house)
    seen["question"] = sorted(sys.modules)
    seen["page"] = type(program.frame.current_page()).__name__
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_N)
    seen["answered"] = sorted(sys.modules)
    print(json.dumps(seen), flush=True)
    program.frame.close()

Program._open = at_first_paint
Program._move_in = moved_in
sys.exit(start.start(sys.argv[1:]))
"""

LEAVE_AT_A_QUESTION = """
import sys
from datetime import timedelta
from pathlib import Path
from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.opening import open_practice
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.values import YesNo
from carehome_desktop.services.workplace import Spot
from carehome_desktop.vault.folder import DataFolder

house = open_practice(DataFolder(Path(sys.argv[1])), Machine())
week, who = Period.read("2026-W46"), house.manager()
yesterday = house.machine.clock.wall() - timedelta(days=1)
came = house.stock.record(Entry("gloves", Kind.DELIVERY, Quantity(3, 100), yesterday), who, sure=True)
assert isinstance(came, Movement)
for question in house.answering.section_for("infection-control", week).questions:
    house.answering.answer("infection-control", week, question.id, YesNo(True), who)
house.workplace.leave_at(Spot("infection-control", week, "test-kits"))
house.close()
"""

KEPT = """
import sys
from pathlib import Path
from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.opening import open_practice
from carehome_desktop.domain.periods import Period
from carehome_desktop.vault.folder import DataFolder

house = open_practice(DataFolder(Path(sys.argv[1])), Machine())
print(house.answering.open("infection-control", Period.read("2026-W46")).state_of("test-kits").answer.value)
house.close()
"""


def test_nothing_heavy_is_loaded_before_the_first_paint_and_only_what_it_needs_before_the_question(
    tmp_path: Path,
) -> None:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", LEAVE_AT_A_QUESTION, str(tmp_path)], check=True, env=environment)
    told = subprocess.run(
        [sys.executable, "-c", STORY, "--practice", "--data-dir", str(tmp_path)],
        check=True,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    seen = json.loads(told.stdout)
    assert [name for name in HEAVY if name in seen["painted"]] == []
    assert seen["page"] == "AnsweringPage"
    assert "sqlcipher3" in seen["question"], "the store is open by then"
    assert [name for name in NEVER_FOR_A_QUESTION if name in seen["question"]] == []

    assert "sqlalchemy" in seen["answered"], "an answer given before it is loaded waits for it"
    kept = subprocess.run(
        [sys.executable, "-c", KEPT, str(tmp_path)], check=True, env=environment, capture_output=True, text=True
    )
    assert kept.stdout == "YesNo(yes=False)\n"


def test_the_programs_own_start_loads_nothing_heavy_either() -> None:
    code = "import sys, carehome_desktop.__main__, carehome_desktop.window, carehome_desktop.window.start; print(sorted(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert [name for name in HEAVY if f"'{name}'" in told.stdout] == []

"""`carehome-desktop demo`: walks the whole main job in practice, without a screen, and shows what it made."""

from __future__ import annotations

import argparse
import tempfile
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from carehome_desktop.app.house import House
from carehome_desktop.app.opening import begin_practice_endpoint, open_practice
from carehome_desktop.cli.context import Context
from carehome_desktop.cli.outbox import send_now
from carehome_desktop.cli.returns import as_data, line_of, period_of
from carehome_desktop.domain.answers import HOLDS_BACK
from carehome_desktop.domain.copy_sheet import Mark
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.questions import AnswerKind
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.values import Choice, Counts, Day, Given, Number, Picks, Words, YesNo, value_words
from carehome_desktop.domain.ways import Shown, Way
from carehome_desktop.services.answering import QuestionState
from carehome_desktop.services.copy_sheet_print import write_copy_sheet
from carehome_desktop.services.printing import write_return
from carehome_desktop.vault.folder import DataFolder

SECTION, DAILY, MONTHLY = "infection-control", "covid-counts", "beds"
"""What is answered: the 13 questions and the day's counts go to the endpoint, the month's beds are typed from a copy sheet."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `demo` command."""
    demo = subparsers.add_parser("demo", help="walk the whole main job in practice, from a first answer to a receipt")
    demo.add_argument("--out", type=Path, metavar="DIR", help="where to put the printed copies and the picture")
    demo.set_defaults(run=run)


def run(context: Context) -> int:
    """Answer two returns that are sent and one that is typed by hand, and write what a home would print of them."""
    out_dir: Path = (context.args.out or Path("carehome-demo")).absolute()
    try:
        out_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return context.out.refused(
            f"The folder named with --out cannot be made ({error.strerror or 'no reason given'}). "
            "Nothing was done. Name one that you may write to."
        )
    with ExitStack() as stack:
        # Without a folder named, the walk leaves nothing behind but what it was asked to write.
        root = getattr(context.args, "data_dir", None) or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        house = open_practice(DataFolder(Path(root).absolute()), context.machine)
        stack.callback(house.close)
        begin_practice_endpoint(house)
        if house.endpoint_trouble:
            return context.out.refused(house.endpoint_trouble)
        try:
            return _walk(context, house, out_dir)
        except Refused as refused:
            return context.out.refused(refused.words)


def _walk(context: Context, house: House, out_dir: Path) -> int:
    steps: list[str] = []
    sent = [_answered(house, section_id, Way.ENDPOINT, steps) for section_id in (SECTION, DAILY)]
    send_now(house)
    rows = [_now(house, section_id, period) for section_id, period in sent]
    steps += [line_of(row) for row in rows]
    if left := [row for row in rows if row.receipt is None]:
        return context.out.refused("\n".join([*steps, left[0].words]), returns=[as_data(row) for row in rows])
    by_hand = _typed(house, *_answered(house, MONTHLY, Way.HAND, steps), steps)
    written = _printed(context, house, rows[0], by_hand, out_dir)
    steps += [f"Written: {path}" for path in written]
    data = {
        "receipts": [row.receipt.receipt_id for row in rows if row.receipt],
        "returns": [as_data(row) for row in (*rows, by_hand)],
        "written": [str(path) for path in written],
    }
    return context.out.done(steps, data)


def _answered(house: House, section_id: str, way: Way, steps: list[str]) -> tuple[str, Period]:
    """Answer a section for its period of today and put it on its way; one that is on its way already stays as it is."""
    period, who = period_of(house, section_id, None), house.manager()
    section = house.answering.section_for(section_id, period)
    steps.append(f"{section.title}, {period.words()}")
    house.answering.confirm(section_id, period, who)
    # One question after the other: what the home has says which lines of the tables after it are asked.
    for question in section.questions:
        state = house.answering.open(section_id, period).state_of(question.id)
        if state.standing not in HOLDS_BACK:
            continue
        value = _plain_answer(state, house.machine.clock.local().date())
        saved = house.answering.answer(section_id, period, question.id, value, who)
        if isinstance(saved, Problem):
            raise Refused(saved.words)
        steps.append(f"  {question.number:>2}. {question.heading} {value_words(value, question)} – saved")
    queued = house.filing.queue(section_id, period, who, way)
    if isinstance(queued, Problem) and queued.field:
        raise Refused(queued.words)
    return section_id, period


def _plain_answer(state: QuestionState, today: date) -> Given:
    """Return an answer that a small home might give; it is practice, nothing of it is real."""
    parts = state.parts or state.question.parts
    match state.question.kind:
        case AnswerKind.YES_NO:
            return YesNo(True)
        case AnswerKind.CHOICE:
            return Choice(parts[0].id)
        case AnswerKind.NUMBER:
            return Number(max(1, state.question.least))
        case AnswerKind.COUNTS:
            return Counts.of({part.id: 1 for part in parts})
        case AnswerKind.DATE:
            return Day(today)
        case AnswerKind.TEXT:
            return Words("For practice")
        case AnswerKind.PICKS:
            return Picks.of({part.id: "" for part in parts[:2]})


def _typed(house: House, section_id: str, period: Period, steps: list[str]) -> Outgoing:
    """Go through the copy sheet as somebody at the tracker's page would, and record that it was entered."""
    row, who = _now(house, section_id, period), house.manager()
    sheet = house.copy_sheets.open(row.return_id)
    assert sheet is not None
    for line in sheet.left():
        house.copy_sheets.mark(row.return_id, line.key, Mark.TYPED, who)
        steps.append(f"  {line.name} {line.value} – typed")
    if row.entered is None:
        told = house.ways_out.enter(row.return_id, who, house.machine.clock.wall(), Shown.NOT_CHECKED, who)
        if isinstance(told, Problem):
            raise Refused(told.words)
        row = told
    steps.append(line_of(row))
    return row


def _printed(context: Context, house: House, sent: Outgoing, by_hand: Outgoing, out_dir: Path) -> list[Path]:
    home, now = house.home(), context.machine.clock.wall()
    record, sheet = house.records.record(sent.return_id), house.copy_sheets.open(by_hand.return_id)
    assert record is not None
    assert sheet is not None
    written = [
        write_return(record, home, now, out_dir / "infection-control-return.pdf"),
        write_copy_sheet(sheet, home, now, out_dir / "beds-copy-sheet.pdf"),
    ]
    if context.take_picture is not None:
        picture = out_dir / "answering-page.png"
        context.take_picture(house.folder.root, picture, record.section.questions[2].id)
        written.append(picture)
    return written


def _now(house: House, section_id: str, period: Period) -> Outgoing:
    """Return the newest revision of a return as it stands."""
    return next(row for row in house.deliveries.outgoing() if (row.section_id, row.period) == (section_id, period))

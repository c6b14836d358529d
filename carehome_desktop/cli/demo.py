"""`carehome-desktop demo`: walks the whole main job in practice, without a screen, and shows what it made."""

from __future__ import annotations

import argparse
import tempfile
from contextlib import ExitStack
from pathlib import Path

from carehome_desktop.app.opening import begin_practice_endpoint, open_practice
from carehome_desktop.cli.context import Context
from carehome_desktop.cli.outbox import send_now
from carehome_desktop.cli.returns import as_data, line_of, period_of
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.values import YesNo
from carehome_desktop.services.printing import write_return
from carehome_desktop.vault.folder import DataFolder

SECTION = "infection-control"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `demo` command."""
    demo = subparsers.add_parser("demo", help="walk the whole main job in practice, from a first answer to a receipt")
    demo.add_argument("--out", type=Path, metavar="DIR", help="where to put the printed copy and the picture")
    demo.set_defaults(run=run)


def run(context: Context) -> int:
    """Answer all 13, queue, send, and write the receipt, the printed copy and a picture of the answering page."""
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
        who = house.manager()
        period = period_of(house, SECTION, None)
        section = house.answering.section_for(SECTION, period)
        steps = [f"{section.title}, {period.words()}"]
        for question in section.questions:
            saved = house.answering.answer(SECTION, period, question.id, YesNo(True), who)
            if isinstance(saved, Problem):
                return context.out.refused(saved.words)
            steps.append(f"  {question.number:>2}. {question.heading} Yes – saved")
        queued = house.filing.queue(SECTION, period, who)
        if isinstance(queued, Problem) and queued.field:
            return context.out.refused(queued.words)
        send_now(house)
        rows = [row for row in house.deliveries.outgoing() if row.section_id == SECTION and row.period == period]
        newest = rows[0]
        steps.append(line_of(newest))
        if newest.receipt is None:
            return context.out.refused("\n".join([*steps, newest.words]), returns=[as_data(row) for row in rows])
        record = house.records.record(newest.return_id)
        assert record is not None
        now = context.machine.clock.wall()
        written = [write_return(record, house.home(), now, out_dir / "infection-control-return.pdf")]
        if context.take_picture is not None:
            picture = out_dir / "answering-page.png"
            context.take_picture(house.folder.root, picture, section.questions[2].id)
            written.append(picture)
        steps += [f"Written: {path}" for path in written]
        data = {
            "receipts": [row.receipt.receipt_id for row in rows if row.receipt],
            "returns": [as_data(row) for row in rows],
            "written": [str(path) for path in written],
        }
        return context.out.done(steps, data)

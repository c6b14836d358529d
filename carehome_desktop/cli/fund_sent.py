"""`carehome-desktop fund send|sent|reprint|repay|head`: reports that went to a council, what went back, and a report's head."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from carehome_desktop.cli.context import Context
from carehome_desktop.cli.typed import by_command
from carehome_desktop.domain.fund.entries import Head, Repayment
from carehome_desktop.domain.fund.sent import Sent
from carehome_desktop.domain.lenient_date import read_day_back
from carehome_desktop.domain.money import money_words, read_money
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.words import day_words
from carehome_desktop.services.fund_files import write_bytes
from carehome_desktop.services.warned import Warned

ANYWAY = "If it is right all the same, give the command again with --reason and why. Nothing was recorded."


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add them to those of `fund`."""
    send = commands.add_parser(
        "send", help="mark a report as sent: it is frozen with its paper; nothing leaves the computer"
    )
    send.add_argument("--scheme", required=True)
    send.add_argument("--as-of", required=True, metavar="DATE", help="add up to this day")
    send.add_argument("--form", default="", help="the lines of the report, such as four-lines")
    send.add_argument("--declared-by", required=True, metavar="NAME")
    send.add_argument("--role", required=True, help="such as “Registered manager”")
    send.add_argument(
        "--reason", default="", help="why it goes out while evidence is missing; it is kept with the report"
    )
    send.set_defaults(run=run_send)
    sent = commands.add_parser("sent", help="the reports that were marked as sent, what changed, and which are due")
    sent.add_argument("scheme")
    sent.set_defaults(run=run_sent)
    again = commands.add_parser("reprint", help="write a report that was sent again, byte for byte")
    again.add_argument("report", metavar="ID", help="its id, as sent shows it")
    again.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help="the PDF to write, which must not be there yet; or a folder that is there, for the PDF, XLSX, CSV and flat row",
    )
    again.set_defaults(run=run_reprint)
    repay = commands.add_parser("repay", help="record money that went back to the council")
    repay.add_argument("scheme")
    repay.add_argument("sum", help="in pounds, as in 240.50")
    repay.add_argument("--on", required=True, metavar="DATE")
    repay.add_argument("--reference", default="")
    repay.add_argument("--reason", default="", help="why a warning is gone past; it is kept with the repayment")
    repay.set_defaults(run=run_repay)
    head = commands.add_parser("head", help="say the council's supplier reference and the beds that counted")
    head.add_argument("scheme")
    head.add_argument("--supplier-reference", default=None)
    head.add_argument("--beds", type=int, default=None)
    head.add_argument("--per-bed", default="", metavar="POUNDS", help="the sum for a bed, as the council told it")
    head.set_defaults(run=run_head)


def run_send(context: Context) -> int:
    """Freeze a report."""
    args = context.args
    with context.house(writing=True) as house:
        as_of = _day(args.as_of, house.machine.clock.local().date(), "Say up to which day: --as-of 2020-06-26.")
        returns, by = house.fund_returns, house.manager()
        kept = returns.send(args.scheme, as_of, args.declared_by, args.role, by, args.form, args.reason.strip())
    if isinstance(kept, Warned):
        return context.out.refused(" ".join((*kept.words, ANYWAY)), warnings=list(kept.words))
    if isinstance(kept, Problem):
        return context.out.refused(kept.words)
    said = [
        f"Marked as sent: revision {kept.revision}, declared by {kept.declared_by}, {kept.declared_role}. It is kept as it is.",
        *kept.changes,
    ]
    return context.out.done(said, {"sent": sent_as_data(kept)})


def run_sent(context: Context) -> int:
    """List what was sent, with what would be different now, and what is due."""
    with context.house(writing=False) as house:
        scheme, clock = house.fund.scheme(context.args.scheme), house.machine.clock
        today, returns = clock.local().date(), house.fund_returns
        sent, points = returns.sent(scheme.id), returns.points(scheme.id)
        newest = {(each.as_of, each.form_id): each for each in reversed(sent)}
        changed = {each.id: returns.changed(each) for each in newest.values()}
    said = [f"{each.point.label}. {each.words(today)}" for each in points]
    for each in sent:
        said.append(
            f"Up to {day_words(each.as_of)}, revision {each.revision}, declared by {each.declared_by}, {each.declared_role}  ({each.id})"
        )
        said += [f"  Changed since: {words}" for words in changed.get(each.id, ())]
    data = {
        "sent": [sent_as_data(each) | {"changed_since": list(changed.get(each.id, ()))} for each in sent],
        "due": [
            {"due": each.point.due.isoformat(), "sent": each.sent.id if each.sent else None, "words": each.words(today)}
            for each in points
        ],
    }
    return context.out.done(said or ["Nothing is due or sent for this fund."], data)


def run_reprint(context: Context) -> int:
    """Write the paper of a report that was sent."""
    args = context.args
    with context.house(writing=False) as house:
        files = house.fund_returns.files(args.report)
    if args.out.is_dir():
        written = write_bytes(files, args.out)
        if isinstance(written, Problem):
            return context.out.refused(written.words)
        paths = [str(path) for path in written]
        return context.out.done([f"Written: {path}" for path in paths], {"files": paths})
    paper = files[0][1]
    try:
        with args.out.open("xb") as file:
            file.write(paper)
    except FileExistsError:
        return context.out.refused(f"{args.out} is there already. Nothing was written. Name another file.")
    except OSError as error:
        why = error.strerror or "no reason given"
        return context.out.refused(f"The file was not written ({why}). Your records are safe. Name another place.")
    return context.out.done(f"Written: {args.out}", {"file": str(args.out), "bytes": len(paper)})


def run_repay(context: Context) -> int:
    """Record what went back."""
    args = context.args
    with context.house(writing=True) as house:
        pence = read_money(args.sum, "sum")
        if isinstance(pence, Problem) or pence is None:
            words = pence.words if pence is not None else "Say the sum, as in 240.50."
            raise Refused(f"{words} Nothing was recorded.")
        gone = _day(args.on, house.machine.clock.local().date(), "Say the day: --on 2020-09-30.")
        told = Repayment(args.scheme, pence, gone, args.reference.strip())
        kept = house.fund.repay(told, house.manager(), args.reason.strip())
    if isinstance(kept, Warned):
        return context.out.refused(" ".join((*kept.words, ANYWAY)), warnings=list(kept.words))
    if isinstance(kept, Problem):
        return context.out.refused(kept.words)
    words = f"Saved on this computer: {money_words(pence)} repaid, {day_words(gone)}."
    return context.out.done(words, {"recorded": {"id": kept.id, "pence": pence}})


def run_head(context: Context) -> int:
    """Say what stands on a report's head, and change what is given."""
    args = context.args
    given = args.supplier_reference is not None or args.beds is not None or bool(args.per_bed)
    with context.house(writing=given) as house:
        head = house.fund.head(house.fund.scheme(args.scheme).id)
        if given:
            per_bed = read_money(args.per_bed, "per_bed")
            if isinstance(per_bed, Problem):
                return context.out.refused(per_bed.words)
            reference = head.supplier_reference if args.supplier_reference is None else args.supplier_reference.strip()
            beds = head.beds if args.beds is None else args.beds
            head = Head(reference, beds, head.per_bed if per_bed is None else per_bed)
            if problem := house.fund.tell_head(args.scheme, head, house.manager()):
                return context.out.refused(problem.words)
    told = str(head.beds) if head.beds is not None else "as in the home's settings"
    said = [f"Supplier reference: {head.supplier_reference or 'not told yet'}", f"Beds that counted: {told}"]
    if head.allocated is not None:
        said.append(f"Due by its beds: {money_words(head.allocated)}")
    data = {"supplier_reference": head.supplier_reference, "beds": head.beds, "per_bed_pence": head.per_bed}
    return context.out.done(said, data | {"due_pence": head.allocated})


def sent_as_data(sent: Sent) -> dict[str, Any]:
    """Return a report that was sent for a script."""
    return {
        "id": sent.id,
        "scheme": sent.scheme_id,
        "as_of": sent.as_of.isoformat(),
        "form": sent.form_id,
        "revision": sent.revision,
        "declared_by": sent.declared_by,
        "role": sent.declared_role,
        "at": sent.recorded_at.isoformat(),
        "sha256": sent.digest,
        "changes": list(sent.changes),
    }


def _day(typed: str, today: date, missing: str) -> date:
    found = read_day_back(typed, "day", today)
    if isinstance(found, Problem) or found is None:
        raise Refused(f"{by_command(found) if found is not None else missing} Nothing was recorded.")
    return found

"""`carehome-desktop isolation add|list|show|take-back|reasons`: who isolated, what was paid, and what is still to be filled in."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from typing import Any

from carehome_desktop.app.house import House
from carehome_desktop.cli.context import Context
from carehome_desktop.cli.isolation_working import (
    add_price_options,
    add_working_options,
    asked_from,
    figures_as_data,
    figures_words,
)
from carehome_desktop.cli.staff import staff_as_data
from carehome_desktop.cli.typed import said
from carehome_desktop.domain.lenient_date import read_day_back
from carehome_desktop.domain.money import read_money
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.wages.charge import Basis, to_charge_words
from carehome_desktop.domain.wages.records import Entry, Isolation, Staff
from carehome_desktop.domain.wages.worked_data import worked_as_data
from carehome_desktop.domain.wages.worked_out import Asked, WorkedOut
from carehome_desktop.domain.wages.working import Worked
from carehome_desktop.domain.words import day_words, full_moment_words
from carehome_desktop.services.warned import Warned

NOT_KEPT = "Nothing was recorded. Put it right, or say why it is right all the same with --anyway."


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add what keeps isolations."""
    add = commands.add_parser("add", help="record an isolation; what is not known yet can be filled in later")
    add.add_argument("staff", help="the code of a member of staff, such as S1")
    add.add_argument("--reason", required=True, help="such as symptoms; `isolation reasons` lists them")
    add.add_argument("--from", dest="first_day", default="", metavar="DATE", help="the first day, as in 2020-08-03")
    add.add_argument("--to", dest="last_day", default="", metavar="DATE", help="the last day")
    add.add_argument("--normal", default="", metavar="POUNDS", help="normal pay for the days missed")
    add.add_argument("--ssp-paid", default="", metavar="POUNDS", help="statutory sick pay that payroll paid")
    add.add_argument("--other-sick-pay", default="", metavar="POUNDS", help="sick pay the home paid on top of that")
    add.add_argument("--rebate", default="", metavar="POUNDS", help="what was had back of the statutory sick pay")
    add.add_argument("--basis", choices=[each.value for each in Basis], default=Basis.TOP_UP.value)
    add.add_argument("--basis-note", default="", help="for --basis gross: who agreed to it, and when")
    add.add_argument("--evidence-seen", default="", metavar="DATE", help="the day on which evidence was seen")
    add.add_argument("--evidence-by", default="", help="who saw it")
    add.add_argument("--back", default="", metavar="DATE", help="the day they came back to work")
    add.add_argument("--note", default="")
    add.add_argument(
        "--paid", default="", metavar="POUNDS", help="all they were paid for these days, sick pay and top-up together"
    )
    add_price_options(add)
    add_working_options(add)
    add.add_argument(
        "--anyway", default="", metavar="WHY", help="why a claim that looks wrong is right all the same; kept with it"
    )
    add.add_argument("--instead-of", default="", metavar="ID", help="put an isolation right instead of adding one")
    add.set_defaults(run=run_add)
    commands.add_parser("list", help="every isolation, with what is owed, and those that were taken back").set_defaults(
        run=run_list
    )
    show = commands.add_parser("show", help="one isolation with all of its working, each time it was put right")
    show.add_argument("isolation", help="its id, as list shows it")
    show.set_defaults(run=run_show)
    back = commands.add_parser("take-back", help="take an isolation back; it stays to be read")
    back.add_argument("isolation", help="its id, as list shows it")
    back.add_argument("--reason", required=True)
    back.set_defaults(run=run_take_back)
    commands.add_parser("reasons", help="why someone may isolate").set_defaults(run=run_reasons)


def run_add(context: Context) -> int:
    """Record an isolation, or put one right."""
    args = context.args
    with context.house(writing=True) as house:
        today = house.machine.clock.local().date()
        entry = _entry(house, args, today)
        by = house.manager()
        asked = asked_from(args, _known(house, args.instead_of, entry))
        entry = _with_normal(house, entry, asked, args.instead_of)
        kept = (
            house.isolations.put_right(args.instead_of, entry, by, asked, args.anyway)
            if args.instead_of
            else house.isolations.record(entry, by, asked, args.anyway)
        )
        if isinstance(kept, Problem):
            return context.out.refused(kept.words)
        if isinstance(kept, Warned):
            return context.out.refused(f"{' '.join(kept.words)} {NOT_KEPT}")
        member = _staff(house)[entry.staff_id]
        words = [f"Saved on this computer: {_line(house, kept.isolation, member, today)}", *kept.warnings]
        worked = house.isolations.worked(kept.isolation.id).get(kept.isolation.revision)
        if worked is not None:
            words += ["", *_worked_words(worked)]
        data = isolation_as_data(kept.isolation, member, today) | {"warnings": list(kept.warnings)}
        return context.out.done(words, {"recorded": data})


def run_list(context: Context) -> int:
    """List every isolation as it stands."""
    with context.house(writing=False) as house:
        today = house.machine.clock.local().date()
        staff = _staff(house)
        found, taken = house.isolations.standing(), house.isolations.taken_back()
        words = [f"{_line(house, each, staff[each.entry.staff_id], today)}  ({each.id})" for each in found]
    words += [f"Taken back: {staff[each.entry.staff_id].words}: {each.withdrawn}  ({each.id})" for each in taken]
    data = [isolation_as_data(each, staff[each.entry.staff_id], today) for each in found]
    back = [
        isolation_as_data(each, staff[each.entry.staff_id], today) | {"withdrawn": each.withdrawn} for each in taken
    ]
    return context.out.done(words or ["No isolation was recorded yet."], {"isolations": data, "taken_back": back})


def run_show(context: Context) -> int:
    """Show one isolation with all of its working, and how it was told before."""
    with context.house(writing=False) as house:
        today = house.machine.clock.local().date()
        told = house.isolations.revisions(context.args.isolation)
        if not told:
            return context.out.refused("There is no isolation of this number. `isolation list` shows them.")
        newest, worked = told[-1], house.isolations.worked(context.args.isolation)
        member = _staff(house)[newest.entry.staff_id]
        asked = worked[max(worked)].asked if worked else house.isolations.asked_of(member.id, newest.entry.first_day)
        figures = house.isolations.work_out(newest.entry, asked, newest.id)
        paying = house.isolations.payment_words(newest.entry.reason, newest.entry.first_day)
        line = _line(house, newest, member, today)
    words = [line, *filter(None, (paying,))]
    if newest.withdrawn:
        words.append(f"Taken back: {newest.withdrawn}")
    words += ["", *figures_words(figures)]
    for each in reversed(told):
        if each.revision in worked:
            words += [
                "",
                f"As it was kept on {full_moment_words(each.recorded_at)}:",
                *_worked_words(worked[each.revision]),
            ]
    data = isolation_as_data(newest, member, today) | {
        "withdrawn": newest.withdrawn,
        "working": figures_as_data(figures),
        "kept": {str(revision): worked_as_data(each) for revision, each in worked.items()},
    }
    return context.out.done(words, {"isolation": data})


def run_take_back(context: Context) -> int:
    """Take an isolation back."""
    args = context.args
    with context.house(writing=True) as house:
        taken = house.isolations.take_back(args.isolation, args.reason, house.manager())
    if isinstance(taken, Problem):
        return context.out.refused(taken.words)
    return context.out.done("Taken back. What was told stays to be read.", {"taken_back": taken.id})


def run_reasons(context: Context) -> int:
    """List the reasons, and whether a fund pays for each."""
    with context.house(writing=False) as house:
        found = house.isolations.reasons
    words = [
        f"{each.id}: {each.label}. Paid by a fund: {each.payment.payable.value}. {each.payment.words}" for each in found
    ]
    data = [{"id": each.id, "label": each.label, "payable": each.payment.payable.value} for each in found]
    return context.out.done(words, {"reasons": data})


def isolation_as_data(isolation: Isolation, member: Staff, today: date) -> dict[str, Any]:
    """Return an isolation for a script; sums in pence."""
    entry, charged = isolation.entry, isolation.entry.charged()
    return {
        "id": isolation.id,
        "revision": isolation.revision,
        "staff": staff_as_data(member),
        "reason": entry.reason,
        "first_day": entry.first_day.isoformat(),
        "last_day": entry.last_day.isoformat() if entry.last_day else None,
        "normal_pence": entry.normal,
        "ssp_pence": entry.sick_pay,
        "other_sick_pay_pence": entry.other_sick_pay,
        "rebate_pence": entry.rebate,
        "paid_pence": entry.paid,
        "paid_in_full": entry.paid_in_full(),
        "basis": entry.basis.value,
        "charge_pence": charged.pence if isinstance(charged, Worked) else None,
        "owed": list(entry.owed(today)),
    }


def _known(house: House, isolation_id: str, entry: Entry) -> Asked:
    """Return what the working went by before, or what is known of the person."""
    worked = house.isolations.worked(isolation_id) if isolation_id else {}
    return worked[max(worked)].asked if worked else house.isolations.asked_of(entry.staff_id, entry.first_day)


def _worked_words(worked: WorkedOut) -> list[str]:
    words = ["How this was worked out:", *(f"  {line}" for line in worked.lines)]
    return words + (["To look at:", *(f"  {doubt}" for doubt in worked.doubts)] if worked.doubts else [])


def _staff(house: House) -> dict[str, Staff]:
    return {each.id: each for each in house.isolations.staff()}


def _entry(house: House, args: argparse.Namespace, today: date) -> Entry:
    wanted = args.staff.strip().upper()
    member = next((each for each in _staff(house).values() if each.code == wanted), None)
    if member is None:
        raise Refused(f"There is nobody with the code {wanted}. `staff list` shows the codes. Nothing was recorded.")
    first_day = said(read_day_back(args.first_day, "first_day", today))
    if first_day is None:
        raise Refused("Say the first day: --from 2020-08-03. Nothing was recorded.")
    return Entry(
        staff_id=member.id,
        reason=args.reason,
        first_day=first_day,
        last_day=said(read_day_back(args.last_day, "last_day", today)),
        normal=said(read_money(args.normal, "normal")),
        sick_pay=said(read_money(args.ssp_paid, "sick_pay")),
        other_sick_pay=said(read_money(args.other_sick_pay, "other_sick_pay")) or 0,
        rebate=said(read_money(args.rebate, "rebate")) or 0,
        basis=Basis(args.basis),
        basis_note=args.basis_note.strip(),
        evidence_on=said(read_day_back(args.evidence_seen, "evidence_on", today)),
        evidence_by=args.evidence_by.strip(),
        back_on=said(read_day_back(args.back, "back_on", today)),
        note=args.note.strip(),
        paid=said(read_money(args.paid, "paid")),
    )


def _with_normal(house: House, entry: Entry, asked: Asked, isolation_id: str) -> Entry:
    """Return it with the normal pay that the working comes to, where a way was given and no sum was typed."""
    if entry.normal is not None:
        return entry
    figures = house.isolations.work_out(entry, asked, isolation_id)
    return replace(entry, normal=figures.normal.pence) if isinstance(figures.normal, Worked) else entry


def _line(house: House, isolation: Isolation, member: Staff, today: date) -> str:
    entry, charged = isolation.entry, isolation.entry.charged()
    until = f" to {day_words(entry.last_day)}" if entry.last_day else ", still away"
    payable = house.isolations.payable(entry.reason, entry.first_day)
    said = to_charge_words(charged.pence, payable) if isinstance(charged, Worked) else ""
    top_up = f" {said[0].upper()}{said[1:]}." if said else ""
    owed = entry.owed(today)
    still = f" Still to fill in: {', '.join(owed)}." if owed else ""
    return f"{member.words}: {entry.reason}, {day_words(entry.first_day)}{until}.{top_up}{still}"

"""`carehome-desktop staff …`: who works here, by code, and what is known of each."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from carehome_desktop.app.house import House
from carehome_desktop.cli.context import Context
from carehome_desktop.cli.typed import said
from carehome_desktop.domain.lenient_date import read_day_back
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.wages.records import Staff
from carehome_desktop.domain.wages.staff_facts import WHY, Employment, PayRate, Role, StaffFacts, read_usual_days
from carehome_desktop.domain.wages.typed import read_rate
from carehome_desktop.domain.wages.typed_working import read_weekly_hours
from carehome_desktop.services.isolation_staff import Member


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `staff` commands."""
    commands = subparsers.add_parser("staff", help="staff, by code").add_subparsers(
        title="commands", required=True, metavar="COMMAND"
    )
    commands.add_parser("list", help="everyone, with code and name").set_defaults(run=run_list)
    add = commands.add_parser("add", help="add a member of staff")
    add.add_argument("name", help="kept apart from what was paid; never printed for others")
    add.add_argument("--code", default="", help="the home's own; the next of ours (S1, S2, …) without it")
    add.set_defaults(run=run_add)
    show = commands.add_parser("show", help="all that is known of one person")
    show.add_argument("code")
    show.set_defaults(run=run_show)
    put = commands.add_parser("set", help="say what is known of one person; what is not named stays as it is")
    put.add_argument("code")
    put.add_argument("--name", help=WHY["name"])
    put.add_argument("--role", choices=["", *Role], help=WHY["role"])
    put.add_argument("--employment", choices=["", *Employment], help=WHY["employment"])
    put.add_argument("--hours-a-week", metavar="HOURS", help=WHY["hours_a_week"])
    put.add_argument("--usual-days", metavar="DAYS", help=f"as in mon,tue,fri. {WHY['usual_days']}")
    put.add_argument("--elsewhere", choices=["yes", "no", ""], help=WHY["elsewhere"])
    put.add_argument("--where", help=WHY["elsewhere_where"])
    put.add_argument("--left-on", metavar="DATE", help=WHY["left_on"])
    put.set_defaults(run=run_set)
    rate = commands.add_parser("rate", help="say what one person is paid an hour, from a day on")
    rate.add_argument("code")
    rate.add_argument("rate", nargs="?", default="", help="pounds an hour, as in 9.20")
    rate.add_argument("--from", dest="first_day", default="", metavar="DATE", help=WHY["rate"])
    rate.add_argument("--take-back", action="store_true", help="take the rate of that day back instead")
    rate.set_defaults(run=run_rate)
    erase = commands.add_parser("erase-name", help="take a name away for good; the code stays")
    erase.add_argument("code")
    erase.set_defaults(run=run_erase_name)


def run_list(context: Context) -> int:
    """List all staff."""
    with context.house(writing=False) as house:
        found = house.isolations.staff()
    return context.out.done(
        [each.words for each in found] or ["Nobody was added yet."], {"staff": [staff_as_data(each) for each in found]}
    )


def run_add(context: Context) -> int:
    """Add someone."""
    with context.house(writing=True) as house:
        added = house.isolations.add_staff(context.args.name, house.manager(), context.args.code)
    if isinstance(added, Problem):
        return context.out.refused(added.words)
    return context.out.done(f"Saved on this computer: {added.words}.", {"added": staff_as_data(added)})


def run_show(context: Context) -> int:
    """Show one person."""
    with context.house(writing=False) as house:
        found = _member(house, context.args.code)
    words = [
        found.staff.words,
        found.facts.words() or "Nothing more is known.",
        *(each.words() for each in found.rates),
    ]
    return context.out.done(words, {"staff": member_as_data(found)})


def run_set(context: Context) -> int:
    """Say what is known of one person."""
    args = context.args
    with context.house(writing=True) as house:
        found = _member(house, args.code)
        facts = _facts(found.facts, args, house.machine.clock.local().date())
        problem = house.staff_book.tell(found.staff.id, facts, house.manager())
        if problem is None and args.name is not None:
            problem = house.staff_book.name(found.staff.id, args.name)
        if problem is not None:
            return context.out.refused(problem.words)
        found = _member(house, args.code)
    return context.out.done(
        f"Saved on this computer: {found.staff.words}. {found.facts.words()}", {"staff": member_as_data(found)}
    )


def run_rate(context: Context) -> int:
    """Say what one person is paid, or take that back."""
    args = context.args
    with context.house(writing=True) as house:
        found, by = _member(house, args.code), house.manager()
        first = read_day_back(args.first_day, "rate_from", house.machine.clock.local().date())
        if not isinstance(first, date):
            raise Refused(first.words if first is not None else "Say from which day: --from 2020-04-06.")
        if args.take_back:
            problem = house.staff_book.take_rate_back(found.staff.id, first, by)
        else:
            rate = read_rate(args.rate)
            if not isinstance(rate, Decimal):
                raise Refused(rate.words if rate is not None else "Say the pounds an hour, as in 9.20.")
            problem = house.staff_book.tell_rate(found.staff.id, PayRate(first, rate), by)
        if problem is not None:
            return context.out.refused(problem.words)
        found = _member(house, args.code)
    words = [each.words() for each in found.rates] or ["No rate is known now."]
    return context.out.done([f"Saved on this computer: {found.staff.code}.", *words], {"staff": member_as_data(found)})


def run_erase_name(context: Context) -> int:
    """Take a name away for good."""
    with context.house(writing=True) as house:
        found = _member(house, context.args.code)
        house.staff_book.erase_name(found.staff.id)
    return context.out.done(
        f"The name of {found.staff.code} is gone. Copies that were taken before still hold it until they are deleted.",
        {"erased": found.staff.code},
    )


def _facts(facts: StaffFacts, args: argparse.Namespace, today: date) -> StaffFacts:
    """Return the facts with what was named put in; an empty word takes a thing away."""
    if args.role is not None:
        facts = replace(facts, role=Role(args.role) if args.role else None)
    if args.employment is not None:
        facts = replace(facts, employment=Employment(args.employment) if args.employment else None)
    if args.hours_a_week is not None:
        facts = replace(facts, hours_a_week=said(read_weekly_hours(args.hours_a_week)))
    if args.usual_days is not None:
        facts = replace(facts, usual_days=said(read_usual_days(args.usual_days)))
    if args.elsewhere is not None:
        facts = replace(facts, elsewhere=args.elsewhere == "yes" if args.elsewhere else None)
    if args.where is not None:
        facts = replace(facts, elsewhere_where=args.where.strip())
    if args.left_on is not None:
        facts = replace(facts, left_on=said(read_day_back(args.left_on, "left_on", today)))
    return facts


def _member(house: House, code: str) -> Member:
    found = house.staff_book.member(code)
    if found is None:
        raise Refused(
            f"There is nobody with the code {code.upper()}. `staff list` shows the codes. Nothing was changed."
        )
    return found


def member_as_data(member: Member) -> dict[str, Any]:
    """Return all that is known of a person for a script."""
    facts = member.facts
    return staff_as_data(member.staff) | {
        "role": facts.role,
        "employment": facts.employment,
        "hours_a_week": None if facts.hours_a_week is None else str(facts.hours_a_week),
        "usual_days": list(facts.usual_days),
        "elsewhere": facts.elsewhere,
        "elsewhere_where": facts.elsewhere_where,
        "left_on": facts.left_on.isoformat() if facts.left_on else None,
        "rates": [{"from": each.first_day.isoformat(), "rate": str(each.rate)} for each in member.rates],
    }


def staff_as_data(member: Staff) -> dict[str, Any]:
    """Return a member of staff for a script."""
    return {"id": member.id, "code": member.code, "name": member.name}

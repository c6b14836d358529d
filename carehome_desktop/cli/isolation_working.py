"""What the working of an isolation goes by, as options; and an isolation with all of its working, as words and data."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from carehome_desktop.cli.typed import said
from carehome_desktop.domain.money import money_words, read_money
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.staff_facts import read_usual_days
from carehome_desktop.domain.wages.typed import read_counts, read_hours, read_rate
from carehome_desktop.domain.wages.typed_working import read_weekly_hours, read_weeks_pay
from carehome_desktop.domain.wages.worked_out import Asked, PayFigures, Way
from carehome_desktop.domain.wages.working import Worked


def add_working_options(command: argparse.ArgumentParser) -> None:
    """Add what `isolation price` has not of itself; what is left out comes from what is known of the person."""
    command.add_argument(
        "--way", choices=list(Way), help="how normal pay is worked out; without it, by the shifts if there are any"
    )
    command.add_argument("--hours-a-week", default="", metavar="HOURS", help="contracted hours of a week, as in 30")
    command.add_argument("--missed", type=int, metavar="N", help="days of work missed; the usual days without it")
    command.add_argument(
        "--weeks", type=int, default=8, metavar="N", help="weeks of the average: 8, 12 or 52 are usual"
    )
    command.add_argument(
        "--weeks-pay", default="", metavar="POUNDS", help="pay of each week before, newest first: 310.50;295"
    )
    command.add_argument("--only-paid", action="store_true", help="pass over weeks without pay")
    command.add_argument("--usual-days", default="", metavar="DAYS", help="days usually worked, as in mon,tue,thu,fri")


def add_price_options(command: argparse.ArgumentParser) -> None:
    """Add what `isolation price` asks for in any case."""
    command.add_argument("--shifts", default="", metavar="N,N", help="shifts missed week by week, as in 4,2")
    command.add_argument("--hours", default="", help="hours of a shift, as in 7.5")
    command.add_argument("--rate", default="", help="pounds an hour, as in 9.20")
    command.add_argument("--waiting-days", type=int, metavar="N", help="without it, by the rule of that day")
    command.add_argument("--average-earnings", default="", metavar="POUNDS", help="average pay of a week")


def asked_from(args: argparse.Namespace, known: Asked) -> Asked:
    """Return what the working goes by: what was typed, and what is known of the person where nothing was."""
    shifts, hours, rate = said(read_counts(args.shifts)), said(read_hours(args.hours)), said(read_rate(args.rate))
    weekly, weeks_pay = said(read_weekly_hours(args.hours_a_week)), said(read_weeks_pay(args.weeks_pay))
    way = Way(args.way) if args.way else Way.ROTA if shifts else Way.AVERAGE if weeks_pay else known.way
    return replace(
        known,
        way=way,
        shifts=shifts or known.shifts,
        hours=hours if hours is not None else known.hours,
        rate=rate if rate is not None else known.rate,
        hours_a_week=weekly if weekly is not None else known.hours_a_week,
        missed=args.missed if args.missed is not None else known.missed,
        weeks=args.weeks,
        week_pence=weeks_pay or known.week_pence,
        only_paid=args.only_paid or known.only_paid,
        usual_days=said(read_usual_days(args.usual_days)) or known.usual_days,
        average_earnings=said(read_money(args.average_earnings, "average_earnings")) or known.average_earnings,
        waiting_days=args.waiting_days if args.waiting_days is not None else known.waiting_days,
    )


def figures_words(figures: PayFigures) -> list[str]:
    """Return the working in lines, what is still wanted, and what is to be looked at."""
    wanted = [each.words for each in (figures.normal, figures.sick_pay) if isinstance(each, Problem)]
    words = ["How this was worked out:", *(f"  {line}" for line in figures.lines())] if figures.lines() else []
    words += ["", "Still wanted:", *(f"  {each}" for each in wanted)] if wanted else []
    return words + (["", "To look at:", *(f"  {doubt}" for doubt in figures.doubts)] if figures.doubts else [])


def figures_as_data(figures: PayFigures) -> dict[str, Any]:
    """Return what came of it for a script; sums in pence, None where one is not known."""
    return {
        "normal_pence": _pence(figures.normal),
        "our_ssp_pence": _pence(figures.sick_pay),
        "rebate_most_pence": _pence(figures.rebate),
        "charge_pence": _pence(figures.charge),
        "why": list(figures.lines()),
        "doubts": list(figures.doubts),
        "wanted": [each.words for each in (figures.normal, figures.sick_pay) if isinstance(each, Problem)],
    }


def sum_words(figures: PayFigures) -> list[str]:
    """Return the sums, one a line."""
    named = (
        ("Normal wages", figures.normal),
        ("Statutory sick pay by our figure", figures.sick_pay),
        ("Charged to the fund", figures.charge),
    )
    return [f"{name}: {money_words(found.pence)}" for name, found in named if isinstance(found, Worked)]


def _pence(found: Worked | Problem | None) -> int | None:
    return found.pence if isinstance(found, Worked) else None

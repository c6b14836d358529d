"""A spend report in words and pounds: the one source of what stands on the screen, on paper and in the files."""

from __future__ import annotations

from dataclasses import dataclass

from carehome_desktop.domain.fund.outlook import outlook
from carehome_desktop.domain.fund.report import Line, PotLeft, SpendReport
from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.wages.schemes import Part
from carehome_desktop.domain.words import count_words, day_words, list_words

NONE = "–"
"""Stands where nothing was spent: a share of nothing is not nought per cent."""
BEYOND = ", beyond the home’s direct share"
OUTSIDE = "Of it on days outside the fund’s time"
HEAD = ("Line", "Planned", "Committed", "Actual", "Of actual")
SHARES = "Per cents are of actual spend and are rounded so that they add up to 100."


@dataclass(frozen=True)
class PrintedReport:
    """A spend report as it is printed; every sum already in words."""

    title: str
    home: str
    facts: tuple[tuple[str, str], ...]
    instalments: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, ...], ...]
    breakdown: tuple[tuple[str, str], ...]
    total: tuple[str, ...]
    balance: tuple[tuple[str, str], ...]
    people: tuple[str, ...]
    notes: tuple[str, ...]
    declaration: str
    printed: str
    practice: bool
    declared: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    revision: int = 0
    evidence: tuple[tuple[str, str], ...] = ()
    """Each line with the references of what proves it, as the evidence pack names them."""
    made_of: str = ""
    """The heading of the breakdown, which names the lines that it is of; "" where there is none."""


def printed_report(
    report: SpendReport, home: str, told: tuple[tuple[str, str], ...], printed: str, *, practice: bool
) -> PrintedReport:
    """Return a report in words; `told` are what the home says of itself, such as its council."""
    scheme = report.scheme
    return PrintedReport(
        title=f"{scheme.name}: spend report",
        home=home,
        facts=(
            *told,
            ("Fund", scheme.legal or scheme.name),
            ("Covers", _covers(report)),
        ),
        instalments=tuple(
            (
                f"Instalment {each.number}",
                f"{money_words(each.pence)}, came {day_words(each.received_on)}"
                + (f", {each.reference}" if each.reference else "")
                + (BEYOND if each.part is Part.COUNCIL else ""),
            )
            for each in report.instalments
        ),
        lines=lines_printed(report),
        breakdown=tuple((label, money_words(pence)) for line in report.lines for label, pence in line.breakdown),
        total=total_printed(report),
        balance=(
            ("Received", money_words(report.received)),
            ("Spent", money_words(report.actual)),
            *([(OUTSIDE, money_words(report.outside))] if report.outside else []),
            ("Unspent", money_words(report.unspent)),
            *((f"Of it for {each.label}", _pot_words(each)) for each in report.pots if each.received or each.spent),
            *_repaid(report),
            *outlook(report).lines(),
        ),
        people=_people(report),
        notes=_notes(report),
        declaration=scheme.declaration,
        printed=printed,
        practice=practice,
        evidence=report.evidence,
        made_of=_made_of(report),
    )


def _covers(report: SpendReport) -> str:
    """Return the days of a fund that a report is about: its own time at most, whenever it is added up."""
    scheme, until = report.scheme, min(report.as_of, report.scheme.last_day)
    told = "added up from the start" if until == report.as_of else f"with everything up to {day_words(report.as_of)}"
    return f"{day_words(scheme.first_day)} to {day_words(until)}, {told}"


def _made_of(report: SpendReport) -> str:
    lines = [f"“{line.label}”" for line in report.lines if line.breakdown]
    return f"What {list_words(lines)} {'is' if len(lines) == 1 else 'are'} made of" if lines else ""


def _pot_words(pot: PotLeft) -> str:
    return f"came {money_words(pot.received)}, spent {money_words(pot.spent)}, unspent {money_words(pot.received - pot.spent)}"


def _repaid(report: SpendReport) -> tuple[tuple[str, str], ...]:
    if not report.repayments:
        return ()
    gone = tuple(
        (
            "Repaid to the council",
            f"{money_words(each.pence)}, {day_words(each.repaid_on)}"
            + (f", {each.reference}" if each.reference else ""),
        )
        for each in report.repayments
    )
    return (*gone, ("Still held", money_words(report.still_held)))


def lines_printed(report: SpendReport) -> tuple[tuple[str, ...], ...]:
    """Return the lines of a report, each with its figures below those of `HEAD`."""
    return tuple(_line(line) for line in report.lines)


def total_printed(report: SpendReport) -> tuple[str, ...]:
    """Return the total of a report, below the same."""
    sums = (money_words(pence) for pence in (report.planned, report.committed, report.actual))
    return ("Total", *sums, "100%" if report.actual > 0 else NONE)


def _line(line: Line) -> tuple[str, ...]:
    share = f"{line.per_cent}%" if line.per_cent is not None else NONE
    return (line.label, *(money_words(pence) for pence in (line.planned, line.committed, line.actual)), share)


def _people(report: SpendReport) -> tuple[str, ...]:
    told = report.supported
    if not told.spells:
        return ("Nobody was paid while isolating.",)
    others = told.spells - told.positive
    return (
        f"{count_words(told.people, 'person', 'people')} paid while isolating, {count_words(told.spells, 'isolation')}, "
        f"{count_words(told.days, 'day')} in all, first and last counted.",
        f"After a positive test: {told.positive}, {money_words(told.positive_pence)}. "
        f"For another reason: {others}, {money_words(told.pence - told.positive_pence)}.",
    )


def _notes(report: SpendReport) -> tuple[str, ...]:
    notes = [SHARES, f"Lines: {report.form.name}. {report.form.known.note}".strip()]
    if report.supported.unpaid:
        notes.append(
            f"{count_words(report.supported.unpaid, 'isolation')} that the fund pays for is not in the sums yet: pay is not filled in."
            if report.supported.unpaid == 1
            else f"{count_words(report.supported.unpaid, 'isolation')} that the fund pays for are not in the sums yet: pay is not filled in."
        )
    if told := report.supported.cut:
        estimate = f" For {report.supported.estimated} of them this is an estimate by days: which shifts lie before is not known."
        notes.append(
            f"{count_words(told, 'isolation goes', 'isolations go')} on after {day_words(report.as_of)}: wages up to that day count as actual, "
            f"the rest as committed.{estimate if report.supported.estimated else ''}"
        )
    if report.unspent < 0:
        notes.append(f"{money_words(-report.unspent)} more was spent than came: that part is the home’s own.")
    return tuple(notes)

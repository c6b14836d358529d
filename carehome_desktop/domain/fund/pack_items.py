"""Each thing of a fund as it stands in the evidence pack: a cost with its split, an isolation with its working, an instalment, a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from carehome_desktop.domain.fund.council import CouncilQuestion
from carehome_desktop.domain.fund.entries import Cost, Instalment, Stage
from carehome_desktop.domain.fund.evidence import About, Attached
from carehome_desktop.domain.fund.missing import NO_FILE, not_told
from carehome_desktop.domain.fund.pack import PackItem, Sayer
from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.charge import BASIS_WORDS
from carehome_desktop.domain.wages.reasons import Reason
from carehome_desktop.domain.wages.records import Entry, Staff
from carehome_desktop.domain.wages.schemes import Scheme
from carehome_desktop.domain.wages.worked_out import WorkedOut
from carehome_desktop.domain.wages.working import Worked
from carehome_desktop.domain.words import day_words

STAGES = {Stage.ACTUAL: "Spent", Stage.COMMITTED: "Committed", Stage.PLANNED: "Planned"}
NOT_KNOWN = "Not written down"


@dataclass(frozen=True)
class Beside:
    """What stands beside an entry: its reference, its files, what kinds of files are called, warnings gone past, and what it is in the file."""

    reference: str
    files: Sequence[Attached] = ()
    labels: Mapping[str, str] | None = None
    gone_past: Sequence[tuple[str, str]] = ()
    about: About | None = None
    id: str = ""


def cost_item(cost: Cost, scheme: Scheme, beside: Beside, say: Sayer) -> PackItem:
    """Return a cost with how it comes to what the fund is charged, and its split over measures."""
    facts = [
        ("Stage", STAGES[cost.stage]),
        ("Supplier", say.line(cost.supplier) or NOT_KNOWN),
        ("Invoice", say.line(cost.invoice) or NOT_KNOWN),
        ("Date of the bill", day_words(cost.incurred_on) if cost.incurred_on else NOT_KNOWN),
        ("Paid", day_words(cost.paid_on) if cost.paid_on else NOT_KNOWN),
    ]
    if uses := [each.label for each in scheme.excluded if each.id in cost.uses]:
        facts.append(("A use that is not paid for as a rule", ", ".join(uses)))
    if cost.delivery is not None:
        facts.append(("From PPE", f"entry {cost.delivery} of the home’s PPE ledger"))
    working = [f"Net: {money_words(cost.net)}"]
    if cost.vat:
        working.append(
            f"VAT: {money_words(cost.vat)}{', which the home gets back, so it is no cost' if cost.vat_back else ''}"
        )
    for _, pence in cost.elsewhere:
        working.append(f"Paid out of other money: {money_words(pence)}")
    working.append(f"Charged to the fund: {money_words(cost.charged)}")
    for name, pence in cost.parts:
        measure = scheme.measure(name)
        working.append(f"Put to “{measure.label if measure is not None else name}”: {money_words(pence)}")
    title = say.line(cost.what)
    owed = () if beside.files or cost.stage is not Stage.ACTUAL else (NO_FILE,)
    return _item(beside, say, title, money_words(cost.charged), facts, working, owed)


def spell_item(
    entry: Entry,
    scheme: Scheme,
    staff: Staff | None,
    reason: Reason | None,
    worked: WorkedOut | None,
    beside: Beside,
    say: Sayer,
) -> PackItem:
    """Return an isolation with what was paid, how its sums were worked out, and what the fund is charged."""
    who = (staff.words if say.for_home else staff.code) if staff is not None else "A member of staff"
    last = day_words(entry.last_day) if entry.last_day is not None else "goes on"
    facts = [
        ("Why", reason.label if reason is not None else entry.reason),
        (
            "First and last day",
            f"{day_words(entry.first_day)} to {last}" if entry.last_day else f"{day_words(entry.first_day)}, {last}",
        ),
        ("Normal pay", _sum(entry.normal)),
        ("Sick pay that payroll paid", _sum(entry.sick_pay)),
        ("Other sick pay", money_words(entry.other_sick_pay)),
        ("Rebate that was had back", money_words(entry.rebate)),
        ("Paid in all", _sum(entry.paid)),
        ("Charged by", BASIS_WORDS[entry.basis]),
    ]
    if entry.basis_note:
        facts.append(("Who agreed to that", say.note(entry.basis_note)))
    seen = day_words(entry.evidence_on) if entry.evidence_on is not None else "Not yet"
    facts.append(("Evidence seen", f"{seen}, by {entry.evidence_by}" if say.for_home and entry.evidence_by else seen))
    if entry.note:
        facts.append(("Note", say.note(entry.note)))
    charged = entry.charged(scheme.reimbursed)
    lines = list(worked.lines) if worked is not None else []
    if isinstance(charged, Worked):
        lines += [line for line in charged.why() if line not in lines]
    pence = money_words(charged.pence) if isinstance(charged, Worked) else "–"
    owed = [charged.words] if isinstance(charged, Problem) else []
    owed += [f"Not filled in: {', '.join(missing)}."] if (missing := not_told(entry)) else []
    owed += [] if beside.files else [NO_FILE]
    return _item(beside, say, f"{who}, isolating from {day_words(entry.first_day)}", pence, facts, lines, owed)


def instalment_item(told: Instalment, beside: Beside, say: Sayer) -> PackItem:
    """Return money that came."""
    facts = [("Came", day_words(told.received_on)), ("The council’s reference", say.line(told.reference) or NOT_KNOWN)]
    owed = () if beside.files else (NO_FILE,)
    return _item(beside, say, f"Instalment {told.number}", money_words(told.pence), facts, (), owed)


def question_item(told: CouncilQuestion, beside: Beside, say: Sayer) -> PackItem:
    """Return what the council asked and was answered."""
    facts = [
        ("Asked", f"{day_words(told.asked_on)}, by {say.line(told.asked_by)}"),
        ("What was asked", say.note(told.asked)),
    ]
    if told.answered_on is not None:
        facts += [("Answered", day_words(told.answered_on)), ("What was answered", say.note(told.answered))]
    owed = ("It is not answered yet.",) if told.is_open else ()
    return _item(beside, say, f"Asked on {day_words(told.asked_on)}", "", facts, (), owed)


def _item(
    beside: Beside,
    say: Sayer,
    title: str,
    sum_: str,
    facts: Sequence[tuple[str, str]],
    working: Sequence[str],
    owed: Sequence[str],
) -> PackItem:
    files, kept_back = say.files(beside.reference, list(beside.files), dict(beside.labels or {}))
    past = tuple((say.quote(words), say.note(reason)) for words, reason in beside.gone_past if say.tells_notes)
    return PackItem(
        beside.reference,
        title,
        sum_,
        tuple(facts),
        tuple(working),
        past,
        tuple(owed) if say.tells_notes else (),
        files,
        kept_back,
        beside.about,
        beside.id,
    )


def _sum(pence: int | None) -> str:
    return money_words(pence) if pence is not None else NOT_KNOWN

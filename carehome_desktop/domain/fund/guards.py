"""What is looked at before money is claimed, sent back or reported: one table of guards.

Each is a sentence that a person goes past with a reason only; the reason is kept and prints in the evidence pack. For another guard
of a cost write a function that yields sentences and give it a line in `COST_GUARDS`, with what it looks for in a few words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from carehome_desktop.domain.fund.balance import overspent_words
from carehome_desktop.domain.fund.entries import Cost, Repayment, Stage
from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.wages.schemes import Measure, Part, Scheme
from carehome_desktop.domain.words import count_words, day_words


@dataclass(frozen=True)
class Doubt:
    """What a guard found: its id and its sentence."""

    guard: str
    words: str


@dataclass(frozen=True)
class Claim:
    """A cost that is about to be kept, with what it is held against; sums in pence, the cost itself in none of them.

    `alike` are costs of any fund that could be the same one, `of_delivery` those of any that the same delivery is recorded as,
    and `delivery_cost` is what that cost with VAT. `names` are the funds by their ids. `from_council` came beyond the home's direct
    share, of which `council_spent` is spent; `received` and `spent` are of the whole fund, wages counted.
    """

    cost: Cost
    scheme: Scheme
    alike: Sequence[Cost] = ()
    of_delivery: Sequence[Cost] = ()
    delivery_cost: int | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    received: int = 0
    spent: int = 0
    from_council: int = 0
    council_spent: int = 0


@dataclass(frozen=True)
class Guard:
    """A guard: its id, what it found in a few words, and what it says of a claim."""

    id: str
    short: str
    look: Callable[[Claim], Iterable[str]]


def _window(claim: Claim) -> Iterator[str]:
    scheme, day = claim.scheme, claim.cost.day_for(claim.scheme.counts)
    if day is not None and not scheme.plain and not scheme.covers(day):
        time = f"{day_words(scheme.first_day)} to {day_words(scheme.last_day)}"
        yield f"{day_words(day)} lies outside the time of {scheme.name}: {time}."


def _not_open(claim: Claim) -> Iterator[str]:
    scheme, day = claim.scheme, claim.cost.day_for(claim.scheme.counts)
    if day is None or scheme.plain or not scheme.covers(day):
        return
    for measure in _measures(claim):
        if not measure.open_on(day):
            yield f"“{measure.label}” is not paid for on {day_words(day)}."


def _advice(claim: Claim) -> Iterator[str]:
    for measure in _measures(claim):
        if measure.advice and not _council_only(measure):
            yield f"“{measure.label}”: {measure.advice}"


def _no_day(claim: Claim) -> Iterator[str]:
    """What is planned is told day by day only if its day is known; an actual cost has one."""
    if (
        claim.cost.stage is not Stage.ACTUAL
        and not claim.scheme.plain
        and claim.cost.day_for(claim.scheme.counts) is None
    ):
        yield (
            f"Without a day this {claim.cost.stage.value} cost counts in every report, also in those up to a day that is past. "
            "Type when you expect it."
        )


def _excluded(claim: Claim) -> Iterator[str]:
    """A use that is not paid for is known by its mark or its words; what the council pays for beyond the direct share may be another matter.

    A delivery out of the PPE ledger is PPE, whatever it is called.
    """
    council = all(_council_only(measure) for measure in _measures(claim))
    words = f"{claim.cost.what} {claim.cost.supplier}{' PPE' if claim.cost.delivery is not None else ''}"
    for use in claim.scheme.excluded:
        marked = use.id in claim.cost.uses
        if (council and Part.COUNCIL not in use.parts) or not (marked or use.is_in(words)):
            continue
        where = " out of the home’s direct share" if Part.COUNCIL not in use.parts else ""
        said = "You say that this is" if marked else "This reads like"
        yield f"{said} “{use.label}”, which {claim.scheme.name} does not pay for{where}."


def _council_part(claim: Claim) -> Iterator[str]:
    """A home's share is direct only, unless it says that the council gave more."""
    if claim.scheme.plain:
        return
    only = {measure.id: measure for measure in _measures(claim) if _council_only(measure)}
    put = sum(pence for name, pence in claim.cost.parts if name in only)
    if put and claim.council_spent + put > claim.from_council:
        labels = ", ".join(f"“{each.label}”" for each in only.values())
        yield (
            f"{labels}: only out of money that the council gave beyond the home’s direct share. "
            f"{money_words(claim.from_council)} of that is recorded, and {money_words(claim.council_spent)} is spent."
        )


def _twice(claim: Claim) -> Iterator[str]:
    cost = claim.cost
    for other in claim.alike:
        fund = claim.names.get(other.scheme_id, other.scheme_id)
        if is_same_invoice(cost, other):
            if cost.net == other.net:
                yield (
                    f"Invoice {cost.invoice} of {cost.supplier} for {money_words(cost.net)} is claimed already, from {fund}. "
                    "One invoice is paid once."
                )
            else:
                yield (
                    f"Invoice {cost.invoice} of {cost.supplier} is there already with {money_words(other.net)}, from {fund}. "
                    "Look whether the same part is claimed twice."
                )
        elif is_alike(cost, other):
            day = cost.incurred_on or cost.paid_on
            yield (
                f"A cost of {cost.supplier} for {money_words(cost.net)} on {day_words(day) if day else 'no day'} is there already, "
                f"from {fund}: {other.what}. Look whether it is the same."
            )


def _same_delivery(claim: Claim) -> Iterator[str]:
    for other in claim.of_delivery:
        fund = claim.names.get(other.scheme_id, other.scheme_id)
        yield f"This delivery is recorded as a cost already: {other.what}, {money_words(other.charged)} from {fund}. One delivery is paid once."


def _overspent(claim: Claim) -> Iterator[str]:
    if words := overspent_words(claim.cost, claim.received, claim.spent):
        yield words


def _dearer(claim: Claim) -> Iterator[str]:
    """What a delivery cost is told with VAT: taken as the net sum, its VAT is claimed twice."""
    whole = claim.cost.net + claim.cost.vat
    if claim.cost.delivery is not None and claim.delivery_cost and whole > claim.delivery_cost:
        yield (
            f"The delivery cost {money_words(claim.delivery_cost)} with VAT, and net sum and VAT make {money_words(whole)} here. "
            "Look whether VAT is in the net sum already."
        )


COST_GUARDS = (
    Guard("window", "outside the fund’s time", _window),
    Guard("no-day", "without a day", _no_day),
    Guard("not-open", "not paid for on its day", _not_open),
    Guard("ask", "the council was to be asked", _advice),
    Guard("excluded", "not paid for as a rule", _excluded),
    Guard("council-part", "beyond the home’s direct share", _council_part),
    Guard("twice", "like another cost", _twice),
    Guard("same-delivery", "a delivery that is there already", _same_delivery),
    Guard("dearer", "more than the delivery cost", _dearer),
    Guard("overspent", "more than came", _overspent),
)
REPAID, EVIDENCE, HEAD = "repaid", "evidence", "head"
PAID_LESS, REBATE_KEPT, SAME_DAYS = "paid-less", "rebate-kept", "same-days"


def doubts(claim: Claim) -> tuple[Doubt, ...]:
    """Return what should be looked at before a cost is kept, in the order of the table."""
    return tuple(Doubt(guard.id, words) for guard in COST_GUARDS for words in guard.look(claim))


def in_short(found: Iterable[Doubt]) -> str:
    """Return what was found of a cost in a few words, each once: *outside the fund’s time, not paid for as a rule*."""
    names = {each.guard for each in found}
    return ", ".join(guard.short for guard in COST_GUARDS if guard.id in names)


def repaid_doubts(told: Repayment, held: int) -> tuple[Doubt, ...]:
    """Return that more goes back than is held, in pence."""
    if told.pence <= held:
        return ()
    words = f"{money_words(told.pence)} is more than is held of this fund ({money_words(max(held, 0))})."
    return (Doubt(REPAID, words),)


def evidence_doubts(missing: Sequence[str]) -> tuple[Doubt, ...]:
    """Return that a report is to be sent while things are missing that an auditor would ask for."""
    if not missing:
        return ()
    things = count_words(
        len(missing), "thing that an auditor would ask for is", "things that an auditor would ask for are"
    )
    return (Doubt(EVIDENCE, f"{things} not there yet. The first: {missing[0]}"),)


def head_doubts(not_told: Iterable[str]) -> tuple[Doubt, ...]:
    """Return that the head of a report does not tell who it is from; `not_told` are its lines without an answer."""
    if not (lacks := tuple(not_told)):
        return ()
    words = f"“Not told yet” stands on the head of the paper for: {', '.join(lacks)}. Tell it in Settings or on the report’s page."
    return (Doubt(HEAD, words),)


def is_same_invoice(one: Cost, other: Cost) -> bool:
    """Return whether two costs name one invoice of one supplier."""
    return bool(_plain(one.invoice)) and (_plain(one.supplier), _plain(one.invoice)) == (
        _plain(other.supplier),
        _plain(other.invoice),
    )


def is_alike(one: Cost, other: Cost) -> bool:
    """Return whether two costs, one of them without an invoice, are of one supplier, sum and day."""
    return (
        not (_plain(one.invoice) and _plain(other.invoice))
        and bool(_plain(one.supplier))
        and (_plain(one.supplier), one.net, one.incurred_on or one.paid_on)
        == (_plain(other.supplier), other.net, other.incurred_on or other.paid_on)
        and (one.incurred_on or one.paid_on) is not None
    )


def _measures(claim: Claim) -> list[Measure]:
    found = (claim.scheme.measure(name) for name, _ in claim.cost.parts)
    return [each for each in found if each is not None]


def _council_only(measure: Measure) -> bool:
    return measure.parts == {Part.COUNCIL}


def _plain(text: str) -> str:
    return "".join(text.casefold().split())

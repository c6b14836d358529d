"""What the pages say of a fund and of one cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from carehome_desktop.domain.fund.balance import each_left
from carehome_desktop.domain.fund.conditions import Standing
from carehome_desktop.domain.fund.entries import Cost, Stage
from carehome_desktop.domain.fund.guards import in_short
from carehome_desktop.domain.fund.outlook import outlook
from carehome_desktop.domain.fund.overrides import Override
from carehome_desktop.domain.fund.prints import lines_printed, total_printed
from carehome_desktop.domain.fund.report import SpendReport
from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.wages.known import Known, Sure
from carehome_desktop.domain.wages.schemes import Scheme
from carehome_desktop.domain.words import count_words, day_words
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.sums import SumRow, SumsTable

OTHER_MONEY = "Other money, kept apart from the funds"
STAGES = ((Stage.ACTUAL, "Spent"), (Stage.COMMITTED, "Committed: ordered or promised"), (Stage.PLANNED, "Planned"))
STANDINGS = ((Standing.MET, "Met"), (Standing.NOT_MET, "Not met"), (Standing.OPEN, "Not gone through yet"))
HEADS = ("Line", "Planned", "Committed", "Spent", "Share")
STAGE_WORDS = {Stage.ACTUAL: "Spent", Stage.COMMITTED: "Committed", Stage.PLANNED: "Planned"}


def sure_words(known: Known) -> str:
    """Return in a few words how sure what is known of a fund is; its page names the sources."""
    papers = count_words(len(known.sources), "paper")
    return {
        Sure.READ: f"What is known of it was read in {papers}.",
        Sure.INFERRED: f"What is known of it is our reading of {papers}.",
        Sure.NOT_KNOWN: "Little is known of it for sure.",
    }[known.sure]


def time_words(scheme: Scheme) -> str:
    """Return the days it pays for."""
    if scheme.plain:
        return OTHER_MONEY
    return f"{day_words(scheme.first_day)} to {day_words(scheme.last_day)}"


def balance_words(report: SpendReport) -> str:
    """Return what came, what was spent and what is left, in one line."""
    said = [f"Received {money_words(report.received)}", f"spent {money_words(report.actual)}"]
    if report.repaid:
        said.append(f"repaid {money_words(report.repaid)}")
    left = report.still_held
    if report.scheme.plain and not report.received:
        return f"{said[1].capitalize()}, no money recorded yet"
    said.append(f"unspent {money_words(left)}" if left >= 0 else f"{money_words(-left)} more spent than came")
    return ", ".join(said)


def each_words(report: SpendReport) -> str:
    """Return what is left of each instalment and pot, and what will have to go back, in one line; "" if nothing came."""
    said = []
    for left in each_left(report.instalments, report.actual):
        what = f"{money_words(left.left)} left" if left.left else "all spent"
        said.append(f"Instalment {left.instalment.number}: {what}.")
    said += [f"{each.label}: {money_words(each.received - each.spent)} left." for each in report.pots if each.received]
    ahead = outlook(report)
    if said and not report.scheme.plain and ahead.to_return:
        by = f" by {day_words(ahead.repay_by)}" if ahead.repay_by is not None else ""
        money = money_words(ahead.to_return)
        if ahead.overdue:
            said.append(f"{money} was to go back{by} and has not gone.")
        else:
            said.append(
                f"{money} goes back{by}." if ahead.over else f"If no more is spent than planned, {money} goes back{by}."
            )
    return " ".join(said)


def balance_state(report: SpendReport) -> tuple[State, str]:
    """Return how the balance stands as a state with its words."""
    left = report.still_held
    if report.scheme.plain and not report.received:
        return State.PLAIN, "no money recorded yet"
    if left < 0:
        return State.ODD, f"{money_words(-left)} over"
    return State.PLAIN, f"{money_words(left)} unspent"


def lines_table(report: SpendReport) -> SumsTable:
    """Return what was spent in each line of the report with its share, and the total; what is still to come where there is any."""
    meant = {1: report.planned, 2: report.committed}
    shown = [at for at in (0, 3, 4, 2, 1) if meant.get(at, 1)]
    rows = [SumRow(row[0], tuple(row[at] for at in shown[1:])) for row in lines_printed(report)]
    total = total_printed(report)
    heads = tuple(HEADS[at] for at in shown[1:])
    return SumsTable([*rows, SumRow(total[0], tuple(total[at] for at in shown[1:]), total=True)], heads)


def cost_words(cost: Cost, scheme: Scheme, names: Mapping[str, str], past: Iterable[Override]) -> str:
    """Return which measures a cost is put to, when it was, from whom, who else pays, and why it is there in spite of a warning.

    `names` are the funds by their ids, `past` the warnings that it was recorded past.
    """
    said = []
    for name, pence in cost.parts:
        measure = scheme.measure(name)
        label = measure.label if measure is not None else name
        said.append(label if len(cost.parts) == 1 else f"{label}: {money_words(pence)}")
    told = [". ".join(said)]
    day = cost.incurred_on or cost.paid_on
    if day is not None:
        told.append(day_words(day))
    if cost.supplier or cost.invoice:
        told.append(", ".join(part for part in (cost.supplier, cost.invoice and f"invoice {cost.invoice}") if part))
    for source, pence in cost.elsewhere:
        told.append(f"{money_words(pence)} more of it is paid by {names.get(source, source)}")
    if cost.reason:
        warned = in_short(each.doubt for each in past)
        told.append(f"Recorded all the same{f' ({warned})' if warned else ''}: {cost.reason}")
    return breakable(". ".join(part.rstrip(".") for part in told) + ".")

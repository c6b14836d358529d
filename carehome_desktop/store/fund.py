"""Instalments, costs and repayments in the file. What is wrong is put right by a new revision; nothing is changed in place."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Table,
    Text,
    func,
    literal_column,
    select,
    text,
    true,
    type_coerce,
)

from carehome_desktop.domain.fund.entries import Cost, Head, Instalment, Repayment, Stage
from carehome_desktop.domain.fund.evidence import About
from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.wages.schemes import Counts, Part
from carehome_desktop.store.revisions import Revisions
from carehome_desktop.store.tables.evidence import attachment_marks, attachments
from carehome_desktop.store.tables.fund import fund_costs, fund_heads, fund_instalments, fund_repayments, fund_words


def _instalment_row(told: Instalment) -> dict[str, Any]:
    return {
        "scheme": told.scheme_id,
        "number": told.number,
        "pence": told.pence,
        "received_on": told.received_on.isoformat(),
        "reference": told.reference,
        "part": told.part.value,
        "pot": told.pot,
    }


def _instalment(row: Row[Any]) -> Instalment:
    day = date.fromisoformat(row.received_on)
    return Instalment(row.scheme, row.number, row.pence, day, row.reference, Part(row.part), row.pot)


def _cost_row(told: Cost) -> dict[str, Any]:
    return {
        "scheme": told.scheme_id,
        "stage": told.stage.value,
        "what": told.what,
        "supplier": told.supplier,
        "invoice": told.invoice,
        "net": told.net,
        "vat": told.vat,
        "vat_back": int(told.vat_back),
        "incurred_on": _text(told.incurred_on),
        "paid_on": _text(told.paid_on),
        "parts": [list(part) for part in told.parts],
        "elsewhere": [list(part) for part in told.elsewhere],
        "uses": list(told.uses),
        "delivery": told.delivery,
        "reason": told.reason,
    }


def _cost(row: Row[Any]) -> Cost:
    return Cost(
        scheme_id=row.scheme,
        stage=Stage(row.stage),
        what=row.what,
        net=row.net,
        parts=tuple((name, pence) for name, pence in row.parts),
        vat=row.vat,
        vat_back=bool(row.vat_back),
        supplier=row.supplier,
        invoice=row.invoice,
        incurred_on=_day(row.incurred_on),
        paid_on=_day(row.paid_on),
        reason=row.reason,
        elsewhere=tuple((name, pence) for name, pence in row.elsewhere),
        uses=tuple(row.uses),
        delivery=row.delivery,
    )


def _repayment_row(told: Repayment) -> dict[str, Any]:
    return {
        "scheme": told.scheme_id,
        "pence": told.pence,
        "repaid_on": told.repaid_on.isoformat(),
        "reference": told.reference,
    }


def _repayment(row: Row[Any]) -> Repayment:
    return Repayment(row.scheme, row.pence, date.fromisoformat(row.repaid_on), row.reference)


INSTALMENTS = Revisions(fund_instalments, "instalment_id", _instalment_row, _instalment)
COSTS = Revisions(fund_costs, "cost_id", _cost_row, _cost)
REPAYMENTS = Revisions(fund_repayments, "repayment_id", _repayment_row, _repayment)


def instalments(connection: Connection, scheme_id: str | None = None) -> list[Kept[Instalment]]:
    """Return the instalments as they stand, of one scheme or of all, by their numbers."""
    columns = fund_instalments.c
    return INSTALMENTS.standing(
        connection, _of(fund_instalments, scheme_id), order=(columns.number, columns.received_on)
    )


def costs(connection: Connection, scheme_id: str | None = None) -> list[Kept[Cost]]:
    """Return costs as they stand, of one scheme or of all; the one that was told or put right last stands last."""
    return COSTS.standing(connection, _of(fund_costs, scheme_id))


def repayments(connection: Connection, scheme_id: str | None = None) -> list[Kept[Repayment]]:
    """Return the repayments as they stand, of one scheme or of all, by their days."""
    return REPAYMENTS.standing(connection, _of(fund_repayments, scheme_id), order=(fund_repayments.c.repaid_on,))


def shared_with(connection: Connection, source_id: str) -> list[Kept[Cost]]:
    """Return the costs as they stand of which a source of other money pays a part."""
    named = type_coerce(fund_costs.c.elsewhere, Text).contains(f'"{source_id}"')
    return COSTS.read(connection, _through("ix_fund_costs_elsewhere", "elsewhere <> '[]'"), named, COSTS.stands)


def taken_back(connection: Connection, scheme_id: str, most: int) -> list[Kept[Cost]]:
    """Return the costs of a fund that were taken back, the last one first."""
    gone = _through("ix_fund_costs_taken", "withdrawn <> ''", scheme_id)
    return COSTS.read(connection, gone, COSTS.is_newest, order=(fund_costs.c.id.desc(),), most=most)


def of_delivery(connection: Connection, delivery: int) -> list[Kept[Cost]]:
    """Return the costs of any fund as they stand that a delivery of PPE was put down as."""
    return COSTS.standing(connection, fund_costs.c.delivery == delivery)


def put_down(connection: Connection) -> dict[int, list[Kept[Cost]]]:
    """Return the costs of any fund as they stand that deliveries of PPE were put down as, by the number of the delivery."""
    found: dict[int, list[Kept[Cost]]] = {}
    for each in COSTS.standing(connection, _through("ix_fund_costs_delivery", "delivery IS NOT NULL")):
        found.setdefault(each.entry.delivery or 0, []).append(each)
    return found


def owing(connection: Connection, scheme_id: str, most: int) -> list[Kept[Cost]]:
    """Return the actual costs of a fund as they stand that lack the supplier, the invoice or the day they were paid."""
    lacks = "stage = 'actual' AND (supplier = '' OR invoice = '' OR paid_on IS NULL)"
    return COSTS.read(connection, _through("ix_fund_costs_owing", lacks, scheme_id), COSTS.stands, most=most)


def unproved(connection: Connection, scheme_id: str, most: int) -> list[Kept[Cost]]:
    """Return the actual costs of a fund as they stand that no file proves, the oldest of very many."""
    mark = select(func.max(attachment_marks.c.id)).group_by(attachment_marks.c.attachment_id)
    taken = select(attachment_marks.c.attachment_id).where(
        attachment_marks.c.id.in_(mark), attachment_marks.c.withdrawn != ""
    )
    proved = select(attachments.c.about_id).where(
        attachments.c.about == About.COST.value, attachments.c.attachment_id.not_in(taken)
    )
    rows = select(fund_costs.c.id).where(fund_costs.c.cost_id.in_(proved))
    actual, bare = fund_words.c.stage == Stage.ACTUAL.value, fund_words.c.id.not_in(rows)
    return _oldest(connection, scheme_id, most, actual, bare)


def oldest(connection: Connection, scheme_id: str, most: int) -> list[Kept[Cost]]:
    """Return so many costs of a fund as they stand, the one that was told or put right first at the head."""
    return _oldest(connection, scheme_id, most)


def _oldest(connection: Connection, scheme_id: str, most: int, *fits: ColumnElement[bool]) -> list[Kept[Cost]]:
    ids = select(fund_words.c.id).where(fund_words.c.scheme == scheme_id, *fits).order_by(fund_words.c.id).limit(most)
    return COSTS.read(connection, fund_costs.c.id.in_(ids))


def measures_spent(connection: Connection, scheme_id: str, counts: Counts, as_of: date) -> list[tuple[str, list[str]]]:
    """Return the id of each actual cost of a fund up to a day, with the measures that it is put to. None is read whole."""
    columns = fund_costs.c
    days = (columns.paid_on, columns.incurred_on) if counts is Counts.PAID else (columns.incurred_on, columns.paid_on)
    standing = select(fund_words.c.id).where(fund_words.c.scheme == scheme_id, fund_words.c.stage == Stage.ACTUAL.value)
    day = func.coalesce(*days, "")
    wanted = select(columns.cost_id, columns.parts).where(columns.id.in_(standing), day <= as_of.isoformat())
    return [(row.cost_id, [name for name, _ in row.parts]) for row in connection.execute(wanted).all()]


def _through(index: str, where: str, scheme_id: str | None = None) -> ColumnElement[bool]:
    """Return that a row is one of the few in an index that holds such rows only: left to itself the file reads all costs."""
    few = text(f"SELECT id FROM fund_costs INDEXED BY {index} WHERE {where}")  # noqa: S608 - our own words
    if scheme_id is not None:
        few = text(f"{few} AND scheme = :scheme").bindparams(scheme=scheme_id)
    return fund_costs.c.id.in_(few.columns(fund_costs.c.id))


def could_be_same(connection: Connection, told: Cost) -> list[Kept[Cost]]:
    """Return the costs of any fund as they stand that have the same invoice number, or the same net sum on the same day.

    The day is when a cost was run up, or when it was paid where only that is known.
    """
    columns, day = fund_costs.c, _text(told.incurred_on or told.paid_on)
    squeezed = func.lower(func.replace(columns.invoice, literal_column("' '"), literal_column("''")))
    paid_then = columns.incurred_on.is_(None) & (columns.paid_on == day)
    # The sum stands in both halves, so that each goes by the index of sums and days.
    same = (columns.net == told.net) & (columns.incurred_on == day) | (columns.net == told.net) & paid_then
    if told.invoice.strip():
        same |= (columns.invoice != "") & (squeezed == func.lower(func.replace(told.invoice, " ", "")))
    return COSTS.standing(connection, same)


def take_back(
    connection: Connection, entry_id: str, reason: str, person_id: str, at: datetime
) -> Kept[Cost] | Kept[Instalment] | Kept[Repayment] | None:
    """Take back the entry of an id, of whichever kind it is; None, and nothing written, if none stands."""
    told = (entry_id, reason, person_id, at)
    return (
        COSTS.take_back(connection, *told)
        or INSTALMENTS.take_back(connection, *told)
        or REPAYMENTS.take_back(connection, *told)
    )


def add_head(connection: Connection, scheme_id: str, told: Head, person_id: str, at: datetime) -> None:
    """Write down what the head of a fund's report says from now on."""
    connection.execute(
        fund_heads.insert().values(
            scheme=scheme_id,
            supplier_reference=told.supplier_reference,
            beds=told.beds,
            per_bed=told.per_bed,
            person_id=person_id,
            recorded_at=at,
        )
    )


def head(connection: Connection, scheme_id: str) -> Head:
    """Return what the head of a fund's report says now."""
    columns = fund_heads.c
    row = connection.execute(
        select(fund_heads).where(columns.scheme == scheme_id).order_by(columns.id.desc()).limit(1)
    ).first()
    return Head(row.supplier_reference, row.beds, row.per_bed) if row is not None else Head()


def _of(table: Table, scheme_id: str | None) -> ColumnElement[bool]:
    return true() if scheme_id is None else table.c.scheme == scheme_id


def _text(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

"""Instalments and costs in the file. What is wrong is put right by a new revision; nothing is changed in place."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from carehome_desktop.domain.fund.entries import (
    Cost,
    Head,
    Instalment,
    KeptCost,
    KeptInstalment,
    KeptRepayment,
    Repayment,
    Stage,
)
from carehome_desktop.store.tables.fund import fund_costs, fund_heads, fund_instalments, fund_repayments


def add_instalment(
    connection: Connection, instalment_id: str, told: Instalment, person_id: str, at: datetime, withdrawn: str = ""
) -> KeptInstalment:
    """Write an instalment down, as its first revision or as the next."""
    connection.execute(
        fund_instalments.insert().values(
            instalment_id=instalment_id,
            revision=_next(connection, fund_instalments, "instalment_id", instalment_id),
            scheme=told.scheme_id,
            number=told.number,
            pence=told.pence,
            received_on=told.received_on.isoformat(),
            reference=told.reference,
            withdrawn=withdrawn,
            person_id=person_id,
            recorded_at=at,
        )
    )
    return KeptInstalment(instalment_id, told, person_id, at, withdrawn)


def add_cost(
    connection: Connection, cost_id: str, told: Cost, person_id: str, at: datetime, withdrawn: str = ""
) -> KeptCost:
    """Write a cost down, as its first revision or as the next."""
    revision = _next(connection, fund_costs, "cost_id", cost_id)
    connection.execute(
        fund_costs.insert().values(
            cost_id=cost_id,
            revision=revision,
            scheme=told.scheme_id,
            stage=told.stage.value,
            what=told.what,
            supplier=told.supplier,
            invoice=told.invoice,
            net=told.net,
            vat=told.vat,
            vat_back=int(told.vat_back),
            incurred_on=_text(told.incurred_on),
            paid_on=_text(told.paid_on),
            parts=[list(part) for part in told.parts],
            reason=told.reason,
            withdrawn=withdrawn,
            person_id=person_id,
            recorded_at=at,
        )
    )
    return KeptCost(cost_id, told, revision, person_id, at, withdrawn)


def instalments(connection: Connection, scheme_id: str | None = None) -> list[KeptInstalment]:
    """Return the instalments as they stand, of one scheme or of all, by their numbers."""
    columns = fund_instalments.c
    newest = select(func.max(columns.id)).group_by(columns.instalment_id)
    wanted = select(fund_instalments).where(columns.id.in_(newest), columns.withdrawn == "")
    if scheme_id is not None:
        wanted = wanted.where(columns.scheme == scheme_id)
    rows = connection.execute(wanted.order_by(columns.number, columns.received_on, columns.id))
    return [_instalment(row) for row in rows]


def instalment(connection: Connection, instalment_id: str) -> KeptInstalment | None:
    """Return the newest revision of an instalment, taken back or not."""
    columns = fund_instalments.c
    row = connection.execute(
        select(fund_instalments)
        .where(columns.instalment_id == instalment_id)
        .order_by(columns.revision.desc())
        .limit(1)
    ).first()
    return _instalment(row) if row is not None else None


def costs(connection: Connection, scheme_id: str | None = None) -> list[KeptCost]:
    """Return costs as they stand, of one scheme or of all; the one that was told or put right last stands last."""
    columns = fund_costs.c
    newest = select(func.max(columns.id)).group_by(columns.cost_id)
    wanted = select(fund_costs).where(columns.id.in_(newest), columns.withdrawn == "")
    if scheme_id is not None:
        wanted = wanted.where(columns.scheme == scheme_id)
    return [_cost(row) for row in connection.execute(wanted.order_by(columns.id))]


def cost(connection: Connection, cost_id: str) -> KeptCost | None:
    """Return the newest revision of a cost, taken back or not."""
    columns = fund_costs.c
    row = connection.execute(
        select(fund_costs).where(columns.cost_id == cost_id).order_by(columns.revision.desc()).limit(1)
    ).first()
    return _cost(row) if row is not None else None


def add_repayment(
    connection: Connection, repayment_id: str, told: Repayment, person_id: str, at: datetime, withdrawn: str = ""
) -> KeptRepayment:
    """Write a repayment down, as its first revision or as the next."""
    connection.execute(
        fund_repayments.insert().values(
            repayment_id=repayment_id,
            revision=_next(connection, fund_repayments, "repayment_id", repayment_id),
            scheme=told.scheme_id,
            pence=told.pence,
            repaid_on=told.repaid_on.isoformat(),
            reference=told.reference,
            withdrawn=withdrawn,
            person_id=person_id,
            recorded_at=at,
        )
    )
    return KeptRepayment(repayment_id, told, person_id, at, withdrawn)


def repayments(connection: Connection, scheme_id: str | None = None) -> list[KeptRepayment]:
    """Return the repayments as they stand, of one scheme or of all, by their days."""
    columns = fund_repayments.c
    newest = select(func.max(columns.id)).group_by(columns.repayment_id)
    wanted = select(fund_repayments).where(columns.id.in_(newest), columns.withdrawn == "")
    if scheme_id is not None:
        wanted = wanted.where(columns.scheme == scheme_id)
    return [_repayment(row) for row in connection.execute(wanted.order_by(columns.repaid_on, columns.id))]


def repayment(connection: Connection, repayment_id: str) -> KeptRepayment | None:
    """Return the newest revision of a repayment, taken back or not."""
    columns = fund_repayments.c
    row = connection.execute(
        select(fund_repayments).where(columns.repayment_id == repayment_id).order_by(columns.revision.desc()).limit(1)
    ).first()
    return _repayment(row) if row is not None else None


def add_head(connection: Connection, scheme_id: str, told: Head, person_id: str, at: datetime) -> None:
    """Write down what the head of a fund's report says from now on."""
    connection.execute(
        fund_heads.insert().values(
            scheme=scheme_id,
            supplier_reference=told.supplier_reference,
            beds=told.beds,
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
    return Head(row.supplier_reference, row.beds) if row is not None else Head()


def _repayment(row: Row[Any]) -> KeptRepayment:
    told = Repayment(row.scheme, row.pence, date.fromisoformat(row.repaid_on), row.reference)
    return KeptRepayment(row.repayment_id, told, row.person_id, row.recorded_at, row.withdrawn)


def _next(connection: Connection, table: Table, key: str, value: str) -> int:
    last = connection.execute(select(func.max(table.c.revision)).where(table.c[key] == value)).scalar()
    return int(last or 0) + 1


def _instalment(row: Row[Any]) -> KeptInstalment:
    told = Instalment(row.scheme, row.number, row.pence, date.fromisoformat(row.received_on), row.reference)
    return KeptInstalment(row.instalment_id, told, row.person_id, row.recorded_at, row.withdrawn)


def _cost(row: Row[Any]) -> KeptCost:
    told = Cost(
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
    )
    return KeptCost(row.cost_id, told, row.revision, row.person_id, row.recorded_at, row.withdrawn)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

"""What is known of staff, and their rates: told anew each time, nothing is changed in place."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Connection, func, select

from carehome_desktop.domain.wages.staff_facts import Employment, PayRate, Role, StaffFacts
from carehome_desktop.store.tables.wages import staff_rates, staff_told


def tell(connection: Connection, staff_id: str, facts: StaffFacts, person_id: str, at: datetime) -> None:
    """Write down what is known of someone now."""
    connection.execute(
        staff_told.insert().values(
            staff_id=staff_id,
            role=facts.role.value if facts.role else "",
            employment=facts.employment.value if facts.employment else "",
            hours_a_week="" if facts.hours_a_week is None else str(facts.hours_a_week),
            usual_days=",".join(map(str, facts.usual_days)),
            elsewhere=None if facts.elsewhere is None else int(facts.elsewhere),
            elsewhere_where=facts.elsewhere_where,
            left_on=facts.left_on.isoformat() if facts.left_on else None,
            person_id=person_id,
            told_at=at,
        )
    )


def facts(connection: Connection) -> dict[str, StaffFacts]:
    """Return what is known of each person of whom anything was told."""
    columns = staff_told.c
    newest = select(func.max(columns.id)).group_by(columns.staff_id)
    return {
        row.staff_id: StaffFacts(
            role=Role(row.role) if row.role else None,
            employment=Employment(row.employment) if row.employment else None,
            hours_a_week=Decimal(row.hours_a_week) if row.hours_a_week else None,
            usual_days=tuple(int(day) for day in row.usual_days.split(",") if day),
            elsewhere=None if row.elsewhere is None else bool(row.elsewhere),
            elsewhere_where=row.elsewhere_where,
            left_on=date.fromisoformat(row.left_on) if row.left_on else None,
        )
        for row in connection.execute(select(staff_told).where(columns.id.in_(newest)))
    }


def tell_rate(
    connection: Connection, staff_id: str, first_day: date, rate: Decimal | None, person_id: str, at: datetime
) -> None:
    """Write down a rate from a day on; None takes that day's back."""
    connection.execute(
        staff_rates.insert().values(
            staff_id=staff_id,
            first_day=first_day.isoformat(),
            rate="" if rate is None else str(rate),
            person_id=person_id,
            told_at=at,
        )
    )


def rates(connection: Connection, staff_id: str) -> tuple[PayRate, ...]:
    """Return the rates of a person that stand, the earliest first."""
    columns = staff_rates.c
    newest = select(func.max(columns.id)).where(columns.staff_id == staff_id).group_by(columns.first_day)
    rows = connection.execute(
        select(columns.first_day, columns.rate)
        .where(columns.id.in_(newest), columns.rate != "")
        .order_by(columns.first_day)
    )
    return tuple(PayRate(date.fromisoformat(row.first_day), Decimal(row.rate)) for row in rows)

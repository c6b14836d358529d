"""Staff by their codes, their names apart, what is known of them, and every isolation with each time it was put right."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from carehome_desktop.store.tables.base import metadata
from carehome_desktop.store.types import Moment

staff = Table(
    "staff",
    metadata,
    Column("id", Text, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("added_at", Moment, nullable=False),
)

# Names lie apart: what is printed for others carries codes, and a name can be erased without breaking a claim.
staff_names = Table(
    "staff_names",
    metadata,
    Column("staff_id", Text, ForeignKey("staff.id"), primary_key=True),
    Column("name", Text, nullable=False),
)

# Each row is one isolation as it was told at a moment; the newest revision counts. Sums in pence, days as YYYY-MM-DD.
isolations = Table(
    "isolations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("isolation_id", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("staff_id", Text, ForeignKey("staff.id"), nullable=False),
    Column("reason", Text, nullable=False),
    Column("first_day", Text, nullable=False),
    Column("last_day", Text),
    Column("normal", Integer),
    Column("sick_pay", Integer),
    Column("other_sick_pay", Integer, nullable=False),
    Column("rebate", Integer, nullable=False),
    Column("basis", Text, nullable=False),
    Column("basis_note", Text, nullable=False),
    Column("evidence_on", Text),
    Column("evidence_by", Text, nullable=False),
    Column("back_on", Text),
    Column("note", Text, nullable=False),
    Column("withdrawn", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("last_day IS NULL OR last_day >= first_day", name="days"),
    CheckConstraint("other_sick_pay >= 0 AND rebate >= 0", name="sums"),
    CheckConstraint("basis IN ('top-up','gross-less-rebate','gross')", name="basis"),
    Index("ix_isolations_revision", "isolation_id", "revision", unique=True),
    Index("ix_isolations_first_day", "first_day"),
)

# What was known of someone at a moment; the newest row counts. Hours as a decimal, days as 0,1,2 (Monday is 0), YYYY-MM-DD.
staff_told = Table(
    "staff_told",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("staff_id", Text, ForeignKey("staff.id"), nullable=False),
    Column("role", Text, nullable=False),
    Column("employment", Text, nullable=False),
    Column("hours_a_week", Text, nullable=False),
    Column("usual_days", Text, nullable=False),
    Column("elsewhere", Integer),
    Column("elsewhere_where", Text, nullable=False),
    Column("left_on", Text),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("told_at", Moment, nullable=False),
    CheckConstraint("elsewhere IN (0, 1)", name="elsewhere"),
    Index("ix_staff_told_staff", "staff_id", "id"),
)

# Pounds an hour from a day on. Of two for one day the newer counts; an empty rate takes that day's back.
staff_rates = Table(
    "staff_rates",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("staff_id", Text, ForeignKey("staff.id"), nullable=False),
    Column("first_day", Text, nullable=False),
    Column("rate", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("told_at", Moment, nullable=False),
    Index("ix_staff_rates_staff", "staff_id", "first_day"),
)

# Beside a revision of an isolation: what was paid in all, in pence, and how its sums were worked out then (JSON, "" if they were not).
isolation_worked = Table(
    "isolation_worked",
    metadata,
    Column("isolation_id", Text, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("paid", Integer),
    Column("worked", Text, nullable=False),
    CheckConstraint("paid >= 0", name="paid"),
)

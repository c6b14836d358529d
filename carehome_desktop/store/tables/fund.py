"""A fund's money: instalments that came and costs, each put right by a new revision. Sums in pence, days as YYYY-MM-DD."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from carehome_desktop.store.tables.base import metadata
from carehome_desktop.store.types import Moment, Plain

fund_instalments = Table(
    "fund_instalments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("instalment_id", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("scheme", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("pence", Integer, nullable=False),
    Column("received_on", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("withdrawn", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("pence > 0 AND number > 0", name="sums"),
    Index("ix_fund_instalments_revision", "instalment_id", "revision", unique=True),
)

fund_costs = Table(
    "fund_costs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cost_id", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("scheme", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("supplier", Text, nullable=False),
    Column("invoice", Text, nullable=False),
    Column("net", Integer, nullable=False),
    Column("vat", Integer, nullable=False),
    Column("vat_back", Integer, nullable=False),
    Column("incurred_on", Text),
    Column("paid_on", Text),
    Column("parts", Plain, nullable=False),
    Column("reason", Text, nullable=False),
    Column("withdrawn", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("stage IN ('planned','committed','actual')", name="stage"),
    CheckConstraint("net > 0 AND vat >= 0 AND vat_back IN (0, 1)", name="sums"),
    Index("ix_fund_costs_revision", "cost_id", "revision", unique=True),
    Index("ix_fund_costs_scheme", "scheme", "id"),
)

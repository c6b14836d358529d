"""A fund's money: what came, costs, what was sent to the council, and what went back to it. Sums in pence, days as YYYY-MM-DD."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, text

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
    Column("part", Text, nullable=False, default="direct"),
    Column("pot", Text, nullable=False, default=""),
    Column("withdrawn", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("pence > 0 AND number > 0", name="sums"),
    CheckConstraint("part IN ('direct','council')", name="part"),
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
    Column("elsewhere", Plain, nullable=False, default=list),
    Column("uses", Plain, nullable=False, default=list),
    Column("delivery", Integer, ForeignKey("stock_movements.id")),
    Column("reason", Text, nullable=False),
    Column("withdrawn", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("stage IN ('planned','committed','actual')", name="stage"),
    CheckConstraint("net > 0 AND vat >= 0 AND vat_back IN (0, 1)", name="sums"),
    Index("ix_fund_costs_revision", "cost_id", "revision", unique=True),
    Index("ix_fund_costs_scheme", "scheme", "id"),
    Index("ix_fund_costs_invoice", text("lower(replace(invoice, ' ', ''))"), sqlite_where=text("invoice <> ''")),
    Index("ix_fund_costs_net", "net", "incurred_on"),
    Index("ix_fund_costs_elsewhere", "elsewhere", sqlite_where=text("elsewhere <> '[]'")),
    Index("ix_fund_costs_taken", "scheme", "id", sqlite_where=text("withdrawn <> ''")),
    Index(
        "ix_fund_costs_owing",
        "scheme",
        "id",
        sqlite_where=text("stage = 'actual' AND (supplier = '' OR invoice = '' OR paid_on IS NULL)"),
    ),
    Index("ix_fund_costs_first", "id", "cost_id", sqlite_where=text("revision = 1")),
    Index("ix_fund_costs_delivery", "delivery", sqlite_where=text("delivery IS NOT NULL")),
)

# The words of the costs that stand, in small letters, so that a word is looked for in one short text of each; a trigger keeps it with
# each cost. `id` is the row of the revision that stands.
fund_words = Table(
    "fund_words",
    metadata,
    Column("scheme", Text, primary_key=True),
    Column("id", Integer, primary_key=True),
    Column("stage", Text, nullable=False),
    Column("words", Text, nullable=False),
    sqlite_with_rowid=False,
)

# What the costs that stand come to, so that no page adds them all up; a trigger keeps it with each cost. A day that is not known is "".
fund_sums = Table(
    "fund_sums",
    metadata,
    Column("scheme", Text, primary_key=True),
    Column("stage", Text, primary_key=True),
    Column("measure", Text, primary_key=True),
    Column("incurred_on", Text, primary_key=True),
    Column("paid_on", Text, primary_key=True),
    Column("pence", Integer, nullable=False),
)

fund_sent = Table(
    "fund_sent",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sent_id", Text, nullable=False),
    Column("scheme", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("as_of", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("declared_by", Text, nullable=False),
    Column("declared_role", Text, nullable=False),
    Column("figures", Plain, nullable=False),
    Column("changes", Plain, nullable=False),
    Column("pdf", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("revision > 0 AND length(pdf) > 0", name="whole"),
    Index("ix_fund_sent_id", "sent_id", unique=True),
    Index("ix_fund_sent_revision", "scheme", "form", "as_of", "revision", unique=True),
)

fund_repayments = Table(
    "fund_repayments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("repayment_id", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("scheme", Text, nullable=False),
    Column("pence", Integer, nullable=False),
    Column("repaid_on", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("withdrawn", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("pence > 0", name="sums"),
    Index("ix_fund_repayments_revision", "repayment_id", "revision", unique=True),
)

fund_heads = Table(
    "fund_heads",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("scheme", Text, nullable=False),
    Column("supplier_reference", Text, nullable=False),
    Column("beds", Integer),
    Column("per_bed", Integer),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("beds IS NULL OR beds > 0", name="beds"),
    CheckConstraint("per_bed IS NULL OR per_bed > 0", name="per_bed"),
    Index("ix_fund_heads_scheme", "scheme", "id"),
)

"""What the home says beside a fund's money: funds and lines of its own, conditions, warnings gone past, and files of what was sent."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from carehome_desktop.store.tables.base import metadata
from carehome_desktop.store.types import Moment

fund_files = Table(
    "fund_files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("file_id", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("withdrawn", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("kind IN ('scheme','form')", name="kind"),
    Index("ix_fund_files_file", "kind", "file_id", "id"),
)

fund_conditions = Table(
    "fund_conditions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("scheme", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("condition", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("standing IN ('met','not-met','open')", name="standing"),
    Index("ix_fund_conditions_scheme", "scheme", "number", "condition", "id"),
)

fund_overrides = Table(
    "fund_overrides",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("about", Text, nullable=False),
    Column("about_id", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("guard", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("about IN ('cost','isolation','repayment','report')", name="about"),
    CheckConstraint("reason <> ''", name="reason"),
    Index("ix_fund_overrides_about", "about", "about_id", "id"),
)

fund_sent_files = Table(
    "fund_sent_files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sent_id", Text, ForeignKey("fund_sent.sent_id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),
    Index("ix_fund_sent_files_name", "sent_id", "name", unique=True),
)

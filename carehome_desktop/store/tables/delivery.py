"""The outbox, every try, the receipts, and what the courier writes down."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Float, ForeignKey, Index, Integer, LargeBinary, Table, Text

from carehome_desktop.store.tables.base import metadata
from carehome_desktop.store.types import Moment, Plain

outbox = Table(
    "outbox",
    metadata,
    Column("return_id", Text, ForeignKey("returns.id"), primary_key=True),
    Column("contract", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("pause", Float),
    Column("maybe_there", Boolean(create_constraint=True, name="maybe_there"), nullable=False),
    Column("words", Text, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("next_try", Moment),
    Column("first_tried", Moment),
    CheckConstraint(
        "state IN ('waiting','sending','unknown','received','refused','superseded','by-hand','entered')", name="state"
    ),
    Index("ix_outbox_state", "state"),
)

# Every try, for the day someone asks why a return was late.
tries = Table(
    "tries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("return_id", Text, ForeignKey("returns.id"), nullable=False),
    Column("began_at", Moment, nullable=False),
    Column("ended_at", Moment, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("faults", Plain),
    Index("ix_tries_return", "return_id", "id"),
)

# A receipt may name a return this file does not hold: it was sent before the file was put back from a copy.
receipts = Table(
    "receipts",
    metadata,
    Column("return_id", Text, primary_key=True),
    Column("receipt_id", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("section", Text, nullable=False),
    Column("period_kind", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("recorded_at", Moment, nullable=False),
)

# What the courier must remember between two starts: the receipts cursor, why it pauses, whether it must ask first.
courier_notes = Table("courier_notes", metadata, Column("key", Text, primary_key=True), Column("value", Plain))

"""Answers as they are given, the questions they were given under, and returns as they were queued."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Integer, Table, Text, UniqueConstraint

from carehome_desktop.store.tables.base import metadata
from carehome_desktop.store.types import Moment, Plain

drafts = Table(
    "drafts",
    metadata,
    Column("section", Text, primary_key=True),
    Column("period_kind", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("value", Plain),
    Column("note", Text, nullable=False),
    Column("declined", Boolean(create_constraint=True, name="declined"), nullable=False),
    Column("set_version", Text, nullable=False),
    Column("set_digest", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("saved_at", Moment, nullable=False),
)

# The very questions and guidance that answers were given under, kept for ever.
question_sets = Table(
    "question_sets",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("section", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("content", Plain, nullable=False),
)

returns = Table(
    "returns",
    metadata,
    Column("id", Text, primary_key=True),
    Column("section", Text, nullable=False),
    Column("period_kind", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("replaces", Text, ForeignKey("returns.id")),
    Column("set_digest", Text, ForeignKey("question_sets.digest"), nullable=False),
    Column("set_version", Text, nullable=False),
    Column("answers", Plain, nullable=False),
    Column("queued_by", Text, ForeignKey("people.id"), nullable=False),
    Column("queued_at", Moment, nullable=False),
    UniqueConstraint("section", "period_kind", "period", "revision", name="uq_returns_revision"),
    CheckConstraint("revision >= 1", name="revision"),
)

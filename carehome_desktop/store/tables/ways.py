"""Which way a return goes, and what was typed into the tracker’s page by hand."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from carehome_desktop.store.tables.base import metadata
from carehome_desktop.store.types import Moment, Plain

# Which way a return goes: the newest row counts, and the note says why it was changed. No row: to the endpoint.
ways = Table(
    "ways",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("return_id", Text, ForeignKey("returns.id"), nullable=False),
    Column("way", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("chosen_at", Moment, nullable=False),
    CheckConstraint("way IN ('endpoint','hand','file')", name="way"),
    Index("ix_ways_return", "return_id", "id"),
)

# What was said of a line of the copy sheet; the newest row of a line counts, and `none` takes a mark back.
copy_marks = Table(
    "copy_marks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("return_id", Text, ForeignKey("returns.id"), nullable=False),
    Column("line", Text, nullable=False),
    Column("mark", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("marked_at", Moment, nullable=False),
    CheckConstraint("mark IN ('none','typed','not-there','asks-else')", name="mark"),
    Index("ix_copy_marks_return", "return_id", "id"),
)

# The order in which the tracker's page asks, as the manager moved the lines of a section once.
copy_orders = Table(
    "copy_orders",
    metadata,
    Column("section", Text, primary_key=True),
    Column("lines", Plain, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("saved_at", Moment, nullable=False),
)

# Who typed a return into the tracker's page, and when; the newest row counts, and a mistake is taken back by another.
entered = Table(
    "entered",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("return_id", Text, ForeignKey("returns.id"), nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("entered_at", Moment, nullable=False),
    Column("shown", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("recorded_by", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("shown IN ('yes','not-checked','taken-back')", name="shown"),
    Index("ix_entered_return", "return_id", "id"),
)

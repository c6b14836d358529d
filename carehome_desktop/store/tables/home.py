"""What this file is, who works here, and what the home has told us."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from carehome_desktop.store.tables.base import metadata
from carehome_desktop.store.types import Moment, Plain

# What this file is: its id, its epoch, whether it is for practice, and the recovery phrase until part of it was typed back.
meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

people = Table(
    "people",
    metadata,
    Column("id", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("active", Boolean(create_constraint=True, name="active"), nullable=False),
    Column("added_at", Moment, nullable=False),
)

# Names lie apart, so that one can be erased without breaking a record of what was done.
person_names = Table(
    "person_names",
    metadata,
    Column("person_id", Text, ForeignKey("people.id"), primary_key=True),
    Column("name", Text, nullable=False),
)

# What the home has told us about itself, each entry with who said it and when; the newest counts.
facts = Table(
    "facts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("value", Plain),
    Column("person_id", Text, ForeignKey("people.id")),
    Column("said_at", Moment, nullable=False),
    Index("ix_facts_key", "key", "id"),
)

# Where the manager was, so that she comes back to the same question.
workplace = Table("workplace", metadata, Column("key", Text, primary_key=True), Column("value", Plain))

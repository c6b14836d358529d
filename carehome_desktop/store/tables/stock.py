"""PPE: types of the home’s own, every movement, and every way that was tried when it ran short."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, text

from carehome_desktop.store.tables.base import metadata
from carehome_desktop.store.types import Moment

# The types of PPE that the home added under the tracker's five.
stock_types = Table(
    "stock_types",
    metadata,
    Column("id", Text, primary_key=True),
    Column("family", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("one", Text, nullable=False),
    Column("many", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("added_at", Moment, nullable=False),
)

# Every delivery, use, count and loss of PPE, in whole singles; how many boxes of how many is kept beside.
stock_movements = Table(
    "stock_movements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("type_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("boxes", Integer, nullable=False),
    Column("per_box", Integer, nullable=False),
    Column("singles", Integer, nullable=False),
    Column("change", Integer, nullable=False),
    Column("happened_at", Moment, nullable=False),
    Column("origin", Text),
    Column("reason", Text),
    Column("who", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("pence", Integer),
    Column("batch", Text, nullable=False),
    Column("expires", Text),
    Column("note", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("kind IN ('delivery','count','use','waste','expired','lent','given-back','returned')", name="kind"),
    CheckConstraint("boxes >= 0 AND per_box >= 0 AND singles >= 0", name="amounts"),
    Index("ix_stock_movements_type", "type_id", "happened_at"),
    Index("ix_stock_movements_happened", "happened_at"),
    Index("ix_stock_movements_kind", "kind", "type_id", "happened_at"),
    Index("ix_stock_movements_boxes", "type_id", "id", sqlite_where=text("per_box > 0")),
)

# What was taken back, each once; what was recorded stays to be read.
stock_undone = Table(
    "stock_undone",
    metadata,
    Column("movement_id", Integer, ForeignKey("stock_movements.id"), primary_key=True, autoincrement=False),
    Column("reason", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("undone_at", Moment, nullable=False),
)

# Each way that was tried to get PPE that ran short; `shortage` counts how often its type did.
route_tries = Table(
    "route_tries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("type_id", Text, nullable=False),
    Column("shortage", Integer, nullable=False),
    Column("route_id", Text, nullable=False),
    Column("whom", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("tried_at", Moment, nullable=False),
    Column("tried_by", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_by", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("result IN ('got-it','part','nothing','no-answer')", name="result"),
    CheckConstraint("shortage >= 1", name="shortage"),
    Index("ix_route_tries_type", "type_id", "shortage"),
)

# What was taken back of it, each once; what was recorded stays to be read.
route_tries_undone = Table(
    "route_tries_undone",
    metadata,
    Column("try_id", Integer, ForeignKey("route_tries.id"), primary_key=True, autoincrement=False),
    Column("reason", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("undone_at", Moment, nullable=False),
)

"""PPE beside its ledger: codes of the home's own, what became of its own types, deliveries marked for a fund, and what finds an entry."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, text

from carehome_desktop.store.tables.base import metadata
from carehome_desktop.store.tables.stock import stock_movements
from carehome_desktop.store.types import Moment

# Which type a code on a box stands for; the newest word on a code counts, and an empty type forgets it.
stock_codes = Table(
    "stock_codes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", Text, nullable=False),
    Column("type_id", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("said_at", Moment, nullable=False),
    Index("ix_stock_codes_code", "code", "id"),
)

# What a type of the home's own is called from then on, and whether it is used no more; the newest word counts.
stock_type_changes = Table(
    "stock_type_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("type_id", Text, ForeignKey("stock_types.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("one", Text, nullable=False),
    Column("many", Text, nullable=False),
    Column("retired", Integer, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("said_at", Moment, nullable=False),
    CheckConstraint("retired IN (0, 1)", name="retired"),
)

# Whether what a delivery cost is marked for a fund; the newest word counts.
stock_fund_marks = Table(
    "stock_fund_marks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("movement_id", Integer, ForeignKey("stock_movements.id"), nullable=False),
    Column("marked", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("said_at", Moment, nullable=False),
    CheckConstraint("marked IN (0, 1)", name="marked"),
    Index("ix_stock_fund_marks_movement", "movement_id", "id"),
)

_COLUMNS = stock_movements.c

# Of one kind over all types, the newest first.
Index("ix_stock_movements_of_kind", _COLUMNS.kind, _COLUMNS.happened_at)
# Few entries say more than how many: those are looked through for words, and nothing else is.
Index(
    "ix_stock_movements_words",
    _COLUMNS.happened_at,
    _COLUMNS.type_id,
    _COLUMNS.kind,
    _COLUMNS.who,
    _COLUMNS.reference,
    _COLUMNS.batch,
    _COLUMNS.note,
    sqlite_where=text("who <> '' OR reference <> '' OR batch <> '' OR note <> ''"),
)
Index("ix_stock_movements_batch", _COLUMNS.batch, sqlite_where=text("batch <> ''"))
Index("ix_stock_movements_dated", _COLUMNS.type_id, _COLUMNS.expires, sqlite_where=text("expires IS NOT NULL"))
Index(
    "ix_stock_movements_supplier", _COLUMNS.type_id, _COLUMNS.id, sqlite_where=text("kind = 'delivery' AND who <> ''")
)
Index("ix_stock_movements_priced", _COLUMNS.happened_at, sqlite_where=text("pence IS NOT NULL"))
Index("ix_stock_movements_borrowed", _COLUMNS.happened_at, sqlite_where=text("origin = 'borrowed'"))

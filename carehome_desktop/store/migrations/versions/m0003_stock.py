"""PPE stock: the home's own types, every movement, and what was taken back; all three are only added to."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    """
    CREATE TABLE stock_types (
        id TEXT NOT NULL,
        family TEXT NOT NULL,
        name TEXT NOT NULL,
        one TEXT NOT NULL,
        many TEXT NOT NULL,
        person_id TEXT NOT NULL,
        added_at TEXT NOT NULL,
        CONSTRAINT pk_stock_types PRIMARY KEY (id),
        CONSTRAINT fk_stock_types_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE TABLE stock_movements (
        id INTEGER NOT NULL,
        type_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        boxes INTEGER NOT NULL,
        per_box INTEGER NOT NULL,
        singles INTEGER NOT NULL,
        change INTEGER NOT NULL,
        happened_at TEXT NOT NULL,
        origin TEXT,
        reason TEXT,
        who TEXT NOT NULL,
        reference TEXT NOT NULL,
        pence INTEGER,
        batch TEXT NOT NULL,
        expires TEXT,
        note TEXT NOT NULL,
        person_id TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_stock_movements PRIMARY KEY (id),
        CONSTRAINT ck_stock_movements_kind CHECK (kind IN ('delivery','count','use','waste','expired','lent','given-back','returned')),
        CONSTRAINT ck_stock_movements_amounts CHECK (boxes >= 0 AND per_box >= 0 AND singles >= 0),
        CONSTRAINT fk_stock_movements_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE INDEX ix_stock_movements_happened ON stock_movements (happened_at)
    """,
    """
    CREATE INDEX ix_stock_movements_type ON stock_movements (type_id, happened_at)
    """,
    """
    CREATE INDEX ix_stock_movements_kind ON stock_movements (kind, type_id, happened_at)
    """,
    """
    CREATE INDEX ix_stock_movements_boxes ON stock_movements (type_id, id) WHERE per_box > 0
    """,
    """
    CREATE TABLE stock_undone (
        movement_id INTEGER NOT NULL,
        reason TEXT NOT NULL,
        person_id TEXT NOT NULL,
        undone_at TEXT NOT NULL,
        CONSTRAINT pk_stock_undone PRIMARY KEY (movement_id),
        CONSTRAINT fk_stock_undone_movement_id FOREIGN KEY(movement_id) REFERENCES stock_movements (id),
        CONSTRAINT fk_stock_undone_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE TRIGGER stock_types_no_update BEFORE UPDATE ON stock_types BEGIN SELECT RAISE(ABORT, 'stock_types is only added to'); END
    """,
    """
    CREATE TRIGGER stock_types_no_delete BEFORE DELETE ON stock_types BEGIN SELECT RAISE(ABORT, 'stock_types is only added to'); END
    """,
    """
    CREATE TRIGGER stock_movements_no_update BEFORE UPDATE ON stock_movements BEGIN SELECT RAISE(ABORT, 'stock_movements is only added to'); END
    """,
    """
    CREATE TRIGGER stock_movements_no_delete BEFORE DELETE ON stock_movements BEGIN SELECT RAISE(ABORT, 'stock_movements is only added to'); END
    """,
    """
    CREATE TRIGGER stock_undone_no_update BEFORE UPDATE ON stock_undone BEGIN SELECT RAISE(ABORT, 'stock_undone is only added to'); END
    """,
    """
    CREATE TRIGGER stock_undone_no_delete BEFORE DELETE ON stock_undone BEGIN SELECT RAISE(ABORT, 'stock_undone is only added to'); END
    """,
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.execute(statement)

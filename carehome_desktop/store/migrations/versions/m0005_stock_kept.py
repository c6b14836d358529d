"""PPE beside its ledger: codes, changes to own types, marks for a fund (all only added to), and indexes that find an entry."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

STATEMENTS = (
    """
    CREATE TABLE stock_codes (
        id INTEGER NOT NULL,
        code TEXT NOT NULL,
        type_id TEXT NOT NULL,
        person_id TEXT NOT NULL,
        said_at TEXT NOT NULL,
        CONSTRAINT pk_stock_codes PRIMARY KEY (id),
        CONSTRAINT fk_stock_codes_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE INDEX ix_stock_codes_code ON stock_codes (code, id)
    """,
    """
    CREATE TABLE stock_type_changes (
        id INTEGER NOT NULL,
        type_id TEXT NOT NULL,
        name TEXT NOT NULL,
        one TEXT NOT NULL,
        many TEXT NOT NULL,
        retired INTEGER NOT NULL,
        person_id TEXT NOT NULL,
        said_at TEXT NOT NULL,
        CONSTRAINT pk_stock_type_changes PRIMARY KEY (id),
        CONSTRAINT ck_stock_type_changes_retired CHECK (retired IN (0, 1)),
        CONSTRAINT fk_stock_type_changes_type_id FOREIGN KEY(type_id) REFERENCES stock_types (id),
        CONSTRAINT fk_stock_type_changes_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE TABLE stock_fund_marks (
        id INTEGER NOT NULL,
        movement_id INTEGER NOT NULL,
        marked INTEGER NOT NULL,
        note TEXT NOT NULL,
        person_id TEXT NOT NULL,
        said_at TEXT NOT NULL,
        CONSTRAINT pk_stock_fund_marks PRIMARY KEY (id),
        CONSTRAINT ck_stock_fund_marks_marked CHECK (marked IN (0, 1)),
        CONSTRAINT fk_stock_fund_marks_movement_id FOREIGN KEY(movement_id) REFERENCES stock_movements (id),
        CONSTRAINT fk_stock_fund_marks_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE INDEX ix_stock_fund_marks_movement ON stock_fund_marks (movement_id, id)
    """,
    """
    CREATE INDEX ix_stock_movements_of_kind ON stock_movements (kind, happened_at)
    """,
    """
    CREATE INDEX ix_stock_movements_words ON stock_movements (happened_at, type_id, kind, who, reference, batch, note)
    WHERE who <> '' OR reference <> '' OR batch <> '' OR note <> ''
    """,
    """
    CREATE INDEX ix_stock_movements_batch ON stock_movements (batch) WHERE batch <> ''
    """,
    """
    CREATE INDEX ix_stock_movements_dated ON stock_movements (type_id, expires) WHERE expires IS NOT NULL
    """,
    """
    CREATE INDEX ix_stock_movements_supplier ON stock_movements (type_id, id) WHERE kind = 'delivery' AND who <> ''
    """,
    """
    CREATE INDEX ix_stock_movements_priced ON stock_movements (happened_at) WHERE pence IS NOT NULL
    """,
    """
    CREATE INDEX ix_stock_movements_borrowed ON stock_movements (happened_at) WHERE origin = 'borrowed'
    """,
    *(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
        for table in ("stock_codes", "stock_type_changes", "stock_fund_marks")
        for act in ("UPDATE", "DELETE")
    ),
)


def upgrade() -> None:
    """Make the tables and the indexes."""
    for statement in STATEMENTS:
        op.execute(statement)

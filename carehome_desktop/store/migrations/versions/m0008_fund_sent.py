"""Reports that were sent to a council, kept byte for byte; money that went back; and what the head of a report says of a fund."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"

STATEMENTS = (
    """
    CREATE TABLE fund_sent (
        id INTEGER NOT NULL,
        sent_id TEXT NOT NULL,
        scheme TEXT NOT NULL,
        form TEXT NOT NULL,
        as_of TEXT NOT NULL,
        revision INTEGER NOT NULL,
        declared_by TEXT NOT NULL,
        declared_role TEXT NOT NULL,
        figures TEXT NOT NULL,
        changes TEXT NOT NULL,
        pdf BLOB NOT NULL,
        digest TEXT NOT NULL,
        person_id TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_fund_sent PRIMARY KEY (id),
        CONSTRAINT ck_fund_sent_whole CHECK (revision > 0 AND length(pdf) > 0),
        CONSTRAINT fk_fund_sent_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE UNIQUE INDEX ix_fund_sent_id ON fund_sent (sent_id)
    """,
    """
    CREATE UNIQUE INDEX ix_fund_sent_revision ON fund_sent (scheme, form, as_of, revision)
    """,
    """
    CREATE TABLE fund_repayments (
        id INTEGER NOT NULL,
        repayment_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        scheme TEXT NOT NULL,
        pence INTEGER NOT NULL,
        repaid_on TEXT NOT NULL,
        reference TEXT NOT NULL,
        withdrawn TEXT NOT NULL,
        person_id TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_fund_repayments PRIMARY KEY (id),
        CONSTRAINT ck_fund_repayments_sums CHECK (pence > 0),
        CONSTRAINT fk_fund_repayments_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE UNIQUE INDEX ix_fund_repayments_revision ON fund_repayments (repayment_id, revision)
    """,
    """
    CREATE TABLE fund_heads (
        id INTEGER NOT NULL,
        scheme TEXT NOT NULL,
        supplier_reference TEXT NOT NULL,
        beds INTEGER,
        person_id TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_fund_heads PRIMARY KEY (id),
        CONSTRAINT ck_fund_heads_beds CHECK (beds IS NULL OR beds > 0),
        CONSTRAINT fk_fund_heads_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE INDEX ix_fund_heads_scheme ON fund_heads (scheme, id)
    """,
    *(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
        for table in ("fund_sent", "fund_repayments", "fund_heads")
        for act in ("UPDATE", "DELETE")
    ),
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.execute(statement)

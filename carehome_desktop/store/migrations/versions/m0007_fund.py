"""A fund's instalments and costs, which are put right by adding and never changed."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"

STATEMENTS = (
    """
    CREATE TABLE fund_instalments (
        id INTEGER NOT NULL,
        instalment_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        scheme TEXT NOT NULL,
        number INTEGER NOT NULL,
        pence INTEGER NOT NULL,
        received_on TEXT NOT NULL,
        reference TEXT NOT NULL,
        withdrawn TEXT NOT NULL,
        person_id TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_fund_instalments PRIMARY KEY (id),
        CONSTRAINT ck_fund_instalments_sums CHECK (pence > 0 AND number > 0),
        CONSTRAINT fk_fund_instalments_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE UNIQUE INDEX ix_fund_instalments_revision ON fund_instalments (instalment_id, revision)
    """,
    """
    CREATE TABLE fund_costs (
        id INTEGER NOT NULL,
        cost_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        scheme TEXT NOT NULL,
        stage TEXT NOT NULL,
        what TEXT NOT NULL,
        supplier TEXT NOT NULL,
        invoice TEXT NOT NULL,
        net INTEGER NOT NULL,
        vat INTEGER NOT NULL,
        vat_back INTEGER NOT NULL,
        incurred_on TEXT,
        paid_on TEXT,
        parts TEXT NOT NULL,
        reason TEXT NOT NULL,
        withdrawn TEXT NOT NULL,
        person_id TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_fund_costs PRIMARY KEY (id),
        CONSTRAINT ck_fund_costs_stage CHECK (stage IN ('planned','committed','actual')),
        CONSTRAINT ck_fund_costs_sums CHECK (net > 0 AND vat >= 0 AND vat_back IN (0, 1)),
        CONSTRAINT fk_fund_costs_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE UNIQUE INDEX ix_fund_costs_revision ON fund_costs (cost_id, revision)
    """,
    """
    CREATE INDEX ix_fund_costs_scheme ON fund_costs (scheme, id)
    """,
    *(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
        for table in ("fund_instalments", "fund_costs")
        for act in ("UPDATE", "DELETE")
    ),
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.execute(statement)

"""Staff by code, their names apart, and isolations, which are put right by adding and never changed."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"

STATEMENTS = (
    """
    CREATE TABLE staff (
        id TEXT NOT NULL,
        code TEXT NOT NULL,
        person_id TEXT NOT NULL,
        added_at TEXT NOT NULL,
        CONSTRAINT pk_staff PRIMARY KEY (id),
        CONSTRAINT uq_staff_code UNIQUE (code),
        CONSTRAINT fk_staff_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE TABLE staff_names (
        staff_id TEXT NOT NULL,
        name TEXT NOT NULL,
        CONSTRAINT pk_staff_names PRIMARY KEY (staff_id),
        CONSTRAINT fk_staff_names_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id)
    )
    """,
    """
    CREATE TABLE isolations (
        id INTEGER NOT NULL,
        isolation_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        staff_id TEXT NOT NULL,
        reason TEXT NOT NULL,
        first_day TEXT NOT NULL,
        last_day TEXT,
        normal INTEGER,
        sick_pay INTEGER,
        other_sick_pay INTEGER NOT NULL,
        rebate INTEGER NOT NULL,
        basis TEXT NOT NULL,
        basis_note TEXT NOT NULL,
        evidence_on TEXT,
        evidence_by TEXT NOT NULL,
        back_on TEXT,
        note TEXT NOT NULL,
        withdrawn TEXT NOT NULL,
        person_id TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_isolations PRIMARY KEY (id),
        CONSTRAINT ck_isolations_days CHECK (last_day IS NULL OR last_day >= first_day),
        CONSTRAINT ck_isolations_sums CHECK (other_sick_pay >= 0 AND rebate >= 0),
        CONSTRAINT ck_isolations_basis CHECK (basis IN ('top-up','gross-less-rebate','gross')),
        CONSTRAINT fk_isolations_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id),
        CONSTRAINT fk_isolations_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE INDEX ix_isolations_first_day ON isolations (first_day)
    """,
    """
    CREATE UNIQUE INDEX ix_isolations_revision ON isolations (isolation_id, revision)
    """,
    *(
        f"CREATE TRIGGER isolations_no_{act.lower()} BEFORE {act} ON isolations "
        "BEGIN SELECT RAISE(ABORT, 'isolations is only added to'); END"
        for act in ("UPDATE", "DELETE")
    ),
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.execute(statement)

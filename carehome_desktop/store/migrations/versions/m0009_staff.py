"""What is known of staff, their rates, and how the sums of an isolation were worked out; none of it is ever changed."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"

STATEMENTS = (
    """
    CREATE TABLE staff_told (
        id INTEGER NOT NULL,
        staff_id TEXT NOT NULL,
        role TEXT NOT NULL,
        employment TEXT NOT NULL,
        hours_a_week TEXT NOT NULL,
        usual_days TEXT NOT NULL,
        elsewhere INTEGER,
        elsewhere_where TEXT NOT NULL,
        left_on TEXT,
        person_id TEXT NOT NULL,
        told_at TEXT NOT NULL,
        CONSTRAINT pk_staff_told PRIMARY KEY (id),
        CONSTRAINT ck_staff_told_elsewhere CHECK (elsewhere IN (0, 1)),
        CONSTRAINT fk_staff_told_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id),
        CONSTRAINT fk_staff_told_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE INDEX ix_staff_told_staff ON staff_told (staff_id, id)
    """,
    """
    CREATE TABLE staff_rates (
        id INTEGER NOT NULL,
        staff_id TEXT NOT NULL,
        first_day TEXT NOT NULL,
        rate TEXT NOT NULL,
        person_id TEXT NOT NULL,
        told_at TEXT NOT NULL,
        CONSTRAINT pk_staff_rates PRIMARY KEY (id),
        CONSTRAINT fk_staff_rates_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id),
        CONSTRAINT fk_staff_rates_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE INDEX ix_staff_rates_staff ON staff_rates (staff_id, first_day)
    """,
    """
    CREATE TABLE isolation_worked (
        isolation_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        paid INTEGER,
        worked TEXT NOT NULL,
        CONSTRAINT pk_isolation_worked PRIMARY KEY (isolation_id, revision),
        CONSTRAINT ck_isolation_worked_paid CHECK (paid >= 0)
    )
    """,
    *(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
        for table in ("staff_told", "staff_rates", "isolation_worked")
        for act in ("UPDATE", "DELETE")
    ),
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.execute(statement)

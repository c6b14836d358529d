"""Routes of PPE: every one that was tried when a type ran short, and what was taken back; both are only added to."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    """
    CREATE TABLE route_tries (
        id INTEGER NOT NULL,
        type_id TEXT NOT NULL,
        shortage INTEGER NOT NULL,
        route_id TEXT NOT NULL,
        whom TEXT NOT NULL,
        result TEXT NOT NULL,
        note TEXT NOT NULL,
        tried_at TEXT NOT NULL,
        tried_by TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_route_tries PRIMARY KEY (id),
        CONSTRAINT ck_route_tries_result CHECK (result IN ('got-it','part','nothing','no-answer')),
        CONSTRAINT ck_route_tries_shortage CHECK (shortage >= 1),
        CONSTRAINT fk_route_tries_tried_by FOREIGN KEY(tried_by) REFERENCES people (id),
        CONSTRAINT fk_route_tries_recorded_by FOREIGN KEY(recorded_by) REFERENCES people (id)
    )
    """,
    """
    CREATE INDEX ix_route_tries_type ON route_tries (type_id, shortage)
    """,
    """
    CREATE TABLE route_tries_undone (
        try_id INTEGER NOT NULL,
        reason TEXT NOT NULL,
        person_id TEXT NOT NULL,
        undone_at TEXT NOT NULL,
        CONSTRAINT pk_route_tries_undone PRIMARY KEY (try_id),
        CONSTRAINT fk_route_tries_undone_try_id FOREIGN KEY(try_id) REFERENCES route_tries (id),
        CONSTRAINT fk_route_tries_undone_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE TRIGGER route_tries_no_update BEFORE UPDATE ON route_tries BEGIN SELECT RAISE(ABORT, 'route_tries is only added to'); END
    """,
    """
    CREATE TRIGGER route_tries_no_delete BEFORE DELETE ON route_tries BEGIN SELECT RAISE(ABORT, 'route_tries is only added to'); END
    """,
    """
    CREATE TRIGGER route_tries_undone_no_update BEFORE UPDATE ON route_tries_undone BEGIN SELECT RAISE(ABORT, 'route_tries_undone is only added to'); END
    """,
    """
    CREATE TRIGGER route_tries_undone_no_delete BEFORE DELETE ON route_tries_undone BEGIN SELECT RAISE(ABORT, 'route_tries_undone is only added to'); END
    """,
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.execute(statement)

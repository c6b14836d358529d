"""Ways out: a return can go by hand or as a file and be *entered* by a person; the outbox learns two more states."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

_COLUMNS = (
    "return_id, contract, body, digest, state, attempts, pause, maybe_there, words, changed_at, next_try, first_tried"
)

STATEMENTS = (
    """
    CREATE TABLE ways (
        id INTEGER NOT NULL,
        return_id TEXT NOT NULL,
        way TEXT NOT NULL,
        note TEXT NOT NULL,
        person_id TEXT NOT NULL,
        chosen_at TEXT NOT NULL,
        CONSTRAINT pk_ways PRIMARY KEY (id),
        CONSTRAINT ck_ways_way CHECK (way IN ('endpoint','hand','file')),
        CONSTRAINT fk_ways_return_id FOREIGN KEY(return_id) REFERENCES returns (id),
        CONSTRAINT fk_ways_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE INDEX ix_ways_return ON ways (return_id, id)
    """,
    """
    CREATE TABLE copy_marks (
        id INTEGER NOT NULL,
        return_id TEXT NOT NULL,
        line TEXT NOT NULL,
        mark TEXT NOT NULL,
        note TEXT NOT NULL,
        person_id TEXT NOT NULL,
        marked_at TEXT NOT NULL,
        CONSTRAINT pk_copy_marks PRIMARY KEY (id),
        CONSTRAINT ck_copy_marks_mark CHECK (mark IN ('none','typed','not-there','asks-else')),
        CONSTRAINT fk_copy_marks_return_id FOREIGN KEY(return_id) REFERENCES returns (id),
        CONSTRAINT fk_copy_marks_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE INDEX ix_copy_marks_return ON copy_marks (return_id, id)
    """,
    """
    CREATE TABLE copy_orders (
        section TEXT NOT NULL,
        lines TEXT NOT NULL,
        person_id TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        CONSTRAINT pk_copy_orders PRIMARY KEY (section),
        CONSTRAINT fk_copy_orders_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE TABLE entered (
        id INTEGER NOT NULL,
        return_id TEXT NOT NULL,
        person_id TEXT NOT NULL,
        entered_at TEXT NOT NULL,
        shown TEXT NOT NULL,
        reference TEXT NOT NULL,
        note TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_entered PRIMARY KEY (id),
        CONSTRAINT ck_entered_shown CHECK (shown IN ('yes','not-checked','taken-back')),
        CONSTRAINT fk_entered_return_id FOREIGN KEY(return_id) REFERENCES returns (id),
        CONSTRAINT fk_entered_person_id FOREIGN KEY(person_id) REFERENCES people (id),
        CONSTRAINT fk_entered_recorded_by FOREIGN KEY(recorded_by) REFERENCES people (id)
    )
    """,
    """
    CREATE INDEX ix_entered_return ON entered (return_id, id)
    """,
    # A CHECK cannot be changed in SQLite: the outbox is made anew with all its rows. Its triggers go with the old one.
    """
    CREATE TABLE outbox_anew (
        return_id TEXT NOT NULL,
        contract TEXT NOT NULL,
        body BLOB NOT NULL,
        digest TEXT NOT NULL,
        state TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        pause FLOAT,
        maybe_there BOOLEAN NOT NULL,
        words TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        next_try TEXT,
        first_tried TEXT,
        CONSTRAINT pk_outbox PRIMARY KEY (return_id),
        CONSTRAINT ck_outbox_state CHECK (state IN ('waiting','sending','unknown','received','refused','superseded','by-hand','entered')),
        CONSTRAINT fk_outbox_return_id FOREIGN KEY(return_id) REFERENCES returns (id),
        CONSTRAINT ck_outbox_maybe_there CHECK (maybe_there IN (0, 1))
    )
    """,
    f"INSERT INTO outbox_anew ({_COLUMNS}) SELECT {_COLUMNS} FROM outbox",  # noqa: S608 - our own words
    "DROP TABLE outbox",
    "ALTER TABLE outbox_anew RENAME TO outbox",
    """
    CREATE INDEX ix_outbox_state ON outbox (state)
    """,
    """
    CREATE TRIGGER ways_no_update BEFORE UPDATE ON ways BEGIN SELECT RAISE(ABORT, 'ways is only added to'); END
    """,
    """
    CREATE TRIGGER ways_no_delete BEFORE DELETE ON ways BEGIN SELECT RAISE(ABORT, 'ways is only added to'); END
    """,
    """
    CREATE TRIGGER copy_marks_no_update BEFORE UPDATE ON copy_marks BEGIN SELECT RAISE(ABORT, 'copy_marks is only added to'); END
    """,
    """
    CREATE TRIGGER copy_marks_no_delete BEFORE DELETE ON copy_marks BEGIN SELECT RAISE(ABORT, 'copy_marks is only added to'); END
    """,
    """
    CREATE TRIGGER entered_no_update BEFORE UPDATE ON entered BEGIN SELECT RAISE(ABORT, 'entered is only added to'); END
    """,
    """
    CREATE TRIGGER entered_no_delete BEFORE DELETE ON entered BEGIN SELECT RAISE(ABORT, 'entered is only added to'); END
    """,
    """
    CREATE TRIGGER outbox_no_delete BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'nothing leaves the outbox'); END
    """,
    """
    CREATE TRIGGER outbox_frozen BEFORE UPDATE OF return_id, contract, body, digest ON outbox BEGIN SELECT RAISE(ABORT, 'what was queued never changes'); END
    """,
    """
    CREATE TRIGGER outbox_settled BEFORE UPDATE OF state ON outbox WHEN OLD.state IN ('received', 'superseded') AND NEW.state <> OLD.state BEGIN SELECT RAISE(ABORT, 'a settled return stays settled'); END
    """,
    """
    CREATE TRIGGER outbox_received BEFORE UPDATE OF state ON outbox WHEN NEW.state = 'received' AND NOT EXISTS (SELECT 1 FROM receipts WHERE return_id = NEW.return_id AND digest = NEW.digest) BEGIN SELECT RAISE(ABORT, 'received needs a receipt'); END
    """,
    """
    CREATE TRIGGER outbox_superseded BEFORE UPDATE OF state ON outbox WHEN NEW.state = 'superseded' AND OLD.first_tried IS NOT NULL AND OLD.state <> 'by-hand' BEGIN SELECT RAISE(ABORT, 'a return that was tried is never replaced'); END
    """,
    """
    CREATE TRIGGER outbox_to_hand BEFORE UPDATE OF state ON outbox WHEN NEW.state = 'by-hand' AND OLD.state NOT IN ('by-hand', 'entered') AND (OLD.state NOT IN ('waiting', 'refused') OR OLD.maybe_there = 1) BEGIN SELECT RAISE(ABORT, 'a send is unresolved: the endpoint is asked first'); END
    """,
    """
    CREATE TRIGGER outbox_by_hand BEFORE UPDATE OF state ON outbox WHEN OLD.state = 'by-hand' AND NEW.state NOT IN ('by-hand', 'entered', 'superseded') AND NOT (NEW.state = 'waiting' AND COALESCE((SELECT way FROM ways WHERE return_id = NEW.return_id ORDER BY id DESC LIMIT 1), '') = 'endpoint') BEGIN SELECT RAISE(ABORT, 'what goes by hand is never sent'); END
    """,
    """
    CREATE TRIGGER outbox_entered BEFORE UPDATE OF state ON outbox WHEN NEW.state = 'entered' AND (OLD.state NOT IN ('by-hand', 'entered') OR COALESCE((SELECT shown FROM entered WHERE return_id = NEW.return_id ORDER BY id DESC LIMIT 1), 'taken-back') = 'taken-back') BEGIN SELECT RAISE(ABORT, 'entered needs a person who entered it'); END
    """,
    """
    CREATE TRIGGER outbox_entered_stays BEFORE UPDATE OF state ON outbox WHEN OLD.state = 'entered' AND NEW.state <> 'entered' AND NOT (NEW.state = 'by-hand' AND (SELECT shown FROM entered WHERE return_id = NEW.return_id ORDER BY id DESC LIMIT 1) = 'taken-back') BEGIN SELECT RAISE(ABORT, 'what was entered stays entered until it is taken back'); END
    """,
)


def upgrade() -> None:
    """Make the tables, and the outbox anew."""
    for statement in STATEMENTS:
        op.execute(statement)

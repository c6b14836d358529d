"""The first file: every table, index and trigger as they were on day one. Never edited; a change is a new step."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None


STATEMENTS = (
    """
    CREATE TABLE meta (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_meta PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE people (
        id TEXT NOT NULL,
        role TEXT NOT NULL,
        active BOOLEAN NOT NULL,
        added_at TEXT NOT NULL,
        CONSTRAINT pk_people PRIMARY KEY (id),
        CONSTRAINT ck_people_active CHECK (active IN (0, 1))
    )
    """,
    """
    CREATE TABLE question_sets (
        digest TEXT NOT NULL,
        section TEXT NOT NULL,
        version TEXT NOT NULL,
        content TEXT NOT NULL,
        CONSTRAINT pk_question_sets PRIMARY KEY (digest)
    )
    """,
    """
    CREATE TABLE receipts (
        return_id TEXT NOT NULL,
        receipt_id TEXT NOT NULL,
        digest TEXT NOT NULL,
        section TEXT NOT NULL,
        period_kind TEXT NOT NULL,
        period TEXT NOT NULL,
        revision INTEGER NOT NULL,
        received_at TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_receipts PRIMARY KEY (return_id)
    )
    """,
    """
    CREATE TABLE courier_notes (
        "key" TEXT NOT NULL,
        value TEXT,
        CONSTRAINT pk_courier_notes PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE workplace (
        "key" TEXT NOT NULL,
        value TEXT,
        CONSTRAINT pk_workplace PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE person_names (
        person_id TEXT NOT NULL,
        name TEXT NOT NULL,
        CONSTRAINT pk_person_names PRIMARY KEY (person_id),
        CONSTRAINT fk_person_names_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE TABLE facts (
        id INTEGER NOT NULL,
        "key" TEXT NOT NULL,
        value TEXT,
        person_id TEXT,
        said_at TEXT NOT NULL,
        CONSTRAINT pk_facts PRIMARY KEY (id),
        CONSTRAINT fk_facts_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE INDEX ix_facts_key ON facts ("key", id)
    """,
    """
    CREATE TABLE drafts (
        section TEXT NOT NULL,
        period_kind TEXT NOT NULL,
        period TEXT NOT NULL,
        question TEXT NOT NULL,
        value TEXT,
        note TEXT NOT NULL,
        declined BOOLEAN NOT NULL,
        set_version TEXT NOT NULL,
        set_digest TEXT NOT NULL,
        person_id TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        CONSTRAINT pk_drafts PRIMARY KEY (section, period_kind, period, question),
        CONSTRAINT ck_drafts_declined CHECK (declined IN (0, 1)),
        CONSTRAINT fk_drafts_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE TABLE returns (
        id TEXT NOT NULL,
        section TEXT NOT NULL,
        period_kind TEXT NOT NULL,
        period TEXT NOT NULL,
        revision INTEGER NOT NULL,
        replaces TEXT,
        set_digest TEXT NOT NULL,
        set_version TEXT NOT NULL,
        answers TEXT NOT NULL,
        queued_by TEXT NOT NULL,
        queued_at TEXT NOT NULL,
        CONSTRAINT pk_returns PRIMARY KEY (id),
        CONSTRAINT uq_returns_revision UNIQUE (section, period_kind, period, revision),
        CONSTRAINT ck_returns_revision CHECK (revision >= 1),
        CONSTRAINT fk_returns_replaces FOREIGN KEY(replaces) REFERENCES returns (id),
        CONSTRAINT fk_returns_set_digest FOREIGN KEY(set_digest) REFERENCES question_sets (digest),
        CONSTRAINT fk_returns_queued_by FOREIGN KEY(queued_by) REFERENCES people (id)
    )
    """,
    """
    CREATE TABLE outbox (
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
        CONSTRAINT ck_outbox_state CHECK (state IN ('waiting','sending','unknown','received','refused','superseded')),
        CONSTRAINT fk_outbox_return_id FOREIGN KEY(return_id) REFERENCES returns (id),
        CONSTRAINT ck_outbox_maybe_there CHECK (maybe_there IN (0, 1))
    )
    """,
    """
    CREATE INDEX ix_outbox_state ON outbox (state)
    """,
    """
    CREATE TABLE tries (
        id INTEGER NOT NULL,
        return_id TEXT NOT NULL,
        began_at TEXT NOT NULL,
        ended_at TEXT NOT NULL,
        outcome TEXT NOT NULL,
        words TEXT NOT NULL,
        faults TEXT,
        CONSTRAINT pk_tries PRIMARY KEY (id),
        CONSTRAINT fk_tries_return_id FOREIGN KEY(return_id) REFERENCES returns (id)
    )
    """,
    """
    CREATE INDEX ix_tries_return ON tries (return_id, id)
    """,
    """
    CREATE TRIGGER facts_no_update BEFORE UPDATE ON facts BEGIN SELECT RAISE(ABORT, 'facts is only added to'); END
    """,
    """
    CREATE TRIGGER facts_no_delete BEFORE DELETE ON facts BEGIN SELECT RAISE(ABORT, 'facts is only added to'); END
    """,
    """
    CREATE TRIGGER question_sets_no_update BEFORE UPDATE ON question_sets BEGIN SELECT RAISE(ABORT, 'question_sets is only added to'); END
    """,
    """
    CREATE TRIGGER question_sets_no_delete BEFORE DELETE ON question_sets BEGIN SELECT RAISE(ABORT, 'question_sets is only added to'); END
    """,
    """
    CREATE TRIGGER returns_no_update BEFORE UPDATE ON returns BEGIN SELECT RAISE(ABORT, 'returns is only added to'); END
    """,
    """
    CREATE TRIGGER returns_no_delete BEFORE DELETE ON returns BEGIN SELECT RAISE(ABORT, 'returns is only added to'); END
    """,
    """
    CREATE TRIGGER tries_no_update BEFORE UPDATE ON tries BEGIN SELECT RAISE(ABORT, 'tries is only added to'); END
    """,
    """
    CREATE TRIGGER tries_no_delete BEFORE DELETE ON tries BEGIN SELECT RAISE(ABORT, 'tries is only added to'); END
    """,
    """
    CREATE TRIGGER receipts_no_update BEFORE UPDATE ON receipts BEGIN SELECT RAISE(ABORT, 'receipts is only added to'); END
    """,
    """
    CREATE TRIGGER receipts_no_delete BEFORE DELETE ON receipts BEGIN SELECT RAISE(ABORT, 'receipts is only added to'); END
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
    CREATE TRIGGER outbox_superseded BEFORE UPDATE OF state ON outbox WHEN NEW.state = 'superseded' AND OLD.first_tried IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a return that was tried is never replaced'); END
    """,
)


def upgrade() -> None:
    """Make them all."""
    for statement in STATEMENTS:
        op.execute(statement)

"""What proves a fund's money: files kept with their digests, what the council asked, and how long all of it is kept."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"

STATEMENTS = (
    """
    CREATE TABLE attachment_contents (
        digest TEXT NOT NULL,
        kind TEXT NOT NULL,
        pages INTEGER NOT NULL,
        size INTEGER NOT NULL,
        content BLOB NOT NULL,
        CONSTRAINT pk_attachment_contents PRIMARY KEY (digest),
        CONSTRAINT ck_attachment_contents_kind CHECK (kind IN ('pdf','png','jpeg')),
        CONSTRAINT ck_attachment_contents_whole CHECK (pages > 0 AND size = length(content) AND size > 0)
    )
    """,
    """
    CREATE TABLE attachments (
        id INTEGER NOT NULL,
        attachment_id TEXT NOT NULL,
        about TEXT NOT NULL,
        about_id TEXT NOT NULL,
        what TEXT NOT NULL,
        file_name TEXT NOT NULL,
        digest TEXT NOT NULL,
        person_id TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_attachments PRIMARY KEY (id),
        CONSTRAINT ck_attachments_about CHECK (about IN ('cost','isolation','instalment','letter')),
        CONSTRAINT fk_attachments_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE INDEX ix_attachments_about ON attachments (about, about_id)
    """,
    """
    CREATE INDEX ix_attachments_digest ON attachments (digest)
    """,
    """
    CREATE UNIQUE INDEX ix_attachments_id ON attachments (attachment_id)
    """,
    """
    CREATE TABLE attachment_marks (
        id INTEGER NOT NULL,
        attachment_id TEXT NOT NULL,
        covered INTEGER NOT NULL,
        withdrawn TEXT NOT NULL,
        person_id TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_attachment_marks PRIMARY KEY (id),
        CONSTRAINT ck_attachment_marks_covered CHECK (covered IN (0, 1)),
        CONSTRAINT fk_attachment_marks_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachments (attachment_id),
        CONSTRAINT fk_attachment_marks_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE INDEX ix_attachment_marks_attachment ON attachment_marks (attachment_id, id)
    """,
    """
    CREATE TABLE council_questions (
        id INTEGER NOT NULL,
        question_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        scheme TEXT NOT NULL,
        asked_on TEXT NOT NULL,
        asked_by TEXT NOT NULL,
        asked TEXT NOT NULL,
        answered_on TEXT,
        answered TEXT NOT NULL,
        withdrawn TEXT NOT NULL,
        person_id TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_council_questions PRIMARY KEY (id),
        CONSTRAINT ck_council_questions_answered CHECK ((answered_on IS NULL) = (answered = '')),
        CONSTRAINT fk_council_questions_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE UNIQUE INDEX ix_council_questions_revision ON council_questions (question_id, revision)
    """,
    """
    CREATE INDEX ix_council_questions_scheme ON council_questions (scheme, id)
    """,
    """
    CREATE TABLE fund_keeping (
        id INTEGER NOT NULL,
        scheme TEXT NOT NULL,
        keep_until TEXT NOT NULL,
        reason TEXT NOT NULL,
        person_id TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_fund_keeping PRIMARY KEY (id),
        CONSTRAINT fk_fund_keeping_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE INDEX ix_fund_keeping_scheme ON fund_keeping (scheme, id)
    """,
    *(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
        for table in ("attachments", "attachment_marks", "council_questions", "fund_keeping")
        for act in ("UPDATE", "DELETE")
    ),
    """
    CREATE TRIGGER attachment_contents_no_update BEFORE UPDATE ON attachment_contents BEGIN SELECT RAISE(ABORT, 'the bytes of a file never change'); END
    """,
    """
    CREATE TRIGGER attachment_contents_needed BEFORE DELETE ON attachment_contents WHEN EXISTS (SELECT 1 FROM attachments WHERE digest = OLD.digest AND COALESCE((SELECT withdrawn FROM attachment_marks WHERE attachment_id = attachments.attachment_id ORDER BY id DESC LIMIT 1), '') = '') BEGIN SELECT RAISE(ABORT, 'a file that stands is never erased'); END
    """,
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.execute(statement)

"""What proves a fund's money: files with their digests, what the council asked, and how long all of it is kept. Days as YYYY-MM-DD."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from carehome_desktop.store.tables.base import metadata
from carehome_desktop.store.types import Moment

# The bytes of a file, once for each digest: one invoice may prove two costs. They can go only when nothing that stands needs them.
attachment_contents = Table(
    "attachment_contents",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    CheckConstraint("kind IN ('pdf','png','jpeg')", name="kind"),
    CheckConstraint("pages > 0 AND size = length(content) AND size > 0", name="whole"),
)

# No foreign key to the bytes: they may go for good once the file was taken back, and this row still says what there was.
attachments = Table(
    "attachments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("attachment_id", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("about_id", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("about IN ('cost','isolation','instalment','letter')", name="about"),
    Index("ix_attachments_id", "attachment_id", unique=True),
    Index("ix_attachments_about", "about", "about_id"),
    Index("ix_attachments_digest", "digest"),
)

# How a file stands: whether names on it are covered, and why it was taken back. The newest row counts; without one, neither.
attachment_marks = Table(
    "attachment_marks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("attachment_id", Text, ForeignKey("attachments.attachment_id"), nullable=False),
    Column("covered", Integer, nullable=False),
    Column("withdrawn", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("covered IN (0, 1)", name="covered"),
    Index("ix_attachment_marks_attachment", "attachment_id", "id"),
)

# What the council asked and what was answered; each row is one question as it was told at a moment, the newest revision counts.
council_questions = Table(
    "council_questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("question_id", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("scheme", Text, nullable=False),
    Column("asked_on", Text, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("answered_on", Text),
    Column("answered", Text, nullable=False),
    Column("withdrawn", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("(answered_on IS NULL) = (answered = '')", name="answered"),
    Index("ix_council_questions_revision", "question_id", "revision", unique=True),
    Index("ix_council_questions_scheme", "scheme", "id"),
)

# Until when the home keeps what it has of a fund, and why; the newest row counts. Without one, what is known of the fund does.
fund_keeping = Table(
    "fund_keeping",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("scheme", Text, nullable=False),
    Column("keep_until", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Index("ix_fund_keeping_scheme", "scheme", "id"),
)

"""The tables as they are now. Drafts are overwritten in place; everything else is only added to, and triggers hold to that.

To change something here: change it, add a step in migrations/versions/ and a test named after the step in tests/store/test_migrations.py.
"""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    event,
    text,
)

from carehome_desktop.store.types import Moment, Plain

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# What this file is: its id, its epoch, whether it is for practice, and the recovery phrase until part of it was typed back.
meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

people = Table(
    "people",
    metadata,
    Column("id", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("active", Boolean(create_constraint=True, name="active"), nullable=False),
    Column("added_at", Moment, nullable=False),
)

# Names lie apart, so that one can be erased without breaking a record of what was done.
person_names = Table(
    "person_names",
    metadata,
    Column("person_id", Text, ForeignKey("people.id"), primary_key=True),
    Column("name", Text, nullable=False),
)

# What the home has told us about itself, each entry with who said it and when; the newest counts.
facts = Table(
    "facts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("value", Plain),
    Column("person_id", Text, ForeignKey("people.id")),
    Column("said_at", Moment, nullable=False),
    Index("ix_facts_key", "key", "id"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("section", Text, primary_key=True),
    Column("period_kind", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("value", Plain),
    Column("note", Text, nullable=False),
    Column("declined", Boolean(create_constraint=True, name="declined"), nullable=False),
    Column("set_version", Text, nullable=False),
    Column("set_digest", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("saved_at", Moment, nullable=False),
)

# The very questions and guidance that answers were given under, kept for ever.
question_sets = Table(
    "question_sets",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("section", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("content", Plain, nullable=False),
)

returns = Table(
    "returns",
    metadata,
    Column("id", Text, primary_key=True),
    Column("section", Text, nullable=False),
    Column("period_kind", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("replaces", Text, ForeignKey("returns.id")),
    Column("set_digest", Text, ForeignKey("question_sets.digest"), nullable=False),
    Column("set_version", Text, nullable=False),
    Column("answers", Plain, nullable=False),
    Column("queued_by", Text, ForeignKey("people.id"), nullable=False),
    Column("queued_at", Moment, nullable=False),
    UniqueConstraint("section", "period_kind", "period", "revision", name="uq_returns_revision"),
    CheckConstraint("revision >= 1", name="revision"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("return_id", Text, ForeignKey("returns.id"), primary_key=True),
    Column("contract", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("pause", Float),
    Column("maybe_there", Boolean(create_constraint=True, name="maybe_there"), nullable=False),
    Column("words", Text, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("next_try", Moment),
    Column("first_tried", Moment),
    CheckConstraint(
        "state IN ('waiting','sending','unknown','received','refused','superseded','by-hand','entered')", name="state"
    ),
    Index("ix_outbox_state", "state"),
)

# Every try, for the day someone asks why a return was late.
tries = Table(
    "tries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("return_id", Text, ForeignKey("returns.id"), nullable=False),
    Column("began_at", Moment, nullable=False),
    Column("ended_at", Moment, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("faults", Plain),
    Index("ix_tries_return", "return_id", "id"),
)

# A receipt may name a return this file does not hold: it was sent before the file was put back from a copy.
receipts = Table(
    "receipts",
    metadata,
    Column("return_id", Text, primary_key=True),
    Column("receipt_id", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("section", Text, nullable=False),
    Column("period_kind", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("recorded_at", Moment, nullable=False),
)

# What the courier must remember between two starts: the receipts cursor, why it pauses, whether it must ask first.
courier_notes = Table("courier_notes", metadata, Column("key", Text, primary_key=True), Column("value", Plain))

# Where the manager was, so that she comes back to the same question.
workplace = Table("workplace", metadata, Column("key", Text, primary_key=True), Column("value", Plain))

# Which way a return goes: the newest row counts, and the note says why it was changed. No row: to the endpoint.
ways = Table(
    "ways",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("return_id", Text, ForeignKey("returns.id"), nullable=False),
    Column("way", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("chosen_at", Moment, nullable=False),
    CheckConstraint("way IN ('endpoint','hand','file')", name="way"),
    Index("ix_ways_return", "return_id", "id"),
)

# What was said of a line of the copy sheet; the newest row of a line counts, and `none` takes a mark back.
copy_marks = Table(
    "copy_marks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("return_id", Text, ForeignKey("returns.id"), nullable=False),
    Column("line", Text, nullable=False),
    Column("mark", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("marked_at", Moment, nullable=False),
    CheckConstraint("mark IN ('none','typed','not-there','asks-else')", name="mark"),
    Index("ix_copy_marks_return", "return_id", "id"),
)

# The order in which the tracker's page asks, as the manager moved the lines of a section once.
copy_orders = Table(
    "copy_orders",
    metadata,
    Column("section", Text, primary_key=True),
    Column("lines", Plain, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("saved_at", Moment, nullable=False),
)

# Who typed a return into the tracker's page, and when; the newest row counts, and a mistake is taken back by another.
entered = Table(
    "entered",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("return_id", Text, ForeignKey("returns.id"), nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("entered_at", Moment, nullable=False),
    Column("shown", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("recorded_by", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("shown IN ('yes','not-checked','taken-back')", name="shown"),
    Index("ix_entered_return", "return_id", "id"),
)

# The types of PPE that the home added under the tracker's five.
stock_types = Table(
    "stock_types",
    metadata,
    Column("id", Text, primary_key=True),
    Column("family", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("one", Text, nullable=False),
    Column("many", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("added_at", Moment, nullable=False),
)

# Every delivery, use, count and loss of PPE, in whole singles; how many boxes of how many is kept beside.
stock_movements = Table(
    "stock_movements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("type_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("boxes", Integer, nullable=False),
    Column("per_box", Integer, nullable=False),
    Column("singles", Integer, nullable=False),
    Column("change", Integer, nullable=False),
    Column("happened_at", Moment, nullable=False),
    Column("origin", Text),
    Column("reason", Text),
    Column("who", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("pence", Integer),
    Column("batch", Text, nullable=False),
    Column("expires", Text),
    Column("note", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("kind IN ('delivery','count','use','waste','expired','lent','given-back','returned')", name="kind"),
    CheckConstraint("boxes >= 0 AND per_box >= 0 AND singles >= 0", name="amounts"),
    Index("ix_stock_movements_type", "type_id", "happened_at"),
    Index("ix_stock_movements_happened", "happened_at"),
    Index("ix_stock_movements_kind", "kind", "type_id", "happened_at"),
    Index("ix_stock_movements_boxes", "type_id", "id", sqlite_where=text("per_box > 0")),
)

# What was taken back, each once; what was recorded stays to be read.
stock_undone = Table(
    "stock_undone",
    metadata,
    Column("movement_id", Integer, ForeignKey("stock_movements.id"), primary_key=True, autoincrement=False),
    Column("reason", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("undone_at", Moment, nullable=False),
)

# Each way that was tried to get PPE that ran short; `shortage` counts how often its type did.
route_tries = Table(
    "route_tries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("type_id", Text, nullable=False),
    Column("shortage", Integer, nullable=False),
    Column("route_id", Text, nullable=False),
    Column("whom", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("tried_at", Moment, nullable=False),
    Column("tried_by", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_by", Text, ForeignKey("people.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("result IN ('got-it','part','nothing','no-answer')", name="result"),
    CheckConstraint("shortage >= 1", name="shortage"),
    Index("ix_route_tries_type", "type_id", "shortage"),
)

# What was taken back of it, each once; what was recorded stays to be read.
route_tries_undone = Table(
    "route_tries_undone",
    metadata,
    Column("try_id", Integer, ForeignKey("route_tries.id"), primary_key=True, autoincrement=False),
    Column("reason", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("undone_at", Moment, nullable=False),
)

ADDED_TO_ONLY = (
    facts,
    question_sets,
    returns,
    tries,
    receipts,
    ways,
    copy_marks,
    entered,
    stock_types,
    stock_movements,
    stock_undone,
    route_tries,
    route_tries_undone,
)

# The newest word on a return's way, and on whether it was entered, as a trigger asks for it.
_WAY = "SELECT way FROM ways WHERE return_id = NEW.return_id ORDER BY id DESC LIMIT 1"
_SHOWN = "SELECT shown FROM entered WHERE return_id = NEW.return_id ORDER BY id DESC LIMIT 1"

TRIGGERS = [
    f"CREATE TRIGGER {table.name}_no_{act.lower()} BEFORE {act} ON {table.name} "
    f"BEGIN SELECT RAISE(ABORT, '{table.name} is only added to'); END"
    for table in ADDED_TO_ONLY
    for act in ("UPDATE", "DELETE")
] + [
    "CREATE TRIGGER outbox_no_delete BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'nothing leaves the outbox'); END",
    "CREATE TRIGGER outbox_frozen BEFORE UPDATE OF return_id, contract, body, digest ON outbox "
    "BEGIN SELECT RAISE(ABORT, 'what was queued never changes'); END",
    "CREATE TRIGGER outbox_settled BEFORE UPDATE OF state ON outbox "
    "WHEN OLD.state IN ('received', 'superseded') AND NEW.state <> OLD.state "
    "BEGIN SELECT RAISE(ABORT, 'a settled return stays settled'); END",
    "CREATE TRIGGER outbox_received BEFORE UPDATE OF state ON outbox "
    "WHEN NEW.state = 'received' AND NOT EXISTS (SELECT 1 FROM receipts WHERE return_id = NEW.return_id AND digest = NEW.digest) "
    "BEGIN SELECT RAISE(ABORT, 'received needs a receipt'); END",
    "CREATE TRIGGER outbox_superseded BEFORE UPDATE OF state ON outbox "
    "WHEN NEW.state = 'superseded' AND OLD.first_tried IS NOT NULL AND OLD.state <> 'by-hand' "
    "BEGIN SELECT RAISE(ABORT, 'a return that was tried is never replaced'); END",
    "CREATE TRIGGER outbox_to_hand BEFORE UPDATE OF state ON outbox "
    "WHEN NEW.state = 'by-hand' AND OLD.state NOT IN ('by-hand', 'entered') "
    "AND (OLD.state NOT IN ('waiting', 'refused') OR OLD.maybe_there = 1) "
    "BEGIN SELECT RAISE(ABORT, 'a send is unresolved: the endpoint is asked first'); END",
    "CREATE TRIGGER outbox_by_hand BEFORE UPDATE OF state ON outbox "
    "WHEN OLD.state = 'by-hand' AND NEW.state NOT IN ('by-hand', 'entered', 'superseded') "
    f"AND NOT (NEW.state = 'waiting' AND COALESCE(({_WAY}), '') = 'endpoint') "
    "BEGIN SELECT RAISE(ABORT, 'what goes by hand is never sent'); END",
    "CREATE TRIGGER outbox_entered BEFORE UPDATE OF state ON outbox "
    f"WHEN NEW.state = 'entered' AND (OLD.state NOT IN ('by-hand', 'entered') OR COALESCE(({_SHOWN}), 'taken-back') = 'taken-back') "
    "BEGIN SELECT RAISE(ABORT, 'entered needs a person who entered it'); END",
    "CREATE TRIGGER outbox_entered_stays BEFORE UPDATE OF state ON outbox "
    "WHEN OLD.state = 'entered' AND NEW.state <> 'entered' "
    f"AND NOT (NEW.state = 'by-hand' AND ({_SHOWN}) = 'taken-back') "
    "BEGIN SELECT RAISE(ABORT, 'what was entered stays entered until it is taken back'); END",
]

for _statement in TRIGGERS:
    event.listen(metadata, "after_create", DDL(_statement))  # type: ignore[no-untyped-call]

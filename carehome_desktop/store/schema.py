"""All the tables as they are now. Drafts are overwritten in place; everything else is only added to, and triggers hold to that.

To change something: change it in tables/, add a step in migrations/versions/ and a test named after the step in tests/store/test_migrations.py.
"""

from __future__ import annotations

from sqlalchemy import DDL, Connection, event

from carehome_desktop.store.tables.answers import question_sets, returns
from carehome_desktop.store.tables.base import metadata
from carehome_desktop.store.tables.delivery import receipts, tries
from carehome_desktop.store.tables.evidence import attachment_marks, attachments, council_questions, fund_keeping
from carehome_desktop.store.tables.fund import fund_costs, fund_heads, fund_instalments, fund_repayments, fund_sent
from carehome_desktop.store.tables.fund_told import fund_conditions, fund_files, fund_overrides, fund_sent_files
from carehome_desktop.store.tables.home import facts
from carehome_desktop.store.tables.stock import (
    route_tries,
    route_tries_undone,
    stock_movements,
    stock_types,
    stock_undone,
)
from carehome_desktop.store.tables.stock_kept import stock_codes, stock_fund_marks, stock_type_changes
from carehome_desktop.store.tables.wages import isolation_worked, isolations, staff_rates, staff_told
from carehome_desktop.store.tables.ways import copy_marks, entered, ways

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
    stock_codes,
    stock_type_changes,
    stock_fund_marks,
    isolations,
    fund_instalments,
    fund_costs,
    fund_sent,
    fund_repayments,
    fund_heads,
    fund_files,
    fund_conditions,
    fund_overrides,
    fund_sent_files,
    staff_told,
    staff_rates,
    isolation_worked,
    attachments,
    attachment_marks,
    council_questions,
    fund_keeping,
)

# The newest word on a return's way, and on whether it was entered, as a trigger asks for it.
_WAY = "SELECT way FROM ways WHERE return_id = NEW.return_id ORDER BY id DESC LIMIT 1"
_SHOWN = "SELECT shown FROM entered WHERE return_id = NEW.return_id ORDER BY id DESC LIMIT 1"
# Whether a file of these bytes stands: the newest word on it is not that it was taken back.
_NEEDED = (
    "EXISTS (SELECT 1 FROM attachments WHERE digest = OLD.digest AND COALESCE((SELECT withdrawn FROM attachment_marks "
    "WHERE attachment_id = attachments.attachment_id ORDER BY id DESC LIMIT 1), '') = '')"
)

# The sums of a fund move with each cost: what stood before is taken off, what stands now is put to it.
_PUT = "INSERT INTO fund_sums (scheme, stage, measure, incurred_on, paid_on, pence) SELECT"
_ADDED = "ON CONFLICT (scheme, stage, measure, incurred_on, paid_on) DO UPDATE SET pence = pence + excluded.pence"
_PART = "json_extract(part.value, '$[0]')"
_PENCE = "json_extract(part.value, '$[1]')"
_BEFORE = "(SELECT MAX(revision) FROM fund_costs WHERE cost_id = NEW.cost_id AND revision < NEW.revision)"
_SUMMED = (
    "CREATE TRIGGER fund_costs_summed AFTER INSERT ON fund_costs BEGIN "
    f"{_PUT} c.scheme, c.stage, {_PART}, COALESCE(c.incurred_on, ''), COALESCE(c.paid_on, ''), -{_PENCE} "
    "FROM fund_costs AS c, json_each(c.parts) AS part "
    f"WHERE c.cost_id = NEW.cost_id AND c.revision = {_BEFORE} AND c.withdrawn = '' {_ADDED}; "
    f"{_PUT} NEW.scheme, NEW.stage, {_PART}, COALESCE(NEW.incurred_on, ''), COALESCE(NEW.paid_on, ''), {_PENCE} "
    f"FROM json_each(NEW.parts) AS part WHERE NEW.withdrawn = '' {_ADDED}; END"
)
# What a cost is found by: what stood before is found no more.
_WORDED = (
    "CREATE TRIGGER fund_costs_worded AFTER INSERT ON fund_costs BEGIN "
    "DELETE FROM fund_words WHERE (scheme, id) IN (SELECT scheme, id FROM fund_costs "
    "WHERE cost_id = NEW.cost_id AND revision < NEW.revision); "
    "INSERT INTO fund_words (scheme, id, stage, words) SELECT NEW.scheme, NEW.id, NEW.stage, "
    "lower(NEW.what || char(10) || NEW.supplier || char(10) || NEW.invoice) WHERE NEW.withdrawn = ''; END"
)

TRIGGERS = [
    f"CREATE TRIGGER {table.name}_no_{act.lower()} BEFORE {act} ON {table.name} "
    f"BEGIN SELECT RAISE(ABORT, '{table.name} is only added to'); END"
    for table in ADDED_TO_ONLY
    for act in ("UPDATE", "DELETE")
] + [
    _SUMMED,
    _WORDED,
    "CREATE TRIGGER attachment_contents_no_update BEFORE UPDATE ON attachment_contents "
    "BEGIN SELECT RAISE(ABORT, 'the bytes of a file never change'); END",
    f"CREATE TRIGGER attachment_contents_needed BEFORE DELETE ON attachment_contents WHEN {_NEEDED} "
    "BEGIN SELECT RAISE(ABORT, 'a file that stands is never erased'); END",
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


def create_all(connection: Connection) -> None:
    """Make every table and trigger of a new file."""
    metadata.create_all(connection, checkfirst=False)

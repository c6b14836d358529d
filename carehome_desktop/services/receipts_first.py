"""After a copy of the records was put back: until the receipts are in, nobody here knows what the tracker already has.

What is queued then waits and says so; what goes by hand cannot be held back, since a person types it, so it is said in words. Once
the receipts are in, what was queued meanwhile goes as a newer revision of what they tell of, and never as a second first one.
"""

from __future__ import annotations

from sqlalchemy import Connection

from carehome_desktop.domain.delivery import Receipt, State
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.ways import Way
from carehome_desktop.domain.words import full_moment_words
from carehome_desktop.store import courier_notes, facts, outbox
from carehome_desktop.store.database import meta_value
from carehome_desktop.store.newest_receipts import newest_receipt_of

QUEUED_WORDS = {
    Way.ENDPOINT: "Waiting for a connection",
    Way.HAND: "To be typed into the tracker’s page from the copy sheet",
    Way.FILE: "To be handed on as a file",
}
UNTIL_KNOWN = "Waiting until we know what the tracker already has"
NOT_KNOWN = "We do not know yet what the tracker already has"
CAUTION = (
    "These records were put back from a copy, and the receipts are not in yet. So we do not know yet whether the tracker has "
    "this return already. Choose Send now when there is a connection, and look here again before you type it in."
)
THERE_ALREADY = (
    "The endpoint has a receipt for this return that these records do not hold: {receipt}, received {moment}. "
    "Look at what is there before you type it in, so that it is not reported twice."
)


def awaited(connection: Connection) -> bool:
    """Return whether receipts are asked for before anything is sent, and there is an endpoint to ask for them."""
    if not courier_notes.note(connection, "ask_first"):
        return False
    return meta_value(connection, "practice") == "yes" or bool(facts.now(connection).get("endpoint_url"))


def queued_words(connection: Connection, way: Way) -> str:
    """Return what is said of a return that has just been made ready to go."""
    return _words(way, awaited(connection))


def caution(connection: Connection, section_id: str, period: Period) -> str:
    """Return why a return may be there already, so that it is not typed in a second time; "" if nothing says so."""
    if awaited(connection):
        return CAUTION
    there = stray(connection, section_id, period)
    if there is None:
        return ""
    return THERE_ALREADY.format(receipt=there.receipt_id, moment=full_moment_words(there.received_at))


def stray(connection: Connection, section_id: str, period: Period) -> Receipt | None:
    """Return the newest receipt for a return if it is for a revision that this file does not hold."""
    receipt = newest_receipt_of(connection, section_id, period)
    held = receipt is not None and outbox.by_id(connection, receipt.return_id) is not None
    return None if held else receipt


def say_what_is_known(connection: Connection) -> None:
    """Put the words of what waits right, whether the receipts are still awaited or are in."""
    asking = awaited(connection)
    for row in (*outbox.needing_someone(connection), *outbox.to_enter(connection)):
        words = _words(row.way, asking)
        if row.state in (State.WAITING, State.BY_HAND) and words != row.words and _is_ours(row):
            outbox.set_delivery(
                connection, row.return_id, row.delivery, words=words, at=row.changed_at, next_try=row.next_try
            )


def behind_the_receipts(connection: Connection) -> list[Outgoing]:
    """Return what was queued here, untried, after the endpoint had received a revision that this file does not hold."""
    found = []
    for row in outbox.needing_someone(connection):
        if row.state is not State.WAITING or row.first_tried is not None:
            continue
        there = stray(connection, row.section_id, row.period)
        # What the copy itself held is older than that, and the endpoint says so when it is asked.
        if there is not None and there.revision >= row.revision and row.queued_at > there.received_at:
            found.append(row)
    return found


def _words(way: Way, asking: bool) -> str:
    words = QUEUED_WORDS[way]
    if not asking:
        return words
    return UNTIL_KNOWN if way is Way.ENDPOINT else f"{words}. {NOT_KNOWN}"


def _is_ours(row: Outgoing) -> bool:
    """Return whether the words of a row are such as are said of it here, and not what became of a try."""
    return row.words in (_words(row.way, asking=False), _words(row.way, asking=True))

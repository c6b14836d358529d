"""A home and an endpoint as a state machine: whatever happens in whatever order, nothing counts twice and nothing is lost.

The home's side is the real rule; the line and the endpoint are a model. A return's revisions go in order, and only in order.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from carehome_desktop.domain.delivery import UNRESOLVED, Delivery, State
from carehome_desktop.domain.tries import (
    Accepted,
    Busy,
    Lost,
    NewerThere,
    NoConnection,
    NotTheTracker,
    Outcome,
    Rejected,
    SignIn,
    after,
    after_restart,
    begin,
)
from tests.domain.outcomes import RECEIPT, fractions

RETURNS = st.sampled_from(["monday", "tuesday", "wednesday"])
NEVER_THERE: tuple[Outcome, ...] = (NoConnection(), Busy(), NotTheTracker(), SignIn())


@dataclass
class Revision:
    """A row of the home's outbox."""

    id: str
    of: str
    number: int
    body: str
    tried: bool = False
    delivery: Delivery = field(default_factory=lambda: Delivery(State.WAITING))
    first_body: str | None = None


class HomeAndEndpoint(RuleBasedStateMachine):
    """The home queues, edits, tries, ends and starts again; the line does what it likes."""

    @initialize()
    def begin_empty(self) -> None:
        self.rows: list[Revision] = []
        self.kept: dict[str, str] = {}
        self.effects: list[str] = []
        self.poisoned: set[str] = set()
        self.sending: Revision | None = None
        self.acknowledged: set[str] = set()

    # The home.

    @rule(of=RETURNS, poison=st.booleans())
    def queue(self, of: str, poison: bool) -> None:
        """Queue a newer answer: it takes the place of one that was never tried, or becomes the next revision."""
        rows = [row for row in self.rows if row.of == of]
        if rows and rows[-1].delivery.state is State.WAITING and not rows[-1].tried:
            rows[-1].delivery = replace(rows[-1].delivery, state=State.SUPERSEDED, pause=None)
        new = Revision(f"id-{len(self.rows)}", of, len(rows) + 1, f"answers {len(self.rows)}")
        self.rows.append(new)
        if poison:
            self.poisoned.add(new.id)

    @precondition(lambda self: self.sending is None)
    @rule(data=st.data())
    def start_to_send(self, data: st.DataObject) -> None:
        """Commit *sending* for one row that may go: the lowest unresolved revision of its return."""
        ready = [row for row in self.rows if row.delivery.state in UNRESOLVED and not self.held_up(row)]
        if not ready:
            return
        row = data.draw(st.sampled_from(ready))
        row.delivery = begin(row.delivery)
        row.first_body = row.first_body or row.body
        row.tried = True
        self.sending = row

    @precondition(lambda self: self.sending is not None)
    @rule(chance=fractions, answer_lost=st.booleans())
    def it_arrives(self, chance: float, answer_lost: bool) -> None:
        """The endpoint deals with it; the answer comes, or is lost."""
        assert self.sending is not None
        outcome = self.put(self.sending)
        self.ended(Lost() if answer_lost else outcome, chance)

    @precondition(lambda self: self.sending is not None)
    @rule(outcome=st.sampled_from(NEVER_THERE), chance=fractions)
    def it_does_not_arrive(self, outcome: Outcome, chance: float) -> None:
        """Something on the way answers, or nothing does."""
        self.ended(outcome, chance)

    @precondition(lambda self: self.sending is not None)
    @rule(arrived=st.booleans())
    def the_program_is_killed(self, arrived: bool) -> None:
        """In mid-send; the endpoint may have it or not."""
        assert self.sending is not None
        if arrived:
            self.put(self.sending)
        self.sending = None
        for row in self.rows:
            row.delivery = after_restart(row.delivery)

    # The model of the endpoint: unique ids, no older revision after a newer one.

    def put(self, row: Revision) -> Outcome:
        if row.id in self.poisoned:
            return Rejected(())
        if row.id in self.kept:
            assert self.kept[row.id] == row.body, "the same id came with other bytes"
            return Accepted(replace(RECEIPT, return_id=row.id))
        newer = [other for other in self.rows if other.id in self.kept and other.of == row.of]
        if any(other.number >= row.number for other in newer):
            return NewerThere(None)
        self.kept[row.id] = row.body
        self.effects.append(row.id)
        return Accepted(replace(RECEIPT, return_id=row.id))

    def held_up(self, row: Revision) -> bool:
        return any(
            other.of == row.of and other.number < row.number and other.delivery.state in UNRESOLVED
            for other in self.rows
        )

    def ended(self, outcome: Outcome, chance: float) -> None:
        assert self.sending is not None
        others = [(row, row.delivery) for row in self.rows if row is not self.sending]
        self.sending.delivery = after(self.sending.delivery, outcome, chance)
        assert all(row.delivery == before for row, before in others), "an answer touched another revision"
        self.sending = None

    # What must always hold.

    @invariant()
    def nothing_counts_twice(self) -> None:
        assert len(self.effects) == len(set(self.effects))

    @invariant()
    def nothing_is_called_received_that_is_not_there(self) -> None:
        assert all(row.id in self.kept for row in self.rows if row.delivery.state is State.RECEIVED)

    @invariant()
    def nothing_that_may_be_there_is_forgotten(self) -> None:
        for row in self.rows:
            if row.id in self.kept:
                assert row.delivery.state in UNRESOLVED | {State.RECEIVED}, row

    @invariant()
    def bytes_never_change_after_the_first_try(self) -> None:
        assert all(row.first_body in (None, row.body) for row in self.rows)

    @invariant()
    def revisions_arrive_in_order(self) -> None:
        numbers: dict[str, int] = {}
        by_id = {row.id: row for row in self.rows}
        for row in (by_id[each] for each in self.effects):
            assert numbers.get(row.of, 0) < row.number
            numbers[row.of] = row.number

    def teardown(self) -> None:
        """When the line is good at last, everything settles and the newest answer of each return is the one that counts."""
        if self.sending is not None:
            self.the_program_is_killed(arrived=False)
        for row in self.rows:
            if row.delivery.state in UNRESOLVED:
                row.delivery = after(begin(row.delivery), self.put(row), 0.5)
        for row in self.rows:
            assert row.delivery.state not in UNRESOLVED, "something waits for ever"
            assert row.delivery.state is not State.REFUSED or row.id in self.poisoned, "something good was refused"
        for of in {row.of for row in self.rows}:
            newest = [row for row in self.rows if row.of == of][-1]
            assert newest.delivery.state is State.RECEIVED or newest.id in self.poisoned


TestHomeAndEndpoint = HomeAndEndpoint.TestCase
TestHomeAndEndpoint.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)

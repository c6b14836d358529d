"""Record a delivery, a count, or what went out: one line for how many, read back with its unit while it is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.lenient_date import read_use_by
from carehome_desktop.domain.pounds import read_pounds
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.doubts import Doubt
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement, Origin, Reason
from carehome_desktop.domain.stock.quantities import Quantity, read_quantity
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.stock.when import read_when, use_by_words, when_words
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.half_filled import Control, HalfFilled
from carehome_desktop.ui.history.asking import side_by_side
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.errors import bring_into_view
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card
from carehome_desktop.ui.parts.read_back import ReadBack
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.text import Hint, Strong, Subheading
from carehome_desktop.ui.ppe import record_words as says
from carehome_desktop.ui.ppe.attempt import attempt
from carehome_desktop.ui.ppe.correcting import ABOUT, IN_A_FUND, LEAVE, SAVE, lines_of, saved_words, unchanged_kept
from carehome_desktop.ui.ppe.fund_box import FundBox
from carehome_desktop.ui.ppe.undo import UndoStep
from carehome_desktop.ui.ppe.words import echo_words, meanwhile_words
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.session import Session


class RecordPage(ScrollPage):
    """`what` is *delivery*, *count* or *out*. After saving, the form is empty again and ready for the next.

    With the number of an entry to `correct`, the form holds what was typed of it, and what is saved takes its place.
    """

    def __init__(self, session: Session, go: Go, what: str, type_id: str = "", correct: int = 0) -> None:
        super().__init__(says.TITLES[what])
        self._session, self._what, self._type_given = session, what, type_id
        self._correcting: Movement | None = None
        self._verb = says.TITLES[what]
        self._kinds = {kind.id: kind for kind in session.stock.in_use()}
        self._leave_by: Callable[[str], None] | None = None  # of an entry that is only corrected here
        self._asked: Entry | None = None  # the second press says yes to this one and no other
        self._saved: Movement | None = None
        self._known: dict[str, tuple[int | None, int]] = {}
        self._make_fields(type_id)
        self.echo, self.question = Hint(), Banner("")
        self.undo = UndoStep()
        self.corrects, leave = Banner("", "blue"), QuietButton(LEAVE)
        leave.clicked.connect(lambda: self._leave_it(go))
        self.corrects.side.addWidget(leave, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.question, self.undo, self.corrects):
            widget.hide()
        self.undo.confirmed.connect(self._undo)
        self.undo.correcting.connect(lambda: self._correct(self._saved) if self._saved is not None else None)
        for part in (self.undo, self.corrects, *self._cards(type_id)):
            self.body.addWidget(part)
        self.add_back(go.back)
        if (kind := self.kind()) is not None:
            self.set_title(self._verb, breakable(kind.name))
        self.set_main_action(self._verb)
        self.main_action_pressed.connect(self.save)
        self.types.chosen.connect(lambda _: self._say_unit())
        self._say_unit()
        self._say_what_is_known()
        controls: dict[str, Control] = {
            **self._lines,
            "type": self.types,
            "what": self.kinds,
            "by": self.origins,
            "why": self.reasons,
        }
        if self.fund is not None:
            controls["fund"] = self.fund.tick
        self._half = HalfFilled(self, session.workplace, f"ppe {what} {type_id}", {} if correct else controls)
        if (entry := session.stock.entry(correct) if correct else None) is not None:
            self._correct(entry)
            self._half = HalfFilled(self, session.workplace, f"ppe correct {correct}", controls)
            self._leave_by = go.back_saying
        Live(self, session.hub, (Change.STOCK,), self._stock_changed)
        FirstFocus(self, self.how_many.box if type_id or correct else self.types.buttons[0])

    def _make_fields(self, type_id: str) -> None:
        self.types = RadioGroup([(kind.id, kind.name) for kind in self._kinds.values()], arrows_choose=True)
        self.types.set_question(says.WHICH)
        self.types.choose(type_id or None)
        self.kinds = RadioGroup(says.OUT, arrows_choose=True)
        self.kinds.set_question(says.WHAT)
        self.origins = RadioGroup(says.ORIGINS, across=True, arrows_choose=True)
        self.origins.set_question(says.ORIGIN)
        self.reasons = RadioGroup(says.REASONS, arrows_choose=True)
        self.reasons.set_question(says.DIFFERS)
        self.how_many, self.when = LabelledLine("How many?", says.HOW_MANY), LabelledLine("When?", says.WHEN)
        self.who = LabelledLine(
            "From whom?" if self._what == "delivery" else "Which home?", "The supplier or the other home"
        )
        self.reference = LabelledLine("The order’s number")
        self.price = LabelledLine("What it cost in all, with VAT", says.PRICE)
        self.fund = FundBox(self._session, self.when) if self._what == "delivery" else None
        self.batch, self.expires = LabelledLine("Batch"), LabelledLine("Use by", "Such as 30 June 2027")
        clock = self._session.clock
        ReadBack(self.when, lambda typed: when_words(typed, clock.wall()))
        ReadBack(self.expires, lambda typed: use_by_words(typed, clock.local().date()))
        self.note = LabelledLine("Note", says.NO_NAMES)
        self._lines = {
            "quantity": self.how_many,
            "when": self.when,
            "who": self.who,
            "reference": self.reference,
            "price": self.price,
            "batch": self.batch,
            "expires": self.expires,
            "note": self.note,
        }
        for line in self._lines.values():
            line.changed.connect(self._typed)
        if self.fund is not None:
            self.fund.changed.connect(self._typed)
        for group in (self.types, self.kinds, self.origins, self.reasons):
            group.chosen.connect(self._typed)

    def _cards(self, type_id: str) -> list[Card]:
        card, more = Card(), Card()
        if not type_id:
            self._ask(card, says.WHICH, self.types)
        if self._what == "out":
            self._ask(card, says.WHAT, self.kinds)
        card.body.addWidget(side_by_side(self.how_many, self.echo, least=says.LEAST))
        card.body.addWidget(self.question)
        if self._what == "count":
            self._ask(card, says.DIFFERS, self.reasons)
            card.body.addWidget(Hint("Leave it open if it was used and nobody wrote that down."))
        if self._what == "delivery":
            self._ask(card, says.ORIGIN, self.origins)
            card.body.addWidget(side_by_side(self.when, QWidget(), least=says.LEAST))
            more.body.addWidget(Subheading("If you have it at hand"))
        pairs: dict[str, tuple[tuple[QWidget, ...], ...]] = {
            "delivery": ((self.who, self.reference), (self.batch, self.expires), (self.price, self.note)),
            "out": ((self.when, self.who), (self.note, QWidget())),
        }
        for pair in pairs.get(self._what, ((self.when, self.note),)):
            more.body.addWidget(side_by_side(*pair, least=says.LEAST))
        if self.fund is not None:
            more.body.addWidget(self.fund)
        return [card, more]

    @staticmethod
    def _ask(card: Card, words: str, group: RadioGroup) -> None:
        card.body.addWidget(Strong(words))
        card.body.addWidget(group)

    # Reading

    def kind(self) -> PpeType | None:
        """Return the type that is chosen."""
        return self._kinds.get(str(self.types.value()))

    def _say_unit(self) -> None:
        """Say in what the type that is chosen is counted."""
        kind = self.kind()
        hint = says.HOW_MANY if kind is None else says.UNIT.format(many=kind.many, example=kind.example())
        self.how_many.say_hint(hint)

    def _typed(self, _: object = None) -> None:
        """Read back what is typed with its unit; a question that was asked is asked anew when something else is typed."""
        self._asked = None
        self.question.hide()
        self.set_main_action(self._verb)
        self._say_what_is_known()

    def _say_what_is_known(self) -> None:
        kind = self.kind()
        if kind is None:
            self.echo.setText("")
            return
        counts = self._what == "count"
        self.echo.setText(echo_words(kind, self.how_many.text(), *self._look_up(kind), counts=counts))

    def _stock_changed(self) -> None:
        """Look again; what was recorded elsewhere while somebody types is said."""
        saved = self._session.stock.entry(self._saved.id) if self._saved is not None else None
        if saved is not None and saved.undone is not None:
            self.undo.hide()
        kind = self.kind()
        before = self._known.get(kind.id) if kind is not None else None
        self._known.clear()
        self._say_what_is_known()
        if kind is None or before is None or not self.how_many.text():
            return
        level, _ = self._look_up(kind)
        if level is not None and level != before[0]:
            words = breakable(meanwhile_words(kind, level))
            self.told.set_state(State.ODD, words)
            self.told.show()
            self.undo.hide()
            announce(self, words)

    def _look_up(self, kind: PpeType) -> tuple[int | None, int]:
        """Return the level on record and what a box held last; it is asked for once a type, not at every letter."""
        if kind.id not in self._known:
            status = self._session.stock.status_of(kind.id)
            self._known[kind.id] = (status.level if status else None, self._session.stock.usual_box(kind.id))
        return self._known[kind.id]

    def _read(self) -> Entry | list[tuple[str, QWidget]]:
        wrong: list[tuple[str, QWidget]] = []
        kind, what = self.kind(), self._kind_of_entry()
        if kind is None:
            wrong.append(("Choose which type it is.", self.types.buttons[0]))
        if what is None:
            wrong.append(("Say what happened.", self.kinds.buttons[0]))
        quantity: Quantity | Problem | None = None
        if kind is not None:
            quantity = read_quantity(self.how_many.text(), kind, self._session.stock.usual_box(kind.id))
            if quantity is None:
                quantity = Problem("quantity", f"Type how many {kind.many}, such as {kind.example()}.")
        now = self._session.clock.wall()
        at = read_when(self.when.text(), now)
        pence = read_pounds(self.price.text(), "price")
        expires = read_use_by(self.expires.text(), "expires", self._session.clock.local().date())
        problems = [each for each in (quantity, at, pence, expires) if isinstance(each, Problem)]
        self._mark(problems)
        wrong += [(problem.words, self._lines[problem.field]) for problem in problems]
        if wrong or kind is None or what is None or not isinstance(quantity, Quantity):
            return wrong
        if isinstance(at, Problem) or isinstance(pence, Problem) or isinstance(expires, Problem):
            return wrong
        origin, reason = self.origins.value(), self.reasons.value()
        entry = Entry(
            type_id=kind.id,
            kind=what,
            quantity=quantity,
            at=at,
            origin=origin if isinstance(origin, Origin) else None,
            reason=reason if isinstance(reason, Reason) else None,
            who=self.who.text().strip(),
            reference=self.reference.text().strip(),
            pence=pence,
            batch=self.batch.text().strip(),
            expires=expires,
            note=self.note.text().strip(),
        )
        return entry if self._correcting is None else unchanged_kept(self._correcting.entry, entry, self.when.text())

    def _kind_of_entry(self) -> Kind | None:
        kind = self.kinds.value() if self._what == "out" else Kind(self._what)
        return kind if isinstance(kind, Kind) else None

    def _mark(self, problems: list[Problem]) -> None:
        for field, line in self._lines.items():
            line.set_error(next((each.words for each in problems if each.field == field), ""))

    # Saving

    def save(self) -> None:
        """Record what is typed; a number that looks wrong is asked about once. A scanned code, which ends with Enter, says the type."""
        if self._took_code():
            return
        entry = self._read()
        if isinstance(entry, list):
            self.summary.show_problems(entry)
            return
        self.summary.show_problems([])
        sure = self._asked is not None
        if self._asked is not None:
            entry = self._asked
        stock, by = self._session.stock, self._session.person()
        for_fund = self.fund is not None and self.fund.tick.isChecked()
        instead_of = self._correcting.id if self._correcting is not None else None
        recorded = attempt(
            lambda: stock.record(entry, by, sure=sure, for_fund=for_fund, instead_of=instead_of), "quantity"
        )
        if isinstance(recorded, Doubt):
            self._ask_about(entry, recorded.words)
        elif isinstance(recorded, Problem):
            field: QWidget = self._lines.get(recorded.field, self.how_many)
            self._mark([recorded])
            self.summary.show_problems([(recorded.words, field)])
        else:
            self._say_saved(recorded)

    def _took_code(self) -> bool:
        """Return whether what stands as how many is the code of a box: it says which type it is, and how many is still to be typed."""
        typed, kind = self.how_many.text(), self.kind() or next(iter(self._kinds.values()), None)
        if kind is None or isinstance(read_quantity(typed, kind, 0), Quantity):
            return False
        found = self._session.stock_types.type_of(typed)
        if found is None:
            return False
        self.how_many.set_text("")
        if self._type_given and found.id != self._type_given:
            self._mark([Problem("quantity", says.OTHER_CODE.format(found.name))])
        else:
            self.types.choose(found.id)
            self._typed()
            self._say_unit()
            announce(self, f"{found.name}. How many?")
        self.how_many.setFocus()
        return True

    def _ask_about(self, entry: Entry, words: str) -> None:
        self._asked = entry
        self.question.set_words(words)
        self.question.show()
        self.set_main_action("Yes, record it like this")
        announce(self, words, urgent=True)

    def _say_saved(self, recorded: Movement) -> None:
        kind = self._kinds[recorded.entry.type_id]
        self._saved = recorded
        was = self._correcting.entry if self._correcting is not None else None
        words = saved_words(recorded.entry, was, self._session.stock.type)
        self._begin_anew()
        if self._leave_by is not None:
            self._session.hub.tell(Change.STOCK)
            self._leave_by(breakable(words))
            return
        self.undo.say(recorded.undo_words(kind, self._session.clock.wall()))
        self.undo.show()
        self.told.set_state(State.SAVED, breakable(words))  # last: what is emptied above hides what was told
        self.told.show()
        announce(self, words)
        self._session.hub.tell(Change.STOCK)
        self._say_what_is_known()
        self.how_many.setFocus()
        QTimer.singleShot(0, self.how_many, lambda: bring_into_view(self.how_many))  # what was told took room

    def _begin_anew(self) -> None:
        """Empty the form for the next entry; what was to be corrected stays as it is."""
        self._known.clear()
        self._correcting, self._verb = None, says.TITLES[self._what]
        self.corrects.hide()
        for line in self._lines.values():
            line.set_text("")
        self.reasons.choose(None)
        if self.fund is not None:
            self.fund.tick.setChecked(False)
        self._typed()
        self._half.done(f"ppe {self._what} {self._type_given}")
        self.how_many.setFocus()

    def _leave_it(self, go: Go) -> None:
        self._begin_anew()
        if self._leave_by is not None:
            go.back()

    def _correct(self, movement: Movement) -> None:
        """Bring an entry back into the form."""
        entry, kind = movement.entry, self._session.stock.type(movement.entry.type_id)
        assert kind is not None  # a type is never taken out
        self._correcting, self._verb = movement, SAVE
        self.types.choose(entry.type_id)
        for group, value in ((self.kinds, entry.kind), (self.origins, entry.origin), (self.reasons, entry.reason)):
            group.choose(value)
        for name, text in lines_of(entry).items():
            self._lines[name].set_text(text)
        if self.fund is not None:
            self.fund.tick.setChecked(self._session.stock_costs.is_marked(movement.id))
        cost = f" {IN_A_FUND}" if self._session.fund.costs_of_delivery(movement.id) else ""
        self.corrects.set_words(breakable(ABOUT.format(f"{entry.did_words(kind)}, {kind.name}") + cost))
        self.corrects.show()
        for done in (self.undo, self.told):
            done.hide()
        self._half.done(f"ppe correct {movement.id}")
        self._say_unit()
        self._typed()
        self.how_many.box.selectAll()
        self.how_many.setFocus()

    def _undo(self, reason: str) -> None:
        if self._saved is None:
            return
        saved, by = self._saved, self._session.person()
        undone = attempt(lambda: self._session.stock.undo(saved.id, by, reason))
        if isinstance(undone, Problem):
            self.undo.say_wrong(undone.words)
            return
        self._known.clear()
        words = f"Taken back: {undone.entry.did_words(self._kinds[saved.entry.type_id])}."
        self.told.set_state(State.SAVED, words)
        self.undo.hide()
        announce(self, words)
        self._session.hub.tell(Change.STOCK)
        self._say_what_is_known()
        self.how_many.setFocus()

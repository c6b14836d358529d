"""A cost of a fund: its stage, what it was, its sums, and what of the fund it is for."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from carehome_desktop.domain.fund.entries import Cost, Stage
from carehome_desktop.domain.fund.evidence import About
from carehome_desktop.domain.fund.overrides import Override
from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.lenient_date import as_day, read_day_back
from carehome_desktop.domain.money import in_pounds, money_words, read_money
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.movements import Movement
from carehome_desktop.services.warned import Warned
from carehome_desktop.ui import theme
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.fund.delivery_link import DeliveryLink
from carehome_desktop.ui.fund.doubts import DoubtBox
from carehome_desktop.ui.fund.evidence_link import EvidenceLink
from carehome_desktop.ui.fund.form import FundForm, day_typed
from carehome_desktop.ui.fund.gone_past import GonePast
from carehome_desktop.ui.fund.name_hint import NameHint
from carehome_desktop.ui.fund.not_paid import NotPaid
from carehome_desktop.ui.fund.other_money import OtherMoney
from carehome_desktop.ui.fund.split_box import SplitBox
from carehome_desktop.ui.fund.take_back import TakeBack
from carehome_desktop.ui.fund.words import STAGES
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.half_filled import Control, HalfFilled
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.text import Hint, Strong
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.session import Session

RECORD, PUT_RIGHT, ANYWAY = "Record a cost", "Save the changes", "Record it all the same"
STAGE = "Stage"
VAT_BACK = "The home gets this VAT back, so it is no cost"
NET, OF_DELIVERY = "In pounds, such as 100.00", "Without VAT. The delivery cost {} with VAT"
OF_ORDER = "On the invoice. The order was {}"
CHARGED_TOO_FEW = "What the fund is charged shows here once the net sum is typed."


class CostPage(FundForm):
    """A new cost, or one that is put right or taken back. A warning is asked about once, and gone past with a reason."""

    def __init__(self, session: Session, go: Go, scheme_id: str, cost_id: str = "", delivery: int = 0) -> None:
        """`delivery` is the number of an entry of the PPE ledger that a new cost begins with; 0 for none."""
        super().__init__(session, go, scheme_id, RECORD)
        self._id = self._reason = ""
        self._past: list[Override] = []
        self._make_fields()
        self._lay_out()
        self.set_main_action(RECORD)
        kept = session.fund.cost(cost_id) if cost_id else None
        if kept is not None:
            self._show(kept)
        elif delivery and (movement := self.delivery.show_for(delivery)) is not None:
            self._begin_with(movement)
        which = self._id or (f"delivery {delivery}" if delivery else "")
        self._half = HalfFilled(self, session.workplace, f"cost {scheme_id} {which}", self._controls())
        FirstFocus(self, self.stage.buttons[0] if kept is None else self.what.box)

    def _make_fields(self) -> None:
        self.stage = RadioGroup(list(STAGES), arrows_choose=True)
        self.stage.set_question(STAGE)
        self.what = LabelledLine("What was it?", "Such as Taxis in June. No names of residents or staff.")
        self.net, self.vat = LabelledLine("Net sum", NET), LabelledLine("VAT", "Empty if none")
        self.vat_back = QCheckBox(VAT_BACK)
        self.charged = Hint(CHARGED_TOO_FEW)
        self.supplier, self.invoice = LabelledLine("Supplier"), LabelledLine("Invoice number")
        self.incurred = LabelledLine("Date of the bill", "Such as 30/6/2020. Of a plan: when you expect it")
        self.paid = LabelledLine("Date it was paid", "Empty if it is not paid yet")
        self.stage_error = ErrorText()
        self.doubts = DoubtBox(self)
        self.names = NameHint(self._session, (self.what, self.supplier, self.invoice, self.doubts.why))
        self.split = SplitBox(self.scheme)
        self.not_paid = NotPaid(self.scheme)
        plain = (each for each in self._session.fund.data.schemes if each.plain)
        self.others = OtherMoney([] if self.scheme.plain else list(plain))
        self._lines = {
            "what": self.what,
            "net": self.net,
            "vat": self.vat,
            "supplier": self.supplier,
            "invoice": self.invoice,
            "incurred_on": self.incurred,
            "paid_on": self.paid,
        }
        self._places = {"stage": (self.stage_error, self.stage.buttons[0])}
        if self.split.ticks:
            self._places["parts"] = (self.split.error, next(iter(self.split.ticks.values())))
        for line in self._lines.values():
            line.changed.connect(self._typed)
        self.stage.chosen.connect(lambda: self.stage_error.say(""))
        self.stage.chosen.connect(self._typed)
        self.vat_back.toggled.connect(self._typed)
        self.others.changed.connect(self._typed)
        self.split.changed.connect(self._forget_question)
        self.not_paid.changed.connect(self._forget_question)

    def _lay_out(self) -> None:
        first, second = Card(), Card()
        first.body.addWidget(Strong(STAGE))
        first.body.addWidget(self.stage_error)
        for widget in (self.stage, self.what, self.beside(self.net, self.vat), self.vat_back, self.charged):
            first.body.addWidget(widget)
        first.body.addWidget(self.beside(self.incurred, self.paid))
        first.body.addWidget(self.beside(self.supplier, self.invoice))
        first.body.addWidget(self.names)
        second.body.addWidget(self.split)
        second.body.addWidget(self.not_paid)
        second.body.addWidget(self.others)
        self.others.setVisible(bool(self.others.ticks))
        for card in (first, second):
            card.body.addStretch(1)
        wide = round(420 * theme.current().text_scale)
        self.body.addWidget(Spread((first, second), most=2, least_width=wide, top=True))
        self.past = GonePast()
        for after in (self.doubts, self.past):
            self.body.addWidget(after)
        self.take_back = TakeBack("Take this cost back")
        self.take_back.confirmed.connect(lambda reason: self.take_back_and_leave(self._id, self.take_back, reason))
        self.take_back.hide()
        self.files = EvidenceLink(self._session, self._go, About.COST)
        self.delivery = DeliveryLink(self._session, self._go)
        for below in (self.delivery, self.files):
            self.body.addWidget(below, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.take_back)

    def _show(self, kept: Kept[Cost]) -> None:
        entry = kept.entry
        self._id = kept.id
        self.set_title("A cost", self.scheme.name)
        self.stage.choose(entry.stage)
        for line, words in (
            (self.what, entry.what),
            (self.net, f"{in_pounds(entry.net):.2f}"),
            (self.vat, f"{in_pounds(entry.vat):.2f}" if entry.vat else ""),
            (self.supplier, entry.supplier),
            (self.invoice, entry.invoice),
            (self.incurred, day_typed(entry.incurred_on)),
            (self.paid, day_typed(entry.paid_on)),
        ):
            line.set_text(words)
        self.vat_back.setChecked(entry.vat_back)
        self.others.show_parts(dict(entry.elsewhere))
        self.split.show_parts(dict(entry.parts))
        self.not_paid.show_uses(entry.uses)
        self._say_delivery(self.delivery.show_for(entry.delivery))
        self._reason = entry.reason  # of this very cost, and for what was doubted of it then
        self.set_main_action(PUT_RIGHT)
        self.take_back.show()
        self.files.show_for(kept.id, entry.what)
        self._show_past(kept)
        self._typed()

    def _show_past(self, kept: Kept[Cost]) -> None:
        self._past = self._session.fund.gone_past([kept]).get(kept.id, [])
        self.past.show_past(self._past)

    def _begin_with(self, movement: Movement) -> None:
        """Fill in what the PPE ledger knows of a delivery. Its order's number is not the invoice's, nor its cost with VAT the net sum."""
        entry, kind = movement.entry, self._session.stock.type(movement.entry.type_id)
        self.what.set_text(kind.name if kind is not None else entry.type_id)
        self.supplier.set_text(entry.who)
        self.incurred.set_text(day_typed(entry.day))
        self._say_delivery(movement)
        self._typed()

    def _say_delivery(self, movement: Movement | None) -> None:
        """Say beside the fields what they are to be held against."""
        pence, order = (movement.entry.pence, movement.entry.reference) if movement is not None else (None, "")
        for line, words in (
            (self.net, OF_DELIVERY.format(money_words(pence)) if pence else NET),
            (self.invoice, OF_ORDER.format(order) if order else ""),
        ):
            line.say_hint(breakable(words))

    def _controls(self) -> dict[str, Control]:
        """Return all that can be filled, ticks before what they bring with them."""
        ticked: dict[str, SplitBox | OtherMoney | NotPaid] = {
            "to": self.split,
            "other": self.others,
            "use": self.not_paid,
        }
        ticks = {f"{name} {id_}": tick for name, box in ticked.items() for id_, tick in box.ticks.items()}
        split: dict[str, SplitBox | OtherMoney] = {"to": self.split, "other": self.others}
        parts = {f"{name} part {id_}": part for name, box in split.items() for id_, part in box.parts.items()}
        return {"stage": self.stage, "vat_back": self.vat_back, **self._lines, **ticks, **parts}

    # Reading

    def _typed(self, _: object = None) -> None:
        net, vat = read_money(self.net.text(), "net"), read_money(self.vat.text(), "vat")
        whole = 0
        if isinstance(net, int) and not isinstance(vat, Problem):
            whole = net + (0 if self.vat_back.isChecked() else vat or 0)
        others = self.others.pence()
        rest = max(0, whole - others)
        beside = f" Other money pays {money_words(others)} of {money_words(whole)}." if others else ""
        self.charged.setText(f"The fund is charged {money_words(rest)}.{beside}" if rest else CHARGED_TOO_FEW)
        self.split.set_whole(rest)

    def _forget_question(self) -> None:
        """What was asked about was another cost: it is asked anew."""
        if self.doubts.forget():
            self.set_main_action(PUT_RIGHT if self._id else RECORD)

    def _read(self) -> Cost | list[Problem]:
        net, vat = read_money(self.net.text(), "net"), read_money(self.vat.text(), "vat")
        incurred = read_day_back(self.incurred.text(), "incurred_on", self.today())
        paid = read_day_back(self.paid.text(), "paid_on", self.today())
        stage, others = self.stage.value(), self.others.read()
        read = (net, vat, incurred, paid)
        problems = (
            [] if isinstance(stage, Stage) else [Problem("stage", "Choose the stage: spent, committed or planned.")]
        )
        if not self.what.text().strip():
            problems.append(Problem("what", "Say in a few words what it was."))
        problems += [each for each in read if isinstance(each, Problem)]
        if net is None:
            problems.append(Problem("net", "Type the sum without VAT, such as 100.00."))
        # Of parts that are to add up to a sum nothing can be said before the sum is there.
        parts = self.split.read() if not problems or not self.split.chosen() else ()
        problems += [each for each in (others, parts) if isinstance(each, Problem)]
        if (
            problems
            or not isinstance(stage, Stage)
            or isinstance(others, Problem)
            or isinstance(parts, Problem)
            or not isinstance(net, int)
        ):
            return problems
        return Cost(
            scheme_id=self.scheme.id,
            stage=stage,
            what=self.what.text().strip(),
            net=net,
            parts=parts,
            vat=vat if isinstance(vat, int) else 0,
            vat_back=self.vat_back.isChecked(),
            supplier=self.supplier.text().strip(),
            invoice=self.invoice.text().strip(),
            incurred_on=as_day(incurred),
            paid_on=as_day(paid),
            elsewhere=others,
            uses=self.not_paid.uses(),
            delivery=self.delivery.number,
        )

    # Saving

    def save(self) -> None:
        """Record the cost, or put it right."""
        told = self._read()
        if isinstance(told, list):
            self.say_problems(told, self._elsewhere(told))
            return
        reason = self.doubts.reason(told)
        if reason is None:
            self.doubts.why.setFocus()
            return
        fund, by, reasoned = self._session.fund, self._session.person(), replace(told, reason=reason)
        kept = fund.put_cost_right(self._id, reasoned, by) if self._id else fund.add_cost(reasoned, by)
        if isinstance(kept, Warned):
            self._ask_about(told, kept)
        elif isinstance(kept, Problem):
            self.say_problems([kept], self._elsewhere([kept]))
        else:
            self._reason = reason if self._id else ""  # the next cost has none of this one's
            if self._id:
                self._show_past(kept)
            self._say_kept(told)

    def _elsewhere(self, problems: list[Problem]) -> QWidget:
        fields = {each.field for each in problems}
        if "elsewhere" in fields and self.others.ticks:
            return next(iter(self.others.ticks.values()))
        return self.stage.buttons[0]

    def _ask_about(self, told: Cost, warned: Warned) -> None:
        self.say_problems([])
        known = {each.doubt for each in self._past}
        self.doubts.ask(told, warned, self._reason if known.issuperset(warned.doubts) else "")
        self.set_main_action(ANYWAY)
        self.area.ensureWidgetVisible(self.doubts.why)

    def _say_kept(self, told: Cost) -> None:
        words = f"Saved on this computer: {told.what}, {money_words(told.charged)} charged."
        self._forget_question()
        if not self._id:
            for line in self._lines.values():
                line.set_text("")
            self.stage.choose(None)
            self.vat_back.setChecked(False)
            self.others.show_parts({})
            self.split.show_parts({})
            self.not_paid.show_uses(())
            self._say_delivery(self.delivery.show_for(None))
            self._typed()
            self.stage.take_focus()
        self._half.done("" if self._id else f"cost {self.scheme.id} ")  # the next cost is of no delivery
        self.say_saved(words)
        self.area.verticalScrollBar().setValue(0)

"""A fund's report for the council on the screen: the figures of any day, the print, the files, and marking it as sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from carehome_desktop.domain.fund.sent import Sent, in_short
from carehome_desktop.domain.lenient_date import read_day_back
from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.words import count_words, day_words
from carehome_desktop.services.fund_files import as_pdf, in_words, write_bytes, write_files
from carehome_desktop.services.warned import Warned
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.fund.balance_bar import BalanceBar
from carehome_desktop.ui.fund.form import day_typed
from carehome_desktop.ui.fund.head_card import HeadCard
from carehome_desktop.ui.fund.send_card import Looked, SendCard
from carehome_desktop.ui.fund.sent_list import fill_sent
from carehome_desktop.ui.fund.words import lines_table
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.papers.sheet_page import PaperPage
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.choice import LabelledChoice
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card, DefinitionList
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.printing.preview import start_folder
from carehome_desktop.ui.session import Session

UP_TO = "Add everything up to which day?"
FAILED = Problem("save", "The files could not be made. Your records are safe in the program. Try again.")
STAYS = "For the home: it is not on the report, and in the council’s evidence pack only if you let it stand there. An auditor will ask for these."
OTHERS = "These are the days that were read. What your own council’s letter says goes first."
AT_ONCE = 30
AS_NOW = "As it stands now"
FROZEN = "The print and the files are those that were kept, byte for byte."

AskFolder = Callable[[QWidget], str]


class ReportPage(PaperPage):
    """Everything up to the day that is typed; today while none is. `ask_folder` is the computer's own window."""

    def __init__(self, session: Session, go: Go, scheme_id: str, *, ask_folder: AskFolder | None = None) -> None:
        self._scheme = session.fund.scheme(scheme_id)
        super().__init__(session, go, "Spend report", breakable(self._scheme.name))
        self._ask_folder, self._folder = ask_folder or _ask_folder, Path()
        self.bar = BalanceBar(self, brief=True)
        self.as_of = LabelledLine(UP_TO, "Such as 26/6/2020. Empty: today.")
        self.as_of.changed.connect(self._chose)
        self.form = LabelledChoice("Lines of the report")
        self._forms: list[tuple[str, str]] = []
        self.form.chosen.connect(self._chose)
        self.which = LabelledChoice("Which figures?", "What was sent stays as it was.")
        self.which.chosen.connect(self._picked)
        self._pick: tuple[object, ...] = ()
        self.error = ErrorText()
        self._due, self._figures, self._sent = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.head = HeadCard(session, self._scheme, self.refresh)
        self.send = SendCard(
            session, go, self._scheme.declaration, self._to_freeze, self._look, self._freeze, self._was_sent
        )
        self._lay_out()
        self.offer_print()
        self.refresh()
        Live(self, session.hub, (Change.FUND, Change.WAGES, Change.HOME), self.refresh)

    def _lay_out(self) -> None:
        self.open_folder = QuietButton("Open the folder")
        self.open_folder.clicked.connect(lambda: self._session.open_file(self._folder))
        self.open_folder.hide()
        self.files = SecondaryButton("Save the files")
        self.files.setAccessibleDescription("As PDF, spreadsheet, CSV and one flat row")
        self.files.clicked.connect(self.save_files)
        self.add_action(self.files)
        self.repay = SecondaryButton("Record a repayment")
        self.repay.clicked.connect(lambda: self._go.to_fund_repayment(self._scheme.id))
        self.lines = SecondaryButton("Use your council’s own lines")
        self.lines.clicked.connect(lambda: self._go.to_fund_lines(self._scheme.id))
        for line in (self.error, self.open_folder):
            self.body.addWidget(line)
        wide = round(240 * theme.current().text_scale)
        self.body.addWidget(Spread((self.as_of, self.form, self.which), most=3, least_width=wide))
        self.body.addWidget(self.lines, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._figures)
        self.body.addWidget(self.repay, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._due)
        self.body.addWidget(self.head)
        self.body.addWidget(self.send)
        self.body.addLayout(self._sent)

    # What is shown

    def refresh(self) -> None:
        """Add up anew."""
        self._offer_forms()
        self.bar.show_report(self._session.fund.report(self._scheme.id))
        refill(self, self._due, self.area, self._fill_due)
        # Each report that was sent is added up anew for it: when something changed, not with each sign that is typed.
        fill_sent(self._sent, self._session, self._scheme.id, self.reprint)
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Show the figures of the day and the lines that are chosen."""
        as_of, form_id = self._chosen()
        self.as_of.set_error(as_of.words if isinstance(as_of, Problem) else "")
        if not isinstance(as_of, Problem):
            self._offer_sent(as_of, form_id)
            refill(self, self._figures, self.area, lambda: self._fill_figures(as_of, form_id))

    def _offer_forms(self) -> None:
        """Offer the lines that the report can be made in; new ones of the council are taken at once."""
        forms = [(each.id, each.name) for each in self._session.fund.data.forms_for(self._scheme.id)]
        if forms == self._forms:
            return
        new = [id_ for id_, _ in forms if self._forms and id_ not in dict(self._forms)]
        self._forms = forms
        self.form.offer(forms)
        self.form.setVisible(len(forms) > 1)
        if new:
            self.form.choose(new[0])

    def shown(self) -> Sent | None:
        """Return the report that was sent and is shown, None while the figures of now are."""
        return next((each for each in self._sent_here() if each.id == self.which.value()), None)

    def _sent_here(self) -> list[Sent]:
        as_of, form_id = self._chosen()
        sent = self._session.fund_returns.sent(self._scheme.id)
        return [each for each in sent if (each.as_of, each.form_id) == (as_of, form_id)]

    def _offer_sent(self, as_of: date, form_id: str) -> None:
        """Offer what was sent up to this day. The newest is shown as long as nothing has changed since, else the figures of now."""
        sent = self._sent_here()
        self.which.setVisible(bool(sent))
        self.which.offer([("", AS_NOW), *((each.id, f"Revision {each.revision}, as sent") for each in sent)])
        told = (as_of, form_id, tuple(each.id for each in sent))
        if told != self._pick:
            self._pick = told
            same = bool(sent) and not self._session.fund_returns.changed(sent[0])
            self.which.choose(sent[0].id if same else "")

    def _picked(self, _: object = None) -> None:
        self.send.forget()
        as_of, form_id = self._chosen()
        if not isinstance(as_of, Problem):
            refill(self, self._figures, self.area, lambda: self._fill_figures(as_of, form_id))

    def _chose(self, _: object = None) -> None:
        self.send.forget()
        self._show_chosen()

    def _chosen(self) -> tuple[date | Problem, str]:
        today = self._session.clock.local().date()
        read = read_day_back(self.as_of.text(), "as_of", today)
        return (read if read is not None else today), self.form.value()

    def _fill_due(self) -> None:
        points = self._session.fund_returns.points(self._scheme.id)
        if not points:
            return
        today, card = self._session.clock.local().date(), Card(title="When reports are due")
        if any(each.point.known.sources for each in points):
            card.body.addWidget(Hint(OTHERS))
        for each in points:
            card.body.addWidget(Text(breakable(f"{each.point.label}. {each.words(today)}")))
            card.body.addWidget(Hint(breakable(each.point.known.words())))
            if each.sent is None:
                day = each.point.covers_to or min(each.point.due, self._scheme.last_day)
                take = QuietButton(f"Show it up to {day.day} {day:%B %Y}")
                take.clicked.connect(partial(self._take_day, day))
                name_row(take, f"point {each.point.due}")
                card.body.addWidget(take)
        self._due.addWidget(card)

    def _take_day(self, day: date, _checked: bool = False) -> None:
        self.as_of.set_text(day_typed(day))
        self._chose()
        self.as_of.box.setFocus()

    def _fill_figures(self, as_of: date, form_id: str) -> None:
        if (sent := self.shown()) is not None:
            self._figures.addWidget(_as_sent(sent))
            return
        report = self._session.fund.report(self._scheme.id, as_of, form_id)
        words = self._session.fund_returns.words_of(report)
        card = Card(title=_up_to(as_of, self._scheme.last_day))
        card.body.addWidget(lines_table(report))
        facts = DefinitionList()
        for name, said in words.balance:
            facts.add(name, breakable(said))
        card.body.addWidget(facts)
        if words.breakdown:
            card.body.addWidget(Disclosure(words.made_of, lambda: DefinitionList(words.breakdown)))
        for said in (*words.people, *words.notes):
            card.body.addWidget(Hint(breakable(said)))
        self._figures.addWidget(card)
        if missing := self._session.fund.missing(self._scheme.id, as_of):
            owed = Card(title="Evidence that is missing")
            owed.body.addWidget(Hint(STAYS))
            for said in missing[:AT_ONCE]:
                owed.body.addWidget(Text(breakable(f"•  {said}")))
            if len(missing) > AT_ONCE:
                owed.body.addWidget(Hint(f"And {count_words(len(missing) - AT_ONCE, 'more', 'more')}."))
            self._figures.addWidget(owed)

    # Paper and files

    def open_preview(self) -> None:
        """Show the report as it is printed."""
        as_of, form_id = self._chosen()
        if isinstance(as_of, Problem):
            self.summary.show_problems([(as_of.words, self.as_of)])
            return
        self.summary.show_problems([])
        if (sent := self.shown()) is not None:
            self.reprint(sent)
            return
        session, scheme = self._session, self._scheme
        report, home = session.fund.report(scheme.id, as_of, form_id), session.home_records.home()
        head, now = session.fund.head(scheme.id), session.clock.wall()
        self.preview_of(
            lambda: as_pdf(in_words(session.evidence_lines.on(report), home, now, head)),
            f"spend-report-{scheme.id}-{as_of:%Y-%m-%d}.pdf",
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter after the day only takes it: everything is added up already, and nothing is to be printed yet."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self.as_of.box.hasFocus():
            super().keyPressEvent(event)

    def reprint(self, sent: Sent) -> None:
        """Show a report that was sent, byte for byte as it was."""
        try:
            paper = self._session.fund_returns.paper(sent.id)
        except Refused as refused:
            self._tell(Problem("paper", refused.words))
            return
        name = f"spend-report-{sent.scheme_id}-{sent.as_of:%Y-%m-%d}-revision-{sent.revision}.pdf"
        self.preview_of(lambda: paper, name)

    def save_files(self) -> None:
        """Ask for a folder, then write the PDF, the spreadsheet, the CSV and the flat row."""
        as_of, form_id = self._chosen()
        where = self._ask_folder(self) if not isinstance(as_of, Problem) else ""
        if isinstance(as_of, Problem) or not where:
            return
        session, self._folder = self._session, Path(where)
        if (sent := self.shown()) is not None:
            self._save_sent(sent)
            return
        report, home = session.fund.report(self._scheme.id, as_of, form_id), session.home_records.home()
        head, now = session.fund.head(self._scheme.id), session.clock.wall()
        self.files.setEnabled(False)
        session.background.run(
            lambda: write_files(session.evidence_lines.on(report), home, now, self._folder, head),
            self._tell,
            lambda _: self._tell(FAILED),
        )

    def _save_sent(self, sent: Sent) -> None:
        """Write the files of a report byte for byte as they were sent."""
        try:
            files = self._session.fund_returns.files(sent.id)
        except Refused as refused:
            self._tell(Problem("paper", refused.words))
            return
        self._tell(write_bytes(files, self._folder))

    def _tell(self, said: list[Path] | Problem) -> None:
        if not isValid(self):  # the page was left meanwhile
            return
        self.files.setEnabled(True)
        self.error.say(said.words if isinstance(said, Problem) else "")
        for widget in (self.told, self.open_folder):
            widget.setVisible(not isinstance(said, Problem))
        if not isinstance(said, Problem):
            words = f"Saved {count_words(len(said), 'file')} in {self._folder}"
            self.told.set_state(State.SAVED, breakable(words))
            announce(self, words)
        self.area.verticalScrollBar().setValue(0)

    def _to_freeze(self) -> object:
        as_of, form_id = self._chosen()
        return as_of if isinstance(as_of, Problem) else (as_of, form_id)

    def _look(self, name: str, role: str) -> Callable[[], Looked]:
        as_of, form_id = self._chosen()
        session, scheme_id = self._session, self._scheme.id

        def look() -> Looked:
            if isinstance(as_of, Problem):
                return as_of, ""
            spent = session.fund.report(scheme_id, as_of, form_id).actual
            freezes = f"The report up to {day_words(as_of)}, {money_words(spent)} spent."
            return session.fund_returns.look(scheme_id, as_of, name, role, form_id), freezes

        return look

    def _freeze(self, name: str, role: str, reason: str) -> Callable[[Callable[[], bool]], Sent | Problem | Warned]:
        as_of, form_id = self._chosen()
        if isinstance(as_of, Problem):
            return lambda _: as_of
        send, by = self._session.fund_returns.send, self._session.person()
        return partial(send, self._scheme.id, as_of, name, role, by, form_id, reason)

    def _was_sent(self) -> None:
        self._session.hub.tell(Change.FUND)


def _up_to(as_of: date, last_day: date) -> str:
    """Return up to which day it is: the fund's own last day at most, and then up to when money and bills are in it."""
    day = f"{as_of.day} {as_of:%B %Y}"
    return f"Up to {last_day.day} {last_day:%B %Y}, with everything up to {day}" if as_of > last_day else f"Up to {day}"


def _as_sent(sent: Sent) -> Card:
    card = Card(title=f"As it was sent: up to {sent.as_of.day} {sent.as_of:%B %Y}, revision {sent.revision}")
    card.body.addWidget(Hint(f"Declared by {sent.declared_by}, {sent.declared_role}. {FROZEN}"))
    card.body.addWidget(DefinitionList([(breakable(name), breakable(said)) for name, said in in_short(sent.figures)]))
    return card


def _ask_folder(parent: QWidget) -> str:
    return QFileDialog.getExistingDirectory(parent, "Save the files in", str(start_folder()))

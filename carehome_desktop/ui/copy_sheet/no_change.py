"""*I used the reminder e-mail's "no change"*: what moved is shown first, then one press records it for the month."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.reading_moments import read_moment
from carehome_desktop.domain.words import count_words
from carehome_desktop.services.no_change import Figure, NoChangeCheck
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.copy_sheet.entered import WHO_QUESTION
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card, DefinitionList, EmptyState
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Strong, Subheading, Text
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.session import Session

TITLE = "I used the reminder e-mail’s “no change”"
LOOK = "Look at the answers below: they are recorded for this month as they stand there."
AFRESH = "asked afresh each month"
NOT_CHECKED = "Whether the tracker took it is not checked: look at its page when you can."
MOVED = "These are not what was reported last. If the tracker should have the new ones, enter them there instead."
YOURSELF = "What was never reported from here cannot stand unchanged: answer and enter it yourself."
WHAT_IT_DOES = (
    "The e-mail lets you say that nothing has changed. Here it is recorded as entered for the month, with the answers that "
    "were reported last. Whether the tracker took it is not checked: look at its page when you can."
)


class NoChangePage(ScrollPage):
    """Three actions at most: open this page, say who if there are several people, record."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__(TITLE)
        self._session, self._go = session, go
        self._done = False
        self.add_back(go.back)
        check = session.no_change.check()
        if isinstance(check, Problem):
            self.body.addWidget(EmptyState("There is nothing to record.", check.words))
            return
        self.set_title(TITLE, f"for {check.period.words()}")
        people = [person for person in session.home_records.home().people if person.active]
        self._people: dict[str, Person] = {person.id: person for person in people}
        self.who = RadioGroup([(person.id, person.name) for person in people], arrows_choose=True)
        self.who.set_question(WHO_QUESTION)
        self.when = LabelledLine(
            "When?", "Leave it empty if it was just now. Or type a time, such as 10:12am or yesterday 4pm."
        )
        self._show(check)
        self.main = self.set_main_action("Record it")
        self.main_action_pressed.connect(self._record)
        FirstFocus(self, self.who.buttons[0] if len(people) > 1 else self.main)

    def _show(self, check: NoChangeCheck) -> None:
        if check.moved:
            banner = Banner(MOVED, "amber", title=f"{count_words(len(check.moved), 'answer')} moved since")
            for words in check.moved:
                banner.side.addWidget(Text(breakable(words)))
            self.body.addWidget(banner)
        else:
            self.body.addWidget(Banner(f"{check.unmoved_words} {LOOK}", "blue"))
        for caution in check.cautions:
            self.body.addWidget(Banner(caution, "amber", title="It may be there already"))
        card = Card()
        card.body.setSpacing(theme.space(3))
        card.body.addWidget(Subheading("What is recorded"))
        for each in check.sections:
            title = each.state.section.title
            if each.can_stand and each.last is not None:
                card.body.addWidget(Strong(f"{title}: as reported for {each.last.period.words()}"))
                card.body.addWidget(DefinitionList(_row(figure) for figure in each.figures))
        if check.not_recorded:
            card.body.addWidget(Strong("Not recorded here"))
            card.body.addWidget(Text(" ".join(check.not_recorded)))
        if check.left_out:
            card.body.addWidget(Text(YOURSELF))
        card.body.addWidget(Hint(WHAT_IT_DOES))
        asked = Strong("Who pressed the button in the e-mail?")
        for widget in (asked, self.who):
            card.body.addWidget(widget)
            widget.setVisible(len(self._people) > 1)
        card.body.addWidget(self.when)
        self.body.addWidget(card)

    def _record(self) -> None:
        if self._done:
            self._go.to_place("today")
            return
        only = next(iter(self._people.values())) if len(self._people) == 1 else None
        who = only or self._people.get(str(self.who.value()))
        at = read_moment(self.when.text(), self._session.clock.wall())
        self.when.set_error(at.words if isinstance(at, Problem) else "")
        if who is None:
            self.summary.show_problems([("Choose who pressed the button in the e-mail.", self.who.buttons[0])])
            return
        if isinstance(at, Problem):
            self.summary.show_problems([(at.words, self.when)])
            return
        rows = self._session.no_change.record(who, at, self._session.person())
        if isinstance(rows, Problem):
            field: QWidget = self.when if rows.field == "when" else self.main
            self.summary.show_problems([(rows.words, field)])
            return
        self._done = True
        self.summary.show_problems([])
        words = f"Recorded as entered: {count_words(len(rows), 'section')}. {NOT_CHECKED}"
        self.body.insertWidget(0, StateLabel(State.ENTERED, words, wrap=True))
        self.when.setEnabled(False)
        self.who.setEnabled(False)
        self.set_main_action("Done").setFocus()
        announce(self, words)
        self._session.hub.tell(Change.OUTBOX)


def _row(figure: Figure) -> tuple[str, str]:
    """Return an answer that will stand, with what is asked; of one that is asked afresh, that it is."""
    return figure.heading, breakable(f"{figure.words} ({AFRESH})" if figure.afresh else figure.words)

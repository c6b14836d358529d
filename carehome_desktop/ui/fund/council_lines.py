"""The lines of the council's own report: typed one under the other, and each thing that the fund pays for put into one of them."""

from __future__ import annotations

from carehome_desktop.domain.fund.own import NewLines
from carehome_desktop.domain.problems import Problem
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.half_filled import Control, HalfFilled
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.choice import LabelledChoice
from carehome_desktop.ui.parts.fields import LabelledLine, LabelledText
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.session import Session

ADD = "Add these lines"
LAST = "Whatever you put into no line is counted in the last one, so that nothing is lost."
ABOUT = "Copy the lines from your council’s form. The report of this fund is then made in them."


class CouncilLinesPage(ScrollPage):
    """Whose lines, the lines, and what stands in each."""

    def __init__(self, session: Session, go: Go, scheme_id: str) -> None:
        self._scheme = session.fund.scheme(scheme_id)
        super().__init__("Lines of your council", breakable(self._scheme.name))
        self._session, self._go = session, go
        self.council = LabelledLine("Whose lines are they?", "Such as the council’s name")
        self.lines = LabelledText("The lines, one under the other", "As they stand on the council’s form")
        self.lines.changed.connect(self._offer)
        self.choices = {each.id: LabelledChoice(breakable(each.label)) for each in self._scheme.measures}
        first, second = Card(), Card(title="What stands in which line?")
        for widget in (Hint(ABOUT), self.council, self.lines):
            first.body.addWidget(widget)
        second.body.addWidget(Hint(LAST))
        wide = round(280 * theme.current().text_scale)
        second.body.addWidget(Spread(tuple(self.choices.values()), most=2, least_width=wide))
        self.body.addWidget(first)
        self.body.addWidget(second)
        self.add_back(go.back)
        self.set_main_action(ADD)
        self.main_action_pressed.connect(self.save)
        self._offer()
        typed: dict[str, Control] = {"council": self.council, "lines": self.lines}
        self._half = HalfFilled(self, session.workplace, f"council lines {scheme_id}", typed)
        self._offer()
        FirstFocus(self, self.council.box)

    def save(self) -> None:
        """Add the lines, or say what is wrong."""
        labels = self._labels()
        by_line: dict[str, list[str]] = {label: [] for label in labels}
        for name, choice in self.choices.items():
            if choice.value():
                by_line[choice.value()].append(name)
        lines = tuple((label, tuple(by_line[label])) for label in labels)
        told = NewLines(self.council.text().strip(), lines, (self._scheme.id,))
        made = self._session.fund_book.add_lines(told, self._session.person())
        if isinstance(made, Problem):
            field = self.council if made.field == "council" else self.lines
            self.council.set_error(made.words if field is self.council else "")
            self.lines.set_error(made.words if field is self.lines else "")
            self.summary.show_problems([(made.words, field)])
            return
        self._half.done()
        self._session.hub.tell(Change.FUND)
        announce(self, f"Saved on this computer: {made.name}.")
        self._go.back()

    def _labels(self) -> list[str]:
        return [line.strip() for line in self.lines.text().splitlines() if line.strip()]

    def _offer(self, _: object = None) -> None:
        offered = [("", "The last line"), *((label, label) for label in dict.fromkeys(self._labels()))]
        for choice in self.choices.values():
            choice.offer(offered)

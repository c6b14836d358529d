"""Settings: what the home is."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from carehome_desktop.services.home import Home, Told
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.text import Hint, Strong
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.settings.saved import SavedLine, SavedMark, kept

LINES = (
    ("name", "Name of the home", "It stands at the top of the window and on every print."),
    ("cqc_location_id", "CQC location ID", "It begins with 1- and stands on your registration certificate."),
    ("ods_code", "ODS code", "The NHS’s code for the home, such as VM123."),
    ("registered_beds", "Registered beds", "How many people the home may care for, by its registration."),
    ("council", "Council", "The council whose area the home is in."),
)


class HomeCard(Card):
    """Name, codes, beds, council, whom the home cares for, and what it reports under."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, title="Your home")
        self._session = session
        home = session.home_records.home()
        self.lines: dict[str, SavedLine] = {}
        self.body.setSpacing(theme.space(5))
        for key, label, hint in LINES:
            line = SavedLine(label, hint, _text(home, key), partial(self._tell, key), session.clock)
            self.lines[key] = line
            self.body.addWidget(line)
        self.body.addLayout(self._only_under_65(home))
        self.body.addLayout(self._programmes(home))

    def show_home(self, home: Home) -> None:
        """Show what is kept now, where nothing is being typed."""
        for key, line in self.lines.items():
            line.show_text(_text(home, key))
        self.under_65.choose(_yes_no(home))

    def _only_under_65(self, home: Home) -> QVBoxLayout:
        label = "Does the home care only for people under 65?"
        self.under_65, self.under_65_mark = (
            RadioGroup((("yes", "Yes"), ("no", "No")), across=True),
            SavedMark(self._session.clock),
        )
        self.under_65.set_question(label)
        self.under_65.choose(_yes_no(home))
        self.under_65.chosen.connect(lambda value: self._choose("only_under_65", str(value), self.under_65_mark))
        column = QVBoxLayout()
        column.setSpacing(theme.space(1))
        column.addWidget(Strong(label))
        column.addWidget(Hint("For some days in 2020 the advice for such homes was another."))
        column.addWidget(self.under_65)
        column.addWidget(self.under_65_mark)
        return column

    def _programmes(self, home: Home) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.space(1))
        column.addWidget(Strong("What the home reports"))
        self.programmes: dict[str, QCheckBox] = {}
        self.programmes_mark = SavedMark(self._session.clock)
        for programme in self._session.catalogue.programmes:
            box = QCheckBox(programme.title.replace("&", "&&"))
            box.setAccessibleName(programme.title)
            box.setAccessibleDescription(f"{programme.who_asks} {programme.sure}")
            box.setChecked(programme.id in home.programmes)
            box.clicked.connect(self._choose_programmes)
            self.programmes[programme.id] = box
            column.addWidget(box)
            for words in (programme.who_asks, programme.sure, programme.no_sections):
                if words:
                    column.addWidget(Hint(words))
            column.addSpacing(theme.space(2))
        column.addWidget(self.programmes_mark)
        return column

    def _choose_programmes(self) -> None:
        # Programmes of a pack that is not installed now stay as they were.
        before = [each for each in self._session.home_records.home().programmes if each not in self.programmes]
        chosen = [programme_id for programme_id, box in self.programmes.items() if box.isChecked()]
        self._choose("programmes", ",".join([*before, *chosen]), self.programmes_mark)

    def _choose(self, key: str, typed: str, mark: SavedMark) -> None:
        told = kept(partial(self._tell, key), typed)
        if told.problem:
            mark.say_problem(told.problem.words)
        else:
            mark.say_saved(told.hint)

    def _tell(self, key: str, typed: str) -> Told:
        told = self._session.home_records.tell(key, typed, self._session.person())
        if not told.problem:
            self._session.hub.tell(Change.HOME)
        return told


def _text(home: Home, key: str) -> str:
    value = getattr(home, key)
    return "" if value is None else str(value)


def _yes_no(home: Home) -> str | None:
    return None if home.only_under_65 is None else "yes" if home.only_under_65 else "no"

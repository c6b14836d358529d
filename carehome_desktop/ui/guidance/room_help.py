"""Help with one room: how its pages work, in our own words, what there is to read of it, and where all the rest is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.services.guidance_places import Place
from carehome_desktop.ui import theme
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.layouts import breakable, measured
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.text import Subheading, Text
from carehome_desktop.ui.session import Session

ELSEWHERE = "What the tracker asks, what the words mean and where it was read: all of that is in Guidance."
ALL = "Go to all the guidance"
MOST = 8
"""Texts to read; another word in Guidance finds the others."""


@dataclass(frozen=True)
class RoomHelp:
    """`how` says how the room works; `words` find what there is to read of it, and `funds` adds what is known of each fund."""

    title: str
    how: tuple[str, ...]
    words: tuple[str, ...]
    funds: bool = False


ROOMS = {
    "ppe": RoomHelp(
        "Help with PPE",
        (
            "Count the cupboard on two different days. From the second count on, the program says how many days each type lasts.",
            "Open a type to see how that was worked out: press the line that begins with Why.",
            "The colours go by your home’s own days. Say them under Types and codes.",
            "When something runs short, open the type and press Whom to ask.",
            "An entry that is wrong is put right or taken back under Entries.",
        ),
        ("PPE",),
    ),
    "wages": RoomHelp(
        "Help with isolation wages",
        (
            "Press Record an isolation, and say who, why and from when. Pay can be filled in later.",
            "Once normal pay and sick pay are there, the top-up is worked out. Press Show the working to see each step.",
            "What no fund may pay stands apart and is not counted.",
            "Names stay in your home. What goes out has codes: both are under Staff.",
        ),
        ("wages", "staff away", "isolate"),
    ),
    "fund": RoomHelp(
        "Help with funds",
        (
            "Open the fund that paid your home. Record each instalment, then each cost. Wages of staff who isolate are counted by "
            "themselves.",
            "What a fund pays for, and how sure we are of it, is below. What each instalment asks of you is on the fund’s own page.",
            "For your council’s report press Open the report. Hand it on, then mark it as sent.",
            "The files that prove it are under Evidence and the council’s questions.",
        ),
        ("infection control fund",),
        funds=True,
    ),
}
"""By the folder of ui/ in which a page lies."""


def room_of(page: QWidget) -> str:
    """Return the room that a page belongs to, "" where there is no help of its own: pages lie in the folder of their room."""
    folder = type(page).__module__.removeprefix("carehome_desktop.ui.").partition(".")[0]
    return folder if folder in ROOMS else ""


class RoomHelpPage(ScrollPage):
    """Opened over any page; Esc or *Back* leads back there."""

    def __init__(self, session: Session, go: Go, room: str) -> None:
        help_ = ROOMS[room]
        super().__init__(help_.title, ELSEWHERE)
        column = QWidget()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.space(4))
        how = Card(title="How it works")
        for words in help_.how:
            how.body.addWidget(Text(words))
        inside.addWidget(how)
        if help_.funds:
            inside.addWidget(Subheading("What is known of each fund, and how sure"))
            for line in _funds(session):
                inside.addWidget(line)
        inside.addWidget(Subheading("To read"))
        for place in _to_read(session, help_.words):
            row = ListRow(place.heading, place.under)  # a set, its word and a question may share a heading
            row.clicked.connect(partial(_open, go, place.id))
            inside.addWidget(row)
        self.all = QuietButton(ALL)
        self.all.clicked.connect(lambda: go.to_place("guidance"))
        inside.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(measured(column))
        self.add_back(go.back)


def _open(go: Go, place_id: str, _checked: bool = False) -> None:
    go.to_text(place_id)


def _to_read(session: Session, words: tuple[str, ...]) -> list[Place]:
    """Return the texts that the words find, each once, those of the first word first."""
    found = {each.place.id: each.place for word in words for each in session.guidance.find(word, MOST).found}
    return list(found.values())[:MOST]


def _funds(session: Session) -> list[Disclosure]:
    """Return what is known of the funds that the home has used, of all of them if it has used none."""
    from carehome_desktop.ui.fund.known_parts import about_fund

    accounts = [each for each in session.fund.overview() if not each.report.scheme.plain]
    schemes = [each.report.scheme for each in accounts if each.used] or [each.report.scheme for each in accounts]
    return [Disclosure(breakable(scheme.name), partial(about_fund, scheme)) for scheme in schemes]

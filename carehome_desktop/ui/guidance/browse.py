"""Everything there is to read, in order, while nothing is typed: sets of questions, words, who asks, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.words import count_words
from carehome_desktop.services.guidance_places import Place, PlaceKind
from carehome_desktop.services.guidance_search import GuidanceSearch
from carehome_desktop.ui import theme
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.parts.panels import DefinitionList
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.text import Hint, Subheading

Open = Callable[[str], None]
ASKED_NOW, ASKED_BEFORE = "Questions in force today, as far as we know", "Questions of other times"


class Browse(QWidget):
    """Closed headings, made full when they are first opened; what is asked today comes before what was asked once."""

    def __init__(self, search: GuidanceSearch, open_place: Open, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search, self._open = search, open_place
        self.sets: list[Disclosure] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(2))
        places = search.places()
        sets = of_kind(places, PlaceKind.SET)
        now = [place for place in sets if search.asked_on(place, today)]
        for heading, group in ((ASKED_NOW, now), (ASKED_BEFORE, [place for place in sets if place not in now])):
            if not group:
                continue
            self._column.addWidget(Subheading(heading))
            for place in group:
                questions = questions_of(place, places)
                line = Disclosure(_title(place, len(questions)), partial(self._set, place, questions))
                self.sets.append(line)
                self._column.addWidget(line)
            self._column.addSpacing(theme.space(4))
        self._column.addWidget(Subheading("Glossary and sources"))
        self.words = self._more(f"Glossary ({len(of_kind(places, PlaceKind.WORD))})", self._words)
        self.programmes = self._more("Who asks for the returns", self._programmes)
        self.sources = self._more(f"Sources ({len(of_kind(places, PlaceKind.SOURCE))})", self._sources)

    def _more(self, title: str, make: Callable[[], QWidget]) -> Disclosure:
        line = Disclosure(title, make)
        self._column.addWidget(line)
        return line

    def _set(self, place: Place, questions: Sequence[Place]) -> QWidget:
        inside, column = _inside()
        for passage in place.passages:
            for sentence in passage.paragraphs:
                column.addWidget(Hint(sentence))
        for row in rows_to(questions, self._open):
            column.addWidget(row)
        return inside

    def _words(self) -> QWidget:
        return self._facts(PlaceKind.WORD, 1)

    def _programmes(self) -> QWidget:
        return self._facts(PlaceKind.PROGRAMME, 2)

    def _facts(self, kind: PlaceKind, passages: int) -> QWidget:
        inside, column = _inside()
        places = of_kind(self._search.places(), kind)
        column.addWidget(
            DefinitionList(
                (each.heading, " ".join(words for part in each.passages[:passages] for words in part.paragraphs))
                for each in places
            )
        )
        return inside

    def _sources(self) -> QWidget:
        inside, column = _inside()
        for row in rows_to(of_kind(self._search.places(), PlaceKind.SOURCE), self._open):
            column.addWidget(row)
        return inside


def of_kind(places: Iterable[Place], kind: PlaceKind) -> list[Place]:
    """Return the places of one kind."""
    return [place for place in places if place.kind is kind]


def questions_of(set_: Place, places: Iterable[Place]) -> list[Place]:
    """Return the questions that a set asks, in its order."""
    (head,) = set_.asked_in
    return [place for place in of_kind(places, PlaceKind.QUESTION) if head in place.asked_in]


def rows_to(places: Iterable[Place], open_place: Open) -> list[ListRow]:
    """Return a row for each place that opens it; a source is written out whole."""
    rows = []
    for place in places:
        detail = ", ".join(words for part in place.passages for words in part.paragraphs)
        row = ListRow(place.heading, detail if place.kind is PlaceKind.SOURCE else "")
        row.clicked.connect(partial(_opened, open_place, place.id))
        rows.append(row)
    return rows


def _opened(open_place: Open, place_id: str, _checked: bool = False) -> None:
    open_place(place_id)


def _title(place: Place, number: int) -> str:
    dates = place.under.partition(", ")[2]
    return f"{place.heading}, {dates}: {count_words(number, 'question')}"


def _inside() -> tuple[QWidget, QVBoxLayout]:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(theme.space(6), 0, 0, theme.space(4))
    column.setSpacing(theme.space(2))
    return inside, column

"""All that was recorded of PPE: by type, kind and words, while one types; Enter opens an entry."""

from __future__ import annotations

from datetime import datetime

from carehome_desktop.domain.stock.happened import happened_words
from carehome_desktop.domain.stock.movements import KIND_WORDS, Kind, Movement
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.words import moment_words
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.history.asking import side_by_side
from carehome_desktop.ui.live import Live
from carehome_desktop.ui.parts.choice import LabelledChoice
from carehome_desktop.ui.parts.data_list import DataList
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.parts.rows_model import Cell, Column, RowWords
from carehome_desktop.ui.ppe.entry_words import said_of
from carehome_desktop.ui.session import Session

ABOUT = "Type words of the supplier, the order, the batch or the note. Enter opens an entry, to read it whole or take it back."
COLUMNS = (Column("When"), Column("What"), Column("Type"), Column("Singles", figures=True), Column("Said of it"))
MOST_SHOWN = 20
ALL_TYPES, ALL_KINDS = "All types", "Everything"


class EntriesPage(ScrollPage):
    """The newest that fit are shown; how many there are is said below them."""

    def __init__(self, session: Session, go: Go, type_id: str = "") -> None:
        super().__init__("What was recorded", ABOUT)
        self._session, self._go = session, go
        self._entries: list[Movement] = []
        self.type, self.kind = LabelledChoice("Type"), LabelledChoice("What happened")
        self._kinds: dict[str, PpeType] = {}
        self._offer()
        self.type.choose(type_id)
        self.kind.offer([("", ALL_KINDS), *((kind.value, words) for kind, words in KIND_WORDS.items())])
        empty = EmptyState("Nothing was recorded yet.", "Count the cupboard to begin.")
        self.list = DataList("Entries", COLUMNS, empty, look_up=self._look_up)
        self.list.order.setItemText(0, "Newest first")
        self.list.opened.connect(self._open)
        for choice in (self.type, self.kind):
            choice.chosen.connect(self._again)
        self.body.addWidget(side_by_side(self.type, self.kind))
        self.fill_with(self.list)
        self.add_back(go.back)
        FirstFocus(self, self.list.filter_box)
        self._again()
        Live(self, session.hub, (Change.STOCK, Change.HOME), self._changed)

    def _offer(self) -> None:
        kinds = self._session.stock.types()
        self._kinds = {kind.id: kind for kind in kinds}
        self._people = {person.id: person.name for person in self._session.home_records.home().people}
        named = ((kind.id, f"{kind.name} (used no more)" if kind.retired else kind.name) for kind in kinds)
        self.type.offer([("", ALL_TYPES), *named])

    def _changed(self) -> None:
        self._offer()
        self._again()

    def _again(self) -> None:
        self._look_up(self.list.filter_box.text())

    def _look_up(self, typed: str) -> None:
        kind = Kind(self.kind.value()) if self.kind.value() else None
        found = self._session.stock.look_up(self.type.value(), kind, typed, MOST_SHOWN)
        self._entries, now = found.entries, self._session.clock.wall()
        written = [self._written(each, now) for each in found.entries]
        rows = [self._cells(each, words) for each, words in zip(found.entries, written, strict=True)]
        self.list.show_found(rows, found.found, found.of, written)

    def _cells(self, movement: Movement, words: RowWords) -> tuple[Cell, ...]:
        entry = movement.entry
        return (
            Cell(words.said, entry.at),
            Cell(KIND_WORDS[entry.kind]),
            Cell(self._kinds[entry.type_id].name),
            Cell(f"{entry.quantity.total:,}", entry.quantity.total),
            Cell(" ".join((*words.lines, *words.quiet))),
        )

    def _written(self, movement: Movement, now: datetime) -> RowWords:
        entry, kind = movement.entry, self._kinds[movement.entry.type_id]
        told = said_of(entry)
        lines = (". ".join(told) + ".",) if told else ()
        quiet = f"By {self._people.get(movement.person_id, 'somebody who is no longer named')}"
        if movement.undone is not None:
            reason = f": {movement.undone.reason}" if movement.undone.reason else ""
            quiet += f". Taken back {moment_words(movement.undone.at, now)}{reason}"
        title = f"{kind.name}, {KIND_WORDS[entry.kind].lower()}: {entry.quantity.words(kind)}"
        return RowWords(title, happened_words(entry.at, now), lines=lines, quiet=(quiet,))

    def _open(self, at: int) -> None:
        self._go.to_ppe_entry(self._entries[at].id)

"""One text of the guidance, whole: its passages, its sources written out, and the way to the questions it is about."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.guidance_texts import dates_words
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.services.guidance_places import Place, PlaceKind
from carehome_desktop.ui import theme
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.browse import questions_of, rows_to
from carehome_desktop.ui.guidance.parts import parts_of
from carehome_desktop.ui.layouts import measured
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.parts.text import Hint, Subheading
from carehome_desktop.ui.question.guidance import GuidanceColumn
from carehome_desktop.ui.session import Session

GONE = "This text is not here any more."
LOOK_ALL = "Find it or another one in Guidance."
NOT_ANY_MORE = "This question is not asked any more. You can still open it as it was, for your record."


class TextPage(ScrollPage):
    """Opened over any page; Esc or *Back* leads back there."""

    def __init__(self, session: Session, go: Go, place_id: str) -> None:
        place = session.guidance.place(place_id)
        super().__init__(place.heading if place else "Guidance", place.under if place else "")
        self._session, self._go = session, go
        back = SecondaryButton("Back")
        back.clicked.connect(lambda: go.back())
        self.add_action(back, left=True)
        column = QWidget()
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(4))
        self.body.addLayout(measured(column))
        if place is None:
            self._column.addWidget(EmptyState(GONE, LOOK_ALL))
            return
        if place.kind is PlaceKind.QUESTION:
            for label in place.also:
                self._column.addWidget(Hint(f"In the 2020 report: {label}"))
        told = GuidanceColumn()
        told.show_parts(parts_of(place.passages))
        self._column.addWidget(told)
        match place.kind:
            case PlaceKind.QUESTION:
                self._lead_to_question(place)
            case PlaceKind.SET:
                self._list("Its questions", questions_of(place, session.guidance.places()))
            case PlaceKind.WORD:
                self._list("Questions that use the word", session.guidance.leads_to(place))
            case PlaceKind.SOURCE:
                self._list("What rests on it", session.guidance.leads_to(place))

    def _list(self, title: str, places: tuple[Place, ...] | list[Place]) -> None:
        if places:
            self._column.addWidget(Subheading(title))
            for row in rows_to(places, self._go.to_text):
                self._column.addWidget(row)

    def _lead_to_question(self, place: Place) -> None:
        """Lead to the question as it is asked today, else as it was asked on its last day, for the record."""
        today, newest = self._session.clock.local().date(), place.asked_in[0]
        period = Period.of(newest.period_kind, today)
        now = self._session.catalogue.head(newest.id, period.last_day())
        if now is not None and now in place.asked_in:
            self.set_main_action("Go to this question")
            self.main_action_pressed.connect(partial(self._go_to, place, period))
        elif newest.last_day is None or newest.last_day >= today:
            self._column.addWidget(Hint(f"This question is asked {dates_words(newest)}."))
        else:
            period = _last_period(newest.period_kind, newest.last_day)
            self._column.addWidget(Hint(NOT_ANY_MORE))
            past = SecondaryButton(f"Open it for {period.words()}")
            past.clicked.connect(partial(self._go_to, place, period))
            self.add_action(past)

    def _go_to(self, place: Place, period: Period, _checked: bool = False) -> None:
        self._go.to_question(place.asked_in[0].id, period, place.question_id)


def _last_period(kind: PeriodKind, last_day: date) -> Period:
    """Return the last period that ends by a day: its last day decides which set it is answered under."""
    period = Period.of(kind, last_day)
    return period if period.last_day() == last_day else Period.of(kind, period.first_day() - timedelta(days=1))

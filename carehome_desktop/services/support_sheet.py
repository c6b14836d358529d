"""The support sheet: each *no* of the infection-control section as a line for the council, with the help there is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from carehome_desktop.domain.answers import Answer
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.questions import Question, Source
from carehome_desktop.domain.support import (
    SECTION,
    AreaGaps,
    Contact,
    Gap,
    HelpLine,
    Measure,
    SupportData,
    SupportSheet,
)
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.domain.values import Given, YesNo, value_words
from carehome_desktop.domain.words import count_words, full_moment_words, list_words
from carehome_desktop.machine import Clock
from carehome_desktop.services.answering import Answering, SectionState
from carehome_desktop.services.home import LONGEST_NAME, Home, Told
from carehome_desktop.store import drafts, facts
from carehome_desktop.store.database import Store

TYPED = "contact:"
"""Before a contact's id this is the name of the fact that holds what the home typed to ring."""
NOT_ANSWERED = "Not answered"
NOTHING_MISSING = "Nothing is missing."
OTHER = "Other"


class SupportSheets:
    """Makes the sheet of a period, and keeps whom the home rings."""

    def __init__(
        self,
        store: Store,
        answering: Answering,
        data: Callable[[], SupportData],
        home: Callable[[], Home],
        clock: Clock,
    ) -> None:
        self._store, self._answering, self._data, self._home, self._clock = store, answering, data, home, clock

    def sheet(self, period: Period) -> SupportSheet:
        """Return the sheet as the answers of a period stand now; Refused in words if nothing was asked then."""
        state = self._answering.open(SECTION, period)
        home, data, now = self._home(), self._data(), self._clock.wall()
        before = self._before(period)
        common = _common_help(state)
        gaps = {each.question.id: _gap(each.question, each.answer, data, common) for each in state.questions}
        missing = [each.question for each in state.questions if _is_no(each.answer) and not _declined(each.answer)]
        turned_down = tuple(gaps[each.question.id] for each in state.questions if _declined(each.answer))
        unanswered = tuple(each.question.heading for each in state.questions if not _given(each.answer))
        shown = [*(gaps[question.id] for question in missing), *turned_down]
        wanted = {contact_id for gap in shown for contact_id in gap.contact_ids}
        measures = tuple(
            _measure(each.question, each.answer, before[1] if before else None, data) for each in state.questions
        )
        return SupportSheet(
            title="Support we need",
            home=home.name,
            codes=home.codes,
            council=home.council,
            practice=home.practice,
            period=period,
            before=before[0] if before else None,
            areas=_by_area(missing, gaps, data),
            declined=turned_down,
            unanswered=unanswered,
            contacts=self._lines(tuple(contact for contact in data.contacts if contact.id in wanted)),
            measures=measures,
            summary=_summary(len(missing), len(turned_down), len(unanswered)),
            totals=_totals(measures, before is not None),
            remark=" ".join(common),
            ours=data.ours,
            sources=_sources(data, missing, state, wanted),
            printed=f"Printed {full_moment_words(now)}",
        )

    def periods(self) -> tuple[Period, ...]:
        """Return every period with an answer, the newest first."""
        with self._store.read() as connection:
            found = [period for section_id, period in drafts.periods(connection) if section_id == SECTION]
            return tuple(sorted(found, key=lambda period: (period.last_day(), period.text), reverse=True))

    def tell(self, contact_id: str, typed: str, by: Person) -> Told:
        """Keep whom the home rings for a contact, or say what is wrong with it; KeyError for no contact of ours."""
        if self._data().contact(contact_id) is None:
            raise KeyError(contact_id)
        words = typed.strip()
        if not is_one_line(words):
            return Told(
                Problem(contact_id, "This has a character that cannot be shown in a line. Type it again by hand.")
            )
        if len(words) > LONGEST_NAME:
            return Told(Problem(contact_id, f"Shorten this to {LONGEST_NAME} characters."))
        with self._store.write() as connection:
            facts.say(connection, {TYPED + contact_id: words}, by.id, self._clock.wall())
        return Told()

    def help_line(self, contact_id: str) -> HelpLine | None:
        """Return one contact as it stands today, or None."""
        contact = self._data().contact(contact_id)
        return self._lines((contact,))[0] if contact else None

    def _lines(self, contacts: tuple[Contact, ...]) -> tuple[HelpLine, ...]:
        today = self._clock.local().date()
        with self._store.read() as connection:
            said = facts.now(connection)
        lines = []
        for contact in contacts:
            typed = said.get(TYPED + contact.id) or ""
            current = contact.in_date(today)
            lines.append(
                HelpLine(
                    contact_id=contact.id,
                    name=contact.name,
                    helps_with=contact.helps_with,
                    old="" if current else f"{contact.first_day.year} contact, do not ring",
                    number=typed or (contact.ring if current else ""),
                    typed=typed,
                    sure=contact.sure,
                )
            )
        return tuple(lines)

    def _before(self, period: Period) -> tuple[Period, dict[str, Answer]] | None:
        """Return the last earlier period that has answers, of whatever kind: in August 2020 days became weeks."""
        with self._store.read() as connection:
            found = drafts.earlier(connection, SECTION, period)
            while found is not None and not any(_given(answer) for answer in found[1].values()):
                found = drafts.earlier(connection, SECTION, found[0])
        return found


def support_pdf(sheet: SupportSheet, *, notes: bool = True) -> bytes:
    """Return the sheet as a PDF, with the home's notes or without; the same sheet gives the same bytes."""
    from carehome_desktop.reports.support_sheet import as_pdf

    return as_pdf(sheet, notes=notes)


def support_file_name(sheet: SupportSheet, ending: str = "pdf") -> str:
    """Return a name for the file that tells what it is and nothing about anybody."""
    return f"Support sheet, {sheet.period.words()}.{ending}"


def write_support_xlsx(sheet: SupportSheet, path: Path, *, notes: bool = True) -> Problem | None:
    """Write the sheet as a spreadsheet, or say why the disk did not take it."""
    from carehome_desktop.exports.writing import FileKind, write_tables
    from carehome_desktop.services.support_tables import support_tables

    written = write_tables(path, FileKind.XLSX, support_tables(sheet, notes=notes))
    return written if isinstance(written, Problem) else None


def _given(answer: Answer | None) -> bool:
    return answer is not None and isinstance(answer.value, Given)


def _is_no(answer: Answer | None) -> bool:
    return answer is not None and answer.value == YesNo(yes=False)


def _declined(answer: Answer | None) -> bool:
    return answer is not None and answer.declined and _given(answer)


def _common_help(state: SectionState) -> tuple[str, ...]:
    """Return the sentences of help that stand beside every question: said once on the sheet, not in each line."""
    first, *others = [each.question.guidance.help for each in state.questions]
    return tuple(words for words in first if others and all(words in other for other in others))


def _gap(question: Question, answer: Answer | None, data: SupportData, common: tuple[str, ...]) -> Gap:
    return Gap(
        question_id=question.id,
        number=question.number,
        heading=question.heading,
        label_2020=question.label_2020,
        answer=value_words(answer.value, question) if answer else NOT_ANSWERED,
        note=answer.note.strip() if answer else "",
        help=tuple(words for words in question.guidance.help if words not in common),
        contact_ids=tuple(contact.id for contact in data.contacts if question.id in contact.questions),
    )


def _by_area(missing: list[Question], gaps: dict[str, Gap], data: SupportData) -> tuple[AreaGaps, ...]:
    """Return the lines under their focus areas, in the order of the areas."""
    found = []
    for title in (*(area.title for area in data.areas), OTHER):
        lines = tuple(gaps[each.id] for each in missing if _area(each.id, data) == title)
        found += [AreaGaps(title, lines)] if lines else []
    return tuple(found)


def _area(question_id: str, data: SupportData) -> str:
    """Return the focus area of a question; one that no area names stands under *Other*."""
    return next((area.title for area in data.areas if question_id in area.questions), OTHER)


def _measure(question: Question, answer: Answer | None, before: dict[str, Answer] | None, data: SupportData) -> Measure:
    old = before.get(question.id) if before is not None else None
    return Measure(
        question_id=question.id,
        area=_area(question.id, data),
        number=question.number,
        name=question.label_2020 or question.heading,
        now=value_words(answer.value, question) if answer and _given(answer) else NOT_ANSWERED,
        before=value_words(old.value, question) if old and _given(old) else NOT_ANSWERED if before is not None else "",
    )


def _totals(measures: tuple[Measure, ...], compared: bool) -> tuple[str, str]:
    def in_place(given: list[str]) -> str:
        words = f"{given.count('Yes')} of {len(given)} in place"
        blank = given.count(NOT_ANSWERED)
        return f"{words}, {blank} without an answer" if blank else words

    return in_place([each.now for each in measures]), in_place([each.before for each in measures]) if compared else ""


def _summary(missing: int, declined: int, unanswered: int) -> str:
    """Return the first sentences of the sheet; *nothing is missing* is only said when every answer is there."""
    if not missing and unanswered:
        said = f"Nothing is known to be missing, but {_without(unanswered)}."
    elif not missing:
        said = NOTHING_MISSING
    else:
        parts = [f"{count_words(missing, 'thing is', 'things are')} missing"]
        if unanswered:
            parts.append(_without(unanswered))
        said = f"{list_words(parts)}."
    return f"{said} {count_words(declined, 'offer was', 'offers were')} declined." if declined else said


def _without(unanswered: int) -> str:
    return f"{count_words(unanswered, 'question has', 'questions have')} no answer yet"


def _sources(data: SupportData, missing: list[Question], state: SectionState, contacts: set[str]) -> tuple[Source, ...]:
    asked = missing or [each.question for each in state.questions]
    guidance = [source for question in asked for source in question.guidance.sources]
    help_ = [source for contact in data.contacts if contact.id in contacts for source in contact.sources]
    every = [
        *data.sources,
        *help_,
        *guidance,
    ]  # of the same one, that of the guidance, which may know its address, stays
    by_name = {(each.title, each.publisher, each.date): each for each in every}
    return tuple(
        dict.fromkeys(by_name[each.title, each.publisher, each.date] for each in [*guidance, *help_, *data.sources])
    )

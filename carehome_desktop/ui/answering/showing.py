"""Turns a question as it stands into what its page shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from carehome_desktop.domain.answers import LONGEST_NOTE, LONGEST_WHOM, Answer, Standing
from carehome_desktop.domain.questions import AnswerKind, Guidance, Source, Term, terms_in
from carehome_desktop.domain.values import FindOut, Value, YesNo, value_words
from carehome_desktop.domain.words import clock_words, day_words, moment_words
from carehome_desktop.machine import LONDON
from carehome_desktop.services.answering import QuestionState, SectionState
from carehome_desktop.ui.question.view import FIND_OUT, Carried, Choice, GuidancePart, QuestionView


def question_view(
    state: SectionState,
    question_id: str,
    now: datetime,
    glossary: Iterable[Term],
    *,
    unsaved: Answer | None = None,
    held_note: str | None = None,
) -> QuestionView:
    """Return what the page of one question shows; `unsaved` and `held_note` are what could not be saved yet."""
    this = state.state_of(question_id)
    question, answer = this.question, unsaved or this.answer
    value = answer.value if answer else None
    find_out = value if isinstance(value, FindOut) else FindOut()
    note = answer.note if answer else ""
    view = QuestionView(
        key=f"{state.section.id} {state.period.text} {question.id}",
        section_title=state.section.title,
        period_words=state.period.words(),
        number=question.number,
        total=len(state.questions),
        answered_count=state.number(Standing.ANSWERED),
        to_find_count=state.number(Standing.TO_FIND_OUT),
        heading=question.heading,
        label_quoted=question.label_2020,
        today=now.astimezone(LONDON).date(),
        answer=_choice(value),
        carried=_carried(this),
        note=note if held_note is None else held_note,
        declined=(bool(answer and answer.declined) if question.can_be_declined else None),
        find_whom=find_out.whom,
        find_by=find_out.by,
        saved_words="" if unsaved or this.answer is None else saved_words(this.answer.saved_at, now),
        problem=fault_words(this),
        guidance=guidance_parts(question.guidance, glossary),
        needs_helper=question.not_needed_means_yes,
        advice=this.advice,
        longest_note=LONGEST_NOTE,
        longest_whom=LONGEST_WHOM,
        sure=question.sure,
    )
    if question.kind is AnswerKind.YES_NO:
        return view
    from carehome_desktop.ui.answering.other_kinds import with_fields

    return with_fields(view, state, this, value)


def fault_words(state: QuestionState) -> str:
    """Return what the far end said against this answer, or ""."""
    return f"Refused: {state.fault.words} Change it and send again." if state.fault else ""


def left_open_words(state: QuestionState) -> str:
    """Return what is said of a question that was left without an answer that counts, or ""."""
    number = state.question.number
    match state.standing:
        case Standing.MISSING if state.answer is not None and state.answer.value is not None:
            return f"Question {number} is not answered in full yet. It is on the list as missing."
        case Standing.MISSING:
            return f"Question {number} has no answer yet. It is on the list as missing."
        case Standing.HALF_FILLED:
            return f"Question {number} is half filled. What is blank there goes out blank."
        case Standing.CARRIED:
            return f"Question {number} still has your last answer. It is on the list to be confirmed."
        case _:
            return ""


def here_again_words(state: QuestionState) -> str:
    """Return what is said of an earlier question that Continue leads back to."""
    return f"Question {state.question.number} is here again, because it is still open."


def saved_words(saved_at: datetime, now: datetime) -> str:
    """Return *Saved on this computer 2:02pm*."""
    same_day = saved_at.astimezone(LONDON).date() == now.astimezone(LONDON).date()
    return f"Saved on this computer {clock_words(saved_at) if same_day else moment_words(saved_at, now)}"


def guidance_parts(guidance: Guidance, glossary: Iterable[Term]) -> tuple[GuidancePart, ...]:
    """Return the parts of the guidance in their order, the trade's own words explained, the sources last."""
    said = (
        ("What it asks", guidance.asks),
        ("When to say yes", guidance.say_yes),
        ("When to say no", guidance.say_no),
        ("What to count", guidance.counts),
        ("What to leave out", guidance.leaves_out),
        ("Where the guidance is silent", guidance.silent),
        ("Help you can ask for", guidance.help),
        ("What happens if you say no", guidance.if_no),
    )
    parts = [GuidancePart(title, words) for title, words in said if words]
    terms = terms_in([sentence for _, words in said for sentence in words], glossary)
    if terms:
        parts.append(GuidancePart("Words used here", tuple(f"{term.word}: {term.meaning}" for term in terms)))
    parts.append(GuidancePart("Source and date", tuple(map(_source, guidance.sources)), is_source=True))
    return tuple(parts)


def _choice(value: Value | None) -> Choice:
    match value:
        case YesNo(yes):
            return yes
        case FindOut():
            return FIND_OUT
        case _:
            return None


def carried_from_words(state: QuestionState) -> str:
    """Return *From Friday 20 November 2026*, or *From Workforce, November 2026* where another return says so."""
    since = state.carried_from.words() if state.carried_from else ""
    return f"From {state.carried_section}, {since}" if state.carried_section else f"From {since}"


def _carried(state: QuestionState) -> Carried | None:
    if state.carried is None or not (state.standing is Standing.CARRIED or state.moved):
        return None
    newer = "It is newer than what you said here. " if state.moved else ""
    happened = f"{state.happened} " if state.happened else ""
    answer = value_words(state.carried.value, state.question)
    return Carried(answer, f"{carried_from_words(state)}. {newer}{happened}It is not yet confirmed for this return.")


def _source(source: Source) -> str:
    said = f"{source.title}, {source.publisher}, {source.date}"
    return f"{said}. {source.address}" if source.address else said


def by_words(find_out: FindOut) -> str:
    """Return *Ask the GP surgery, by Friday 27 November 2026*."""
    whom = f"Ask {find_out.whom}" if find_out.whom else "To find out"
    return f"{whom}, by {day_words(find_out.by)}" if find_out.by else whom

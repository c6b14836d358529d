"""Turns what was filed into finished data for paper, and asks for the PDF."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.delivery_words import STATE_WORDS, lost_words
from carehome_desktop.domain.prints import PrintedAnswer, PrintedReceipt, PrintedReturn
from carehome_desktop.domain.questions import Question
from carehome_desktop.domain.returns import FiledReturn
from carehome_desktop.domain.values import YesNo
from carehome_desktop.domain.words import count_words, full_moment_words, list_words, sentence
from carehome_desktop.services.copy_sheet_print import entered_words
from carehome_desktop.services.home import Home
from carehome_desktop.services.past_answers import lines_of
from carehome_desktop.services.record import ReturnRecord

LEFT_BLANK = "Left blank"
SHORT_DIGEST = 12
"""So many of a digest's 64 figures are enough to tell sets of questions apart by eye."""


def printed_return(record: ReturnRecord, home: Home, now: datetime) -> PrintedReturn:
    """Return the record of one revision as finished data."""
    filed, outgoing = record.filed, record.outgoing
    return PrintedReturn(
        title=record.section.title,
        home=home.name,
        period=filed.period.words(),
        practice=home.practice,
        standing=entered_words(record) or STATE_WORDS[outgoing.state],
        receipt=_receipt(record),
        facts=_facts(record, home),
        total=_total(filed),
        answers=_answers(record),
        tries=tuple((full_moment_words(began), sentence(words)) for began, _, _, words in record.tries),
        later=tuple(
            f"Revision {later.revision} was made ready to go {full_moment_words(later.queued_at)}."
            for later in record.later
        ),
        guidance=_guidance(record),
        printed=f"Printed {full_moment_words(now)}",
    )


def return_pdf(record: ReturnRecord, home: Home, now: datetime) -> bytes:
    """Return the record of one revision as a PDF; the same record at the same minute gives the same bytes."""
    from carehome_desktop.reports.return_record import as_pdf

    return as_pdf(printed_return(record, home, now))


def write_return(record: ReturnRecord, home: Home, now: datetime, path: Path) -> Path:
    """Write the record of one revision as a PDF and return where it is; OSError if the disk says no."""
    path.write_bytes(return_pdf(record, home, now))
    return path


def file_name(record: ReturnRecord) -> str:
    """Return a name for the PDF that tells what it is, as a person would say it, and nothing about anybody."""
    return f"{record.paper_name}.pdf"


def _receipt(record: ReturnRecord) -> PrintedReceipt | None:
    receipt = record.outgoing.receipt
    if receipt is None or record.outgoing.state is not State.RECEIVED:
        return None
    return PrintedReceipt(
        receipt.receipt_id,
        f"Received {full_moment_words(receipt.received_at)}, by the clock of the computer that took it.",
    )


def _facts(record: ReturnRecord, home: Home) -> tuple[tuple[str, str], ...]:
    filed = record.filed
    revision = str(filed.revision) + (", in place of an earlier one that was sent" if filed.replaces else "")
    facts = [
        ("Made ready to go", f"{full_moment_words(filed.queued_at)}, by {person_words(record, filed.queued_by)}"),
        ("Revision", revision),
        ("Not in this file", ". ".join(lost_words(receipt) for receipt in record.lost)),
        *home.codes,
    ]
    return tuple((label, words) for label, words in facts if words)


def person_words(record: ReturnRecord, person_id: str) -> str:
    """Return a person's name and role, as far as they are known."""
    person = record.person(person_id)
    return f"{person.name} ({person.role})" if person.role else person.name


def _total(filed: FiledReturn) -> str:
    counts = Counter(answer.value.yes for answer in filed.answers if isinstance(answer.value, YesNo))
    parts = [f"{counts[yes]:,} {word}" for yes, word in ((True, "yes"), (False, "no")) if counts[yes]]
    if not filed.answers:
        return "No answers"
    total = count_words(len(filed.answers), "answer")
    return f"{total}: {list_words(parts)}" if sum(counts.values()) == len(filed.answers) else total


def _answers(record: ReturnRecord) -> tuple[PrintedAnswer, ...]:
    return tuple(_answer(record, question) for question in record.section.questions)


def _answer(record: ReturnRecord, question: Question) -> PrintedAnswer:
    answer = record.given(question.id)
    if answer is None:
        return PrintedAnswer(question.number, question.heading, question.label_2020, LEFT_BLANK, "", "")
    lines = lines_of(answer.value, question)
    own = (f"The home’s own note on {line.name}: {line.own_note}" for line in lines if line.own_note)
    declined = "It was offered and declined." if answer.declined else ""
    note = "\n".join(part for part in (declined, *own, answer.note) if part)
    return PrintedAnswer(
        number=question.number,
        heading=question.heading,
        label_2020=question.label_2020,
        answer="\n".join(f"{line.name}: {line.words}" if line.name else line.words for line in lines),
        note=note,
        given=f"{full_moment_words(answer.saved_at)}, {record.person(answer.person_id).name}",
    )


def _guidance(record: ReturnRecord) -> tuple[tuple[str, str], ...]:
    section, filed = record.section, record.filed
    sources = dict.fromkeys(source for question in section.questions for source in question.guidance.sources)
    return (
        ("Questions", f"{section.title}, version {filed.set_version}, mark {filed.set_digest[:SHORT_DIGEST]}"),
        *(
            ("" if at else "Sources", f"{source.title}, {source.publisher}, {source.date}")
            for at, source in enumerate(sources)
        ),
    )

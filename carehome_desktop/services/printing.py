"""Turns what was filed into finished data for paper, and asks for the PDF."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from carehome_desktop.domain.answers import value_words
from carehome_desktop.domain.delivery_words import STATE_WORDS
from carehome_desktop.domain.prints import PrintedAnswer, PrintedReturn
from carehome_desktop.domain.words import full_moment_words
from carehome_desktop.services.home import Home
from carehome_desktop.services.record import ReturnRecord


def printed_return(record: ReturnRecord, home: Home, now: datetime) -> PrintedReturn:
    """Return the record of one revision as finished data."""
    filed, receipt = record.filed, record.outgoing.receipt
    facts = [
        ("Home", home.name),
        ("For", filed.period.words()),
        ("Revision", str(filed.revision)),
        ("Queued", f"{full_moment_words(filed.queued_at)}, by {record.person(filed.queued_by).name}"),
        ("State", STATE_WORDS[record.outgoing.state]),
    ]
    if receipt:
        facts += [("Receipt", receipt.receipt_id), ("Received", full_moment_words(receipt.received_at))]
    answers = []
    for question in record.section.questions:
        answer = record.answer(question.id)
        answers.append(
            PrintedAnswer(
                number=question.number,
                heading=question.heading,
                label_2020=question.label_2020,
                answer=value_words(answer.value),
                note=answer.note,
                given=f"{full_moment_words(answer.saved_at)}, {record.person(answer.person_id).name}",
            )
        )
    return PrintedReturn(
        title=record.section.title,
        home=home.name,
        period=filed.period.words(),
        practice=home.practice,
        facts=tuple(facts),
        answers=tuple(answers),
        tries=tuple(f"{full_moment_words(began)}: {words}" for began, _, _, words in record.tries),
        printed=full_moment_words(now),
    )


def write_return(record: ReturnRecord, home: Home, now: datetime, path: Path) -> Path:
    """Write the record of one revision as a PDF and return where it is."""
    from carehome_desktop.reports.return_record import write_pdf

    write_pdf(printed_return(record, home, now), path)
    return path

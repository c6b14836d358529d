"""Reads an answer as a person types or pastes it; what cannot be read is a problem in plain words, never a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from carehome_desktop.domain.lenient_date import read_date
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.questions import AnswerKind, Part, Question
from carehome_desktop.domain.typed import can_be_kept
from carehome_desktop.domain.values import Choice, Counts, Day, FindOut, Number, Picks, Value, Words, YesNo

LONGEST_WORDS = 500
TO_FIND_OUT = ("find-out", "find out", "?")

_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+|[0-9]+")
_POINT_NOUGHT = re.compile(r"(.*[0-9])\.0+")
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")


def read_number(typed: str, question: Question) -> int | Problem | None:
    """Return the whole number that was typed; None if nothing was, a problem if it is none or out of bounds.

    Spaces, commas between thousands, a £ sign and the unit are understood: *1,200 hours* is 1200, and *1 bed* is 1.
    """
    text = _SPACES.sub("", typed).casefold().removeprefix("£")
    if unit := _SPACES.sub("", question.unit).casefold():
        text = text.removesuffix(unit) if text.endswith(unit) else text.removesuffix(unit.removesuffix("s"))
    if not text:
        return None
    if exact := _POINT_NOUGHT.fullmatch(text):
        text = exact[1]
    if not (text.isascii() and _GROUPED.fullmatch(text)):
        return Problem(question.id, _not_a_number(text, question))
    digits = text.replace(",", "")
    if len(digits.lstrip("0")) > len(str(question.most)) or not question.least <= int(digits) <= question.most:
        return Problem(
            question.id,
            f"Type a whole number from {question.least:,} to {question.most:,}. What you typed is still here.",
        )
    return int(digits)


def read_value(question: Question, typed: str, parts: Sequence[Part], today: date) -> Value | Problem | None:
    """Return the value a person typed for a question in one line; None if nothing was typed.

    A table is typed as *nurses=3 care=10*, picks as *dementia-nursing, general-nursing=with en suite*.
    """
    text = typed.strip()
    if text.lower() in TO_FIND_OUT:
        return FindOut()
    if not can_be_kept(text):
        return Problem(question.id, "This has a character that is none and cannot be kept. Type it again.")
    match question.kind:
        case AnswerKind.YES_NO:
            return _yes_no(question, text)
        case AnswerKind.CHOICE:
            return _choice(question, text)
        case AnswerKind.NUMBER:
            number = read_number(text, question)
            return Number(number) if isinstance(number, int) else number
        case AnswerKind.COUNTS:
            return _counts(question, text, parts)
        case AnswerKind.DATE:
            day = read_date(text, question.id, today)
            return Day(day) if isinstance(day, date) else day
        case AnswerKind.TEXT:
            return read_words(text, question.id)
        case AnswerKind.PICKS:
            return _picks(question, text)


def read_words(typed: str, field: str) -> Words | Problem | None:
    """Return the words as they can be kept and sent; None if there are none."""
    text = typed.strip()
    if not can_be_kept(text):
        return Problem(field, "This has a character that is none and cannot be kept. Type it again.")
    if len(text) > LONGEST_WORDS:
        over = len(text) - LONGEST_WORDS
        return Problem(field, f"This is too long by {over:,} characters. Shorten it and it is saved.")
    return Words(text) if text else None


def _not_a_number(text: str, question: Question) -> str:
    if re.fullmatch(r"-[0-9.,]+", text):
        return "This cannot be less than nought. Type a whole number, such as 0 or 12. What you typed is still here."
    if re.fullmatch(r"[0-9,]*\.[0-9]+", text):
        return "Type a whole number, without a part after the point. What you typed is still here."
    what = f" of {question.unit}" if question.unit else ""
    return f"Type a whole number{what} in figures, such as 12. What you typed is still here."


def _yes_no(question: Question, text: str) -> Value | Problem:
    match text.lower():
        case "yes" | "y":
            return YesNo(True)
        case "no" | "n":
            return YesNo(False)
    return Problem(question.id, "Answer yes, no or find-out.")


def _choice(question: Question, text: str) -> Value | Problem:
    for part in question.parts:
        if text.casefold() in (part.id.casefold(), part.label.casefold()):
            return Choice(part.id)
    return Problem(question.id, f"Answer one of {_ids(question.parts)}, or find-out.")


def _counts(question: Question, text: str, parts: Sequence[Part]) -> Value | Problem | None:
    if not text:
        return None
    known, counts = {part.id for part in parts}, {}
    named: set[str] = set()
    for pair in re.split(r"[;\s]+", text):
        name, _, typed = pair.partition("=")
        if name not in known:
            return Problem(question.id, f"Type it as name=number, with these names: {_ids(parts)}.")
        if name in named:
            return Problem(question.id, f"“{name}” is there twice. Type each name once.")
        named.add(name)
        number = read_number(typed, question)
        if isinstance(number, Problem):
            return number
        if number is not None:
            counts[name] = number
    return Counts.of(counts) if counts else None


def _picks(question: Question, text: str) -> Value | Problem | None:
    picked, known = {}, {part.id for part in question.parts}
    for each in filter(None, (part.strip() for part in text.split(","))):
        name, _, note = each.partition("=")
        if name.strip() not in known:
            return Problem(question.id, f"Name one or more of {_ids(question.parts)}, with commas between.")
        if name.strip() in picked:
            return Problem(question.id, f"“{name.strip()}” is there twice. Type each name once.")
        picked[name.strip()] = note.strip()
    return Picks.of(picked) if picked else None


def _ids(parts: Sequence[Part]) -> str:
    return ", ".join(part.id for part in parts)

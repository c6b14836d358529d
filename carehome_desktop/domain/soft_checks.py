"""What looks odd in a section before it goes: each a sentence that asks, never a block."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from carehome_desktop.domain.oddities import SoftCheck, SoftRule, is_from_outside
from carehome_desktop.domain.own_history import Lines, far_outside, unchanged_since
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.questions import Part, Question, Section
from carehome_desktop.domain.values import Choice, Counts, Given, Number, YesNo, unit_words
from carehome_desktop.domain.words import list_words

_ONE = ""  # the line of a figure that is a single number


class OddKind(StrEnum):
    """Which rule an answer looks odd by."""

    PAIR = "pair"
    AT_MOST = "at-most"
    DIFFERENT = "different"
    NOUGHT = "nought"
    UNCHANGED = "unchanged"
    JUMP = "jump"
    UNSAID = "unsaid"


@dataclass(frozen=True)
class Oddity:
    """Answers that look odd: the ids of their questions, a sentence that asks, and the home's own note if one explains it.

    `lines` are the lines of their tables that it is about, by part id; none where it is about the whole.
    """

    kind: OddKind
    question_ids: tuple[str, ...]
    words: str
    note: str = ""
    lines: tuple[str, ...] = ()

    @property
    def explained(self) -> bool:
        """Return whether the home has said why; then it is shown with the note and not asked again."""
        return bool(self.note)


@dataclass(frozen=True)
class Seen:
    """What the rules look at; all by question id but for `facts`.

    `values` are what was given for this period: blank is absent, and never nought. `parts` are the lines that are asked
    of the home, `notes` its own notes, `history` what it gave before. `facts` are numbers from outside the section: what
    the home told of itself, by the names in `FACTS`, and the sums of questions elsewhere, as `workforce/staff-employed`; one that is
    not known, or not in full, is absent. `remarks` say of such a number what a sentence that rests on it has to tell.
    """

    period: Period
    values: Mapping[str, Given]
    parts: Mapping[str, tuple[Part, ...]]
    notes: Mapping[str, str]
    facts: Mapping[str, int]
    history: Mapping[str, Mapping[Period, Given]]
    remarks: Mapping[str, str] = field(default_factory=dict)

    def figure(self, question_id: str) -> Lines:
        """Return the numbers given for this period, by line; what is no number has no line."""
        return self._lines(question_id, self.values.get(question_id))

    def before(self, question_id: str) -> dict[Period, Lines]:
        """Return the numbers given for earlier periods, oldest first."""
        history = self.history.get(question_id, {})
        earlier = sorted(each for each in history if each.kind is self.period.kind and each < self.period)
        return {each: self._lines(question_id, history[each]) for each in earlier}

    def total(self, side: str) -> int | None:
        """Return the sum of a question's lines, or a fact; None while it is not known in full."""
        if is_from_outside(side):
            return self.facts.get(side)
        figure = self.figure(side)
        whole = figure and all(part.id in figure for part in self.parts.get(side, ()))
        return sum(figure.values()) if whole else None

    def factor(self, check: SoftCheck) -> int | None:
        """Return what the right side of a rule is multiplied by; None if the home's choice of days says nothing of it."""
        if not check.per:
            return check.times
        chosen = self.values.get(check.per)
        days = check.days.get(chosen.choice) if isinstance(chosen, Choice) else None
        return None if days is None else check.times * days

    def labels(self, question_id: str, lines: Collection[str]) -> str:
        """Return the names of these lines as a person reads them: *Dementia nursing and Transitional*; a single number has none."""
        names = [part.label for part in self.parts.get(question_id, ()) if part.id in lines]
        return list_words(names) if names else ""

    def note_on(self, question_ids: tuple[str, ...]) -> str:
        """Return the first note that stands beside one of these questions, "" if there is none."""
        return next((note for each in question_ids if (note := self.notes.get(each, "").strip())), "")

    def _lines(self, question_id: str, value: Given | None) -> Lines:
        match value:
            case Number(number):
                return {_ONE: number}
            case Counts(counts):
                asked = {part.id for part in self.parts.get(question_id, ())}
                return {line: number for line, number in counts if line in asked}
        return {}


def oddities(section: Section, seen: Seen) -> tuple[Oddity, ...]:
    """Return all that looks odd, in the order it should be read; what a note explains carries that note."""
    found = (
        *_odd_pairs(section, seen),
        *_between_figures(section, seen),
        *_unsaid(section, seen),
        *(odd for question in section.questions for rule in _ALONE for odd in rule(question, seen)),
    )
    return tuple(replace(odd, note=seen.note_on(odd.question_ids)) for odd in found)


def looks_back(question: Question) -> bool:
    """Return whether a rule holds this question's figure against what the home gave before."""
    return question.zero_asks or question.unchanged_asks or question.jump_asks


def _odd_pairs(section: Section, seen: Seen) -> Iterator[Oddity]:
    given = {each: value.yes for each, value in seen.values.items() if isinstance(value, YesNo)}
    for pair in section.odd:
        if pair.is_odd(given):
            yield Oddity(OddKind.PAIR, tuple(pair.when), pair.words)


def _between_figures(section: Section, seen: Seen) -> Iterator[Oddity]:
    said: list[tuple[SoftCheck, _Over]] = []
    for check in section.soft:
        match check.rule:
            case SoftRule.AT_MOST:
                over = _over(check, seen)
                # What is over with fewer figures on the left is over with more: it is said once.
                for before, its_lines in said:
                    if before.right == check.right and set(before.left) < set(check.left):
                        over = {line: sides for line, sides in over.items() if line not in its_lines}
                said.append((check, over))
                if over:
                    yield _between(OddKind.AT_MOST, check, seen, over)
            case SoftRule.DIFFERENT if _same(check, seen):
                yield _between(OddKind.DIFFERENT, check, seen, {})


def _unsaid(section: Section, seen: Seen) -> Iterator[Oddity]:
    """Ask for what is blank beside a figure above nought, such as why beds are closed.

    Nobody is known to require it: this is our own reminder, since the one is seldom told without the other.
    """
    for question in section.questions:
        number = sum(seen.figure(question.unless_nought).values()) if question.unless_nought else 0
        if number and question.id not in seen.values:
            told = section.question(question.unless_nought)
            words = (
                f"Question {told.number} says {number:,} {unit_words(number, told.unit)}, and question {question.number}, "
                f"“{question.heading}”, is not answered. Do you want to say it?"
            )
            yield Oddity(OddKind.UNSAID, (told.id, question.id), words)


_Over = dict[str, tuple[int, int]]
"""What is over, by its line: the left side and the right one."""


def _between(kind: OddKind, check: SoftCheck, seen: Seen, over: _Over) -> Oddity:
    questions = tuple(dict.fromkeys(each for each in (*check.left, *check.right) if not is_from_outside(each)))
    remarks = dict.fromkeys(remark for each in check.right if (remark := seen.remarks.get(each)))
    left, right = (sum(sides) for sides in zip(*over.values(), strict=True)) if over else (0, 0)
    parts = [part for part in seen.parts.get(check.left[0], ()) if part.id in over]
    named = [f"{part.label} ({over[part.id][0]:,} against {over[part.id][1]:,})" for part in parts]
    words = check.words.replace("{lines}", list_words(named) if named else "")
    words = words.replace("{left}", f"{left:,}").replace("{right}", f"{right:,}")
    return Oddity(kind, questions, " ".join([words, *remarks]), lines=tuple(part.id for part in parts))


def _over(check: SoftCheck, seen: Seen) -> _Over:
    """Return where the left is above the right: line by line where both are tables, as one sum where they are not.

    A blank on the left can only add to it, so what is there is judged without it. A blank on the right could make it
    right, so nothing is said.
    """
    left = [seen.figure(each) for each in check.left]
    sides, factor = [*check.left, *check.right], seen.factor(check)
    if factor is None:
        return {}
    if any(is_from_outside(each) or not seen.parts.get(each) for each in sides):
        right = [seen.total(each) for each in check.right]
        known = [each for each in right if each is not None]
        whole = sum(sum(figure.values()) for figure in left), sum(known) * factor
        return {_ONE: whole} if len(known) == len(right) and whole[0] > whole[1] else {}
    tables = [seen.figure(each) for each in check.right]
    shared = set.intersection(*(set(table) for table in tables))
    by_line = {
        line: (sum(figure.get(line, 0) for figure in left), sum(table[line] for table in tables) * factor)
        for line in shared
    }
    return {line: sides for line, sides in by_line.items() if sides[0] > sides[1]}


def _same(check: SoftCheck, seen: Seen) -> bool:
    """Return whether the two sides are whole, the same in every line, and not all nought."""
    sides = [*check.left, *check.right]
    if any(seen.total(each) in (None, 0) for each in sides):
        return False
    first, *others = (seen.figure(each) for each in sides)
    return all(other == first for other in others)


def _nought(question: Question, seen: Seen) -> Iterator[Oddity]:
    """Ask about a nought once: not again while it was nought the last time as well.

    Of a table whose lines the home picked itself each nought is asked about, since it said that it has these; of any
    other only if all of it is nought.
    """
    figure = seen.figure(question.id)
    noughts = {line: number for line, number in figure.items() if number == 0}
    if not question.zero_asks or not noughts or (not question.parts_of and seen.total(question.id) != 0):
        return
    last = next(reversed(seen.before(question.id).values()), {})
    fresh = {line: number for line, number in noughts.items() if last.get(line) != 0}
    if fresh:
        where = f" for {seen.labels(question.id, fresh)}" if question.parts_of else ""
        words = f"Question {question.number}: you typed 0{where}. Is it nought, and not just unknown?"
        yield Oddity(OddKind.NOUGHT, (question.id,), words)


def _unchanged(question: Question, seen: Seen) -> Iterator[Oddity]:
    if not question.unchanged_asks:
        return
    if since := unchanged_since(seen.figure(question.id), seen.period, seen.before(question.id)):
        words = f"Question {question.number}: this has been the same in each return since {since.words()}. Is it counted anew?"
        yield Oddity(OddKind.UNCHANGED, (question.id,), words)


def _jump(question: Question, seen: Seen) -> Iterator[Oddity]:
    if not question.jump_asks:
        return
    before = list(seen.before(question.id).values())
    jumps = []
    for line, number in seen.figure(question.id).items():
        numbers = [lines[line] for lines in before if line in lines]
        if far_outside(number, numbers):
            jumps.append(f"{seen.labels(question.id, [line])} {number:,} ({_range(numbers)})".lstrip())
    if jumps:
        words = (
            f"Question {question.number} is far from what your home gave before: {list_words(jumps)}. Is that right?"
        )
        yield Oddity(OddKind.JUMP, (question.id,), words)


def _range(numbers: list[int]) -> str:
    low, high = min(numbers), max(numbers)
    return f"before {low:,}" if low == high else f"before {low:,} to {high:,}"


_ALONE = (_nought, _unchanged, _jump)

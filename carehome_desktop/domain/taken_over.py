"""What becomes of an answer that was given under an older version of its question."""

from __future__ import annotations

from dataclasses import replace

from carehome_desktop.domain.answers import LONGEST_NOTE, Answer
from carehome_desktop.domain.questions import Question
from carehome_desktop.domain.values import Counts, Picks, Value, fits, value_words


def taken_over(question: Question, answer: Answer) -> Answer:
    """Return an answer as it stands under a question that may have changed since it was given.

    What still fits moves over as it is; of a table, the lines that are still there. What does not fit is no answer any
    more, but its words stand in the note, so that nothing has to be remembered or looked up.
    """
    value = answer.value
    if value is None or fits(question, value):
        return answer
    words = f"Before the questions changed: {value_words(value)}."
    if not answer.note.startswith(words):
        # The home's own words are never cut; of ours stands what there is room for.
        words = f"{words} "[: max(0, LONGEST_NOTE - len(answer.note))]
        answer = replace(answer, note=f"{words}{answer.note}".strip())
    return replace(answer, value=_what_fits(question, value))


def _what_fits(question: Question, value: Value) -> Value | None:
    """Return the lines of a table or of a choice of several that still fit, or None."""
    known = {part.id for part in question.parts}
    kept: Value
    match value:
        case Counts(counts):
            kept = Counts.of({part: number for part, number in counts if part in known and number <= question.most})
            return kept if kept.counts and fits(question, kept) else None
        case Picks(picked):
            kept = Picks.of({part: note for part, note in picked if part in known})
            return kept if kept.picked and fits(question, kept) else None
    return None

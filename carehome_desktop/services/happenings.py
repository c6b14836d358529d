"""What happened in the home since a question was answered last: it may make the answer another one, so it is told first.

A ledger of the home becomes a source by one function of the kind `Source`, handed to `Answering` where the house is joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.values import Given
from carehome_desktop.services.answering import QuestionState, SectionState
from carehome_desktop.store.looking import Reader

Since = Mapping[str, datetime]
"""Questions by their ids, each with the moment it was answered last."""

Source = Callable[[Reader, SectionState, Since], Mapping[str, str]]
"""Returns for those questions of a section to which it speaks what happened since, each a sentence.

It looks whether there is any news; what more it needs it reads for itself.
"""


def told(reader: Reader, state: SectionState, sources: Iterable[Source]) -> Iterator[QuestionState]:
    """Yield each question as it stands, with what happened since it was answered last."""
    since = {each.question.id: moment for each in state.questions if (moment := _answered(each))}
    found = [source(reader, state, since) for source in sources] if since else []
    for each in state.questions:
        happened = " ".join(words for news in found if (words := news.get(each.question.id)))
        yield replace(each, happened=happened) if happened else each


def _answered(state: QuestionState) -> datetime | None:
    """Return when a question was answered last; None where there is nothing that could have become another answer."""
    last = {Standing.ANSWERED: state.answer, Standing.CARRIED: state.carried}.get(state.standing)
    return last.saved_at if last is not None and isinstance(last.value, Given) else None

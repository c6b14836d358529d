"""What was tried when PPE ran short, finished for paper: it is evidence, so what was taken back stays in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carehome_desktop.domain.stock.happened import full_happened_words
from carehome_desktop.domain.stock.route_tries import Tried
from carehome_desktop.domain.words import full_moment_words


@dataclass(frozen=True)
class LogLine:
    """One try; `recorded` is when it was written down and by whom, `taken_back` is "" for one that counts."""

    when: str
    words: str
    who: str
    note: str
    taken_back: str
    recorded: str = ""


@dataclass(frozen=True)
class LogPart:
    """One shortage of one type, what was tried first coming first."""

    title: str
    lines: tuple[LogLine, ...]


@dataclass(frozen=True)
class PrintedLog:
    """The log of one type or of all."""

    title: str
    home: str
    practice: bool
    about: str
    parts: tuple[LogPart, ...]
    printed: str


def log_line(each: Tried, way: str, names: Mapping[str, str]) -> LogLine:
    """Return a try by the name of its way; `names` are those of people by id, and who is in it no more has none."""
    return LogLine(
        when=full_happened_words(each.told.at),
        words=each.words(way),
        who=names.get(each.told.by, ""),
        note=each.told.note,
        taken_back=_taken_back(each, names),
        recorded=f"Recorded {full_moment_words(each.recorded_at)}{_by(each.recorded_by, names)}",
    )


def _taken_back(each: Tried, names: Mapping[str, str]) -> str:
    if each.undone is None:
        return ""
    reason = f": {each.undone.reason.rstrip('.')}" if each.undone.reason else ""
    return f"Taken back {full_moment_words(each.undone.at)}{_by(each.undone.person_id, names)}{reason}"


def _by(person_id: str, names: Mapping[str, str]) -> str:
    return f" by {names[person_id]}" if names.get(person_id) else ""

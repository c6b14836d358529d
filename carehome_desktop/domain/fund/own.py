"""A fund, other money, or a council's lines as the home types them, and the same as the text of a file like those that are shipped.

One road for both: what is typed becomes a file, and the file is checked whole like any other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_one_line

LONGEST = 200
MOST_MEASURES, MOST_REPORTS, MOST_LINES = 30, 30, 30
EVER = (date(2000, 1, 1), date(2099, 12, 31))
"""The days of other money that has none of its own: they bound nothing."""

WAGES_ID = "isolation-pay"
"""The measure of isolation wages, as the shipped funds and forms name it."""

DECLARATION = (
    "The sums above were spent, or are committed or planned as shown, on what the money was given for, for this home only, "
    "and were not had from another source."
)


@dataclass(frozen=True)
class NewMeasure:
    """A use that a fund pays for. `line` is where it stands in the report ("" for a line of its own), `pot` whose money it is."""

    label: str
    line: str = ""
    pot: str = ""
    council: bool = False
    wages: bool = False


@dataclass(frozen=True)
class NewReport:
    """A day on which a report is due, what it is called, and until when it counts."""

    due: date
    label: str
    covers_to: date | None = None


@dataclass(frozen=True)
class NewFund:
    """A fund, or with `plain` other money that is only kept apart: then days, measures and reports may be left out.

    `written_in` names the paper that says so; without one everything is told as not known for sure.
    """

    name: str
    funder: str
    first_day: date | None = None
    last_day: date | None = None
    measures: tuple[NewMeasure, ...] = ()
    reports: tuple[NewReport, ...] = ()
    about: str = ""
    direct_share: int | None = None
    excluded: tuple[str, ...] = ()
    repay_by: date | None = None
    written_in: str = ""
    plain: bool = False

    def trouble(self) -> Problem | None:
        """Return the first thing in it that cannot be, in words; the file's own check says the rest."""
        for field, text, missing in (
            ("name", self.name, "Type what it is called, such as Winter fund 2027."),
            ("funder", self.funder, "Type who gives the money, such as the council’s name."),
        ):
            if not text.strip():
                return Problem(field, missing)
        texts = [("name", self.name), ("funder", self.funder), ("about", self.about), ("written_in", self.written_in)]
        texts += [("measures", text) for each in self.measures for text in (each.label, each.line, each.pot)]
        texts += [("reports", each.label) for each in self.reports] + [("excluded", each) for each in self.excluded]
        for field, text in texts:
            if len(text) > LONGEST or (text and not is_one_line(text)):
                return Problem(field, f"Write it in one line of {LONGEST} characters or fewer.")
        if self.plain:
            return None
        return self._days_trouble() or self._measures_trouble()

    def _days_trouble(self) -> Problem | None:
        if self.first_day is None or self.last_day is None:
            field = "first_day" if self.first_day is None else "last_day"
            return Problem(field, "A fund needs its first and its last day.")
        if self.last_day < self.first_day:
            return Problem("last_day", "The last day lies before the first.")
        if self.repay_by is not None and self.repay_by < self.first_day:
            return Problem("repay_by", "What is not spent cannot go back before the fund began.")
        if any(each.due < self.first_day for each in self.reports):
            return Problem("reports", "A report is due before the fund began.")
        if any(each.covers_to is not None and each.covers_to > each.due for each in self.reports):
            return Problem("reports", "A report cannot count days after it is due.")
        return None

    def _measures_trouble(self) -> Problem | None:
        if not self.measures:
            return Problem("measures", "Type at least one thing that the fund pays for.")
        if len(self.measures) > MOST_MEASURES or len(self.reports) > MOST_REPORTS:
            return Problem("measures", f"There are more than {MOST_MEASURES} of them.")
        if any(not each.label.strip() for each in self.measures):
            return Problem("measures", "Each thing that the fund pays for needs a name.")
        labels = [each.label.strip().casefold() for each in self.measures]
        if len(set(labels)) < len(labels):
            return Problem("measures", "Two of them have the same name.")
        if sum(each.wages for each in self.measures) > 1:
            return Problem("measures", "Isolation wages belong to one of them at most.")
        if self.direct_share is not None and not 0 <= self.direct_share <= 100:
            return Problem("direct_share", "Write the share as a whole number from 0 to 100.")
        return None


@dataclass(frozen=True)
class NewLines:
    """A council's lines for some funds: each with the measures it takes; the last takes whatever none names."""

    council: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]
    schemes: tuple[str, ...]

    def trouble(self) -> Problem | None:
        """Return the first thing in it that cannot be, in words; the file's own check says the rest."""
        if not self.council.strip():
            return Problem("council", "Type whose lines they are, such as the council’s name.")
        if not self.lines or len(self.lines) > MOST_LINES:
            return Problem("lines", f"Type from 1 to {MOST_LINES} lines, as the council’s report has them.")
        for text in (self.council, *(label for label, _ in self.lines)):
            if len(text) > LONGEST or not text.strip() or not is_one_line(text):
                return Problem("lines", f"Write each line in {LONGEST} characters or fewer.")
        labels = [label.strip().casefold() for label, _ in self.lines]
        if len(set(labels)) < len(labels):
            return Problem("lines", "Two lines have the same name.")
        return None


def fund_text(told: NewFund, scheme_id: str) -> str:
    """Return a fund as the text of its file."""
    sure = (
        {"sure": "read", "read_in": ["home"]} if told.written_in.strip() else {"sure": "not known", "read_in": ["home"]}
    )
    first, last = told.first_day or EVER[0], told.last_day or EVER[1]
    measures = told.measures or (NewMeasure(f"What {told.name.strip()} paid for"),)
    ids = measure_ids(told, scheme_id)
    pots = {text: slug(text) for each in measures if (text := each.pot.strip())}
    wages = any(each.wages for each in measures)
    data: dict[str, Any] = {
        "id": scheme_id,
        "name": told.name.strip(),
        "about": told.about.strip() or f"Money of {told.funder.strip()}, added by the home.",
        "funder": told.funder.strip(),
        "first_day": first,
        "last_day": last,
        "counts": "not known",
        "plain": told.plain,
        "pays_wages": wages and not told.plain,
        "declaration": DECLARATION,
        "keeping": "The six years are ours. What your agreement says goes first.",
        **sure,
    }
    if told.direct_share is not None:
        data["direct_share"] = told.direct_share
    if told.repay_by is not None:
        data["repay_by"] = told.repay_by
    data["pots"] = [{"id": id_, "label": label, **sure} for label, id_ in pots.items()]
    data["measures"] = [
        {
            "id": id_,
            "label": each.label.strip(),
            "parts": ["council"] if each.council or told.plain else ["direct"],
            "wages": each.wages and not told.plain,
            "pot": pots.get(each.pot.strip(), ""),
            **sure,
        }
        for id_, each in zip(ids, measures, strict=True)
    ]
    reports = sorted(told.reports, key=lambda each: each.due)
    data["reports"] = [
        {"due": each.due, "label": each.label.strip() or "Report to the council"}
        | ({"covers_to": each.covers_to} if each.covers_to is not None else {})
        | sure
        for each in reports
    ]
    data["excluded"] = [
        {"id": slug(each), "label": each.strip(), "parts": ["direct", "council"], "found_by": [each.strip()], **sure}
        for each in told.excluded
        if each.strip()
    ]
    data["sources"] = [_source(told.written_in, told.funder)]
    return as_toml(data)


def fund_lines(told: NewFund, scheme_id: str) -> NewLines:
    """Return the lines of a new fund's report: each measure in the line it names, else in one of its own."""
    by_line: dict[str, list[str]] = {}
    for id_, each in zip(measure_ids(told, scheme_id), told.measures, strict=True):
        by_line.setdefault(each.line.strip() or each.label.strip(), []).append(id_)
    return NewLines(told.name.strip(), tuple((label, tuple(ids)) for label, ids in by_line.items()), (scheme_id,))


def lines_text(told: NewLines, form_id: str) -> str:
    """Return a council's lines as the text of their file."""
    ids = unique(slug(label) for label, _ in told.lines)
    return as_toml(
        {
            "id": form_id,
            "name": f"The lines of {told.council.strip()}",
            "council": told.council.strip(),
            "rest": ids[-1],
            "schemes": list(told.schemes),
            "sure": "read",
            "read_in": ["home"],
            "lines": [
                {"id": id_, "label": label.strip(), "measures": list(measures), "breakdown": at == len(ids) - 1}
                for at, (id_, (label, measures)) in enumerate(zip(ids, told.lines, strict=True))
            ],
            "sources": [_source("The council’s own report", told.council)],
        }
    )


def measure_ids(told: NewFund, scheme_id: str) -> tuple[str, ...]:
    """Return the id of each measure of a new fund."""
    if not told.measures:
        return (f"{scheme_id}-use",)
    wanted = (WAGES_ID if each.wages and not told.plain else slug(each.label) for each in told.measures)
    return unique(wanted)


def slug(words: str) -> str:
    """Return a short name in small letters, digits and hyphens for some words."""
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()[:60]).strip("-") or "one"


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Return an id that is not taken, with a number at its end if it has to be."""
    return next(each for at in count(1) if (each := wanted if at == 1 else f"{wanted}-{at}") not in taken)


def unique(wanted: Iterable[str]) -> tuple[str, ...]:
    """Return ids of which none stands twice."""
    found: list[str] = []
    for each in wanted:
        found.append(free_id(each, found))
    return tuple(found)


def as_toml(data: Mapping[str, Any]) -> str:
    """Return plain data as TOML: texts, numbers, days, lists of texts, and at the end lists of tables."""
    tables = {key: value for key, value in data.items() if _is_tables(value)}
    lines = [f"{key} = {_value(value)}" for key, value in data.items() if key not in tables and value != []]
    for key, rows in tables.items():
        for row in rows:
            lines += ["", f"[[{key}]]", *(f"{name} = {_value(value)}" for name, value in row.items() if value != "")]
    return "\n".join(lines) + "\n"


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case int():
            return str(value)
        case str():
            # A JSON text is a TOML text too, but for the sign of deleting, which TOML wants written out.
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case _:
            return f"[{', '.join(_value(each) for each in value)}]"


def _source(written_in: str, publisher: str) -> dict[str, str]:
    title = written_in.strip() or "Told by the home; no paper is named"
    return {"name": "home", "title": title, "publisher": publisher.strip(), "date": "as the home has it"}

"""Reads the bank holidays of England: the shipped list, what was put right in it, and a file that someone hands in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from carehome_desktop.catalogue.reading import ResourceFile, read_file
from carehome_desktop.catalogue.shapes import Shape
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.bank_holidays import BankHoliday, BankHolidays, Overrides
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_one_line

LARGEST_FILE = 100_000
MOST_DAYS = 200
FIRST_YEAR, LAST_YEAR = 2000, 2100

LONGEST_NAME = 80
# A name that a spreadsheet would take for a formula is no name.
_NAME = r"\A[^\W_].*\Z"
Name = Annotated[str, Meta(pattern=_NAME, max_length=LONGEST_NAME)]


class ListShape(Shape, frozen=True):
    """england.toml: the days of each year, by year."""

    year: dict[str, dict[str, str]]


class DayShape(Shape, frozen=True):
    """A day that is a bank holiday as well, or is none after all, and where that was read."""

    day: date
    called: Name
    source: str = ""


class OverridesShape(Shape, frozen=True):
    """overrides.toml, and a file of the same make that a home takes in."""

    added: Annotated[tuple[DayShape, ...], Meta(max_length=MOST_DAYS)] = ()
    taken_away: Annotated[tuple[DayShape, ...], Meta(max_length=MOST_DAYS)] = ()


def load_bank_holidays(root: Path) -> BankHolidays:
    """Return the shipped list with what we put right in it; a file that cannot be read is passed over, the library stands in."""
    folder = root / "bank-holidays"
    listed = read_file(folder / "england.toml", "bank-holidays/england.toml", ListShape)
    years: dict[int, Mapping[date, str]] = {}
    if isinstance(listed, ResourceFile):
        for year, days in listed.shape.year.items():
            years[int(year)] = {date.fromisoformat(day): name for day, name in days.items()}
    put_right = read_overrides(folder / "overrides.toml")

    def list_of_year(year: int) -> Mapping[date, str]:
        return years[year] if year in years else from_library(year)

    return BankHolidays(list_of_year, (put_right,) if isinstance(put_right, Overrides) else ())


def read_overrides(path: Path) -> Overrides | BadResource:
    """Return what a file puts right, or the line and the reason for which it is refused whole. Never raises for what it holds."""
    name = path.name if is_one_line(path.name) else "The file"
    try:
        size = path.stat().st_size if path.is_file() else None
    except OSError:
        size = None
    if size is None:
        return BadResource(name, 1, "There is no such file. Choose one that ends in .toml.")
    if size > LARGEST_FILE:
        words = f"The file is far too large for a list of bank holidays ({size:,} bytes; {LARGEST_FILE:,} at most)."
        return BadResource(name, 1, words)
    file = read_file(path, name, OverridesShape)
    return file if isinstance(file, BadResource) else _overrides(file)


def _overrides(file: ResourceFile[OverridesShape]) -> Overrides | BadResource:
    seen: set[date] = set()
    for key, days in (("added", file.shape.added), ("taken_away", file.shape.taken_away)):
        for index, each in enumerate(days):
            if not FIRST_YEAR <= each.day.year <= LAST_YEAR:
                words = f"{each.day} is not a day of our time. Expected: a day from {FIRST_YEAR} to {LAST_YEAR}."
                return file.trouble((key, index, "day"), words)
            if each.day in seen:
                return file.trouble((key, index, "day"), f"{each.day} is there already. Expected: each day once.")
            if not is_one_line(each.called):
                return file.trouble((key, index, "called"), "The name has a character that cannot be shown in a line.")
            seen.add(each.day)
    added = tuple(sorted(BankHoliday(each.day, each.called) for each in file.shape.added))
    return Overrides(added, frozenset(each.day for each in file.shape.taken_away))


def check_name(field: str, name: str) -> Problem | None:
    """Return what is wrong with the name of a bank holiday that someone typed, if anything."""
    if re.match(_NAME, name) and len(name) <= LONGEST_NAME and is_one_line(name):
        return None
    return Problem(field, f"Write its name in {LONGEST_NAME} characters or fewer, with a letter or figure first.")


@cache
def from_library(year: int) -> Mapping[date, str]:
    """Return the bank holidays of a year as the library has them."""
    from holidays import country_holidays  # 90 ms that only a year far away has to pay

    return dict(country_holidays("GB", subdiv="ENG", years=[year]))

"""Reads one TOML file into its shape, or says what is wrong with it and on which line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec
import tomli

from carehome_desktop.catalogue.lines import Place, line_of
from carehome_desktop.catalogue.shapes import EXPECTED, Shape
from carehome_desktop.catalogue.troubles import BadResource

ShapeT = TypeVar("ShapeT", bound=Shape)

LONGEST_SHOWN = 60
"""Characters of a key that are shown of one that nobody knows."""

_AT_LINE = re.compile(r"^(?P<what>.*) \(at line (?P<line>\d+), column \d+\)$", re.DOTALL)
_AT_PLACE = re.compile(r"^(?P<what>.*?)(?: - at `(?P<place>[^`]*)`)?$", re.DOTALL)
_NAMED = re.compile(r"^Object (?P<what>missing required|contains unknown) field `(?P<key>.*)`$", re.DOTALL)
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")


@dataclass(frozen=True)
class ResourceFile(Generic[ShapeT]):
    """A file that could be read, or the part of one that begins at a place: its name for people, its whole text, its plain
    data and the same in its shape."""

    name: str
    text: str
    data: dict[str, Any]
    shape: ShapeT
    at: Place = ()

    def trouble(self, place: Place, words: str) -> BadResource:
        """Return what is wrong at a place in this file."""
        return BadResource(self.name, line_of(self.text, (*self.at, *place)), words)

    def called(self) -> str:
        """Return what it is called in another file's trouble."""
        return f"the one in line {line_of(self.text, self.at)} of {self.name}" if self.at else self.name


def read_file(
    path: Path, name: str, shape: type[ShapeT], expected: Mapping[str, str] = EXPECTED
) -> ResourceFile[ShapeT] | BadResource:
    """Return the file in its shape, or what is wrong with it. Never raises for what the file holds.

    `expected` says what each key takes, for messages.
    """
    try:
        raw = path.read_bytes()
    except OSError:
        return BadResource(name, 1, "The file cannot be opened. Check that it is there and may be read.")
    return read_bytes(raw, name, shape, expected)


def read_bytes(
    raw: bytes, name: str, shape: type[ShapeT], expected: Mapping[str, str] = EXPECTED
) -> ResourceFile[ShapeT] | BadResource:
    """Return a file's bytes in its shape, or what is wrong with them. Never raises for what they hold."""
    try:
        text = raw.decode("utf-8-sig")  # some editors begin a file with a mark of their own
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return BadResource(name, line, "A character here is not UTF-8 text. Save the file as UTF-8.")
    try:
        data = tomli.loads(text)
    except (ValueError, RecursionError) as error:
        return _broken(name, text, str(error))
    try:
        return ResourceFile(name, text, data, msgspec.convert(data, shape))
    except msgspec.ValidationError as error:
        return _misshapen(name, text, str(error), expected)


def _broken(name: str, text: str, message: str) -> BadResource:
    """Say what the TOML reader said, with its line; what ends too early is laid at the last line."""
    found = _AT_LINE.match(message)
    line = int(found["line"]) if found else max(1, len(text.splitlines()))
    what = found["what"] if found else message.removesuffix(" (at end of document)")
    return BadResource(
        name,
        line,
        f'This is not TOML ({what}). Expected: key = "text", with quotation marks and brackets closed.',
    )


def _misshapen(name: str, text: str, message: str, expected: Mapping[str, str]) -> BadResource:
    """Say which key is missing, unknown or of the wrong kind, and what belongs there."""
    found = _AT_PLACE.match(message)
    assert found is not None  # every part of the pattern may be empty
    place = _place(found["place"] or "")
    if named := _NAMED.match(found["what"]):
        key = named["key"]
        shown = key if len(key) <= LONGEST_SHOWN else f"{key[:LONGEST_SHOWN]}…"
        if named["what"] == "contains unknown":
            return BadResource(
                name,
                line_of(text, (*place, key)),
                f"“{shown}” is not known here. Expected: take it out, or put its spelling right.",
            )
        return BadResource(name, line_of(text, place), f"“{key}” is missing. Expected: {_expected(key, expected)}.")
    key = next((step for step in reversed(place) if isinstance(step, str) and step in expected), "")
    return BadResource(
        name, line_of(text, place), f"“{key}” is not as it should be. Expected: {_expected(key, expected)}."
    )


def _expected(key: str, expected: Mapping[str, str]) -> str:
    return expected.get(key, "another kind of value")


def _place(path: str) -> Place:
    """Return `$.advice[1].words` as ("advice", 1, "words")."""
    return tuple(key or (int(index) if index.isdigit() else 0) for key, index in _STEP.findall(path))

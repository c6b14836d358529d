"""Reads a fund or a council's lines that the home added itself: one file each, checked whole like a pack of questions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import tomli

from carehome_desktop.catalogue.fund_forms import FormShape, ReadForm, form_of
from carehome_desktop.catalogue.fund_schemes import ReadScheme, SchemeShape, scheme_of
from carehome_desktop.catalogue.fund_shapes import FUND_EXPECTED
from carehome_desktop.catalogue.long_keys import MOST_DOTS, too_many_dots
from carehome_desktop.catalogue.packs import unfit_text
from carehome_desktop.catalogue.reading import ResourceFile, ShapeT, read_bytes
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.wages.fund_data import OwnKind

_ZIP = "This is a packed folder (zip), not a text file. Expected: one text file whose name ends in .toml."


@dataclass(frozen=True)
class OwnFile:
    """A file that the home added: what it holds, its name for people, and its bytes."""

    kind: OwnKind
    name: str
    raw: bytes


def kind_of(raw: bytes) -> OwnKind:
    """Return what a file seems to hold: a council's lines if it has lines, else a fund."""
    return OwnKind.FORM if "lines" in _data(raw) else OwnKind.SCHEME


def id_of(raw: bytes) -> str:
    """Return the id that a file says of itself, "" if it says none."""
    return str(_data(raw).get("id", ""))


def own_scheme(file: OwnFile, reasons: Collection[str] | None) -> ReadScheme | BadResource:
    """Return the fund in a file, or the first thing that is wrong with it. Never raises for what the file holds."""
    return scheme_of(_read(file, SchemeShape), reasons)


def own_form(file: OwnFile, schemes: Collection[str], measures: Collection[str]) -> ReadForm | BadResource:
    """Return the lines in a file, or the first thing that is wrong with it. Never raises for what the file holds."""
    return form_of(_read(file, FormShape), schemes, measures)


def _data(raw: bytes) -> dict[str, Any]:
    """Return a file's plain data, nothing if it cannot be read: its own check says why."""
    if raw.startswith(b"PK") or too_many_dots(raw) is not None:
        return {}
    try:
        return tomli.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}


def _read(file: OwnFile, shape: type[ShapeT]) -> ResourceFile[ShapeT] | BadResource:
    if file.raw.startswith(b"PK"):
        return BadResource(file.name, 1, _ZIP)
    if (number := too_many_dots(file.raw)) is not None:
        return BadResource(file.name, number, f"There are too many dots in a key. Expected: at most {MOST_DOTS}.")
    read = read_bytes(file.raw, file.name, shape, FUND_EXPECTED)
    return read if isinstance(read, BadResource) else unfit_text(read) or read

"""Reads all that is dated about isolation wages and the funds (fund/), from the program's own files and from packs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from carehome_desktop.catalogue.fund_forms import load_form
from carehome_desktop.catalogue.fund_own import OwnFile, own_form, own_scheme
from carehome_desktop.catalogue.fund_reasons import load_lengths, load_reasons
from carehome_desktop.catalogue.fund_schemes import load_scheme
from carehome_desktop.catalogue.fund_shapes import FundShape
from carehome_desktop.catalogue.fund_sick_pay import load_sick_pay
from carehome_desktop.catalogue.reading import ResourceFile
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.wages.fund_data import FundData, OwnKind
from carehome_desktop.domain.wages.schemes import ReportForm, Scheme

Found = TypeVar("Found")
Item = TypeVar("Item", Scheme, ReportForm)


def load_fund(*roots: Path, own: Sequence[OwnFile] = ()) -> FundData:
    """Return what could be read, and a sentence with file and line for what could not.

    Rules and reasons are those of the first root that has them; schemes and forms are gathered from all and from the home's
    `own` files, each id once.
    """
    troubles: list[BadResource] = []
    lengths = _first(roots, "isolation.toml", load_lengths, troubles)
    reasons = _first(roots, "reasons.toml", load_reasons, troubles)
    # Where the reasons cannot be read, the rest must not fall with them.
    known_reasons = None if reasons is None else {each.id for each in reasons}
    sick_pay = _first(roots, "sick-pay.toml", lambda root: load_sick_pay(root, known_reasons), troubles)
    shipped = [load_scheme(path, name, known_reasons) for path, name in _files(roots, "schemes")]
    added = [own_scheme(each, known_reasons) for each in own if each.kind is OwnKind.SCHEME]
    schemes = sorted(_once([*shipped, *added], "fund", troubles), key=lambda each: (each.first_day, each.id))
    scheme_ids = {each.id for each in schemes}
    measures = {measure.id for scheme in schemes for measure in scheme.measures}
    shipped_forms = [load_form(path, name, scheme_ids, measures) for path, name in _files(roots, "forms")]
    added_forms = [own_form(each, scheme_ids, measures) for each in own if each.kind is OwnKind.FORM]
    forms = _once([*shipped_forms, *added_forms], "form", troubles)
    words = tuple(each.sentence() for each in troubles)
    return FundData(sick_pay, lengths or (), reasons or (), tuple(schemes), tuple(forms), words)


def _first(
    roots: tuple[Path, ...], name: str, load: Callable[[Path], Found | BadResource], troubles: list[BadResource]
) -> Found | None:
    """Return what the first root that has the file says; where none has it, that it is missing is told."""
    root = next((each for each in roots if (each / "fund" / name).exists()), roots[0])
    found = load(root)
    if isinstance(found, BadResource):
        troubles.append(found)
        return None
    return found


def _files(roots: tuple[Path, ...], folder: str) -> list[tuple[Path, str]]:
    return [
        (path, f"{root.name}/fund/{folder}/{path.name}")
        for root in roots
        for path in sorted((root / "fund" / folder).glob("*.toml"))
    ]


def _once(
    read: Iterable[tuple[ResourceFile[FundShape], Item] | BadResource], what: str, troubles: list[BadResource]
) -> list[Item]:
    """Return those that could be read, the first of each id."""
    found: dict[str, Item] = {}
    for each in read:
        if isinstance(each, BadResource):
            troubles.append(each)
            continue
        file, item = each
        if item.id in found:
            words = f"The {what} “{item.id}” is there already. Expected: an id of its own."
            troubles.append(file.trouble(("id",), words))
        else:
            found[item.id] = item
    return list(found.values())

"""Gathers what an auditor would ask for of one fund and is not there yet: one list for every page and paper that tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from carehome_desktop.domain.fund.entries import Cost
from carehome_desktop.domain.fund.evidence import About, reference
from carehome_desktop.domain.fund.missing import missing, spell_owed, without_file
from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.wages.records import Entry
from carehome_desktop.domain.wages.schemes import Scheme
from carehome_desktop.domain.words import day_words
from carehome_desktop.store import attachments, council
from carehome_desktop.store import fund as kept
from carehome_desktop.store.evidence_numbers import numbers

if TYPE_CHECKING:
    from sqlalchemy import Connection

MOST = 1_000


def missing_of(
    connection: Connection,
    scheme: Scheme,
    as_of: date,
    paid: Sequence[Kept[Entry]],
    unpaid: Sequence[Kept[Entry]],
    codes: dict[str, str],
) -> tuple[str, ...]:
    """Return what is missing up to a day; of very many costs so many are read as anyone could look at.

    `paid` and `unpaid` are the isolations of the fund whose pay is known and not known; staff are named by their codes.
    """
    owing = _until(kept.owing(connection, scheme.id, MOST), scheme, as_of)
    said = list(missing((each.entry for each in owing), (each.entry for each in paid), codes))

    came = [each for each in kept.instalments(connection, scheme.id) if each.entry.received_on <= as_of]
    bare = _bare(connection, About.INSTALMENT, ((each.id, f"Instalment {each.entry.number}") for each in came))
    costs = _until(kept.unproved(connection, scheme.id, MOST), scheme, as_of)
    bare += _named(connection, About.COST, ((each.id, each.entry.what) for each in costs))
    said += [without_file(named) for named in bare]

    proved, of_spells = attachments.proved(connection, About.ISOLATION), numbers(connection, About.ISOLATION)
    for each in (*paid, *unpaid):
        who = f"{codes.get(each.entry.staff_id, 'A member of staff')}, isolating from {day_words(each.entry.first_day)}"
        named = f"{reference(About.ISOLATION, of_spells[each.id])}, {who}"
        said += spell_owed(named, each.entry, scheme.reimbursed, proved=each.id in proved)

    asked = [
        each for each in council.questions(connection, scheme.id) if each.entry.is_open and each.entry.asked_on <= as_of
    ]
    open_ = ((each.id, f"Asked on {day_words(each.entry.asked_on)}") for each in asked)
    said += [f"{named}: it is not answered yet." for named in _named(connection, About.LETTER, open_)]
    return tuple(said)


def _until(costs: Iterable[Kept[Cost]], scheme: Scheme, as_of: date) -> list[Kept[Cost]]:
    return [each for each in costs if (day := each.entry.day_for(scheme.counts)) is None or day <= as_of]


def _bare(connection: Connection, about: About, things: Iterable[tuple[str, str]]) -> list[str]:
    proved = attachments.proved(connection, about)
    return _named(connection, about, (thing for thing in things if thing[0] not in proved))


def _named(connection: Connection, about: About, things: Iterable[tuple[str, str]]) -> list[str]:
    told = list(things)
    of_kind = numbers(connection, about, [id_ for id_, _ in told]) if told else {}
    return [f"{reference(about, of_kind[id_])}, {words}" for id_, words in told]

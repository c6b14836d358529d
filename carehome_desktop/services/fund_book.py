"""Funds, other money and councils' lines of the home's own: each is a file, checked whole before it is kept in the records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from carehome_desktop.domain.fund.own import NewFund, NewLines, free_id, fund_lines, fund_text, lines_text, slug
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_one_line, reason_trouble
from carehome_desktop.domain.wages.fund_data import FundData, OwnKind
from carehome_desktop.domain.wages.schemes import ReportForm, Scheme
from carehome_desktop.machine import Clock
from carehome_desktop.services.fund import Fund
from carehome_desktop.store import council, fund_sent, fund_told
from carehome_desktop.store.database import Store

if TYPE_CHECKING:
    from carehome_desktop.catalogue.fund_own import OwnFile

FILE = "file"
"""The field that a problem with a file is about."""

Load = Callable[[Sequence["OwnFile"]], FundData]


@dataclass(frozen=True)
class Own:
    """A fund or a council's lines that the home added: which, what it is called, and since when it stands so."""

    kind: OwnKind
    id: str
    name: str
    recorded_at: datetime


def own_files(store: Store) -> list[OwnFile]:
    """Return the files of the home's own that stand."""
    from carehome_desktop.catalogue.fund_own import OwnFile

    with store.read() as connection:
        kept = fund_told.files(connection)
    return [OwnFile(OwnKind(each.kind), f"{each.id}.toml", each.content.encode()) for each in kept]


class FundBook:
    """Adds to what is shipped; `load` reads all that is shipped together with files of the home's own."""

    def __init__(self, store: Store, fund: Fund, load: Load, changed: Callable[[], None], clock: Clock) -> None:
        self._store, self._fund, self._load, self._changed, self._clock = store, fund, load, changed, clock

    def own(self) -> list[Own]:
        """Return what the home added, the last one last."""
        with self._store.read() as connection:
            kept = fund_told.files(connection)
        return [Own(OwnKind(each.kind), each.id, self._name(each.kind, each.id), each.recorded_at) for each in kept]

    def content(self, own_id: str) -> str:
        """Return the text of what the home added, to hand on to another home; "" if there is none of this id."""
        with self._store.read() as connection:
            return next((each.content for each in fund_told.files(connection) if each.id == own_id), "")

    def add_file(self, path: Path, by: Person) -> Scheme | ReportForm | Problem:
        """Add the fund or the lines in a file, or say what is wrong: the file, the line and what is expected."""
        from carehome_desktop.catalogue.fund_own import OwnFile, kind_of
        from carehome_desktop.catalogue.packs import pack_bytes
        from carehome_desktop.catalogue.troubles import BadResource

        name = path.name if is_one_line(path.name) else "the file"
        raw = pack_bytes(path, name)
        if isinstance(raw, BadResource):
            return _refused(raw.sentence())
        kept = self._keep([OwnFile(kind_of(raw), name, raw)], by)
        return kept if isinstance(kept, Problem) else kept[0]

    def add_fund(self, told: NewFund, by: Person) -> Scheme | Problem:
        """Add a fund with the lines of its report, or other money; both or neither."""
        from carehome_desktop.catalogue.fund_own import OwnFile

        if problem := told.trouble():
            return problem
        scheme_id = free_id(slug(told.name), {each.id for each in self._fund.data.schemes})
        form_id = free_id(f"{scheme_id}-lines", {each.id for each in self._fund.data.forms})
        files = [OwnFile(OwnKind.SCHEME, f"{scheme_id}.toml", fund_text(told, scheme_id).encode())]
        if not told.plain:
            lines = lines_text(fund_lines(told, scheme_id), form_id)
            files.append(OwnFile(OwnKind.FORM, f"{form_id}.toml", lines.encode()))
        kept = self._keep(files, by)
        if isinstance(kept, Problem):
            return kept
        made = kept[0]
        assert isinstance(made, Scheme)
        return made

    def add_lines(self, told: NewLines, by: Person) -> ReportForm | Problem:
        """Add a council's own lines."""
        from carehome_desktop.catalogue.fund_own import OwnFile

        if problem := told.trouble():
            return problem
        form_id = free_id(f"{slug(told.council)}-lines", {each.id for each in self._fund.data.forms})
        kept = self._keep([OwnFile(OwnKind.FORM, f"{form_id}.toml", lines_text(told, form_id).encode())], by)
        if isinstance(kept, Problem):
            return kept
        made = kept[0]
        assert isinstance(made, ReportForm)
        return made

    def remove(self, own_id: str, reason: str, by: Person) -> Problem | None:
        """Take away what the home added, a fund with its own lines, unless something is recorded under it; the texts stay in the records."""
        own = next((each for each in self.own() if each.id == own_id), None)
        if own is None:
            return Problem("own", f"Your home has added nothing called {own_id}. Nothing was changed.")
        if problem := reason_trouble(reason):
            return problem
        if self._is_used(own):
            return Problem("own", f"{own.name} stays: something is recorded under it. Nothing was changed.")
        lines = self._lines_of(own)
        if shared := next((each for each in lines if each.schemes != (own.id,)), None):
            return Problem("own", f"{own.name} stays: {shared.name} are for it too. Take those away first.")
        going = {(own.kind.value, own.id), *((OwnKind.FORM.value, each.id) for each in lines)}
        with self._store.write() as connection:
            for found in fund_told.files(connection):
                if (found.kind, found.id) in going:
                    gone = replace(found, person_id=by.id, recorded_at=self._clock.wall(), withdrawn=reason.strip())
                    fund_told.add_file(connection, gone)
        self._changed()
        return None

    def _keep(self, files: Sequence[OwnFile], by: Person) -> list[Scheme | ReportForm] | Problem:
        """Keep files that are good beside everything that is here; one of an id that the home added takes its place."""
        from carehome_desktop.catalogue.fund_own import id_of

        here = own_files(self._store)
        ids = [id_of(each.raw) for each in files]
        replaced = {(each.kind, f"{id_}.toml") for each, id_ in zip(files, ids, strict=True)}
        rest = [each for each in here if (each.kind, each.name) not in replaced]
        before = set(self._load(here).troubles)
        data = self._load([*rest, *files])
        if trouble := next((each for each in data.troubles if each not in before), None):
            return _refused(trouble)
        made: list[Scheme | ReportForm] = []
        for each, id_ in zip(files, ids, strict=True):
            found = data.scheme(id_) if each.kind is OwnKind.SCHEME else data.form(id_)
            if found is None:
                return _refused(f"{each.name}, line 1: Nothing could be read.")
            made.append(found)
        if problem := self._leaves_out(made):
            return problem
        with self._store.write() as connection:
            for each, id_ in zip(files, ids, strict=True):
                told = fund_told.KeptFile(each.kind, id_, each.raw.decode("utf-8-sig"), by.id, self._clock.wall())
                fund_told.add_file(connection, told)
        self._changed()
        return made

    def _leaves_out(self, made: Sequence[Scheme | ReportForm]) -> Problem | None:
        """Return that a newer file of a fund has no measure that costs are put to already."""
        for scheme in made:
            if isinstance(scheme, Scheme) and self._fund.data.scheme(scheme.id) is not None:
                gone = self._fund.measures_used(scheme.id) - {each.id for each in scheme.measures}
                if gone:
                    names = ", ".join(sorted(gone))
                    return _refused(f"Costs are for {names}, which this file no longer has.")
        return None

    def _is_used(self, own: Own) -> bool:
        with self._store.read() as connection:
            sent, asked = fund_sent.every(connection), council.questions(connection, own.id)
        if own.kind is OwnKind.FORM:
            return any(each.form_id == own.id for each in sent)
        used = next((each.used for each in self._fund.overview() if each.report.scheme.id == own.id), False)
        return used or bool(asked) or any(each.scheme_id == own.id for each in sent)

    def _lines_of(self, own: Own) -> list[ReportForm]:
        """Return the lines of the home's own that name a fund; none for lines."""
        ids = {each.id for each in self.own() if each.kind is OwnKind.FORM} if own.kind is OwnKind.SCHEME else set()
        return [each for each in self._fund.data.forms if each.id in ids and own.id in each.schemes]

    def _name(self, kind: str, own_id: str) -> str:
        data = self._fund.data
        found = data.scheme(own_id) if kind == OwnKind.SCHEME else data.form(own_id)
        return found.name if found is not None else own_id


def _refused(sentence: str) -> Problem:
    return Problem(FILE, f"{sentence} Nothing was added, and all is as it was.")

"""Files that prove a fund's money: taken in after a look inside, kept in the encrypted file alone, taken back, and erased on purpose only."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from carehome_desktop.domain.fund.attachment_check import LONGEST_NAME
from carehome_desktop.domain.fund.evidence import About, Attached, Content, EvidenceKinds, reference
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.typed import reason_trouble
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.store import attachments as kept
from carehome_desktop.store.council import QUESTIONS
from carehome_desktop.store.database import Store
from carehome_desktop.store.evidence_numbers import numbers
from carehome_desktop.store.fund import COSTS, INSTALMENTS
from carehome_desktop.store.isolation import ISOLATIONS
from carehome_desktop.store.revisions import Revisions

if TYPE_CHECKING:
    from sqlalchemy import Connection

NOT_THERE = "There is no such file, or it was taken back already. Nothing was changed."
NOTHING_THERE = "What it should be attached to is not there, or was taken back. Nothing was kept."
TWICE = "This very file is attached there already. Nothing was kept twice."
SPOILT = "The file is not as it was when it was attached. Go back to a copy of your records from before."
ERASED = "The file was erased for good. Only its name and its digest are left."
_THINGS: Mapping[About, Revisions[Any]] = {
    About.COST: COSTS,
    About.ISOLATION: ISOLATIONS,
    About.INSTALMENT: INSTALMENTS,
    About.LETTER: QUESTIONS,
}


class Evidence:
    """One home's evidence. A file lies in the encrypted file and nowhere else, unless a person saves it."""

    def __init__(self, store: Store, kinds: Callable[[], EvidenceKinds], clock: Clock, chance: Chance) -> None:
        self._store, self._read_kinds, self._clock, self._chance = store, kinds, clock, chance

    @cached_property
    def kinds(self) -> EvidenceKinds:
        """Return the kinds of evidence."""
        return self._read_kinds()

    def attach(
        self, about: About, about_id: str, name: str, content: bytes, what: str, by: Person
    ) -> Attached | Problem:
        """Take a file in after a look inside. Opening it takes up to seconds: from a window, off its thread."""
        from carehome_desktop.reports.attachment_pages import look_into

        if what not in {each.id for each in self.kinds.offered(about)}:
            return Problem("what", "Choose what kind of evidence it is.")
        found = look_into(name, content)
        if isinstance(found, Problem):
            return found
        attached = Attached(
            id=self._chance.new_id(),
            about=about,
            about_id=about_id,
            what=what,
            file_name=name,
            digest=_digest(content),
            kind=found.kind,
            pages=found.pages,
            size=len(content),
            covered=False,
            withdrawn="",
            person_id=by.id,
            recorded_at=self._clock.wall(),
        )
        with self._store.write() as connection:
            if _THINGS[about].one(connection, about_id) is None:
                return Problem("about", NOTHING_THERE)
            there = [each for each in kept.every(connection, about, about_id) if not each.withdrawn]
            if attached.digest in {each.digest for each in there}:
                return Problem("file", TWICE)
            kept.add(connection, attached, content)
        return attached

    def of(self, about: About, about_id: str) -> list[Attached]:
        """Return the files that one thing has, oldest first."""
        with self._store.read() as connection:
            return [each for each in kept.every(connection, about, about_id) if not each.withdrawn]

    def by_thing(self) -> dict[tuple[About, str], list[Attached]]:
        """Return all files that stand, by what they belong to."""
        found: dict[tuple[About, str], list[Attached]] = {}
        with self._store.read() as connection:
            for each in kept.every(connection):
                if not each.withdrawn:
                    found.setdefault((each.about, each.about_id), []).append(each)
        return found

    def one(self, attachment_id: str) -> Attached | None:
        """Return a file that stands; None if it is not there or was taken back."""
        with self._store.read() as connection:
            found = kept.one(connection, attachment_id)
        return found if found is not None and not found.withdrawn else None

    def content(self, attachment_id: str) -> Content:
        """Return the bytes of a file as they came; Refused in words if they are not there or not whole."""
        with self._store.read() as connection:
            found = kept.one(connection, attachment_id)
            bytes_ = kept.content(connection, found.digest) if found is not None else None
        if found is None:
            raise Refused("There is no file of this number.")
        if bytes_ is None:
            raise Refused(ERASED)
        if _digest(bytes_.content) != found.digest:
            raise Refused(SPOILT)
        return bytes_

    def picture(self, attachment_id: str, page: int, width: int, height: int) -> bytes:
        """Return a page (the first is 0) as a JPEG that fits into so many dots. Slow: from a window, off its thread."""
        from carehome_desktop.reports.attachment_pages import page_picture

        found = self.content(attachment_id)
        return page_picture(found.kind, found.content, page, width, height)

    def mark(self, attachment_id: str, by: Person, *, covered: bool) -> Attached | Problem:
        """Say whether every name on a file is covered: only then can it go to the council."""
        with self._store.write() as connection:
            found = _standing(connection, attachment_id)
            if found is None:
                return Problem("file", NOT_THERE)
            if found.covered != covered:
                kept.mark(connection, attachment_id, by.id, self._clock.wall(), covered=covered)
            return kept.one(connection, attachment_id) or found

    def take_back(self, attachment_id: str, reason: str, by: Person, *, erase: bool = False) -> Attached | Problem:
        """Take a file back. Its line and the reason stay; the bytes too, unless they are to be erased for good.

        Bytes that prove something else as well are not erased; copies of the records made before still hold them.
        """
        reason = " ".join(reason.split())
        if problem := reason_trouble(reason):
            return problem
        with self._store.write() as connection:
            found = _standing(connection, attachment_id)
            if found is None:
                return Problem("file", NOT_THERE)
            kept.mark(connection, attachment_id, by.id, self._clock.wall(), covered=found.covered, withdrawn=reason)
            needed = any(each.digest == found.digest and not each.withdrawn for each in kept.every(connection))
            if erase and not needed:
                kept.erase(connection, found.digest)
            return kept.one(connection, attachment_id) or found

    def references(self, about: About, of: Collection[str] | None = None) -> dict[str, str]:
        """Return the reference (*E-4*) of each thing of a kind, or of those named, by its id; it never changes."""
        with self._store.read() as connection:
            return {id_: reference(about, number) for id_, number in numbers(connection, about, of).items()}


def _standing(connection: Connection, attachment_id: str) -> Attached | None:
    found = kept.one(connection, attachment_id)
    return found if found is not None and not found.withdrawn else None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def plain_name(name: str) -> str:
    """Return a file's name as it can be kept: without its folder, and cut at its front if it is very long."""
    return name.replace("\\", "/").rsplit("/", 1)[-1].strip()[-LONGEST_NAME:]

"""Sets of questions: which are here, what a newer one would change, and installing it from a file that was checked whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from carehome_desktop.domain.delivery import UNRESOLVED, State
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.questions import Question, SectionHead
from carehome_desktop.domain.set_changes import SetChange, compare
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.domain.values import Given, fits, value_words
from carehome_desktop.machine import Clock
from carehome_desktop.store import drafts, outbox
from carehome_desktop.store.answered_under import is_answered_under
from carehome_desktop.store.database import Store
from carehome_desktop.vault.durable import make_private_folder, sync_folder, write_durably

if TYPE_CHECKING:
    from carehome_desktop.catalogue import Catalogue
    from carehome_desktop.catalogue.packs import Pack

FILE = "file"
"""The field that a problem with a file is about."""

LONGEST_NAME = 40
_DONE = frozenset({State.RECEIVED, State.ENTERED})


@dataclass(frozen=True)
class KnownSet:
    """A version of a set that is here; `file` is the installed pack it came in, or "" if the program brought it."""

    head: SectionHead
    file: str
    retired: bool


@dataclass(frozen=True)
class LeftBehind:
    """An answer that does not fit the newer questions: its period, its question as it was asked, and what was answered."""

    period: Period
    heading: str
    words: str


@dataclass(frozen=True)
class Offer:
    """What a good file would change. Nothing has been written yet.

    `moved` counts answers that stand in the newer questions as they are, `left_behind` are those that do not, and
    `waiting` counts returns on the way: they keep the questions they were answered under.
    """

    name: str
    raw: bytes
    changes: tuple[SetChange, ...]
    moved: int
    left_behind: tuple[LeftBehind, ...]
    waiting: int


class QuestionSets:
    """Lists and installs sets; `changed` is called when the folder of packs holds others than before."""

    def __init__(
        self,
        store: Store,
        catalogue: Callable[[], Catalogue],
        is_retired: Callable[[str, str], bool],
        packs: Path,
        changed: Callable[[], None],
        clock: Clock,
    ) -> None:
        self._store, self._catalogue, self._is_retired = store, catalogue, is_retired
        self._packs, self._changed, self._clock = packs, changed, clock

    def known(self) -> tuple[KnownSet, ...]:
        """Return every version of every set that is here."""
        catalogue = self._catalogue()
        return tuple(
            KnownSet(head, catalogue.installed_as(head.id, head.version), self._is_retired(head.id, head.version))
            for head in catalogue.heads
        )

    def look_at(self, path: Path) -> Offer | Problem:
        """Return what a file would change, or why it cannot be installed: the file, the line and the reason."""
        from carehome_desktop.catalogue.packs import pack_bytes
        from carehome_desktop.catalogue.troubles import BadResource

        name = path.name if is_one_line(path.name) else "the file"
        raw = pack_bytes(path, name)
        if isinstance(raw, BadResource):
            return _refused(raw.sentence())
        pack = self._good(raw, name)
        return pack if isinstance(pack, Problem) else self._offer(name, raw, pack)

    def install(self, offer: Offer) -> Problem | None:
        """Keep a file that was looked at, durably and in one step; it is checked again, since what is here may have changed."""
        pack = self._good(offer.raw, offer.name)
        if isinstance(pack, Problem):
            return pack
        first = pack.sections[0]
        digest = hashlib.sha256(offer.raw).hexdigest()[:8]
        name = f"{first.id[:LONGEST_NAME]}-{first.version[:LONGEST_NAME]}-{digest}.toml"
        try:
            make_private_folder(self._packs)
            write_durably(self._packs / name, offer.raw)
        except OSError as error:
            why = error.strerror or "no reason given"
            return Problem(
                FILE,
                f"The questions could not be kept ({why}). Nothing was changed. Make room on the disk and try again.",
            )
        self._changed()
        return None

    def why_not_removed(self, file: str) -> Problem | None:
        """Return why an installed file has to stay, or None: what was answered under its sets is read by them."""
        from carehome_desktop.catalogue.packs import read_pack_file
        from carehome_desktop.catalogue.troubles import BadResource

        path = self._installed(file)
        if path is None:
            return Problem(FILE, f"No file “{file}” is installed here. Nothing was changed.")
        pack = read_pack_file(path, file)
        if isinstance(pack, BadResource):
            return Problem(
                FILE,
                f"{file} cannot be read any more, so nobody can tell what was answered under it. It adds nothing and does no "
                "harm. It was left as it is.",
            )
        with self._store.read() as connection:
            used = [each for each in pack.sections if is_answered_under(connection, each.id, each.version)]
        if used:
            titles = ", ".join(f"{each.title} {each.version}" for each in used)
            return Problem(
                FILE,
                f"{file} stays: something was answered under its questions ({titles}), and they are what these answers are "
                "read by. A newer set takes their place from its first day on.",
            )
        catalogue, own = self._catalogue(), {programme.shape.id for programme in pack.programmes}
        others = {
            other
            for head in catalogue.heads
            if head.programme in own and (other := catalogue.installed_as(head.id, head.version)) != file
        }
        if others:
            return Problem(FILE, f"{file} stays: {', '.join(sorted(others))} needs what it holds. Remove that first.")
        return None

    def remove(self, file: str) -> Problem | None:
        """Take an installed file away that nobody has answered under; what came before it is asked again."""
        if (problem := self.why_not_removed(file)) is not None:
            return problem
        try:
            (self._packs / file).unlink()
            sync_folder(self._packs)
        except OSError as error:
            why = error.strerror or "no reason given"
            return Problem(FILE, f"{file} could not be removed ({why}). Nothing was changed. Try again.")
        self._changed()
        return None

    def _installed(self, file: str) -> Path | None:
        """Return the path of an installed file; a name that leads elsewhere is none."""
        return next((path for path in self._packs.glob("*.toml") if path.name == file), None)

    def _good(self, raw: bytes, name: str) -> Pack | Problem:
        from carehome_desktop.catalogue.packs import clashes, read_pack, too_far_ahead
        from carehome_desktop.catalogue.troubles import BadResource

        pack = read_pack(raw, name)
        if isinstance(pack, BadResource):
            return _refused(pack.sentence())
        if (far := too_far_ahead(pack, self._clock.local().date())) is not None:
            return _refused(far.sentence())
        catalogue = self._catalogue()
        if (clash := next(clashes(pack, catalogue), None)) is not None:
            return _refused(clash.sentence())
        if all(catalogue.section_version(each.id, each.version) for each in pack.sections):
            return Problem(FILE, f"The questions in {name} are here already. Nothing was changed.")
        return pack

    def _offer(self, name: str, raw: bytes, pack: Pack) -> Offer:
        catalogue = self._catalogue()
        changes = []
        for section in pack.sections:
            if catalogue.section_version(section.id, section.version) is None:
                older = [head for head in catalogue.heads if head.id == section.id]
                before = max(older, key=lambda head: head.first_day, default=None)
                changes.append(
                    compare(catalogue.section_version(before.id, before.version) if before else None, section)
                )
        with self._store.read() as connection:
            waiting = sum(1 for row in outbox.unresolved(connection) if row.section_id in {c.after.id for c in changes})
            met = [found for change in changes for found in _answers_met(connection, change)]
        moved = sum(1 for found in met if found is None)
        left_behind = tuple(found for found in met if found is not None)
        return Offer(name, raw, tuple(changes), moved, left_behind, waiting)


def _answers_met(connection: Connection, change: SetChange) -> Iterator[LeftBehind | None]:
    """Yield for each answer that is not sent yet and falls to the newer set: None if it moves over, else what stays behind."""
    before, after = change.before, change.after
    if before is None:
        return
    old, new = _by_id(before.questions), _by_id(after.questions)
    for section_id, period in drafts.periods(connection):
        if section_id != after.id or not after.in_force(period.last_day()):
            continue
        rows = outbox.of_return(connection, section_id, period)
        if rows and (rows[-1].state in UNRESOLVED or rows[-1].state in _DONE):
            continue
        for answer in drafts.of(connection, section_id, period).values():
            if not isinstance(answer.value, Given):
                continue
            question, was = new.get(answer.question_id), old.get(answer.question_id)
            if period.kind is after.period_kind and question is not None and fits(question, answer.value):
                yield None
            else:
                heading = was.heading if was else answer.question_id
                yield LeftBehind(period, heading, value_words(answer.value, was))


def _by_id(questions: Iterable[Question]) -> dict[str, Question]:
    return {question.id: question for question in questions}


def _refused(sentence: str) -> Problem:
    return Problem(FILE, f"{sentence} Nothing was installed, and all is as it was.")

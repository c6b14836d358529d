"""Which version of a set is answered: the date decides, unless the endpoint has said that it takes this version no more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from carehome_desktop.domain.questions import Section
from carehome_desktop.store import courier_notes
from carehome_desktop.store.database import Store

if TYPE_CHECKING:
    from carehome_desktop.catalogue import Catalogue


class SetsInForce:
    """Finds sections for a day. What is retired is read from the file once, and again after `forget`."""

    def __init__(self, store: Store, catalogue: Callable[[], Catalogue]) -> None:
        self._store, self._catalogue = store, catalogue
        self._retired: dict[str, list[str]] | None = None

    def section(self, section_id: str, day: date) -> Section | None:
        """Return the version for a day; in place of a retired one the next that is asked as often, if one is here."""
        catalogue = self._catalogue()
        head = catalogue.head(section_id, day)
        if head is None or not self.is_retired(section_id, head.version):
            return catalogue.section(section_id, day)
        later = [
            each
            for each in catalogue.heads
            if each.id == section_id
            and each.first_day > head.first_day
            and each.period_kind is head.period_kind
            and not self.is_retired(section_id, each.version)
        ]
        newer = min(later, key=lambda each: each.first_day, default=head)
        return catalogue.section_version(section_id, newer.version)

    def is_retired(self, section_id: str, version: str) -> bool:
        """Return whether the endpoint has refused this version."""
        if self._retired is None:
            with self._store.look() as reader:
                self._retired = courier_notes.retired(reader)
        return version in self._retired.get(section_id, ())

    def forget(self) -> None:
        """Read anew what is retired: the endpoint has just refused a version."""
        self._retired = None

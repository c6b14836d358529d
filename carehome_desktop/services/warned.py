"""What is asked before something is kept that looks wrong."""

from __future__ import annotations

from dataclasses import dataclass

from carehome_desktop.domain.fund.guards import Doubt


@dataclass(frozen=True)
class Warned:
    """What should be looked at before something is kept; a reason goes past it, and both are kept."""

    doubts: tuple[Doubt, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Return the sentences."""
        return tuple(each.words for each in self.doubts)

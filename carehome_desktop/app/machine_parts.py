"""What the machine gives: handed in once, at the top."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from carehome_desktop.machine import Chance, Clock
from carehome_desktop.resources import resources_root


@dataclass(frozen=True)
class Machine:
    """Clock, chance, and the folders of resources (the program's own first, then installed packs)."""

    clock: Clock = field(default_factory=Clock)
    chance: Chance = field(default_factory=Chance)
    packs: tuple[Path, ...] = ()

    @property
    def roots(self) -> tuple[Path, ...]:
        """Return every folder that resources are read from."""
        return (resources_root(), *self.packs)

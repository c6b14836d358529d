"""What the machine gives: handed in once, at the top."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from carehome_desktop.machine import Chance, Clock
from carehome_desktop.resources import resources_root


@dataclass(frozen=True)
class Machine:
    """Clock, chance, the folders of resources (the program's own first, then installed packs), and the keys of its releases."""

    clock: Clock = field(default_factory=Clock)
    chance: Chance = field(default_factory=Chance)
    packs: tuple[Path, ...] = ()
    release_keys: Path = field(default_factory=lambda: resources_root() / "release" / "keys.pub")
    """The public keys that newer packages must be signed with; an unsigned build has no such file."""

    @property
    def roots(self) -> tuple[Path, ...]:
        """Return every folder that resources are read from."""
        return (resources_root(), *self.packs)

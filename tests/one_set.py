"""A program that knows the 13 questions of infection control and no other set, for stories that are about one section."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.resources import resources_root


class OneSet(Machine):
    """A machine whose only questions are those of infection control, in all their versions."""

    @property
    def roots(self) -> tuple[Path, ...]:
        """Return a folder with the real files of that section, the programmes and the glossary."""
        return (_resources(), *self.packs)


@cache
def _resources() -> Path:
    root = Path(tempfile.mkdtemp(prefix="one-set"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    built_in = resources_root()
    shutil.copytree(built_in / "programmes", root / "programmes")
    for folder in built_in.glob("sections/infection-control/*"):
        shutil.copytree(folder, root / folder.relative_to(built_in))
    shutil.copy(built_in / "glossary.toml", root)
    return root

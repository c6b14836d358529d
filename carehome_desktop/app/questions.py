"""The questions of this computer: what the program brings, and what was installed in the folder of the records."""

from __future__ import annotations

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.catalogue import Catalogue, load_catalogue
from carehome_desktop.vault.folder import DataFolder


def load_questions(machine: Machine, folder: DataFolder) -> Catalogue:
    """Return the catalogue as it stands now; a file that was installed and spoilt since is one of its troubles."""
    return load_catalogue(*machine.roots, *sorted(folder.packs.glob("*.toml")))

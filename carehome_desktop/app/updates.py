"""Joins what looks at newer packages: the keys this program was built with, its version, its kind of computer, its own folder."""

from __future__ import annotations

import logging

from carehome_desktop import __version__
from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.services.updates import Updates, this_system
from carehome_desktop.vault.folder import DataFolder
from carehome_desktop.vault.signature import NotASignature, PublicKey, read_keys

_log = logging.getLogger(__name__)


def release_keys(machine: Machine) -> tuple[PublicKey, ...]:
    """Return the keys our releases are signed with, as the build put them in; none means that this program is unsigned."""
    try:
        return read_keys(machine.release_keys.read_text("utf-8"))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError, NotASignature) as error:  # no key is the safe reading: nothing is then taken
        _log.warning("the release keys could not be read: %s", type(error).__name__)
        return ()


def updates_for(folder: DataFolder, machine: Machine, *, only_looks: bool = False) -> Updates:
    """Return what looks at newer packages for the records in a folder.

    One that only looks has a place of its own for its copy: a window that is open may be about to run the other.
    """
    place = folder.updates.with_name(f"{folder.updates.name}-looked-at") if only_looks else folder.updates
    return Updates(release_keys(machine), __version__, this_system(), place)


def signed_words(updates: Updates) -> str:
    """Return in one line who signs this program's releases, or that it is unsigned."""
    if not updates.signed:
        return "unsigned, built without a release key: it takes no update from a stick"
    return f"its updates are signed by {updates.signers}"

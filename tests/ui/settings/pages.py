"""The program's version in Settings, and a newer one from a stick: before, found, refused, and what is left to do."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from carehome_desktop.services.update_run import Steps
from carehome_desktop.services.updates import Updates
from carehome_desktop.ui.settings.page import SettingsPage
from carehome_desktop.ui.settings.update import UpdatePage
from tests.releases import ReleaseKey, signature_of
from tests.ui.desk import wait_until
from tests.ui.gallery import page
from tests.ui.outbox.pages import in_window
from tests.ui.quiet_desk import quiet_desk

SYSTEM = "linux-amd64"


def _updating(then: Callable[[UpdatePage, ReleaseKey, Path], object]) -> QWidget:
    at, folder = quiet_desk(practice=False), Path(tempfile.mkdtemp(prefix="picture"))
    key = ReleaseKey(folder)
    at.house.updates = Updates([key.public], "0.1.0", SYSTEM, at.house.folder.updates)
    content = UpdatePage(at.session, at.go)
    window = in_window(at, content, "settings")
    window.first_painted.connect(lambda: then(content, key, folder / "stick"))
    return window


def _found(content: UpdatePage, key: ReleaseKey, stick: Path) -> None:
    content.look_at(key.sign(stick, system=SYSTEM))
    wait_until(lambda: content.found is not None)


@page("update")
def before() -> QWidget:
    """Nothing chosen yet."""
    return _updating(lambda *_: None)


@page("update-found")
def found() -> QWidget:
    """A newer package that is genuine."""
    return _updating(_found)


@page("update-refused")
def refused() -> QWidget:
    """A package without its signature."""

    def show(content: UpdatePage, key: ReleaseKey, stick: Path) -> None:
        package = key.sign(stick, system=SYSTEM)
        signature_of(package).unlink()
        content.look_at(package)
        wait_until(content.error.words)

    return _updating(show)


@page("update-copied")
def copied() -> QWidget:
    """A copy of the records was taken; on Linux a person installs it."""

    def show(content: UpdatePage, key: ReleaseKey, stick: Path) -> None:
        _found(content, key, stick)
        line = "sudo apt install /srv/jshaw/.local/share/carehome-desktop/home/updates/carehome-desktop_0.2.0_amd64.deb"
        content._copied(Steps(("xdg-open", "it"), line))

    return _updating(show)


@page("settings-program")
def program() -> QWidget:
    """The last group of Settings."""
    at, folder = quiet_desk(practice=False), Path(tempfile.mkdtemp(prefix="picture"))
    at.house.updates = Updates([ReleaseKey(folder).public], "0.1.0", SYSTEM, at.house.folder.updates)
    content = SettingsPage(at.session, at.go)
    window = in_window(at, content, "settings")
    window.first_painted.connect(lambda: content._go_to_group(content.program))
    return window

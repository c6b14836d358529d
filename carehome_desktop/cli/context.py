"""What every command is given: the machine, the folder, and the way to open the home in it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from carehome_desktop.app.house import House
from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.opening import begin_practice_endpoint, folder_for, open_home, open_practice
from carehome_desktop.cli.output import Output
from carehome_desktop.domain.problems import Refused
from carehome_desktop.vault.folder import DataFolder

TakePicture = Callable[[Path, Path, str], None]
"""Draws the answering page of a practice folder (first) into a PNG file (second) at a question (third)."""


@dataclass(frozen=True)
class Context:
    """One run of the command line twin."""

    args: argparse.Namespace
    machine: Machine
    out: Output
    take_picture: TakePicture | None = None

    @property
    def in_practice(self) -> bool:
        """Return whether this run is for practice."""
        return bool(getattr(self.args, "practice", False))

    @property
    def folder(self) -> DataFolder:
        """Return the folder this run is about."""
        return folder_for(getattr(self.args, "data_dir", None), in_practice=self.in_practice)

    @contextmanager
    def house(self, *, writing: bool, sending: bool = False) -> Iterator[House]:
        """Open the home; a writing command takes the folder for itself, so it is refused beside an open window."""
        if self.in_practice:
            house = open_practice(self.folder, self.machine, alone=writing)
        else:
            house = open_home(self.folder, self.machine, phrase=self._phrase(), alone=writing)
        try:
            if sending and house.header.practice:
                begin_practice_endpoint(house)
            yield house
        finally:
            house.close()

    def _phrase(self) -> str | None:
        file: Path | None = getattr(self.args, "phrase_file", None)
        if file is None:
            return None
        try:
            return file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise Refused(
                f"The file {file.name} with the recovery phrase cannot be read. Nothing was changed."
            ) from None

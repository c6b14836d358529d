"""The main job in practice, from a first answer to a receipt, and what a home would print of it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.cli import demo
from carehome_desktop.cli.context import Context
from carehome_desktop.cli.output import DONE, Output
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.words import count_words, list_words


class _Kept(Output):
    """Keeps what the walk has to say."""

    def __init__(self) -> None:
        super().__init__(as_json=False)
        self.words, self.data = "", dict[str, Any]()

    def _say(self, code: int, words: str | Sequence[str], data: dict[str, Any]) -> int:
        self.words, self.data = words if isinstance(words, str) else "\n".join(words), data
        return code


def walk(folder: Path, out: Path, machine: Machine) -> tuple[str, list[Path]]:
    """Walk the demo in a folder, with its endpoint; return what it came to and the prints. Refused in words if it did not."""
    said = _Kept()
    if demo.run(Context(Namespace(data_dir=folder, out=out), machine, said)) != DONE:
        raise Refused(said.words)
    receipts: list[str] = said.data["receipts"]
    written = [Path(path) for path in said.data["written"]]
    words = f"The main job was walked: {count_words(len(receipts), 'receipt')} ({list_words(receipts)}), {count_words(len(written), 'print')}"
    return words, written

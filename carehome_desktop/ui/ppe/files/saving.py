"""A file of stock is saved: asked where, written off the window's thread, and told in the same words on every page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import count_words
from carehome_desktop.exports.writing import FileKind, Written
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.printing.preview import start_folder
from carehome_desktop.ui.session import Session

TEMPLATE, TEMPLATE_FILE = "Save a file to fill in", "PPE stock to import"
FAILED = "The file could not be made. Your records are safe in the program. Try again, or choose another place."

AskWhere = Callable[[QWidget, str, FileKind], str]
Write = Callable[[Path, FileKind], Written | Problem]


def save_file(
    session: Session, where: str, kind: FileKind, write: Write, done: Callable[[Written | Problem], None]
) -> None:
    """Write a file where somebody chose, with the ending of its kind; nothing is done where nobody chose."""
    if not where:
        return
    path = Path(where if FileKind.of(Path(where)) is kind else f"{where}.{kind.value}")
    session.background.run(lambda: write(path, kind), done, lambda _: done(Problem("save", FAILED)))


def save_template(
    session: Session, page: QWidget, ask_where: AskWhere, done: Callable[[Written | Problem], None]
) -> None:
    """Save the file to fill in for an import."""
    where = ask_where(page, f"{TEMPLATE_FILE}.{FileKind.CSV.value}", FileKind.CSV)
    save_file(session, where, FileKind.CSV, lambda path, _: session.stock_imports.write_template(path), done)


def saved_words(said: Written) -> str:
    """Return where a file was saved, and how much is in it."""
    return f"Saved {count_words(said.rows, 'row')} as {breakable(str(said.path))}"


def ask_where(parent: QWidget, name: str, kind: FileKind) -> str:
    """Ask in the computer's own window where a file is to go; "" where nobody chose."""
    filters = {FileKind.CSV: "CSV (*.csv)", FileKind.XLSX: "Spreadsheet (*.xlsx)"}
    where, _ = QFileDialog.getSaveFileName(parent, "Save", str(start_folder() / name), filters[kind])
    return where

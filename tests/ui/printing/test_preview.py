"""One PDF for the screen, the printer and the disk; what goes wrong is a sentence."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carehome_desktop.reports.return_record import as_pdf
from carehome_desktop.ui.background import Background
from carehome_desktop.ui.printing import paper
from carehome_desktop.ui.printing import preview as showing
from carehome_desktop.ui.printing.pictures import page_count, page_picture
from carehome_desktop.ui.printing.preview import FAILED, PrintPreview, start_folder
from carehome_desktop.ui.printing.saving import save_pdf
from tests.reports.samples import ANSWER, RETURN
from tests.ui.accessible import nameless

Present = Callable[[QWidget], None]
PDF = as_pdf(RETURN)


def opened(qtbot: QtBot, present: Present, pdf: bytes = PDF, **ways: object) -> PrintPreview:
    background = Background()
    preview = PrintPreview(lambda: pdf, "return.pdf", background, **ways)
    present(preview)
    qtbot.waitUntil(lambda: bool(preview.pages), timeout=20_000)
    return preview


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(100)
    paper.set_paper(printer)
    return printer


def test_each_page_is_shown_and_can_be_heard_of(qtbot: QtBot, present: Present) -> None:
    long = as_pdf(replace(RETURN, answers=tuple(replace(ANSWER, number=at) for at in range(30))))
    preview = opened(qtbot, present, long)
    assert len(preview.pages) == page_count(long) > 1
    assert preview.pages[0].accessibleName().startswith(f"Page 1 of {page_count(long)}.")
    assert nameless(preview) == []


def test_of_a_long_print_some_pages_are_shown_and_more_on_request(
    qtbot: QtBot, present: Present, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(showing, "AT_ONCE", 2)
    long = as_pdf(replace(RETURN, answers=tuple(replace(ANSWER, number=at) for at in range(30))))
    preview = opened(qtbot, present, long)
    assert len(preview.pages) == 2
    assert f"{page_count(long)} pages of A4, the first 2 are shown" in preview.told.words()
    while preview.more_button.isVisible():
        seen = len(preview.pages)
        preview.more_button.click()
        qtbot.waitUntil(lambda: len(preview.pages) > seen, timeout=20_000)  # noqa: B023 - asked for within the round
    assert len(preview.pages) == page_count(long)
    assert preview.pages[-1].accessibleName().startswith(f"Page {page_count(long)} of {page_count(long)}.")


def test_a_page_picture_is_black_on_white_and_the_shape_of_a4() -> None:
    picture = page_picture(PDF, 0, 50)
    assert picture.pixelColor(2, 2).name() == "#ffffff"
    assert abs(picture.height() / picture.width() - 297 / 210) < 0.01
    dark = sum(
        picture.pixelColor(x, y).lightness() < 128 for x in range(picture.width()) for y in range(picture.height())
    )
    assert dark > 200


def test_it_is_saved_whole_under_the_name_that_was_chosen(qtbot: QtBot, present: Present, tmp_path: Path) -> None:
    asked: list[str] = []

    def where(parent: QWidget, name: str) -> str:
        asked.append(name)
        return str(tmp_path / "mine")

    preview = opened(qtbot, present, ask_where=where)
    preview.save_button.click()
    assert asked == ["return.pdf"]
    assert (tmp_path / "mine.pdf").read_bytes() == PDF
    assert [path.name for path in tmp_path.iterdir()] == ["mine.pdf"]
    assert preview.told.words().replace("\u200b", "") == f"Saved as {tmp_path / 'mine.pdf'}"
    assert preview.open_button.isHidden(), "without a way to open it, that is not offered"


def test_what_was_saved_can_be_opened(qtbot: QtBot, present: Present, tmp_path: Path) -> None:
    opened_files: list[Path] = []
    preview = opened(qtbot, present, ask_where=lambda parent, name: str(tmp_path / name), open_file=opened_files.append)
    assert preview.open_button.isHidden()
    preview.save_button.click()
    preview.open_button.click()
    assert opened_files == [tmp_path / "return.pdf"]


@pytest.mark.parametrize("documents", [True, False])
def test_saving_begins_in_the_documents_or_at_home(
    documents: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if documents:
        (tmp_path / "Documents").mkdir()
    folders = {
        QStandardPaths.StandardLocation.DocumentsLocation: str(tmp_path / "Documents"),
        QStandardPaths.StandardLocation.HomeLocation: str(tmp_path),
    }
    monkeypatch.setattr("carehome_desktop.ui.printing.preview.QStandardPaths.writableLocation", folders.__getitem__)
    assert start_folder() == (tmp_path / "Documents" if documents else tmp_path)


def test_a_folder_that_is_gone_is_a_sentence_and_the_way_on(qtbot: QtBot, present: Present, tmp_path: Path) -> None:
    preview = opened(qtbot, present, ask_where=lambda parent, name: str(tmp_path / "gone" / "a.pdf"))
    preview.save_button.click()
    assert preview.error.words().startswith("The folder is not there any more")
    assert preview.save_button.isEnabled()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EACCES, "the file may also be open in another program"),
        (errno.EIO, "The PDF was not saved"),
    ],
)
def test_a_save_that_fails_leaves_the_file_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    before = tmp_path / "a.pdf"
    before.write_bytes(b"before")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "replace", refuse)
    problem = save_pdf(PDF, before)
    assert problem is not None
    assert words in problem.words
    assert "safe" in problem.words
    assert before.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_computer_without_a_printer_says_so_and_offers_the_file(qtbot: QtBot, present: Present) -> None:
    preview = opened(qtbot, present)
    preview.print_button.click()  # this machine has none
    assert preview.error.words() == paper.NO_PRINTER.words
    assert preview.print_button.isEnabled()


def test_what_comes_out_of_the_printer_has_the_same_pages(qtbot: QtBot, present: Present, tmp_path: Path) -> None:
    out = tmp_path / "paper.pdf"
    preview = opened(qtbot, present, ask_printer=lambda parent: to_file(out))
    preview.print_button.click()
    qtbot.waitUntil(lambda: preview.told.words() == "Sent to the printer.", timeout=20_000)
    printed = out.read_bytes()
    assert page_count(printed) == page_count(PDF)
    there, here = page_picture(printed, 0, 50), page_picture(PDF, 0, 50)
    assert abs(there.width() - here.width()) <= 1
    assert abs(there.height() - here.height()) <= 1
    apart = sum(
        abs(there.pixelColor(x, y).lightness() - here.pixelColor(x, y).lightness())
        for x in range(0, min(there.width(), here.width()), 3)
        for y in range(0, min(there.height(), here.height()), 3)
    ) / (there.width() * there.height() / 9)
    assert apart < 8


def test_a_printer_that_cannot_begin_is_a_sentence(tmp_path: Path) -> None:
    assert paper.print_pdf(PDF, to_file(tmp_path / "gone" / "paper.pdf")) == paper.STOPPED


def test_nothing_happens_when_the_printers_own_window_is_left(qtbot: QtBot, present: Present) -> None:
    preview = opened(qtbot, present, ask_printer=lambda parent: None)
    preview.print_button.click()
    assert preview.error.words() == ""


def test_a_print_that_cannot_be_made_is_said_in_words(qtbot: QtBot, present: Present) -> None:
    def broken() -> bytes:
        raise RuntimeError("for programmers")

    preview = PrintPreview(broken, "return.pdf", Background())
    present(preview)
    qtbot.waitUntil(lambda: preview.error.words() == FAILED)
    assert not preview.print_button.isEnabled()


def test_a_preview_closed_too_soon_does_no_harm(qtbot: QtBot, present: Present) -> None:
    background = Background()
    preview = PrintPreview(lambda: PDF, "return.pdf", background)
    present(preview)
    preview.reject()
    assert background.wait(20_000)
    qtbot.wait(1)
    assert preview.pages == []

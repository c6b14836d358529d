"""The finished print on the screen, and two ways on from there: the printer and a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.ui import theme
from carehome_desktop.ui.background import Background
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import PrimaryButton, QuietButton, SecondaryButton
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.printing import paper
from carehome_desktop.ui.printing.pictures import page_count, page_picture
from carehome_desktop.ui.printing.saving import save_pdf

SCREEN_DOTS = 96
AT_ONCE = 40
"""Pages that are drawn at once: each takes some four megabytes of memory."""
FAILED = "The print could not be made. The record is safe in the program. Close this and try again."


class PrintPreview(QDialog):
    """Shows the pages of a PDF that is made off the window's thread.

    `ask_where` and `ask_printer` are the computer's own windows; a test hands in others. `open_file` opens what was saved;
    without it, that is not offered.
    """

    def __init__(
        self,
        make_pdf: Callable[[], bytes],
        file_name: str,
        background: Background,
        parent: QWidget | None = None,
        *,
        ask_where: Callable[[QWidget, str], str] | None = None,
        ask_printer: Callable[[QWidget], QPrinter | Problem | None] | None = None,
        open_file: Callable[[Path], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Print or save")
        self._background, self._file_name = background, file_name
        self._ask_where, self._ask_printer = ask_where or _ask_where, ask_printer or _ask_printer
        self._open_file, self.saved = open_file, Path()
        self.pdf = b""
        self._alive = True
        self.pages: list[QLabel] = []
        self.error, self.told = ErrorText(), StateLabel(State.PLAIN, "Making the print …", wrap=True)
        self.print_button = PrimaryButton("Print", icon="print")
        self.open_button = QuietButton("Open it")
        self.save_button = SecondaryButton("Save as PDF")
        self.close_button = SecondaryButton("Close")
        self.more_button = QuietButton(f"Show {AT_ONCE} more pages")
        self._total = 0
        self._build()
        background.run(lambda: _made(make_pdf, self._dots()), self._show, self._failed)

    def show_more(self) -> None:
        """Show further pages of a long print: all at once would fill the memory."""
        self.more_button.setEnabled(False)
        at, dots = len(self.pages), self._dots()
        self._background.run(lambda: _pictures(self.pdf, dots, at), self._add, self._failed)

    def done(self, result: int) -> None:
        """Close; what is still under way is not waited for."""
        self._alive = False
        super().done(result)

    def print_it(self) -> None:
        """Ask which printer, then print; say what came of it."""
        printer = self._ask_printer(self)
        if printer is None:
            return
        if isinstance(printer, Problem):
            self._tell(printer)
            return
        self._busy("Sending it to the printer …")
        self._background.run(
            lambda: paper.print_pdf(self.pdf, printer), self._printed, lambda _: self._printed(paper.STOPPED)
        )

    def save_it(self) -> None:
        """Ask where, then save; say what came of it."""
        where = self._ask_where(self, self._file_name)
        if not where:
            return
        self.open_button.hide()
        path = Path(where if where.lower().endswith(".pdf") else f"{where}.pdf")
        problem = save_pdf(self.pdf, path)
        self._tell(problem, f"Saved as {breakable(str(path))}")
        if problem is None and self._open_file is not None:
            self.saved = path
            self.open_button.show()

    def open_saved(self) -> None:
        """Open the file that was saved last, in whatever program the computer has for it."""
        if self._open_file is not None:
            self._open_file(self.saved)

    def _build(self) -> None:
        self._sheets = QVBoxLayout()
        self._sheets.setSpacing(theme.space(4))
        inside = QWidget()
        inside.setLayout(self._sheets)
        theme.mark(inside, "body")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its pages take the focus, and hand it the keys that scroll
        self.area = area
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(3))
        buttons.addWidget(self.told, 1)
        for hidden in (self.open_button, self.more_button):
            hidden.hide()
        for button, act in (
            (self.more_button, self.show_more),
            (self.open_button, self.open_saved),
            (self.close_button, self.reject),
            (self.save_button, self.save_it),
            (self.print_button, self.print_it),
        ):
            button.clicked.connect(act)
            buttons.addWidget(button)
        self.print_button.setEnabled(False)
        self.save_button.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space(4)] * 4)
        column.setSpacing(theme.space(3))
        column.addWidget(area, 1)
        column.addWidget(self.error)
        column.addLayout(buttons)
        parent = self.parentWidget()
        room = parent.size() if parent is not None else self.screen().availableSize()
        self.resize(min(room.width(), 1000), max(room.height() - theme.space(6), 480))

    def _dots(self) -> float:
        return SCREEN_DOTS * theme.current().text_scale * self.devicePixelRatioF()

    def _show(self, made: tuple[bytes, int, list[QImage]]) -> None:
        if self._alive:
            self.pdf, self._total, pictures = made
            self._add(pictures)
            self.print_button.setFocus()

    def _add(self, pictures: list[QImage]) -> None:
        if not self._alive:
            return
        for number, picture in enumerate(pictures, start=len(self.pages) + 1):
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            sheet = QLabel()
            sheet.setPixmap(QPixmap.fromImage(picture))
            sheet.setAccessibleName(f"Page {number} of {self._total}. The same words stand on the record’s own page.")
            sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.pages.append(sheet)
            self._sheets.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        shown = f", the first {len(self.pages)} are shown" if len(self.pages) < self._total else ""
        self.more_button.setVisible(bool(shown))
        self.more_button.setEnabled(True)
        self._ready(State.PLAIN, f"{self._total} {'page' if self._total == 1 else 'pages'} of A4{shown}")

    def _failed(self, error: Exception) -> None:
        del error  # its words are for programmers
        if self._alive:
            self.told.set_state(State.PLAIN, "")
            self.error.say(FAILED)
            self.close_button.setFocus()

    def _busy(self, words: str) -> None:
        self.error.say("")
        self.told.set_state(State.WAITING, words)
        self.print_button.setEnabled(False)

    def _ready(self, state: State, words: str) -> None:
        self.told.set_state(state, words)
        announce(self, words)
        self.print_button.setEnabled(True)
        self.save_button.setEnabled(True)

    def _printed(self, problem: Problem | None) -> None:
        if self._alive:
            self._tell(problem, "Sent to the printer.")

    def _tell(self, problem: Problem | None, done: str = "") -> None:
        self.error.say(problem.words if problem else "")
        self._ready(State.PLAIN if problem else State.SAVED, "" if problem else done)


def _made(make_pdf: Callable[[], bytes], dots: float) -> tuple[bytes, int, list[QImage]]:
    pdf = make_pdf()
    return pdf, page_count(pdf), _pictures(pdf, dots, 0)


def _pictures(pdf: bytes, dots: float, first: int) -> list[QImage]:
    return [page_picture(pdf, number, dots) for number in range(first, min(first + AT_ONCE, page_count(pdf)))]


def start_folder() -> Path:
    """Return the person's Documents folder, or their home where there is none: never the folder the program began in."""
    places = QStandardPaths.StandardLocation
    found = (Path(QStandardPaths.writableLocation(each)) for each in (places.DocumentsLocation, places.HomeLocation))
    return next((folder for folder in found if folder.is_absolute() and folder.is_dir()), Path.home())


def _ask_where(parent: QWidget, name: str) -> str:
    where, _ = QFileDialog.getSaveFileName(parent, "Save as PDF", str(start_folder() / name), "PDF (*.pdf)")
    return where


def _ask_printer(parent: QWidget) -> QPrinter | Problem | None:
    printer = paper.new_printer()
    if isinstance(printer, Problem):
        return printer
    return printer if QPrintDialog(printer, parent).exec() == QDialog.DialogCode.Accepted else None

"""The files of one cost, isolation, instalment or question: seen page by page, marked, saved out, taken back; and one more attached."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from carehome_desktop.domain.file_names import allowed_name
from carehome_desktop.domain.fund.attachment_check import MOST_BYTES, too_big
from carehome_desktop.domain.fund.evidence import About, Attached
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.words import count_words, full_moment_words
from carehome_desktop.services.evidence import plain_name
from carehome_desktop.services.not_saved import not_saved_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.fund.evidence_saving import save_out
from carehome_desktop.ui.fund.take_back import TakeBack
from carehome_desktop.ui.fund.tick import Tick
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import name_row, refill
from carehome_desktop.ui.papers.sheet_page import PaperPage
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.panels import Banner, Card, EmptyState
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.text import Hint, Strong, Text
from carehome_desktop.ui.printing.preview import start_folder
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.session import Session

WHAT = "What is the file?"
CHOOSE = "Choose the file"
TAKEN_IN = f"PDF, PNG or JPEG, up to {MOST_BYTES // 1024 // 1024} megabytes. It is kept inside your encrypted records."
COVERED = "Every name on it is covered: it may go to the council"
COVERED_HINT = "Look at every page first. The program cannot see whether a name can be read."
NONE_YET, BEGIN = "Nothing is attached yet.", "Choose what it is, then the file."
STILL_THERE = "The file itself is where it was."
LOOKING = "Looking into the file …"
ACROSS, DOWN = 180, 240
"""The picture of a first page, in pixels at 100 %."""

Ask = Callable[[QWidget], str]
AskWhere = Callable[[QWidget, str], str]


class EvidenceFilesPage(PaperPage):
    """`ask_file` and `ask_where` are the computer's own windows; a test hands in others."""

    def __init__(
        self,
        session: Session,
        go: Go,
        about: str,
        about_id: str,
        words: str = "",
        *,
        ask_file: Ask | None = None,
        ask_where: AskWhere | None = None,
    ) -> None:
        super().__init__(session, go, "Files that prove it", breakable(words))
        self._about, self._about_id = About(about), about_id
        self._ask_file, self._ask_where = ask_file or _ask_file, ask_where or _ask_where
        kinds = session.evidence.kinds
        self.kinds = RadioGroup([(each.id, each.label) for each in kinds.offered(self._about)], arrows_choose=True)
        self.kinds.set_question(WHAT)
        self.error = ErrorText()
        card = Card()
        for widget in (Strong(WHAT), self.kinds, Hint(TAKEN_IN), self.error):
            card.body.addWidget(widget)
        if kinds.trouble:
            self.body.addWidget(Banner(breakable(kinds.trouble)))
        self._files = QVBoxLayout()
        self._files.setSpacing(theme.space(4))
        self.body.addWidget(card)
        self.body.addLayout(self._files)
        self.set_main_action(CHOOSE)
        self.main_action_pressed.connect(self.attach)
        if self.kinds.buttons:
            FirstFocus(self, self.kinds.buttons[0])
        self.pictures: dict[str, QLabel] = {}
        self.refresh()

    def attach(self) -> None:
        """Ask for a file, look into it off the window's thread, and keep it."""
        what = self.kinds.value()
        if not isinstance(what, str):
            self._wrong("Choose first what the file is.")
            self.kinds.take_focus()
            return
        where = self._ask_file(self)
        if not where:
            return
        path = Path(where)
        try:
            problem = too_big(path.stat().st_size)
            content = path.read_bytes() if problem is None else b""
        except OSError as error:
            self._wrong(f"The file cannot be read ({error.strerror or 'no reason given'}). Nothing was kept.")
            return
        if problem is not None:
            self._wrong(problem.words)
            return
        self._busy()
        by, name = self._session.person(), plain_name(path.name)
        self._session.background.run(
            lambda: self._session.evidence.attach(self._about, self._about_id, name, content, what, by),
            self._attached,
            lambda error: self._attached(Problem("file", f"{not_saved_words(error, STILL_THERE)} Then try again.")),
        )

    def refresh(self) -> None:
        """Show the files as they stand."""
        refill(self, self._files, self.area, self._fill)

    def _busy(self) -> None:
        self.error.say("")
        self._tell(State.WAITING, LOOKING)
        if self.main_action is not None:
            self.main_action.setEnabled(False)

    def _attached(self, kept: Attached | Problem) -> None:
        if not isValid(self):  # the page was left meanwhile; what was kept is kept
            return
        if self.main_action is not None:
            self.main_action.setEnabled(True)
        if isinstance(kept, Problem):
            self._wrong(kept.words)
            return
        self.kinds.choose(None)
        self._tell(State.SAVED, f"Saved on this computer: {kept.file_name}, {count_words(kept.pages, 'page')}.")
        self._session.hub.tell(Change.FUND)
        self.refresh()
        self.kinds.take_focus()

    def _fill(self) -> None:
        self.pictures.clear()
        files = self._session.evidence.of(self._about, self._about_id)
        if not files:
            self._files.addWidget(EmptyState(NONE_YET, BEGIN))
        for each in reversed(files):
            self._files.addWidget(self._card(each))

    def _card(self, attached: Attached) -> Card:
        card, side, row = Card(), QVBoxLayout(), QHBoxLayout()
        side.setSpacing(theme.space(2))
        row.setSpacing(theme.space(5))
        picture = QLabel()
        picture.setFixedWidth(round(ACROSS * theme.current().text_scale))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        picture.setAccessibleName(f"The first page of {attached.file_name}")
        label = self._session.evidence.kinds.label(attached.what)
        pages = count_words(attached.pages, "page")
        side.addWidget(Strong(breakable(label)))
        side.addWidget(Text(breakable(f"{attached.file_name}, {pages}")))
        side.addWidget(Hint(f"Attached {full_moment_words(attached.recorded_at)}"))
        tick = Tick(COVERED, COVERED_HINT)
        tick.box.setChecked(attached.covered)
        tick.box.toggled.connect(partial(self._mark, attached.id))
        name_row(tick.box, f"covered {attached.id}")
        side.addWidget(tick)
        side.addWidget(Hint(COVERED_HINT))
        for words, key, act in (
            ("Look at every page", "look", partial(self._look, attached)),
            ("Save a copy outside", "save", partial(self._save, attached)),
        ):
            button = QuietButton(words)
            button.setAccessibleDescription(attached.file_name)
            button.clicked.connect(act)
            name_row(button, f"{key} {attached.id}")
            side.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for words, erase in (("Take this file back", False), ("Take it back and erase it for good", True)):
            step = TakeBack(words)
            step.confirmed.connect(partial(self._take_back, attached, step, erase))
            name_row(step.button, f"back {erase} {attached.id}")
            side.addWidget(step)
        side.addStretch(1)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(side, 1)
        card.body.addLayout(row)
        self.pictures[attached.id] = picture
        self._draw(attached.id, picture)
        return card

    def _draw(self, attachment_id: str, picture: QLabel) -> None:
        """Draw the first page off the window's thread; a file that cannot be shown says why in its place."""
        scale = theme.current().text_scale * self.devicePixelRatioF()
        across, down = round(ACROSS * scale), round(DOWN * scale)
        evidence = self._session.evidence
        self._session.background.run(
            lambda: QImage.fromData(evidence.picture(attachment_id, 0, across, down)),
            partial(self._drawn, picture),
            partial(self._not_drawn, picture),
        )

    def _drawn(self, picture: QLabel, image: QImage) -> None:
        if isValid(picture):
            image.setDevicePixelRatio(self.devicePixelRatioF())
            picture.setPixmap(_framed(QPixmap.fromImage(image)))

    def _not_drawn(self, picture: QLabel, error: Exception) -> None:
        if isValid(picture):
            picture.setTextFormat(Qt.TextFormat.PlainText)
            picture.setWordWrap(True)
            picture.setText(error.words if isinstance(error, Refused) else "This page cannot be shown now.")

    def _mark(self, attachment_id: str, covered: bool) -> None:
        kept = self._session.evidence.mark(attachment_id, self._session.person(), covered=covered)
        if isinstance(kept, Problem):
            self._wrong(kept.words)
            return
        said = "may go to the council" if kept.covered else "stays in the home"
        self._tell(State.SAVED, f"Saved on this computer: {kept.file_name} {said}.")
        self._session.hub.tell(Change.FUND)

    def _look(self, attached: Attached, _checked: bool = False) -> None:
        packs = self._session.evidence_packs
        self.preview_of(lambda: packs.pages_of(attached), f"pages-{self._about.value}.pdf")

    def _save(self, attached: Attached, _checked: bool = False) -> None:
        where = self._ask_where(self, allowed_name(attached.file_name))
        if not where:
            return
        try:
            problem = save_out(self._session.evidence.content(attached.id).content, Path(where))
        except Refused as refusal:
            problem = Problem("file", refusal.words)
        if problem is not None:
            self._wrong(problem.words)
            return
        self._tell(State.SAVED, breakable(f"Saved as {where}. Outside the records it is not encrypted."))

    def _take_back(self, attached: Attached, step: TakeBack, erase: bool, reason: str) -> None:
        kept = self._session.evidence.take_back(attached.id, reason, self._session.person(), erase=erase)
        if isinstance(kept, Problem):
            step.say_wrong(kept.words)
            return
        said = "Taken back and erased" if kept.gone else "Taken back; it proves something else too, so its bytes stay"
        self._tell(State.SAVED, f"{said if erase else 'Taken back'}: {kept.file_name}.")
        self._session.hub.tell(Change.FUND)
        self.refresh()

    def _wrong(self, words: str) -> None:
        self.told.hide()
        self.error.say(words)
        announce(self, words, urgent=True)
        self.area.ensureWidgetVisible(self.error)

    def _tell(self, state: State, words: str) -> None:
        self.error.say("")
        self.told.set_state(state, breakable(words))
        self.told.show()
        announce(self, words)


def _framed(page: QPixmap) -> QPixmap:
    """Return a page with a thin line around it: a white one on a white card would look like a hole."""
    painter = QPainter(page)
    painter.setPen(theme.colour("grey_line"))
    ratio = page.devicePixelRatio()
    painter.drawRect(QRectF(0, 0, page.width() / ratio - 1, page.height() / ratio - 1))
    painter.end()
    return page


def _ask_file(parent: QWidget) -> str:
    kinds = "PDF, PNG and JPEG (*.pdf *.png *.jpg *.jpeg)"
    where, _ = QFileDialog.getOpenFileName(parent, CHOOSE, str(start_folder()), kinds)
    return where


def _ask_where(parent: QWidget, name: str) -> str:
    where, _ = QFileDialog.getSaveFileName(parent, "Save a copy outside", str(start_folder() / name))
    return where

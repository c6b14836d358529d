"""Whom to ask when a type of PPE runs short, in the home's own order, with what came of the last try of each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.exports.writing import FileKind, Written
from carehome_desktop.services.route_log import ROUTE_LOG_FILE, write_route_log
from carehome_desktop.services.stock_routes import Ladder, Step
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card, EmptyState
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.ppe.attempt import attempt
from carehome_desktop.ui.ppe.routes.words import not_short_words, step_detail, step_state, taken_back_words, tried_words
from carehome_desktop.ui.ppe.words import lasts_words, shown
from carehome_desktop.ui.printing.preview import start_folder
from carehome_desktop.ui.returns.sheet import Rows
from carehome_desktop.ui.session import Session

ABOUT = "Ask one after another, and record what came of it. The program rings nobody and sends nothing."
ORDER = "The order is your own: Alt and an arrow up or down moves the one you are at."
NO_ROUTES = "No way to get PPE can be read."
LOG = "All that was ever tried for this type, as a spreadsheet. It can be handed on as evidence."
FAILED = Problem("save", "The log could not be made. Your records are safe in the program. Try again.")
AskWhere = Callable[[QWidget, str], str]
"""Asks where a file is to go, with a name for it; "" if the person thinks better of it."""
WAYS = (("Alt+Up", -1), ("Alt+Down", 1))


class LadderPage(ScrollPage):
    """Looks again after each entry; the focus stays on the way it was on, also when that moves."""

    def __init__(self, session: Session, go: Go, type_id: str, *, ask_where: AskWhere | None = None) -> None:
        super().__init__("Whom to ask", ABOUT)
        self._session, self._go, self._type_id = session, go, type_id
        self._ask_where = ask_where or _ask_where
        self._shown: object = None
        self.error = ErrorText()
        self.rows: dict[str, ListRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(4))
        self.body.addWidget(self.error)
        self.body.addLayout(self._list)
        back = self.add_back(go.back)
        self.save_log = SecondaryButton("Save the log")
        self.save_log.setAccessibleDescription(LOG)
        self.save_log.clicked.connect(self._ask_and_save)
        self.add_action(self.save_log)
        self.set_main_action("Make the call sheet")
        self.main_action_pressed.connect(lambda: go.to_ppe_call_sheet(type_id))
        self._refresh()
        Live(self, session.hub, (Change.STOCK, Change.HOME), self._refresh)
        FirstFocus(self, next(iter(self.rows.values()), back))

    def _refresh(self) -> None:
        ladder = self._session.stock_routes.ladder(self._type_id)
        seen = (self._session.clock.local().date(), ladder)
        if seen == self._shown:
            return
        self._shown = seen
        refill(self, self._list, self.area, lambda: self._fill(ladder))

    def _fill(self, ladder: Ladder | None) -> None:
        self.rows = {}
        self.save_log.setVisible(ladder is not None and bool(ladder.earlier or ladder.tried()))
        if ladder is None:
            self._list.addWidget(EmptyState("There is no such type."))
            return
        self.set_title(breakable(f"{ladder.status.kind.name}: whom to ask"), ABOUT)
        state, words = shown(ladder.status)
        said = f"{words}. {lasts_words(ladder.status)}" if words else lasts_words(ladder.status)
        self._list.addWidget(StateLabel(state, said, wrap=True))
        if not ladder.short:
            self._list.addWidget(Hint(not_short_words(ladder.status)))
        troubles = self._session.stock_routes.data.troubles
        if troubles:
            self._list.addWidget(Banner(f"A file of this program cannot be used. All else works. {' '.join(troubles)}"))
        if not ladder.steps:
            self._list.addWidget(EmptyState(NO_ROUTES))
            return
        rows = Rows()
        for number, step in enumerate(ladder.steps, start=1):
            rows.add(self._row(number, step))
        rows.add_words(Hint(ORDER))
        self._list.addWidget(rows)
        if ladder.earlier:
            earlier = Disclosure("What was tried in earlier shortages", partial(self._earlier, ladder))
            name_row(earlier.button, "earlier")
            self._list.addWidget(earlier)

    def _row(self, number: int, step: Step) -> QWidget:
        state, words = step_state(step, self._session.clock.wall())
        row = ListRow(f"{number}. {step.route.name}", breakable(step_detail(step)), state, words)
        row.clicked.connect(partial(self._go.to_ppe_route, self._type_id, step.route.id))
        for keys, way in WAYS:
            shortcut = QShortcut(QKeySequence(keys), row)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._move, step.route.id, way))
        self.rows[step.route.id] = row
        return name_row(row, f"route {step.route.id}")

    def _earlier(self, ladder: Ladder) -> QWidget:
        inside, now = Card(), self._session.clock.wall()
        names = {person.id: person.name for person in self._session.home_records.home().people}
        routes = {step.route.id: step.route.name for step in ladder.steps}
        for each in ladder.earlier:
            where = routes.get(each.told.route_id, each.told.route_id)
            inside.body.addWidget(Text(breakable(f"{where}. {tried_words(each, names, now)}")))
            if each.undone is not None:
                inside.body.addWidget(Hint(breakable(taken_back_words(each, names, now))))
        return inside

    def _ask_and_save(self) -> None:
        """Ask where, then write all that was ever tried for this type; say what came of it."""
        where = self._ask_where(self, ROUTE_LOG_FILE)
        if not where:
            return
        path, session = Path(where if FileKind.of(Path(where)) else f"{where}.xlsx"), self._session
        home = session.home_records.home()
        self.save_log.setEnabled(False)
        session.background.run(
            lambda: write_route_log(path, session.stock_routes, session.stock, home, self._type_id),
            self._written,
            lambda _: self._written(FAILED),
        )

    def _written(self, came: Written | Problem) -> None:
        self.save_log.setEnabled(True)
        self.error.say(came.words if isinstance(came, Problem) else "")
        self.told.setVisible(isinstance(came, Written))
        if isinstance(came, Written):
            words = f"Saved as {came.path}"
            self.told.set_state(State.SAVED, breakable(words))
            announce(self, words)

    def _move(self, route_id: str, way: int) -> None:
        ids = list(self.rows)
        at = ids.index(route_id)
        to = at + way
        if not 0 <= to < len(ids):
            return
        ids.insert(to, ids.pop(at))
        kept = attempt(lambda: self._session.stock_routes.set_order(ids, self._session.person()))
        self.error.say(kept.words if isinstance(kept, Problem) else "")
        if isinstance(kept, Problem):
            return
        self._refresh()
        route = self._session.stock_routes.data.route(route_id)
        assert route is not None  # it has a row
        announce(self, f"{route.name} is now step {to + 1} of {len(ids)}.")


def _ask_where(parent: QWidget, name: str) -> str:
    kinds = "Spreadsheet (*.xlsx);;CSV (*.csv)"
    where, _ = QFileDialog.getSaveFileName(parent, "Save the log", str(start_folder() / name), kinds)
    return where

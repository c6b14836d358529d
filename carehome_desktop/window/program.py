"""The running program: its window, the home that is open in it, and what goes on in the background."""

from __future__ import annotations

import gc
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from carehome_desktop.ui import theme
from carehome_desktop.ui.background import Background
from carehome_desktop.ui.change_hub import Change, ChangeHub
from carehome_desktop.ui.frame import Frame
from carehome_desktop.window.rooms import Rooms

if TYPE_CHECKING:
    from carehome_desktop.app.house import House
    from carehome_desktop.app.machine_parts import Machine
    from carehome_desktop.domain.problems import Problem
    from carehome_desktop.ui.collecting import Collecting
    from carehome_desktop.ui.one_window import Doorbell
    from carehome_desktop.vault.folder import DataFolder
    from carehome_desktop.window.delivering import Delivering
    from carehome_desktop.window.leaving import Leaving


PAGE_FIRST = 100
"""Milliseconds in which the page is painted, once it is laid out, before anything that can wait is begun."""

BEGIN_AGAIN = 3_000
"""Milliseconds until it is looked anew whether the file is in reach."""


class Program(QObject):
    """Shows an empty frame at once, opens the home behind it, and comes back to where the manager was."""

    def __init__(
        self,
        data_dir: Path | None,
        *,
        practice: bool,
        listen_as: str,
        machine: Machine | None = None,
        file: Path | None = None,
    ) -> None:
        super().__init__()
        self._data_dir, self._in_practice, self._listen_as, self._machine = data_dir, practice, listen_as, machine
        self.hub, self.background = ChangeHub(self), Background(self)
        self.rooms = Rooms()
        self.frame = Frame("", practice, self.rooms.places())
        self.house: House | None = None
        self.delivering: Delivering | None = None
        self._doorbell: Doorbell | None = None
        self._written = False
        self._delivered_before: object = None
        self._collecting: Collecting | None = None
        self._over = False
        self._file = file
        self.frame.may_close = self._may_close
        self.frame.first_painted.connect(self._open)

    def show(self) -> None:
        """Show the frame; the rest follows its first paint."""
        self.frame.show_within(self.frame.screen().availableSize())

    def end(self) -> None:
        """Let go of everything, once the window is gone: nobody waits for the copy any more."""
        self._over = True
        if self.delivering is not None:
            self.delivering.end()
        self.background.wait()
        if self.house is None:
            return
        house, self.house = self.house, None
        self.rooms.keeper.try_again()  # a page tells what was still being typed when it is hidden
        try:
            if self._written or (self._delivered_before is not None and self._delivered() != self._delivered_before):
                house.keep_copy()
        finally:
            self.hub.blockSignals(True)  # a page that looked again now would open the file again
            house.close()
            if self._doorbell is not None:
                self._doorbell.silence()

    def follow(self) -> None:
        """Start what was asked to follow the program, such as the Setup of a newer one; the folder is free by now."""
        self.leaving.follow()

    # Opening

    def _open(self) -> None:
        self.background.run(self._opened, self._move_in, self._trouble_at_start)
        _wear_icon(self.frame)

    def _opened(self) -> House | None:
        """Open the home in the folder; None if none was ever set up there."""
        from carehome_desktop.app.opening import folder_for, open_home, open_practice
        from carehome_desktop.store.quick_import import load_sqlalchemy
        from carehome_desktop.vault.opening import nothing_here

        folder = folder_for(self._data_dir, in_practice=self._in_practice)
        if self._in_practice:
            house = open_practice(folder, self._the_machine())
        elif nothing_here(folder):
            return None
        else:
            house = open_home(folder, self._the_machine())
        try:
            if folder.doubt.exists():
                _look_over(folder, house.key)
            if house.workplace.spot_for_today() is None:
                load_sqlalchemy()  # Today asks about everything; the question she left asks in plain SQL
        except BaseException:
            house.close()
            raise
        return house

    def _the_machine(self) -> Machine:
        if self._machine is None:
            from carehome_desktop.app.machine_parts import Machine

            self._machine = Machine()
        return self._machine

    def _move_in(self, house: House | None) -> None:
        if self._over:
            if house is not None:
                house.close()
            return
        if house is None:
            self._first_run()
            return
        from carehome_desktop.ui.answering.keeper import Keeper
        from carehome_desktop.ui.go import Go
        from carehome_desktop.window.delivering import Delivering
        from carehome_desktop.window.moving_in import dress, session_of

        self.house = house
        self.delivering = Delivering(house, self.hub, self.background, self)
        session = session_of(house, self.delivering, self.hub, self.background)
        session.leave_for = lambda command: self.leaving.leave_for(command)
        self.rooms.session = session
        self.rooms.keeper = Keeper(house.answering, self.hub, self)
        self.rooms.go = Go(self.frame, self.rooms.pages())
        try:
            dress(house, self.frame)
            self.frame.set_at_home(True)
            self._go_where_she_was()
        except Exception as error:
            if not _is_damage(error):
                raise
            self._give_back(error)
            return
        if self._file is not None:
            self._look_at(self._file)
        self.hub.changed.connect(self._changed)
        # The first round of events lays the page out; on a slow computer it may take longer than all of that time.
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(PAGE_FIRST, self, self._load_and_settle))

    def _give_back(self, error: Exception) -> None:
        """Let go of a home in which the first page met damage: only then can a copy be put in its place."""
        assert self.house is not None
        house, self.house, self.delivering = self.house, None, None
        self.frame.text_scale_changed.disconnect()
        house.close()
        self._trouble(error)

    def _go_where_she_was(self) -> None:
        from carehome_desktop.domain.problems import Refused

        while self.frame.opened_pages():
            self.frame.back()
        if not self._go_to_spot(Refused):
            self.frame.show_place("today")
        if self._only_phrase_opens():
            self.rooms.go.to_recovery()

    def _go_to_spot(self, refused: type[Exception]) -> bool:
        spot = self.rooms.session.workplace.spot_for_today()
        if spot is None:
            return False
        try:
            self.rooms.go.to_question(spot.section_id, spot.period, spot.question_id)
        except (refused, KeyError):  # this version of the program does not have the question any more
            self.rooms.session.workplace.leave_at(None)
            return False
        return True

    def _only_phrase_opens(self) -> bool:
        """Whether this computer does not keep the key and nobody has shown yet that the phrase is on paper."""
        return self.house is not None and not self.house.keyring_keeps_key and self.house.recovery.owed()

    def _load_and_settle(self) -> None:
        """Draw the icons, then load off the window's thread what the page was shown without; an answer given meanwhile waits for it and is kept."""
        if not self._over:
            self._draw_icons()
            self.background.run(_load_the_rest, lambda _: self._settle())

    def _settle(self) -> None:
        """Do what can wait until the page is there: later starts, help, and what asks the file."""
        from carehome_desktop.ui.one_window import Doorbell

        gc.freeze()
        self._rest()
        if self._over or self.delivering is None:
            return
        self.frame.honest_line_pressed.connect(self.rooms.go.to_outbox)
        self.frame.help_pressed.connect(self._help)
        self._doorbell = Doorbell(self._listen_as, self._come_to_the_front, self, look=self._look_at)
        self._begin()

    def _begin(self, *, told: bool = False) -> None:
        """Begin the bottom line, the reminders and delivery; with the file out of reach, tell it once and begin when it is back."""
        if self._over or self.delivering is None or self.house is None:
            return
        from carehome_desktop.ui.bottom_line import BottomLine
        from carehome_desktop.window.reminding import Reminding

        try:
            self.house.store.still_there()
            self._delivered_before = self._delivered()
        except Exception:
            QTimer.singleShot(BEGIN_AGAIN, self, lambda: self._begin(told=True))
            if told:
                return
            raise
        BottomLine(self.frame, self.rooms.session)
        Reminding(self.rooms.session, parent=self).look()
        if not self._written and (missed := self.rooms.session.kept_copies.missed()):
            self.rooms.session.copy_missed = missed
            self.hub.tell(Change.OUTBOX)
        self.delivering.begin()
        if self.house.folder.updates.exists():
            self.background.run(self.house.updates.tidy_installed)

    def _rest(self) -> None:
        """Begin again what the start put off: the icons, and looking for what is not needed any more."""
        from carehome_desktop.ui.collecting import Collecting

        self._draw_icons()
        if self._collecting is None:
            self._collecting = Collecting(self)

    def _draw_icons(self) -> None:
        if (now := theme.current()).icons_wait:
            now.draw_icons()

    def _help(self) -> None:
        """Lead to the guidance that the page one stands on needs."""
        from carehome_desktop.ui.guidance.help import lead_to_help

        lead_to_help(self.rooms.session, self.rooms.go, self.frame.current_page())

    # Without a home

    def _first_run(self) -> None:
        from carehome_desktop.ui.first_run.page import FirstRunPage

        self._rest()
        page = FirstRunPage()
        page.practise.connect(self._practise)
        page.set_up.connect(self._set_up)
        self.frame.set_at_home(False)
        self.frame.open_page(page)

    def _practise(self) -> None:
        self._in_practice = True
        self._open()

    def _set_up(self, name: str, manager: str) -> None:
        def make() -> House | Problem:
            from carehome_desktop.app.opening import folder_for, set_up_home

            return set_up_home(folder_for(self._data_dir, in_practice=False), name, manager, self._the_machine())

        self.background.run(make, self._set_up_done, self._trouble)

    def _set_up_done(self, made: House | Problem) -> None:
        from carehome_desktop.domain.problems import Problem
        from carehome_desktop.ui.first_run.page import FirstRunPage

        if isinstance(made, Problem):
            page = self.frame.current_page()
            assert isinstance(page, FirstRunPage)
            page.show_problem(made)
            return
        self._move_in(made)

    def _trouble_at_start(self, error: Exception) -> None:
        """Show what stands in the way; of a window that opened just before, only that one, once it is there to be asked."""
        from carehome_desktop.ui.one_window import Ringing
        from carehome_desktop.vault.folder import FolderInUse

        if isinstance(error, FolderInUse):
            Ringing(
                self._listen_as, self._file, self._leave, lambda: None if self._over else self._trouble(error), self
            )
        else:
            self._trouble(error)

    def _trouble(self, error: Exception) -> None:
        from carehome_desktop.app.opening import folder_for
        from carehome_desktop.ui.locked.page import LockedPage
        from carehome_desktop.vault.opening import damaged
        from carehome_desktop.window.unlocking import Unlocking

        self._rest()
        folder = folder_for(self._data_dir, in_practice=self._in_practice)
        if _is_damage(error):  # opening read the first page; what was read later is told in the same words
            error = damaged(folder)
        unlocking = Unlocking(folder, self._the_machine(), in_practice=self._in_practice)
        ways = unlocking.ways(lambda: self._move_in(unlocking.house), self._leave)
        self.frame.set_at_home(False)
        self.frame.open_page(LockedPage(unlocking.trouble_of(error), ways, self.background))

    def doubt(self) -> None:
        """Have the next start look the whole file over: what no start reads may be damaged too."""
        from carehome_desktop.app.opening import folder_for

        with suppress(OSError):  # a disk that does not even take this is told at the next start anyway
            folder_for(self._data_dir, in_practice=self._in_practice).doubt.touch()

    def _leave(self) -> None:
        self.frame.close()

    # Closing

    @cached_property
    def leaving(self) -> Leaving:
        """What is asked before the window closes, and what is started once it is gone."""
        from carehome_desktop.window.leaving import Leaving

        return Leaving(self.frame, self.rooms, self._only_phrase_opens, lambda: self._come_to_the_front())

    def _may_close(self) -> bool:
        return self.leaving.may_close(at_home=self.house is not None)

    # What happens meanwhile

    def _come_to_the_front(self) -> None:
        if self.frame.isMinimized():
            self.frame.showNormal()
        self.frame.show()
        self.frame.raise_()
        self.frame.activateWindow()

    def _look_at(self, file: Path) -> None:
        """Show what is in a file of questions that the program was opened with; nothing of it is installed by that."""
        from carehome_desktop.ui.sets.page import SetsPage

        self._file = None
        self.rooms.go.to_sets()
        page = self.frame.current_page()
        assert isinstance(page, SetsPage)
        page.look_at(file)

    def _changed(self, kind: str) -> None:
        if kind in (Change.ANSWERS, Change.HOME):
            if not self._written and self.house is not None:
                self.rooms.session.kept_copies.note_written()
            self._written = True
        if kind == Change.HOME and self.house is not None:
            self.rooms.session.trouble = self.house.trouble or self.house.endpoint_trouble
            self.frame.set_home_name(self.house.home().name)

    def _delivered(self) -> object:
        return [(row.return_id, row.state) for row in self.rooms.session.deliveries.outgoing()]


def _look_over(folder: DataFolder, key: bytes) -> None:
    """Read the file to its end, as a page of it could not be read when it was open last; StoreDamaged, or it is doubted no more."""
    from carehome_desktop.vault.opening import examine

    examine(folder, key)
    folder.doubt.unlink(missing_ok=True)


def _is_damage(error: Exception) -> bool:
    """Whether the database says that the file is damaged; SQLAlchemy hands on what the driver said."""
    from carehome_desktop.vault.opening import is_damage

    return is_damage(getattr(error, "orig", None) or error)


def _wear_icon(frame: Frame) -> None:
    """Show the package's icon where a Linux desktop does not look for the window's entry in the menu, but asks the window."""
    from PySide6.QtGui import QIcon

    icon = QIcon.fromTheme("carehome-desktop").pixmap(48)  # one size: drawing all takes 20 ms
    if not icon.isNull():
        frame.setWindowIcon(QIcon(icon))


def _load_the_rest() -> None:
    """Load SQLAlchemy, which takes longer than opening the file and showing a question of it, and what is asked of it first."""
    import carehome_desktop.services.delivery_status
    import carehome_desktop.store.engine  # noqa: F401

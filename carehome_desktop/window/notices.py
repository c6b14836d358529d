"""A notice on the desktop: by the service that most Linux desktops have for it, else by the system's tray."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject

from carehome_desktop.ui.background import Background

PROGRAM = "Care home desktop"
SECONDS = 2
"""How long the service may take; one that is there answers at once, one that has to be started takes a moment."""
_WHERE = ("/org/freedesktop/Notifications", "org.freedesktop.Notifications")
_PLAIN = str.maketrans({"&": "and", "<": None, ">": None})
"""Some desktops read what a notice says as markup."""

_log = logging.getLogger(__name__)


class Notices:
    """Shows notices; nothing is asked of the system before there is something to say."""

    def __init__(self, background: Background, owner: QObject) -> None:
        self._background, self._tray = background, _Tray(owner)

    def show(self, title: str, words: str, shown: Callable[[bool], None]) -> None:
        """Show a notice and tell whether the system took it. The desktop's service is asked off the window's thread: it may be slow."""
        self._background.run(
            lambda: by_service(title, words), lambda taken: shown(taken or self._tray.show(title, words))
        )


def by_service(title: str, words: str) -> bool:
    """Hand a notice to the desktop's own service, as the Desktop Notifications Specification says; False if there is none."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        from jeepney import DBusAddress, MessageType, new_method_call
        from jeepney.io.blocking import open_dbus_connection

        path, name = _WHERE
        notify = DBusAddress(path, bus_name=name, interface=name)
        said: tuple[object, ...] = (PROGRAM, 0, "", title, words.translate(_PLAIN), [], {}, -1)
        call = new_method_call(notify, "Notify", "susssasa{sv}i", said)
        with open_dbus_connection() as bus:
            answer = bus.send_and_get_reply(call, timeout=SECONDS)
    except (
        Exception
    ) as error:  # no bus, no service, or one that does not answer: the reminder stands on Today all the same
        _log.info("no notice by the desktop's service: %s", type(error).__name__)
        return False
    return bool(answer.header.message_type is MessageType.method_return)


class _Tray:
    """The system's tray, which other systems show notices by."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._icon: object = None

    def show(self, title: str, words: str) -> bool:
        """Show a notice."""
        from PySide6.QtCore import QFileInfo
        from PySide6.QtWidgets import QApplication, QFileIconProvider, QStyle, QSystemTrayIcon

        if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
            return False
        icon = self._icon
        if not isinstance(icon, QSystemTrayIcon):
            drawn = QApplication.windowIcon()
            if drawn.isNull() and sys.platform == "win32":
                drawn = QFileIconProvider().icon(
                    QFileInfo(sys.executable)
                )  # the one that Windows shows for the program
            if drawn.isNull():
                drawn = QApplication.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxInformation)
            icon = self._icon = QSystemTrayIcon(drawn, self._owner)
        icon.show()
        icon.showMessage(title, words, QSystemTrayIcon.MessageIcon.Information)
        return True

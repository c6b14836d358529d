"""One window for each data folder: a second start brings the first one's window to the front and ends."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

from PySide6.QtCore import QObject

SECONDS_TO_ANSWER = 2
_RAISE, _RAISED = b"raise\n", b"raised\n"


def name_for(folder: str) -> str:
    """Return the name under which the window of a folder listens; it tells nothing about the folder.

    A checksum is enough to tell a person's few folders apart: the lock in the folder is what keeps two programs apart.
    """
    text = folder.encode("utf-8", "surrogateescape")
    name = f"carehome-desktop-{crc32(text):08x}{crc32(text[::-1]):08x}"
    if sys.platform == "win32":
        return name
    # The folder for one user's sockets; else the one for everybody's, with the user's number in the name.
    own = os.environ.get("XDG_RUNTIME_DIR", "")
    return str(Path(own) / name) if own else str(Path(tempfile.gettempdir()) / f"{name}-{os.getuid()}")


def raise_running(name: str) -> bool:
    """Ask the window that listens under this name to come to the front; return whether one did.

    Without a trace of one it costs nothing: Qt's network code is then not even loaded.
    """
    if sys.platform != "win32" and not Path(name).exists():
        return False
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(SECONDS_TO_ANSWER * 1000):
        return False
    socket.write(_RAISE)
    socket.flush()
    answered = socket.waitForReadyRead(SECONDS_TO_ANSWER * 1000)
    return answered and bytes(socket.readAll().data()) == _RAISED


class Doorbell(QObject):
    """Listens for later starts on the same folder."""

    def __init__(self, name: str, ring: Callable[[], None], parent: QObject | None = None) -> None:
        """Listen under a name and call `ring` for each later start; call it only while the folder's lock is held."""
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._ring = ring
        self._server = QLocalServer(self)
        # With this option Qt also takes over a name that a killed program left; the lock says that nobody else is there.
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.listen(name)
        self._server.newConnection.connect(self._called)

    def silence(self) -> None:
        """Listen no more."""
        self._server.close()

    def _called(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._read(socket)

    def _read(self, socket: object) -> None:
        from PySide6.QtNetwork import QLocalSocket

        assert isinstance(socket, QLocalSocket)
        if bytes(socket.readAll().data()) == _RAISE:
            self._ring()
            socket.write(_RAISED)
            socket.flush()

"""One window for each data folder: a second start brings the first one's window to the front, hands it its file, and ends."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer

SECONDS_TO_ANSWER = 2
RING_EVERY_MS, RING_FOR_MS = 100, 5_000
_RAISE, _RAISE_WITH, _RAISED = b"raise\n", b"raise with ", b"raised\n"


def name_for(folder: str) -> str:
    """Return the name under which the window of a folder listens; it tells nothing about the folder.

    A checksum is enough to tell a person's few folders apart: the lock in the folder is what keeps two programs apart.
    """
    if sys.platform == "win32":
        folder = (
            f"{os.environ.get('USERPROFILE', '')}|{folder}"  # there, all users' names for such lines are in one place
        )
    text = folder.encode("utf-8", "surrogateescape")
    name = f"carehome-desktop-{crc32(text):08x}{crc32(text[::-1]):08x}"
    if sys.platform == "win32":
        return name
    # The folder for one user's sockets; else the one for everybody's, with the user's number in the name.
    own = os.environ.get("XDG_RUNTIME_DIR", "")
    return str(Path(own) / name) if own else str(Path(tempfile.gettempdir()) / f"{name}-{os.getuid()}")


def raise_running(name: str, file: Path | None = None) -> bool:
    """Ask the window that listens under this name to come to the front, and to look at a file; return whether one did.

    Without a trace of one it costs nothing: Qt's network code is then not even loaded.
    """
    if sys.platform != "win32" and not Path(name).exists():
        return False
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(SECONDS_TO_ANSWER * 1000):
        return False
    socket.write(_asking(file))
    socket.flush()
    answered = socket.waitForReadyRead(SECONDS_TO_ANSWER * 1000)
    return answered and bytes(socket.readAll().data()) == _RAISED


class Ringing(QObject):
    """Rings for a window that has only just begun, whose doorbell hangs in a moment: again and again, while the events go on."""

    def __init__(
        self,
        name: str,
        file: Path | None,
        raised: Callable[[], None],
        nobody: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        """Call `raised` once it came to the front, or `nobody` after RING_FOR_MS."""
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalSocket

        self._name, self._raised, self._nobody = name, raised, nobody
        self._until = QDeadlineTimer(RING_FOR_MS)
        self._free = QLocalSocket.LocalSocketState.UnconnectedState
        self._socket = socket = QLocalSocket(self)
        socket.connected.connect(lambda: socket.write(_asking(file)))
        socket.readyRead.connect(self._answered)
        self._again = QTimer(self, interval=RING_EVERY_MS)
        self._again.timeout.connect(self._ring)
        self._again.start()

    def _ring(self) -> None:
        if self._until.hasExpired():
            self._end(self._nobody)
        elif self._socket.state() == self._free:
            self._socket.connectToServer(self._name)

    def _answered(self) -> None:
        if bytes(self._socket.readAll().data()) == _RAISED:
            self._end(self._raised)

    def _end(self, tell: Callable[[], None]) -> None:
        self._again.stop()
        self._socket.abort()
        tell()


class Doorbell(QObject):
    """Listens for later starts on the same folder."""

    def __init__(
        self,
        name: str,
        ring: Callable[[], None],
        parent: QObject | None = None,
        *,
        look: Callable[[Path], None] = lambda _: None,
    ) -> None:
        """Listen under a name and call `ring` for each later start, and `look` with the file it came with.

        Call it only while the folder's lock is held.
        """
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._ring, self._look = ring, look
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
            self._read(socket)

    def _read(self, socket: object) -> None:
        from PySide6.QtNetwork import QLocalSocket

        assert isinstance(socket, QLocalSocket)
        if not socket.canReadLine():
            return
        said = bytes(socket.readLine().data())
        if said != _RAISE and not said.startswith(_RAISE_WITH):
            return
        self._ring()
        socket.write(_RAISED)
        socket.flush()
        if said != _RAISE and (file := _file_in(said)) is not None:
            self._look(file)


def _file_in(said: bytes) -> Path | None:
    try:
        return Path(os.fsdecode(bytes.fromhex(said.removeprefix(_RAISE_WITH).decode("ascii").strip())))
    except ValueError:
        return None


def _asking(file: Path | None) -> bytes:
    """Return the line that asks for the window; the file in hexadecimal, as its name may hold any sign, also the one that ends a line."""
    return _RAISE if file is None else _RAISE_WITH + os.fsencode(file.absolute()).hex().encode() + b"\n"

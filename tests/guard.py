"""What a test may not touch: the world outside this machine. Python's own audit events tell us, so no library gets round it."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

WATCHED = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")


class OutsideRefusedError(OSError):
    """A test tried to reach, or to be reached from, another machine."""


class Guard:
    """An audit hook that refuses every address but this machine's own and remembers what it refused."""

    def __init__(self) -> None:
        self.refused: list[str] = []

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        """Raise OutsideRefusedError for an internet address or a name outside; called by Python for every audited event."""
        if event == "socket.getaddrinfo":
            self._look_up(args[0])
        elif event in WATCHED and args[0].family in (socket.AF_INET, socket.AF_INET6):
            address = args[1]
            if isinstance(address, tuple) and not is_this_machine(address[0]):
                self._refuse(f"{event} {address[0]}")

    def _look_up(self, host: object) -> None:
        name = host.decode() if isinstance(host, bytes) else host
        if not isinstance(name, str) or is_this_machine(name):
            return
        if name.endswith(".invalid"):
            # Reserved (RFC 6761) for a name that does not exist: the answer is known without asking anyone.
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        self._refuse(f"look-up of {name}")

    def _refuse(self, what: str) -> None:
        self.refused.append(what)
        raise OutsideRefusedError(f"A test may only talk to this machine: {what}")


def is_this_machine(host: str | bytes) -> bool:
    """Tell whether a host, as a name or an address, is this machine's loopback."""
    name = host.decode() if isinstance(host, bytes) else host
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False

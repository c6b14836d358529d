"""Whether the program starts when its user signs in to Windows: only if that was asked for, for this user alone.

Other systems have a place of their own for it, in their settings.
"""

from __future__ import annotations

import contextlib
import sys
from typing import Protocol

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
NAME = "carehome-desktop"
"""The uninstaller takes the entry of this name away (packaging/windows/setup.nsi)."""


class AtSignIn(Protocol):
    """What is started when this user signs in."""

    def is_on(self) -> bool:
        """Return whether the program is among it."""
        ...

    def set(self, on: bool) -> None:
        """Put it there or take it away; OSError if the computer does not let us."""
        ...


if sys.platform == "win32":

    class WindowsSignIn:
        """The entry in this user's part of the registry."""

        def __init__(self, program: str = sys.executable) -> None:
            self._line = f'"{program}"'

        def is_on(self) -> bool:
            """Return whether the entry is there and names this program."""
            import winreg

            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN) as key:
                    return bool(winreg.QueryValueEx(key, NAME)[0] == self._line)
            except OSError:
                return False

        def set(self, on: bool) -> None:
            """Write the entry or take it away; OSError if Windows does not let us."""
            import winreg

            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN) as key:
                if on:
                    winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, self._line)
                    return
                with contextlib.suppress(FileNotFoundError):
                    winreg.DeleteValue(key, NAME)


def at_sign_in() -> AtSignIn | None:
    """Return this computer's, or None where the program is not installed on Windows."""
    if sys.platform == "win32" and getattr(sys, "frozen", False):
        return WindowsSignIn()
    return None

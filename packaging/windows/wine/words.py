"""Prints what the windows on the screen say, for whoever looks whether they say the right thing."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

MOST = 2000
WM_GETTEXT = 13
user = ctypes.WinDLL("user32")
EACH = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)


def show(window: int, _: int) -> bool:
    """Print the words of a window and of what is in it."""
    text = ctypes.create_unicode_buffer(MOST)
    if user.IsWindowVisible(window):
        user.SendMessageW(window, WM_GETTEXT, MOST, text)
        if text.value.strip():
            print(" ".join(text.value.split()), flush=True)
        user.EnumChildWindows(window, EACH(show), 0)
    return True


user.EnumWindows(EACH(show), 0)

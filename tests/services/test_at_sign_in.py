"""The program opens at sign-in only where that was asked for, in this user's own part of Windows."""

from __future__ import annotations

import sys

import pytest

from carehome_desktop.services.at_sign_in import NAME, RUN, at_sign_in


def test_from_its_source_and_elsewhere_nothing_is_offered() -> None:
    assert at_sign_in() is None


@pytest.mark.skipif(sys.platform != "win32", reason="this is Windows' own way")
def test_it_is_off_at_first_can_be_asked_for_and_taken_back() -> None:
    import winreg

    from carehome_desktop.services.at_sign_in import WindowsSignIn

    entry = WindowsSignIn(r"C:\Some folder\carehome-desktop.exe")
    entry.set(False)
    assert not entry.is_on()
    entry.set(True)
    assert entry.is_on()
    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN) as key:
        assert winreg.QueryValueEx(key, NAME)[0] == r'"C:\Some folder\carehome-desktop.exe"'
    assert not WindowsSignIn(r"C:\Another\carehome-desktop.exe").is_on()
    entry.set(False)
    entry.set(False)
    assert not entry.is_on()

"""A reminder reaches the service that shows notices on a Linux desktop, over a real D-Bus session; without one nothing breaks."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def test_a_notice_reaches_the_desktops_own_service_as_plain_words_and_without_one_nothing_is_said_to_be_shown() -> None:
    if shutil.which("dbus-run-session") is None:
        pytest.skip("dbus-run-session is not installed, so there is no desktop to notify")
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-m", "tests.window.notice_session"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    before, seen, given = map(json.loads, done.stdout.splitlines())
    assert before == {"what": "before", "taken": False}
    assert seen == {
        "what": "seen",
        "program": "Care home desktop",
        "title": "A return is due",
        "words": "Beds and bstaff/b: closes Monday.",
    }
    assert given == {"what": "given", "taken": True}

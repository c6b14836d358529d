"""The computer's password store has lost the key: words say so, the phrase opens the records, and what waited is sent."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from carehome_desktop.vault import keys
from tests.endpoint_server import RunningEndpoint, tls_endpoint
from tests.stories.keyring_session import lose_the_key

__all__ = ["tls_endpoint"]

UNLOCK_AND_RUN = (
    "printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 "
    '&& exec "$0" -m tests.stories.keyring_session "$@"'
)
NEEDED = ("dbus-run-session", "gnome-keyring-daemon")


def safe_and_a_way_on(words: str) -> bool:
    return "our records are safe" in words and "recovery phrase" in words


def sent_once(endpoint: RunningEndpoint, told: dict[str, object]) -> bool:
    return [kept.return_id for kept in endpoint.received] == told["received"] == [told["queued"]]


def test_on_a_computer_without_a_keyring_the_phrase_opens_the_records_and_what_waited_is_sent(
    tls_endpoint: RunningEndpoint, tmp_path: Path
) -> None:
    assert tls_endpoint.ca_file is not None
    told = lose_the_key(tmp_path / "home", tls_endpoint.url, tls_endpoint.ca_file, kept=False)

    assert told["trouble at first"]
    without = told["without the key"]
    assert isinstance(without, dict)
    assert without["kind"] == "KeyringAbsent"
    assert safe_and_a_way_on(without["words"])
    assert "Nothing has been changed and your records are safe" in str(told["with a wrong phrase"])
    assert told["answers"] == 13
    assert sent_once(tls_endpoint, told)


@pytest.mark.keyring
def test_when_a_real_keyring_has_lost_the_key_the_phrase_opens_the_records_and_puts_it_back(
    tls_endpoint: RunningEndpoint, tmp_path: Path
) -> None:
    for program in NEEDED:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed, so there is no real keyring to test with")
    assert tls_endpoint.ca_file is not None
    # The daemon's control socket has a path of at most 107 bytes.
    run = tempfile.mkdtemp(prefix="kr")
    environment = {name: value for name, value in os.environ.items() if name != keys.CHOICE}
    environment |= {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_RUNTIME_DIR": run,
    }
    arguments = [str(tmp_path / "home"), tls_endpoint.url, str(tls_endpoint.ca_file)]
    try:
        done = subprocess.run(
            ["dbus-run-session", "--", "sh", "-c", UNLOCK_AND_RUN, sys.executable, *arguments],
            env=environment,
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        shutil.rmtree(run, ignore_errors=True)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)

    assert told["trouble at first"] == ""
    assert told["without the key"]["kind"] == "KeyMissing"
    assert safe_and_a_way_on(told["without the key"]["words"])
    assert told["answers"] == 13
    assert sent_once(tls_endpoint, told)
    assert told["next time without the phrase"]

"""The key lives in the system's password store; absent, locked, missing and wrong each have words and a way on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from carehome_desktop.vault import keys
from tests.vault.real_keyring import needs_a_keyring, run_with_keyring

NO_STORE = pytest.mark.skipif(sys.platform == "win32", reason="Windows has a password store always")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Return what happened in each situation of a home under a real keyring."""
    needs_a_keyring()
    place = tmp_path_factory.mktemp("keyring")
    said = run_with_keyring("tests.vault.keyring_session", place, str(place / "home"))
    return {line["situation"]: line for line in map(json.loads, said.splitlines())}


@pytest.mark.keyring
def test_a_new_home_keeps_its_key_in_the_real_keyring(session: dict[str, dict[str, Any]]) -> None:
    assert session["made"]["trouble"] is None
    assert session["made"]["kept"]
    assert session["present"] == {"situation": "present", "opened": True, "trouble": None}


@pytest.mark.keyring
@pytest.mark.parametrize(
    ("situation", "trouble", "words"),
    [
        ("missing", "KeyMissing", "has no key for these records"),
        ("wrong", "KeyWrong", "does not fit these records"),
        ("no key at all", "KeyWrong", "does not fit these records"),
        ("locked", "KeyringLocked", "is locked"),
    ],
)
def test_each_situation_has_its_own_words_and_the_phrase_as_a_way_on(
    session: dict[str, dict[str, Any]], situation: str, trouble: str, words: str
) -> None:
    assert session[situation]["trouble"] == trouble
    assert words in session[situation]["words"]
    assert "our records are safe" in session[situation]["words"]
    assert "ype your recovery phrase" in session[situation]["words"]


@pytest.mark.keyring
def test_the_phrase_puts_the_key_back(session: dict[str, dict[str, Any]]) -> None:
    for situation in ("missing, phrase typed", "put back", "wrong, phrase typed", "put right"):
        assert session[situation] == {"situation": situation, "opened": True, "trouble": None}


@pytest.mark.keyring
def test_a_locked_keyring_does_not_stop_the_phrase(session: dict[str, dict[str, Any]]) -> None:
    found = session["locked, phrase typed"]
    assert (found["opened"], found["trouble"]) == (True, "KeyringLocked")


@pytest.mark.keyring
def test_a_keyring_that_hangs_is_said_to_and_does_not_stop_the_phrase(session: dict[str, dict[str, Any]]) -> None:
    assert session["hangs"]["trouble"] == "KeyringAbsent"
    assert session["hangs"]["words"].startswith(
        "This computer's password store does not answer. Your records are safe."
    )
    found = session["hangs, phrase typed"]
    assert (found["opened"], found["trouble"]) == (True, "KeyringAbsent")


@NO_STORE
def test_a_computer_without_a_keyring_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(keys.CHOICE)
    for act in (lambda: keys.read_key("any"), lambda: keys.save_key("any", bytes(32)), lambda: keys.forget_key("any")):
        with pytest.raises(keys.KeyringAbsent, match="has no password store") as caught:
            act()
        assert "They open with your recovery phrase" in caught.value.words


@pytest.mark.parametrize(
    "choice",
    [
        "keyring.backends.fail.Keyring",
        "keyring.backends.null.Keyring",
        "keyrings.alt.file.PlaintextKeyring",
        "tests.vault.planted.Keyring",
    ],
)
def test_a_place_that_is_not_safe_is_not_used_even_when_the_environment_asks_for_it(
    monkeypatch: pytest.MonkeyPatch, choice: str
) -> None:
    monkeypatch.setenv(keys.CHOICE, choice)
    with pytest.raises(keys.KeyringAbsent, match="not safe or is switched off") as caught:
        keys.save_key("any", bytes(32))
    assert choice in caught.value.words
    assert "tests.vault.planted" not in sys.modules


@NO_STORE
def test_a_settings_file_that_names_code_to_load_is_not_obeyed(
    monkeypatch: pytest.MonkeyPatch, own_home: Path, tmp_path: Path
) -> None:
    """keyring itself obeys this file, as the last lines show, so the test would notice."""
    (tmp_path / "planted_keyring.py").write_text(
        "from pathlib import Path\n"
        "from keyring.backends.null import Keyring\n"
        f"Path({str(tmp_path / 'loaded')!r}).touch()\n"
    )
    for settings in (own_home / "config" / "python_keyring", own_home / ".config" / "python_keyring"):
        settings.mkdir(parents=True)
        (settings / "keyringrc.cfg").write_text(
            f"[backend]\ndefault-keyring=planted_keyring.Keyring\nkeyring-path={tmp_path}\n"
        )
    monkeypatch.delenv(keys.CHOICE)
    with pytest.raises(keys.KeyringAbsent):
        keys.save_key("any", bytes(32))
    assert not (tmp_path / "loaded").exists()

    obeyed = subprocess.run(
        [sys.executable, "-c", "import keyring; keyring.get_keyring()"], env=dict(os.environ), check=True, timeout=60
    )
    assert obeyed.returncode == 0
    assert (tmp_path / "loaded").exists()


def test_the_vault_loads_nothing_heavy_before_it_is_asked() -> None:
    watched = ("keyring", "cryptography", "msgspec", "mnemonic", "filelock", "platformdirs")
    folder = Path(keys.__file__).parent
    modules = ", ".join(f"carehome_desktop.vault.{path.stem}" for path in folder.glob("[a-z]*.py"))
    code = f"import sys; import {modules}; print([name for name in {watched} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


@NO_STORE
def test_what_is_of_another_system_is_not_loaded() -> None:
    code = (
        "import sys; from carehome_desktop.vault import keys\n"
        "try: keys.read_key('any')\n"
        "except keys.KeyringAbsent: print(*(name for name in sys.modules if name.startswith('keyring.backends.')))"
    )
    environment = {name: value for name, value in os.environ.items() if name != keys.CHOICE}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    asked = set(done.stdout.split())
    own = {"win32": "keyring.backends.Windows", "darwin": "keyring.backends.macOS"}
    assert "keyring.backends.SecretService" in asked
    assert asked & set(own.values()) == {name for system, name in own.items() if system == sys.platform}

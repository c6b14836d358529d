"""The header is what the program wrote, or it is refused in words."""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carehome_desktop.vault.folder import DataFolder
from carehome_desktop.vault.header import (
    FORMAT,
    HEADER_NAME,
    HeaderDamaged,
    HeaderMissing,
    HeaderTooNew,
    HeaderUnreadable,
    decode,
    encode,
    fits,
    read_header,
    write_header,
)
from carehome_desktop.vault.opening import unlock_by_phrase
from tests.vault.conftest import KNOWN, Home, contents

# Each example reads the home and changes nothing in it.
SAME_HOME = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)


def sealed(content: dict[str, Any]) -> bytes:
    """Return a header with a right sum, as a program would write it."""
    content.pop("sum", None)
    content["sum"] = hashlib.sha256(msgspec.json.encode(content, order="sorted")).hexdigest()
    return msgspec.json.encode(content)


def test_a_header_comes_back_as_it_was_written(home: Home) -> None:
    moved = replace(home.header, epoch=7, revision="0002_second")
    write_header(home.folder.root, moved)
    assert read_header(home.folder.root) == moved
    assert not home.folder.header.with_name(f"{HEADER_NAME}.new").exists()


def test_the_header_knows_its_key_and_no_other(home: Home) -> None:
    assert fits(home.header, home.key)
    assert not fits(home.header, bytes(32))


def test_a_header_cut_short_anywhere_is_called_damaged(home: Home) -> None:
    raw = encode(home.header).rstrip()
    for length in range(len(raw)):
        with pytest.raises(HeaderDamaged, match="is damaged"):
            decode(raw[:length])


@SAME_HOME
@given(data=st.data())
def test_a_flipped_byte_never_gives_another_header(home: Home, data: st.DataObject) -> None:
    raw = bytearray(encode(home.header))
    for place in data.draw(st.lists(st.integers(0, len(raw) - 1), min_size=1, max_size=4, unique=True)):
        raw[place] ^= data.draw(st.integers(1, 255))
    found = None
    with contextlib.suppress(HeaderDamaged):
        found = decode(bytes(raw))
    # Only a change that JSON does not see, such as a line end for a blank, may pass.
    assert found in (None, home.header)


@SAME_HOME
@given(
    raw=st.one_of(st.binary(max_size=200), st.text(alphabet='[]{}",:0123456789einfsu\\', max_size=200).map(str.encode))
)
def test_a_file_of_something_else_is_called_damaged(raw: bytes) -> None:
    with pytest.raises(HeaderDamaged):
        decode(raw)


@pytest.mark.parametrize("raw", [b"[" * 60_000, b" " * 70_000, b'{"sum":1e999}', b'{"sum":"\\ud800"}', b"null"])
def test_hostile_json_is_called_damaged(raw: bytes) -> None:
    with pytest.raises(HeaderDamaged):
        decode(raw)


def test_a_damaged_header_opens_nothing_and_changes_nothing(home: Home) -> None:
    raw = home.folder.header.read_bytes()
    home.folder.header.write_bytes(raw[: len(raw) // 2])
    before = contents(home.folder)
    with pytest.raises(HeaderDamaged) as caught:
        unlock_by_phrase(home.folder, home.phrase, KNOWN)
    assert "have not been touched" in caught.value.words
    assert contents(home.folder) == before


def test_a_header_of_a_newer_format_is_refused_as_newer(home: Home) -> None:
    content = msgspec.json.decode(encode(home.header)) | {"format": FORMAT + 1, "another": "thing"}
    with pytest.raises(HeaderTooNew, match="newer version"):
        decode(sealed(content))


@pytest.mark.parametrize(
    "change",
    [
        {"format": 0},
        {"format": True},
        {"epoch": -1},
        {"store_id": "../elsewhere"},
        {"device_id": ""},
        {"created_at": "2026-11-21T14:02:33"},
        {"kdf": {"n": 2**40, "r": 8, "p": 1, "salt": "A" * 24}},
        {"kdf": {"n": 1000, "r": 8, "p": 1, "salt": "A" * 24}},
        {"kdf": {"n": 16, "r": 8, "p": 10**9, "salt": "A" * 24}},
        {"kdf": {"n": 16, "r": 8, "p": 1, "salt": ""}},
        {"wrapped_key": "AAAA"},
        {"key_check": "AAAA"},
        {"practice": "yes"},
    ],
)
def test_values_the_program_could_not_have_written_are_called_damaged(home: Home, change: dict[str, Any]) -> None:
    content = msgspec.json.decode(encode(home.header))
    assert decode(sealed(dict(content))) == home.header
    with pytest.raises(HeaderDamaged):
        decode(sealed(content | change))


def test_a_folder_without_a_header_says_so(empty: DataFolder) -> None:
    with pytest.raises(HeaderMissing, match="is not in the folder"):
        read_header(empty.root)


def test_a_header_the_computer_will_not_read_or_write_says_so(home: Home) -> None:
    home.folder.header.unlink()
    home.folder.header.mkdir()
    with pytest.raises(HeaderUnreadable, match="would not let the program read"):
        read_header(home.folder.root)
    with pytest.raises(HeaderUnreadable, match="would not let the program write"):
        write_header(home.folder.root, home.header)
    assert [path.name for path in home.folder.root.iterdir() if path.name.endswith(".new")] == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe under a file's name is a thing of Unix")
def test_a_pipe_under_the_name_of_the_header_is_told_and_not_waited_on(empty: DataFolder) -> None:
    empty.root.mkdir(parents=True, exist_ok=True)
    os.mkfifo(empty.header)
    with pytest.raises(HeaderUnreadable, match="it is no file"):
        read_header(empty.root)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the full disk is a limit on a child process")
def test_a_header_that_finds_no_room_leaves_the_old_one(home: Home) -> None:
    import resource

    child = os.fork()
    if child == 0:
        outcome = 1
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
            write_header(home.folder.root, replace(home.header, epoch=2))
        except HeaderUnreadable:
            outcome = 0
        finally:
            os._exit(outcome)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert read_header(home.folder.root) == home.header
    assert not home.folder.header.with_name(f"{HEADER_NAME}.new").exists()


def test_the_header_does_not_show_its_secrets_when_printed(home: Home) -> None:
    assert "wrapped_key" not in repr(home.header)
    assert home.phrase.encode() not in encode(home.header)
    assert home.key.hex().encode() not in encode(home.header)

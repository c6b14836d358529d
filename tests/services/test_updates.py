"""A package from a stick is taken only if one of our keys signed just these bytes as a newer version for this computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.releases import PROGRAM, Standing, read_release, standing
from carehome_desktop.services import updates as module
from carehome_desktop.services.update_run import how_to_install
from carehome_desktop.services.updates import NOTHING, Update, Updates, this_system
from carehome_desktop.vault.signature import (
    NotASignature,
    comment_is_by,
    digest_of,
    file_is_by,
    read_keys,
    read_signature,
)
from tests.releases import CONTENT, MADE, ReleaseKey, signature_of

OTHER_SYSTEM = "windows-amd64" if this_system() != "windows-amd64" else "linux-amd64"

MINISIGN_KEY = """untrusted comment: minisign public key 7281F61A5C57EFFC
RWT871dcGvaBclyZ15KMzLEbdEZmWjFr764K8KQdZJjNusKyjVGvDl7r
"""
MINISIGN_SIGNATURE = (
    b"untrusted comment: signature from minisign secret key\n"
    b"RUT871dcGvaBcpMxVyXHGDGeXGs5ssBxTxAyxf2pK0tljnwXI23bYeW+zbf4zyryuHEX8CKrVl/cqvA5S8aZTqIXEAe4xu0pNQw=\n"
    b"trusted comment: timestamp:1780000000\tfile:carehome-desktop-0.2.0-Setup.exe\tprogram:carehome-desktop\tversion:0.2.0"
    b"\tsystem:windows-amd64\tsize:6\n"
    b"+r6sMhk7yklaZ+8R3j4586O9JW1zTQUSLUaXW30zi8VDGa0lLTtrw/uQp6VA8h/TUkyqj/ooG18col+7aBfoCQ==\n"
)
"""Made by minisign 0.11 for a file with `hello` and a line's end in it."""


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> ReleaseKey:
    return ReleaseKey(tmp_path_factory.mktemp("key"))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick"


@pytest.fixture
def updates(tmp_path: Path, key: ReleaseKey) -> Updates:
    return Updates([key.public], "0.1.0", this_system(), tmp_path / "home" / "updates")


def refused(updates: Updates, path: Path) -> str:
    found = updates.look_at(path)
    assert isinstance(found, Problem), found
    assert found.words.endswith(NOTHING)
    assert not list(updates._folder.glob("*")) if updates._folder.exists() else True
    return found.words


def test_a_newer_package_is_told_in_words_and_only_our_own_checked_copy_is_run(
    updates: Updates, key: ReleaseKey, stick: Path
) -> None:
    package = key.sign(stick)
    for chosen in (package, signature_of(package), stick):
        found = updates.look_at(chosen)
        assert isinstance(found, Update)
        assert (found.release.version, found.release.made, found.standing) == ("0.2.0", MADE, Standing.NEWER)
        assert found.signed_by.name == "Rosewood Software"
        assert found.copy is not None
        assert found.copy.parent == updates._folder
        assert found.copy.read_bytes() == CONTENT
    package.write_bytes(b"swapped on the stick after the check")
    assert updates.check_again(found) is None
    found.copy.write_bytes(CONTENT[:-1] + b"!")
    problem = updates.check_again(found)
    assert problem is not None
    assert "is not the file that was signed" in problem.words
    updates.tidy_installed()
    assert found.copy.exists(), "it is not this program yet"
    Updates([], "0.2.0", this_system(), updates._folder).tidy_installed()
    assert not updates._folder.exists()


def test_each_way_a_package_can_be_wrong_has_its_own_sentence_and_nothing_is_kept(
    updates: Updates, key: ReleaseKey, stick: Path, tmp_path: Path
) -> None:
    changed = key.sign(stick / "changed")
    changed.write_bytes(CONTENT[:-1] + b"!")
    longer = key.sign(stick / "longer")
    longer.write_bytes(CONTENT + b"!")
    cut = key.sign(stick / "cut")
    cut.write_bytes(CONTENT[:100])
    unsigned = key.sign(stick / "unsigned")
    signature_of(unsigned).unlink()
    swapped = key.sign(stick / "swapped", content=CONTENT[::-1])
    signature_of(swapped).write_bytes(signature_of(key.sign(stick / "genuine")).read_bytes())
    half = key.sign(stick / "half")
    signature_of(half).write_bytes(signature_of(half).read_bytes()[:90])
    dressed = key.sign(stick / "dressed", "0.0.9")
    signature_of(dressed).write_text(signature_of(dressed).read_text().replace("version:0.0.9", "version:9.0.0"))
    stranger = ReleaseKey(tmp_path, "Somebody else").sign(stick / "stranger")
    cases = {
        changed: "is not the file that was signed",
        longer: "is not the file that was signed",
        cut: "is cut off: it has 100 bytes and should have 23,000.",
        unsigned: "There is no signature beside",
        swapped: "is not the file that was signed",
        half: "is damaged or not whole",
        dressed: "was changed after it was made",
        stranger: "signed by somebody this program does not know, and not by Rosewood Software",
        key.sign(stick / "other program", program="another"): "but it is not this program",
        key.sign(stick / "other system", system=OTHER_SYSTEM): "This computer needs the one for",
        stick / "nothing.deb": "There is no file nothing.deb there.",
        tmp_path: "There is no signed package of this program",
    }
    for path, words in cases.items():
        assert words in refused(updates, path), path


@pytest.mark.skipif(sys.platform == "win32", reason="a stick can hold pipes and links only where there are such files")
def test_a_hostile_stick_neither_holds_the_program_up_nor_leads_the_copy_elsewhere(
    updates: Updates, key: ReleaseKey, stick: Path, tmp_path: Path
) -> None:
    piped = key.sign(stick / "piped")
    signature_of(piped).unlink()
    os.mkfifo(signature_of(piped))
    package = key.sign(stick / "pipe")
    package.unlink()
    os.mkfifo(package)
    folder = key.sign(stick / "folder")
    folder.unlink()
    folder.mkdir()
    nameless = stick / "nameless" / ".minisig"
    nameless.parent.mkdir()
    nameless.touch()
    for case, words in {
        piped: "is damaged or not whole",
        package: "There is no file",
        folder.with_name(f"{folder.name}.minisig"): "There is no file",
        nameless: "There is no signature beside",
        nameless.parent: "There is no signed package",
        stick / ("x" * 300): "There is no file",
        stick / "\0": "There is no file",
    }.items():
        assert words in refused(updates, case), case

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    updates._folder.parent.mkdir(exist_ok=True)
    good = key.sign(stick / "good")
    for put_there in (lambda at: at.symlink_to(elsewhere), os.mkfifo, Path.touch):
        put_there(updates._folder)
        for _ in range(2):
            found = updates.look_at(good)
            assert isinstance(found, Update), found
            assert not updates._folder.is_symlink()
            assert not list(elsewhere.iterdir())
        updates.tidy()


@pytest.mark.skipif(sys.platform == "win32", reason="there the Setup is started")
def test_an_installer_is_offered_only_where_the_desktop_opens_this_very_package_with_one(
    updates: Updates, key: ReleaseKey, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = updates.look_at(key.sign(stick))
    assert isinstance(found, Update)
    entries, programs = tmp_path / "share/applications", tmp_path / "programs"
    entries.mkdir(parents=True)
    programs.mkdir()
    for name, categories in (("gdebi", "System;"), ("engrampa", "GTK;Utility;Archiving;Compression;")):
        (entries / f"{name}.desktop").write_text(f"[Desktop Entry]\nCategories={categories}\n")
    for name in ("xdg-open", "xdg-mime"):
        (programs / name).write_text(
            '#!/bin/sh\n[ "$1 $2" != "query filetype" ] || { echo "$KIND"; exit; }\n[ "$3" != a/package ] || echo "$OPENS"\n'
        )
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "share"))
    for kind, opens, there in (
        ("a/package", "gdebi.desktop", True),
        ("a/package", "engrampa.desktop", False),
        ("a/package", "", False),
        ("", "gdebi.desktop", False),
    ):
        monkeypatch.setenv("KIND", kind)
        monkeypatch.setenv("OPENS", opens)
        steps = how_to_install(found)
        assert bool(steps.command) is there, (kind, opens)
        assert steps.line == f"sudo apt install {found.copy}"


def test_the_same_version_and_an_older_one_are_named_and_not_offered(
    updates: Updates, key: ReleaseKey, stick: Path
) -> None:
    for version, how in (("0.1.0", Standing.SAME), ("0.1", Standing.SAME), ("0.0.9", Standing.OLDER)):
        found = updates.look_at(key.sign(stick / version, version))
        assert isinstance(found, Update)
        assert (found.standing, found.copy) == (how, None)
        assert not updates._folder.exists()


def test_of_several_packages_on_a_stick_the_newest_for_this_computer_is_taken(
    updates: Updates, key: ReleaseKey, stick: Path
) -> None:
    for version in ("0.2.0", "0.10.0", "0.9.0"):
        key.sign(stick, version)
    key.sign(stick, "0.11.0", system=OTHER_SYSTEM)
    (stick / "notes.minisig").write_text("no signature")
    found = updates.look_at(stick)
    assert isinstance(found, Update)
    assert found.release.version == "0.10.0"


def test_a_program_built_without_a_key_refuses_even_a_genuine_package(
    key: ReleaseKey, stick: Path, tmp_path: Path
) -> None:
    words = refused(Updates((), "0.1.0", this_system(), tmp_path / "updates"), key.sign(stick))
    assert words.startswith("This program is unsigned")


def test_a_key_in_use_may_be_followed_by_another(key: ReleaseKey, stick: Path, tmp_path: Path) -> None:
    next_key = ReleaseKey(tmp_path, "Rosewood Software 2027")
    both = Updates(read_keys(key.text + next_key.text), "0.1.0", this_system(), tmp_path / "updates")
    for each in (key, next_key):
        found = both.look_at(each.sign(stick))
        assert isinstance(found, Update)
        assert found.signed_by == each.public


def test_a_stick_taken_out_and_a_full_disk_are_told_apart(
    updates: Updates, key: ReleaseKey, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = key.sign(stick)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(module, "_copy", full)
        assert "No copy of" in (words := refused(updates, package))
        assert "the disk is full" in words

    def taken_out(*_: object) -> None:
        raise module._Unreadable

    monkeypatch.setattr(module, "_copy", taken_out)
    assert "could not be read to its end" in refused(updates, package)


def test_what_minisign_itself_signed_is_taken_and_read(tmp_path: Path) -> None:
    (key,), signature = read_keys(MINISIGN_KEY), read_signature(MINISIGN_SIGNATURE)
    file = tmp_path / "Setup.exe"
    file.write_bytes(b"hello\n")
    assert key.id_words == "7281F61A5C57EFFC"
    assert comment_is_by(signature, key)
    assert file_is_by(signature, key, digest_of(file))
    file.write_bytes(b"hallo\n")
    assert not file_is_by(signature, key, digest_of(file))
    release = read_release(signature.comment)
    assert release is not None
    assert (release.program, release.system, release.size) == (PROGRAM, "windows-amd64", 6)


@given(at=st.integers(0, len(MINISIGN_SIGNATURE) - 1), byte=st.integers(0, 255))
@settings(max_examples=150)
def test_no_changed_byte_of_a_signature_passes_but_in_the_comment_nobody_signed(at: int, byte: int) -> None:
    changed = MINISIGN_SIGNATURE[:at] + bytes([byte]) + MINISIGN_SIGNATURE[at + 1 :]
    (key,), whole = read_keys(MINISIGN_KEY), read_signature(MINISIGN_SIGNATURE)
    try:
        found = read_signature(changed)
    except NotASignature:
        return
    import hashlib

    passes = comment_is_by(found, key) and file_is_by(found, key, hashlib.blake2b(b"hello\n").digest())
    # What says the same as before may pass: the first line, or an end of line of another kind.
    assert not passes or found == whole


def test_versions_go_by_number_and_not_by_letter() -> None:
    assert standing("0.10.0", "0.9.9") is Standing.NEWER
    assert standing("1.0", "1.0.0.0") is Standing.SAME
    assert standing("0.9.9", "0.10") is Standing.OLDER

"""The release key comes from outside: what is built with it is signed, what is built without says so, and no key lies in the house."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from carehome_desktop.domain.releases import read_release
from carehome_desktop.vault.signature import comment_is_by, digest_of, file_is_by, read_keys, read_signature
from tests.house import ROOT, our_files
from tests.releases import ReleaseKey, signature_of, signer

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    made = tmp_path / "carehome-desktop_0.2.0_amd64.deb"
    made.write_bytes(b"a package")
    return made


def sign(package: Path, environment: dict[str, str], version: str = "0.2.0") -> int:
    arguments = ["sign", str(package), "--version", version, "--system", "linux-amd64"]
    return int(signer().main(arguments, environment))


def test_a_build_with_the_key_is_signed_at_its_own_moment_and_the_same_each_time(tmp_path: Path, package: Path) -> None:
    key = ReleaseKey(tmp_path)
    environment = {**key.environment, "SOURCE_DATE_EPOCH": "1795340028"}
    assert sign(package, environment) == 0
    first = signature_of(package).read_bytes()
    assert sign(package, environment) == 0
    assert signature_of(package).read_bytes() == first
    signature = read_signature(first)
    assert comment_is_by(signature, key.public)
    assert file_is_by(signature, key.public, digest_of(package))
    release = read_release(signature.comment)
    assert release is not None
    assert (release.version, release.file, release.size, release.made.timestamp()) == (
        "0.2.0",
        package.name,
        len(b"a package"),
        1795340028,
    )


def test_a_build_without_a_key_says_unsigned_and_leaves_no_signature_of_another_build(
    tmp_path: Path, package: Path, capsys: Captured
) -> None:
    keys = tmp_path / "release" / "keys.pub"
    assert sign(package, ReleaseKey(tmp_path).environment) == 0
    assert signer().main(["public", "--out", str(keys)], ReleaseKey(tmp_path, "Another").environment) == 0
    assert read_keys(keys.read_text())[0].name == "Another"
    capsys.readouterr()
    assert sign(package, {}) == 0
    assert signer().main(["public", "--out", str(keys)], {}) == 0
    assert capsys.readouterr().out.count("UNSIGNED") == 2
    assert not signature_of(package).exists()
    assert not keys.exists()


def test_where_packages_are_signed_elsewhere_the_build_knows_the_public_keys_and_says_not_signed(
    tmp_path: Path, package: Path, capsys: Captured
) -> None:
    given, keys = tmp_path / "given.pub", tmp_path / "keys.pub"
    given.write_text(ReleaseKey(tmp_path, "Old").text + ReleaseKey(tmp_path, "New").text)
    environment = {"CAREHOME_RELEASE_PUBLIC": str(given)}
    assert signer().main(["public", "--out", str(keys)], environment) == 0
    assert [each.name for each in read_keys(keys.read_text())] == ["Old", "New"]
    assert sign(package, environment) == 0
    assert "NOT SIGNED" in capsys.readouterr().out


def test_a_key_that_is_none_stops_the_build_in_words_and_a_password_opens_one(
    tmp_path: Path, package: Path, capsys: Captured
) -> None:
    locked, other = tmp_path / "locked.pem", tmp_path / "other.pem"
    password = {"CAREHOME_RELEASE_PASSWORD": "a long password"}
    assert signer().main(["new", str(locked)], password) == 0
    assert signer().main(["new", str(locked)], password) == 1, "a key is never written over"
    assert locked.stat().st_mode & 0o077 == 0 or signer().os.name == "nt"
    other.write_bytes(
        generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    capsys.readouterr()
    for environment, words in (
        ({"CAREHOME_RELEASE_KEY": str(tmp_path / "none.pem")}, "cannot be read"),
        ({"CAREHOME_RELEASE_KEY": str(package)}, "cannot be read"),
        ({"CAREHOME_RELEASE_KEY": str(locked)}, "cannot be read"),
        ({"CAREHOME_RELEASE_KEY": str(other)}, "is not an Ed25519 key"),
    ):
        assert sign(package, environment) == 1
        assert words in capsys.readouterr().err
        assert not signature_of(package).exists()
    assert sign(package, {"CAREHOME_RELEASE_KEY": str(locked), **password}) == 0
    assert sign(package, {"CAREHOME_RELEASE_KEY": str(locked), **password}, "nightly") == 1


def test_no_private_key_lies_in_the_house() -> None:
    begins = b"-----BEGIN " + b"PRIVATE KEY"
    locked = b"-----BEGIN ENCRYPTED " + b"PRIVATE KEY"
    found = [file for file in our_files(ROOT) if begins in (content := file.read_bytes()) or locked in content]
    assert found == []

"""Signs a finished package with the release key, and says which public key goes into the program.

    sign.py public --out FILE                 write the public key that programs are built with
    sign.py sign PACKAGE --version V --system S   write PACKAGE.minisig beside a package
    sign.py new FILE                          make a new release key

The key is an input of the build and never lies in the repository:

    CAREHOME_RELEASE_KEY         the file with the private key (PEM, Ed25519)
    CAREHOME_RELEASE_PASSWORD    its password, if it has one
    CAREHOME_RELEASE_NAME        whose key it is, in words that a manager knows
    CAREHOME_RELEASE_PUBLIC      instead of the private key: a file with public keys. What is built knows them and is signed elsewhere.

Without any of them the program is built *unsigned*, says so, and takes no update from a stick.
The signature is minisign's: `minisign -V -p carehome-desktop.pub -m PACKAGE` checks it too.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from carehome_desktop.domain.releases import PROGRAM, SYSTEMS, Release, read_release, release_words
from carehome_desktop.vault.signature import COMMENT, ID, KEY, PREHASHED, SIGNED_COMMENT, SUFFIX, digest_of, read_keys

UNSIGNED = "UNSIGNED: no release key was given (CAREHOME_RELEASE_KEY), so this program takes no update from a stick."
NOT_SIGNED = (
    "NOT SIGNED: only public keys were given. Sign it where the key is: packaging/common/sign.py sign {package}"
)


class NoKeyError(Exception):
    """A release key was named and is none."""


def main(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    """Do what was asked; 1 with words if the key is none or the package cannot be described."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ways = asked.add_subparsers(dest="way", required=True)
    public = ways.add_parser("public")
    public.add_argument("--out", type=Path, required=True)
    sign = ways.add_parser("sign")
    sign.add_argument("package", type=Path)
    sign.add_argument("--version", required=True)
    sign.add_argument("--system", required=True, choices=sorted(SYSTEMS))
    new = ways.add_parser("new")
    new.add_argument("file", type=Path)
    args = asked.parse_args(arguments)
    try:
        if args.way == "new":
            return _new(args.file, environment)
        if args.way == "public":
            return write_public(args.out, environment)
        return sign_package(args.package, args.version, args.system, environment)
    except NoKeyError as trouble:
        print(trouble, file=sys.stderr)
        return 1


def public_keys(environment: Mapping[str, str]) -> str:
    """Return the public keys that a program is built with, or "" for an unsigned one; NoKeyError."""
    if named := environment.get("CAREHOME_RELEASE_PUBLIC"):
        text = Path(named).read_text("utf-8")
        try:
            read_keys(text)
        except Exception as trouble:
            raise NoKeyError(f"{named}: {trouble}") from None
        return text
    key = _key(environment)
    if key is None:
        return ""
    name = environment.get("CAREHOME_RELEASE_NAME") or f"the makers of {PROGRAM}"
    raw = key.public_key().public_bytes_raw()
    return f"{COMMENT}{' '.join(name.split())}\n{b64encode(KEY + _id(raw) + raw).decode()}\n"


def signature(key: Ed25519PrivateKey, package: Path, release: Release) -> str:
    """Return the four lines that prove where a package comes from."""
    over_file = key.sign(digest_of(package))
    words = release_words(release)
    if read_release(words) != release:
        raise NoKeyError(f"{release.file} {release.version}: a package of that name or version would not be taken.")
    packed = PREHASHED + _id(key.public_key().public_bytes_raw()) + over_file
    lines = (
        f"{COMMENT}signature of {release.file}",
        b64encode(packed).decode(),
        f"{SIGNED_COMMENT}{words}",
        b64encode(key.sign(over_file + words.encode())).decode(),
    )
    return "\n".join([*lines, ""])


def write_public(out: Path, environment: Mapping[str, str] = os.environ) -> int:
    """Write the public keys that a program is built with; without any, no file, and the program is unsigned. NoKeyError."""
    text = public_keys(environment)
    if text:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8", newline="\n")
        print("Releases are signed by: " + ", ".join(f"{each.name} ({each.id_words})" for each in read_keys(text)))
    else:
        out.unlink(missing_ok=True)
        print(UNSIGNED)
    return 0


def sign_package(package: Path, version: str, system: str, environment: Mapping[str, str] = os.environ) -> int:
    """Write the signature of a package beside it, where the private key is given; NoKeyError."""
    beside = package.with_name(package.name + SUFFIX)
    beside.unlink(missing_ok=True)  # one of an earlier build would be of other bytes
    key = _key(environment)
    if key is None:
        named = environment.get("CAREHOME_RELEASE_PUBLIC")
        print(NOT_SIGNED.format(package=package.name) if named else UNSIGNED)
        return 0
    when = int(environment["SOURCE_DATE_EPOCH"]) if "SOURCE_DATE_EPOCH" in environment else None
    made = datetime.fromtimestamp(when, UTC) if when is not None else datetime.now(UTC).replace(microsecond=0)
    release = Release(PROGRAM, version, made, system, package.name, package.stat().st_size)
    beside.write_text(signature(key, package, release), encoding="utf-8", newline="\n")
    print(f"Signed: {beside.name}, {version} for {release.system_words}")
    return 0


def _new(file: Path, environment: Mapping[str, str]) -> int:
    password = environment.get("CAREHOME_RELEASE_PASSWORD", "")
    lock = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    text = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise NoKeyError(f"{file} is there already, and a key is never written over.") from None
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(text)
    print(
        f"A new release key lies in {file}. Keep it off the network and keep a second copy: without it nobody can update."
    )
    return 0


def _key(environment: Mapping[str, str]) -> Ed25519PrivateKey | None:
    named = environment.get("CAREHOME_RELEASE_KEY")
    if not named:
        return None
    password = environment.get("CAREHOME_RELEASE_PASSWORD") or None
    try:
        key = load_pem_private_key(Path(named).read_bytes(), password.encode() if password else None)
    except (OSError, ValueError, TypeError) as trouble:
        raise NoKeyError(f"The release key {named} cannot be read: {trouble}") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise NoKeyError(f"The release key {named} is not an Ed25519 key.")
    return key


def _id(raw: bytes) -> bytes:
    """Return the eight bytes that name a key; minisign takes them by chance, and any will do."""
    return hashlib.blake2b(raw, digest_size=ID).digest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

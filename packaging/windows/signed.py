"""Looks that the Windows Python is its makers': every program is signed by them, and every module stands in their signed list."""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import der

RUNS = (".exe", ".dll", ".pyd", ".cat")
_SUBJECT = re.compile(r"Subject: (/.+)")
_ORGANISATION = re.compile(r"/O=([^/]+)")
SIGNED_CONTENT = (0, 1, 0, 2, 1)
"""Where a signed message (RFC 5652) keeps what was signed: the message, its data, what it holds."""
ENTRIES = 4
"""Where a certificate trust list, which a catalogue is, keeps its entries."""


class NotTheirsError(Exception):
    """A file of the Windows Python is not, or not provably, what its makers released."""


def verify_signatures(files: Iterable[Path], signers: Sequence[str], roots: Path) -> dict[str, int]:
    """Return how many files each signer signed; NotTheirsError if one is unsigned, changed or signed by another.

    Whether a certificate was withdrawn is not asked: that needs the network. The signers' certificates live for days, so what counts is
    the time stamp, which is verified too.
    """
    known = subprocess.run(["osslsigncode", "verify", "--help"], check=False, capture_output=True, text=True)
    quiet = ["-ignore-crl"] if "-ignore-crl" in known.stdout + known.stderr else []
    found: dict[str, int] = {}
    for file in files:
        told = subprocess.run(
            ["osslsigncode", "verify", *quiet, "-CAfile", str(roots), "-TSA-CAfile", str(roots), "-in", str(file)],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        signer = signer_of(told.stdout) if told.returncode == 0 else None
        if signer not in signers:
            raise NotTheirsError(f"{file.name} is signed by {signer or 'nobody who can be proved'}.")
        found[signer] = found.get(signer, 0) + 1
    return found


def signer_of(told: str) -> str | None:
    """Return the organisation whose signature was verified, time stamp included, or None."""
    if not {"Signature verification: ok", "Timestamp Server Signature verification: ok"} <= {
        line.strip() for line in told.splitlines()
    }:
        return None
    subject = _SUBJECT.search(told.partition("Signer's certificate:")[2])
    organisation = _ORGANISATION.search(subject[1]) if subject else None
    return organisation[1] if organisation else None


def listed_in(catalogue: bytes) -> set[bytes]:
    """Return the digests that a catalogue lists: SHA-1 or SHA-256, as its maker chose. NotDerError if it is none."""
    entries = der.child(catalogue, *SIGNED_CONTENT, 0, ENTRIES)
    return {value for _, entry in der.values(entries) for tag, value in der.values(entry) if tag == der.OCTETS}


def strangers(root: Path, names: Iterable[str], listed: set[bytes], known: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each file that is neither listed, nor empty, nor known by its SHA-256."""
    for name in names:
        content = (root / name).read_bytes()
        if not content or digests(content) & listed:
            continue
        found = hashlib.sha256(content).hexdigest()
        if known.get(name) != found:
            yield f"{name} is not in the signed list ({found})."


def digests(content: bytes) -> set[bytes]:
    """Return the digests by which a file may be listed."""
    return {hashlib.sha1(content, usedforsecurity=False).digest(), hashlib.sha256(content).digest()}

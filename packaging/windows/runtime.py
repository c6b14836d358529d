"""The Windows Python that the package carries: fetched by its sum, looked at, and only then used."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from payload import is_runtime
from signed import RUNS, NotTheirsError, listed_in, strangers, verify_signatures


@dataclass(frozen=True)
class Runtime:
    """What runtime.toml says: which Python, where from, by which sum, and whom its files must be signed by."""

    python: str
    package: str
    file: Path | None
    sha256: str
    inside: str
    folder: str
    catalogue: str
    signers: Sequence[str]
    unsigned: Mapping[str, str]

    @classmethod
    def read(cls, path: Path) -> Runtime:
        """Read the file; KeyError if it leaves something out."""
        told = tomllib.loads(path.read_text("utf-8"))
        return cls(
            python=told["python"],
            package=told.get("package", ""),
            file=path.parent / told["file"] if "file" in told else None,
            sha256=told["sha256"],
            inside=told.get("inside", ""),
            folder=told.get("folder", ""),
            catalogue=told["catalogue"],
            signers=told["signers"],
            unsigned=told.get("unsigned", {}),
        )

    @property
    def library(self) -> str:
        """The name of Python's own library: python313.dll."""
        major, minor, *_ = self.python.split(".")
        return f"python{major}{minor}.dll"


def unpack(runtime: Runtime, room: Path) -> Path:
    """Fetch the runtime, unpack what belongs into the package, look at every file of it, and return its folder.

    NotTheirsError if the archive or a file is not what it must be.
    """
    archive = runtime.file or _fetch(runtime, room / "archive")
    content = archive.read_bytes()
    if hashlib.sha256(content).hexdigest() != runtime.sha256:
        raise NotTheirsError(f"{archive.name} does not have the sum that runtime.toml says.")
    root = room / "python"
    shutil.rmtree(root, ignore_errors=True)
    with zipfile.ZipFile(io.BytesIO(_inner(content, runtime.inside))) as packed:
        for entry in packed.infolist():
            name = entry.filename.removeprefix(f"{runtime.folder}/")
            if not entry.is_dir() and (is_runtime(name) or name == runtime.catalogue):
                place = root / name
                if not place.resolve().is_relative_to(root.resolve()):
                    raise NotTheirsError(f"{archive.name} holds a file for a place outside of it.")
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(packed.read(entry))
        # No part of the package: with it tests are run with the packaged Python.
        (room / "python.exe").write_bytes(
            packed.read(f"{runtime.folder}/python.exe" if runtime.folder else "python.exe")
        )
    return root


def verify(runtime: Runtime, root: Path, roots: Path) -> str:
    """Look at every file of the unpacked runtime and say what was found; NotTheirsError if one is not its makers'."""
    files = sorted(path for path in root.rglob("*") if path.is_file())
    runs = [path for path in files if path.suffix in RUNS]
    signed = verify_signatures(runs, runtime.signers, roots)
    names = [path.relative_to(root).as_posix() for path in files if path not in runs]
    modules = [name for name in names if name.startswith("Lib/")]
    listed = listed_in((root / runtime.catalogue).read_bytes())
    if unknown := list(strangers(root, modules, listed, runtime.unsigned)):
        raise NotTheirsError("\n".join(unknown))
    (root / runtime.catalogue).unlink()
    by_whom = " and ".join(f"{count} by {signer}" for signer, count in sorted(signed.items()))
    other = ", ".join(name for name in names if name not in modules)
    return (
        f"Python {runtime.python} for Windows: {len(runs)} programs and libraries signed ({by_whom}), {len(modules)} modules in the signed "
        f"list or known by their sum; not signed: {other}"
    )


def _fetch(runtime: Runtime, place: Path) -> Path:
    """Let pip fetch the archive: it takes it only with the right sum. What pip runs of it (its setup.py) is under that sum too."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    wanted = place / "wanted.txt"
    wanted.write_text(f"{runtime.package} --hash=sha256:{runtime.sha256}\n", encoding="utf-8")
    options = ["--no-deps", "--no-build-isolation", "--no-binary", ":all:", "--require-hashes"]
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "-qq", *options, "-r", str(wanted), "-d", str(place)], check=True
    )
    wanted.unlink()
    (archive,) = place.iterdir()
    return archive


def _inner(content: bytes, inside: str) -> bytes:
    """Return the archive that lies in an archive, or the archive itself."""
    if not inside:
        return content
    with tarfile.open(fileobj=io.BytesIO(content)) as packed:
        for entry in packed:
            if entry.name.partition("/")[2] == inside:
                found = packed.extractfile(entry)
                assert found is not None
                return found.read()
    raise NotTheirsError(f"There is no {inside} in the archive.")

"""What the package's programs and libraries ask of the computer, read out of the files themselves."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

ELF = b"\x7fELF"
_NEEDED = re.compile(r"^  NEEDED +(\S+)$", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)")


class LibraryMissingError(Exception):
    """A library is neither in the package nor known to this computer."""


@dataclass(frozen=True)
class Needs:
    """The system's libraries that are asked for, each with who asks first, and the oldest C library that will do."""

    libraries: dict[str, str]
    libc: tuple[int, int]


def needs_of(folder: Path) -> Needs:
    """Read every program and library below a folder."""
    carried, asked, libc = set[str](), dict[str, str](), (2, 0)
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()):
        carried.add(file.name)
        if not is_elf(file):
            continue
        told = subprocess.run(["objdump", "-p", str(file)], check=True, capture_output=True, text=True).stdout
        for name in _NEEDED.findall(told):
            asked.setdefault(name, file.name)
        libc = max([libc, *((int(major), int(minor)) for major, minor in _GLIBC.findall(told))])
    carried |= {path.name for path in folder.rglob("*") if path.is_symlink()}
    return Needs({name: by for name, by in sorted(asked.items()) if name not in carried}, libc)


def is_elf(file: Path) -> bool:
    """Return whether a file is a program or library."""
    with file.open("rb") as opened:
        return opened.read(4) == ELF


def packages_for(needs: Needs) -> list[str]:
    """Return Debian's packages with these libraries; LibraryMissingError if one is nowhere, so that no package is made that cannot start."""
    known = _known_libraries()
    found, missing = set[str](), []
    for name, by in needs.libraries.items():
        path = known.get(name)
        package = _owner(path) if path else None
        if package is None:
            missing.append(f"{name} (for {by})")
        else:
            found.add(package)
    if missing:
        raise LibraryMissingError(
            "These libraries are neither in the package nor on this computer: " + ", ".join(missing)
        )
    found.discard("libc6")
    return [f"libc6 (>= {needs.libc[0]}.{needs.libc[1]})", *sorted(found)]


def _known_libraries() -> dict[str, Path]:
    told = subprocess.run([_ldconfig(), "-p"], check=True, capture_output=True, text=True).stdout
    lines = (re.match(r"\s+(\S+) \(.*x86-64.*\) => (\S+)", line) for line in told.splitlines())
    return {found[1]: Path(found[2]) for found in lines if found}


def _ldconfig() -> str:
    return shutil.which("ldconfig") or "/sbin/ldconfig"


def _owner(path: Path) -> str | None:
    """Return the package a file belongs to; since /lib became a link to /usr/lib, dpkg may know it by either name."""
    for name in dict.fromkeys((str(path), str(path).removeprefix("/usr"), f"/usr{path}", str(path.resolve()))):
        told = subprocess.run(["dpkg-query", "-S", name], check=False, capture_output=True, text=True)
        if told.returncode == 0:
            return told.stdout.split(":")[0].strip()
    return None

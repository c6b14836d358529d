"""Lays a program's folder out as Debian expects it and packs it."""

from __future__ import annotations

import gzip
import hashlib
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

NAME = "carehome-desktop"
PROGRAM = Path("usr/lib") / NAME
DOC = Path("usr/share/doc") / NAME
LOADED_LATER = ("libegl1", "libgl1", "libxcb-cursor0", "libxkbcommon-x11-0", "fontconfig", "tzdata", "ca-certificates")
"""What Qt and the program load by name while they run, so that no file of the package says so."""

CONTROL = """Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: Care home desktop <nobody@localhost>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: gnome-keyring | kwalletmanager, fonts-dejavu-core, xdg-utils
Section: office
Priority: optional
Description: Capacity Tracker returns, PPE stock and isolation wages for small care homes
 For the manager of a small care home in England. It works with no connection: answer the
 returns one question at a time, see how long the gloves last, and show what the Infection
 Control Fund was spent on. Records are encrypted in one file on this computer.
"""


@dataclass(frozen=True)
class Made:
    """A finished package: its file, its size and what it takes when installed, in bytes, and for which processors it is."""

    file: Path
    size: int
    installed: int
    architecture: str


def lay_out(root: Path, program: Path, share: Path) -> None:
    """Move the program's folder to its place, name it on the path, and put what desktops look for beside it."""
    (root / PROGRAM).parent.mkdir(parents=True)
    shutil.move(program, root / PROGRAM)
    (root / "usr/bin").mkdir()
    (root / "usr/bin" / NAME).symlink_to(Path("../lib") / NAME / NAME)
    for source, place in (
        ("carehome-desktop.desktop", "usr/share/applications"),
        ("carehome-desktop.xml", "usr/share/mime/packages"),
    ):
        (root / place).mkdir(parents=True)
        shutil.copy(share / source, root / place)


def write_gzip(path: Path, text: str) -> None:
    """Write a compressed text that is the same whenever it is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def pack(root: Path, scripts: Path, version: str, depends: Sequence[str], out: Path, compression: str) -> Made:
    """Write what Debian asks for about the package, and pack it."""
    _set_modes(root)
    files = [path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink()]
    installed = sum(path.stat().st_size for path in files)
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    ).stdout.strip()
    about = root / "DEBIAN"
    about.mkdir(mode=0o755)
    sums = (
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(root)}\n"
        for path in files
    )
    (about / "md5sums").write_text("".join(sums))
    (about / "control").write_text(
        CONTROL.format(
            name=NAME,
            version=version,
            architecture=architecture,
            kilobytes=installed // 1024,
            depends=", ".join(dict.fromkeys((*depends, *LOADED_LATER))),
        )
    )
    for script in ("prerm", "postrm"):
        shutil.copy(scripts / script, about / script)
        (about / script).chmod(0o755)
    out.mkdir(parents=True, exist_ok=True)
    file = out / f"{NAME}_{version}_{architecture}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", f"-Z{compression}", "--build", str(root), str(file)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return Made(file, file.stat().st_size, installed, architecture)


def _set_modes(root: Path) -> None:
    """Everyone may read everything, and only the program itself is run; whatever the builder's own settings are."""
    for path in (root, *root.rglob("*")):
        if path.is_symlink():
            continue
        runs = path.is_dir() or path == root / PROGRAM / NAME
        path.chmod(0o755 if runs else 0o644)

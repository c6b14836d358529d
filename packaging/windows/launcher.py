"""Builds the two small programs that start ours, with its icon, version and what it tells Windows about itself; draws what the Setup shows."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent / "launcher"
COMPILER = "x86_64-w64-mingw32-gcc"
RESOURCES = "x86_64-w64-mingw32-windres"
WINDOW, COMMAND = "carehome-desktop.exe", "carehome-desktop-console.exe"
ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""What Windows shows at 100 to 200 per cent, in lists, on the taskbar and on the desktop."""


def four(version: str) -> tuple[int, int, int, int]:
    """Return a version as Windows counts it; ValueError if it is none."""
    numbers = [int(part) for part in version.split(".")]
    if not 0 < len(numbers) <= 4:
        raise ValueError(f"{version} is no version for Windows")
    first, second, third, fourth = [*numbers, 0, 0, 0][:4]
    return first, second, third, fourth


def draw_icon(drawing: Path, room: Path) -> Path:
    """Draw the icon in each size and return the file that holds them all."""
    pictures = []
    for size in ICON_SIZES:
        picture = room / f"icon-{size}.png"
        subprocess.run(
            ["rsvg-convert", "--width", str(size), "--height", str(size), "--output", str(picture), str(drawing)],
            check=True,
        )
        pictures += ["--raw", str(picture)] if size > 128 else [str(picture)]
    icon = room / "program.ico"
    subprocess.run(["icotool", "--create", "--output", str(icon), *pictures], check=True)
    return icon


def draw_side(drawing: Path, room: Path) -> Path:
    """Draw the strip beside the Setup's words, at twice its size for sharp screens, as the only kind of picture that NSIS takes."""
    picture, strip = room / "side.png", room / "side.bmp"
    size = ["--width", "328", "--height", "628"]
    subprocess.run(["rsvg-convert", *size, "--output", str(picture), str(drawing)], check=True)
    with Image.open(picture) as drawn:
        drawn.convert("RGB").save(strip)
    return strip


def build(room: Path, into: Path, version: str, library: str) -> None:
    """Build both launchers in a folder that holds the icon, and put them into another."""
    numbers = four(version)
    told = (HERE / "program.manifest").read_text("utf-8").replace("@VERSION4@", ".".join(map(str, numbers)))
    (room / "program.manifest").write_text(told, encoding="utf-8")
    for name in ("launcher.c", "program.rc"):
        shutil.copy(HERE / name, room / name)
    for name, own in ((WINDOW, ["-mwindows"]), (COMMAND, ["-mconsole", "-DCOMMAND_LINE"])):
        about = [
            f"-DVERSION_COMMAS={','.join(map(str, numbers))}",
            f'-DVERSION_TEXT=\\"{version}\\"',
            f'-DFILE_NAME=\\"{name}\\"',
        ]
        compiled = f"{name}.res.o"
        subprocess.run([RESOURCES, *about, "program.rc", "-O", "coff", "-o", compiled], check=True, cwd=room)
        options = [
            "-municode",
            "-Os",
            "-s",
            "-Wall",
            "-Wextra",
            "-Werror",
            "-Wno-unused-parameter",
            "-Wl,--no-insert-timestamp",
        ]
        words = [
            f'-DPYTHON_LIBRARY=L"{library}"',
            *options,
            *own,
            "-o",
            str(into / name),
            "launcher.c",
            compiled,
            "-lshell32",
        ]
        subprocess.run([COMPILER, *words], check=True, cwd=room)

"""Finds the files of resources/ from a checkout, an installed wheel or a frozen build."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def resources_root() -> Path:
    """Return the folder that holds the data files; FileNotFoundError if the program was installed without them."""
    package = Path(__file__).resolve().parent
    for place in (Path(getattr(sys, "_MEIPASS", package)) / "resources", package.parent / "resources"):
        if place.is_dir():
            return place
    import sysconfig  # 2 ms that only an installed wheel has to pay

    installed = Path(sysconfig.get_path("data")) / "share" / "carehome-desktop" / "resources"
    if installed.is_dir():
        return installed
    raise FileNotFoundError(
        "The program's data files are missing. Install the program again; your own records are not touched."
    )


def resource_path(name: str) -> Path:
    """Return the path of one resource, such as `endpoint/openapi.yaml`."""
    return resources_root() / name


def program() -> list[str]:
    """Return the command that starts this program again."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "carehome_desktop"]

"""Names of files that every system takes: a file from one computer may be saved on another."""

from __future__ import annotations

_NOT_IN_A_NAME = str.maketrans(dict.fromkeys([*map(chr, range(32)), *'<>:"/\\|?*'], "-"))
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³")}
"""Windows takes these for devices, whatever ending they have (Microsoft, “Naming files, paths, and namespaces”)."""


def allowed_name(name: str) -> str:
    """Return a file's name as Windows allows it: the same where it already is, never empty."""
    plain = name.translate(_NOT_IN_A_NAME).rstrip(" .") or "file"
    return f"_{plain}" if plain.partition(".")[0].rstrip().upper() in _DEVICES else plain

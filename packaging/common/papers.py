"""The papers that lie beside the program: whose parts are in it, and the same for programs (CycloneDX 1.5)."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

from parts import Part

SPDX = re.compile(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*")
HEAD = """Care home desktop {version}

Whose work is in this package. Each part stands under the licence that its makers chose; their words follow.
Qt (PySide6, Shiboken) lies in {folder} as libraries of its own, which you may put others in the place of, as its
licence asks. The program's own licence has not been chosen yet: ask whoever gave it to you before you hand it on.
"""
RULE = "=" * 100


def licence_page(version: str, folder: str, parts: Sequence[Part]) -> str:
    """Return every part with its licence, first as a list and then in full; words that several share stand once."""
    lines = [HEAD.format(version=version, folder=folder)]
    lines += [f"  {part.name} {part.version}: {part.licence}" for part in parts]
    texts: dict[str, list[str]] = {}
    for part in parts:
        for name, text in part.texts:
            texts.setdefault(text.strip(), []).append(f"{part.name} ({name.rpartition('/')[2]})")
    for text, whose in texts.items():
        lines += ["", RULE, ", ".join(whose), RULE, "", text]
    return "\n".join([*lines, ""])


def sbom(version: str, made: datetime, parts: Sequence[Part]) -> str:
    """Return the parts as a CycloneDX bill of materials; the same parts at the same time give the same bytes."""
    ours = {"type": "application", "bom-ref": "carehome-desktop", "name": "carehome-desktop", "version": version}
    components = [
        {
            "type": "library",
            "bom-ref": part.purl,
            "name": part.name,
            "version": part.version,
            "purl": part.purl,
            "licenses": [_licence(part)],
        }
        for part in parts
    ]
    names = "\n".join(part.purl for part in parts)
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'carehome-desktop {version} {names}')}",
        "version": 1,
        "metadata": {"timestamp": made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "component": ours},
        "components": components,
        "dependencies": [{"ref": "carehome-desktop", "dependsOn": [part.purl for part in parts]}],
    }
    return json.dumps(bill, indent=2, ensure_ascii=False) + "\n"


def _licence(part: Part) -> dict[str, object]:
    if SPDX.fullmatch(part.licence):
        return {"expression": part.licence}
    return {"license": {"name": part.licence}}

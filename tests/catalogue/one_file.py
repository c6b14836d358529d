"""Packs for tests: the small sets of packs.py in one file, whole and good until a test spoils a place of it."""

from __future__ import annotations

from pathlib import Path

from tests.catalogue.packs import PROGRAMME, QUESTION, SECTION

VERSION, FIRST_DAY = "2026-11", "2026-11-16"


def tables(prefix: str, text: str) -> str:
    """Return a file's text as it stands inside a pack: its headers under a prefix."""
    lines = []
    for line in text.splitlines():
        if line.startswith("[["):
            lines.append(f"[[{prefix}.{line[2:]}")
        elif line.startswith("["):
            lines.append(f"[{prefix}.{line[1:]}")
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def set_text(section: str, *questions: str) -> str:
    """Return one [[set]] from the texts of its files."""
    whole = "[[set]]\n[set.section]\n" + tables("set.section", section)
    return whole + "".join("\n[[set.question]]\n" + tables("set.question", each) for each in questions)


def warmth(version: str = VERSION, first_day: str = FIRST_DAY, *, questions: int = 2) -> str:
    """Return section.toml of a version of the set about warmth."""
    text = SECTION.replace('version = "2020-11"', f'version = "{version}"')
    text = text.replace("first_day = 2020-11-01", f"first_day = {first_day}")
    return text.replace("question_count = 2", f"question_count = {questions}")


def pack_text(*sets: str, programme: bool = False) -> str:
    """Return a pack of these sets; without any, of the set about warmth with a hall and a lounge."""
    own = sets or (set_text(warmth(), QUESTION.format(id="hall", number=1), QUESTION.format(id="lounge", number=2)),)
    return "pack = 1\n\n" + "\n".join(own) + ("\n[[programmes]]\n" + PROGRAMME if programme else "")


def pack_file(folder: Path, text: str | bytes, name: str = "new.toml") -> Path:
    """Write a file as it came from outside."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path

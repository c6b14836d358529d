"""Packs for tests: the small sets of packs.py in one file, whole and good until a test spoils a place of it."""

from __future__ import annotations

from pathlib import Path

from carehome_desktop.resources import resources_root
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


def newer_infection_control(first_day: str = "2026-11-30", version: str = "2026-11") -> str:
    """Return a pack with the 13 questions as a newer set: one in other words, one of another kind, one gone, one added."""
    folder = resources_root() / "sections" / "infection-control"
    section = (folder / "2020-08" / "section.toml").read_text(encoding="utf-8")
    section = section.replace('version = "2020-08"', f'version = "{version}"').replace('same_as = "2020-05"\n', "")
    section = section.replace("first_day = 2020-08-10", f"first_day = {first_day}")
    files = {path.name: path for at in ("2020-05", "2020-08") for path in (folder / at).glob("[0-9]*.toml")}
    texts = {name: path.read_text(encoding="utf-8") for name, path in sorted(files.items())}
    texts["03-full-wages.toml"] = texts["03-full-wages.toml"].replace('heading = "', 'heading = "And now: ', 1)
    kit = texts["05-test-kits.toml"].replace('kind = "yes-no"', 'kind = "whole-number"\nunit = "kits"', 1)
    texts["05-test-kits.toml"] = kit.replace("[guidance]\n", '[guidance]\ncounts = ["Count the kits."]\n', 1)
    last = texts.pop("13-mutual-aid.toml")
    texts["13-kettle.toml"] = last.replace('id = "mutual-aid"', 'id = "kettle"', 1).replace(
        "Has the NHS offered its mutual aid to your home?", "Does each floor have a kettle?"
    )
    text = pack_text(set_text(section, *texts.values()))
    assert f"first_day = {first_day}" in text
    return text

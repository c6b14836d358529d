"""Reads a fault plan from a TOML or JSON file; what is wrong is named by file, line and what is expected."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, get_args

import msgspec

from carehome_desktop.endpoint.faults import Fault, StatusCode
from carehome_desktop.endpoint.problems import KINDS

# What to write, for the keys whose readers say only what was written.
_EXPECTED = {
    "version": "a date such as 2026-11-21",
    "fault": f"one of: {', '.join(str(fault.__struct_config__.tag) for fault in get_args(Fault))}",
    "method": "GET, PUT or *",
    "return-id": "the id of a return in lower case",
    "nth": "a whole number, 1 or more",
    "times": 'a whole number, 1 or more, or "always"',
    "seconds": 'seconds from 0 to 86400, for a stall also "for-ever"',
    "status": f"a status this fault can have (status: {', '.join(str(code) for code in get_args(StatusCode))})",
    "when": '"before" or "after"',
    "body": '"problem", "html" or "empty"',
    "begin": '"head" or "body"',
    "wrong": '"id", "digest" or "receipt-id"',
    "announced": '"half" or "whole"',
    "mib": "a whole number of MiB, 1 or more, and not over 64 for a huge answer",
    "pointer": "a JSON pointer such as /answers/0/value",
}


class PlanFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named, dated plan: what it teaches, and its steps."""

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,60}\Z")]
    version: date
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    about: Annotated[str, msgspec.Meta(min_length=1, max_length=4000)]
    step: Annotated[list[Fault], msgspec.Meta(min_length=1, max_length=1000)]


@dataclass(frozen=True)
class WrongPlan:
    """Why a plan file cannot be used."""

    file: str
    line: int | None
    words: str

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{where}: {self.words}"


def read_plan(path: Path) -> PlanFile | WrongPlan:
    """Return the plan of a file, or what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        return WrongPlan(path.name, None, f"The file cannot be read: {error.strerror}.")
    except UnicodeDecodeError:
        return WrongPlan(path.name, None, "Expected text in UTF-8.")
    is_json = path.suffix.lower() == ".json"
    try:
        plain = json.loads(text) if is_json else tomllib.loads(text)
    except json.JSONDecodeError as error:
        return WrongPlan(path.name, error.lineno, f"Expected JSON: {error.msg}.")
    except tomllib.TOMLDecodeError as error:
        return _not_toml(path.name, text, str(error))
    try:
        plan = msgspec.convert(plain, PlanFile)
    except msgspec.ValidationError as error:
        return _not_a_plan(path.name, "" if is_json else text, str(error))
    for number, fault in enumerate(plan.step):
        problem = getattr(fault, "problem", None)
        if problem is not None and problem not in KINDS:
            line = None if is_json else _line(text, number, "problem")
            return WrongPlan(path.name, line, f"Expected for problem one of: {', '.join(sorted(KINDS))}.")
    return plan


def _not_toml(name: str, text: str, words: str) -> WrongPlan:
    found = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", words)
    if found is None:
        return WrongPlan(name, None, f"Expected TOML: {words}.")
    line = int(found.group(1)) if found.group(1) else len(text.splitlines())
    return WrongPlan(name, line, f"Expected TOML: {words[: found.start()]}.")


def _not_a_plan(name: str, text: str, words: str) -> WrongPlan:
    """Find the line of a validation error by the step and the key that its path names."""
    found = re.search(r" - at `\$(.*)`$", words)
    said = words[: found.start()] if found else words
    where = found.group(1) if found else ""
    step = re.match(r"\.step\[(\d+)\]", where)
    keys = [*re.findall(r"\.([a-z-]+)", where.removeprefix(step.group(0) if step else "")), *_unknown(said)]
    line = _line(text, int(step.group(1)) if step else None, keys[-1] if keys else None)
    place = f"step {int(step.group(1)) + 1}" if step else "the file"
    key = keys[0] if keys else ""
    if key in _EXPECTED and "field" not in said:
        return WrongPlan(name, line, f"Expected for {key} in {place} {_EXPECTED[key]}.")
    return WrongPlan(name, line, f"{said.replace('`', '')} (in {place}{key and f', {key}'}).")


def _unknown(said: str) -> list[str]:
    return re.findall(r"unknown field `([^`]+)`", said)


def _line(text: str, step: int | None, key: str | None) -> int | None:
    """Return the line of a key, or of its step, counted from 1; None if it is not to be found."""
    at: int | None = None
    section = -1
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(r"\s*\[\[\s*step\s*\]\]", line):
            section += 1
            if section == step:
                at = number
        inside = section == step if step is not None else section == -1
        if inside and key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return at

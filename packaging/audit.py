"""Asks a public list of weaknesses (OSV) about every library that the packages carry, once, by name and version.

    audit.py LOCK EXCEPTIONS [TODAY]

Ends with 1 if a library has a known weakness that EXCEPTIONS does not name, or names no longer. If nobody could be asked, it says
NOT CHECKED and ends with 3: what was not looked at is never told as clean. CAREHOME_OSV names another place to ask.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tomllib
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

WHERE = "https://api.osv.dev/v1/querybatch"
PATIENCE = 30.0
CLEAN, WEAK, NOT_CHECKED = 0, 1, 3
LINE = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


@dataclass(frozen=True)
class Borne:
    """A weakness that is lived with: until when, and why it does no harm here."""

    id: str
    until: date
    why: str


def libraries(lock: str) -> list[tuple[str, str]]:
    """Return every library of a lock with its version."""
    return [(found[1], found[2]) for found in LINE.finditer(lock)]


def exceptions(text: str) -> dict[str, Borne]:
    """Return what is lived with, by id; ValueError if one has no day or no reason."""
    borne = {}
    for each in tomllib.loads(text).get("borne", []):
        if not isinstance(each.get("until"), date) or not str(each.get("why", "")).strip():
            raise ValueError(f"{each.get('id', 'An exception')} needs a day (until) and a reason (why).")
        borne[each["id"]] = Borne(each["id"], each["until"], each["why"])
    return borne


def ask(asked: Sequence[tuple[str, str]], where: str) -> list[list[str]]:
    """Return the ids of each library's known weaknesses, in one exchange; OSError or ValueError if there was no proper answer."""
    queries = [{"package": {"name": name, "ecosystem": "PyPI"}, "version": version} for name, version in asked]
    body = json.dumps({"queries": queries}).encode()
    request = urllib.request.Request(where, body, {"Content-Type": "application/json"})  # noqa: S310 - an address of ours
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
        results = json.loads(answer.read())["results"]
    if len(results) != len(asked):
        raise ValueError("it answered about other libraries than it was asked about")
    return [[found["id"] for found in result.get("vulns", [])] for result in results]


def judge(
    asked: Sequence[tuple[str, str]], found: Sequence[Sequence[str]], borne: Mapping[str, Borne], today: date
) -> list[str]:
    """Return a sentence for each weakness that must not go out."""
    wrong = []
    for (name, version), ids in zip(asked, found, strict=True):
        for id_ in ids:
            exception = borne.get(id_)
            if exception is None:
                wrong.append(f"{name} {version} has a known weakness: {id_}.")
            elif exception.until < today:
                wrong.append(
                    f"{name} {version}: {id_} was lived with until {exception.until:%d %B %Y} ({exception.why})."
                )
    return wrong


def main(arguments: Sequence[str]) -> int:
    """Ask, judge and say it."""
    lock, listed = (Path(name).read_text("utf-8") for name in arguments[:2])
    today = date.fromisoformat(arguments[2]) if len(arguments) > 2 else datetime.now(UTC).date()
    asked, borne = libraries(lock), exceptions(listed)
    try:
        found = ask(asked, os.environ.get("CAREHOME_OSV", WHERE))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        print(f"Known weaknesses: NOT CHECKED, the list could not be asked ({type(error).__name__}: {error}).")
        return NOT_CHECKED
    if wrong := judge(asked, found, borne, today):
        print("\n".join(wrong), file=sys.stderr)
        return WEAK
    lived_with = sum(map(len, found))
    print(
        f"Known weaknesses: none in {len(asked)} libraries on {today:%d %B %Y}, besides {lived_with} lived with. "
        "What the libraries themselves carry inside (Qt, SQLCipher, OpenSSL, PDFium) and Python are not on this list."
    )
    return CLEAN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How moments and plain data lie in a column: as text that sorts, and that anyone can read."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any


def canonical(data: object) -> str:
    """Return plain data (dicts, lists, texts, numbers) as one text for one meaning: keys in order, no spaces."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain(text: str | None) -> Any:
    """Return the plain data that a column holds; None where it holds nothing."""
    return None if text is None else json.loads(text)


def moment_text(moment: datetime) -> str:
    """Return an aware moment as UTC text; ValueError without its zone: it would mean another hour in summer."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """Read the text back as an aware moment."""
    return datetime.fromisoformat(text)

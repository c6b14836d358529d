"""How moments, plain data and periods lie in a column."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Text
from sqlalchemy.types import TypeDecorator


def canonical(data: object) -> str:
    """Return plain data as one text for one meaning: keys in order, no spaces."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept as UTC text so that it sorts and can be read by anyone."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        """Refuse a moment without its zone: it would mean another hour in summer."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        """Read the text back as an aware moment."""
        return None if value is None else datetime.fromisoformat(value)


class Plain(TypeDecorator[Any]):
    """Plain data (dicts, lists, texts, numbers) as canonical JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> str | None:
        """Write it."""
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect: Any) -> Any:
        """Read it."""
        return None if value is None else json.loads(value)

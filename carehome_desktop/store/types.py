"""How SQLAlchemy writes moments and plain data into a column, and reads them back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Text
from sqlalchemy.types import TypeDecorator

from carehome_desktop.store import as_text


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept as UTC text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        """Write it, and refuse one without its zone."""
        return None if value is None else as_text.moment_text(value)

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        """Read it."""
        return None if value is None else as_text.moment(value)


class Plain(TypeDecorator[Any]):
    """Plain data (dicts, lists, texts, numbers) as canonical JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> str | None:
        """Write it."""
        return None if value is None else as_text.canonical(value)

    def process_result_value(self, value: str | None, dialect: Any) -> Any:
        """Read it."""
        return as_text.plain(value)

"""Whether any isolation was recorded: asked of every home, so that one without, or without news, loads nothing of the wages."""

from __future__ import annotations

from datetime import datetime

from carehome_desktop.store.as_text import moment_text
from carehome_desktop.store.looking import Reader


def is_in_use(reader: Reader) -> bool:
    """Return whether there is any isolation, taken back or not."""
    return reader.exec_driver_sql("SELECT 1 FROM isolations LIMIT 1").fetchone() is not None


def is_told_since(reader: Reader, moment: datetime) -> bool:
    """Return whether an isolation was recorded, put right or taken back after a moment."""
    found = reader.exec_driver_sql("SELECT 1 FROM isolations WHERE recorded_at > ? LIMIT 1", (moment_text(moment),))
    return found.fetchone() is not None

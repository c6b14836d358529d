"""Whether a return was filed before: asked of each section that is opened, so that one of which nothing was loads nothing of the outbox."""

from __future__ import annotations

from carehome_desktop.domain.periods import Period
from carehome_desktop.store.looking import Reader


def newest_revision(reader: Reader, section_id: str, period: Period) -> str | None:
    """Return the id of a return's newest revision."""
    row = reader.exec_driver_sql(
        "SELECT outbox.return_id FROM outbox JOIN returns ON returns.id = outbox.return_id "
        "WHERE returns.section = ? AND returns.period_kind = ? AND returns.period = ? "
        "ORDER BY returns.revision DESC LIMIT 1",
        (section_id, period.kind.value, period.text),
    ).fetchone()
    return str(row[0]) if row else None

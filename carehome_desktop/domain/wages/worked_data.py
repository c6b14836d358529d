"""How it was worked out, as plain data for the file and for scripts, and back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from carehome_desktop.domain.wages.worked_out import Asked, Way, WorkedOut


def asked_as_data(asked: Asked) -> dict[str, Any]:
    """Return what the working goes by: decimals as text, sums in pence."""
    return {
        "way": asked.way.value if asked.way else None,
        "shifts": list(asked.shifts),
        "hours": _text(asked.hours),
        "rate": _text(asked.rate),
        "hours_a_week": _text(asked.hours_a_week),
        "missed": asked.missed,
        "weeks": asked.weeks,
        "week_pence": list(asked.week_pence),
        "only_paid": asked.only_paid,
        "usual_days": list(asked.usual_days),
        "average_earnings_pence": asked.average_earnings,
        "waiting_days": asked.waiting_days,
    }


def asked_from_data(data: Mapping[str, Any]) -> Asked:
    """Return what `asked_as_data` wrote."""
    return Asked(
        way=Way(data["way"]) if data["way"] else None,
        shifts=tuple(data["shifts"]),
        hours=_number(data["hours"]),
        rate=_number(data["rate"]),
        hours_a_week=_number(data["hours_a_week"]),
        missed=data["missed"],
        weeks=data["weeks"],
        week_pence=tuple(data["week_pence"]),
        only_paid=data["only_paid"],
        usual_days=tuple(data["usual_days"]),
        average_earnings=data["average_earnings_pence"],
        waiting_days=data["waiting_days"],
    )


def worked_as_data(worked: WorkedOut) -> dict[str, Any]:
    """Return how it was worked out."""
    return {"asked": asked_as_data(worked.asked), "lines": list(worked.lines), "doubts": list(worked.doubts)}


def worked_from_data(data: Mapping[str, Any]) -> WorkedOut:
    """Return what `worked_as_data` wrote."""
    return WorkedOut(asked_from_data(data["asked"]), tuple(data["lines"]), tuple(data["doubts"]))


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)

"""What Today says of the funds: which report is due soon or was due lately, and whose papers were to be kept until now."""

from __future__ import annotations

from functools import partial

from carehome_desktop.ui.go import Go
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.today.needs import Need


def fund_needs(session: Session, go: Go) -> list[Need]:
    """Return what is due, what was sent and is different now, and what need no longer be kept, of the funds that the home uses."""
    today = session.clock.local().date()
    due = [
        Need(
            f"{each.scheme_name}: {each.due.point.label}. {each.due.words(today)}",
            "amber" if each.due.point.due < today else "blue",
            "Open the report",
            partial(go.to_fund_report, each.scheme_id),
        )
        for each in session.fund_returns.pressing()
    ]
    past = [
        Need(
            f"{each.scheme.name}: {each.keeping.words(today)}",
            "blue",
            "Look at how long to keep it",
            partial(go.to_evidence, each.scheme.id),
        )
        for each in session.council.past_keeping()
    ]
    changed = [
        Need(each.words(), "blue", "Open the report", partial(go.to_fund_report, each.sent.scheme_id))
        for each in session.fund_returns.changed_since()
    ]
    return due + changed + past

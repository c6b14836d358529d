"""What of the stock needs the manager today."""

from __future__ import annotations

from functools import partial

from carehome_desktop.domain.stock.call_sheet import days_left
from carehome_desktop.domain.stock.standing import STANDING_WORDS, Standing
from carehome_desktop.services.stock import TypeStatus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.ppe.words import lasts_words, shown
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.today.needs import Need

SEE, ASK, OWN_DAYS = "See it under PPE", "See whom to ask", "Set your own days"
SOON = 3
"""Days. The emergency line of 2020 was for what is needed within 72 hours (action plan of April 2020, 1.17): no other span was found."""


def stock_needs(session: Session, go: Go) -> list[Need]:
    """Return what is low or to be counted again, what is to be ordered today, and answers that a later count contradicts."""
    statuses = session.stock.status()
    today, orders = session.clock.local().date(), session.stock_supply.order_by(statuses)
    found: list[Need] = []
    for each in statuses:
        order = orders.get(each.kind.id)
        due = order is not None and order.day <= today
        if each.standing in (Standing.RED, Standing.COUNT_AGAIN) or due:
            words = _words(each) + (f" {order.words(today)}" if order is not None and due else "")
            colour = "red" if each.standing in (Standing.RED, Standing.COUNT_AGAIN) else "amber"
            low = each.standing is Standing.RED
            if low and (asked := session.stock_routes.last_asked(each.kind.id)):
                words += f" {asked}"
            verb, show = (ASK, go.to_ppe_ladder) if low else (SEE, go.to_ppe_type)
            found.append(Need(words, colour, verb, partial(show, each.kind.id)))
        elif each.standing is Standing.NO_LINES and _soon(each):
            words = f"{each.kind.name}: {lasts_words(each)} No days of your home’s own say yet when that is too low."
            found.append(Need(words, "amber", OWN_DAYS, partial(go.to_ppe_type, each.kind.id)))
    for one in session.stock_answers.contradictions():
        words = f"{one.heading} You sent an answer, and what was counted since says otherwise. {one.proposal.words}"
        open_it = partial(go.to_question, one.section_id, one.period, one.question_id)
        found.append(Need(words, "amber", "Look at the answer", open_it))
    return found


def _soon(status: TypeStatus) -> bool:
    left = days_left(status.forecast) if status.forecast is not None else None
    return left is not None and left < SOON


def _words(status: TypeStatus) -> str:
    _, said = shown(status)
    return f"{status.kind.name}: {(said or STANDING_WORDS[status.standing]).lower()}. {lasts_words(status)}"

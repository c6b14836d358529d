"""What is known of a fund from its dated file, each thing with how sure it is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.wages.schemes import Counts, Scheme
from carehome_desktop.domain.words import day_words
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.text import Hint, Strong, Text

REST = "The rest was the council’s to give as it saw fit."
COUNTS = {
    Counts.INCURRED: "The date of the bill",
    Counts.PAID: "The day it was paid",
    Counts.NOT_KNOWN: "Not known. Here the date of the bill is taken, and the day it was paid where only that is there.",
}


def about_fund(scheme: Scheme) -> QWidget:
    """Return all that the program goes by, in words with its sources."""
    card = Card()
    _tell(card, "What it is for", scheme.about, scheme.known.words())
    if scheme.funder:
        _tell(card, "Who gives it", scheme.funder)
    if scheme.legal:
        _tell(card, "Its name in law", scheme.legal)
    if scheme.beds_words:
        _tell(card, "Beds", scheme.beds_words)
    if scheme.direct_share is not None:
        _tell(card, "Shared out to homes by their beds", f"{scheme.direct_share} per cent. {REST}")
    for pot in scheme.pots:
        share = f"{pot.direct_share} per cent of it by beds." if pot.direct_share is not None else ""
        _tell(card, f"Kept apart: {pot.label}", share, pot.known.words())
    for each in scheme.instalments:
        share = f"{each.share} per cent of the whole." if each.share is not None else ""
        _tell(card, each.label, share, each.known.words())
    if scheme.reimbursed < 100:
        _tell(card, "Of the wages it pays", f"{scheme.reimbursed} per cent, rounded down to the penny")
    if not scheme.plain:
        _tell(card, "Which day of a cost counts", COUNTS[scheme.counts])
    if scheme.before_payment:
        _tell(card, "Before it is paid", scheme.before_payment)
    for measure in scheme.measures:
        days = ""
        if (measure.first_day, measure.last_day) != (scheme.first_day, scheme.last_day):
            days = f"Paid for {day_words(measure.first_day)} to {day_words(measure.last_day)}. "
        _tell(card, measure.label, f"{days}{measure.advice}".strip(), measure.known.words())
    for excluded in scheme.excluded:
        _tell(card, f"Not paid for: {excluded.label}", "", excluded.known.words())
    if scheme.repay_by is not None:
        _tell(card, "What is not spent goes back by", day_words(scheme.repay_by))
    _tell(card, "Keep the papers until", f"{day_words(scheme.keep_until())}. {scheme.keeping}".strip())
    return card


def _tell(card: Card, name: str, *words: str) -> None:
    card.body.addWidget(Strong(breakable(name)))
    for at, said in enumerate(words):
        if said:
            card.body.addWidget(Hint(breakable(said)) if at else Text(breakable(said)))

"""What is known of a fund from its dated file, each thing with how sure it is, and what an instalment asks for."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.wages.schemes import Scheme
from carehome_desktop.domain.words import day_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.text import Hint, Strong, Text


def about_fund(scheme: Scheme) -> QWidget:
    """Return all that the program goes by, in words with its sources."""
    card = Card()
    _tell(card, "What it is for", scheme.about, scheme.known.words())
    if scheme.legal:
        _tell(card, "Its name in law", scheme.legal)
    if scheme.beds_words:
        _tell(card, "Beds", scheme.beds_words)
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


def conditions(scheme: Scheme) -> QWidget | None:
    """Return what each instalment asks for, as a list to read through; None where nothing is known of that."""
    asked = [each for each in scheme.instalments if each.conditions]
    if not asked:
        return None
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), 0)
    column.setSpacing(theme.space(1))
    for instalment in asked:
        column.addWidget(Strong(f"{instalment.label}: what it asks for"))
        for condition in instalment.conditions:
            column.addWidget(Text(breakable(f"•  {condition.words}")))
            column.addWidget(Hint(breakable(condition.known.words())))
    return holder


def _tell(card: Card, name: str, *words: str) -> None:
    card.body.addWidget(Strong(breakable(name)))
    for at, said in enumerate(words):
        if said:
            card.body.addWidget(Hint(breakable(said)) if at else Text(breakable(said)))

"""Which fields a kind of answer has. A new kind is a widget of its own and one line here; each is loaded when first asked for."""

from __future__ import annotations

from carehome_desktop.domain.questions import AnswerKind
from carehome_desktop.ui.question.field import AnswerField
from carehome_desktop.ui.question.view import QuestionView


def field_for(view: QuestionView) -> AnswerField:
    """Return the fields for a question that asks for more than a yes or a no."""
    assert view.asked is not None
    if view.lead:
        from carehome_desktop.ui.question.lead import LeadFirst

        return LeadFirst(view)
    match view.asked.kind:
        case AnswerKind.CHOICE:
            from carehome_desktop.ui.question.choice import ChoiceField

            return ChoiceField(view)
        case AnswerKind.NUMBER:
            from carehome_desktop.ui.question.number import NumberField

            return NumberField(view)
        case AnswerKind.COUNTS:
            from carehome_desktop.ui.question.counts import CountsField

            return CountsField(view)
        case AnswerKind.DATE:
            from carehome_desktop.ui.question.day import DayField

            return DayField(view)
        case AnswerKind.TEXT:
            from carehome_desktop.ui.question.words import WordsField

            return WordsField(view)
        case AnswerKind.PICKS:
            from carehome_desktop.ui.question.picks import PicksField

            return PicksField(view)
        case AnswerKind.YES_NO:
            raise ValueError("yes and no stand on the page itself")

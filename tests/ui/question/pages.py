"""The question page as it is met: new, to find out, carried over with the helper open, with a problem."""

from __future__ import annotations

from datetime import date

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.questions import AnswerKind
from carehome_desktop.domain.values import Choice, Counts, Number, Picks, Words
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.question.page import QuestionPage
from carehome_desktop.ui.question.view import Carried, QuestionView
from carehome_desktop.ui.shell.main_window import MainWindow
from carehome_desktop.ui.shell.place import Place
from tests.ui.gallery import page
from tests.ui.question.kinds import of_kind
from tests.ui.question.samples import question

PLACES = (
    ("today", "Today"),
    ("returns", "Returns"),
    ("guidance", "Guidance"),
    ("history", "History"),
    ("settings", "Settings"),
)


def in_window(content: QuestionPage, view: QuestionView) -> MainWindow:
    """Return the window as it stands with a question open."""
    window = MainWindow("Rosewood House", True, [Place(id_, word, id_, QWidget) for id_, word in PLACES])
    window.set_honest_line("3 waiting – no connection since 9:14am · last received 8 Nov 4:40pm", State.WAITING)
    content.show_question(view)
    window.first_painted.connect(
        lambda: (window.show_place("returns"), window.open_page(content), content.take_focus())
    )
    return window


@page("question")
def new() -> QWidget:
    """Nothing answered yet."""
    return in_window(QuestionPage(), question())


@page("question-answered")
def answered() -> QWidget:
    """Answered, with a note and the moment it was saved."""
    view = question(
        answer=True, note="Paid from 1 November. Wages book, page 12.", saved_words="Saved on this computer 2:02pm"
    )
    return in_window(QuestionPage(), view)


@page("question-find-out")
def find_out() -> QWidget:
    """To find out, with whom to ask and by when."""
    view = question(
        answer="find-out",
        find_whom="The bookkeeper",
        find_by=date(2026, 11, 24),
        saved_words="Saved on this computer 2:02pm",
    )
    return in_window(QuestionPage(), view)


@page("question-helper")
def helper() -> QWidget:
    """Carried over, with advice, the two steps open and a tick."""
    content = QuestionPage()
    window = in_window(
        content,
        question(
            heading="Can your staff get training in how to use PPE?",
            label_quoted="Access to training in the use of PPE from clinical or Public Health teams",
            carried=Carried("Yes", "From Saturday 14 November 2026. Not yet confirmed for today."),
            needs_helper=True,
            declined=False,
            advice=("Until 30 August 2020, homes only for people under 65 answered no.",),
        ),
    )
    content.helper.opener.click()
    content.helper.needed.buttons[0].setChecked(True)
    content.helper.got.buttons[1].setChecked(True)
    return window


@page("question-problem")
def problem() -> QWidget:
    """A day that cannot be read and a note that is too long."""
    content = QuestionPage()
    window = in_window(
        content, question(answer="find-out", longest_note=20, note="A note that is longer than it may be.")
    )
    content.find_out.by.box.setText("when I can")
    window.first_painted.connect(content.show_problems)
    return window


@page("question-number")
def number() -> QWidget:
    """A number that was not understood, and last month's."""
    content = QuestionPage()
    view = of_kind(
        AnswerKind.NUMBER,
        before=Number(2_140),
        before_words="October 2026",
        sure="The tracker’s data has a field “hoursPaid”. That the page asks for it each month is our reading. Check the page.",
    )
    window = in_window(content, view)
    window.first_painted.connect(lambda: (QTest.keyClicks(content.field.box, "about 2,000"), content.field.problem()))  # type: ignore[union-attr]
    return window


@page("question-counts")
def counts() -> QWidget:
    """A table with last week's figures beside it, two of its lines typed."""
    return in_window(
        QuestionPage(),
        of_kind(
            AnswerKind.COUNTS,
            value=Counts.of({"nurses": 3, "care": 12}),
            before=Counts.of({"nurses": 3, "care": 14, "non-care": 6}),
            before_words="20 November",
            carried=Carried(
                "", "Lines you leave blank can be taken over from Friday 20 November 2026.", "Fill the blank lines"
            ),
            saved_words="Saved on this computer 2:02pm",
        ),
    )


@page("question-choice")
def choice() -> QWidget:
    """One of four colours, the last one not yet confirmed."""
    return in_window(
        QuestionPage(),
        of_kind(
            AnswerKind.CHOICE,
            value=Choice("amber"),
            saved_words="Saved on this computer 2:02pm",
        ),
    )


@page("question-date")
def date_() -> QWidget:
    """A day as it was typed."""
    content = QuestionPage()
    window = in_window(content, of_kind(AnswerKind.DATE))
    window.first_painted.connect(lambda: QTest.keyClicks(content.field.box, "5 June 2020"))  # type: ignore[union-attr]
    return window


@page("question-text")
def text() -> QWidget:
    """A few words."""
    return in_window(QuestionPage(), of_kind(AnswerKind.TEXT, value=Words("The east wing has no heating.")))


@page("question-picks")
def picks() -> QWidget:
    """What the home has, with its own definition."""
    return in_window(
        QuestionPage(), of_kind(AnswerKind.PICKS, value=Picks.of({"general-nursing": "Ground floor, rooms 1 to 12"}))
    )


@page("question-lead")
def lead() -> QWidget:
    """Another question comes first."""
    words = "First answer question 1: Which types of bed does your home have? Then only those are asked here."
    return in_window(QuestionPage(), of_kind(AnswerKind.COUNTS, parts=(), lead=words))

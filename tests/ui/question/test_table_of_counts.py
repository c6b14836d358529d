"""A table of counts: the keys go from line to line, the total has its unit, and blank is not nought."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from carehome_desktop.domain.questions import AnswerKind, Part
from carehome_desktop.domain.values import Counts
from carehome_desktop.ui import theme
from carehome_desktop.ui.question.counts import CountsField
from carehome_desktop.ui.question.view import Carried
from tests.ui.accessible import name_of, settle
from tests.ui.question.asking import DOWN, ENTER, UP, Ask, focus, heard, words
from tests.ui.question.kinds import STAFF, asked


def test_enter_and_the_arrows_go_from_line_to_line_and_from_the_last_on(qtbot, ask: Ask) -> None:
    page = ask(AnswerKind.COUNTS)
    told, on = heard(page), heard(page, "go_on")
    for figure in ("3", "12", "4"):
        assert on == []
        qtbot.keyClicks(focus(), figure)
        qtbot.keyClick(focus(), ENTER)
    assert told[-1] == Counts.of({"nurses": 3, "care": 12, "non-care": 4})
    assert len(on) == 1
    qtbot.keyClick(focus(), UP)
    assert name_of(focus()) == "Care-providing staff"
    qtbot.keyClick(focus(), DOWN)
    qtbot.keyClick(focus(), DOWN)
    assert name_of(focus()) == "Non-care-providing staff"


def test_the_total_has_its_unit_and_says_while_a_line_is_blank(qtbot, ask: Ask) -> None:
    page = ask(AnswerKind.COUNTS, value=Counts.of({"nurses": 3, "care": 1_200}))
    assert "Total so far" in words(page)
    assert "1,203 people" in words(page)
    assert name_of(focus()) == "Non-care-providing staff"
    qtbot.keyClicks(focus(), "0")
    assert "Total" in words(page)


def test_last_times_figures_stand_beside_the_lines_and_are_never_filled_in(ask: Ask) -> None:
    page = ask(
        AnswerKind.COUNTS,
        before=Counts.of({"nurses": 3, "care": 12, "non-care": 4}),
        before_words="October 2026",
        carried=Carried("", "From October 2026.", "Confirm these figures"),
    )
    shown = words(page)
    assert [word for word in shown if word in ("October 2026", "3", "12", "4", "19")] == [
        "October 2026",
        "3",
        "12",
        "4",
        "19",
    ]
    assert isinstance(page.field, CountsField)
    assert [box.text() for box in page.field.lines] == ["", "", ""]
    assert page.field.value() is None


def test_a_line_that_cannot_be_read_is_named(qtbot, ask: Ask) -> None:
    page = ask(AnswerKind.COUNTS)
    told = heard(page)
    qtbot.keyClicks(focus(), "3")
    qtbot.keyClick(focus(), ENTER)
    qtbot.keyClicks(focus(), "a dozen")
    assert page.show_problems()
    page.flush()
    assert told == [Counts.of({"nurses": 3})]
    assert any(word.startswith("Care-providing staff: Type a whole number of people") for word in words(page))


def test_only_the_lines_that_are_asked_are_shown(ask: Ask) -> None:
    page = ask(AnswerKind.COUNTS, parts=STAFF[:1])
    assert "Registered nurses" in words(page)
    assert "Care-providing staff" not in words(page)


def test_at_twice_the_text_the_page_follows_the_arrows_down_a_long_table(qtbot, ask: Ask, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0)
    page = ask(AnswerKind.COUNTS, parts=tuple(Part(f"kind-{at}", f"Kind {at}") for at in range(12)))
    page.area.verticalScrollBar().setValue(0)
    for _ in range(11):
        qtbot.keyClick(focus(), DOWN)
    settle()
    view = page.area.viewport()
    assert name_of(focus()) == "Kind 11"
    assert view.rect().contains(focus().mapTo(view, focus().rect().center())), "the figure is in sight"


def test_a_total_of_one_has_its_unit_for_one(ask: Ask) -> None:
    beds = asked(AnswerKind.COUNTS, unit="beds")
    one = ask(AnswerKind.COUNTS, as_asked=beds, value=Counts.of({"nurses": 1, "care": 0, "non-care": 0}))
    assert "1 bed" in words(one)


# One of several choices

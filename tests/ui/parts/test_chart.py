"""A chart shows the shape of figures, tells each by the keyboard, and draws in the theme's colours."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.chart import Chart, ChartPoint
from carehome_desktop.ui.parts.chart_scale import scale_for
from tests.ui.accessible import nameless

Present = Callable[[QWidget], None]

POINTS = (
    ChartPoint("1 Jun 2020", "4 beds", 4, 1),
    ChartPoint("2 Jun 2020", "9 beds", 9, 2),
    ChartPoint("3 Jun 2020", "Not answered", None, 3),
    ChartPoint("9 Jun 2020", "2 beds", 2, 9),
)


@pytest.fixture
def chart(present: Present) -> Chart:
    made = Chart()
    made.resize(600, 240)
    made.show_points("empty beds", POINTS)
    present(made)
    return made


def coloured(picture: QImage, colour: str) -> int:
    """Return how many pixels have a colour."""
    return sum(
        picture.pixelColor(x, y).name() == colour for x in range(picture.width()) for y in range(picture.height())
    )


def test_it_has_a_name_and_says_in_words_what_the_eye_sees(chart: Chart) -> None:
    assert nameless(chart) == []
    assert chart.accessibleName() == "Chart of empty beds"
    assert chart.accessibleDescription() == (
        "From 1 Jun 2020 to 9 Jun 2020: lowest 2 beds (9 Jun 2020), highest 9 beds (2 Jun 2020), last 2 beds. "
        "Left and Right tell each."
    )


def test_keys_go_from_point_to_point_and_stop_at_the_ends(chart: Chart) -> None:
    went: list[int] = []
    chart.pointed.connect(went.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Right):
        QTest.keyClick(chart, key)
    assert went == [0, 1, 0, 0, 3, 3]


def test_the_pointer_marks_the_point_that_is_nearest(chart: Chart) -> None:
    field = chart._field()
    QTest.mouseMove(chart, QPointF(field.right() - 3, field.center().y()).toPoint())
    assert chart.at == 3


def test_a_day_that_is_missing_leaves_room(chart: Chart) -> None:
    field = chart._field()
    spots = [chart._spot(field, at, 0).x() for at in range(4)]
    assert spots[3] - spots[2] == pytest.approx(6 * (spots[1] - spots[0]))


@pytest.mark.parametrize("scheme", [theme.Scheme.LIGHT, theme.Scheme.DARK, theme.Scheme.HIGH_CONTRAST])
def test_it_is_drawn_in_the_colours_of_the_theme(qapp: QApplication, chart: Chart, scheme: theme.Scheme) -> None:
    theme.apply(qapp, scheme, 1.0)
    qapp.processEvents()
    assert coloured(chart.grab().toImage(), theme.current().colours.accent) > 50


def test_nothing_to_draw_is_said_and_drawn_without_trouble(chart: Chart) -> None:
    chart.show_points("empty beds", ())
    assert not chart.grab().isNull()
    assert chart.accessibleDescription() == "There is nothing to draw."
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.at is None


def test_a_gap_breaks_the_line(chart: Chart) -> None:
    assert [[at for at, _ in run] for run in chart._runs()] == [[0, 1], [3]]


@pytest.mark.parametrize(
    ("levels", "ticks"),
    [
        ([], [0, 1]),
        ([0], [0, 1]),
        ([3], [0, 1, 2, 3]),
        ([5], [0, 2, 4, 6]),
        ([40], [0, 10, 20, 30, 40]),
        ([41], [0, 20, 40, 60]),
        ([99_999], [0, 50_000, 100_000]),
    ],
)
def test_the_scale_has_few_round_figures_and_holds_every_point(levels: list[int], ticks: list[int]) -> None:
    scale = scale_for(levels, ())
    assert [level for level, _ in scale.ticks] == ticks
    assert all(0 <= scale.share(level) <= 1 for level in levels)


def test_what_is_no_number_has_a_line_for_each_level() -> None:
    assert scale_for([1], ("No", "Yes")).ticks == ((0, "No"), (1, "Yes"))


def test_ten_years_of_days_are_drawn_without_being_felt(chart: Chart) -> None:
    """Counted in the processor's time of this thread, which does not grow when the computer is busy elsewhere."""
    chart.resize(1000, 200)
    days = [ChartPoint(str(day), "Yes" if day % 7 else "No", int(bool(day % 7)), day) for day in range(3_650)]
    chart.show_points("Wages", days, ("No", "Yes"))
    started = time.thread_time()
    first = chart.grab().toImage()
    assert time.thread_time() - started < 0.12
    assert coloured(first, theme.current().colours.accent) > 1_000
    chart.point_at(3_000)
    assert chart.grab().toImage() != first

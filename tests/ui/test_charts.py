import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget

from tests.ui.looks import Frame, cut_labels, spoken_name
from ui import theme
from ui.theme import Scheme
from ui.widgets import charts, spark, trend
from ui.widgets.access import Role, role_of
from ui.widgets.charts import ThemesChart, ThemesKey, spoken
from ui.widgets.course import number, signed
from ui.widgets.layout import column
from ui.widgets.spark import Spark
from ui.widgets.trend import TrendChart
from workbook.facts import Names, ThemeRow, Trend
from workbook.language import speaking

NAMES = Names("Mira Hollis & Jonas Adeyemi", "Mira", "Jonas")
ROWS = (
    ThemeRow("affection", "Affection", 1.2, 2.3, 1.0, 2.0),
    ThemeRow("openness", "Openness", 2.2, 1.4),
    ThemeRow("connection", "Connection", None, 2.4, 1.4, None),
    ThemeRow("support", "Support", 4.0, 4.0, 0.0, 0.1),
    ThemeRow("shared", "Shared life", None, None),
)
DAYS = tuple(date(2026, month, 3) for month in range(1, 7))
TREND = Trend("How close each felt", "0-10", DAYS, (3, 4, 4, 5, 6, 6), (5, 5, 4, None, 6, 7))

Score = st.none() | st.floats(0, 4)


def test_the_chart_is_said_in_numbers_and_names(app: object) -> None:
    chart = ThemesChart(NAMES, ROWS)
    assert role_of(chart) == Role.Chart
    assert "Mira" in spoken_name(chart)
    described = chart.accessibleDescription()
    assert "Affection: Mira 1.2, Jonas 2.3, 1.1 apart; at first Mira 1.0, Jonas 2.0." in described
    assert "Connection: Mira not enough answers, Jonas 2.4; at first" in described


def test_numbers_are_painted_as_the_language_of_the_window_writes_them(
    app: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    for module in (charts, trend, spark):
        monkeypatch.setattr(module, "say", lambda *given, **_more: painted.append(given[2]))
    with speaking("es"):
        halves = replace(TREND, first=(3, 4, 4, 5, 6, 6.5))
        for chart in (ThemesChart(NAMES, ROWS), TrendChart(NAMES, halves), Spark(NAMES, halves, "Close")):
            chart.resize(600, 200)
            chart.grab()
    numbers = [words for words in painted if re.match(r"\d", words)]
    assert {"2,3", "6,5"}.issubset(numbers)
    assert [words for words in numbers if re.search(r"\d\.\d", words)] == []


def test_what_is_alike_is_never_emphasised(app: object) -> None:
    near = (ThemeRow("a", "Affection", 2.0, 2.5), ThemeRow("o", "Openness", 2.0, 2.0), ThemeRow("t", "Time", None, 4.0))
    assert ThemesChart(NAMES, near).emphasised() == ()
    assert [row.key for row in ThemesChart(NAMES, ROWS).emphasised()] == ["affection", "openness"]
    assert ThemesChart(NAMES, ROWS, emphasise=0).emphasised() == ()


def test_the_trend_is_said_with_its_gap(app: object) -> None:
    chart = TrendChart(NAMES, TREND)
    described = chart.accessibleDescription()
    assert "Mira: 3 Jan 3; 3 Feb 4" in described
    assert "No rating on 3 Apr." in described


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("wide", [1168, 640])
def test_no_word_of_a_chart_is_cut(frame: Callable[..., Frame], scheme: Scheme, wide: int) -> None:
    theme.use(scheme)
    host = QWidget()
    key = ThemesKey(NAMES, "latest, 3 November", "first, 1 September")
    column(key, ThemesChart(NAMES, ROWS), TrendChart(NAMES, TREND), into=host)
    frame(host, wide)
    assert cut_labels(host) == []


def test_values_at_the_ends_do_not_run_into_what_stands_beside(frame: Callable[..., Frame]) -> None:
    """4.0 and 0.0 have their figures inside the plot: the figure's own room ends before the words "0.0 apart" begin."""
    host = QWidget()
    column(ThemesChart(NAMES, (ThemeRow("s", "Support", 4.0, 4.0), ThemeRow("t", "Time", 0.0, 0.0))), into=host)
    frame(host, 700)
    assert cut_labels(host) == []


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(Score, Score, Score, Score), max_size=9))
def test_any_scores_can_be_painted(app: object, rows: list[tuple[float | None, ...]]) -> None:
    chart = ThemesChart(NAMES, [ThemeRow(str(at), f"Theme {at}", *scores) for at, scores in enumerate(rows)])
    chart.resize(700, chart.height())
    assert not chart.grab().isNull()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(st.tuples(st.none() | st.integers(0, 10), st.none() | st.integers(0, 10)), max_size=40))
def test_any_course_can_be_painted(app: object, values: list[tuple[int | None, int | None]]) -> None:
    days = tuple(date.fromordinal(739_000 + 7 * at) for at in range(len(values)))
    trend = Trend("Close", "", days, tuple(v[0] for v in values), tuple(v[1] for v in values))
    chart = TrendChart(NAMES, trend)
    chart.resize(500, 200)
    assert not chart.grab().isNull()


def test_numbers_are_written_as_the_language_of_the_page_writes_them(app: object) -> None:
    assert [spoken(1.5), number(2), signed(-0.5), signed(0)] == ["1.5", "2.0", "−0.5", "0.0"]
    with speaking("es"):
        assert [spoken(1.5), number(2), signed(0.5), signed(0)] == ["1,5", "2,0", "+0,5", "0,0"]

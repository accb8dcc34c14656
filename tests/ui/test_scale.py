from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QWidget

from tests.ui.hands import click, press, type_words
from tests.ui.looks import Frame, spoken_name
from ui.widgets import scale as scale_file
from ui.widgets.layout import column
from ui.widgets.scale import Scale
from workbook.model.common import Whose

Key = Qt.Key


@pytest.fixture
def scale(frame: Callable[..., Frame]) -> Scale:
    made = Scale(Whose.SECOND, "Jonas", "How close?", before=7)
    host = QWidget()
    column(made, None, into=host)
    frame(host)
    made.setFocus()
    return made


@pytest.fixture
def given(scale: Scale) -> list[int | None]:
    heard: list[int | None] = []
    scale.changed.connect(heard.append)
    return heard


def test_figures_answer(scale: Scale, given: list[int | None]) -> None:
    type_words(scale, "5092")
    assert given == [5, 0, 9, 2]
    assert spoken_name(scale) == "Jonas, How close?: 2 of 10, last time 7"


@pytest.mark.parametrize("keys", ["10", "x", "X"])
def test_ten(scale: Scale, given: list[int | None], keys: str) -> None:
    type_words(scale, keys)
    assert given[-1] == scale.value() == 10


def test_a_slow_nought_is_a_nought(scale: Scale, given: list[int | None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale_file, "_SECOND_DIGIT_MS", 0)
    type_words(scale, "10")
    assert given == [1, 0]


def test_a_nought_after_something_else_is_a_nought(scale: Scale, given: list[int | None]) -> None:
    type_words(scale, "120")
    assert given == [1, 2, 0]


def test_delete_clears(scale: Scale, given: list[int | None]) -> None:
    scale.set_value(4)
    press(scale, Key.Key_Backspace)
    assert given == [None]
    assert spoken_name(scale) == "Jonas, How close?: no answer yet, last time 7"


def test_arrows_choose_only_with_space(scale: Scale, given: list[int | None]) -> None:
    press(scale, Key.Key_Right)
    press(scale, Key.Key_Right)
    assert given == []
    press(scale, Key.Key_Space)
    assert given == [1]


def test_the_mouse_reaches_every_place(scale: Scale, given: list[int | None]) -> None:
    for place in scale.findChildren(QRadioButton):
        click(place)
    assert given == list(range(11))


def test_it_grows_with_its_room(scale: Scale) -> None:
    assert scale.width() > 1000
    assert scale.place_box(10).right() == pytest.approx(scale.width())


def test_a_cover_shows_and_says_no_answer_and_takes_none(scale: Scale, given: list[int | None]) -> None:
    scale.set_value(4)
    before = scale.grab().toImage()
    scale.cover("given alone")
    covered = scale.grab().toImage()
    assert spoken_name(scale) == "Jonas, How close?: given alone"
    type_words(scale, "9x")
    press(scale, Key.Key_Delete)
    press(scale, Key.Key_Right)
    press(scale, Key.Key_Space)
    click(scale)
    assert given == []
    assert [b for b in scale.findChildren(QRadioButton) if b.isVisible()] == []
    for value in (None, 0, 10):
        scale.set_value(value)
        assert scale.grab().toImage() == covered, "it looks the same whatever was answered"
        assert spoken_name(scale) == "Jonas, How close?: given alone"
    scale.set_value(4)
    scale.cover("")
    assert scale.grab().toImage() == before
    assert spoken_name(scale) == "Jonas, How close?: 4 of 10, last time 7"

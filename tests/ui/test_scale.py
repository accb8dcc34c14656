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

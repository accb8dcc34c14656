from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QWidget

from tests.ui.hands import ALT, click, press, type_words
from tests.ui.looks import Frame, cut_labels, spoken_name, unnamed
from ui.widgets.access import Role, role_of
from ui.widgets.layout import column
from ui.widgets.rating import Rating
from workbook.model.common import Whose
from workbook.model.intake import AnswerState

Key = Qt.Key
ANCHORS = ("never", "seldom", "now and then", "often", "nearly always")
Given = tuple[AnswerState | None, int | None]


@pytest.fixture
def rating(frame: Callable[..., Frame]) -> Rating:
    made = Rating(Whose.FIRST, "Anke", "I keep my fears to myself", ANCHORS)
    host = QWidget()
    column(made, None, into=host)
    frame(host)
    made.setFocus()
    return made


@pytest.fixture
def given(rating: Rating) -> list[Given]:
    heard: list[Given] = []
    rating.answered.connect(lambda state, value: heard.append((state, value)))
    return heard


@pytest.mark.parametrize("value", range(5))
def test_a_figure_answers(rating: Rating, given: list[Given], value: int) -> None:
    press(rating, Key(Key.Key_0 + value))
    assert given == [(AnswerState.RATED, value)]
    assert rating.answer() == (AnswerState.RATED, value)
    assert spoken_name(rating) == f"Anke, I keep my fears to myself: {value} of 4, {ANCHORS[value]}"


@pytest.mark.parametrize("key", [Key.Key_5, Key.Key_9, Key.Key_A, Key.Key_Minus])
def test_other_keys_answer_nothing(rating: Rating, given: list[Given], key: Qt.Key) -> None:
    press(rating, key)
    press(rating, Key.Key_3, ALT)
    assert given == []
    assert rating.is_missing()


def test_letters_say_why_there_is_no_number(rating: Rating, given: list[Given]) -> None:
    press(rating, Key.Key_R)
    assert spoken_name(rating).endswith(": rather not say")
    press(rating, Key.Key_N)
    assert spoken_name(rating).endswith(": not asked")
    assert given == [(AnswerState.DECLINED, None), (AnswerState.NOT_ASKED, None)]


def test_delete_clears_and_a_zero_is_an_answer(rating: Rating, given: list[Given]) -> None:
    press(rating, Key.Key_0)
    assert not rating.is_missing()
    press(rating, Key.Key_Delete)
    assert given[-1] == (None, None)
    assert rating.is_missing()
    assert spoken_name(rating).endswith(": no answer yet")


def test_the_same_answer_again_goes_on_too(rating: Rating, given: list[Given]) -> None:
    type_words(rating, "33")
    assert len(given) == 2


def test_arrows_move_and_choose_nothing(rating: Rating, given: list[Given]) -> None:
    rating.set_answer(AnswerState.RATED, 1)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_End, Key.Key_Home, Key.Key_Left, Key.Key_Right):
        press(rating, key)
    assert given == []
    assert rating.answer() == (AnswerState.RATED, 1)
    press(rating, Key.Key_Space)
    assert given == [(AnswerState.RATED, 1)], "Home, then right, then space"


def test_space_without_a_cursor_guesses_nothing(rating: Rating, given: list[Given]) -> None:
    press(rating, Key.Key_Space)
    assert given == []


def test_up_and_down_are_the_pages(frame: Callable[..., Frame]) -> None:
    """A page moves between rows with them: the rating lets them through."""

    class Page(QWidget):
        keys: list[int] = []  # noqa: RUF012

        def keyPressEvent(self, event: object) -> None:
            self.keys.append(event.key())  # type: ignore[attr-defined]

    page, made = Page(), Rating(Whose.SECOND, "Ruud", "q")
    column(made, into=page)
    frame(page)
    press(made, Key.Key_Up)
    press(made, Key.Key_Down)
    assert page.keys == [Key.Key_Up, Key.Key_Down]


def test_a_locked_answer_cannot_be_changed(rating: Rating, given: list[Given]) -> None:
    rating.set_locked("given alone")
    type_words(rating, "0rn")
    press(rating, Key.Key_Delete)
    assert given == []
    assert spoken_name(rating).endswith(": given alone")
    assert not rating.is_missing()
    rating.set_locked("")
    type_words(rating, "4")
    assert given == [(AnswerState.RATED, 4)]


def test_a_passed_over_answer_says_that_it_is_missing(rating: Rating) -> None:
    rating.set_passed_over(True)
    assert spoken_name(rating).endswith(": missing")
    rating.set_answer(AnswerState.RATED, 2)
    assert spoken_name(rating).endswith(": 2 of 4, now and then")


def test_it_is_one_tab_stop(frame: Callable[..., Frame]) -> None:
    host = QWidget()
    ratings = [Rating(Whose.FIRST, "Anke", str(at)) for at in range(3)]
    column(*ratings, into=host)
    frame(host)
    ratings[0].setFocus()
    for rating in ratings:
        assert rating.hasFocus()
        press(rating, Key.Key_Tab)
    assert unnamed(host) == []


def test_assistive_clients_find_radio_buttons_and_press_them(rating: Rating, given: list[Given]) -> None:
    assert role_of(rating) == Role.Grouping
    places = rating.findChildren(QRadioButton)
    assert [spoken_name(place) for place in places] == [f"{at}, {words}" for at, words in enumerate(ANCHORS)]
    assert {role_of(place) for place in places} == {Role.RadioButton}
    places[2].click()
    assert given == [(AnswerState.RATED, 2)]
    assert [place.isChecked() for place in places] == [False, False, True, False, False]
    places[2].click()
    assert rating.answer() == (AnswerState.RATED, 2), "a second press does not take it back"


def test_the_mouse_answers_where_it_points(rating: Rating, given: list[Given]) -> None:
    place = rating.findChildren(QRadioButton)[4]
    click(place)
    assert given == [(AnswerState.RATED, 4)]
    assert rating.hasFocus()


def test_no_state_is_cut(rating: Rating) -> None:
    for state in (None, AnswerState.DECLINED, AnswerState.NOT_ASKED):
        rating.set_answer(state)
        assert cut_labels(rating) == []
    rating.set_locked("given alone")
    assert cut_labels(rating) == []

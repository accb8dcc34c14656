"""What a counselor types into the Library finds what is meant by it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.library_room import Desk
from tests.ui.looks import Frame
from ui.context import Context
from ui.pages.plan_steps import found
from workbook.catalogue.exercise import Tag


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, qtbot: QtBot) -> Desk:
    return Desk(frame, context, qtbot)


def test_what_goes_without_is_found_by_both_words_only(desk: Desk) -> None:
    of = {each.key: each for each in desk.book.catalogue.exercises}
    touch = desk.search("touch")
    assert 0 < len(touch) < len(of) / 2
    assert any(Tag.NO_TOUCH not in of[key].tags for key in touch)
    assert set(desk.search("No touch")) == {key for key, each in of.items() if Tag.NO_TOUCH in each.tags}
    assert desk.search("no touch no writing")


def test_a_cause_is_found_by_its_name(desk: Desk) -> None:
    (cause,) = [i for i in desk.book.catalogue.items if i.label == "trust that is thin"]
    wanted = {each.key for each in desk.book.catalogue.exercises if cause.key in each.causes}
    assert wanted <= set(desk.search("thin trust"))


@pytest.mark.parametrize("typed", ["friend's", "friend’s"])
def test_the_apostrophe_of_the_keyboard_is_as_good_as_the_one_in_print(desk: Desk, typed: str) -> None:
    titles = [desk.book.catalogue.exercise(key).title for key in desk.search(typed)]
    assert "Through a friend’s eyes" in titles
    assert found(desk.book.catalogue, typed.replace("friend", "don").replace("s", "t"))

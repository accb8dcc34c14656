"""At the question in hand: other words for it and what to listen for, in a place that keeps still; and the couple's wording."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.pseudo import CODE, spoken
from tests.ui.conftest import Clock
from tests.ui.intake_room import Desk, Key, Show, items
from tests.ui.keyboard import read_out
from ui.context import Context
from workbook.catalogue.entries import ItemKind
from workbook.catalogue.loader import load
from workbook.model.couple import Couple


@pytest.fixture
def desk(qtbot: QtBot, frame: Show, context: Context, clock: Clock, couple: Couple) -> Desk:
    made = Desk(qtbot, frame, context, clock, couple)
    made.begin()
    return made


def test_it_goes_along_with_the_keyboard(desk: Desk) -> None:
    aid = desk.page.card.aid
    for item in items(desk.book, ItemKind.STRENGTH)[:4]:
        said = read_out(aid)
        assert item.clearer in said
        assert item.listen in said
        assert item.question not in said, "it stands above in the same words"
        desk.press(Key.Key_Down)


def test_w_puts_it_away_and_takes_it_out_again(desk: Desk) -> None:
    aid = desk.page.card.aid
    assert aid.isVisible()
    desk.type("w")
    assert not aid.isVisible()
    desk.type("3")
    assert not aid.isVisible(), "it stays away while one goes on"
    desk.type("w")
    assert aid.isVisible()
    assert len(desk.intake().answers) == 1


def test_the_list_keeps_its_height_from_question_to_question(desk: Desk) -> None:
    heights = set()
    for _item in items(desk.book, ItemKind.STRENGTH):
        heights.add(desk.page.card.lists.height())
        desk.press(Key.Key_Down)
    assert len(heights) == 1


def test_a_couple_who_read_another_language_are_read_their_own_words(
    desk: Desk, couple: Couple, tmp_path: Path
) -> None:
    with spoken(tmp_path):
        book = desk.book
        book.couples.save(replace(book.couples.get(couple.uid), language=CODE))
        desk.page.refresh(None)
        desk.press(Key.Key_Down)
        english = items(book, ItemKind.STRENGTH)[1]
        theirs = load(CODE).item(english.key)
        said = read_out(desk.page.card.aid)
        assert theirs.question in said
        assert theirs.clearer in said
        assert english.listen in said
        assert english.question in read_out(desk.page), "the counselor's window stays in English"

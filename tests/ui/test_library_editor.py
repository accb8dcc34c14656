"""When keeping an own exercise does not go as it mostly does: it is kept once, and no word of it is lost."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hands import type_words
from tests.ui.library_room import FREE, Desk
from tests.ui.looks import Frame
from ui.context import Context
from ui.pages.library_editor import SLOT
from workbook.errors import CannotWrite


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, qtbot: QtBot) -> Desk:
    return Desk(frame, context, qtbot)


def titles(desk: Desk) -> list[str]:
    return [own.exercise.title for own in desk.book.library.own()]


def test_it_is_kept_once_also_where_no_further_word_can_be_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.page.show_detail(FREE)
    desk.page._adapt.click()
    type_words(desk.page._editor.form.title, "Mine")
    desk.page.flush()
    library = desk.book.library

    def full(_slot: str, _words: str) -> None:
        raise CannotWrite("The disk is full.")

    monkeypatch.setattr(library, "keep_draft", full)
    desk.page._keep.click()
    desk.page._keep.click()
    assert titles(desk) == ["Mine"]
    assert desk.page._editor.writing() is None
    assert library.draft(SLOT) == ""

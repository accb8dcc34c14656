"""When keeping an own exercise does not go as it mostly does: it is kept once, and no word of it is lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.everything import settle
from tests.ui.hands import press, type_words
from tests.ui.library_room import FREE, Desk
from tests.ui.looks import Frame
from ui.context import Context
from ui.pages.library_editor import SLOT
from ui.pages.library_parts import PartRow
from workbook.catalogue.exercise import PartKind
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


def test_what_a_part_is_made_of_comes_back_with_its_kind_also_after_the_parts_were_moved(desk: Desk) -> None:
    desk.page._write_new()
    parts = desk.page._editor.form.parts

    def turn(row: PartRow, kind: PartKind) -> None:
        row.kind._menu.actions()[list(PartKind).index(kind)].trigger()

    first = parts.rows[0]
    turn(first, PartKind.TICKS)
    type_words(first.options, "We sat")
    turn(first, PartKind.LINES)
    parts.add.click()
    parts.rows[1].higher.click()
    parts.rows[0].remove.click()
    turn(parts.rows[0], PartKind.TICKS)
    assert parts.parts()[0].options == ("We sat",)


def test_the_names_of_the_parts_follow_their_order(desk: Desk) -> None:
    desk.page._write_new()
    parts = desk.page._editor.form.parts
    parts.add.click()
    type_words(parts.rows[1].heading, "Second")
    parts.rows[1].higher.click()
    settle()
    assert parts.rows[0].heading.text() == "Second"
    assert parts.rows[0].heading.hasFocus()
    assert [row.heading.accessibleName() for row in parts.rows] == ["Heading of part 1", "Heading of part 2"]
    assert [row.kind.accessibleName().split(":")[0] for row in parts.rows] == ["Kind of part 1", "Kind of part 2"]
    assert [row.higher.isEnabled() for row in parts.rows] == [False, True]
    press(parts.rows[0].heading, Qt.Key.Key_Tab)
    assert parts.rows[0].lines.hasFocus()
    press(parts.rows[0].lines, Qt.Key.Key_Tab)
    assert parts.rows[1].kind.hasFocus()

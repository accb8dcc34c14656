"""Own phrases in a field of a note: `/name` gives way to words, and one undo brings it back."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.hands import click, press, type_words
from tests.ui.looks import Frame
from ui.pages.sessions_field import NoteField
from ui.widgets.layout import column
from ui.widgets.phrasing import Offered, Phrasing
from ui.widgets.plain import PlainArea
from workbook.model.note_apart import Phrase

Key = Qt.Key
CALM = Phrase("calm", "Both stayed calm.\nNobody interrupted.")
CALMER = Phrase("calmer", "Calmer than last week.")
WALK = Phrase("walk", "They went for a walk 🚶 together.")


@dataclass
class Writing:
    area: PlainArea
    window: Frame

    @property
    def offered(self) -> list[str]:
        served = self.area.findChild(Phrasing)
        assert served is not None
        return [p.name for p in served.offered()]

    def undo(self) -> None:
        QTest.keySequence(self.area, QKeySequence(QKeySequence.StandardKey.Undo))


@pytest.fixture
def at(frame: Callable[..., Frame]) -> Writing:
    page = QWidget()
    field = NoteField("Data", None, phrases=lambda: (CALM, CALMER, WALK))
    column(field, None, into=page)
    window = frame(page, 700, 400)
    field.area.setFocus()
    return Writing(field.area, window)


@pytest.mark.parametrize(("key", "after"), [(Key.Key_Space, " "), (Key.Key_Tab, ""), (Key.Key_Return, "")])
def test_the_name_gives_way_to_the_words_and_one_undo_brings_it_back(at: Writing, key: Key, after: str) -> None:
    at.area.insertPlainText("Seen: 🙂 ")
    type_words(at.area, "/calm")
    press(at.area, key)
    assert at.area.words() == f"Seen: 🙂 {CALM.words}{after}"
    assert at.area.hasFocus()
    assert at.area.textCursor().atEnd()
    at.undo()
    assert at.area.words() == "Seen: 🙂 /calm"


@pytest.mark.parametrize("words", ["/unknown ", "and/calm ", "//calm ", "/cal ", "/calm, then ", "1/2 "])
def test_everything_else_stays_as_typed(at: Writing, words: str) -> None:
    type_words(at.area, words)
    assert at.area.words() == words
    assert at.offered == []


def test_a_list_opens_after_the_slash_and_arrows_choose(at: Writing) -> None:
    type_words(at.area, "/")
    assert at.offered == ["calm", "calmer", "walk"]
    type_words(at.area, "c")
    assert at.offered == ["calm", "calmer"]
    press(at.area, Key.Key_Down)
    press(at.area, Key.Key_Return)
    assert at.area.words() == CALMER.words
    assert at.offered == []


def test_right_after_the_slash_enter_is_a_new_line(at: Writing) -> None:
    type_words(at.area, "/")
    press(at.area, Key.Key_Return)
    assert at.area.words() == "/\n"


def test_escape_closes_the_list_until_another_name_begins(at: Writing) -> None:
    type_words(at.area, "/ca")
    press(at.area, Key.Key_Escape)
    assert at.offered == []
    type_words(at.area, "lm")
    assert at.offered == []
    press(at.area, Key.Key_Space)
    assert at.area.words() == f"{CALM.words} ", "a name typed out is one all the same"
    type_words(at.area, "/w")
    assert at.offered == ["walk"]


def test_a_click_chooses_and_the_keyboard_stays(at: Writing) -> None:
    type_words(at.area, "/")
    shown = at.window.findChild(Offered)
    assert shown is not None
    click(shown, QPoint(40, shown.height() - 16))
    assert at.area.words() == WALK.words
    assert at.area.hasFocus()


def test_it_works_in_the_middle_of_a_line(at: Writing) -> None:
    type_words(at.area, "before  after")
    caret = at.area.textCursor()
    caret.setPosition(7)
    at.area.setTextCursor(caret)
    type_words(at.area, "/walk")
    press(at.area, Key.Key_Tab)
    assert at.area.words() == f"before {WALK.words} after"
    at.area.moveCursor(QTextCursor.MoveOperation.End)
    assert at.offered == []


def test_the_list_goes_with_the_focus_and_with_the_field(at: Writing) -> None:
    type_words(at.area, "/")
    at.area.clearFocus()
    assert at.offered == []
    at.area.setFocus()
    type_words(at.area, "c")
    at.area.setReadOnly(True)
    press(at.area, Key.Key_Return)
    assert at.area.words() == "/c"

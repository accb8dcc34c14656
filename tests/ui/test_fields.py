from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import CONTROL, press, tab, type_words
from tests.ui.looks import Frame, cut_labels, spoken_name, unnamed
from ui import theme
from ui.widgets.area import TextArea
from ui.widgets.fields import Field, SearchField, Secret, beside, labelled
from ui.widgets.layout import column

Key = Qt.Key


@pytest.fixture
def area(frame: Callable[..., Frame]) -> TextArea:
    made = TextArea("first", says="Note", lines=2, most=6)
    host = QWidget()
    column(made, None, into=host)
    frame(host)
    made.setFocus()
    return made


def test_a_name_over_a_field_is_its_spoken_name(frame: Callable[..., Frame]) -> None:
    host, name, phone = QWidget(), Field(), Field(hint="number")
    column(labelled("Name", name, "needed"), beside("Phone", phone, 80), None, into=host)
    frame(host)
    assert spoken_name(name) == "Name, needed"
    assert spoken_name(phone) == "Phone"
    assert unnamed(host) == []
    assert cut_labels(host) == []


def test_hints_can_be_read(app: QApplication) -> None:
    assert Field(hint="x").palette().placeholderText().color() == theme.colour("muted")
    assert TextArea("", "x").palette().placeholderText().color() == theme.colour("muted")


def test_words_from_the_record_leave_the_cursor_where_it_is(frame: Callable[..., Frame]) -> None:
    field = Field("Anke Visser")
    frame(field)
    field.setCursorPosition(4)
    field.show_words("Anke Visser")
    assert field.cursorPosition() == 4
    field.show_words("Ruud")
    assert field.text() == "Ruud"


def test_a_secret_shows_dots_and_can_be_wiped(frame: Callable[..., Frame]) -> None:
    secret = Secret(says="Passphrase")
    frame(secret)
    type_words(secret, "seven calm herons")
    assert secret.displayText() == "•" * 17
    secret.reveal(True)
    assert secret.displayText() == "seven calm herons"
    secret.wipe()
    secret.undo()
    assert secret.text() == ""
    assert secret.font().pixelSize() == theme.font("body").pixelSize(), "a style sheet would have changed it"
    assert isinstance(secret, QLineEdit)
    assert secret.palette().base().color() == QColor(0, 0, 0, 0)


def test_searching_waits_for_a_blink_and_enter_does_not(frame: Callable[..., Frame], qtbot: QtBot) -> None:
    search = SearchField("Find a name")
    frame(search)
    heard: list[str] = []
    search.wanted.connect(heard.append)
    type_words(search, "ank ")
    assert heard == []
    with qtbot.waitSignal(search.wanted, timeout=2000):
        pass
    assert heard == ["ank"], "once, and without blanks at the ends"
    type_words(search, "e")
    press(search, Key.Key_Return)
    assert heard == ["ank", "ank e"]
    press(search, Key.Key_Escape)
    assert search.text() == ""


def test_down_goes_from_the_search_to_the_list(frame: Callable[..., Frame], qtbot: QtBot) -> None:
    search = SearchField("Find a name")
    frame(search)
    with qtbot.waitSignal(search.down, timeout=500):
        press(search, Key.Key_Down)


def test_an_area_grows_with_its_words_and_then_scrolls(area: TextArea) -> None:
    small = area.height()
    area.show_words("one\ntwo\nthree\nfour")
    grown = area.height()
    assert grown > small
    area.show_words("\n".join("line" for _ in range(50)))
    tall = area.height()
    assert grown < tall < 200
    assert area.verticalScrollBar().maximum() > 0
    area.show_words("")
    assert area.height() == small


def test_only_hands_edit(area: TextArea) -> None:
    edits: list[str] = []
    area.edited.connect(lambda: edits.append(area.words()))
    area.show_words("from the record")
    assert edits == []
    area.moveCursor(area.textCursor().MoveOperation.End)
    type_words(area, "!")
    assert edits == ["from the record!"]


def test_undo_reaches_back_to_what_was_loaded_and_no_further(area: TextArea) -> None:
    area.show_words("loaded")
    area.moveCursor(area.textCursor().MoveOperation.End)
    type_words(area, " and typed")
    for _time in range(5):
        press(area, Key.Key_Z, CONTROL)
    assert area.words() == "loaded"


def test_what_is_pasted_is_plain(area: TextArea) -> None:
    held = QMimeData()
    held.setHtml("<h1 style='color:red'>Big</h1><img src='file:///etc/hostname'>")
    held.setText("Big")
    area.show_words("")
    area.insertFromMimeData(held)
    assert area.words() == "Big"
    assert area.textCursor().charFormat().fontPointSize() == 0
    assert "red" not in area.toHtml()


def test_tab_leaves_and_control_enter_submits(frame: Callable[..., Frame], qtbot: QtBot) -> None:
    host, area, after = QWidget(), TextArea("first", says="Note"), Field(says="after")
    column(area, after, None, into=host)
    frame(host)
    area.setFocus()
    with qtbot.waitSignal(area.submitted, timeout=500):
        press(area, Key.Key_Return, CONTROL)
    assert tab() is after
    assert area.words() == "first"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(codec="utf-8", exclude_characters="\0\r\u2028\u2029\ufdd0\ufdd1\xa0"), max_size=80))
def test_what_goes_in_comes_out(app: QApplication, words: str) -> None:
    assert TextArea(words).words() == words


def test_five_thousand_lines_are_shown_without_a_wait(area: TextArea) -> None:
    words = "\n".join(f"line {n}, with a few words to it" for n in range(5000))
    area.show_words(words)
    assert area.words() == words

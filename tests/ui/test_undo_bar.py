"""What was just done can be taken back: by button, by Ctrl+Z where no editor wants it, and only until the next act."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.hands import CONTROL, click, focused, press, shortcut, type_words
from tests.ui.looks import Frame, cut_labels, unnamed
from ui.context import Context, Place
from ui.pages.exercises import Exercises
from ui.shell import Shell
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.layout import column
from ui.widgets.plain import PlainArea
from ui.widgets.undo_bar import UndoBar
from workbook.book import Workbook
from workbook.errors import BadInput
from workbook.model.assignment import Outcome, Result
from workbook.model.common import Whose
from workbook.model.couple import Couple

Key = Qt.Key


class Room(QWidget):
    """The bar below a field, a text and a button."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.area, self.button = Field(says="Field"), PlainArea(says="Text"), Button("Act")
        self.bar = UndoBar()
        self.undone: list[str] = []
        column(self.field, self.area, self.button, None, self.bar, into=self)

    def do(self, words: str) -> None:
        self.bar.done(words, lambda: self.undone.append(words))


@pytest.fixture
def room(frame: Callable[..., Frame]) -> Room:
    made = Room()
    frame(made)
    return made


def undo_button(bar: UndoBar) -> Button:
    return next(b for b in bar.findChildren(Button) if b.text() == "Undo")


def test_nothing_stands_there_before_something_was_done(room: Room) -> None:
    assert room.bar.isHidden()
    room.button.setFocus()
    shortcut(room, Key.Key_Z, CONTROL)
    assert room.undone == []


def test_the_button_takes_back_once(room: Room) -> None:
    room.do("Given: A date we keep")
    assert room.bar.words() == "Given: A date we keep"
    undo = undo_button(room.bar)
    assert undo.accessibleName() == "Undo: Given: A date we keep"
    undo.setFocus()
    press(undo, Key.Key_Return)
    assert room.undone == ["Given: A date we keep"]
    assert room.bar.words() == "Taken back."
    assert undo.isHidden()
    assert focused().accessibleName() == "Close this line"
    shortcut(room, Key.Key_Z, CONTROL)
    assert len(room.undone) == 1
    press(focused(), Key.Key_Return)
    assert room.bar.isHidden()


def test_the_key_takes_back_from_anywhere_but_an_editor_with_typing_in_it(room: Room) -> None:
    for editor in (room.field, room.area):
        editor.setFocus()
        type_words(editor, "ab")
        room.do("one")
        shortcut(room, Key.Key_Z, CONTROL)
        assert room.undone == [], "the editor's own typing goes first"
        assert room.bar.words() == "one"
    for widget in (room.field, room.area, room.button):
        room.undone.clear()
        room.field.setText("")
        room.area.document().clearUndoRedoStacks()
        room.do("two")
        widget.setFocus()
        shortcut(room, Key.Key_Z, CONTROL)
        assert room.undone == ["two"], widget.accessibleName()


def test_the_next_act_takes_the_place_of_the_one_before(room: Room) -> None:
    room.do("one")
    room.do("two")
    click(undo_button(room.bar))
    assert room.undone == ["two"]


def test_what_the_records_refuse_is_told(room: Room) -> None:
    def refuse() -> None:
        raise BadInput("Somebody reported on it.")

    room.bar.done("Given", refuse)
    room.bar.undo()
    assert room.bar.words() == "Somebody reported on it."
    assert undo_button(room.bar).isHidden()


def test_how_something_goes_that_cannot_be_taken_back_stands_there_too(room: Room) -> None:
    room.bar.tell("Making the page …", "busy")
    assert room.bar.isVisible()
    assert undo_button(room.bar).isHidden()
    room.bar.tell("", "done")
    assert room.bar.isHidden()


def test_an_editor_that_goes_away_meanwhile_is_let_go_of(room: Room) -> None:
    room.do("one")
    room.field.setFocus()
    room.field.setParent(None)
    room.field.deleteLater()
    room.button.setFocus()
    shortcut(room, Key.Key_Z, CONTROL)
    assert room.undone == ["one"]


def test_everything_fits_and_has_a_name(room: Room) -> None:
    room.do("Given: " + "a very long title " * 12)
    assert unnamed(room.bar) == []
    assert cut_labels(room.bar) == []


# in the window


def give(shell: Shell, book: Workbook, couple: Couple) -> str:
    """Give a free exercise on the couple's page; its title."""
    exercise = next(e for e in book.catalogue.exercises if e.gate == "free")
    shell.go(Place.EXERCISES, couple.uid, exercise.key)
    shortcut(shell, Key.Key_Return, CONTROL)
    return exercise.title


def test_an_exercise_that_was_given_is_taken_back(shell: Shell, book: Workbook, couple: Couple) -> None:
    title = give(shell, book, couple)
    assert [a.title for a in book.assignments.of(couple.uid)] == [title]
    assert shell.bar.words() == f"Given: {title}"
    page = shell.page()
    assert isinstance(page, Exercises)
    assert len(page._home._open) == 1
    shortcut(shell, Key.Key_Z, CONTROL)
    assert book.assignments.of(couple.uid) == ()
    assert page._home._open == {}
    assert page._form._told.words() == ""
    assert shell.bar.words() == "Taken back."


def test_after_a_report_it_stays_and_says_so(shell: Shell, book: Workbook, couple: Couple, context: Context) -> None:
    give(shell, book, couple)
    (given,) = book.assignments.of(couple.uid)
    book.assignments.report(given.uid, Result(Whose.FIRST, Outcome.DONE, given.given))
    shell.bar.undo()
    assert "stop it instead" in shell.bar.words()
    assert len(book.assignments.of(couple.uid)) == 1


def test_another_page_lets_the_act_stand(shell: Shell, book: Workbook, couple: Couple) -> None:
    give(shell, book, couple)
    shell.go(Place.PLAN, couple.uid)
    assert shell.bar.isHidden()
    shortcut(shell, Key.Key_Z, CONTROL)
    assert len(book.assignments.of(couple.uid)) == 1

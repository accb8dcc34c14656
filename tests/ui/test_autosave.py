import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.widgets import autosave
from ui.widgets.autosave import Autosave
from workbook.errors import CannotWrite, WorkbookError


class Note(QObject):
    """Something that is typed and kept."""

    def __init__(self) -> None:
        super().__init__()
        self.typed, self.kept, self.refused = "", list[str](), list[WorkbookError]()
        self.full = False
        self.saving = Autosave(self, self.save, self.refused.append)

    def type(self, words: str) -> None:
        self.typed += words
        self.saving.touch()

    def save(self) -> None:
        if self.full:
            raise CannotWrite("The disk is full.")
        self.kept.append(self.typed)


@pytest.fixture
def note(app: object, monkeypatch: pytest.MonkeyPatch) -> Note:
    monkeypatch.setattr(autosave, "REST_MS", 40)
    monkeypatch.setattr(autosave, "MOST_MS", 200)
    return Note()


def test_a_rest_saves_once(note: Note, qtbot: QtBot) -> None:
    for word in ("one ", "two ", "three"):
        note.type(word)
    assert note.kept == []
    qtbot.waitUntil(lambda: bool(note.kept))
    qtbot.wait(80)
    assert note.kept == ["one two three"]
    assert not note.saving.is_unsaved()


def test_typing_without_a_rest_is_saved_all_the_same(note: Note, qtbot: QtBot) -> None:
    for _key in range(30):
        note.type("a")
        qtbot.wait(15)
        if note.kept:
            break
    assert note.kept
    assert len(note.kept[0]) < 30


def test_flush_saves_at_once_and_only_what_is_new(note: Note) -> None:
    note.saving.flush()
    note.type("words")
    note.saving.flush()
    note.saving.flush()
    assert note.kept == ["words"]


def test_a_refusal_is_told_and_tried_again(note: Note, qtbot: QtBot) -> None:
    note.full = True
    note.type("words")
    qtbot.waitUntil(lambda: bool(note.refused))
    assert note.saving.is_unsaved()
    with pytest.raises(CannotWrite):
        note.saving.flush()
    note.full = False
    note.saving.flush()
    assert note.kept == ["words"]


def test_what_is_gone_is_not_saved(note: Note, qtbot: QtBot) -> None:
    note.type("words")
    note.saving.forget()
    qtbot.wait(80)
    assert note.kept == []


def test_the_design_says_400_ms_and_5_s() -> None:
    assert (autosave.REST_MS, autosave.MOST_MS) == (400, 5000)

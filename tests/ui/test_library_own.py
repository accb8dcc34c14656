"""Writing an exercise of one's own, adapting a shipped one, and that no word of it is lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.everything import settle
from tests.ui.exercises_room import screen
from tests.ui.exercises_room import shelf as shelf_of
from tests.ui.hands import CONTROL, press, shortcut, type_words
from tests.ui.library_room import FREE, Desk
from tests.ui.looks import Frame, cut_labels, unnamed
from tests.workbook.catalogue.test_own import FREE_STEP, written
from ui import press as room
from ui.background import Background
from ui.context import Context
from ui.pages.exercises_facts import Choice
from ui.pages.library_editor import SLOT
from workbook.book import Workbook
from workbook.catalogue.exercise import PartKind
from workbook.catalogue.own import is_own
from workbook.errors import BadInput
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.own_exercise import OwnExercise

Key = Qt.Key


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, qtbot: QtBot) -> Desk:
    return Desk(frame, context, qtbot)


def seen(desk: Desk, words: str) -> None:
    """Wait until the page beside the form has these words."""
    pages = desk.page._editor.pages

    def there() -> bool:
        document = pages.shown()
        return document is not None and words in " ".join(document.getAllText(0).text().split())

    desk.qtbot.waitUntil(there, timeout=20_000)


def write_all(desk: Desk) -> None:
    """Fill what a new one needs."""
    form = desk.page._editor.form
    form.steps.tick([FREE_STEP])
    form.steps.changed.emit()
    type_words(form.title, "Two chairs")
    for name, words in (
        ("purpose", "Sitting still makes room."),
        ("guide", 'Sit down. Put two chairs side by side. "Is this a good time?"'),
        ("smaller", "One minute."),
        ("not_when", "Fear."),
        ("why", "Nearness."),
        ("ask_next", "Who sat first?"),
    ):
        type_words(form.areas[name], words)


def test_a_new_one_is_written_seen_kept_and_then_offered_to_a_couple(
    desk: Desk, book: Workbook, couple: Couple, clock: Clock
) -> None:
    screen(book, couple, clock)
    shortcut(desk.frame, Key.Key_N, CONTROL)
    assert QApplication.focusWidget() is desk.page._editor.form.title
    write_all(desk)
    seen(desk, "Two chairs")
    shortcut(desk.frame, Key.Key_Return, CONTROL)
    (own,) = book.library.own()
    key = own.exercise.key
    assert own.exercise.instructions[0].say == "Is this a good time?"
    assert desk.page.detail() == key
    assert "Library" in desk.page.title()
    assert "Nearness." in " ".join(p.words for p in desk.side.reading.passages())
    desk.printed("Put two chairs side by side.")
    offered = [c for c in shelf_of(book, couple, clock).lines("two chairs") if isinstance(c, Choice)]
    assert [(c.exercise.key, c.held) for c in offered] == [(key, False)]
    given = book.assignments.assign(couple.uid, key, Whose.BOTH)
    sheet = room.handout_sheet(book, couple.uid, key, clock().date(), assignment=given)
    assert sheet.render().startswith(b"%PDF")
    assert "Nearness" not in repr(given)


def test_what_it_still_needs_is_said_and_nothing_is_lost(desk: Desk) -> None:
    shortcut(desk.frame, Key.Key_N, CONTROL)
    type_words(desk.page._editor.form.title, "Only a title")
    desk.page._keep.click()
    assert desk.page._editor._told.words().startswith("It still needs: why it helps")
    assert desk.page._editor.form.title.text() == "Only a title"
    assert desk.book.library.own() == ()


def test_a_line_without_its_first_words_is_pointed_at(desk: Desk) -> None:
    desk.page._write_new()
    write_all(desk)
    desk.page._editor.form.areas["guide"].selectAll()
    type_words(desk.page._editor.form.areas["guide"], "just sit")
    desk.page._keep.click()
    assert "few words and a full stop" in desk.page._editor._told.words()
    assert "just sit" in desk.page._editor._told.words()


def test_a_shipped_one_is_copied_and_stays_as_it_is(desk: Desk) -> None:
    shipped = desk.book.catalogue.exercise(FREE)
    desk.page.show_detail(FREE)
    shortcut(desk.frame, Key.Key_E, CONTROL)
    assert shipped.title in desk.page.second_line()
    form = desk.page._editor.form
    assert form.exercise().instructions == shipped.instructions
    assert form.exercise().worksheet == shipped.worksheet
    type_words(form.title, "Mine now")
    shortcut(desk.frame, Key.Key_Return, CONTROL)
    (own,) = desk.book.library.own()
    assert (own.after, own.exercise.title) == (FREE, "Mine now")
    assert own.exercise.counselor.why == shipped.counselor.why
    assert own.exercise.counselor.evidence.startswith("Adapted by a counselor from"), "the study was not of this page"
    assert desk.book.catalogue.exercise(FREE) == shipped
    assert desk.page._adapt.text() == "Edit"
    assert set(desk.search("yours")) >= {own.exercise.key}


@pytest.mark.parametrize("at", range(0, 60, 7))
def test_any_shipped_one_can_be_copied_as_it_is(desk: Desk, at: int) -> None:
    shipped = desk.book.catalogue.exercises[at % len(desk.book.catalogue.exercises)]
    desk.page.show_detail(shipped.key)
    desk.page._adapt.click()
    desk.page._keep.click()
    (own,) = desk.book.library.own()
    assert own.exercise.worksheet == shipped.worksheet
    assert own.exercise.instructions == shipped.instructions
    assert (own.exercise.gate, own.exercise.steps) == (shipped.gate, shipped.steps)
    assert (own.exercise.themes, own.exercise.causes, own.exercise.tags) == (
        shipped.themes,
        shipped.causes,
        shipped.tags,
    )


def test_of_any_shipped_one_a_copy_that_nobody_touched_is_put_away_without_a_word(desk: Desk, context: Context) -> None:
    done: list[str] = []
    context.was_done.connect(lambda words, _undo: done.append(words))
    written_on = []
    for shipped in desk.book.catalogue.exercises:
        desk.page.show_detail(shipped.key)
        desk.page._adapt.click()
        desk.page._leave.click()
        written_on += [shipped.key] if done else []
        done.clear()
    assert written_on == []


def test_looser_gates_than_the_steps_are_not_offered(desk: Desk) -> None:
    strict = next(s for s in desk.book.catalogue.steps if s.gate == "strict")
    desk.page._write_new()
    form = desk.page._editor.form
    form.steps.tick([strict.id])
    form.steps.changed.emit()
    assert [gate for gate, _words in form.gate._offered] == ["strict"]
    assert form.exercise().gate == "strict"


def test_words_survive_another_page_a_lock_and_a_crash(
    desk: Desk, frame: Callable[..., Frame], background: Background, qtbot: QtBot
) -> None:
    desk.page._write_new()
    type_words(desk.page._editor.form.title, "Half an idea")
    desk.page.flush()
    assert "Half an idea" in desk.book.library.draft(SLOT)
    after = Desk(frame, Context(desk.book, background), qtbot)
    assert after.page._editor.form.title.text() == "Half an idea"
    assert after.page.title() == "New exercise"


def test_it_saves_itself_while_one_rests(desk: Desk) -> None:
    desk.page._write_new()
    type_words(desk.page._editor.form.areas["why"], "Because")
    desk.qtbot.waitUntil(lambda: "Because" in desk.book.library.draft(SLOT), timeout=8_000)


def test_what_is_put_away_comes_back_by_undo(desk: Desk, context: Context) -> None:
    done: list[Callable[[], object]] = []
    context.was_done.connect(lambda _words, undo: done.append(undo))
    desk.page._write_new()
    desk.page._leave.click()
    assert done == [], "nothing was written"
    desk.page._write_new()
    type_words(desk.page._editor.form.title, "Not sure")
    shortcut(desk.frame, Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert desk.page.title() == "Library"
    assert desk.book.library.draft(SLOT) == ""
    done[0]()
    assert desk.page._editor.form.title.text() == "Not sure"
    assert desk.page.title() == "New exercise"
    with pytest.raises(BadInput):
        done[0]()
    assert desk.page._editor.form.title.text() == "Not sure", "what is being written now is not lost to it"


def test_what_was_kept_goes_back_by_undo_and_no_word_of_it_is_lost(desk: Desk, context: Context) -> None:
    done: list[tuple[str, Callable[[], object]]] = []
    context.was_done.connect(lambda words, undo: done.append((words, undo)))
    desk.page._write_new()
    write_all(desk)
    desk.page._keep.click()
    (own,) = desk.book.library.own()
    assert done[-1][0] == "Kept: Two chairs"
    desk.page._write_new()
    with pytest.raises(BadInput):
        done[-1][1]()
    assert desk.book.library.own() == (own,), "not while another one is being written"
    desk.page._leave.click()
    done[-1][1]()
    assert desk.book.library.own() == ()
    assert desk.page.title() == "New exercise"
    assert desk.page._editor.form.title.text() == "Two chairs"
    desk.page._keep.click()
    desk.page._adapt.click()
    type_words(desk.page._editor.form.title, "Three chairs")
    desk.page._keep.click()
    assert [each.exercise.title for each in desk.book.library.own()] == ["Three chairs"]
    done[-1][1]()
    assert [each.exercise.title for each in desk.book.library.own()] == ["Two chairs"]


def test_an_own_one_is_edited_and_taken_away_and_comes_back(desk: Desk, context: Context) -> None:
    done: list[Callable[[], object]] = []
    context.was_done.connect(lambda _words, undo: done.append(undo))
    own = desk.book.library.save(OwnExercise(written()))
    desk.page.show_detail(own.exercise.key)
    assert desk.side.bin.isVisible()
    desk.page._adapt.click()
    type_words(desk.page._editor.form.title, "Three chairs")
    desk.page._keep.click()
    assert [each.exercise.title for each in desk.book.library.own()] == ["Three chairs"]
    press(desk.list.table, Key.Key_Delete)
    assert desk.book.library.own() == ()
    assert not any(is_own(key) for key in desk.found())
    done[-1]()
    assert own.exercise.key in desk.found()
    desk.page.show_detail(own.exercise.key)
    desk.side.bin.click()
    assert desk.book.library.own() == ()
    desk.page.show_detail(FREE)
    assert not desk.side.bin.isVisible()


def test_parts_are_added_moved_and_taken_away_by_their_buttons(desk: Desk) -> None:
    desk.page._write_new()
    parts = desk.page._editor.form.parts
    parts.add.click()
    parts.rows[1].kind._menu.actions()[list(PartKind).index(PartKind.TICKS)].trigger()
    type_words(parts.rows[1].heading, "Today")
    parts.rows[1].options.setFocus()
    type_words(parts.rows[1].options, "We sat")
    parts.rows[1].higher.click()
    made = parts.parts()
    assert [p.kind for p in made] == [PartKind.TICKS, PartKind.LINES]
    assert (made[0].heading, made[0].options) == ("Today", ("We sat",))
    parts.rows[1].remove.click()
    assert parts.parts() == made[:1]
    seen(desk, "We sat")


@pytest.mark.parametrize("size", [(1168, 880), (968, 560)])
def test_nothing_of_the_editor_is_cut_or_nameless(desk: Desk, size: tuple[int, int]) -> None:
    desk.frame.resize(*size)
    desk.page._write_new()
    parts = desk.page._editor.form.parts
    parts.show_parts([p for e in desk.book.catalogue.exercises[:12] for p in e.worksheet])
    settle()
    assert cut_labels(desk.frame) == []
    assert unnamed(desk.frame) == []


def test_tab_goes_through_the_form_and_out_of_it(desk: Desk) -> None:
    desk.page._write_new()
    form = desk.page._editor.form
    passed: list[QWidget] = []
    for _stop in range(60):
        here = QApplication.focusWidget()
        assert here is not None
        if here in passed:
            break
        passed.append(here)
        press(here, Key.Key_Tab)
    for wanted in (form.title, form.steps, form.areas["guide"], form.parts.add, form.gate, form.areas["ask_next"]):
        assert wanted in passed

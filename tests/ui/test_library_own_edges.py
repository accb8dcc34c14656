"""An own exercise in writing where something goes wrong: it is gone meanwhile, the disk is full, there is too much of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.exercises_room import Desk as ExercisesDesk
from tests.ui.hands import type_words
from tests.ui.library_room import Desk
from tests.ui.looks import Frame
from tests.ui.test_library_own import write_all
from tests.workbook.catalogue.test_own import written
from ui.app import build
from ui.context import Context, Place
from ui.pages.exercises_facts import Choice
from ui.pages.library_editor import SLOT
from workbook.catalogue.exchange import coming_in, file_of
from workbook.catalogue.loader import load
from workbook.catalogue.own import LIST_MOST, OWN
from workbook.errors import CannotWrite
from workbook.model.couple import Couple
from workbook.model.own_exercise import OwnExercise
from workbook.store.library import Library


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, qtbot: QtBot) -> Desk:
    return Desk(frame, context, qtbot)


def test_what_was_taken_back_while_it_was_edited_is_kept_as_a_new_one(desk: Desk, context: Context) -> None:
    done: list[Callable[[], object]] = []
    context.was_done.connect(lambda _words, undo: done.append(undo))
    library = desk.book.library
    taken = library.take_in(coming_in(file_of([replace(written(), key=f"{OWN}{'7' * 32}")]), load()))
    desk.page.show_detail(taken.keys[0])
    desk.page._adapt.click()
    type_words(desk.page._editor.form.title, "Three chairs")
    library.take_back(taken)
    desk.page._keep.click()
    assert [each.exercise.title for each in library.own()] == ["Three chairs"]
    done[-1]()
    assert library.own() == ()
    assert desk.page._editor.form.title.text() == "Three chairs", "no word of it is lost"
    desk.page._keep.click()
    assert [each.exercise.title for each in library.own()] == ["Three chairs"]


def test_with_the_disk_full_it_goes_on_standing_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_library: Library, _own: object, _more: object = None) -> None:
        raise CannotWrite("The disk is full.")

    desk.page._write_new()
    write_all(desk)
    with monkeypatch.context() as patch:
        patch.setattr(Library, "save", full)
        desk.page._keep.click()
        assert desk.page._editor._told.words() == "The disk is full."
        patch.setattr(Library, "keep_draft", full)
        desk.page._leave.click()
        assert desk.page._editor._told.words() == "The disk is full."
        with pytest.raises(CannotWrite):
            desk.page.flush()
    assert desk.page.title() == "New exercise"
    desk.page.flush()
    assert "Two chairs" in desk.book.library.draft(SLOT)
    desk.page._keep.click()
    assert [each.exercise.title for each in desk.book.library.own()] == ["Two chairs"]


def test_there_are_no_more_parts_than_a_page_may_have(desk: Desk) -> None:
    desk.page._write_new()
    parts = desk.page._editor.form.parts
    for _time in range(LIST_MOST + 2):
        parts.add.click()
    assert len(parts.parts()) == LIST_MOST
    assert not parts.add.isEnabled()
    parts.rows[0].remove.click()
    assert parts.add.isEnabled()


def test_a_copy_is_not_offered_a_looser_gate_than_it_came_with(desk: Desk) -> None:
    gates = {s.id: s.gate for s in desk.book.catalogue.steps}
    guarded = next(e for e in desk.book.catalogue.exercises if e.gate != gates[e.steps[0]])
    desk.page.show_detail(guarded.key)
    desk.page._adapt.click()
    form = desk.page._editor.form
    assert next(gate for gate, _words in form.gate._offered) == guarded.gate
    form.steps.changed.emit()
    assert form.exercise().gate == guarded.gate
    desk.page._keep.click()
    desk.page._adapt.click()
    assert next(gate for gate, _words in form.gate._offered) == guarded.gate


@pytest.mark.parametrize("where", [Place.EXERCISES, Place.LIVE, Place.PLAN, Place.PICTURE])
def test_a_page_that_offers_exercises_hears_of_the_librarys(where: Place, context: Context) -> None:
    """What was kept may be taken back from any page, by undo."""
    assert "library" in build(where, context).areas


def test_what_is_taken_away_is_offered_to_no_couple_any_more(
    frame: Callable[..., Frame], context: Context, couple: Couple, clock: Clock
) -> None:
    own = context.book.library.save(OwnExercise(written()))
    desk = ExercisesDesk(frame, context, clock)
    desk.show(couple)

    def offered() -> list[str]:
        return [line.exercise.key for line in desk.page._list._shown if isinstance(line, Choice)]

    assert own.exercise.key in offered()
    context.book.library.remove(own.exercise.key)
    assert offered() != []
    assert own.exercise.key not in offered()

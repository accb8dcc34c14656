"""Own steps at hand in the Library: written, saved as they are written, taken into a plan as a copy."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.hands import CONTROL, NONE, press, shortcut, type_words
from tests.ui.library_room import Desk
from tests.ui.looks import Frame, cut_labels, unnamed
from ui.context import Context
from ui.pages.library_steps import SLOT
from ui.pages.plan_own import NEW, OwnForm
from workbook.book import Workbook
from workbook.errors import BadInput, CannotWrite, NotFound, Stale
from workbook.model.couple import Couple
from workbook.model.own_exercise import StepOnHand
from workbook.model.plan import OwnStep
from workbook.model.safety import Gate

Key = Qt.Key


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, qtbot: QtBot) -> Desk:
    made = Desk(frame, context, qtbot)
    made.page._exchange.steps.trigger()
    return made


def titles(book: Workbook) -> list[str]:
    return [each.step.title for each in book.own_steps.all()]


def test_steps_are_written_one_after_the_other_and_save_themselves(desk: Desk) -> None:
    steps = desk.page._steps
    assert desk.page.title() == "Your steps"
    shortcut(desk.frame, Key.Key_N, CONTROL)
    type_words(steps.title, "Sunday tea")
    type_words(steps.aim, "An hour that is nobody's.")
    desk.qtbot.waitUntil(lambda: titles(desk.book) == ["Sunday tea"], timeout=8_000)
    shortcut(desk.frame, Key.Key_N, CONTROL)
    type_words(steps.title, "A walk")
    shortcut(desk.frame, Key.Key_Escape, NONE)
    assert titles(desk.book) == ["Sunday tea", "A walk"]
    assert desk.book.own_steps.all()[0].step.aim == "An hour that is nobody's."
    assert desk.page.title() == "Library"


def test_words_without_a_title_are_not_lost_and_nothing_makes_no_step(desk: Desk) -> None:
    shortcut(desk.frame, Key.Key_N, CONTROL)
    desk.page.flush()
    assert titles(desk.book) == []
    type_words(desk.page._steps.aim, "Only what it is for")
    desk.page.flush()
    assert titles(desk.book) == ["Without a title"]


def test_too_many_words_are_not_cut_it_is_said_and_they_wait_through_a_lock(
    desk: Desk, frame: Callable[..., Frame], context: Context, qtbot: QtBot
) -> None:
    steps = desk.page._steps
    own = desk.book.own_steps.save(StepOnHand(OwnStep("Tea")))
    steps.show_steps()
    long = "word " * 140
    type_words(steps.aim, long)
    desk.qtbot.waitUntil(lambda: "600" in steps.told.words(), timeout=8_000)
    shortcut(desk.frame, Key.Key_Escape, NONE)
    assert desk.page.title() == "Your steps", "one stays with them"
    desk.page.flush()
    assert (steps.title.text(), steps.aim.words()) == ("Tea", long)
    assert desk.book.own_steps.all() == (own,)
    again = Desk(frame, context, qtbot)
    again.page._exchange.steps.trigger()
    steps = again.page._steps
    assert (steps.title.text(), steps.aim.words()) == ("Tea", long)
    steps.aim.selectAll()
    type_words(steps.aim, "An hour.")
    again.page.flush()
    assert desk.book.own_steps.all()[0].step == OwnStep("Tea", "An hour.")
    assert desk.book.library.draft(SLOT) == ""


def test_where_one_cannot_be_saved_no_other_is_begun(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_own: StepOnHand) -> StepOnHand:
        raise CannotWrite("The disk is full.")

    monkeypatch.setattr(desk.book.own_steps, "save", full)
    desk.page._new_step.click()
    type_words(desk.page._steps.title, "Sunday tea")
    desk.page._new_step.click()
    assert desk.page._steps.told.words() == "The disk is full."
    assert desk.page._steps.title.text() == "Sunday tea"


def test_another_one_chosen_shows_its_own_words(desk: Desk) -> None:
    for title in ("One", "Two"):
        desk.book.own_steps.save(StepOnHand(OwnStep(title, f"aim of {title}", Gate.OPEN)))
    steps = desk.page._steps
    steps.table.choose(1)
    assert (steps.title.text(), steps.aim.words(), steps.gate.key()) == ("Two", "aim of Two", "open")
    type_words(steps.title, " more")
    steps.table.choose(0)
    assert steps.title.text() == "One"
    assert len(titles(desk.book)) == 2
    assert "more" in titles(desk.book)[1]


def test_one_is_taken_away_and_comes_back(desk: Desk, context: Context) -> None:
    done: list[Callable[[], object]] = []
    context.was_done.connect(lambda _words, undo: done.append(undo))
    own = desk.book.own_steps.save(StepOnHand(OwnStep("Tea")))
    press(desk.page._steps.table, Key.Key_Delete)
    assert titles(desk.book) == []
    done[0]()
    assert desk.book.own_steps.all() == (own,)
    with pytest.raises(BadInput, match="there already"):
        done[0]()


def test_a_plan_takes_a_copy(book: Workbook, couple: Couple, frame: Callable[..., Frame]) -> None:
    form = OwnForm(book)
    frame(form, 420, 420)
    form.begin(couple.uid, NEW, None, "Add the step")
    assert not form.on_hand.isVisible(), "nothing to take"
    own = book.own_steps.save(StepOnHand(OwnStep("Tea", "An hour.", Gate.OPEN)))
    form.begin(couple.uid, NEW, None, "Add the step")
    given: list[OwnStep] = []
    form.given.connect(given.append)
    press(form.on_hand, Key.Key_Down)
    assert form.title.text() == "Tea"
    form.give()
    assert given == [own.step]
    type_words(form._aim, "word " * 140)
    form.give()
    assert given == [own.step], "nothing is cut"
    assert "600" in form._slip.words()


def test_what_cannot_be_is_refused(book: Workbook) -> None:
    own = book.own_steps.save(StepOnHand(OwnStep(" Tea  time ")))
    assert own.step.title == "Tea time"
    for step in (OwnStep(" "), OwnStep("x" * 121), OwnStep("x", "y" * 601)):
        with pytest.raises(BadInput):
            book.own_steps.save(StepOnHand(step))
    with pytest.raises(Stale):
        book.own_steps.save(StepOnHand(own.step, own.uid, 9))
    book.own_steps.remove(own.uid)
    with pytest.raises(NotFound):
        book.own_steps.remove(own.uid)


@pytest.mark.parametrize("size", [(1168, 880), (968, 560)])
def test_nothing_is_cut_or_nameless(desk: Desk, size: tuple[int, int]) -> None:
    desk.frame.resize(*size)
    desk.book.own_steps.save(StepOnHand(OwnStep("A long title " * 8, "A long aim " * 40)))
    assert cut_labels(desk.frame) == []
    assert unnamed(desk.frame) == []

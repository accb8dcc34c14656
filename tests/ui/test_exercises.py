"""Exercises: what there is to choose from, and giving one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Boxes, Clock
from tests.ui.exercises_room import (
    FIRST,
    FREE,
    OPEN,
    STRICT,
    Desk,
    Key,
    focused,
    screen,
    shelf,
    under_way,
)
from tests.ui.hands import CONTROL, press, shortcut, type_words
from tests.ui.looks import Frame
from ui.context import Context
from ui.pages.exercise_lines import Heading
from ui.pages.exercises_facts import Choice, bring_back, folded
from ui.widgets.choices import Segmented
from workbook.book import Workbook
from workbook.model.assignment import Outcome, Result
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple
from workbook.model.plan import PlanKind
from workbook.model.safety import Finding


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, clock: Clock) -> Desk:
    return Desk(frame, context, clock)


@pytest.fixture
def screened(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    return under_way(book, couple, clock)


def test_the_step_that_is_open_comes_first_then_every_plan_with_the_couples_own_ahead(
    book: Workbook, screened: Couple, clock: Clock
) -> None:
    lines = shelf(book, screened, clock).lines()
    assert [line.words for line in lines if isinstance(line, Heading)] == [
        "Open now",
        "Restore",
        "Rebuild",
        "Regain",
        "Deciding",
    ]
    assert isinstance(lines[1], Choice)
    assert lines[1].exercise.key == OPEN
    keys = {line.exercise.key for line in lines if isinstance(line, Choice)}
    assert keys == {each.key for each in book.catalogue.exercises}


def test_what_the_gate_holds_says_three_words_and_nothing_else(book: Workbook, couple: Couple, clock: Clock) -> None:
    held = [line for line in shelf(book, couple, clock).lines() if isinstance(line, Choice) and line.held]
    assert {line.exercise.gate for line in held} == {"open", "strict"}
    assert {line.second for line in held} == {"not available yet"}


def test_the_search_looks_into_title_step_and_purpose_without_accents_or_case(
    book: Workbook, screened: Couple, clock: Clock
) -> None:
    def found(words: str) -> set[str]:
        return {c.exercise.key for c in shelf(book, screened, clock).lines(words) if isinstance(c, Choice)}

    assert found("FRIEND eyes") == {"friends_eyes"}
    assert found("restore 7 because") == {FREE}
    assert {FREE} < found("restore 7") == {e.key for e in book.catalogue.exercises_for("A.step.7")}
    assert "own_next_step" in found("individual growth")
    assert found("nothing has these words") == set()
    assert folded("Ünïté  Été") == "unite  ete"


def test_an_exercise_is_to_be_brought_back_to_the_next_session_or_in_a_week(screened: Couple, clock: Clock) -> None:
    today = clock().date()
    assert bring_back(screened, today) == date(2026, 11, 26)
    assert bring_back(replace(screened, next_session=None), today) == today + timedelta(weeks=1)
    assert bring_back(replace(screened, next_session=clock()), today) == today + timedelta(weeks=1)


def test_what_helped_comes_first_and_what_did_not_is_not_offered_first(
    desk: Desk, screened: Couple, book: Workbook, clock: Clock
) -> None:
    def tried(key: str, *ratings: int) -> None:
        given = book.assignments.assign(screened.uid, key, Whose.BOTH)
        for whose, helped in zip(PARTNERS, ratings, strict=True):
            book.assignments.report(given.uid, Result(whose, Outcome.DONE, clock.now.date(), helped=helped))

    plan = book.plans.of(screened.uid) or book.plans.adopt(screened.uid, PlanKind.RESTORE)
    assert plan.current is not None
    first = book.catalogue.exercises_for(plan.current.step)[0].key
    tried(first, 1, 2)
    desk.show(screened)
    assert desk.page._list.chosen() != book.catalogue.exercise(first)
    tried("thank_you_because", 9, 8)
    heading, best, *_rest = shelf(book, screened, clock).lines()
    assert heading == Heading("Helped before")
    assert isinstance(best, Choice)
    assert best.exercise.key == "thank_you_because"
    assert best.second.endswith("helped 8/10")
    tried(STRICT, 10, 10)
    top = [c.exercise.key for c in shelf(book, screened, clock).lines()[1:3] if isinstance(c, Choice)]
    assert top == [STRICT, "thank_you_because"]
    screen(book, screened, clock, Finding.CONCERN)
    lines = shelf(book, screened, clock).lines()
    assert [c.exercise.key for c in lines[1 : lines.index(Heading("Open now"))] if isinstance(c, Choice)] == [
        "thank_you_because"
    ]


def test_an_exercise_is_given_by_keys_alone(desk: Desk, screened: Couple) -> None:
    desk.show(screened)
    for _nth in range(6):  # past the heading "Restore", which cannot be chosen
        desk.press(Key.Key_Down)
    assert desk.reading().startswith("Through a friend’s eyes")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Right)  # for Mira
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Up)  # a day later than the next session
    desk.press(Key.Key_Tab)
    desk.type("Sundays at eight")
    desk.assign()
    (given,) = desk.given()
    assert (given.exercise, given.whose, given.until) == ("friends_eyes", FIRST, date(2026, 11, 27))
    assert given.when == "Sundays at eight"
    assert desk.said() == "Given for Mira, back by 27 November."
    assert [each.uid() for each in desk.all_given()] == [given.uid]
    assert "Given before: today, for Mira. It is still open." in desk.reading()


def test_the_form_begins_anew_after_an_exercise_was_given(desk: Desk, screened: Couple) -> None:
    desk.show(screened)
    form = desk.page._form
    type_words(form._when, "in the garden")
    desk.assign()
    assert form._when.text() == ""
    assert form._until.value() == date(2026, 11, 26)


def test_what_is_still_open_is_given_again_only_after_a_question(desk: Desk, screened: Couple, boxes: Boxes) -> None:
    desk.show(screened)
    desk.assign()
    boxes.agree = False
    desk.assign()
    assert boxes.said[0].endswith("is still open. Assign it again?")
    assert len(desk.given()) == 1
    boxes.agree = True
    desk.assign()
    assert len(desk.given()) == 2


def test_both_sides_of_the_exercise_are_there_to_read(desk: Desk, screened: Couple, book: Workbook) -> None:
    desk.show(screened)
    exercise, said = book.catalogue.exercise(OPEN), desk.reading()
    for words in (exercise.purpose, "10 minutes", exercise.instructions[0].text, exercise.smaller, exercise.bring[0]):
        assert words in said
    for words in (exercise.counselor.why, exercise.counselor.not_when, exercise.counselor.ask_next, "not confirmed"):
        assert words in said
    assert said.index(exercise.bring[0]) < said.index("For you, not on their page") < said.index(exercise.counselor.why)


def test_the_reading_is_scrolled_by_keys(desk: Desk, screened: Couple) -> None:
    desk.show(screened)
    side = desk.page._side
    side.setFocus()
    desk.press(Key.Key_PageDown)
    assert side.verticalScrollBar().value() > 0
    desk.press(Key.Key_Tab)
    assert focused() is not side


def test_what_is_held_cannot_be_chosen_and_hides_its_reason(desk: Desk, couple: Couple) -> None:
    desk.show(couple)
    table = desk.page._list.table
    seen = []
    for _each in range(60):
        chosen = desk.page._list.chosen()
        assert chosen is not None
        seen.append(chosen.gate)
        press(table, Key.Key_Down)
    assert set(seen) == {"free"}
    model = table.model()
    texts = [
        str(model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())
    ]
    assert any(text.endswith(", not available yet") for text in texts)
    assert all(model.data(model.index(r, 0), Qt.ItemDataRole.ToolTipRole) is None for r in range(model.rowCount()))
    said = " ".join([*texts, *(w.toolTip() for w in desk.page.findChildren(QWidget))]).lower()
    assert [words for words in ("safety", "concern", "gate") if words in said] == []


def test_what_the_workbook_refuses_is_one_sentence_beside_the_button(
    desk: Desk, screened: Couple, book: Workbook, clock: Clock
) -> None:
    desk.show(screened, STRICT)
    desk.deaf()
    screen(book, screened, clock, Finding.CONCERN)
    desk.assign()
    assert desk.said() == "This exercise is not available yet."
    assert desk.given() == ()


def test_a_gate_that_closes_meanwhile_takes_the_exercise_off_the_desk(
    desk: Desk, screened: Couple, book: Workbook, clock: Clock
) -> None:
    desk.show(screened, STRICT)
    assert desk.reading().startswith("One rung at a time")
    screen(book, screened, clock, Finding.CONCERN)
    chosen = desk.page._list.chosen()
    assert chosen is not None
    assert chosen.gate == "free"


@pytest.mark.parametrize("typed", ["soon", "31 Feb", "99/99/2026", "<b>", "2026-13-01"])
def test_a_day_that_cannot_be_read_is_said_and_kept(desk: Desk, screened: Couple, typed: str) -> None:
    desk.show(screened)
    until = desk.page._form._until
    until.setFocus()
    until.selectAll()
    desk.type(typed)
    desk.assign()
    assert desk.given() == ()
    assert "There is no such day." in desk.said() or "can be read" in desk.said()
    assert focused() is until
    assert until.text() == typed


def test_a_day_that_has_passed_is_refused_with_a_sentence(desk: Desk, screened: Couple) -> None:
    desk.show(screened)
    desk.page._form._until.show_day(date(2026, 11, 1))
    desk.assign()
    assert desk.said() == "The day to bring it back lies in the past."
    assert desk.given() == ()


def test_without_a_day_an_exercise_is_given_for_no_day(desk: Desk, screened: Couple) -> None:
    desk.show(screened)
    until = desk.page._form._until
    until.setFocus()
    until.selectAll()
    desk.press(Key.Key_Delete)
    desk.assign()
    assert [each.until for each in desk.given()] == [None]
    assert desk.said() == "Given for both."


def test_searching_by_keys_leads_to_the_exercise(desk: Desk, screened: Couple, qtbot: QtBot) -> None:
    desk.show(screened)
    shortcut(desk.frame, Key.Key_F, CONTROL)
    desk.type("compliment")
    qtbot.waitUntil(lambda: desk.reading().startswith("A compliment to keep"))
    desk.press(Key.Key_Down)
    assert focused() is desk.page._list.table
    desk.press(Key.Key_Return)
    assert isinstance(focused(), Segmented)


def test_a_search_that_finds_nothing_says_so_and_gives_nothing(desk: Desk, screened: Couple, qtbot: QtBot) -> None:
    desk.show(screened)
    shortcut(desk.frame, Key.Key_F, CONTROL)
    desk.type("zzz")
    qtbot.waitUntil(desk.page._list._none.isVisible)
    desk.assign()
    assert desk.given() == ()
    assert desk.page._list.chosen() is None
    assert desk.reading() == ""

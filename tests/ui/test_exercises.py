from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Boxes, Clock
from tests.ui.hands import CONTROL, press, shortcut, type_words
from tests.ui.looks import Frame, cut_labels, focusable, unnamed
from ui import print_run
from ui.context import Context
from ui.pages.exercises import Exercises
from ui.pages.exercises_facts import Choice, Heading, Shelf, bring_back, folded
from ui.pages.exercises_given import Folded, Given
from ui.pages.exercises_home import EARLIER_AT_ONCE
from ui.pages.exercises_result import PartnerResult
from ui.widgets.area import TextArea
from ui.widgets.choices import Segmented
from ui.widgets.number_field import NumberField
from workbook.book import Workbook
from workbook.changes import Changes
from workbook.errors import CannotWrite
from workbook.model.assignment import Assignment, Outcome, Result
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple, Partner
from workbook.model.plan import PlanKind
from workbook.model.safety import Finding, Reply, SafetyScreen

FIRST, SECOND = PARTNERS
Key = Qt.Key
FREE, OPEN, STRICT = "thank_you_because", "ten_minutes", "one_rung"


def screen(book: Workbook, couple: Couple, clock: Clock, finding: Finding = Finding.NO_CONCERN) -> None:
    """Both partners asked alone, the first with this finding."""
    clock.now += timedelta(minutes=1)
    for whose in PARTNERS:
        said = finding if whose is FIRST else Finding.NO_CONCERN
        concern = said is Finding.CONCERN
        replies = tuple((p.key, Reply.YES if concern and p.harm else Reply.NO) for p in book.catalogue.safety)
        book.safety.record(SafetyScreen(couple.uid, whose, clock(), said, replies))


class Desk:
    """The page in a window that listens to the workbook as the shell does, and hands on the keyboard."""

    def __init__(self, frame: Callable[..., Frame], context: Context, clock: Clock) -> None:
        self.book, self.couple = context.book, Couple(Partner(FIRST, "-"), Partner(SECOND, "-"))
        self.page = Exercises(context, clock)
        self.frame = frame(self.page)
        self._stop = context.book.subscribe(self._changed)

    def _changed(self, changes: Changes) -> None:
        if changes.areas & self.page.areas and self.page.isVisible():
            self.page.refresh(changes)

    def deaf(self) -> None:
        """As if a change were made that the page has not heard of yet."""
        self._stop()

    def show(self, couple: Couple, detail: str = "") -> None:
        self.couple = couple
        self.page.show_couple(couple.uid)
        if detail:
            self.page.show_detail(detail)
        first = self.page.first_focus()
        assert first is not None
        first.setFocus()

    def given(self) -> tuple[Assignment, ...]:
        return self.book.assignments.of(self.couple.uid)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        press(focused(), key, modifier)

    def type(self, words: str) -> None:
        type_words(focused(), words)

    def assign(self) -> None:
        shortcut(self.frame, Key.Key_Return, CONTROL)

    def reading(self) -> str:
        """What stands on the right, as somebody reads it."""
        return self.page._side.toPlainText()

    def said(self) -> str:
        return self.page._form._told.words()

    def all_given(self) -> list[Given]:
        return [each for each in self.page.findChildren(Given) if each.isVisible()]

    def result(self, whose: Whose = FIRST) -> PartnerResult:
        return next(r for r in self.page.findChildren(PartnerResult) if r.isVisible() and r._whose is whose)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, clock: Clock) -> Desk:
    return Desk(frame, context, clock)


@pytest.fixture
def screened(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    """A couple with open gate and the plan Restore, whose first step is open; the next session is in nine days."""
    screen(book, couple, clock)
    book.plans.adopt(couple.uid, PlanKind.RESTORE)
    return book.couples.save(replace(couple, next_session=datetime.combine(date(2026, 11, 26), clock().time())))


# the list


def shelf(book: Workbook, couple: Couple, clock: Clock) -> Shelf:
    gate, plan = book.safety.gate(couple.uid), book.plans.of(couple.uid)
    return Shelf(book.catalogue, couple, plan, gate, book.assignments.of(couple.uid), clock().date())


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
    assert found("restore 7") == {FREE}
    assert "own_next_step" in found("individual growth")
    assert found("nothing has these words") == set()
    assert folded("Ünïté  Été") == "unite  ete"


def test_an_exercise_is_to_be_brought_back_to_the_next_session_or_in_a_week(screened: Couple, clock: Clock) -> None:
    today = clock().date()
    assert bring_back(screened, today) == date(2026, 11, 26)
    assert bring_back(replace(screened, next_session=None), today) == today + timedelta(weeks=1)
    assert bring_back(replace(screened, next_session=clock()), today) == today + timedelta(weeks=1)


# giving


def test_an_exercise_is_given_by_keys_alone(desk: Desk, screened: Couple) -> None:
    desk.show(screened)
    desk.press(Key.Key_Down)  # past the heading "Restore", which cannot be chosen
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


def test_nothing_is_given_from_among_what_they_have_at_home(
    desk: Desk, screened: Couple, at_home: Assignment, boxes: Boxes
) -> None:
    desk.show(screened)
    assert not desk.page._choose.isAncestorOf(focused())
    desk.assign()
    assert boxes.said == []
    assert len(desk.given()) == 1


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


# what they have at home


@pytest.fixture
def at_home(book: Workbook, screened: Couple, clock: Clock) -> Assignment:
    """An exercise for both, to be brought back today."""
    clock.now -= timedelta(days=7)
    given = book.assignments.assign(screened.uid, OPEN, Whose.BOTH, until=date(2026, 11, 17), when="after supper")
    clock.now += timedelta(days=7)
    return given


def test_the_first_result_that_is_due_has_the_keyboard(desk: Desk, screened: Couple, at_home: Assignment) -> None:
    desk.show(screened)
    assert isinstance(focused(), Segmented)
    assert focused().accessibleName() == "Mira, Ten minutes for us: how it went"


def test_a_result_is_reported_by_keys_and_kept_at_once(desk: Desk, screened: Couple, at_home: Assignment) -> None:
    desk.show(screened)
    desk.press(Key.Key_P)
    (given,) = desk.given()
    assert given.result(FIRST) is not None
    desk.press(Key.Key_Tab)
    desk.type("3")
    desk.press(Key.Key_Tab)
    desk.type("7")
    desk.press(Key.Key_Tab)
    desk.type("The visitors stayed")
    desk.page.flush()
    kept = desk.given()[0].result(FIRST)
    assert kept is not None
    assert (kept.outcome, kept.times, kept.helped, kept.remark) == (Outcome.PARTLY, 3, 7, "The visitors stayed")
    assert kept.on == date(2026, 11, 17)


def test_words_are_kept_after_a_rest(desk: Desk, screened: Couple, at_home: Assignment, qtbot: QtBot) -> None:
    desk.show(screened)
    desk.press(Key.Key_D)
    area = desk.result().findChild(TextArea)
    assert isinstance(area, TextArea)
    area.setFocus()
    desk.type("It rained")

    def kept() -> bool:
        result = desk.given()[0].result(FIRST)
        return result is not None and result.remark == "It rained"

    qtbot.waitUntil(kept, timeout=3000)
    assert focused() is area
    desk.type(" all week")
    assert area.words() == "It rained all week"


def test_nothing_but_a_number_in_range_can_be_typed(desk: Desk, screened: Couple, at_home: Assignment) -> None:
    desk.show(screened)
    desk.press(Key.Key_D)
    times, helped = desk.result().findChildren(NumberField)
    for field, typed, stands in ((times, "-4x5", "45"), (helped, "99", "9"), (helped, "e", "")):
        field.clear()
        field.setFocus()
        desk.type(typed)
        assert field.text() == stands
    desk.page.flush()


def test_not_done_asks_for_no_numbers_and_brings_them_back(desk: Desk, screened: Couple, at_home: Assignment) -> None:
    desk.show(screened)
    desk.press(Key.Key_D)
    times = desk.result().findChildren(NumberField)[0]
    type_words(times, "4")
    desk.press(Key.Key_N)
    assert not times.isVisible()
    result = desk.given()[0].result(FIRST)
    assert result is not None
    assert (result.outcome, result.times) == (Outcome.NOT_DONE, None)
    desk.press(Key.Key_D)
    assert times.isVisible()
    assert times.text() == "4"


def test_what_is_reported_stays_in_place_and_folds_when_the_page_is_opened_anew(
    desk: Desk, screened: Couple, at_home: Assignment
) -> None:
    desk.show(screened)
    desk.press(Key.Key_D)
    desk.result(SECOND).first().setFocus()
    desk.press(Key.Key_N)
    assert not desk.given()[0].open
    assert [each.uid() for each in desk.all_given()] == [at_home.uid]
    desk.show(screened)
    assert desk.all_given() == []
    (line,) = desk.page.findChildren(Folded)
    assert "Mira done; Jonas not done" in line.accessibleName()
    line.setFocus()
    desk.press(Key.Key_Space)
    assert [each.uid() for each in desk.all_given()] == [at_home.uid]
    desk.result(SECOND).first().setFocus()
    desk.press(Key.Key_D)
    assert "Mira done; Jonas done" in line.accessibleName()


def test_only_who_was_asked_has_a_line(desk: Desk, screened: Couple, book: Workbook) -> None:
    book.assignments.assign(screened.uid, FREE, SECOND)
    desk.show(screened)
    assert [r._whose for r in desk.page.findChildren(PartnerResult) if r.isVisible()] == [SECOND]


def test_a_failed_save_says_one_sentence_and_keeps_the_words(
    desk: Desk, screened: Couple, at_home: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.show(screened)
    desk.press(Key.Key_D)
    area = desk.result().findChild(TextArea)
    assert isinstance(area, TextArea)

    def full(_uid: str, _result: Result) -> Assignment:
        raise CannotWrite("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(desk.book.assignments, "report", full)
        type_words(area, "Too tired")
        with pytest.raises(CannotWrite):
            desk.page.flush()
        desk.result()._settle()
        assert desk.all_given()[0]._told.words() == "The disk is full."
        assert area.words() == "Too tired"
    desk.page.flush()
    result = desk.given()[0].result(FIRST)
    assert result is not None
    assert result.remark == "Too tired"
    assert desk.all_given()[0]._told.words() == ""


def test_a_report_from_elsewhere_is_not_overwritten_in_silence(
    desk: Desk, screened: Couple, at_home: Assignment, book: Workbook
) -> None:
    desk.show(screened)
    desk.deaf()
    book.assignments.report(at_home.uid, Result(FIRST, Outcome.NOT_DONE, date(2026, 11, 17)))
    desk.press(Key.Key_D)
    assert "changed elsewhere" in desk.all_given()[0]._told.words()
    result = desk.given()[0].result(FIRST)
    assert result is not None
    assert result.outcome is Outcome.NOT_DONE
    desk.press(Key.Key_P)
    result = desk.given()[0].result(FIRST)
    assert result is not None
    assert result.outcome is Outcome.PARTLY


def test_it_is_stopped_with_a_reason_and_what_was_reported_stays(
    desk: Desk, screened: Couple, at_home: Assignment, book: Workbook
) -> None:
    desk.show(screened)
    turn = desk.all_given()[0].turn
    turn.stop.setFocus()
    desk.press(Key.Key_Space)
    desk.type("The quarrel was still warm.")
    assert desk.given()[0].stopped is None
    desk.press(Key.Key_Return, CONTROL)
    given = desk.given()[0]
    assert (given.stopped, given.reason) == (date(2026, 11, 17), "The quarrel was still warm.")
    assert desk.all_given()[0]._chip.accessibleName() == "stopped today"
    assert not turn.stop.isVisible()
    assert not turn.stopping.isVisible()
    assert "Stopped because: The quarrel" in desk.all_given()[0]._facts.words()
    assert book.drafts.words(screened.uid, f"stop exercise {given.uid}") == ""


def test_words_for_stopping_and_other_words_are_there_after_a_lock(
    desk: Desk, screened: Couple, at_home: Assignment, book: Workbook
) -> None:
    desk.show(screened)
    turn = desk.all_given()[0].turn
    turn.stop.click()
    desk.type("Half a reason")
    turn.adapt.click()
    desk.type(" at the sea")
    desk.page.flush()
    again = Exercises(desk.page.context, desk.page._clock)
    again.show_couple(screened.uid)
    turn = again._home.findChildren(Given)[0].turn
    assert turn.stopping.words.words() == "Half a reason"
    assert turn.adapting.title.text().startswith(" at the sea")
    turn.adapting.leave.click()
    assert book.drafts.words(screened.uid, f"adapt exercise {at_home.uid}") == ""
    assert desk.given()[0].page == ""


def test_other_words_for_these_two(desk: Desk, screened: Couple, at_home: Assignment, book: Workbook) -> None:
    desk.show(screened)
    turn = desk.all_given()[0].turn
    turn.adapt.setFocus()
    desk.press(Key.Key_Space)
    assert turn.adapting.words.words().count("\n") == len(book.catalogue.exercise(at_home.exercise).instructions) - 1
    turn.adapting.title.selectAll()
    desk.type("Ten minutes by the sea")
    turn.adapting.record.click()
    given = desk.given()[0]
    assert given.title == "Ten minutes by the sea"
    assert given.page
    assert "in your words" in desk.all_given()[0]._facts.words()


def test_begun_smaller_and_given_again(desk: Desk, screened: Couple, at_home: Assignment, book: Workbook) -> None:
    desk.show(screened)
    turn = desk.all_given()[0].turn
    turn.start.click()
    assert desk.all_given()[0]._chip.accessibleName() in ("started", "overdue")
    turn.smaller.click()
    assert desk.given()[0].smaller == date(2026, 11, 17)
    assert turn.smaller.text() == "Whole version"
    assert not turn.repeat.isVisible()
    for whose in PARTNERS:
        book.assignments.report(at_home.uid, Result(whose, Outcome.DONE, date(2026, 11, 17)))
    turn.repeat.setFocus()
    desk.press(Key.Key_Space)
    again, _before = desk.given()
    assert again.again == at_home.uid
    shown = next(each for each in desk.all_given() if each.uid() == again.uid)
    assert "given again" in shown._facts.words()


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
    assert best.second.endswith("helped 8 of 10")
    tried(STRICT, 10, 10)
    top = [c.exercise.key for c in shelf(book, screened, clock).lines()[1:3] if isinstance(c, Choice)]
    assert top == [STRICT, "thank_you_because"]
    screen(book, screened, clock, Finding.CONCERN)
    lines = shelf(book, screened, clock).lines()
    assert [c.exercise.key for c in lines[1 : lines.index(Heading("Open now"))] if isinstance(c, Choice)] == [
        "thank_you_because"
    ]


def test_what_is_overdue_says_so(desk: Desk, screened: Couple, at_home: Assignment, clock: Clock) -> None:
    clock.now += timedelta(days=1)
    desk.show(screened)
    assert desk.all_given()[0]._chip.accessibleName() == "overdue"


def test_a_change_elsewhere_takes_neither_focus_nor_words(
    desk: Desk, screened: Couple, at_home: Assignment, book: Workbook
) -> None:
    desk.show(screened)
    when = desk.page._form._when
    when.setFocus()
    desk.type("half a thou")
    book.assignments.assign(screened.uid, FREE, Whose.BOTH)
    book.couples.save(replace(book.couples.get(screened.uid), household="two cats"))
    desk.type("ght")
    assert focused() is when
    assert when.text() == "half a thought"
    assert len(desk.all_given()) == 2


def test_a_long_history_is_shown_piece_by_piece(desk: Desk, screened: Couple, book: Workbook) -> None:
    for _each in range(EARLIER_AT_ONCE + 3):
        book.assignments.stop(book.assignments.assign(screened.uid, FREE, Whose.BOTH).uid)
    desk.show(screened)
    assert len(desk.page.findChildren(Folded)) == EARLIER_AT_ONCE
    more = desk.page._home._more
    assert more.text() == "Show 3 more"
    more.setFocus()
    desk.press(Key.Key_Space)
    assert len(desk.page.findChildren(Folded)) == EARLIER_AT_ONCE + 3
    assert not more.isVisible()


def test_an_assignment_an_exercise_or_a_step_can_be_asked_for(
    desk: Desk, screened: Couple, at_home: Assignment
) -> None:
    desk.show(screened, at_home.uid)
    assert focused().accessibleName() == "Mira, Ten minutes for us: how it went"
    desk.show(screened, "closing_time")
    assert focused() is desk.page._list.table
    assert desk.reading().startswith("Closing time")
    desk.show(screened, "A.step.8")
    assert desk.reading().startswith("A first for both")
    desk.show(screened, "no such thing")


def test_another_couple_finds_nothing_of_the_one_before(
    desk: Desk, screened: Couple, at_home: Assignment, book: Workbook
) -> None:
    other = book.couples.create(Couple(Partner(FIRST, "Ada Berg"), Partner(SECOND, "Bo Li")))
    desk.show(screened)
    type_words(desk.page._form._when, "their own words")
    desk.show(other)
    assert desk.all_given() == []
    assert desk.page._form._when.text() == ""
    assert "Mira" not in " ".join(w.accessibleName() for w in focusable(desk.page))


# printing


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Instead of the dialog: a printer that writes a file."""
    path = tmp_path / "paper.pdf"

    def choose(_parent: QWidget, _pdf: bytes, file_name: str) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(path))
        made.setDocName(file_name)
        return made

    monkeypatch.setattr(print_run, "choose_printer", choose)
    return path


def test_assigning_and_printing_go_together(
    desk: Desk, screened: Couple, printer: Path, qtbot: QtBot, book: Workbook
) -> None:
    heard: list[Changes] = []
    book.subscribe(heard.append)
    desk.show(screened)
    desk.page._form._print.setFocus()
    desk.press(Key.Key_Space)
    qtbot.waitUntil(lambda: desk.said() == "Sent to the printer", timeout=20_000)
    assert printer.read_bytes().startswith(b"%PDF")
    assert len(desk.given()) == 1
    assert Changes(frozenset({"documents"}), screened.uid) in heard


def test_what_was_given_can_be_printed_again(
    desk: Desk, screened: Couple, at_home: Assignment, printer: Path, qtbot: QtBot
) -> None:
    desk.show(screened)
    given = desk.all_given()[0]
    given.turn.print.setFocus()
    desk.press(Key.Key_Space)
    qtbot.waitUntil(lambda: given._told.words() == "Sent to the printer", timeout=20_000)
    assert printer.exists()


def test_what_is_held_by_now_is_not_printed_again(
    desk: Desk, screened: Couple, at_home: Assignment, printer: Path, book: Workbook, clock: Clock
) -> None:
    screen(book, screened, clock, Finding.CONCERN)
    desk.show(screened)
    given = desk.all_given()[0]
    given.turn.print.setFocus()
    desk.press(Key.Key_Space)
    assert given._told.words() == "Not available yet."
    assert not printer.exists()


# how it looks

HARD_NAMES = (
    ("<b>Ann</b> & Söhne", "O’Neil"),
    ("יעל כהן", "محمد"),
    ("王小明", "김민준"),
    ("Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh von und zu der langen Wiese", "Q" * 80),
)


def test_an_empty_page_says_what_to_do_next(desk: Desk, couple: Couple) -> None:
    desk.show(couple)
    assert desk.page._home._empty.isVisible()
    assert focused() is desk.page._list.table


@pytest.mark.parametrize(("wide", "high"), [(1168, 880), (1048, 720), (848, 640)])
@pytest.mark.parametrize("names", HARD_NAMES)
def test_no_word_is_cut_whatever_the_names(
    book: Workbook,
    frame: Callable[..., Frame],
    context: Context,
    clock: Clock,
    qtbot: QtBot,
    names: tuple[str, str],
    wide: int,
    high: int,
) -> None:
    couple = book.couples.create(Couple(Partner(FIRST, names[0]), Partner(SECOND, names[1])))
    screen(book, couple, clock)
    for exercise in (FREE, OPEN):
        given = book.assignments.assign(couple.uid, exercise, Whose.BOTH, until=clock().date(), when=names[0] * 2)
        book.assignments.report(given.uid, Result(FIRST, Outcome.DONE, clock().date(), 999, 10, names[1] * 3))
    book.assignments.stop(given.uid)
    page = Exercises(context, clock)
    window = frame(page, wide, high)
    page.show_couple(couple.uid)
    page.findChildren(Folded)[0].click()
    qtbot.waitUntil(lambda: cut_labels(window) == [], timeout=1000)


def test_everything_that_takes_the_keyboard_has_a_name_and_tab_reaches_it_in_reading_order(
    desk: Desk, screened: Couple, at_home: Assignment
) -> None:
    desk.show(screened)
    desk.press(Key.Key_D)
    assert unnamed(desk.page) == []
    desk.page.findChildren(Given)[0].first().setFocus()
    found = []
    for _each in range(len(focusable(desk.page))):
        found.append(focused())
        desk.press(Key.Key_Tab)
    page = desk.page
    order = [page._list.search, page._list.table, page._side, page._form.first(), page._form._until, page._form._when]
    places = [found.index(widget) for widget in order]
    assert places == sorted(places)
    assert found.index(desk.result(SECOND).first()) < places[0]


def test_rows_that_cannot_be_chosen_are_announced_as_such(desk: Desk, couple: Couple) -> None:
    desk.show(couple)
    table = desk.page._list.table
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface is not None
    model = table.model()
    held = next(r for r in range(model.rowCount()) if "not available yet" in str(model.data(model.index(r, 0))))
    assert model.flags(model.index(held, 0)) == Qt.ItemFlag.NoItemFlags

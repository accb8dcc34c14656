"""The Plan page as a counselor uses it: by keys, on a real encrypted workbook."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Boxes, Clock
from tests.ui.hands import ALT, CONTROL, focused, press, shortcut, tab, type_words
from tests.ui.looks import Frame, cut_labels, unnamed
from ui import theme
from ui.context import Context, Place
from ui.pages.plan import PlanPage
from ui.pages.plan_path import PathView
from ui.pages.plan_rows import path_rows
from ui.pages.plan_steps import StepTable
from ui.widgets.buttons import Button
from ui.widgets.choices import Check, Radio, Segmented
from ui.widgets.fields import Field, SearchField
from ui.widgets.words import Text
from workbook.book import Workbook
from workbook.catalogue.entries import ItemAbout, ItemKind
from workbook.errors import BadInput
from workbook.model.assignment import Outcome, Result
from workbook.model.common import Visibility, Whose
from workbook.model.couple import Couple
from workbook.model.intake import Answer, AnswerState, IntakeKind
from workbook.model.plan import Goal, GoalState, Plan, PlanKind, StepState
from workbook.model.safety import Decision, Finding, GateDecision, SafetyScreen

W = TypeVar("W", bound=QWidget)
HELD = "not available yet"


@dataclass
class Desk:
    book: Workbook
    couple: Couple
    page: PlanPage
    frame: Frame

    def one(self, kind: type[W], name: str) -> W:
        QApplication.processEvents()
        found = [w for w in self.page.findChildren(kind) if w.isVisible() and w.accessibleName().startswith(name)]
        assert len(found) == 1, [w.accessibleName() for w in self.page.findChildren(kind) if w.isVisible()]
        return found[0]

    def names(self, kind: type[W]) -> list[str]:
        QApplication.processEvents()
        return [w.accessibleName() for w in self.page.findChildren(kind) if w.isVisible()]

    def path(self) -> PathView:
        return self.one(PathView, "Steps of the plan")

    def plan(self) -> Plan:
        plan = self.book.plans.of(self.couple.uid)
        assert plan is not None
        return plan

    def rows(self) -> list[str]:
        """What the path's rows are called for those who cannot see them."""
        return [b.accessibleName() for b in self.path().findChildren(QRadioButton)]

    def push(self, name: str) -> None:
        press(self.one(Button, name), Qt.Key.Key_Space)


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame]) -> Callable[..., Desk]:
    def opened(detail: str = "") -> Desk:
        page = PlanPage(context)
        window = frame(page, 1168, 760)
        book.subscribe(lambda changes: page.refresh(changes) if changes.areas & page.areas else None)
        page.show_couple(couple.uid)
        if detail:
            page.show_detail(detail)
        first = page.first_focus()
        assert first is not None
        first.setFocus()
        QApplication.processEvents()
        return Desk(book, couple, page, window)

    return opened


@pytest.fixture
def open_gate(book: Workbook, couple: Couple) -> None:
    for whose in (Whose.FIRST, Whose.SECOND):
        book.safety.record(SafetyScreen(couple.uid, whose, datetime(2026, 11, 10, 9), Finding.NO_CONCERN))


@pytest.fixture
def limited(book: Workbook, couple: Couple, clock: Clock) -> None:
    """A concern, and a decision to go on within limits: what is strict is held."""
    for whose in (Whose.FIRST, Whose.SECOND):
        book.safety.record(
            SafetyScreen(couple.uid, whose, clock.now - timedelta(hours=1), Finding.CONCERN, note="Zorn")
        )
    book.safety.decide(GateDecision(couple.uid, clock.now, Decision.WITH_LIMITS, "Quagga"))


@pytest.fixture
def restore(book: Workbook, couple: Couple, open_gate: None) -> Plan:
    return book.plans.adopt(couple.uid, PlanKind.RESTORE)


def distant(book: Workbook, couple: Couple) -> None:
    """An intake in which everything is far away: it speaks for many steps."""
    intake = book.intakes.begin(couple.uid, IntakeKind.FIRST)
    for item in book.catalogue.items:
        if item.ask.value != "form" or item.about is ItemAbout.PARTNER:
            continue
        value = 0 if item.kind is ItemKind.STRENGTH else 4
        for whose in (Whose.FIRST, Whose.SECOND):
            book.intakes.answer(intake.uid, Answer(item.key, whose, AnswerState.RATED, value))


# choosing


def test_without_a_plan_it_offers_three(desk: Callable[..., Desk], open_gate: None) -> None:
    at = desk()
    assert [r.text() or r.accessibleName() for r in at.page.findChildren(Radio) if r.isVisible()] == [
        "Restore",
        "Rebuild",
        "Own steps",
    ]
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert at.plan().kind is PlanKind.RESTORE
    assert at.path().hasFocus()
    assert at.rows()[0].startswith("1, Open communication, open since ")


def test_suggestions_stand_beside_with_their_reasons(
    book: Workbook, couple: Couple, open_gate: None, desk: Callable[..., Desk]
) -> None:
    at = desk()
    assert "Go to the intake" in at.names(Button)
    distant(book, couple)
    at.page.refresh(None)
    card = at.page._chooser._suggested if at.page._chooser else None
    assert card is not None
    assert card._facts
    fact = card._facts[0]
    assert "of 4 for Mira" in fact.reason
    at.push(f"Add {fact.title}")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert (at.plan().kind, [s.step for s in at.plan().steps]) == (PlanKind.MIX, [fact.step])


def test_own_steps_by_search_and_in_order(desk: Callable[..., Desk], open_gate: None) -> None:
    at = desk()
    radio = next(r for r in at.page.findChildren(Radio) if r.isChecked())
    press(radio, Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Down)
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    search = at.one(SearchField, "Find a step")
    assert search.hasFocus(), "an empty choice is not adopted, and the search is where to go on"
    assert at.book.plans.of(at.couple.uid) is None
    every, order = at.one(StepTable, "All steps"), at.one(StepTable, "In this order")
    assert len(every.ids()) == 24
    type_words(search, "liste")
    press(search, Qt.Key.Key_Return)
    assert "C.step.3" in every.ids()
    assert len(every.ids()) < 24
    every.choose_step("C.step.3")
    every.setFocus()
    press(every, Qt.Key.Key_Space)
    search.clear()
    press(search, Qt.Key.Key_Return)
    for step in ("A.step.2", "B.step.5"):
        every.choose_step(step)
        press(every, Qt.Key.Key_Return)
    assert order.ids() == ["C.step.3", "A.step.2", "B.step.5"]
    order.setFocus()
    press(order, Qt.Key.Key_Up, ALT)
    assert order.ids() == ["C.step.3", "B.step.5", "A.step.2"]
    order.choose_step("C.step.3")
    press(order, Qt.Key.Key_Delete)
    assert order.ids() == ["B.step.5", "A.step.2"]
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert [s.step for s in at.plan().path] == ["B.step.5", "A.step.2"]
    assert "Own steps" in [w.words() for w in at.page.findChildren(Text) if w.isVisible()]


def test_what_is_held_can_be_planned_and_reads_not_available_yet(desk: Callable[..., Desk], limited: None) -> None:
    at = desk()
    press(next(r for r in at.page.findChildren(Radio) if r.isChecked()), Qt.Key.Key_Up)
    assert at.page._chooser is not None
    table = at.page._chooser._mix._all
    spoken = [table._lines.item(n).spoken for n in range(24)]
    assert f"Be vulnerable, Restore 3, {HELD}, not chosen" in spoken
    everything = " ".join([*spoken, *at.names(QWidget)])
    assert "Zorn" not in everything
    assert "Quagga" not in everything


# walking


def test_the_path_says_every_state_in_words(desk: Callable[..., Desk], restore: Plan, book: Workbook) -> None:
    steps = restore.path
    book.plans.move(steps[0].uid, StepState.DONE)
    book.plans.move(steps[4].uid, StepState.PAUSED, "night shifts")
    book.plans.move(steps[8].uid, StepState.SKIPPED, "no old grievance")
    book.plans.accept(restore.couple, "C.step.3")
    rows = desk().rows()
    assert rows[0].startswith("1, Open communication, done ")
    assert rows[1].startswith("2, Develop empathy, open since ")
    assert rows[2].startswith("Be a good listener, Regain 3, open since ")
    assert rows[3] == "3, Be vulnerable, opens after step 2"
    assert rows[5].endswith(": night shifts")
    assert rows[9].endswith(": no old grievance")
    assert rows[10] == "10, Individual growth, opens after step 8"


def test_arrows_walk_the_path_and_show_the_step(desk: Callable[..., Desk], restore: Plan) -> None:
    at = desk()
    path = at.path()
    assert path.hasFocus()
    press(path, Qt.Key.Key_Down)
    assert at.page._view.step._title.words() == "2 · Develop empathy"
    press(path, Qt.Key.Key_End)
    assert at.page._view.step._title.words() == "10 · Individual growth"
    QApplication.processEvents()
    box = path.ring_box().toRect().translated(path.mapTo(at.frame, path.rect().topLeft()))
    assert at.frame.ring.geometry().center().y() == pytest.approx(box.center().y(), abs=4), "the ring goes along"
    press(path, Qt.Key.Key_Home)
    assert at.page._view.step._title.words() == "1 · Open communication"


def test_marking_done_opens_the_next(desk: Callable[..., Desk], restore: Plan) -> None:
    at = desk()
    at.push("Mark done")
    states = [s.state for s in at.plan().path[:3]]
    assert states == [StepState.DONE, StepState.OPEN, StepState.AHEAD]
    assert "Reopen" in at.names(Button), "the card still shows the step that was marked"
    assert at.rows()[1].split(", ")[2].startswith("open since")
    at.push("Reopen")
    assert at.plan().path[0].state is StepState.OPEN


def test_a_pause_needs_a_reason_in_place(desk: Callable[..., Desk], restore: Plan) -> None:
    at = desk()
    at.push("Pause")
    field = at.one(Field, "Why it is paused")
    assert field.hasFocus()
    press(field, Qt.Key.Key_Return)
    assert at.plan().path[0].state is StepState.OPEN
    assert at.page._view.step.reason._slip.words() == "Say in a few words why."
    type_words(field, "night shifts")
    assert cut_labels(at.frame) == []
    press(field, Qt.Key.Key_Return)
    step = at.plan().path[0]
    assert (step.state, step.reason) == (StepState.PAUSED, "night shifts")
    at.push("Go on")
    assert at.plan().path[0].state is StepState.OPEN


def test_a_half_typed_reason_waits_and_escape_takes_it_back(desk: Callable[..., Desk], restore: Plan) -> None:
    at = desk()
    at.push("Leave out")
    type_words(at.one(Field, "Why it is left out"), "not their")
    at.page.refresh(None)
    assert at.one(Field, "Why it is left out").text() == "not their"
    press(at.path(), Qt.Key.Key_Down)
    assert not [n for n in at.names(Field) if n.startswith("Why")]
    press(at.path(), Qt.Key.Key_Up)
    at.push("Leave out")
    field = at.one(Field, "Why it is left out")
    assert field.text() == "not their"
    press(field, Qt.Key.Key_Escape)
    assert at.one(Button, "Leave out").hasFocus()
    assert at.plan().path[0].state is StepState.OPEN


def test_opening_early(desk: Callable[..., Desk], restore: Plan) -> None:
    at = desk("A.step.5")
    at.push("Open early")
    assert at.plan().path[4].state is StepState.OPEN
    assert at.plan().path[0].state is StepState.OPEN, "the other one stays open too"


def test_a_held_step_says_so_and_nothing_more(
    desk: Callable[..., Desk], limited: None, book: Workbook, couple: Couple
) -> None:
    book.plans.adopt(couple.uid, PlanKind.RESTORE)
    at = desk("A.step.3")
    view = at.page._view
    assert at.rows()[2] == f"3, Be vulnerable, {HELD}"
    assert view.step._state.words() == HELD
    assert not view.step._aim.isVisible()
    assert not view.step._chips.isVisible()
    assert not view.given.isVisible()
    assert view.step.first_button() is None
    assert at.rows()[3] == "4, Couples counseling, opens after step 2", "the path goes on past what is held"
    texts = " ".join([*at.names(QWidget), *(w.toolTip() for w in at.page.findChildren(QWidget))])
    for word in ("Zorn", "Quagga", "concern", "screen", "limit"):
        assert word not in texts


def test_a_gate_that_closes_takes_the_open_step_along(
    desk: Callable[..., Desk], restore: Plan, book: Workbook, couple: Couple, clock: Clock
) -> None:
    at = desk()
    book.safety.record(SafetyScreen(couple.uid, Whose.FIRST, clock.now, Finding.CONCERN))
    at.page.refresh(None)
    assert at.rows()[0] == f"1, Open communication, {HELD}"
    assert "Mark done" in at.names(Button), "what was begun can be ended"


def test_a_step_that_is_held_by_now_refuses_in_one_sentence(
    desk: Callable[..., Desk], restore: Plan, book: Workbook, couple: Couple, clock: Clock, context: Context
) -> None:
    at = desk("A.step.3")
    button = at.one(Button, "Open early")
    with pytest.MonkeyPatch.context() as unheard:
        unheard.setattr(at.page, "refresh", lambda _changes: None)
        book.safety.record(SafetyScreen(couple.uid, Whose.FIRST, clock.now, Finding.CONCERN))
        press(button, Qt.Key.Key_Space)
    assert at.page._view.step._slip.words() == "This step is not available yet."
    assert at.plan().path[2].state is StepState.AHEAD


def test_exercises_of_the_step_with_what_became_of_them(
    desk: Callable[..., Desk], restore: Plan, book: Workbook, couple: Couple, clock: Clock
) -> None:
    exercise = book.catalogue.exercises_for("A.step.1")[0]
    given = book.assignments.assign(couple.uid, exercise.key, Whose.BOTH)
    book.assignments.report(given.uid, Result(Whose.FIRST, Outcome.PARTLY, clock.now.date(), 3, remark="Xanadu"))
    at = desk()
    texts = at.names(QWidget)
    assert exercise.title in texts
    assert "Mira: partly, 3 times" in texts
    assert "Jonas: nothing reported" in texts
    asked: list[tuple[str, str, str]] = []
    at.page.context.wanted.connect(lambda *wanted: asked.append(wanted))
    at.push("Give an exercise")
    assert asked == [(Place.EXERCISES, couple.uid, "A.step.1")]


def test_a_strategy_beside_the_path(desk: Callable[..., Desk], restore: Plan) -> None:
    at = desk()
    shortcut(at.frame, Qt.Key.Key_B, ALT)
    search = focused()
    assert isinstance(search, SearchField)
    type_words(search, "candid")
    press(search, Qt.Key.Key_Return)
    press(search, Qt.Key.Key_Down)
    table = focused()
    assert isinstance(table, StepTable)
    press(table, Qt.Key.Key_Return)
    beside = [s for s in at.plan().steps if s.beside]
    assert [(s.step, s.state) for s in beside] == [("C.step.2", StepState.OPEN)]
    assert at.path().hasFocus()
    assert at.page._view.step._title.words() == "Be candid"


def test_a_held_strategy_is_not_taken_up(
    desk: Callable[..., Desk], limited: None, book: Workbook, couple: Couple
) -> None:
    book.plans.adopt(couple.uid, PlanKind.RESTORE)
    at = desk()
    shortcut(at.frame, Qt.Key.Key_B, ALT)
    table = at.one(StepTable, "Steps that are not in the plan")
    table.setFocus()
    table.choose_step("C.step.2")
    press(table, Qt.Key.Key_Return)
    assert at.page._view.beside._slip.words() == "This step is not available yet."
    press(table, Qt.Key.Key_Escape)
    assert at.path().hasFocus()


# goals


def test_a_goal_is_written_and_kept_by_itself(desk: Callable[..., Desk], restore: Plan, qtbot: QtBot) -> None:
    at = desk()
    shortcut(at.frame, Qt.Key.Key_G, ALT)
    words = focused()
    assert words.accessibleName() == "Goal"
    type_words(words, "Says the fear before the joke")
    qtbot.waitUntil(lambda: len(at.plan().goals) == 1, timeout=3000)
    assert words.hasFocus(), "saving takes the keyboard from nobody"
    whose = tab()
    assert isinstance(whose, Segmented)
    press(whose, Qt.Key.Key_3)
    press(tab(), Qt.Key.Key_2)
    alone = tab()
    assert isinstance(alone, Check)
    assert alone.accessibleName() or alone.isVisible()
    press(alone, Qt.Key.Key_Space)
    press(tab(), Qt.Key.Key_Space)
    evidence = tab()
    type_words(evidence, "seen in session 5")
    press(evidence, Qt.Key.Key_Return)
    goal = at.plan().goals[0]
    assert goal == Goal(
        "Says the fear before the joke",
        Whose.SECOND,
        GoalState.ON_THE_WAY,
        "seen in session 5",
        "A.step.1",
        Visibility.INDIVIDUAL,
        goal.uid,
        goal.rev,
    )
    assert "only for Jonas and me · seen in session 5" in at.names(QWidget)
    assert focused().accessibleName() == "Edit goal 1"
    assert cut_labels(at.frame) == []


def test_a_goal_for_both_is_never_only_for_one(desk: Callable[..., Desk], restore: Plan, book: Workbook) -> None:
    book.plans.save_goal(restore.uid, Goal("Alone", Whose.FIRST, visibility=Visibility.INDIVIDUAL))
    at = desk()
    at.push("Edit goal 1")
    press(at.one(Segmented, "Whose goal"), Qt.Key.Key_1)
    at.page.flush()
    assert at.plan().goals[0].visibility is Visibility.JOINT


def test_a_goal_without_words_is_refused_and_can_be_deleted(
    desk: Callable[..., Desk], restore: Plan, book: Workbook, boxes: Boxes
) -> None:
    book.plans.save_goal(restore.uid, Goal("Ask once", Whose.BOTH))
    at = desk()
    at.push("Edit goal 1")
    words = focused()
    assert isinstance(words, Field)
    words.selectAll()
    press(words, Qt.Key.Key_Delete)
    with pytest.raises(BadInput, match="needs words"):
        at.page.flush()
    press(words, Qt.Key.Key_Return)
    assert at.one(Field, "Goal") is words, "the editor stays open"
    assert at.plan().goals[0].words == "Ask once"
    at.push("Delete this goal")
    assert boxes.said == ["Delete this goal?"]
    assert at.plan().goals == ()


def test_an_empty_new_goal_leaves_nothing(desk: Callable[..., Desk], restore: Plan) -> None:
    at = desk()
    shortcut(at.frame, Qt.Key.Key_G, ALT)
    press(focused(), Qt.Key.Key_Escape)
    assert at.plan().goals == ()
    assert at.one(Button, "Add goal").hasFocus()


def test_a_goal_changed_elsewhere_keeps_both(desk: Callable[..., Desk], restore: Plan, book: Workbook) -> None:
    kept = book.plans.save_goal(restore.uid, Goal("Ask once", Whose.BOTH))
    at = desk()
    at.push("Edit goal 1")
    evidence = at.one(Field, "What shows it")
    type_words(evidence, "session 5")
    book.plans.save_goal(restore.uid, replace(kept, evidence="session 4"))
    at.page.flush()
    assert at.plan().goals[0].evidence == "session 4 / session 5"


def test_a_refresh_leaves_the_goal_that_is_typed(desk: Callable[..., Desk], restore: Plan, book: Workbook) -> None:
    at = desk()
    shortcut(at.frame, Qt.Key.Key_G, ALT)
    words = focused()
    type_words(words, "Half a go")
    book.plans.save_goal(restore.uid, Goal("Another", Whose.BOTH))
    assert words.hasFocus()
    type_words(words, "al")
    at.page.flush()
    assert {g.words for g in at.plan().goals} == {"Another", "Half a goal"}


# another plan


def test_changing_the_plan_keeps_the_earlier_one_and_takes_open_goals_along(
    desk: Callable[..., Desk], restore: Plan, book: Workbook
) -> None:
    book.plans.save_goal(restore.uid, Goal("Met", Whose.BOTH, GoalState.MET))
    book.plans.save_goal(restore.uid, Goal("Under way", Whose.FIRST, GoalState.ON_THE_WAY, "once"))
    at = desk()
    at.push("Change plan")
    said = " ".join(w.words() for w in at.page.findChildren(Text) if w.isVisible())
    assert "stays in the record" in said
    press(focused(), Qt.Key.Key_Down)
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    plan = at.plan()
    assert plan.kind is PlanKind.REBUILD
    assert plan.uid != restore.uid
    assert [(g.words, g.whose, g.state, g.evidence) for g in plan.goals] == [
        ("Under way", Whose.FIRST, GoalState.ON_THE_WAY, "once")
    ]
    assert at.path().hasFocus()


def test_changing_ones_mind_changes_nothing(desk: Callable[..., Desk], restore: Plan) -> None:
    at = desk()
    at.push("Change plan")
    at.push("Cancel")
    assert at.plan().uid == restore.uid
    assert at.path().hasFocus()


def test_another_couple_begins_afresh(desk: Callable[..., Desk], restore: Plan, book: Workbook, couple: Couple) -> None:
    other = book.couples.create(replace(couple, uid="", number=0))
    at = desk()
    at.push("Change plan")
    at.page.show_couple(other.uid)
    assert not [c for c in at.page.findChildren(Check) if c.isVisible()], "no goals of somebody else"
    at.page.show_couple(couple.uid)
    assert at.path().isVisible()


# looks and names


@pytest.mark.parametrize("size", [(1168, 760), (968, 560)])
def test_nothing_is_cut_and_all_is_named(
    desk: Callable[..., Desk], restore: Plan, book: Workbook, couple: Couple, size: tuple[int, int]
) -> None:
    hard = replace(couple.first, name="<b>Wolfeschlegelsteinhausenbergerdorff</b>", called="<b>Wolfeschlegelstein</b>")
    now = book.couples.get(couple.uid)
    book.couples.save(replace(now, first=hard, second=replace(now.second, name="王小明的很长很长很长的名字")))
    book.plans.save_goal(restore.uid, Goal("G" * 40 + " " + "goal " * 30, Whose.FIRST, evidence="E" * 200))
    book.plans.move(restore.path[4].uid, StepState.PAUSED, "because " * 30)
    book.plans.accept(couple.uid, "C.step.4")
    for scheme in (theme.Scheme.LIGHT, theme.Scheme.DARK):
        theme.use(scheme)
        at = desk()
        at.frame.resize(*size)
        for open_part in (None, at.page._view.add_goal, at.page._view.open_beside, at.page._change):
            if open_part is not None:
                open_part()
            QApplication.processEvents()
            assert cut_labels(at.frame) == []
            assert unnamed(at.frame) == []
        at.page._chooser._radios[PlanKind.MIX].setChecked(True)  # type: ignore[union-attr]
        QApplication.processEvents()
        assert cut_labels(at.frame) == []
        assert unnamed(at.frame) == []
        at.frame.hide()


def test_no_window_opens_by_itself(desk: Callable[..., Desk], restore: Plan) -> None:
    at = desk()
    shown: list[QWidget] = []
    shortcut(at.frame, Qt.Key.Key_G, ALT)
    shown += [w for w in QApplication.topLevelWidgets() if w.isVisible() and not isinstance(w, Frame)]
    assert shown == []


def test_a_plan_of_a_later_catalogue_can_still_be_shown(book: Workbook, restore: Plan, couple: Couple) -> None:
    gone = replace(restore, steps=(replace(restore.steps[0], step="Z.step.9"), *restore.steps[1:]))
    gate = book.safety.gate(couple.uid)
    rows = path_rows(gone, book.catalogue, gate, datetime(2026, 11, 17).date())
    assert rows[0].step.title == "Open communication"

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import hands
from tests.ui.conftest import Boxes, Clock
from tests.ui.looks import Frame, cut_labels, unnamed
from ui.app import build
from ui.context import TABS, Context, Place
from ui.pages.picture import PicturePage
from ui.pages.picture_cards import by_gap_first
from ui.pages.picture_steps import StepRow
from ui.shell import Shell
from ui.widgets.words import Text
from workbook.book import Workbook
from workbook.demo.answers import fill_intake, profile
from workbook.errors import Held
from workbook.facts import ThemeRow
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.couple import Couple, Partner, SecretsPolicy
from workbook.model.intake import Answer, AnswerState, Intake, IntakeKind
from workbook.model.plan import Plan, PlanKind, StepState
from workbook.model.safety import Finding, Gate, SafetyScreen

FIRST, SECOND = PARTNERS
Show = Callable[..., Frame]
Key = Qt.Key


def shown_words(root: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(
        f"{label._lead} {label.words()}" if hasattr(label, "_lead") else label.words() for label in seen(root)
    )


def seen(root: QWidget) -> list[Text]:
    return [label for label in root.findChildren(Text) if label.isVisible()]


def take_intake(book: Workbook, couple: Couple, seed: int = 4, kind: IntakeKind = IntakeKind.FIRST) -> Intake:
    """A finished intake with many distant answers, as the demo's people would give them."""
    random = Random(seed)
    levels = {key: level / 2 for key, level in profile(book.catalogue, random).items()}
    intake = book.intakes.begin(couple.uid, kind)
    fill_intake(book, intake, levels, random, policy=couple.policy_signed is not None)
    return book.intakes.get(intake.uid)


def screen_both(book: Workbook, couple: Couple, clock: Clock) -> None:
    for whose in PARTNERS:
        book.safety.record(SafetyScreen(couple.uid, whose, clock(), Finding.NO_CONCERN))


class Desk:
    def __init__(self, frame: Show, context: Context, clock: Clock, couple: Couple, wide: int = 1168) -> None:
        self.book, self.couple = context.book, couple
        self.asked: list[tuple[str, str, str]] = []
        context.wanted.connect(lambda *asked: self.asked.append(asked))
        self.page = PicturePage(context, clock)
        self.frame = frame(self.page, wide, 880 if wide > 1100 else 720)
        self.page.show_couple(couple.uid)
        first = self.page.first_focus()
        assert first is not None
        first.setFocus()

    def plan(self) -> Plan:
        plan = self.book.plans.of(self.couple.uid)
        assert plan is not None
        return plan

    def row(self, step: str) -> StepRow:
        return self.page.steps.rows[step]

    def first_new(self) -> str:
        return next(step for step, row in self.page.steps.rows.items() if not row.not_now.isHidden())


@pytest.fixture
def screened(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    take_intake(book, couple)
    screen_both(book, couple, clock)
    return couple


@pytest.fixture
def desk(frame: Show, context: Context, clock: Clock, screened: Couple) -> Desk:
    return Desk(frame, context, clock, screened)


def test_without_an_intake_the_page_leads_to_it(frame: Show, context: Context, clock: Clock, couple: Couple) -> None:
    desk = Desk(frame, context, clock, couple)
    assert hands.focused() is desk.page.to_intake
    assert desk.page.to_intake.text() == "Begin the first intake"
    hands.press(hands.focused(), Key.Key_Space)
    assert desk.asked == [(Place.INTAKE.value, couple.uid, "")]
    assert desk.page.head_actions() == []
    context.book.intakes.begin(couple.uid, IntakeKind.FIRST)
    desk.page.refresh(None)
    assert desk.page.to_intake.text() == "Go on with the intake"


def test_the_themes_stand_by_gap_or_as_listed(desk: Desk) -> None:
    chart = desk.page.themes.chart
    gaps = [row.gap for row in chart._rows if row.gap is not None]
    assert gaps == sorted(gaps, reverse=True)
    hands.press(hands.focused(), Key.Key_Right)
    assert [row.name for row in chart._rows] == [theme.name for theme in desk.book.catalogue.themes]
    assert "Connection: Mira" in chart.accessibleDescription()
    assert "A guide to a conversation, not a validated test." in shown_words(desk.page.themes)


def test_rows_without_two_answers_come_last() -> None:
    rows = [ThemeRow("a", "A", 1.0, None), ThemeRow("b", "B", 1.0, 1.2), ThemeRow("c", "C", 1.0, 3.0)]
    assert [row.key for row in by_gap_first(rows)] == ["c", "b", "a"]


def test_a_review_that_was_just_begun_does_not_wipe_the_picture(desk: Desk, clock: Clock) -> None:
    before = desk.page.themes.chart.accessibleDescription()
    clock.now = clock.now.replace(month=12)
    review = desk.book.intakes.begin(desk.couple.uid, IntakeKind.REVIEW)
    desk.book.intakes.answer(review.uid, Answer("felt_close", FIRST, AnswerState.RATED, 4))
    desk.page.refresh(None)
    assert desk.page.themes.chart.accessibleDescription() == before
    assert "Review intake, begun today, is not finished yet" in shown_words(desk.page.themes)


def test_a_finished_review_stands_beside_the_first(desk: Desk, clock: Clock) -> None:
    clock.now = clock.now.replace(month=12)
    take_intake(desk.book, desk.couple, seed=9, kind=IntakeKind.REVIEW)
    desk.page.refresh(None)
    assert desk.page.themes._key._latest == "latest, 17 December"
    assert desk.page.themes._key._before == "first, 17 November"


def test_missing_scores_are_said_in_words(frame: Show, context: Context, clock: Clock, couple: Couple) -> None:
    intake = context.book.intakes.begin(couple.uid, IntakeKind.FIRST)
    context.book.intakes.answer(intake.uid, Answer("felt_close", FIRST, AnswerState.RATED, 3))
    desk = Desk(frame, context, clock, couple)
    assert "Not enough answers from Mira for any theme. No answers from Jonas." in shown_words(desk.page.themes)
    assert "is not finished yet: the picture may change" in shown_words(desk.page.themes)
    assert "rated 3 or 4 by the one who answered" in shown_words(desk.page.holds)
    assert "Feeling close to one another" in shown_words(desk.page.holds)


def test_accepting_takes_the_step_up(desk: Desk) -> None:
    step = desk.first_new()
    desk.row(step).accept.setFocus()
    hands.press(hands.focused(), Key.Key_Space)
    assert [(s.step, s.state) for s in desk.plan().steps] == [(step, StepState.OPEN)]
    row = desk.row(step)
    assert row.chip.accessibleName() == "Open, step 1 of the plan"
    assert not row.accept.isVisible()
    assert hands.focused() is desk.row(desk.first_new()).accept, "on to the next suggestion"


def test_a_step_ahead_on_the_plan_says_so_and_can_be_opened(desk: Desk) -> None:
    desk.book.plans.adopt(desk.couple.uid, PlanKind.RESTORE)
    desk.page.refresh(None)
    ahead = [s.step for s in desk.plan().steps if s.state is StepState.AHEAD]
    step = next(s for s in desk.page.steps.rows if s in ahead)
    at = [s.step for s in desk.plan().path].index(step) + 1
    assert desk.row(step).chip.accessibleName() == f"Step {at} of the plan"
    desk.row(step).accept.click()
    assert next(s.state for s in desk.plan().steps if s.step == step) is StepState.OPEN


def test_not_now_asks_why_and_keeps_and_shows_it(desk: Desk) -> None:
    step = desk.first_new()
    desk.row(step).not_now.setFocus()
    hands.press(hands.focused(), Key.Key_Space)
    hands.press(hands.focused(), Key.Key_Return)
    assert "Say briefly why" in shown_words(desk.row(step))
    hands.type_words(hands.focused(), "they <b>want</b> to wait")
    hands.press(hands.focused(), Key.Key_Return)
    (declined,) = desk.book.plans.declined(desk.couple.uid)
    assert (declined.step, declined.reason) == (step, "they <b>want</b> to wait")
    assert step not in desk.page.steps.rows
    assert "today: they <b>want</b> to wait" in shown_words(desk.page.aside)
    assert desk.page.aside.takes[step].text() == "Take up after all"
    desk.page.aside.takes[step].click()
    assert desk.plan().steps[0].step == step


def test_everything_put_aside_stays_in_sight(desk: Desk) -> None:
    put_aside = [s.id for s in desk.book.catalogue.steps[:8]]
    for step in put_aside:
        desk.book.plans.decline(desk.couple.uid, step, f"because of {step}")
    desk.page.refresh(None)
    words = shown_words(desk.page.aside)
    assert all(f"because of {step}" in words for step in put_aside)


def test_escape_drops_the_reason_and_nothing_is_put_aside(desk: Desk) -> None:
    step = desk.first_new()
    desk.row(step).not_now.click()
    hands.type_words(hands.focused(), "oh no")
    hands.press(hands.focused(), Key.Key_Escape)
    assert desk.row(step).reason is None
    assert hands.focused() is desk.row(step).accept
    assert desk.book.plans.declined(desk.couple.uid) == ()


def test_tab_goes_from_the_reason_through_its_buttons(desk: Desk) -> None:
    step = desk.first_new()
    desk.row(step).not_now.setFocus()
    hands.press(hands.focused(), Key.Key_Space)
    reason = desk.row(step).reason
    assert reason is not None
    assert hands.focused() is reason.field
    assert hands.tab() is reason.put
    assert hands.tab() is reason.keep
    following = list(desk.page.steps.rows.values())[1]
    assert hands.tab() is following.accept


def test_what_has_the_keyboard_after_declining_is_in_sight(desk: Desk, qtbot: QtBot) -> None:
    for _step in range(3):
        step = desk.first_new()
        desk.row(step).not_now.setFocus()
        hands.press(hands.focused(), Key.Key_Space)
        hands.type_words(hands.focused(), "they want to wait until the children are back at school and there is time")
        hands.press(hands.focused(), Key.Key_Return)
        qtbot.wait(50)
        here, view = hands.focused(), desk.page.scroller.viewport()
        assert here in (desk.row(desk.first_new()).accept, desk.page.steps.all_steps)
        top = here.mapTo(view, here.rect().topLeft()).y()
        assert 0 <= top <= view.height() - here.height()


def test_after_accepting_without_a_plan_every_tab_of_the_couple_opens(
    frame: Show, context: Context, screened: Couple, boxes: Boxes
) -> None:
    shell = Shell(context, build)
    frame(shell, 1480, 928)
    assert shell.go(Place.PICTURE, screened.uid)
    page = shell.page()
    assert isinstance(page, PicturePage)
    step = next(step for step, row in page.steps.rows.items() if not row.not_now.isHidden())
    page.steps.rows[step].accept.setFocus()
    hands.press(hands.focused(), Key.Key_Space)
    plan = context.book.plans.of(screened.uid)
    assert plan is not None
    assert plan.kind is PlanKind.MIX
    for number, place in enumerate(TABS):
        hands.shortcut(shell, Key(Key.Key_1 + number), hands.ALT)
        assert shell.place() is place
        QApplication.processEvents()
    assert boxes.said == []
    shell.close_pages()


def test_a_refresh_keeps_a_half_typed_reason_and_the_focus(desk: Desk) -> None:
    step = desk.first_new()
    desk.row(step).not_now.click()
    hands.type_words(hands.focused(), "half a th")
    field = hands.focused()
    desk.page.refresh(None)
    assert hands.focused() is field
    reason = desk.row(step).reason
    assert reason is not None
    assert reason.field.text() == "half a th"


def test_without_screens_only_what_is_free_is_suggested_and_nobody_says_why(
    frame: Show, context: Context, clock: Clock, couple: Couple
) -> None:
    take_intake(context.book, couple)
    desk = Desk(frame, context, clock, couple)
    assert desk.page.steps.rows
    assert {context.book.catalogue.step(step).gate for step in desk.page.steps.rows} == {Gate.FREE.value}
    words = shown_words(desk.page).lower()
    assert not any(word in words for word in ("safety", "screen", "held", "concern", "gate"))


def test_where_nothing_can_be_suggested_the_words_are_neutral(
    frame: Show, context: Context, clock: Clock, couple: Couple
) -> None:
    intake = context.book.intakes.begin(couple.uid, IntakeKind.FIRST)
    for item in context.book.catalogue.items:
        if item.visibility == Visibility.JOINT:
            for whose in PARTNERS:
                value = 4 if item.kind == "strength" else 0
                context.book.intakes.answer(intake.uid, Answer(item.key, whose, AnswerState.RATED, value))
    desk = Desk(frame, context, clock, couple)
    assert "The answers speak for no step more than for another." in shown_words(desk.page.steps)
    assert "safety" not in shown_words(desk.page.steps)


def test_a_step_that_is_held_in_the_meantime_says_no_more_than_that(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_couple: str, _step: str) -> Plan:
        raise Held("This step is not available yet.")

    monkeypatch.setattr(desk.book.plans, "accept", held)
    step = desk.first_new()
    desk.row(step).accept.click()
    assert "This step is not available yet." in shown_words(desk.row(step))


def test_what_was_given_alone_is_marked(frame: Show, context: Context, clock: Clock, couple: Couple) -> None:
    book = context.book
    signed = book.couples.save(replace(couple, policy=SecretsPolicy.LIMITED, policy_signed=date(2026, 11, 3)))
    intake = book.intakes.begin(signed.uid, IntakeKind.FIRST)
    alone = Answer("earlier_harm", FIRST, AnswerState.RATED, 4, Visibility.INDIVIDUAL)
    book.intakes.answer(intake.uid, alone)
    desk = Desk(frame, context, clock, signed)
    assert "given alone" in shown_words(desk.page.causes)
    assert "It counts answers that were given alone: for your eyes." in shown_words(desk.page.themes)


def test_the_buttons_lead_to_documents_and_plan(desk: Desk) -> None:
    intake = desk.book.intakes.of(desk.couple.uid)[-1]
    assert desk.page.head_actions() == [desk.page.print_it, desk.page.make_plan]
    desk.page.print_it.click()
    desk.page.make_plan.click()
    desk.page.steps.all_steps.click()
    uid = desk.couple.uid
    assert desk.asked == [
        (Place.DOCUMENTS.value, uid, f"intake:{intake.uid}"),
        (Place.PLAN.value, uid, ""),
        (Place.PLAN.value, uid, ""),
    ]
    desk.book.plans.adopt(uid, PlanKind.REBUILD)
    assert desk.page.head_actions() == [desk.page.print_it]


@pytest.mark.parametrize("wide", [1168, 1048])
def test_nothing_is_cut_and_everything_has_a_name(
    qtbot: QtBot, frame: Show, context: Context, clock: Clock, wide: int
) -> None:
    couple = context.book.couples.create(
        Couple(
            Partner(Whose.FIRST, "<b>Wilhelmina-Alexandra</b>-Theodora-Konstanze von und zu Hohenlohe"),
            Partner(Whose.SECOND, "דנה לוין", called="王小明"),
        )
    )
    take_intake(context.book, couple)
    screen_both(context.book, couple, clock)
    desk = Desk(frame, context, clock, couple, wide)
    step = desk.first_new()
    desk.row(step).not_now.click()
    qtbot.wait(50)
    assert cut_labels(desk.frame) == []
    assert unnamed(desk.page) == []
    assert "<b>Wilhelmina-Alexandra" in shown_words(desk.page)

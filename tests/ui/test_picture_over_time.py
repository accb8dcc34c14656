"""Several intakes, hopes apart, and what is being typed: the picture as it lives on."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui import hands
from tests.ui.conftest import Clock
from tests.ui.looks import Frame, cut_labels, unnamed
from tests.ui.test_picture import Desk, screen_both, shown_words, take_intake
from ui.context import Context
from ui.pages.picture_moments import MomentsRow
from workbook.book import Workbook
from workbook.model.caution import CautionFinding, Found
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple, Hope
from workbook.model.intake import Answer, AnswerState, IntakeKind
from workbook.model.plan import PlanKind

FIRST, SECOND = PARTNERS
Show = Callable[..., Frame]
Key = Qt.Key


@pytest.fixture
def three(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    """A first intake on 17 November, a review in December, a closing one in the next February."""
    take_intake(book, couple, seed=4)
    screen_both(book, couple, clock)
    clock.now = clock.now.replace(month=12)
    take_intake(book, couple, seed=9, kind=IntakeKind.REVIEW)
    clock.now = clock.now.replace(year=2027, month=2)
    take_intake(book, couple, seed=5, kind=IntakeKind.CLOSING)
    return couple


def choose(row: MomentsRow, which: int, words: str) -> None:
    act = next(a for a in (row.now, row.before)[which].menu().actions() if a.text().startswith(words))
    act.trigger()
    QApplication.processEvents()


def test_with_one_intake_there_is_nothing_to_choose_and_nothing_over_time(
    frame: Show, context: Context, clock: Clock, couple: Couple
) -> None:
    take_intake(context.book, couple)
    desk = Desk(frame, context, clock, couple)
    assert not desk.page.moments.isVisible()
    assert not desk.page.course.isVisible()


def test_every_theme_is_said_over_all_intakes(frame: Show, context: Context, clock: Clock, three: Couple) -> None:
    desk = Desk(frame, context, clock, three)
    assert desk.page.course.isVisible()
    said = desk.page.course.table.accessibleDescription()
    assert "First intake 17 Nov, Review intake 17 Dec, Closing intake 17 Feb" in said
    for theme in context.book.catalogue.themes:
        assert f"{theme.name}: Mira " in said
    assert said.count("change") == 2 * len(context.book.catalogue.themes)


def test_the_intake_in_sight_and_the_one_beside_it_are_chosen(
    frame: Show, context: Context, clock: Clock, three: Couple
) -> None:
    desk = Desk(frame, context, clock, three)
    row, key = desk.page.moments, desk.page.themes._key
    assert row.now.accessibleName() == "Picture from: Closing intake, today"
    assert row.before.accessibleName() == "Compared with: First intake, 17 November 2026"
    assert (key._latest, key._before) == ("latest, 17 February 2027", "first, 17 November 2026")
    choose(row, 1, "Review intake")
    assert (key._latest, key._before) == ("latest, 17 February 2027", "review, 17 December 2026")
    assert "; review, 17 December 2026 Mira " in desk.page.themes.chart.accessibleDescription()
    choose(row, 0, "Review intake")
    assert (key._latest, key._before) == ("review, 17 December", "first, 17 November")
    choose(row, 0, "First intake")
    assert (key._latest, key._before) == ("on 17 November", "")
    assert not row.before.isVisible()
    assert all(r.before_first is None for r in desk.page.themes.chart._rows)
    desk.page.refresh(None)
    assert key._latest == "on 17 November", "what was chosen stays"


def test_what_is_printed_is_the_intake_in_sight(frame: Show, context: Context, clock: Clock, three: Couple) -> None:
    desk = Desk(frame, context, clock, three)
    choose(desk.page.moments, 0, "Review intake")
    desk.page.print_it.click()
    review = context.book.intakes.of(three.uid)[1]
    assert desk.asked[-1][2] == f"intake:{review.uid}"


def test_suggestions_rest_on_the_latest_intake_whatever_is_in_sight(
    frame: Show, context: Context, clock: Clock, three: Couple
) -> None:
    desk = Desk(frame, context, clock, three)
    before = list(desk.page.steps.rows)
    choose(desk.page.moments, 0, "First intake")
    assert list(desk.page.steps.rows) == before


def test_while_one_is_unsure_nothing_is_suggested_and_the_page_says_so(
    frame: Show, context: Context, clock: Clock, three: Couple
) -> None:
    book = context.book
    desk = Desk(frame, context, clock, three)
    step = desk.first_new()
    book.plans.decline(three.uid, step, "too early")
    couple = book.couples.get(three.uid)
    book.couples.save(replace(couple, second=replace(couple.second, hope=Hope.UNSURE)))
    desk.page.refresh(None)
    assert desk.page.steps.rows == {}
    assert desk.page.steps.words() == "While one of the two is unsure or leans towards parting, nothing is suggested."
    assert "too early" in shown_words(desk.page.aside), "what was put aside can still be read"
    assert desk.page.aside.takes == {}


def test_a_reason_that_is_being_typed_is_there_again_after_a_lock(
    frame: Show, context: Context, clock: Clock, three: Couple
) -> None:
    desk = Desk(frame, context, clock, three)
    step = desk.first_new()
    desk.row(step).not_now.click()
    hands.type_words(hands.focused(), "half a th")
    desk.page.flush()
    again = Desk(frame, context, clock, three)
    reason = again.row(step).reason
    assert reason is not None
    assert reason.field.text() == "half a th"
    assert hands.focused() is again.page.themes.order, "it takes the keyboard from nobody"
    hands.press(reason.field, Key.Key_Escape)
    again.page.flush()
    assert context.book.drafts.words(three.uid, f"decline {step}") == ""
    assert context.book.plans.declined(three.uid) == ()


def test_a_reason_that_was_given_leaves_no_draft(frame: Show, context: Context, clock: Clock, three: Couple) -> None:
    desk = Desk(frame, context, clock, three)
    step = desk.first_new()
    desk.row(step).not_now.click()
    hands.type_words(hands.focused(), "too early")
    desk.page.flush()
    assert context.book.drafts.words(three.uid, f"decline {step}") == "too early"
    hands.press(hands.focused(), Key.Key_Return)
    assert context.book.drafts.words(three.uid, f"decline {step}") == ""


def test_a_reason_never_goes_to_the_next_couple(frame: Show, context: Context, clock: Clock, three: Couple) -> None:
    book = context.book
    other = book.couples.create(replace(three, uid="", number=0, rev=0))
    desk = Desk(frame, context, clock, three)
    step = desk.first_new()
    desk.row(step).not_now.click()
    hands.type_words(hands.focused(), "only theirs")
    desk.page.show_couple(other.uid)
    assert book.drafts.words(other.uid, f"decline {step}") == ""
    assert book.drafts.words(three.uid, f"decline {step}") == "only theirs"


def test_a_suggestion_taken_up_beside_the_path_says_so(
    frame: Show, context: Context, clock: Clock, three: Couple
) -> None:
    context.book.plans.adopt(three.uid, PlanKind.DECIDING)
    desk = Desk(frame, context, clock, three)
    step = desk.first_new()
    desk.row(step).accept.click()
    assert desk.row(step).chip.accessibleName() == "Open, beside the path"


def test_the_tab_key_goes_through_what_was_put_aside_last(
    frame: Show, context: Context, clock: Clock, three: Couple
) -> None:
    context.book.plans.decline(three.uid, "A.step.5", "no evenings")
    desk = Desk(frame, context, clock, three)
    desk.page.moments.now.setFocus()
    passed = [hands.focused()]
    while passed[-1] is not desk.page.aside.takes["A.step.5"] and len(passed) < 40:
        passed.append(hands.tab())
    rows = list(desk.page.steps.rows.values())
    order = [desk.page.moments.now, desk.page.moments.before, desk.page.themes.order, desk.page.steps.all_steps]
    assert passed[:4] == order
    assert passed[4] is rows[0].accept
    assert passed[-1] is desk.page.aside.takes["A.step.5"]


def test_a_breach_of_trust_that_goes_on_silences_the_page(
    frame: Show, context: Context, clock: Clock, three: Couple
) -> None:
    book = context.book
    desk = Desk(frame, context, clock, three)
    key = next(c.key for c in book.catalogue.cautions if c.lasts)
    book.cautions.record(CautionFinding(three.uid, key, Whose.BOTH, clock(), Found.PRESENT, "QSECRET", True, "", None))
    desk.page.refresh(None)
    assert desk.page.steps.words() == "While a breach of trust is going on, nothing is suggested."
    assert "QSECRET" not in shown_words(desk.page)


def test_put_aside_twice_both_reasons_stand(frame: Show, context: Context, clock: Clock, three: Couple) -> None:
    for reason in ("first reason", "second reason"):
        context.book.plans.decline(three.uid, "A.step.5", reason)
    words = shown_words(Desk(frame, context, clock, three).page.aside)
    assert words.index("second reason") < words.index("first reason")


def test_one_who_declined_everything_is_said_in_words(
    frame: Show, context: Context, clock: Clock, couple: Couple
) -> None:
    intake = context.book.intakes.begin(couple.uid, IntakeKind.FIRST)
    for key in ("felt_close", "far_apart"):
        context.book.intakes.answer(intake.uid, Answer(key, FIRST, AnswerState.DECLINED))
    desk = Desk(frame, context, clock, couple)
    assert "Mira would rather not say, on every question that was put." in shown_words(desk.page.themes)
    assert "No answers from Jonas." in shown_words(desk.page.themes)
    assert "there are none yet" in desk.page.steps.words()
    assert desk.page.moments.isHidden()


@pytest.mark.parametrize("wide", [1168, 1048])
def test_nothing_is_cut_with_three_intakes(
    frame: Show, context: Context, clock: Clock, three: Couple, wide: int
) -> None:
    context.book.plans.decline(three.uid, "A.step.5", "They have no evening to themselves until the spring.")
    desk = Desk(frame, context, clock, three, wide)
    QApplication.processEvents()
    assert cut_labels(desk.frame) == []
    assert unnamed(desk.page) == []

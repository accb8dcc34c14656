"""Besides keying in: forty answers by forty keys, who may see one, what was seen, an answer put right, and how an intake ends."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui import hands
from tests.ui.conftest import Boxes, Clock
from tests.ui.intake_room import FIRST, SECOND, Desk, Key, Show, items, shown_words, sign_policy
from tests.ui.looks import cut_labels, unnamed
from ui.context import Context, Place
from ui.pages.intake_correction import IntakeCorrection
from ui.pages.intake_note import IntakeNote
from ui.pages.intake_sheet import Spot
from ui.widgets.words import Text
from workbook.catalogue.entries import ItemKind
from workbook.disclosure.audience import cut_down
from workbook.disclosure.picture import picture
from workbook.model.agreement import How, Permission, What, Whom
from workbook.model.common import PARTNERS, Audience, Visibility
from workbook.model.couple import Couple
from workbook.model.intake import Answer, AnswerState, IntakeKind, Remark

OPEN = "felt_close"


@pytest.fixture
def begun(qtbot: QtBot, frame: Show, context: Context, clock: Clock, couple: Couple) -> Desk:
    desk = Desk(qtbot, frame, context, clock, couple)
    desk.begin()
    return desk


@pytest.fixture
def finished(begun: Desk) -> Desk:
    """Mira often, Jonas sometimes; then finished."""
    begun.type("32")
    begun.book.intakes.finish(begun.intake().uid)
    begun.page.refresh(None)
    begun.focus_first()
    return begun


def answered(desk: Desk, key: str = OPEN, whose: object = FIRST) -> Answer:
    answer = next((a for a in desk.intake().answers if (a.item, a.whose) == (key, whose)), None)
    assert answer is not None
    return answer


# speed


@pytest.mark.parametrize("by_partner", [False, True])
def test_forty_answers_are_forty_keys(begun: Desk, by_partner: bool) -> None:
    if by_partner:
        begun.page.index.order.setFocus()
        begun.type("2")
        begun.focus_first()
    digits = "".join(str((n * 7 + n // 5) % 5) for n in range(40))
    expected = dict(zip(begun.sheet().order()[:40], digits, strict=True))
    begun.type(digits)
    assert {Spot(a.item, a.whose): str(a.value) for a in begun.intake().answers} == expected


def test_the_questions_are_numbered_as_on_the_paper_form(begun: Desk) -> None:
    numbers = {item.key: str(number) for number, item in begun.book.catalogue.form()}
    assert list(numbers.values()) == [str(n) for n in range(1, len(numbers) + 1)]
    on_the_page = [i.key for kind in ItemKind for i in items(begun.book, kind) if i.key in numbers]
    assert on_the_page == list(numbers), "in the order of entry"
    for kind in ItemKind:
        for item in items(begun.book, kind):
            shown = [label.words() for label in begun.row(item.key).findChildren(Text)]
            assert shown[0] == numbers.get(item.key, "")


# who may see an answer


def test_v_keeps_an_answer_more_strictly_and_goes_round(begun: Desk) -> None:
    begun.type("3")
    begun.press(Key.Key_Backtab, hands.SHIFT)
    for visibility, words in (
        (Visibility.INDIVIDUAL, "Mira: kept from Jonas"),
        (Visibility.PRIVATE, "Mira: yours alone"),
        (Visibility.JOINT, ""),
    ):
        begun.type("v")
        assert answered(begun).visibility is visibility
        row = begun.row(OPEN)
        assert words in row.question.accessibleName()
        assert ("Mira:" in row.question.accessibleName()) is bool(words)
        assert row.boxes[FIRST].accessibleName().endswith(words.removeprefix("Mira: "))
        assert begun.spot() == Spot(OPEN, FIRST), "it stays where it is"


def test_v_on_a_missing_answer_says_so(begun: Desk) -> None:
    begun.type("v")
    assert begun.said() == "There is no answer yet that could be kept."
    assert begun.intake().answers == ()


def test_what_is_answered_alone_never_becomes_joint(begun: Desk) -> None:
    private = next(i for i in items(begun.book, ItemKind.SIGN) if i.visibility == Visibility.INDIVIDUAL)
    sign_policy(begun.book, begun.couple)
    begun.page.refresh(None)
    begun.press(Key.Key_PageDown, hands.CONTROL)
    begun.row(private.key).boxes[FIRST].setFocus()
    begun.type("3")
    begun.row(private.key).boxes[FIRST].setFocus()
    begun.type("v")
    assert answered(begun, private.key).visibility is Visibility.PRIVATE
    assert begun.said() == ""
    begun.type("v")
    assert answered(begun, private.key).visibility is Visibility.INDIVIDUAL
    assert begun.said() == "Both see this only with Mira’s own recorded permission."


def test_a_whole_form_is_kept_from_the_other_by_one_key(begun: Desk) -> None:
    begun.type("32")
    begun.page.index.paper.apart[FIRST].setFocus()
    begun.press(Key.Key_Space)
    assert begun.intake().apart == (FIRST,)
    assert [a.visibility for a in begun.intake().answers] == [Visibility.INDIVIDUAL, Visibility.JOINT]
    assert begun.page.card.head._apart[FIRST].isVisible()
    assert begun.page.card.head._apart[FIRST].words() == "kept from Jonas"
    assert not begun.page.card.head._apart[SECOND].isVisible()
    begun.focus_first()
    begun.type("1")
    assert answered(begun, "open_talk").visibility is Visibility.INDIVIDUAL
    facts = picture(begun.book.record(begun.couple.uid), begun.book.catalogue, Audience.COUPLE)
    assert all(row.first is None for row in facts.themes)


def test_a_form_that_was_kept_apart_at_the_end_stays_so_and_says_why(begun: Desk) -> None:
    begun.type("3")
    begun.book.intakes.keep_apart(begun.intake().uid, FIRST, True)
    begun.book.intakes.finish(begun.intake().uid)
    begun.page.refresh(None)
    check = begun.page.index.paper.apart[FIRST]
    check.setFocus()
    begun.press(Key.Key_Space)
    assert check.isChecked()
    assert "recorded permission" in begun.said()


def allow(desk: Desk, *keys: str) -> None:
    """Mira allows both to see these."""
    today = date(2026, 11, 17)
    of = Permission(desk.couple.uid, FIRST, What.ANSWERS, Whom.BOTH, today, How.SPOKEN, desk.intake().uid, keys)
    desk.book.permissions.give(of)
    desk.page.refresh(None)


def seen_by_both(desk: Desk) -> list[str]:
    seen = cut_down(desk.book.record(desk.couple.uid), Audience.COUPLE)
    return [a.item for i in seen.intakes for a in i.answers if a.whose is FIRST]


def menu_of(desk: Desk, key: str = OPEN) -> dict[str, QAction]:
    """What the small menu of Mira's rating offers."""
    box = desk.row(key).boxes[FIRST]
    at = box.rect().center()
    QApplication.sendEvent(box, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, box.mapToGlobal(at)))
    (menu,) = desk.page.findChildren(QMenu, options=Qt.FindChildOption.FindChildrenRecursively)[-1:]
    acts = {act.text(): act for act in menu.actions() if act.text()}
    menu.hide()
    return acts


def test_what_its_partner_opened_is_shown_open_and_closed_by_one_key(begun: Desk) -> None:
    answer = Answer(OPEN, FIRST, AnswerState.RATED, 2, Visibility.INDIVIDUAL, alone=True)
    begun.book.intakes.answer(begun.intake().uid, answer)
    allow(begun, OPEN)
    assert "Mira: given alone, now open to both" in begun.row(OPEN).question.accessibleName()
    acts = menu_of(begun)
    assert [words for words, act in acts.items() if act.isChecked()] == ["Mira’s answer: both may see it"]
    begun.row(OPEN).boxes[FIRST].setFocus()
    begun.type("v")
    assert seen_by_both(begun) == []
    assert begun.said() == "Both see this only with Mira’s own recorded permission."
    assert begun.row(OPEN).question.accessibleName().endswith("Mira: given alone")
    assert [words for words, act in menu_of(begun).items() if act.isChecked()] == ["Mira’s answer: kept from Jonas"]


def test_the_column_s_head_says_what_is_open_all_the_same(begun: Desk) -> None:
    begun.type("3")
    head = begun.page.card.head._apart[FIRST]
    begun.book.intakes.keep_apart(begun.intake().uid, FIRST, True)
    begun.page.refresh(None)
    assert head.words() == "kept from Jonas"
    allow(begun, OPEN)
    assert head.words() == "kept, 1 open to both"
    assert "Mira: now open to both" in begun.row(OPEN).question.accessibleName()
    begun.row(OPEN).boxes[FIRST].setFocus()
    begun.type("2")
    assert seen_by_both(begun) == [], "another answer than the one that she allowed to be shown"
    assert head.words() == "kept from Jonas"
    assert "open to both" not in begun.row(OPEN).question.accessibleName()


def test_the_menu_of_a_rating_does_the_same_by_mouse(begun: Desk) -> None:
    begun.type("3")
    acts = menu_of(begun)
    assert list(acts) == [
        "Mira’s answer: yours alone",
        "Mira’s answer: kept from Jonas",
        "Mira’s answer: both may see it",
        "Write beside it",
    ]
    acts["Mira’s answer: yours alone"].trigger()
    assert answered(begun).visibility is Visibility.PRIVATE


# what is seen


def test_what_was_seen_is_typed_beside_the_note_and_shown_by_choice(begun: Desk) -> None:
    begun.press(Key.Key_O, hands.CONTROL)
    begun.type("both smiled")
    begun.press(Key.Key_Tab)
    begun.press(Key.Key_Space)
    begun.press(Key.Key_Tab)
    begun.type("ask again")
    begun.press(Key.Key_M, hands.CONTROL)
    assert begun.intake().remarks == (Remark(OPEN, "ask again", "both smiled", shown=True),)
    name = begun.row(OPEN).question.accessibleName()
    assert "seen or heard, shown to both, your note" in name
    assert begun.spot() == Spot(OPEN, FIRST)


def test_what_was_seen_at_a_question_answered_alone_cannot_be_shown(begun: Desk) -> None:
    private = next(i for i in items(begun.book, ItemKind.SIGN) if i.visibility == Visibility.INDIVIDUAL)
    sign_policy(begun.book, begun.couple)
    begun.page.refresh(None)
    begun.press(Key.Key_PageDown, hands.CONTROL)
    begun.row(private.key).boxes[FIRST].setFocus()
    begun.press(Key.Key_O, hands.CONTROL)
    (editor,) = begun.page.findChildren(IntakeNote)
    assert not editor.shown.isVisible()


# an answer put right


def test_a_digit_on_a_finished_answer_asks_for_a_reason_and_puts_it_right(finished: Desk, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 20, 9)
    finished.type("1")
    assert answered(finished).value == 3, "nothing has changed yet"
    finished.type("wrong line")
    hands.shortcut(finished.frame, Key.Key_Return, hands.CONTROL)
    answer = answered(finished)
    assert answer.value == 1
    assert [(c.was_value, c.until, c.reason) for c in answer.corrections] == [(3, date(2026, 11, 20), "wrong line")]
    row = finished.row(OPEN)
    assert "Mira was 3 until 20 Nov" in row.question.accessibleName()
    assert row.boxes[FIRST].answer() == (AnswerState.RATED, 1)
    assert finished.spot() == Spot(OPEN, FIRST)
    finished.type("c")
    (editor,) = finished.page.findChildren(IntakeCorrection)
    assert "until 20 November 2026: 3 often; put right: wrong line" in shown_words(editor)


def test_a_correction_without_a_reason_changes_nothing_and_says_so(finished: Desk) -> None:
    finished.type("1")
    hands.shortcut(finished.frame, Key.Key_Return, hands.CONTROL)
    (editor,) = finished.page.findChildren(IntakeCorrection)
    assert "A correction needs a reason." in shown_words(editor)
    finished.press(Key.Key_Escape)
    assert answered(finished).corrections == ()


def test_the_mouse_puts_an_answer_right_too(finished: Desk) -> None:
    box = finished.row(OPEN).boxes[SECOND]
    hands.click(box, box.place_box(4).center().toPoint())
    (editor,) = finished.page.findChildren(IntakeCorrection)
    assert editor.rating.answer() == (AnswerState.RATED, 4)
    assert box.answer() == (AnswerState.RATED, 2)
    finished.type("the other column")
    hands.click(editor.correct_button)
    assert answered(finished, OPEN, SECOND).value == 4
    assert box.answer() == (AnswerState.RATED, 4)


def test_a_missing_answer_is_added_with_a_reason(finished: Desk) -> None:
    finished.press(Key.Key_Down)
    finished.type("rthe back of the form")
    hands.shortcut(finished.frame, Key.Key_Return, hands.CONTROL)
    added = answered(finished, "open_talk")
    assert (added.state, added.corrections[0].was) == (AnswerState.DECLINED, None)
    assert "Mira was missing until" in finished.row("open_talk").question.accessibleName()


def test_a_reason_being_typed_survives_leaving(
    finished: Desk, qtbot: QtBot, frame: Show, context: Context, clock: Clock
) -> None:
    finished.type("1")
    finished.type("read from")
    finished.page.flush()
    again = Desk(qtbot, frame, context, clock, finished.couple)
    again.type("0")
    (editor,) = again.page.findChildren(IntakeCorrection)
    assert editor.reason.words() == "read from"
    assert editor.rating.answer() == (AnswerState.RATED, 0)
    again.press(Key.Key_End, hands.CONTROL)
    again.type(" the wrong line")
    hands.shortcut(again.frame, Key.Key_Return, hands.CONTROL)
    assert [c.reason for c in answered(again).corrections] == ["read from the wrong line"]
    again.type("2")
    assert again.page.findChildren(IntakeCorrection)[-1].reason.words() == "", "what is done is gone"


def test_the_new_answer_of_a_correction_survives_leaving_too(
    finished: Desk, qtbot: QtBot, frame: Show, context: Context, clock: Clock
) -> None:
    """As it was keyed over the old one, and as it was changed in the correction; without a reason, leaving gives it up."""
    finished.type("1")
    finished.page.flush()
    again = Desk(qtbot, frame, context, clock, finished.couple)
    again.type("c")
    (editor,) = again.page.findChildren(IntakeCorrection)
    assert editor.rating.answer() == (AnswerState.RATED, 1)
    editor.rating.setFocus()
    again.type("r")
    again.page.flush()
    once_more = Desk(qtbot, frame, context, clock, finished.couple)
    once_more.type("c")
    (editor,) = once_more.page.findChildren(IntakeCorrection)
    assert editor.rating.answer() == (AnswerState.DECLINED, None)
    assert answered(once_more).value == 3, "nothing has changed yet"
    once_more.press(Key.Key_Escape)
    once_more.type("c")
    assert once_more.page.findChildren(IntakeCorrection)[-1].rating.answer() == (AnswerState.RATED, 3)


def test_an_answer_that_was_given_alone_is_not_keyed_over(begun: Desk) -> None:
    alone = Answer(OPEN, FIRST, AnswerState.RATED, 3, Visibility.INDIVIDUAL, alone=True)
    begun.book.intakes.answer(begun.intake().uid, alone)
    begun.page.refresh(None)
    assert "Mira: given alone" in begun.row(OPEN).question.accessibleName()
    begun.row(OPEN).boxes[FIRST].setFocus()
    begun.press(Key.Key_Delete)
    begun.type("1")
    assert answered(begun).value == 3
    begun.type("said so on the phone")
    hands.shortcut(begun.frame, Key.Key_Return, hands.CONTROL)
    answer = answered(begun)
    assert (answer.value, answer.alone, answer.visibility) == (1, True, Visibility.INDIVIDUAL)
    assert begun.intake().finished is None


# the day, and two at once


def test_the_day_on_which_it_was_answered_is_typed(begun: Desk, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 20, 9)
    day = begun.page.index.paper.day
    assert day.value() == date(2026, 11, 17)
    day.setFocus()
    day.selectAll()
    begun.type("19/11/2026")
    assert begun.intake().begun == date(2026, 11, 17), "half a day would be another one"
    begun.press(Key.Key_Return)
    assert begun.intake().begun == date(2026, 11, 19)
    assert "answered yesterday" in shown_words(begun.page.index)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (
            "3/11/2026",
            "The couple’s file began on 17 November 2026, and no intake is older: that day is changed in Overview, Edit.",
        ),
        ("21/11/2026", "The day on which an intake was answered cannot lie ahead."),
    ],
)
def test_a_day_that_cannot_be_is_said_and_not_kept(begun: Desk, clock: Clock, typed: str, says: str) -> None:
    clock.now = datetime(2026, 11, 20, 9)
    day = begun.page.index.paper.day
    day.setFocus()
    day.selectAll()
    begun.type(typed)
    begun.press(Key.Key_Tab)
    assert says in shown_words(begun.page.index.paper)
    assert begun.intake().begun == date(2026, 11, 17)
    day.setFocus()
    day.selectAll()
    begun.type("18/11/2026")
    begun.page.flush()
    assert says not in shown_words(begun.page.index.paper)
    assert begun.intake().begun == date(2026, 11, 18)


def test_a_second_intake_opens_the_unfinished_one_and_says_so(finished: Desk) -> None:
    first = finished.intake()
    review = finished.book.intakes.begin(finished.couple.uid, IntakeKind.REVIEW)
    finished.page.refresh(None)
    finished.page.show_detail(first.uid)
    acts = {act.text(): act for act in finished.page.index.others.menu().actions()}
    assert "Begin a first intake" not in acts
    acts["Begin a closing intake"].trigger()
    assert finished.sheet().intake.uid == review.uid
    assert finished.said() == "This intake is not finished yet: it comes first."
    assert len(finished.book.intakes.of(finished.couple.uid)) == 2


# how it ends


def test_one_partner_who_declines_everything(begun: Desk, boxes: Boxes) -> None:
    for spot in begun.sheet().order():
        state, value = (AnswerState.RATED, 3) if spot.whose is FIRST else (AnswerState.DECLINED, None)
        begun.book.intakes.answer(begun.intake().uid, Answer(spot.item, spot.whose, state, value))
    begun.page.refresh(None)
    begun.page.card.foot.primary.setFocus()
    begun.press(Key.Key_Space)
    assert boxes.said == [], "nothing is missing"
    assert begun.intake().finished is not None
    assert "Jonas would rather not say, throughout" in begun.page.card.foot._rest.words()
    no_score_for_the_second(begun)


def test_one_partner_who_leaves_before_answering(begun: Desk, boxes: Boxes) -> None:
    for spot in begun.sheet().order():
        if spot.whose is FIRST:
            begun.book.intakes.answer(begun.intake().uid, Answer(spot.item, FIRST, AnswerState.RATED, 3))
    begun.page.refresh(None)
    begun.page.card.foot.primary.setFocus()
    begun.press(Key.Key_Space)
    assert begun.intake().finished is not None
    assert "Jonas has answered nothing" in begun.page.card.foot._rest.words()
    no_score_for_the_second(begun)


def test_half_an_intake_guesses_nothing(begun: Desk, boxes: Boxes) -> None:
    begun.type("3322")
    begun.page.card.foot.primary.setFocus()
    begun.press(Key.Key_Space)
    facts = picture(begun.book.record(begun.couple.uid), begun.book.catalogue, Audience.COUNSELOR)
    scored = [row.key for row in facts.themes if row.first is not None or row.second is not None]
    assert scored == []
    assert len(facts.notes) == 2, "it says of both that there are not enough answers"


def no_score_for_the_second(desk: Desk) -> None:
    for audience in (Audience.COUNSELOR, Audience.COUPLE):
        facts = picture(desk.book.record(desk.couple.uid), desk.book.catalogue, audience)
        assert [row.second for row in facts.themes if row.second is not None] == []
        assert facts.differ == ()


def test_the_blank_form_is_a_key_away(begun: Desk) -> None:
    asked: list[tuple[str, str]] = []
    begun.page.context.wanted.connect(lambda place, _couple, detail: asked.append((place, detail)))
    hands.shortcut(begun.frame, Key.Key_B, hands.ALT)
    assert asked[0] == (Place.DOCUMENTS.value, "blank_intake")


@pytest.mark.parametrize("wide", [1168, 1048])
def test_nothing_of_it_is_cut_and_everything_has_a_name(
    qtbot: QtBot, frame: Show, context: Context, clock: Clock, couple: Couple, wide: int
) -> None:
    desk = Desk(qtbot, frame, context, clock, couple, wide)
    desk.begin()
    desk.type("32")
    for whose in PARTNERS:
        desk.book.intakes.keep(desk.intake().uid, OPEN, whose, Visibility.INDIVIDUAL)
        desk.book.intakes.keep_apart(desk.intake().uid, whose, True)
    desk.press(Key.Key_O, hands.CONTROL)
    desk.type("both smiled at this one and at the next")
    qtbot.waitUntil(lambda: cut_labels(desk.frame) == [])  # once what stands below has been laid out
    assert unnamed(desk.page) == []
    desk.press(Key.Key_Escape)
    desk.book.intakes.finish(desk.intake().uid)
    stands = answered(desk)
    desk.book.intakes.correct(desk.intake().uid, replace(stands, value=1), "a long reason " * 20)
    desk.page.refresh(None)
    desk.row(OPEN).boxes[FIRST].setFocus()
    desk.type("0")
    qtbot.waitUntil(lambda: cut_labels(desk.frame) == [])  # once the rows that are made later are there
    assert unnamed(desk.page) == []

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui import hands
from tests.ui.conftest import Boxes, Clock
from tests.ui.intake_room import FIRST, SECOND, Desk, Key, Show, items, shown_words, sign_policy
from tests.ui.keyboard import read_out
from tests.ui.looks import cut_labels, unnamed
from tests.ui.test_messages import at_once, enter
from ui.context import Context, Place
from ui.pages.intake_card import Anchors
from ui.pages.intake_sheet import Spot
from ui.widgets.area import TextArea
from workbook.catalogue.entries import Ask, ItemKind
from workbook.errors import CannotWrite
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.couple import Couple, Partner
from workbook.model.intake import Answer, AnswerState, IntakeKind
from workbook.model.safety import Finding, SafetyScreen


@pytest.fixture
def desk(qtbot: QtBot, frame: Show, context: Context, clock: Clock, couple: Couple) -> Desk:
    return Desk(qtbot, frame, context, clock, couple)


@pytest.fixture
def begun(desk: Desk) -> Desk:
    desk.begin()
    return desk


def test_without_an_intake_the_page_begins_one(desk: Desk) -> None:
    assert desk.focused() is desk.page.begin_first
    begun = desk.begin()
    assert begun.kind is IntakeKind.FIRST
    assert desk.spot() == Spot(items(desk.book, ItemKind.STRENGTH)[0].key, FIRST)


def test_digits_answer_and_go_on_from_partner_to_partner(begun: Desk) -> None:
    one, two, *_rest = items(begun.book, ItemKind.STRENGTH)
    begun.type("30r")
    first, second = begun.given(one.key, FIRST), begun.given(one.key, SECOND)
    assert first is not None
    assert second is not None
    assert (first.value, second.value) == (3, 0)
    refused = begun.given(two.key, FIRST)
    assert refused is not None
    assert (refused.state, refused.value) == (AnswerState.DECLINED, None)
    assert begun.spot() == Spot(two.key, SECOND)
    begun.type("n")
    not_asked = begun.given(two.key, SECOND)
    assert not_asked is not None
    assert not_asked.state is AnswerState.NOT_ASKED


def test_a_correction_replaces_the_answer_and_delete_takes_it_away(begun: Desk) -> None:
    key = items(begun.book, ItemKind.STRENGTH)[0].key
    begun.type("3")
    begun.press(Key.Key_Backtab, hands.SHIFT)
    assert begun.spot() == Spot(key, FIRST)
    begun.type("1")
    answer = begun.given(key, FIRST)
    assert answer is not None
    assert answer.value == 1
    begun.press(Key.Key_Backtab, hands.SHIFT)
    begun.press(Key.Key_Delete)
    assert begun.given(key, FIRST) is None
    assert begun.spot() == Spot(key, FIRST), "clearing does not go on"
    begun.type("4")
    again = begun.given(key, FIRST)
    assert again is not None
    assert again.value == 4


def test_arrows_move_between_questions_and_never_answer(begun: Desk) -> None:
    one, two, *_rest = items(begun.book, ItemKind.STRENGTH)
    begun.press(Key.Key_Down)
    assert begun.spot() == Spot(two.key, FIRST)
    begun.press(Key.Key_Up)
    begun.press(Key.Key_Up)
    begun.press(Key.Key_Right)
    assert begun.spot() == Spot(one.key, FIRST)
    assert begun.intake().answers == ()


def test_one_partner_after_the_other(begun: Desk) -> None:
    order = begun.page.index.order
    order.setFocus()
    begun.type("2")
    begun.focus_first()
    strengths = items(begun.book, ItemKind.STRENGTH)
    begun.type("2" * len(strengths))
    assert {a.whose for a in begun.intake().answers} == {FIRST}
    assert begun.spot() == Spot(items(begun.book, ItemKind.SIGN)[0].key, FIRST), "on to the same partner's next group"
    assert begun.page.index.groups[ItemKind.SIGN].isChecked()


def test_passed_over_answers_are_shown_and_found_again(begun: Desk) -> None:
    keys = [i.key for i in items(begun.book, ItemKind.STRENGTH)]
    begun.type("22")
    begun.press(Key.Key_Down)
    begun.type("33")
    row = begun.page.entry._list(ItemKind.STRENGTH).row_of(keys[1])
    assert "both missing" in row.question.accessibleName()
    assert "missing" in row.boxes[FIRST].accessibleName()
    assert "Mira 1, Jonas 1" in begun.page.card.foot._passed.words()
    begun.page.entry._list(ItemKind.STRENGTH).row_of(keys[0]).boxes[FIRST].setFocus()
    begun.press(Key.Key_F6)
    assert begun.spot() == Spot(keys[1], FIRST)
    begun.type("22")
    assert "missing" not in row.question.accessibleName()


def test_groups_change_by_key_and_the_last_answer_of_one_leads_to_the_next(begun: Desk) -> None:
    begun.press(Key.Key_PageDown, hands.CONTROL)
    assert begun.spot().item == items(begun.book, ItemKind.SIGN)[0].key
    begun.press(Key.Key_PageUp, hands.CONTROL)
    begun.type("2" * 2 * len(items(begun.book, ItemKind.STRENGTH)))
    assert begun.spot().item == items(begun.book, ItemKind.SIGN)[0].key
    assert begun.page.index.groups[ItemKind.STRENGTH].accessibleName() == "Strengths, 30 of 30 answered"


def test_the_groups_are_one_stop_and_arrows_go_through_them(begun: Desk) -> None:
    groups = begun.page.index.groups
    groups[ItemKind.STRENGTH].setFocus()
    begun.press(Key.Key_Down)
    assert groups[ItemKind.SIGN].isChecked()
    assert begun.page.card.lists.currentWidget() is begun.page.entry._list(ItemKind.SIGN)
    begun.press(Key.Key_Return)
    assert begun.spot() == Spot(items(begun.book, ItemKind.SIGN)[0].key, FIRST)


def test_tab_goes_through_the_rows_in_reading_order_and_out_at_the_foot(begun: Desk) -> None:
    begun.qtbot.wait(200)
    strengths = items(begun.book, ItemKind.STRENGTH)
    order = [Spot(item.key, whose) for item in strengths for whose in PARTNERS]
    for spot in order:
        assert begun.spot() == spot
        begun.press(Key.Key_Tab)
    assert begun.focused() is begun.page.card.foot.next
    begun.press(Key.Key_Tab)
    assert begun.focused() is begun.page.card.foot.primary


def test_the_focused_row_is_always_in_sight(begun: Desk) -> None:
    for _question in items(begun.book, ItemKind.STRENGTH):
        begun.type("22")
        box = begun.focused()
        view = begun.page.card.lists.currentWidget()
        assert view is not None
        top = box.mapTo(view, box.rect().topLeft()).y()
        assert 0 <= top <= view.height() - box.height()


def test_what_only_hand_over_or_the_safety_screen_asks_is_not_here(begun: Desk) -> None:
    shown = {item.key for group in begun.sheet().groups.values() for item in group}
    assert shown == {i.key for i in begun.book.catalogue.items if i.ask is Ask.FORM}
    assert "drawn_elsewhere" not in shown


def test_individual_questions_wait_for_the_signed_policy(begun: Desk) -> None:
    rows = begun.page.entry
    private = next(i for i in items(begun.book, ItemKind.SIGN) if i.visibility == Visibility.INDIVIDUAL)
    begun.press(Key.Key_PageDown, hands.CONTROL)
    row = rows._list(ItemKind.SIGN).row_of(private.key)
    assert "waits for the signed policy" in row.question.accessibleName()
    assert row.boxes[FIRST].focusPolicy() is Qt.FocusPolicy.NoFocus
    for _question in range(40):
        begun.press(Key.Key_Down)
        assert begun.spot().item != private.key

    sign_policy(begun.book, begun.couple)
    begun.page.refresh(None)
    assert "given alone" in row.question.accessibleName()
    row.boxes[SECOND].setFocus()
    begun.type("3")
    answer = begun.given(private.key, SECOND)
    assert answer is not None
    assert (answer.value, answer.visibility) == (3, Visibility.INDIVIDUAL)


def test_a_note_is_typed_in_place_and_saves_itself(begun: Desk) -> None:
    key = items(begun.book, ItemKind.STRENGTH)[0].key
    begun.press(Key.Key_M, hands.CONTROL)
    area = begun.focused()
    assert isinstance(area, TextArea)
    begun.type("<b>looked</b> away & back")
    begun.qtbot.waitUntil(lambda: begun.intake().remark(key).note == "<b>looked</b> away & back", timeout=2000)
    begun.press(Key.Key_Escape)
    assert begun.spot() == Spot(key, FIRST)
    row = begun.page.entry._list(ItemKind.STRENGTH).row_of(key)
    assert "your note" in row.question.accessibleName()
    begun.press(Key.Key_M, hands.CONTROL)
    begun.press(Key.Key_A, hands.CONTROL)
    begun.press(Key.Key_Delete)
    begun.press(Key.Key_M, hands.CONTROL)
    assert begun.intake().remarks == ()


def test_leaving_saves_a_half_typed_note(begun: Desk) -> None:
    begun.press(Key.Key_M, hands.CONTROL)
    begun.type("not yet at rest")
    begun.page.flush()
    assert [remark.note for remark in begun.intake().remarks] == ["not yet at rest"]


def test_an_answer_that_cannot_be_saved_is_said_kept_and_tried_again(
    begun: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = items(begun.book, ItemKind.STRENGTH)[0].key

    def full(_intake: str, _answer: Answer) -> Answer:
        raise CannotWrite("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(begun.book.intakes, "answer", full)
        begun.type("3")
        assert begun.page.card.foot._status.words() == "The disk is full."
        with pytest.raises(CannotWrite):
            begun.page.flush()
    box = begun.page.entry._list(ItemKind.STRENGTH).row_of(key).boxes[FIRST]
    assert box.answer() == (AnswerState.RATED, 3), "what was typed stays in sight"
    begun.type("1")
    assert [(a.whose, a.value) for a in begun.intake().answers] == [(FIRST, 3), (SECOND, 1)]
    assert begun.page.card.foot._status.isHidden()


def test_an_answer_changed_elsewhere_is_not_written_over(begun: Desk) -> None:
    key = items(begun.book, ItemKind.STRENGTH)[0].key
    begun.book.intakes.answer(begun.intake().uid, Answer(key, FIRST, AnswerState.RATED, 4))
    begun.sheet().take(replace(begun.intake(), answers=()), False)
    begun.type("0")
    kept = begun.given(key, FIRST)
    assert kept is not None
    assert kept.value == 4
    assert "elsewhere" in begun.page.card.foot._status.words()
    assert begun.page.entry._list(ItemKind.STRENGTH).row_of(key).boxes[FIRST].answer()[1] == 4


def test_finishing_asks_once_how_many_are_missing(begun: Desk, boxes: Boxes) -> None:
    begun.type("22")
    boxes.agree = False
    begun.page.card.foot.primary.setFocus()
    begun.press(Key.Key_Space)
    left = len(begun.sheet().order()) - 2
    assert boxes.said == [f"{left} answers are missing."]
    assert begun.intake().finished is None
    assert begun.spot().item == items(begun.book, ItemKind.STRENGTH)[1].key, "back to the first missing one"
    boxes.agree = True
    begun.page.card.foot.primary.setFocus()
    begun.press(Key.Key_Space)
    assert begun.intake().finished == date(2026, 11, 17)


def test_a_finished_intake_is_read_only_and_others_can_be_looked_at(begun: Desk, boxes: Boxes) -> None:
    key = items(begun.book, ItemKind.STRENGTH)[0].key
    begun.type("22")
    begun.page.card.foot.primary.setFocus()
    begun.press(Key.Key_Space)
    assert begun.spot() == Spot(key, FIRST)
    begun.press(Key.Key_Delete)
    begun.type("4")
    begun.press(Key.Key_Escape)
    answer = begun.given(key, FIRST)
    assert answer is not None
    assert (answer.value, answer.corrections) == (2, ())
    begun.press(Key.Key_Down)
    assert begun.spot().item != key, "it can be read through by key"

    begun.page.card.foot.primary.setFocus()
    begun.press(Key.Key_Space)
    assert begun.intake().kind is IntakeKind.REVIEW
    assert [i.kind for i in begun.book.intakes.of(begun.couple.uid)] == [IntakeKind.FIRST, IntakeKind.REVIEW]
    first = begun.book.intakes.of(begun.couple.uid)[0]
    begun.page.show_detail(first.uid)
    assert begun.sheet().finished
    menu = begun.page.index.others.menu()
    words = [action.text() for action in menu.actions()]
    assert words[:2] == ["Review intake, today, unfinished", "First intake, today"]
    menu.actions()[0].trigger()
    assert begun.sheet().intake.kind is IntakeKind.REVIEW


def test_a_finished_sheet_takes_the_keyboard_where_it_is_open(begun: Desk, boxes: Boxes) -> None:
    begun.page.card.foot.primary.setFocus()
    begun.press(Key.Key_Space)
    begun.press(Key.Key_PageDown, hands.CONTROL)
    begun.page.index.others.setFocus()
    begun.focus_first()
    assert begun.spot() == Spot(items(begun.book, ItemKind.SIGN)[0].key, FIRST)
    assert begun.focused().isVisible()


def test_enter_finishes_no_sheet_with_answers_missing(begun: Desk) -> None:
    at_once(enter)
    begun.page.card.foot.primary.click()
    assert begun.intake().finished is None


@pytest.mark.parametrize(
    ("open_of", "said"),
    [
        ((SECOND,), "After that Jonas cannot answer alone in this intake any more."),
        ((FIRST, SECOND), "After that Mira and Jonas cannot answer alone in this intake any more."),
    ],
)
def test_before_the_end_it_is_said_who_cannot_answer_alone_any_more(
    begun: Desk, open_of: tuple[Whose, ...], said: str
) -> None:
    intake = begun.intake().uid
    for spot in begun.sheet().order():
        if spot.whose not in open_of:
            begun.book.intakes.answer(intake, Answer(spot.item, spot.whose, AnswerState.RATED, 2))
    begun.page.show_couple(begun.couple.uid)
    more: list[str] = []

    def look(box: QMessageBox) -> None:
        more.append(box.informativeText())
        enter(box)

    at_once(look)
    begun.page.card.foot.primary.click()
    assert said in more[0]
    assert begun.intake().finished is None


def test_finish_and_the_safety_screen_have_keys(begun: Desk, boxes: Boxes) -> None:
    asked: list[str] = []
    begun.page.context.wanted.connect(lambda place, *_of: asked.append(place))
    hands.shortcut(begun.frame, Key.Key_S, hands.ALT)
    assert asked == [Place.SAFETY.value]
    begun.press(Key.Key_M, hands.CONTROL)
    begun.type("a note")
    hands.shortcut(begun.frame, Key.Key_Return, hands.CONTROL)
    assert [remark.note for remark in begun.intake().remarks] == ["a note"]
    assert boxes.said == [], "in a note it ends the note"
    hands.shortcut(begun.frame, Key.Key_Return, hands.CONTROL)
    assert len(boxes.said) == 1
    assert begun.intake().finished == date(2026, 11, 17)
    hands.shortcut(begun.frame, Key.Key_Return, hands.CONTROL)
    assert len(begun.book.intakes.of(begun.couple.uid)) == 1, "it begins nothing"
    words = shown_words(begun.page.index)
    assert "Ctrl Enter" not in words, "a finished sheet has no keys to list"


def test_the_keys_are_listed(begun: Desk) -> None:
    listed = shown_words(begun.page.index).splitlines()
    assert {"Ctrl Home", "Ctrl End", "Ctrl Enter", "Alt S"} <= set(listed)


def test_c_is_listed_as_what_it_opens(begun: Desk, boxes: Boxes) -> None:
    begun.type("2")
    begun.press(Key.Key_Up)
    begun.page.card.foot.primary.setFocus()
    begun.press(Key.Key_Space)
    listed = shown_words(begun.page.index).splitlines()
    assert listed[listed.index("C") + 1] == "put right, what it was"
    begun.press(Key.Key_C)
    assert "answer right" in shown_words(begun.page.card)


def test_an_answer_put_right_to_what_it_is_asks_for_another(begun: Desk, boxes: Boxes) -> None:
    begun.type("2")
    begun.press(Key.Key_Up)
    begun.page.card.foot.primary.setFocus()
    begun.press(Key.Key_Space)
    begun.press(Key.Key_C)
    begun.type("wrong line")
    hands.press(hands.focused(), Key.Key_Return, hands.CONTROL)
    assert "Choose another answer first." in shown_words(begun.page.card)


@pytest.mark.parametrize("wide", [1168, 1040])
def test_what_the_numbers_mean_stands_on_one_line(
    qtbot: QtBot, frame: Show, context: Context, clock: Clock, couple: Couple, wide: int
) -> None:
    """The narrower one is the room that a window of 1280 leaves."""
    desk = Desk(qtbot, frame, context, clock, couple, wide)
    desk.begin()
    (anchors,) = desk.page.findChildren(Anchors)
    for kind in (ItemKind.STRENGTH, ItemKind.SIGN, ItemKind.CAUSE, ItemKind.IMPACT):
        assert context.book.catalogue.scale(kind).anchors[-1] in anchors.accessibleName()
        assert anchors.heightForWidth(anchors.width()) == 18
        desk.press(Key.Key_PageDown, hands.CONTROL)


def test_f6_goes_back_to_what_was_passed_over_before_what_is_to_come(begun: Desk) -> None:
    keys = [i.key for i in items(begun.book, ItemKind.STRENGTH)]
    begun.press(Key.Key_Down)
    begun.type("22")
    assert begun.spot() == Spot(keys[2], FIRST)
    begun.press(Key.Key_F6)
    assert begun.spot() == Spot(keys[0], FIRST)
    begun.type("22")
    begun.press(Key.Key_F6)
    assert begun.spot() == Spot(keys[2], FIRST), "then on to what is to come"


def test_a_half_finished_intake_goes_on_where_it_was(begun: Desk, qtbot: QtBot, frame: Show, clock: Clock) -> None:
    begun.type("2222")
    again = Desk(qtbot, frame, begun.page.context, clock, begun.couple)
    assert again.spot() == Spot(items(begun.book, ItemKind.STRENGTH)[2].key, FIRST)
    assert again.page.index.order.chosen() == 0


def test_a_form_keyed_in_alone_goes_on_by_partner(begun: Desk, qtbot: QtBot, frame: Show, clock: Clock) -> None:
    begun.page.index.order.setFocus()
    begun.type("2")
    begun.focus_first()
    begun.type("22222")
    again = Desk(qtbot, frame, begun.page.context, clock, begun.couple)
    assert again.page.index.order.chosen() == 1
    assert again.spot() == Spot(items(begun.book, ItemKind.STRENGTH)[5].key, FIRST)
    assert again.sheet().passed_over(ItemKind.STRENGTH) == frozenset()


def test_one_answer_builds_nothing_again(begun: Desk) -> None:
    begun.type("2")
    begun.qtbot.wait(50)
    made = begun.page.entry._list(ItemKind.STRENGTH)
    before = list(made._rows.values())
    begun.book.subscribe(begun.page.refresh)  # as the window does
    begun.type("2222")
    assert begun.page.entry._list(ItemKind.STRENGTH) is made
    assert list(made._rows.values())[: len(before)] == before


def test_a_change_from_elsewhere_keeps_focus_and_half_typed_words(begun: Desk) -> None:
    begun.press(Key.Key_M, hands.CONTROL)
    begun.type("half a thou")
    area = begun.focused()
    begun.page.refresh(None)
    assert begun.focused() is area
    assert isinstance(area, TextArea)
    assert area.words() == "half a thou"


def test_the_safety_screen_is_reached_and_nothing_is_said_of_it(begun: Desk) -> None:
    asked: list[tuple[str, str]] = []
    begun.page.context.wanted.connect(lambda place, couple, _detail: asked.append((place, couple)))
    begun.page.index.safety.setFocus()
    begun.press(Key.Key_Space)
    assert asked == [(Place.SAFETY.value, begun.couple.uid)]
    assert begun.page.index.safety.text() == "Safety screen, with each alone"


def test_that_the_screens_are_due_is_said_beside_their_button(begun: Desk, clock: Clock) -> None:
    assert "due" in read_out(begun.page.index).splitlines()
    for whose in PARTNERS:
        screen = SafetyScreen(begun.couple.uid, whose, clock.now, Finding.CONCERN, note="PLANTEDSAFETY")
        begun.book.safety.record(screen)
    begun.page.refresh(None)
    words = read_out(begun.page.index)
    assert "due" not in words.splitlines()
    assert "PLANTEDSAFETY" not in words
    asked: list[tuple[str, str]] = []
    begun.page.context.wanted.connect(lambda place, couple, _detail: asked.append((place, couple)))
    begun.page.index.own.setFocus()
    begun.press(Key.Key_Space)
    assert asked == [(Place.CONCERNS.value, begun.couple.uid)]


@pytest.mark.parametrize("wide", [1168, 1048])
def test_nothing_is_cut_and_everything_has_a_name(
    qtbot: QtBot, frame: Show, context: Context, clock: Clock, wide: int
) -> None:
    couple = context.book.couples.create(
        Couple(
            Partner(FIRST, "<b>Wilhelmina-Alexandra</b> von und zu Hohenlohe"),
            Partner(SECOND, "דנה לוין", called="王小明"),
        )
    )
    desk = Desk(qtbot, frame, context, clock, couple, wide)
    assert cut_labels(desk.frame) == []
    desk.begin()
    desk.type("22")
    desk.press(Key.Key_Down)
    desk.type("22")
    for _group in range(4):
        qtbot.wait(120)
        assert cut_labels(desk.frame) == []
        assert unnamed(desk.page) == []
        desk.press(Key.Key_PageDown, hands.CONTROL)

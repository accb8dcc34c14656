"""The counselor's own page: decision and screens, cautions, risk record; by keyboard, and with nothing lost that was typed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import hands
from tests.ui.conftest import Boxes, Clock
from tests.ui.inside import Inside, inside
from tests.ui.keyboard import read_out
from tests.ui.looks import Frame, cut_labels, unnamed
from ui.context import Context, Place
from ui.pages.concerns import ConcernsPage
from ui.widgets.autosave import REST_MS
from ui.widgets.settling import SnugScroller
from ui.widgets.words import Para
from workbook.book import Workbook
from workbook.model.caution import CautionFinding, Found
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.intake import IntakeKind
from workbook.model.risk import Concerned, RiskKind, RiskRecord
from workbook.model.safety import Decision, Finding, GateDecision, Reply, SafetyScreen

FIRST, SECOND, BOTH = Whose.FIRST, Whose.SECOND, Whose.BOTH
Show = Callable[..., Frame]
Key = Qt.Key


class Desk:
    """The page in the real shell."""

    def __init__(
        self,
        frame: Show,
        context: Context,
        clock: Clock,
        couple: Couple,
        detail: str = "",
        size: tuple[int, int] = (1400, 880),
    ) -> None:
        self.book, self.couple, self.clock = context.book, couple, clock
        self.page = ConcernsPage(context, clock)
        make = {Place.CONCERNS: lambda _given: self.page}
        self.inside: Inside = inside(
            context, frame, make, Place.CONCERNS, couple.uid, detail, wide=size[0], high=size[1]
        )

    def again(self, couple: Couple | None = None, detail: str = "") -> None:
        self.inside.shell.go(Place.TODAY)
        self.inside.shell.go(Place.CONCERNS, (couple or self.couple).uid, detail)

    def type(self, words: str) -> None:
        for each in words:
            hands.type_words(hands.focused(), each)

    def press(self, key: Qt.Key, with_key: Qt.KeyboardModifier = hands.NONE) -> None:
        hands.press(hands.focused(), key, with_key)

    def words(self) -> str:
        QApplication.processEvents()
        return read_out(self.page)


@pytest.fixture
def desk(frame: Show, context: Context, clock: Clock, couple: Couple) -> Desk:
    return Desk(frame, context, clock, couple)


def concern(desk: Desk, whose: Whose = FIRST, *yes: str) -> None:
    replies = tuple((p.key, Reply.YES if p.key in yes else Reply.NO) for p in desk.book.catalogue.safety)
    desk.book.safety.record(
        SafetyScreen(desk.couple.uid, whose, desk.clock(), Finding.CONCERN, replies, note="spoke low")
    )


# decision and screens


def test_a_decision_needs_choice_and_reason_and_opens_the_gate(desk: Desk) -> None:
    concern(desk)
    desk.clock.now += timedelta(minutes=5)
    desk.page.refresh(None)
    standing = desk.page.standing
    assert "The latest screen with Mira raises a concern; a decision is yours." in desk.words()
    assert "Jonas has not been asked yet." in desk.words()
    assert "are held" in desk.words()
    standing.record.setFocus()
    desk.press(Key.Key_Space)
    assert "Choose what to do next." in desk.words()
    assert hands.focused() is standing.choice
    desk.type("2")
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Return, hands.CONTROL)
    assert "needs its reason" in desk.words()
    desk.type("both want <b>this</b>")
    desk.press(Key.Key_Return, hands.CONTROL)
    (decision,) = desk.book.safety.decisions(desk.couple.uid)
    assert (decision.choice, decision.reason) == (Decision.WITH_LIMITS, "both want <b>this</b>")
    assert desk.book.safety.gate(desk.couple.uid).opened
    assert "both want <b>this</b>" in desk.words()
    assert standing.reason.words() == ""
    assert desk.book.drafts.words(desk.couple.uid, "gate decision") == ""


def test_a_reason_survives_leaving_and_locking_and_asks_nothing(desk: Desk, boxes: Boxes, context: Context) -> None:
    desk.page.standing.choice.setFocus()
    desk.type("3")
    desk.press(Key.Key_Tab)
    desk.type("not decided yet")
    desk.again()
    assert boxes.said == []
    assert desk.book.safety.decisions(desk.couple.uid) == ()
    other = ConcernsPage(context, desk.clock)  # as after unlocking: a new window over the same records
    other.show_couple(desk.couple.uid)
    assert other.standing.reason.words() == "not decided yet"
    assert other.standing.choice.chosen() == 2


def test_a_reason_is_kept_while_typing_rests_without_a_key(desk: Desk, qtbot: QtBot) -> None:
    desk.page.standing.reason.setFocus()
    desk.type("as it stands")
    qtbot.waitUntil(
        lambda: "as it stands" in desk.book.drafts.words(desk.couple.uid, "gate decision"), timeout=REST_MS * 20
    )


def test_another_couple_finds_nothing_left_over(desk: Desk) -> None:
    for part in range(3):
        desk.page._show(part)
        desk.page._focus_first()
    desk.page.standing.reason.setFocus()
    desk.type("of Mira")
    desk.page.risk.form.seen.setFocus()
    desk.type("of Mira too")
    desk.page.cautions.form.note.setFocus()
    desk.type("of Mira as well")
    other = desk.book.couples.create(Couple(Partner(FIRST, "Grace"), Partner(SECOND, "Peter")))
    desk.again(other)
    form = desk.page.risk.form
    assert [a.words() for a in (desk.page.standing.reason, form.seen, desk.page.cautions.form.note)] == ["", "", ""]
    desk.again()
    assert desk.page.standing.reason.words() == "of Mira"


def test_a_new_concern_voids_the_decision_and_the_page_says_so(desk: Desk) -> None:
    desk.type("1")
    desk.press(Key.Key_Tab)
    desk.type("settled")
    desk.press(Key.Key_Return, hands.CONTROL)
    assert "Decided today: continue. settled" in desk.words()
    desk.clock.now += timedelta(minutes=5)
    concern(desk, SECOND)
    assert "is void: a concern was raised after it" in desk.words()


def test_a_yes_that_means_danger_has_its_hint_here(desk: Desk) -> None:
    concern(desk, FIRST, "strangled")
    words = desk.words()
    assert "Strangulation, even once" in words
    assert "Yes: Has Jonas ever put hands or an object to your throat" in words
    assert "A weapon used" not in words


@pytest.mark.parametrize("size", [(1280, 720), (1080, 640), (1400, 880)])
@pytest.mark.parametrize("words", ["", "word " * 400])
def test_the_decision_can_be_recorded_without_scrolling(
    frame: Show, context: Context, clock: Clock, couple: Couple, size: tuple[int, int], words: str
) -> None:
    desk = Desk(frame, context, clock, couple, size=size)
    concern(desk, FIRST)
    concern(desk, SECOND)
    clock.now += timedelta(days=400)
    desk.again()
    view = desk.page.standing
    view.reason.show_words(words)
    QApplication.processEvents()
    button = view.record
    assert button.visibleRegion().boundingRect() == button.rect()
    bottom = button.mapTo(desk.inside.shell, button.rect().bottomLeft()).y()
    assert bottom < desk.inside.shell.height() - 16
    assert cut_labels(desk.inside.shell) == []


def test_where_it_stands_is_as_high_as_its_words_where_there_is_room(desk: Desk) -> None:
    concern(desk, FIRST)
    desk.again()
    (stands,) = desk.page.findChildren(SnugScroller)
    assert stands.height() == stands.sizeHint().height()
    assert stands.verticalScrollBar().maximum() == 0


def test_coming_from_the_wide_page_of_a_hand_over_it_is_laid_out_as_ever(
    frame: Show, context: Context, clock: Clock, couple: Couple
) -> None:
    page = ConcernsPage(context, clock)
    shown = inside(context, frame, {Place.CONCERNS: lambda _given: page}, Place.HANDOVER, couple.uid)
    shown.shell.go(Place.CONCERNS, couple.uid)
    for _round in range(5):
        QApplication.processEvents()
    assert cut_labels(shown.shell) == []
    assert [w for w in page.standing.findChildren(Para) if w.isVisible() and not w.height()] == []


def test_what_is_due_is_said_with_its_reason(desk: Desk) -> None:
    for whose in (FIRST, SECOND):
        desk.book.safety.record(SafetyScreen(desk.couple.uid, whose, desk.clock(), Finding.NO_CONCERN))
    first = desk.book.intakes.begin(desk.couple.uid, IntakeKind.FIRST)
    desk.book.intakes.finish(first.uid)
    assert "to be asked" not in desk.words()
    desk.clock.now += timedelta(days=40)
    desk.book.intakes.begin(desk.couple.uid, IntakeKind.REVIEW)
    assert "Mira is to be asked again: a review began since the last screen." in desk.words()
    assert "Nothing is held" in desk.words(), "what is due closes no gate"


def test_earlier_screens_are_listed_newest_first_and_long_lists_open_up(desk: Desk) -> None:
    for number in range(12):
        note = f"note {number}"
        desk.book.safety.record(SafetyScreen(desk.couple.uid, FIRST, desk.clock(), Finding.NOT_HELD, note=note))
        desk.clock.now += timedelta(days=30)
    desk.page.refresh(None)
    words = desk.words()
    assert words.index("note 11") < words.index("note 10")
    assert "note 0" not in words.splitlines()
    desk.page.standing._show_all()
    assert "note 0" in desk.words().splitlines()


# cautions


def test_a_caution_is_found_noted_and_referred_by_keyboard(
    frame: Show, context: Context, clock: Clock, couple: Couple
) -> None:
    desk = Desk(frame, context, clock, couple, "cautions")
    for _step in range(4):
        desk.press(Key.Key_Down)
    form = desk.page.cautions.form
    button = hands.focused()
    assert button.accessibleName() == "Another condition behind it, Jonas: Not looked at"
    form.found.setFocus()
    desk.type("3")
    assert "Consider a referral to individual help" in desk.words()
    form.note.setFocus()
    desk.type("Sleeps badly.")
    desk.press(Key.Key_Tab)
    desk.type("Dr Example")
    desk.press(Key.Key_Tab)
    desk.type("16 Nov 2026")
    form.record.setFocus()
    desk.press(Key.Key_Space)
    (found,) = desk.book.cautions.of(couple.uid)
    assert (found.caution, found.whose, found.found) == ("other_condition", SECOND, Found.UNCLEAR)
    assert (found.note, found.referred_to, found.referred_on) == ("Sleeps badly.", "Dr Example", date(2026, 11, 16))
    assert button.accessibleName() == "Another condition behind it, Jonas: Unclear, today"
    assert "Referred to Dr Example, yesterday" in desk.words()
    assert (form.note.words(), form.referred_to.text(), form.referred_on.value()) == ("", "", None)


def test_a_breach_asks_whether_it_goes_on(frame: Show, context: Context, clock: Clock, couple: Couple) -> None:
    desk = Desk(frame, context, clock, couple, "cautions")
    form = desk.page.cautions.form
    assert not form.going_on.isVisible()
    form.found.setFocus()
    desk.type("1")
    assert form.going_on.isVisible()
    assert "no step is suggested to this couple" in desk.words()
    form.going_on.setFocus()
    desk.type("1")
    form.record.click()
    assert desk.book.cautions.breach_going_on(couple.uid)
    assert "Present, going on now" in desk.words()
    form.going_on.setFocus()
    desk.type("2")
    form.record.click()
    assert not desk.book.cautions.breach_going_on(couple.uid)
    words = desk.words()
    assert words.index("Present, over") < words.index("Present, going on now"), "the earlier finding stays, below"


def test_a_finding_has_to_be_chosen(frame: Show, context: Context, clock: Clock, couple: Couple) -> None:
    desk = Desk(frame, context, clock, couple, "cautions")
    desk.page.cautions.form.record.click()
    assert "Choose a finding first." in desk.words()
    desk.page.cautions.form.found.setFocus()
    desk.type("1")
    desk.page.cautions.form.referred_on.setFocus()
    desk.type("32 Nov")
    desk.page.cautions.form.record.click()
    assert hands.focused() is desk.page.cautions.form.referred_on
    assert desk.book.cautions.of(couple.uid) == ()


def test_what_is_typed_on_one_caution_stays_with_it(
    frame: Show, context: Context, clock: Clock, couple: Couple
) -> None:
    desk = Desk(frame, context, clock, couple, "cautions")
    form, first = desk.page.cautions.form, desk.page.cautions.buttons[0]
    form.found.setFocus()
    desk.type("1")
    form.note.setFocus()
    desk.type("money")
    first.setFocus()
    desk.press(Key.Key_Down)
    assert (form.note.words(), form.found.chosen()) == ("", None)
    desk.press(Key.Key_Up)
    assert (form.note.words(), form.found.chosen()) == ("money", 0)
    desk.again(detail="cautions")
    assert form.note.words() == "money"
    assert desk.book.cautions.of(couple.uid) == ()


def test_harm_leads_to_the_screen_and_despair_to_the_risk_record(
    frame: Show, context: Context, clock: Clock, couple: Couple
) -> None:
    desk = Desk(frame, context, clock, couple, "cautions")
    buttons = {(b.caution.key, b.whose): b for b in desk.page.cautions.buttons}
    form = desk.page.cautions.form
    buttons["wellbeing_risk", SECOND].setChecked(True)
    assert not form.lead.isVisible()
    form.found.setFocus()
    desk.type("1")
    form.lead.setFocus()
    desk.press(Key.Key_Space)
    assert desk.page.risk.isVisible()
    whom = desk.page.risk.form.whom
    assert (whom.chosen(), whom.chosen_kind()) == (Concerned.SECOND, RiskKind.SELF_HARM)
    desk.page.show_detail("cautions")
    buttons["toxic_or_abusive", BOTH].setChecked(True)
    form.found.setFocus()
    desk.type("3")
    form.lead.setFocus()
    desk.press(Key.Key_Space)
    assert desk.inside.last == (Place.SAFETY, couple.uid, "")


# risk record


def test_an_entry_and_its_follow_up_by_keyboard(frame: Show, context: Context, clock: Clock, couple: Couple) -> None:
    desk = Desk(frame, context, clock, couple, "risk")
    form = desk.page.risk.form
    assert hands.focused() is form.whom.concerned
    desk.type("4")
    desk.press(Key.Key_Tab)
    desk.type("the boy, 7")
    desk.press(Key.Key_Tab)
    desk.type("1")
    desk.press(Key.Key_Tab)
    hands.focused()
    form.seen.setFocus()
    desk.type("Alone at home for two nights.")
    desk.press(Key.Key_Tab)
    desk.type("A colleague")
    desk.press(Key.Key_Tab)
    desk.type("Reported.")
    desk.press(Key.Key_Tab)
    desk.type("The children's office")
    desk.press(Key.Key_Tab)
    desk.type("17 Nov 2026")
    desk.press(Key.Key_Tab)
    hands.focused().selectAll()  # type: ignore[attr-defined]
    desk.type("09:30")
    form.record.setFocus()
    desk.press(Key.Key_Space)
    (entry,) = desk.book.risks.of(couple.uid)
    assert (entry.concerned, entry.who, entry.kind) == (Concerned.CHILD, "the boy, 7", RiskKind.CHILDREN)
    assert (entry.consulted, entry.decided, entry.reported_to) == ("A colleague", "Reported.", "The children's office")
    assert (entry.happened, entry.reported_at) == (clock.now, clock.now.replace(hour=9, minute=30))
    assert "Children: the boy, 7" in desk.words()
    clock.now += timedelta(days=2)
    follow = desk.inside.button("Add a follow-up to: Children: the boy, 7")
    follow.setFocus()
    desk.press(Key.Key_Space)
    assert hands.focused() is form.seen
    assert not form.whom.isVisible()
    desk.type("They called back.")
    desk.press(Key.Key_Return, hands.CONTROL)
    first, second = desk.book.risks.of(couple.uid)
    assert (second.seen, second.follows) == ("They called back.", first.uid)
    assert form.whom.isVisible()
    assert "Follow-up, today" in desk.words()


def test_what_is_typed_in_the_risk_record_is_not_lost(
    frame: Show, context: Context, clock: Clock, couple: Couple
) -> None:
    desk = Desk(frame, context, clock, couple, "risk")
    kept = desk.book.risks.record(RiskRecord(couple.uid, Concerned.BOTH, RiskKind.OTHER, clock.now, "An old one."))
    form = desk.page.risk.form
    form.whom.concerned.setFocus()
    desk.type("2")
    form.seen.setFocus()
    desk.type("half a sen")
    form.day.setFocus()
    form.day.selectAll()
    desk.type("1 Nov 2026")
    desk.page.risk._follow(kept, "Other: both")
    assert form.seen.words() == ""
    desk.type("later")
    form.leave.setFocus()
    desk.press(Key.Key_Space)
    assert (form.seen.words(), form.whom.chosen(), form.day.value()) == (
        "half a sen",
        Concerned.SECOND,
        date(2026, 11, 1),
    )
    desk.again(detail="risk")
    other = ConcernsPage(context, clock)
    other.show_couple(couple.uid)
    assert other.risk.form.seen.words() == "half a sen"
    other.risk._follow(kept, "Other: both")
    assert other.risk.form.seen.words() == "later"
    assert len(desk.book.risks.of(couple.uid)) == 1


@pytest.mark.parametrize(
    ("fill", "sentence"),
    [
        ("", "Choose about whom it is."),
        ("c", "Choose of which kind it is."),
        ("ck", "A risk record needs what was seen or said."),
        ("ckd", "try 17 Nov"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(
    frame: Show, context: Context, clock: Clock, couple: Couple, fill: str, sentence: str
) -> None:
    desk = Desk(frame, context, clock, couple, "risk")
    form = desk.page.risk.form
    if "c" in fill:
        form.whom.concerned.press(0)
    if "k" in fill:
        form.whom.kind.press(0)
    if "d" in fill:
        form.day.setFocus()
        form.day.selectAll()
        desk.type("sometime")
    form.record.click()
    assert sentence in desk.words()
    assert desk.book.risks.of(couple.uid) == ()


def test_the_local_rules_stand_beside_it_and_are_one_button_away(desk: Desk) -> None:
    desk.page.show_detail("risk")
    assert "Nothing is written yet on what must be reported here" in desk.words()
    practice = desk.book.settings.practice()
    desk.book.settings.save_practice(replace(practice, local_rules="Children's office, <same day>"))
    assert "Children's office, <same day>" in desk.words()
    assert "Night line 0555 1234" in desk.words()
    desk.page.risk.edit.click()
    assert desk.inside.last == (Place.SETTINGS, "", "safety")


# the page


def test_keys_turn_the_parts_and_lead_to_the_screen(desk: Desk) -> None:
    assert desk.page.standing.isVisible()
    hands.shortcut(desk.inside.shell, Key.Key_PageDown, hands.CONTROL)
    assert desk.page.cautions.isVisible()
    hands.shortcut(desk.inside.shell, Key.Key_PageDown, hands.CONTROL)
    assert desk.page.risk.isVisible()
    hands.shortcut(desk.inside.shell, Key.Key_PageUp, hands.CONTROL)
    assert desk.page.cautions.isVisible()
    hands.shortcut(desk.inside.shell, Key.Key_S, hands.ALT)
    assert desk.inside.last == (Place.SAFETY, desk.couple.uid, "")


def full(book: Workbook, clock: Clock) -> Couple:
    couple = book.couples.create(
        Couple(
            Partner(FIRST, "<b>Wilhelmina-Alexandra</b>-Theodora-Konstanze von und zu Hohenlohe"),
            Partner(SECOND, "דנה לוין", called="王小明 {partner}"),
        )
    )
    long = "word " * 60
    replies = tuple((p.key, Reply.YES) for p in book.catalogue.safety)
    book.safety.record(SafetyScreen(couple.uid, FIRST, clock(), Finding.CONCERN, replies, 20, long))
    book.safety.decide(GateDecision(couple.uid, clock(), Decision.STOP_JOINT, long))
    for caution in book.catalogue.cautions:
        for whose in (FIRST, SECOND) if caution.each else (BOTH,):
            found = CautionFinding(couple.uid, caution.key, whose, clock(), Found.PRESENT, long)
            book.cautions.record(replace(found, referred_to=long.strip(), referred_on=clock().date()))
    first = book.risks.record(RiskRecord(couple.uid, Concerned.FIRST, RiskKind.VIOLENCE, clock(), long, consulted=long))
    book.risks.record(replace(first, seen=long, follows=first.uid, reported_to=long, reported_at=clock()))
    return couple


@pytest.mark.parametrize("detail", ["decision", "cautions", "risk"])
@pytest.mark.parametrize("size", [(1400, 880), (1280, 720)])
def test_nothing_is_cut_and_everything_has_a_name(
    frame: Show, context: Context, clock: Clock, detail: str, size: tuple[int, int]
) -> None:
    couple = full(context.book, clock)
    page = ConcernsPage(context, clock)
    shown = inside(
        context,
        frame,
        {Place.CONCERNS: lambda _given: page},
        Place.CONCERNS,
        couple.uid,
        detail,
        wide=size[0],
        high=size[1],
    )
    QApplication.processEvents()
    assert cut_labels(shown.shell) == []
    assert unnamed(shown.shell) == []
    assert [w.toolTip() for w in page.findChildren(QWidget) if w.toolTip()] == []
    assert page.window().windowTitle() == ""

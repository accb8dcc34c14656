from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import hands
from tests.ui.conftest import Boxes, Clock
from tests.ui.inside import inside
from tests.ui.looks import Frame, cut_labels, unnamed
from tests.ui.test_messages import at_once, enter
from ui.context import Context, Place
from ui.pages.page import Page
from ui.pages.safety import SafetyPage
from ui.pages.safety_screen import ReplyChoice
from ui.shell import Shell
from ui.widgets.autosave import REST_MS
from ui.widgets.words import Text
from workbook.book import Workbook
from workbook.errors import CannotWrite
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.safety import Finding, Reply, SafetyScreen

FIRST, SECOND = Whose.FIRST, Whose.SECOND
Show = Callable[..., Frame]
Key = Qt.Key


class Desk:
    def __init__(
        self, qtbot: QtBot, frame: Show, context: Context, clock: Clock, couple: Couple, wide: int = 1168
    ) -> None:
        self.qtbot, self.book, self.couple, self.clock = qtbot, context.book, couple, clock
        self.page = SafetyPage(context, clock)
        self.frame = frame(self.page, wide, 880 if wide > 1100 else 720)
        self.page.show_couple(couple.uid)
        first = self.page.first_focus()
        assert first is not None
        first.setFocus()

    @property
    def finding(self) -> QWidget:
        return self.page.held.finding

    def focused(self) -> QWidget:
        return hands.focused()

    def type(self, words: str) -> None:
        for each in words:
            hands.type_words(hands.focused(), each)

    def press(self, key: Qt.Key, with_key: Qt.KeyboardModifier = hands.NONE) -> None:
        hands.press(hands.focused(), key, with_key)

    def ask_all(self, replies: str) -> None:
        """From the partner switch down through the prompts, one key each."""
        held = self.page.held
        assert held.who is not None
        held.who.setFocus()
        self.press(Key.Key_Tab)
        self.type(replies)

    def choose(self, finding: Finding) -> None:
        self.page.held.finding.radios[finding].setFocus()
        self.press(Key.Key_Space)

    def record(self) -> None:
        self.page.held.finding.record.setFocus()
        self.press(Key.Key_Space)

    def refusal(self) -> str:
        return self.page.held.finding.refused()

    def screens(self) -> tuple[SafetyScreen, ...]:
        return self.book.safety.screens(self.couple.uid)


@pytest.fixture
def desk(qtbot: QtBot, frame: Show, context: Context, clock: Clock, couple: Couple) -> Desk:
    return Desk(qtbot, frame, context, clock, couple)


def prompts(book: Workbook) -> int:
    return len(book.catalogue.safety)


def shown_words(root: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.words() for label in root.findChildren(Text) if label.isVisible())


def test_a_screen_without_a_concern_by_keyboard(desk: Desk, boxes: Boxes) -> None:
    desk.ask_all("n" * prompts(desk.book))
    assert desk.focused() is desk.page.held.hits, "the last prompt leads on to the total"
    desk.type("5")
    desk.choose(Finding.NO_CONCERN)
    desk.record()
    (screen,) = desk.screens()
    assert (screen.whose, screen.finding, screen.hits) == (FIRST, Finding.NO_CONCERN, 5)
    assert {reply for _key, reply in screen.replies} == {Reply.NO}
    assert boxes.said == []
    assert desk.page.rest.words() == "Recorded for Mira, 10:42."
    assert not desk.page.held.isVisible(), "no form that could be filled in under the wrong name"


def test_after_recording_the_other_is_next_and_a_further_screen_only_by_name(desk: Desk) -> None:
    desk.choose(Finding.CONCERN)
    desk.record()
    rest = desk.page.rest
    assert desk.focused() is rest.next
    assert rest.next.text() == "Next: Jonas, alone"
    desk.type("nnn")
    desk.press(Key.Key_Space)
    assert desk.page.held.finding.record.text() == "Record for Jonas"
    assert desk.focused() is desk.page.held.who
    assert all(row.choice.chosen() == 3 for row in desk.page.held.rows)
    desk.choose(Finding.CONCERN)
    desk.record()
    assert [screen.whose for screen in desk.screens()] == [FIRST, SECOND]
    assert rest.words() == "Recorded for Jonas, 10:42."
    assert not rest.next.isVisible(), "both have a screen of today"
    rest.again[FIRST].setFocus()
    assert rest.again[FIRST].text() == "A further screen with Mira"
    desk.press(Key.Key_Space)
    assert desk.page.held.finding.record.text() == "Record for Mira"


def test_after_both_no_key_begins_a_further_screen_or_opens_the_findings(
    frame: Show, context: Context, clock: Clock, couple: Couple, boxes: Boxes
) -> None:
    page = SafetyPage(context, clock)
    shown = inside(context, frame, {Place.SAFETY: lambda _given: page}, Place.SAFETY, couple.uid)
    for _partner in (FIRST, SECOND):
        page.held.finding.radios[Finding.CONCERN].click()
        page.held.finding.record.setFocus()
        hands.press(hands.focused(), Key.Key_Space)
        hands.press(hands.focused(), Key.Key_Return)
        QApplication.processEvents()
    assert len(context.book.safety.screens(couple.uid)) == 2
    assert shown.last == (Place.INTAKE, couple.uid, ""), "who was asked may still sit there"
    assert boxes.said == []


def test_enter_does_not_answer_the_question_before_the_findings(
    frame: Show, context: Context, clock: Clock, couple: Couple
) -> None:
    page = SafetyPage(context, clock)
    shown = inside(context, frame, {Place.SAFETY: lambda _given: page}, Place.SAFETY, couple.uid)
    for partner in (FIRST, SECOND):
        page.held.finding.radios[Finding.CONCERN].click()
        page.held.finding.record.click()
        if partner is FIRST:
            page.rest.next.click()
    assert hands.focused() is page.to_intake
    at_once(enter)
    page.own.click()
    assert shown.gone == []
    assert shown.shell.place() is Place.SAFETY


def test_coming_back_on_the_same_day_opens_no_form_for_who_was_asked(desk: Desk) -> None:
    desk.choose(Finding.CONCERN)
    desk.record()
    desk.page.show_couple(desk.couple.uid)
    assert desk.page.held.finding.record.text() == "Record for Jonas"
    assert desk.page.held.isVisible()
    desk.choose(Finding.CONCERN)
    desk.record()
    desk.page.show_couple(desk.couple.uid)
    assert desk.page.rest.isVisible()
    assert desk.page.rest.words() == "Both have been asked today."
    desk.clock.now += timedelta(days=1)
    desk.page.show_couple(desk.couple.uid)
    assert desk.page.held.finding.record.text() == "Record for Mira", "another day, another screen"


def test_a_screen_that_was_not_held_asks_nobody(desk: Desk) -> None:
    desk.choose(Finding.NOT_HELD)
    desk.record()
    desk.page.rest.next.click()
    desk.choose(Finding.CONCERN)
    desk.record()
    assert desk.page.rest.next.text() == "Next: Mira, alone"


def test_by_tab_recording_comes_before_discarding(desk: Desk) -> None:
    desk.ask_all("n")
    desk.page.held.finding.note.setFocus()
    desk.press(Key.Key_Tab)
    assert desk.focused() is desk.page.held.finding.record
    desk.press(Key.Key_Tab)
    assert desk.focused() is desk.page.held.finding.discard


def test_enter_gives_up_no_screen(desk: Desk) -> None:
    desk.ask_all("y")
    at_once(enter)
    assert not desk.page.may_leave()
    assert desk.page.held.rows[0].choice.chosen() == 0


def test_enter_records_no_screen_with_gaps(desk: Desk) -> None:
    desk.ask_all("n")
    desk.choose(Finding.NO_CONCERN)
    at_once(enter)
    desk.record()
    assert desk.screens() == ()


def test_prompts_name_the_other_partner(desk: Desk) -> None:
    assert desk.page.held.rows[0].choice.accessibleName() == "Are you ever afraid of Jonas?: Not asked"
    desk.press(Key.Key_Right)
    assert desk.page.held.rows[0].choice.accessibleName() == "Are you ever afraid of Mira?: Not asked"
    assert desk.page.held.finding.record.text() == "Record for Jonas"


def test_no_hint_of_danger_is_in_sight_while_the_partner_is(desk: Desk) -> None:
    """They are for the counselor's own page: a word about strangulation said in passing can end a conversation."""
    hints = [p.hint for p in desk.book.catalogue.safety if p.hint]
    desk.ask_all("y" * prompts(desk.book))
    words = shown_words(desk.page)
    desk.choose(Finding.CONCERN)
    desk.record()
    words += shown_words(desk.page)
    assert len(hints) > 5
    assert [hint for hint in hints if hint in words] == []
    assert "danger" not in words.lower()


def test_the_counselors_page_opens_after_one_question(
    frame: Show, context: Context, clock: Clock, couple: Couple, boxes: Boxes
) -> None:
    page = SafetyPage(context, clock)
    shown = inside(context, frame, {Place.SAFETY: lambda _given: page}, Place.SAFETY, couple.uid)
    boxes.agree = False
    hands.shortcut(shown.shell, Key.Key_C, hands.ALT)
    assert (shown.gone, shown.shell.place()) == ([], Place.SAFETY)
    boxes.agree = True
    hands.shortcut(shown.shell, Key.Key_C, hands.ALT)
    assert boxes.said == ["Are you alone at the screen?"] * 2
    assert shown.last == (Place.CONCERNS, couple.uid, "")
    assert shown.shell.place() is Place.CONCERNS
    assert shown.shell.sidebar.isVisible()


def test_a_yes_to_harm_forces_a_concern_and_says_so(desk: Desk) -> None:
    desk.choose(Finding.NO_CONCERN)
    desk.ask_all("y")
    finding = desk.page.held.finding
    assert finding.radios[Finding.CONCERN].isChecked()
    assert not finding.radios[Finding.NO_CONCERN].isEnabled()
    assert "1 yes to harm or threat" in shown_words(finding)
    desk.press(Key.Key_Up)
    desk.type("2")
    assert finding.radios[Finding.NO_CONCERN].isChecked(), "the counselor's own choice comes back"
    assert finding.radios[Finding.NO_CONCERN].isEnabled()


def test_ten_on_hits_forces_a_concern(desk: Desk) -> None:
    desk.page.held.hits.setFocus()
    desk.type("1")
    assert not desk.page.held.finding.radios[Finding.CONCERN].isChecked()
    desk.type("0")
    assert desk.page.held.finding.radios[Finding.CONCERN].isChecked()
    assert "a HITS total of 10" in shown_words(desk.page.held.finding)
    desk.record()
    assert desk.screens()[0].finding is Finding.CONCERN


@pytest.mark.parametrize("typed", ["3", "21", "99"])
def test_an_impossible_total_is_refused_in_a_sentence(desk: Desk, typed: str) -> None:
    desk.choose(Finding.CONCERN)
    desk.page.held.hits.setFocus()
    desk.type(typed)
    desk.record()
    assert desk.refusal() == "A HITS total lies between 4 and 20."
    assert desk.focused() is desk.page.held.hits
    assert desk.screens() == ()


def test_a_finding_has_to_be_chosen_and_fit_what_was_asked(desk: Desk, boxes: Boxes) -> None:
    desk.record()
    assert desk.refusal() == "Choose a finding first."
    desk.choose(Finding.NO_CONCERN)
    desk.record()
    assert "Nothing has been asked" in desk.refusal()
    desk.ask_all("nnn")
    boxes.agree = False
    desk.record()
    assert boxes.said == [f"{prompts(desk.book) - 3} prompts were not asked."]
    assert desk.screens() == ()
    boxes.agree = True
    desk.record()
    assert desk.screens()[0].finding is Finding.NO_CONCERN


def test_each_partner_has_a_draft_of_their_own_and_sees_no_other(desk: Desk) -> None:
    desk.ask_all("yu")
    desk.page.held.finding.note.setFocus()
    desk.type("whispered")
    who = desk.page.held.who
    assert who is not None
    who.setFocus()
    desk.press(Key.Key_Right)
    assert all(row.choice.chosen() == 3 for row in desk.page.held.rows)
    assert desk.page.held.finding.note.words() == ""
    assert not any(radio.isChecked() for radio in desk.page.held.finding.radios.values())
    desk.press(Key.Key_Left)
    assert [row.choice.chosen() for row in desk.page.held.rows[:3]] == [0, 2, 3]
    assert desk.page.held.finding.note.words() == "whispered"


def test_while_a_partner_sits_there_nothing_earlier_is_in_sight(desk: Desk) -> None:
    screen = SafetyScreen(desk.couple.uid, SECOND, desk.clock(), Finding.CONCERN, note="spoke of the door")
    desk.book.safety.record(screen)
    desk.page.refresh(None)
    words = shown_words(desk.page)
    assert "spoke of the door" not in words
    assert "Concern" in words, "the finding to choose"
    assert "are held" not in words


def test_leaving_asks_and_what_is_given_up_is_gone(desk: Desk, boxes: Boxes) -> None:
    assert desk.page.may_leave()
    assert boxes.said == []
    desk.ask_all("y")
    boxes.agree = False
    assert not desk.page.may_leave()
    assert boxes.said == ["The screen with Mira is not recorded."]
    assert desk.page.held.rows[0].choice.chosen() == 0, "what was asked stays"
    boxes.agree = True
    assert desk.page.may_leave()
    desk.page.flush()
    assert desk.screens() == ()


def test_the_window_asks_before_it_shows_another_page(
    frame: Show, context: Context, clock: Clock, couple: Couple, boxes: Boxes
) -> None:
    page = SafetyPage(context, clock)
    shell = Shell(context, lambda place, given: page if place is Place.SAFETY else Page(given))
    frame(shell, 1400)
    assert shell.go(Place.SAFETY, couple.uid)
    hands.press(page.held.rows[0].choice, Key.Key_Y)
    boxes.agree = False
    assert not shell.go(Place.TODAY)
    assert shell.page() is page
    boxes.agree = True
    assert shell.go(Place.TODAY)
    assert context.book.safety.screens(couple.uid) == ()
    shell.close_pages()


def test_another_couple_finds_nothing_left_over(desk: Desk) -> None:
    desk.ask_all("y")
    desk.record()
    other = desk.book.couples.create(Couple(Partner(FIRST, "Grace"), Partner(SECOND, "Peter")))
    desk.page.show_couple(other.uid)
    assert "Mira" not in shown_words(desk.page)
    assert all(row.choice.chosen() == 3 for row in desk.page.held.rows)


def test_a_lock_in_the_middle_keeps_what_was_said(desk: Desk) -> None:
    desk.ask_all("nnu")
    desk.page.held.finding.note.setFocus()
    desk.type("went pale")
    desk.page.flush()
    (screen,) = desk.screens()
    assert screen.finding is Finding.NOT_HELD
    assert screen.note == "Broken off before it was recorded.\nwent pale"
    assert [reply for _key, reply in screen.replies[:4]] == [Reply.NO, Reply.NO, Reply.UNCLEAR, Reply.NOT_ASKED]
    desk.page.flush()
    assert len(desk.screens()) == 1, "once"


def test_a_yes_before_a_lock_is_a_concern(desk: Desk) -> None:
    desk.ask_all("y")
    desk.page.held.hits.setFocus()
    desk.type("99")
    desk.page.flush()
    (screen,) = desk.screens()
    assert (screen.finding, screen.hits) == (Finding.CONCERN, None)


def test_what_is_said_is_kept_while_it_is_said(desk: Desk, boxes: Boxes) -> None:
    """A power cut in the middle of a screen: the next opening finds it."""

    def kept() -> str:
        return desk.book.drafts.words(desk.couple.uid, "safety screen first")

    desk.ask_all("nu")
    desk.qtbot.waitUntil(lambda: "unclear" in kept(), timeout=REST_MS * 20)
    desk.page.held.finding.discard.click()
    assert kept() == "", "what was given up does not come back"
    desk.ask_all("y")
    desk.qtbot.waitUntil(lambda: "yes" in kept(), timeout=REST_MS * 20)
    desk.choose(Finding.CONCERN)
    desk.record()
    assert kept() == ""
    desk.page.rest.next.click()
    desk.ask_all("n")
    desk.page.flush()
    desk.book.take_in()
    assert [s.finding for s in desk.screens()] == [Finding.CONCERN, Finding.NOT_HELD], "once each"


def test_a_screen_that_cannot_be_written_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_screen: SafetyScreen) -> SafetyScreen:
        raise CannotWrite("The disk is full.")

    desk.ask_all("n" * prompts(desk.book))
    desk.choose(Finding.NO_CONCERN)
    with monkeypatch.context() as broken:
        broken.setattr(desk.book.safety, "record", full)
        desk.record()
        assert desk.refusal() == "The disk is full."
        with pytest.raises(CannotWrite):
            desk.page.flush()
    desk.record()
    assert len(desk.screens()) == 1


def test_a_refresh_keeps_replies_note_and_focus(desk: Desk) -> None:
    desk.ask_all("nu")
    here = desk.focused()
    assert isinstance(here, ReplyChoice)
    desk.page.refresh(None)
    assert desk.focused() is here
    assert [row.choice.chosen() for row in desk.page.held.rows[:3]] == [1, 2, 3]
    desk.page.held.finding.note.setFocus()
    desk.type("half")
    desk.page.refresh(None)
    assert desk.page.held.finding.note.words() == "half"


def test_discarding_asks_first(desk: Desk, boxes: Boxes) -> None:
    assert not desk.page.held.finding.discard.isVisible()
    desk.ask_all("y")
    assert desk.page.held.finding.discard.isVisible()
    boxes.agree = False
    desk.page.held.finding.discard.click()
    assert desk.page.held.rows[0].choice.chosen() == 0
    boxes.agree = True
    desk.page.held.finding.discard.click()
    assert desk.page.held.rows[0].choice.chosen() == 3
    assert desk.screens() == ()


def test_nothing_of_it_is_a_tooltip_or_a_title(desk: Desk) -> None:
    desk.ask_all("y")
    assert [w.toolTip() for w in desk.page.findChildren(QWidget) if w.toolTip()] == []
    assert desk.page.second_line() == ""
    assert desk.frame.windowTitle() == ""


@pytest.mark.parametrize("wide", [1168, 1048])
def test_nothing_is_cut_and_everything_has_a_name(
    qtbot: QtBot, frame: Show, context: Context, clock: Clock, wide: int
) -> None:
    couple = context.book.couples.create(
        Couple(
            Partner(FIRST, "<b>Wilhelmina-Alexandra</b>-Theodora-Konstanze von und zu Hohenlohe"),
            Partner(SECOND, "דנה לוין", called="王小明 {partner}"),
        )
    )
    desk = Desk(qtbot, frame, context, clock, couple, wide)
    desk.ask_all("yun")
    qtbot.wait(100)
    assert cut_labels(desk.frame) == []
    assert unnamed(desk.page) == []
    desk.choose(Finding.CONCERN)
    desk.record()
    qtbot.wait(100)
    assert cut_labels(desk.frame) == []
    assert unnamed(desk.page) == []

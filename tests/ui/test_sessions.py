"""The Sessions page as a counselor uses it: by keys, on a real encrypted workbook."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from time import perf_counter
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PASSPHRASE, Boxes, Clock
from tests.ui.hands import ALT, CONTROL, press, shortcut, tab, type_words
from tests.ui.looks import Frame, cut_labels, focusable, unnamed
from ui import theme
from ui.context import Context, Place
from ui.pages.sessions import SessionsPage
from ui.pages.sessions_field import NoteField
from ui.pages.sessions_homework import ResultRow
from ui.widgets.buttons import Button
from ui.widgets.choices import Check, Segmented
from ui.widgets.day_field import DayField
from ui.widgets.plain import LONGEST_LINE, PlainArea
from ui.widgets.scale import Scale
from workbook.book import Workbook
from workbook.errors import BadInput, CannotWrite
from workbook.model.assignment import Outcome
from workbook.model.common import Visibility, Whose
from workbook.model.couple import Couple
from workbook.model.safety import Finding, SafetyScreen
from workbook.model.session import About, CheckIn, Note, NoteForm, Passage, Session

W = TypeVar("W", bound=QWidget)
NOON = datetime(2026, 11, 10, 11)


@dataclass
class Desk:
    """The page in a window, and a short way to what is on it."""

    book: Workbook
    couple: Couple
    page: SessionsPage
    frame: Frame

    def one(self, kind: type[W], name: str) -> W:
        """The visible widget of this kind whose accessible name begins like this."""
        found = [w for w in self.page.findChildren(kind) if w.isVisible() and w.accessibleName().startswith(name)]
        assert len(found) == 1, [w.accessibleName() for w in self.page.findChildren(kind) if w.isVisible()]
        return found[0]

    def names(self, kind: type[W]) -> list[str]:
        return [w.accessibleName() for w in self.page.findChildren(kind) if w.isVisible()]

    def field(self, name: str) -> PlainArea:
        return self.one(PlainArea, name)

    def write(self, name: str, words: str) -> None:
        area = self.field(name)
        area.setFocus()
        type_words(area, words)

    def note(self, number: int = 0) -> Note:
        """The note of the newest session, or of the one so many before it."""
        return self.book.sessions.note(self.book.sessions.lines(self.couple.uid)[number].uid)

    def says(self) -> str:
        return self.page._panel.foot.told()


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame]) -> Callable[..., Desk]:
    """`desk()` opens the page on the couple; `desk(detail)` on something of it."""

    def opened(detail: str = "") -> Desk:
        page = SessionsPage(context)
        window = frame(page, 1168, 760)
        book.subscribe(lambda changes: page.refresh(changes) if changes.areas & page.areas else None)
        page.show_couple(couple.uid)
        if detail:
            page.show_detail(detail)
        first = page.first_focus()
        if first is not None:
            first.setFocus()
        QApplication.processEvents()
        return Desk(book, couple, page, window)

    return opened


@pytest.fixture
def begun(book: Workbook, couple: Couple) -> Session:
    return book.sessions.begin(Session(couple.uid, NOON, first=CheckIn(5, 6, 7), second=CheckIn(4, None, 3)))


def drafted(book: Workbook, session: Session, words: str = "They laughed.") -> Note:
    return book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.BETWEEN, words),)))


def signed(book: Workbook, session: Session) -> Note:
    note = drafted(book, session)
    return book.sessions.sign(note.uid, note.rev)


def given(book: Workbook, couple: Couple, whose: Whose = Whose.BOTH) -> str:
    """An exercise that is open; the gate is opened for it."""
    for each in (Whose.FIRST, Whose.SECOND):
        book.safety.record(SafetyScreen(couple.uid, each, NOON, Finding.NO_CONCERN))
    return book.assignments.assign(couple.uid, book.catalogue.exercises[0].key, whose, when="on Sundays").uid


# beginning


def test_without_a_session_it_says_what_to_do(desk: Callable[..., Desk]) -> None:
    at = desk()
    begin = at.one(Button, "New session")
    assert begin.hasFocus()
    press(begin, Qt.Key.Key_Space)
    assert at.names(Button) == ["Begin session"]


def test_a_session_is_begun_by_keys_with_now_here_and_both(
    desk: Callable[..., Desk], boxes: Boxes, qtbot: QtBot
) -> None:
    at = desk("new")
    before = datetime.now().replace(second=0, microsecond=0)
    type_words(at.page.first_focus() or at.page, "Evenings")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    session = at.book.sessions.of(at.couple.uid)[0]
    assert before <= session.starts <= datetime.now()
    assert (session.attended, session.place.value, session.focus) == (Whose.BOTH, "room", "Evenings")
    assert isinstance(QApplication.focusWidget(), Scale), "the check-in is what comes next"


def test_alt_n_asks_for_day_time_place_and_who(desk: Callable[..., Desk], begun: Session) -> None:
    at = desk()
    shortcut(at.frame, Qt.Key.Key_N, ALT)
    day = at.one(DayField, "Day")
    day.selectAll()
    type_words(day, "3 nov 2026")
    at.one(Segmented, "Who came").setFocus()
    press(at.one(Segmented, "Who came"), Qt.Key.Key_3)
    press(at.one(Segmented, "Place"), Qt.Key.Key_2)
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    session = next(s for s in at.book.sessions.of(at.couple.uid) if s.uid != begun.uid)
    assert session.starts.date() == date(2026, 11, 3)
    assert (session.attended, session.place.value) == (Whose.SECOND, "video")
    assert not [n for n in at.names(Scale) if n.startswith("Mira")], "she was not there"


def test_what_is_no_day_is_not_begun(desk: Callable[..., Desk], begun: Session) -> None:
    at = desk("new")
    day = at.one(DayField, "Day")
    day.selectAll()
    type_words(day, "31/02/2026")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert len(at.book.sessions.of(at.couple.uid)) == 1
    assert "not a day" in at.one(DayField, "Day").accessibleDescription()
    assert cut_labels(at.frame) == []


def test_the_hour_agreed_for_today_is_offered(book: Workbook, couple: Couple, desk: Callable[..., Desk]) -> None:
    agreed = datetime.combine(date.today(), datetime.min.time()).replace(hour=16, minute=30)
    book.couples.save(replace(couple, next_session=agreed))
    at = desk("new")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert at.book.sessions.of(couple.uid)[0].starts == agreed


def test_a_form_that_is_left_waits_for_its_couple(desk: Callable[..., Desk], begun: Session) -> None:
    at = desk("new")
    type_words(at.page.first_focus() or at.page, "Money")
    at.page.flush()
    at.page.show_couple(at.couple.uid)
    assert at.page._new._focus.text() == "Money"


# check-in


def test_check_in_by_digits_is_kept_after_a_rest(desk: Callable[..., Desk], begun: Session, qtbot: QtBot) -> None:
    at = desk()
    scale = at.one(Scale, "Jonas, How well did you feel heard?")
    assert scale.hasFocus(), "the first rating that is missing"
    press(scale, Qt.Key.Key_8)
    qtbot.waitUntil(lambda: at.book.sessions.get(begun.uid).second.heard == 8, timeout=3000)
    press(scale, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: at.book.sessions.get(begun.uid).second.heard is None, timeout=3000)


def test_last_time_is_marked_and_said(
    book: Workbook, couple: Couple, begun: Session, desk: Callable[..., Desk]
) -> None:
    book.sessions.begin(Session(couple.uid, NOON + timedelta(weeks=1)))
    at = desk()
    assert "last time 5" in at.one(Scale, "Mira, How close").accessibleName()
    assert "last time" not in at.one(Scale, "Jonas, How well").accessibleName()


def test_both_choose_to_show_them(desk: Callable[..., Desk], begun: Session) -> None:
    at = desk()
    check = at.page.findChildren(Check)[0]
    assert check.isVisible()
    check.setFocus()
    press(check, Qt.Key.Key_Space)
    at.page.flush()
    assert at.book.sessions.get(begun.uid).shown is Visibility.JOINT


# homework


def test_homework_per_partner(
    book: Workbook, couple: Couple, clock: Clock, desk: Callable[..., Desk], qtbot: QtBot
) -> None:
    given(book, couple)
    session = book.sessions.begin(Session(couple.uid, clock.now))
    at = desk()
    rows = [r for r in at.page.findChildren(ResultRow) if r.isVisible()]
    assert len(rows) == 2
    shortcut(at.frame, Qt.Key.Key_2, CONTROL)
    outcome = QApplication.focusWidget()
    assert isinstance(outcome, Segmented)
    assert outcome.accessibleName().startswith("Mira")
    press(outcome, Qt.Key.Key_P)
    times = tab()
    type_words(times, "4")
    helped = tab()
    assert isinstance(helped, Scale)
    press(helped, Qt.Key.Key_6)
    type_words(tab(), "Too late in the evening")
    at.page.flush()
    result = book.assignments.of(couple.uid)[0].result(Whose.FIRST)
    assert result is not None
    assert (result.outcome, result.times, result.helped) == (Outcome.PARTLY, 4, 6)
    assert result.remark == "Too late in the evening"
    assert result.on == session.starts.date()
    assert book.assignments.of(couple.uid)[0].result(Whose.SECOND) is None
    press(outcome, Qt.Key.Key_N)
    at.page.flush()
    result = book.assignments.of(couple.uid)[0].result(Whose.FIRST)
    assert result is not None
    assert (result.outcome, result.times, result.helped) == (Outcome.NOT_DONE, None, None)


def test_homework_reported_elsewhere_meanwhile_is_kept_beside(
    book: Workbook, couple: Couple, clock: Clock, desk: Callable[..., Desk]
) -> None:
    uid = given(book, couple, Whose.FIRST)
    book.sessions.begin(Session(couple.uid, clock.now))
    at = desk()
    row = next(r for r in at.page.findChildren(ResultRow) if r.isVisible())
    press(row.first(), Qt.Key.Key_D)
    type_words(row._remark, "Went well")
    other = row.result(clock.now.date())
    assert other is not None
    book.assignments.report(uid, replace(other, remark="By phone: twice"))
    at.page.flush()
    kept = book.assignments.of(couple.uid)[0].result(Whose.FIRST)
    assert kept is not None
    assert kept.remark == "By phone: twice / Went well"
    assert "elsewhere" in at.says()


# the note


def test_what_is_typed_is_saved_by_itself(desk: Callable[..., Desk], begun: Session, qtbot: QtBot) -> None:
    at = desk()
    at.write("Data, the pattern", "She asks, he explains.")
    qtbot.waitUntil(lambda: at.book.sessions.note(begun.uid).text("data", About.BETWEEN) != "", timeout=3000)
    assert at.note().text("data", About.BETWEEN) == "She asks, he explains."
    assert at.page._panel.foot._status.words().startswith("Saved ")
    assert at.page._list.table.chosen_item() is not None


def test_after_a_crash_the_draft_is_there(desk: Callable[..., Desk], begun: Session) -> None:
    at = desk()
    at.write("Plan, the pattern", "Ask about Sunday")
    at.page.flush()
    at.page.deleteLater()
    again = desk()
    assert again.field("Plan, the pattern").words() == "Ask about Sunday"


def test_undo_and_rich_text_in_every_field(desk: Callable[..., Desk], begun: Session) -> None:
    at = desk()
    rich = QMimeData()
    rich.setHtml("<p><b>Bold</b> words</p><p>in two lines</p>")
    for area in [a for a in at.page.findChildren(PlainArea) if a.isVisible()]:
        area.setFocus()
        type_words(area, "first ")
        area.insertFromMimeData(rich)
        assert area.words() == "first Bold words\nin two lines"
        QTest.keySequence(area, QKeySequence(QKeySequence.StandardKey.Undo))
        assert area.words() == "first "


def test_partner_fields_fold_until_they_are_wanted(desk: Callable[..., Desk], begun: Session) -> None:
    at = desk()
    assert at.names(PlainArea) == [f"{s}, the pattern between them" for s in ("Data", "Assessment", "Plan")]
    press(at.one(Button, "Assessment: add a field for Jonas"), Qt.Key.Key_Space)
    area = at.field("Assessment, Jonas")
    assert area.hasFocus()
    type_words(area, "Less afraid")
    at.page.flush()
    assert at.note().passages == (Passage("assessment", About.SECOND, "Less afraid"),)


def test_changing_the_form_moves_no_word(desk: Callable[..., Desk], begun: Session) -> None:
    at = desk()
    at.write("Data, the pattern", "seen")
    at.write("Plan, the pattern", "next")
    forms = at.one(Segmented, "Form of the note")
    forms.setFocus()
    press(forms, Qt.Key.Key_2)
    assert at.field("Data, the pattern").words() == "seen", "SOAP has no such section; its words stay in sight"
    assert at.field("Plan, the pattern").words() == "next"
    assert forms.hasFocus()
    at.write("Subjective, the pattern", "told")
    at.page.flush()
    note = at.note()
    assert note.form is NoteForm.SOAP
    assert {(p.section, p.text) for p in note.passages} == {("data", "seen"), ("plan", "next"), ("subjective", "told")}
    press(forms, Qt.Key.Key_1)
    assert at.field("Data, the pattern").words() == "seen"
    assert at.field("Subjective, the pattern").words() == "told"
    QTest.keySequence(at.field("Data, the pattern"), QKeySequence(QKeySequence.StandardKey.Undo))
    assert at.field("Data, the pattern").words() == "", "undo outlives the change of form"


def test_the_next_note_begins_in_the_form_of_the_last(
    book: Workbook, couple: Couple, begun: Session, desk: Callable[..., Desk]
) -> None:
    book.sessions.autosave(Note(begun.uid, NoteForm.BIRP, (Passage("response", About.BETWEEN, "calm"),)))
    book.sessions.begin(Session(couple.uid, NOON + timedelta(weeks=1)))
    assert desk().field("Intervention, the pattern").words() == ""


def test_two_versions_of_a_draft_are_both_kept(desk: Callable[..., Desk], begun: Session) -> None:
    at = desk()
    drafted(at.book, begun)
    at.page.refresh(None)
    area = at.field("Data, the pattern")
    area.to_end()
    type_words(area, " Here.")
    stored = at.book.sessions.note(begun.uid)
    at.book.sessions.autosave(replace(stored, passages=(Passage("data", About.BETWEEN, "They cried."),)))
    at.page.flush()
    text = at.note().text("data", About.BETWEEN)
    assert "They cried." in text
    assert "They laughed. Here." in text
    assert "both versions" in at.says()
    assert area.words() == text
    QApplication.processEvents()
    assert cut_labels(at.frame) == []


def test_a_note_signed_elsewhere_leaves_the_words_for_an_addendum(
    desk: Callable[..., Desk], begun: Session, boxes: Boxes
) -> None:
    at = desk()
    note = drafted(at.book, begun)
    at.page.refresh(None)
    area = at.field("Data, the pattern")
    area.to_end()
    type_words(area, " And more.")
    at.book.sessions.sign(note.uid, note.rev)
    with pytest.raises(BadInput, match="not signed yet"):
        at.page.flush()
    assert at.note().text("data", About.BETWEEN) == "They laughed.", "what is signed stays as it is"
    assert at.field("Addendum").words() == "They laughed. And more."
    assert "signed elsewhere" in at.says()


def test_a_failed_save_says_one_sentence_and_keeps_the_words(
    desk: Callable[..., Desk], begun: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    at = desk()
    sessions = at.book.sessions

    def full(note: Note) -> Note:
        raise CannotWrite("There is no room left on the disk.")

    with monkeypatch.context() as broken:
        broken.setattr(type(sessions), "autosave", lambda _self, note: full(note))
        at.write("Data, the pattern", "Not lost")
        qtbot.waitUntil(lambda: at.says() == "There is no room left on the disk.", timeout=3000)
        with pytest.raises(CannotWrite):
            at.page.flush()
    assert at.field("Data, the pattern").words() == "Not lost"
    at.page.flush()
    assert at.note().text("data", About.BETWEEN) == "Not lost"


def test_a_refresh_leaves_what_is_being_typed(desk: Callable[..., Desk], begun: Session) -> None:
    at = desk()
    at.write("Data, the pattern", "half a sen")
    area = at.field("Data, the pattern")
    at.book.couples.save(replace(at.book.couples.get(at.couple.uid), household="a dog"))
    at.page.refresh(None)
    assert area.hasFocus()
    assert area.words() == "half a sen"
    type_words(area, "tence")
    at.page.flush()
    assert at.note().text("data", About.BETWEEN) == "half a sentence"


# signing


def test_sign_and_lock_asks_once_and_locks(desk: Callable[..., Desk], begun: Session, boxes: Boxes) -> None:
    at = desk()
    at.write("Data, the pattern", "Done for today")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert boxes.said == ["Sign this note and lock it?"]
    note = at.note()
    assert note.signed_at is not None
    assert note.signed_by == "Ida Holm, LMFT 12"
    area = at.field("Data, the pattern")
    assert area.isReadOnly()
    type_words(area, "x")
    assert area.words() == "Done for today"
    assert "Sign and lock" not in at.names(Button)
    assert at.page._list._entries.item(0).line.signed_at is not None
    at.page.flush()


def test_a_no_signs_nothing(desk: Callable[..., Desk], begun: Session, boxes: Boxes) -> None:
    boxes.agree = False
    at = desk()
    at.write("Data, the pattern", "Not yet")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert at.note().signed_at is None
    assert at.note().text("data", About.BETWEEN) == "Not yet", "it is saved all the same"


def test_an_empty_note_cannot_be_signed(desk: Callable[..., Desk], begun: Session, boxes: Boxes) -> None:
    at = desk()
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert boxes.said == []
    assert at.says() == "There is nothing written in this note to sign."
    assert at.field("Data, the pattern").hasFocus()
    at.write("Data, the pattern", "   ")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert at.note().signed_at is None


def test_without_a_name_signing_leads_to_the_settings(
    desk: Callable[..., Desk], begun: Session, boxes: Boxes, context: Context
) -> None:
    book = context.book
    book.settings.save_practice(replace(book.settings.practice(), counselor=""))
    at = desk()
    at.write("Data, the pattern", "x")
    asked: list[str] = []
    context.wanted.connect(lambda place, _couple, _detail: asked.append(place))
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert boxes.said == []
    press(at.one(Button, "Open the settings"), Qt.Key.Key_Space)
    assert asked == [Place.SETTINGS]
    assert cut_labels(at.frame) == []


# addenda


def test_an_addendum_is_signed_as_it_is_saved(desk: Callable[..., Desk], begun: Session, boxes: Boxes) -> None:
    at = desk()
    signed(at.book, begun)
    at.page.refresh(None)
    press(at.one(Button, "Write an addendum"), Qt.Key.Key_Space)
    area = at.field("Addendum")
    assert area.hasFocus()
    type_words(area, "The date was wrong.")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    addendum = at.note().addenda[0]
    assert (addendum.text, addendum.signed_by) == ("The date was wrong.", "Ida Holm, LMFT 12")
    assert [e.addendum is not None for e in at.page._list._entries._items] == [False, True]
    assert at.field("Addendum, 17 November 2026").isReadOnly()


def test_an_addendum_is_not_lost_on_leaving(
    book: Workbook, couple: Couple, begun: Session, desk: Callable[..., Desk], boxes: Boxes
) -> None:
    signed(book, begun)
    later = book.sessions.begin(Session(couple.uid, NOON + timedelta(weeks=1)))
    at = desk(begun.uid)
    press(at.one(Button, "Write an addendum"), Qt.Key.Key_Space)
    type_words(at.field("Addendum"), "Half an addendum")
    with pytest.raises(BadInput, match="sign it, or discard it"):
        at.page.flush()
    boxes.agree = False
    press(at.page._list.table, Qt.Key.Key_Up)
    assert boxes.said == ["The addendum is not signed yet."]
    assert at.page._panel.uid() == begun.uid
    assert at.field("Addendum").words() == "Half an addendum"
    boxes.agree = True
    press(at.page._list.table, Qt.Key.Key_Up)
    assert at.page._panel.uid() == later.uid
    assert book.sessions.note(begun.uid).addenda[0].text == "Half an addendum"


def test_an_addendum_can_be_discarded(desk: Callable[..., Desk], begun: Session, boxes: Boxes) -> None:
    at = desk()
    signed(at.book, begun)
    at.page.refresh(None)
    press(at.one(Button, "Write an addendum"), Qt.Key.Key_Space)
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert at.note().addenda == (), "an empty one is not signed"
    type_words(at.field("Addendum"), "No")
    press(at.one(Button, "Discard this addendum"), Qt.Key.Key_Space)
    assert boxes.said == ["Discard this addendum?"]
    at.page.flush()
    assert at.note().addenda == ()


# next date and exercises


def test_the_next_date(book: Workbook, couple: Couple, begun: Session, desk: Callable[..., Desk]) -> None:
    at = desk()
    shortcut(at.frame, Qt.Key.Key_4, CONTROL)
    choice = QApplication.focusWidget()
    assert isinstance(choice, Segmented)
    press(choice, Qt.Key.Key_1)
    assert book.couples.get(couple.uid).next_session == NOON + timedelta(weeks=1)
    press(choice, Qt.Key.Key_2)
    assert book.couples.get(couple.uid).next_session == NOON + timedelta(weeks=2)
    press(choice, Qt.Key.Key_3)
    day = at.one(DayField, "Day of the next session")
    assert day.hasFocus()
    day.selectAll()
    type_words(day, "1 dec 2026")
    type_words(tab(), "")
    press(day, Qt.Key.Key_Return)
    assert book.couples.get(couple.uid).next_session == datetime(2026, 12, 1, 11)
    press(choice, Qt.Key.Key_Delete)
    assert book.couples.get(couple.uid).next_session is None


def test_a_date_that_another_couple_has_is_said_by_number(
    book: Workbook, couple: Couple, begun: Session, desk: Callable[..., Desk]
) -> None:
    other = book.couples.create(replace(couple, uid="", number=0))
    book.couples.save(replace(other, next_session=NOON + timedelta(weeks=1, minutes=30)))
    at = desk()
    shortcut(at.frame, Qt.Key.Key_4, CONTROL)
    press(QApplication.focusWidget() or at.page, Qt.Key.Key_1)
    assert at.page._panel.body.next._clash.words() == f"Couple {other.number} comes that day at 11:30."


def test_giving_an_exercise_leads_to_the_exercises(desk: Callable[..., Desk], begun: Session, context: Context) -> None:
    at = desk()
    asked: list[tuple[str, str]] = []
    context.wanted.connect(lambda place, couple, _detail: asked.append((place, couple)))
    press(at.one(Button, "Give an exercise"), Qt.Key.Key_Space)
    assert asked == [(Place.EXERCISES, at.couple.uid)]


# the list


def test_the_list_goes_through_many_sessions(book: Workbook, couple: Couple, desk: Callable[..., Desk]) -> None:
    for week in range(120):
        book.sessions.begin(Session(couple.uid, NOON + timedelta(weeks=week)))
    at = desk()
    table = at.page._list.table
    assert at.page._list._entries.rowCount() == 50, "a page of them, not all"
    table.setFocus()
    press(table, Qt.Key.Key_Down)
    assert at.page._panel._title.words() == "Session 119"
    oldest = book.sessions.lines(couple.uid, offset=119)[0]
    at.page.show_detail(oldest.uid)
    assert at.page._panel._title.words() == "Session 1"
    assert table.chosen_item() is not None


def test_going_away_and_coming_back_finds_the_same_session(
    book: Workbook, couple: Couple, begun: Session, desk: Callable[..., Desk]
) -> None:
    book.sessions.begin(Session(couple.uid, NOON + timedelta(weeks=1)))
    at = desk(begun.uid)
    at.page.flush()
    at.page.show_couple(couple.uid)
    assert at.page._panel.uid() == begun.uid


# length and speed


def long_note(book: Workbook, session: Session) -> None:
    line = "She asks, he explains; when he stops, she leans in, and neither hurries to fill it. "
    passages = (Passage("data", About.BETWEEN, "\n".join(f"{line}{n}" for n in range(5_000))),)
    book.sessions.autosave(Note(session.uid, passages=passages))


def test_five_thousand_lines_are_typed_into_lightly(desk: Callable[..., Desk], begun: Session) -> None:
    at = desk()
    long_note(at.book, begun)
    at.page.refresh(None)
    area = at.field("Data, the pattern")
    area.setFocus()
    area.to_end()
    QApplication.processEvents()
    took = []
    for _key in range(40):
        start = perf_counter()
        press(area, Qt.Key.Key_A)
        QApplication.processEvents()
        took.append(perf_counter() - start)
    assert sorted(took)[20] < 0.016, f"half of the keys took more than a frame: {sorted(took)[20]:.4f}"
    at.page.flush()
    assert at.note().text("data", About.BETWEEN).endswith("4999" + "a" * 40)


def test_two_megabytes_flow_in_and_go_in_one_undo(desk: Callable[..., Desk], begun: Session) -> None:
    at = desk()
    area = at.field("Data, the pattern")
    area.setFocus()
    type_words(area, "Before. ")
    pasted = QMimeData()
    words = "\n".join(f"A line of a transcript, number {n}, as long as such lines are." for n in range(34_000))
    pasted.setText(words)
    assert len(words) > 2_000_000
    area.insertFromMimeData(pasted)
    assert area.is_pouring(), "it does not come in one piece"
    while area.is_pouring():
        QApplication.processEvents()
    assert area.words() == "Before. " + words
    assert area.height() < 700, "a long field scrolls inside"
    QTest.keySequence(area, QKeySequence(QKeySequence.StandardKey.Undo))
    assert area.words() == "Before. "


def test_a_paste_that_still_flows_is_saved_whole(desk: Callable[..., Desk], begun: Session) -> None:
    at = desk()
    pasted = QMimeData()
    pasted.setText("word " * 100_000)
    at.field("Data, the pattern").insertFromMimeData(pasted)
    at.page.flush()
    saved = at.note().text("data", About.BETWEEN)
    assert saved.replace("\n", "") == "word " * 100_000
    assert max(map(len, saved.split("\n"))) <= LONGEST_LINE, "a line without end is broken at a space"


# looks and names


@pytest.fixture(params=[(1168, 760), (968, 560)], ids=["reference", "small"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    wide, high = request.param
    return int(wide), int(high)


def test_nothing_is_cut_and_all_is_named(
    book: Workbook, couple: Couple, clock: Clock, desk: Callable[..., Desk], size: tuple[int, int]
) -> None:
    hard = replace(couple.first, name="<b>Wolfeschlegelsteinhausenbergerdorff</b> & Söhne", called="")
    book.couples.save(replace(couple, first=hard, second=replace(couple.second, name="ליאת בן־דוד הארוכה מאוד")))
    given(book, couple)
    book.sessions.begin(Session(couple.uid, clock.now, first=CheckIn(3, 4, 5), focus="F" * 200))
    for scheme in (theme.Scheme.LIGHT, theme.Scheme.DARK):
        theme.use(scheme)
        at = desk()
        at.frame.resize(*size)
        press(at.page.findChildren(ResultRow)[0].first(), Qt.Key.Key_D)
        at.page._panel._open_facts()
        assert cut_labels(at.frame) == []
        assert unnamed(at.frame) == []
        at.frame.hide()


def test_tab_goes_in_the_order_of_reading(desk: Callable[..., Desk], begun: Session) -> None:
    at = desk()
    press(at.one(Button, "Data: add a field for Mira"), Qt.Key.Key_Space)
    QApplication.processEvents()
    area = at.field("Data, Mira")
    area.setFocus()
    assert tab().accessibleName() == "Data, the pattern between them"
    assert all(w.accessibleName() for w in focusable(at.page))


def test_no_window_opens_by_itself(desk: Callable[..., Desk], begun: Session) -> None:
    at = desk()
    drafted(at.book, begun)
    at.page.refresh(None)
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible() and not isinstance(w, Frame)] == []


def test_no_clients_word_in_titles_and_tooltips(desk: Callable[..., Desk], begun: Session) -> None:
    at = desk()
    at.write("Data, the pattern", "Zanzibar")
    at.page.flush()
    for widget in [at.frame, *at.frame.findChildren(QWidget)]:
        assert "Zanzibar" not in widget.toolTip() + widget.windowTitle() + widget.accessibleName()


def test_locked_fields_can_be_read_by_key(desk: Callable[..., Desk], begun: Session) -> None:
    at = desk()
    signed(at.book, begun)
    at.page.refresh(None)
    field = next(f for f in at.page.findChildren(NoteField) if f.isVisible())
    field.area.setFocus()
    QTest.keySequence(field.area, QKeySequence(QKeySequence.StandardKey.SelectAll))
    assert field.area.textCursor().selectedText() == "They laughed."


def test_it_all_survives_closing_the_workbook(
    desk: Callable[..., Desk], begun: Session, boxes: Boxes, book: Workbook
) -> None:
    at = desk()
    pasted = QMimeData()
    pasted.setText("Ω “quoted” <b>&amp;</b>\ttab")
    at.field("Data, the pattern").insertFromMimeData(pasted)
    at.page.flush()
    path = book.path
    at.frame.close()
    book.close(backup=False)
    with Workbook.open(path, PASSPHRASE) as again:
        assert again.sessions.note(begun.uid).text("data", About.BETWEEN) == "Ω “quoted” <b>&amp;</b>\ttab"

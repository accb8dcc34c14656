"""Writing the note of a session: nothing typed is lost, whatever happens beside it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from time import perf_counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Boxes
from tests.ui.hands import press, type_words
from tests.ui.looks import Frame, cut_labels
from tests.ui.sessions_room import NOON, SessionsDesk, begin, drafted, open_sessions
from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.pasting import LONGEST_LINE
from ui.widgets.plain import PlainArea
from workbook.book import Workbook
from workbook.errors import CannotWrite
from workbook.model.couple import Couple
from workbook.model.session import About, Note, NoteForm, Passage, Session

Opened = Callable[..., SessionsDesk]


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame]) -> Opened:
    """`desk()` opens the page on the couple; `desk(detail)` on something of it."""
    return partial(open_sessions, book, context, couple, frame)


@pytest.fixture
def begun(book: Workbook, couple: Couple) -> Session:
    return begin(book, couple)


# the note


def test_what_is_typed_is_saved_by_itself(desk: Opened, begun: Session, qtbot: QtBot) -> None:
    at = desk()
    at.write("Data, the pattern", "She asks, he explains.")
    qtbot.waitUntil(lambda: at.book.sessions.note(begun.uid).text("data", About.BETWEEN) != "", timeout=3000)
    assert at.note().text("data", About.BETWEEN) == "She asks, he explains."
    assert at.page._panel.foot._status.words().startswith("Saved ")
    assert at.page._list.table.chosen_item() is not None


def test_after_a_crash_the_draft_is_there(desk: Opened, begun: Session) -> None:
    at = desk()
    at.write("Plan, the pattern", "Ask about Sunday")
    at.page.flush()
    at.page.deleteLater()
    again = desk()
    assert again.field("Plan, the pattern").words() == "Ask about Sunday"


def test_undo_and_rich_text_in_every_field(desk: Opened, begun: Session) -> None:
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


def test_partner_fields_fold_until_they_are_wanted(desk: Opened, begun: Session) -> None:
    at = desk()
    assert at.names(PlainArea) == [f"{s}, the pattern between them" for s in ("Data", "Assessment", "Plan")]
    press(at.one(Button, "Assessment: add a field for Jonas"), Qt.Key.Key_Space)
    area = at.field("Assessment, Jonas")
    assert area.hasFocus()
    type_words(area, "Less afraid")
    at.page.flush()
    assert at.note().passages == (Passage("assessment", About.SECOND, "Less afraid"),)


def test_building_the_note_again_lets_go_of_no_field(desk: Opened, begun: Session) -> None:
    at = desk()
    at.write("Data, the pattern", "They laughed")
    press(at.one(Button, "Data: add a field for Mira"), Qt.Key.Key_Space)
    at.page._panel.body.note._form_chosen(1)
    at.page._panel.body.note._form_chosen(0)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    at.write("Data, the pattern", " again")
    at.page.flush()
    assert at.note().text("data", About.BETWEEN) == "They laughed again"


def test_changing_the_form_moves_no_word(desk: Opened, begun: Session) -> None:
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
    book: Workbook, couple: Couple, begun: Session, desk: Opened
) -> None:
    book.sessions.autosave(Note(begun.uid, NoteForm.BIRP, (Passage("response", About.BETWEEN, "calm"),)))
    book.sessions.begin(Session(couple.uid, NOON + timedelta(weeks=1)))
    assert desk().field("Intervention, the pattern").words() == ""


def test_two_versions_of_a_draft_are_both_kept(desk: Opened, begun: Session) -> None:
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


def test_a_note_signed_elsewhere_leaves_the_words_for_an_addendum(desk: Opened, begun: Session, boxes: Boxes) -> None:
    at = desk()
    note = drafted(at.book, begun)
    at.page.refresh(None)
    area = at.field("Data, the pattern")
    area.to_end()
    type_words(area, " And more.")
    at.book.sessions.sign(note.uid, note.rev)
    at.page.flush()
    assert at.note().text("data", About.BETWEEN) == "They laughed.", "what is signed stays as it is"
    assert at.field("Addendum").words() == "They laughed. And more."
    at.page.flush()
    assert "They laughed. And more." in at.book.drafts.words(at.couple.uid, f"addendum {begun.uid}"), (
        "a lock loses none"
    )
    assert "signed elsewhere" in at.says()


def test_a_failed_save_says_one_sentence_and_keeps_the_words(
    desk: Opened, begun: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
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


def test_a_refresh_leaves_what_is_being_typed(desk: Opened, begun: Session) -> None:
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


# length and speed


def long_note(book: Workbook, session: Session) -> None:
    line = "She asks, he explains; when he stops, she leans in, and neither hurries to fill it. "
    passages = (Passage("data", About.BETWEEN, "\n".join(f"{line}{n}" for n in range(5_000))),)
    book.sessions.autosave(Note(session.uid, passages=passages))


def test_five_thousand_lines_are_typed_into_lightly(desk: Opened, begun: Session) -> None:
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


def test_two_megabytes_flow_in_and_go_in_one_undo(desk: Opened, begun: Session) -> None:
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


def test_a_paste_that_still_flows_is_saved_whole(desk: Opened, begun: Session) -> None:
    at = desk()
    pasted = QMimeData()
    pasted.setText("word " * 100_000)
    at.field("Data, the pattern").insertFromMimeData(pasted)
    at.page.flush()
    saved = at.note().text("data", About.BETWEEN)
    assert saved.replace("\n", "") == "word " * 100_000
    assert max(map(len, saved.split("\n"))) <= LONGEST_LINE, "a line without end is broken at a space"

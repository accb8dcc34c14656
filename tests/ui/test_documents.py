"""The Documents page: which document, for which reader, about what, on which paper, and what it leaves out."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.documents_room import FIRST, MADE_MS, Desk, Key, focused, recorded
from tests.ui.hands import CONTROL, press, shortcut, tab
from tests.ui.looks import Frame
from ui.context import Context
from ui.pages.contact_words import CONTACT
from ui.pages.documents_words import Kind, left_out
from ui.printing import loaded
from workbook.book import Workbook
from workbook.model.common import Audience
from workbook.model.couple import Couple
from workbook.model.intake import Answer, AnswerState, IntakeKind
from workbook.model.note_apart import Apart, Channel, NoteApart
from workbook.model.session import About, Note, Passage, Session


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, clock: Clock, qtbot: QtBot) -> Desk:
    return Desk(frame, context, clock, qtbot)


@pytest.fixture
def record(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    return recorded(book, couple, clock)


def test_the_report_lies_on_the_desk_for_both_to_begin_with(desk: Desk, record: Couple) -> None:
    desk.show(record)
    assert "Mira Hollis & Jonas Adeyemi" in desk.text()
    assert "The Sunday row" in desk.text()
    assert "Say what hurts" not in desk.text()
    assert focused() is desk.page._options._radios[Audience.COUPLE]


def test_another_reader_by_the_arrow_keys_has_another_page(desk: Desk, record: Couple) -> None:
    desk.show(record)
    desk.reader(Audience.FIRST)
    desk.wait()
    assert "Say what hurts" in desk.text()
    desk.reader(Audience.SECOND)
    desk.wait()
    assert "Say what hurts" not in desk.text()
    desk.press(Key.Key_Down)  # past the referrer
    desk.wait()
    assert desk.page._options.audience() is Audience.COUNSELOR
    assert "Say what hurts" in desk.text()


def test_a_referrer_cannot_be_chosen_and_says_why(desk: Desk, record: Couple) -> None:
    desk.show(record)
    radio = desk.page._options._radios[Audience.REFERRER]
    assert not radio.isEnabled()
    assert radio.accessibleDescription() == "needs both signed authorisations: not made yet"


def test_what_the_page_leaves_out_is_said_to_the_counselor(desk: Desk, record: Couple) -> None:
    desk.show(record)
    assert "Leaves out" in desk.leaves()
    assert "1 remark of yours" in desk.leaves()
    assert "1 goal named alone" in desk.leaves()
    assert "4 check-ins not shown to both" in desk.leaves()
    desk.reader(Audience.COUNSELOR)
    desk.wait()
    assert "session notes and screens are in no report" in desk.leaves()


def test_another_document_begins_with_the_couple_as_its_reader(desk: Desk, record: Couple) -> None:
    desk.show(record)
    desk.reader(Audience.COUNSELOR)
    desk.page._options._kind.setFocus()
    desk.press(Key.Key_Right)
    assert desk.page._options.kind() is not Kind.PROGRESS
    assert desk.page._options.audience() is Audience.COUPLE
    desk.wait()


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, ""),
        ({"remarks": 1}, "1 remark of yours"),
        ({"answers": 2, "remarks": 3}, "2 answers given alone or kept and 3 remarks of yours"),
        (
            {"sessions": 1, "check_ins": 2, "goals": 1, "exercises": 4},
            "1 session with one partner, 2 check-ins not shown to both, 1 goal named alone and 4 exercises given to one",
        ),
    ],
)
def test_what_is_left_out_in_words(counts: dict[str, int], words: str) -> None:
    assert left_out(counts) == words


def test_an_intake_summary_counts_what_this_intake_holds(desk: Desk, record: Couple, book: Workbook) -> None:
    review = book.intakes.begin(record.uid, IntakeKind.REVIEW)
    book.intakes.answer(review.uid, Answer("busy", FIRST, AnswerState.RATED, 3))
    book.intakes.finish(review.uid)
    desk.show(record, "intake")
    assert "Leaves nothing out." in desk.leaves()
    desk.page._options._table.setFocus()
    desk.press(Key.Key_Down)
    desk.wait()
    assert "1 remark of yours" in desk.leaves()
    assert "goal" not in desk.leaves()


def test_every_sheet_to_sign_is_there_for_any_couple(desk: Desk, couple: Couple) -> None:
    """Before anything else is on record: the first thing that a couple gets is a page to sign."""
    desk.show(couple, "paper:limited")
    assert desk.page._options.kind() is Kind.PAPER
    assert "Secrets policy: limited" in desk.text()
    assert "Names and the text only" in desk.leaves()
    assert focused() is desk.page._options._table
    seen = []
    for _more in range(7):
        desk.wait()
        seen.append(desk.text()[:60])
        desk.press(Key.Key_Down)
    desk.wait()
    assert "Authorisation to release" in desk.text()
    assert "Jonas Adeyemi" in desk.text()
    assert "Mira" not in desk.text()
    assert len(set(seen)) >= 4


def test_a_session_note_is_for_the_own_file_and_says_whether_it_is_signed(
    desk: Desk, couple: Couple, book: Workbook, clock: Clock
) -> None:
    desk.show(couple, "note", wait=False)
    desk.qtbot.waitUntil(lambda: "No note yet" in desk.instead(), timeout=MADE_MS)
    for day, words in ((10, "They laughed."), (17, "They wept.")):
        session = book.sessions.begin(Session(couple.uid, clock.now.replace(day=day)))
        note = book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.BETWEEN, words),)))
    book.sessions.sign(note.uid, note.rev)
    desk.show(couple, f"note:{note.session}")
    assert "They wept." in desk.text()
    assert "Signed by Ida Holm, LMFT 12" in desk.text()
    assert "jottings and psychotherapy notes are on no page" in desk.leaves()
    first = book.sessions.lines(couple.uid)[1]
    desk.show(couple, f"note:{first.uid}")
    assert "They laughed." in desk.text()
    assert "Draft, not signed." in desk.text()


def test_a_contact_is_printed_like_a_session_and_a_psychotherapy_note_is_not_offered(
    desk: Desk, couple: Couple, book: Workbook, clock: Clock
) -> None:
    session = book.sessions.begin(Session(couple.uid, clock.now.replace(day=10)))
    book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.BETWEEN, "They laughed."),)))
    own = NoteApart(couple.uid, Apart.PSYCHOTHERAPY, clock.now, "QTHOUGHT", session=session.uid)
    book.notes_apart.autosave(own)
    contact = book.notes_apart.autosave(
        NoteApart(couple.uid, Apart.CONTACT, clock.now.replace(day=12), "She called.", Channel.PHONE, FIRST)
    )
    book.notes_apart.sign(contact.uid, contact.rev)
    desk.show(couple, f"note:{CONTACT}{contact.uid}")
    assert "She called." in desk.text()
    assert "Signed by Ida Holm, LMFT 12" in desk.text()
    assert [thing.title for thing in desk.page._options._things] == [
        "Contact, phone, 12 November",
        "Session 1, 10 November",
    ]
    desk.press(Key.Key_Down)
    desk.wait()
    assert "They laughed." in desk.text()
    assert "QTHOUGHT" not in desk.text()


def test_the_kind_is_chosen_by_keys(desk: Desk, record: Couple) -> None:
    desk.show(record)
    desk.page._options._kind.setFocus()
    desk.press(Key.Key_Right)
    desk.wait()
    assert desk.page._options.kind() is Kind.INTAKE
    assert "Intake summary" in desk.text()
    tab()
    desk.press(Key.Key_Right)
    desk.wait()
    assert "Thank you, because" in desk.text()
    assert "at breakfast" in desk.text()
    assert "Names and days only" in desk.leaves()


def test_paper_is_the_practices_until_another_is_chosen(desk: Desk, record: Couple) -> None:
    desk.show(record)
    assert round(desk.size().width()) == 595
    desk.page._options._paper.setFocus()
    desk.press(Key.Key_Right)
    desk.wait()
    assert round(desk.size().width()) == 612


def test_keys_go_closer_turn_pages_and_reach_a_stamp(desk: Desk, record: Couple) -> None:
    desk.show(record)
    pages = desk.page._preview.pages
    bar, wide = pages.verticalScrollBar(), pages.viewport().width()
    press(focused(), Key.Key_PageDown)
    assert bar.value() > 0
    press(focused(), Key.Key_PageUp)
    assert bar.value() == 0
    high = bar.maximum()
    shortcut(desk.frame, Key.Key_Plus, CONTROL)
    assert bar.maximum() > high
    shortcut(desk.frame, Key.Key_0, CONTROL)
    assert bar.maximum() == high
    pages.setFocus()
    desk.press(Key.Key_Minus)
    assert bar.maximum() < high
    desk.press(Key.Key_0)
    desk.press(Key.Key_End)
    assert bar.value() == bar.maximum()
    assert pages.viewport().width() == wide
    stamps = desk.page._preview.stamps
    count = stamps.model().rowCount()
    assert count == loaded(desk.page._maker._ready[1])[0].pageCount() if desk.page._maker._ready else 0
    bar.setValue(0)
    stamps.setFocus()
    desk.press(Key.Key_End)
    assert (bar.value() > 0) == (count > 1)
    assert pages.accessibleName().startswith("Preview, page")


def test_stamps_are_drawn_for_every_page(desk: Desk, record: Couple) -> None:
    desk.show(record)
    images = desk.page._preview.stamps._images
    desk.qtbot.waitUntil(
        lambda: images.rowCount() > 0 and all(not images.image(n).isNull() for n in range(images.rowCount())),
        timeout=5000,
    )

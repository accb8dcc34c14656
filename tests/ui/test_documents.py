import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.exercises_room import HARD_NAMES, screen
from tests.ui.hands import CONTROL, press, shortcut, tab, type_words
from tests.ui.looks import Frame, cut_labels, unnamed
from ui import files, print_run
from ui.context import Context, Place
from ui.pages.documents import Documents
from ui.pages.documents_words import Kind, left_out
from ui.printing import loaded
from ui.widgets.words import Text
from workbook.book import Workbook
from workbook.catalogue.entries import Ask
from workbook.changes import Changes
from workbook.errors import CannotWrite
from workbook.model.common import PARTNERS, Audience, Visibility, Whose
from workbook.model.couple import Couple, Partner, SecretsPolicy
from workbook.model.intake import Answer, AnswerState, Intake, IntakeKind, Remark
from workbook.model.plan import Goal, PlanKind
from workbook.model.safety import Finding
from workbook.model.session import About, CheckIn, Note, Passage, Session

FIRST, SECOND = PARTNERS
Key = Qt.Key
MADE_MS = 20_000


class Desk:
    """The page in a window that listens to the workbook as the shell does, and hands on the keyboard."""

    def __init__(self, frame: Callable[..., Frame], context: Context, clock: Clock, qtbot: QtBot) -> None:
        self.page, self.qtbot, self.book = Documents(context, clock), qtbot, context.book
        self.frame = frame(self.page)
        self.wanted: list[tuple[str, str, str]] = []
        self.made = 0
        self.page._maker.made.connect(self._count)
        context.wanted.connect(lambda *place: self.wanted.append(place))
        context.book.subscribe(self._changed)

    def _count(self) -> None:
        self.made += 1

    def _changed(self, changes: Changes) -> None:
        if changes.areas & self.page.areas:
            self.page.refresh(changes)

    def show(self, couple: Couple, detail: str = "", *, wait: bool = True) -> None:
        self.page.show_couple(couple.uid)
        if detail:
            self.page.show_detail(detail)
        first = self.page.first_focus()
        assert first is not None
        first.setFocus()
        if wait:
            self.wait()

    def wait(self) -> None:
        """Until the page that was asked for last lies on the desk."""
        self.qtbot.waitUntil(lambda: self.page._maker._ready is not None, timeout=MADE_MS)

    def press(self, key: Qt.Key) -> None:
        press(focused(), key)

    def text(self) -> str:
        """All words of the document on the desk, as another reader finds them."""
        document = self.page._preview.pages.shown()
        assert document is not None
        return "\n".join(document.getAllText(n).text() for n in range(document.pageCount()))

    def size(self) -> QSizeF:
        document = self.page._preview.pages.shown()
        assert document is not None
        return document.pagePointSize(0)

    def reader(self, audience: Audience) -> None:
        """Choose a reader by the arrow keys, beginning at the couple."""
        order = [Audience.COUPLE, Audience.FIRST, Audience.SECOND, Audience.COUNSELOR]
        self.page._options._radios[Audience.COUPLE].setFocus()
        self.page._options._radios[Audience.COUPLE].setChecked(True)
        for _each in range(order.index(audience)):
            self.press(Key.Key_Down)

    def leaves(self) -> str:
        options = self.page._options
        return options._leaves.text() if options._leaves_box.isVisible() else ""

    def instead(self) -> str:
        """The words on the desk where there is no page."""
        return " ".join(each.words() for each in self.page._preview._nothing.findChildren(Text))

    def told(self) -> str:
        return self.page._status.words()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, clock: Clock, qtbot: QtBot) -> Desk:
    return Desk(frame, context, clock, qtbot)


@pytest.fixture
def record(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    """Something of everything that a document may hold or leave out."""
    made = book.couples.save(replace(couple, policy=SecretsPolicy.OPEN, policy_signed=date(2026, 11, 1)))
    screen(book, made, clock)
    intake = book.intakes.begin(made.uid, IntakeKind.FIRST)
    answer_all(book, intake)
    book.intakes.remark(intake.uid, Remark("busy", "Both look at the floor"))
    book.intakes.finish(intake.uid)
    plan = book.plans.adopt(made.uid, PlanKind.RESTORE)
    book.plans.save_goal(plan.uid, Goal("Ten minutes an evening", Whose.BOTH))
    book.plans.save_goal(plan.uid, Goal("Say what hurts", FIRST, visibility=Visibility.INDIVIDUAL))
    for days in (14, 7):
        book.sessions.begin(
            Session(
                made.uid, clock() - timedelta(days=days), focus="The Sunday row", first=CheckIn(4), second=CheckIn(6)
            )
        )
    book.assignments.assign(made.uid, "thank_you_because", Whose.BOTH, until=date(2026, 11, 24), when="at breakfast")
    return made


def answer_all(book: Workbook, intake: Intake, *, alone: bool = True) -> None:
    """Every question of the form; with `alone` also those that wait for a signed policy."""
    for n, item in enumerate(book.catalogue.items):
        for value, whose in ((n % 5, FIRST), (n * 3 % 5, SECOND)):
            if item.ask is Ask.FORM and (alone or item.visibility == Visibility.JOINT):
                seen = Visibility(item.visibility)
                book.intakes.answer(intake.uid, Answer(item.key, whose, AnswerState.RATED, value, seen))


# looking


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


# words of one's own


def test_the_summary_reaches_the_page_after_a_rest(desk: Desk, record: Couple) -> None:
    desk.show(record)
    summary = desk.page._options._summary
    summary.setFocus()
    type_words(summary, "You both say it sooner.")
    desk.wait()
    assert "You both say it sooner." in desk.text()
    assert focused() is summary


def test_words_for_one_reader_stay_off_the_page_of_another(desk: Desk, record: Couple) -> None:
    desk.show(record)
    desk.reader(Audience.COUNSELOR)
    type_words(desk.page._options._summary, "QOWNWORDS about them")
    desk.wait()
    assert "QOWNWORDS" in desk.text()
    desk.reader(Audience.COUPLE)
    desk.wait()
    assert "QOWNWORDS" not in desk.text()
    assert desk.page._options.summary() == ""
    desk.reader(Audience.COUNSELOR)
    desk.wait()
    assert desk.page._options.summary() == "QOWNWORDS about them"


def test_words_are_kept_for_their_couple_while_the_page_lives(desk: Desk, record: Couple, book: Workbook) -> None:
    other = book.couples.create(Couple(Partner(FIRST, "Ada Berg"), Partner(SECOND, "Bo Li")))
    desk.show(record)
    type_words(desk.page._options._summary, "It goes well")
    desk.show(other)
    assert desk.page._options.summary() == ""
    desk.show(record)
    assert desk.page._options.summary() == "It goes well"
    assert "It goes well" in desk.text()
    assert "not part of the record" in desk.page._options._kept.text()


# never the wrong page


def test_another_couple_begins_on_an_empty_desk(desk: Desk, record: Couple, book: Workbook) -> None:
    other = book.couples.create(Couple(Partner(FIRST, "Ada Berg"), Partner(SECOND, "Bo Li")))
    desk.show(record)
    desk.reader(Audience.COUNSELOR)
    desk.wait()
    desk.show(other, wait=False)
    assert desk.page._preview.pages.shown() is None
    assert desk.page._preview.stamps.model().rowCount() == 0
    desk.wait()
    assert "Ada Berg & Bo Li" in desk.text()
    assert desk.page._options.audience() is Audience.COUPLE


def test_a_page_that_comes_too_late_is_dropped(desk: Desk, record: Couple) -> None:
    desk.show(record)
    before = desk.made
    for audience in (Audience.COUNSELOR, Audience.FIRST, Audience.SECOND):
        desk.reader(audience)
        QApplication.processEvents()
    desk.wait()
    desk.qtbot.wait(300)
    assert desk.made == before + 1
    assert "Say what hurts" not in desk.text()


def test_the_old_page_stays_until_the_new_one_is_there(desk: Desk, record: Couple) -> None:
    desk.show(record)
    old = desk.page._preview.pages.shown()
    desk.reader(Audience.FIRST)
    assert desk.page._preview.pages.shown() is old
    desk.wait()
    assert desk.page._preview.pages.shown() is not old


def test_a_change_of_the_record_is_shown_at_the_same_place(desk: Desk, record: Couple, book: Workbook) -> None:
    desk.show(record)
    bar = desk.page._preview.pages.verticalScrollBar()
    bar.setValue(40)
    was = focused()
    session = book.sessions.of(record.uid)[-1]
    book.sessions.save(replace(session, focus="The long drive"))
    desk.wait()
    assert "The long drive" in desk.text()
    assert bar.value() == 40
    assert focused() is was


def test_nothing_is_written_to_disk_for_looking(
    desk: Desk, record: Couple, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "temporary"
    empty.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(empty))
    monkeypatch.setenv("TMPDIR", str(empty))
    desk.show(record)
    desk.show(record, "intake")
    desk.show(record, "handout")
    assert list(empty.iterdir()) == []


# what is not there, or not to be had


@pytest.mark.parametrize(("begun", "said"), [(False, "No intake yet"), (True, "The intake is not finished")])
def test_without_a_finished_intake_the_desk_leads_there(
    desk: Desk, couple: Couple, book: Workbook, begun: bool, said: str
) -> None:
    if begun:
        book.intakes.begin(couple.uid, IntakeKind.FIRST)
    desk.show(couple, "intake", wait=False)
    desk.qtbot.waitUntil(lambda: not desk.page._print.isEnabled())
    assert said in desk.instead()
    while focused().accessibleName() != "Go to the intake":
        tab()
    desk.press(Key.Key_Space)
    assert desk.wanted == [(Place.INTAKE, couple.uid, "")]


def test_without_an_exercise_the_desk_leads_there(desk: Desk, couple: Couple) -> None:
    desk.show(couple, "handout", wait=False)
    desk.qtbot.waitUntil(lambda: not desk.page._save.isEnabled())
    while focused().accessibleName() != "Choose an exercise":
        tab()
    desk.press(Key.Key_Space)
    assert desk.wanted == [(Place.EXERCISES, couple.uid, "")]


def test_an_intake_without_an_answer_for_this_reader_says_so(desk: Desk, couple: Couple, book: Workbook) -> None:
    book.intakes.finish(book.intakes.begin(couple.uid, IntakeKind.FIRST).uid)
    desk.show(couple, "intake", wait=False)
    desk.qtbot.waitUntil(lambda: not desk.page._print.isEnabled())
    assert "Nothing for this reader" in desk.instead()
    desk.reader(Audience.COUNSELOR)
    desk.wait()
    assert desk.page._print.isEnabled()


def test_a_new_couple_has_a_report_all_the_same(desk: Desk, couple: Couple) -> None:
    desk.show(couple)
    assert "Mira Hollis & Jonas Adeyemi" in desk.text()


def test_a_blank_form_is_made_for_either_and_for_nobody(desk: Desk, record: Couple) -> None:
    desk.show(record, "blank_intake")
    assert "For Mira, filled in" in desk.text()
    assert "Both look at the floor" not in desk.text()
    assert "A name at most:" in desk.leaves()
    assert focused() is desk.page._options._table
    desk.press(Key.Key_Down)
    desk.wait()
    assert "For Jonas, filled in" in desk.text()
    desk.press(Key.Key_Down)
    desk.wait()
    assert "Jonas" not in desk.text()


def test_one_handout_can_be_asked_for(desk: Desk, record: Couple, book: Workbook) -> None:
    book.assignments.assign(record.uid, "ten_minutes", FIRST)
    older = book.assignments.of(record.uid)[1]
    desk.show(record, f"handout:{older.uid}")
    assert "Thank you, because" in desk.text()
    desk.show(record, "handout:no-such-uid")
    assert "Thank you, because" in desk.text()
    desk.show(record, "progress")
    assert "Progress report" in desk.text()


def test_what_is_held_by_now_is_one_sentence_and_no_page(
    desk: Desk, record: Couple, book: Workbook, clock: Clock
) -> None:
    given = book.assignments.assign(record.uid, "one_rung", Whose.BOTH)
    desk.show(record, f"handout:{given.uid}")
    screen(book, record, clock, Finding.CONCERN)
    desk.qtbot.waitUntil(lambda: not desk.page._print.isEnabled())
    assert desk.page._preview.pages.shown() is None
    assert "Not available yet." in desk.instead()


def test_a_page_that_cannot_be_made_says_so(desk: Desk, record: Couple, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_facts: object) -> bytes:
        raise CannotWrite("A font is missing.")

    monkeypatch.setattr("reports.progress.progress_report", broken)
    desk.show(record, wait=False)
    desk.qtbot.waitUntil(lambda: not desk.page._print.isEnabled(), timeout=MADE_MS)
    assert desk.page._preview.pages.shown() is None
    assert "A font is missing." in desk.instead()


# saving


@pytest.fixture
def heard(book: Workbook) -> list[Changes]:
    """Every change of the workbook."""
    made: list[Changes] = []
    book.subscribe(made.append)
    return made


def recorded(heard: list[Changes]) -> int:
    return sum("documents" in changes.areas for changes in heard)


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path | None]:
    """What the file dialog answers: the one path in the list; and which name it was offered comes after it."""
    answer: list[Path | None] = [tmp_path / "chosen.pdf"]

    def choose(_parent: QWidget, _title: str, name: str, start: Path | None = None) -> Path | None:
        answer.append(Path(name))
        return answer[0]

    monkeypatch.setattr(files, "choose_save", choose)
    return answer


def test_saving_by_key_writes_what_is_shown_and_records_it(
    desk: Desk, record: Couple, chosen: list[Path | None], heard: list[Changes]
) -> None:
    desk.show(record)
    shortcut(desk.frame, Key.Key_S, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.told() == "Saved as chosen.pdf", timeout=5000)
    path = chosen[0]
    assert path is not None
    assert desk.page._maker._ready is not None
    assert path.read_bytes() == desk.page._maker._ready[1]
    assert path.stat().st_mode & 0o077 == 0
    assert chosen[1] == Path("0001-progress-report-couple-2026-11-17.pdf")
    assert recorded(heard) == 1


def test_words_that_left_with_their_page_are_not_kept_for_the_next_one(
    desk: Desk, record: Couple, chosen: list[Path | None]
) -> None:
    desk.show(record)
    type_words(desk.page._options._summary, "It goes well")
    desk.page.flush()
    slot = f"where things stand {Audience.COUPLE}"
    assert desk.book.drafts.words(record.uid, slot) == "It goes well"
    desk.wait()
    shortcut(desk.frame, Key.Key_S, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.told() == "Saved as chosen.pdf", timeout=5000)
    assert desk.page._options.summary() == "It goes well", "it is in sight until the lock"
    desk.page.flush()
    assert desk.book.drafts.words(record.uid, slot) == ""


def test_saving_over_a_file_takes_its_place(desk: Desk, record: Couple, chosen: list[Path | None]) -> None:
    assert chosen[0] is not None
    chosen[0].write_text("older")
    desk.show(record)
    shortcut(desk.frame, Key.Key_S, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.told() == "Saved as chosen.pdf", timeout=5000)
    assert chosen[0].read_bytes().startswith(b"%PDF")


def test_leaving_the_dialog_saves_nothing(
    desk: Desk, record: Couple, chosen: list[Path | None], heard: list[Changes]
) -> None:
    chosen[0] = None
    desk.show(record)
    shortcut(desk.frame, Key.Key_S, CONTROL)
    assert desk.told() == ""
    assert recorded(heard) == 0


def test_a_page_that_is_gone_when_the_dialog_closes_writes_nothing(
    desk: Desk, record: Couple, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, heard: list[Changes]
) -> None:
    """The window locks itself while the file dialog is open."""
    desk.show(record)

    def choose(_parent: QWidget, _title: str, _name: str) -> Path:
        shiboken6.delete(desk.page)
        return tmp_path / "late.pdf"

    monkeypatch.setattr(files, "choose_save", choose)
    leaving, ready = desk.page._leaving, desk.page._maker._ready
    assert ready is not None
    leaving.save(*ready)
    assert not (tmp_path / "late.pdf").exists()
    assert recorded(heard) == 0


def test_a_place_that_cannot_be_written_to_is_one_sentence(
    desk: Desk, record: Couple, chosen: list[Path | None], heard: list[Changes], tmp_path: Path
) -> None:
    chosen[0] = tmp_path / "no such folder" / "report.pdf"
    desk.show(record)
    shortcut(desk.frame, Key.Key_S, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.told() not in ("", "Saving …"), timeout=5000)
    assert not desk.told().startswith("Saved")
    assert desk.told().endswith(".")
    assert recorded(heard) == 0


# printing


def test_printing_waits_for_the_page_that_was_asked_for_last(
    desk: Desk, record: Couple, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []

    def choose(_parent: QWidget, pdf: bytes, _name: str) -> None:
        asked.append(pdf)

    monkeypatch.setattr(print_run, "choose_printer", choose)
    desk.show(record)
    desk.reader(Audience.COUNSELOR)
    shortcut(desk.frame, Key.Key_P, CONTROL)
    desk.reader(Audience.SECOND)
    desk.qtbot.waitUntil(lambda: bool(asked), timeout=MADE_MS)
    document, _buffer = loaded(asked[0])
    text = "\n".join(document.getAllText(n).text() for n in range(document.pageCount()))
    assert "Mira Hollis" in text
    assert "Say what hurts" not in text
    desk.qtbot.wait(100)
    assert len(asked) == 1


@pytest.fixture
def dialog(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The print dialog is answered with a printer that writes `paper.pdf`; the list holds the names of the jobs."""
    seen: list[str] = []

    def answer(self: QPrintDialog) -> int:
        printer = self.printer()
        seen.append(printer.docName())
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setResolution(72)
        printer.setOutputFileName(str(tmp_path / "paper.pdf"))
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", answer)
    return seen


def test_printing_puts_every_page_on_paper_and_records_it(
    desk: Desk, record: Couple, dialog: list[str], heard: list[Changes], tmp_path: Path
) -> None:
    desk.show(record)
    shortcut(desk.frame, Key.Key_P, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.told() == "Sent to the printer", timeout=MADE_MS)
    document, _buffer = loaded((tmp_path / "paper.pdf").read_bytes())
    shown = desk.page._preview.pages.shown()
    assert shown is not None
    assert document.pageCount() == shown.pageCount()
    assert document.pagePointSize(0).toSize() == shown.pagePointSize(0).toSize()
    ink = document.render(0, document.pagePointSize(0).toSize())
    tones = {ink.pixelColor(x, y).lightness() for x in range(40, 560, 2) for y in range(60, 400, 2)}
    assert min(tones) < 120
    assert max(tones) > 250
    assert recorded(heard) == 1


def test_the_print_job_carries_no_name(desk: Desk, record: Couple, dialog: list[str]) -> None:
    desk.show(record)
    shortcut(desk.frame, Key.Key_P, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.told() == "Sent to the printer", timeout=MADE_MS)
    assert dialog == ["0001-progress-report-couple-2026-11-17"]


def test_leaving_the_print_dialog_prints_nothing(
    desk: Desk, record: Couple, monkeypatch: pytest.MonkeyPatch, heard: list[Changes]
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: int(QDialog.DialogCode.Rejected))
    desk.show(record)
    shortcut(desk.frame, Key.Key_P, CONTROL)
    assert desk.told() == ""
    assert recorded(heard) == 0


def test_a_printer_that_refuses_is_one_sentence(
    desk: Desk, record: Couple, dialog: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose = print_run.choose_printer

    def nowhere(parent: QWidget, pdf: bytes, name: str) -> QPrinter | None:
        printer = choose(parent, pdf, name)
        assert printer is not None
        printer.setOutputFileName(str(tmp_path / "no such folder" / "paper.pdf"))
        return printer

    monkeypatch.setattr(print_run, "choose_printer", nowhere)
    desk.show(record)
    shortcut(desk.frame, Key.Key_P, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.told().startswith("The printer did not take"), timeout=MADE_MS)


@pytest.mark.parametrize(
    ("from_page", "to_page", "last_first", "pages"),
    [(0, 0, False, [0, 1, 2, 3]), (2, 3, False, [1, 2]), (3, 9, False, [2, 3]), (0, 0, True, [3, 2, 1, 0])],
)
def test_the_pages_that_were_asked_for(
    app: QApplication, from_page: int, to_page: int, last_first: bool, pages: list[int]
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    if from_page:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(from_page, to_page)
    if last_first:
        printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert print_run.pages_of(printer, 4) == pages


# how it looks


@pytest.mark.parametrize(("wide", "high"), [(1168, 880), (1048, 720), (848, 640)])
@pytest.mark.parametrize("names", HARD_NAMES)
def test_no_word_is_cut_whatever_the_names(
    book: Workbook,
    frame: Callable[..., Frame],
    context: Context,
    clock: Clock,
    qtbot: QtBot,
    names: tuple[str, str],
    wide: int,
    high: int,
) -> None:
    couple = book.couples.create(Couple(Partner(FIRST, names[0]), Partner(SECOND, names[1])))
    book.assignments.assign(couple.uid, "thank_you_because", SECOND)
    session = book.sessions.begin(Session(couple.uid, clock.now))
    book.sessions.autosave(Note(session.uid, passages=(Passage("plan", About.BETWEEN, "Walk"),)))
    answer_all(book, intake := book.intakes.begin(couple.uid, IntakeKind.FIRST), alone=False)
    book.intakes.finish(intake.uid)
    page = Documents(context, clock)
    window = frame(page, wide, high)
    page.show_couple(couple.uid)
    for kind in Kind:
        page.show_detail(kind.value)
        qtbot.waitUntil(lambda: page._maker._ready is not None, timeout=MADE_MS)
        qtbot.waitUntil(lambda: cut_labels(window) == [], timeout=1000)


def test_everything_that_takes_the_keyboard_has_a_name_and_is_reached_in_reading_order(
    desk: Desk, record: Couple
) -> None:
    desk.show(record)
    assert unnamed(desk.page) == []
    options, preview = desk.page._options, desk.page._preview
    options._paper.setFocus()
    found = [focused(), *(tab() for _each in range(8))]
    order = [options._paper, *options._kind.rows, options._radios[Audience.COUPLE], options._summary, preview.stamps]
    places = [found.index(widget) for widget in [*order, preview.pages]]
    assert places == sorted(places)

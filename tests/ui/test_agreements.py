"""The agreements page in the real window: choosing, signing, changing in mid-course, allowing and withdrawing."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Boxes, Clock
from tests.ui.hands import focused, press, type_words
from tests.ui.inside import Inside, inside
from tests.ui.keyboard import read_out
from tests.ui.looks import Frame, cut_labels, unnamed
from ui import print_run
from ui.context import Context, Place
from ui.pages.agreements import Agreements
from ui.pages.agreements_allowed import AllowedCard
from ui.pages.agreements_paper import SignLine
from ui.widgets.buttons import Button
from workbook.book import Workbook
from workbook.model.agreement import How, Permission, What, Whom
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.couple import Couple, SecretsPolicy
from workbook.model.intake import Answer, AnswerState, IntakeKind
from workbook.model.paper import CONSENTS, Ending, Paper

Key = Qt.Key
Show = Callable[[Couple], Inside]


@pytest.fixture
def show(context: Context, clock: Clock, frame: Callable[..., Frame]) -> Show:
    def made(couple: Couple) -> Inside:
        make = {Place.AGREEMENTS: lambda given: Agreements(given, clock)}
        return inside(context, frame, make, Place.AGREEMENTS, couple.uid, wide=1400, high=880)

    return made


def page_of(at: Inside) -> Agreements:
    page = at.shell.page()
    assert isinstance(page, Agreements)
    return page


def button(at: Inside, name: str) -> Button:
    found = [b for b in at.shell.findChildren(Button) if b.isVisible() and b.accessibleName().startswith(name)]
    assert found, name
    return found[0]


def push(at: Inside, name: str) -> None:
    press(button(at, name), Key.Key_Return)
    QApplication.processEvents()


def line(at: Inside, whose: Whose) -> SignLine:
    lines = at.shell.findChildren(SignLine)
    return next(each for each in lines if each.isVisible() and each.whose is whose and each.record.isVisible())


def sign(at: Inside, whose: Whose, day: str = "") -> None:
    if day:
        field = line(at, whose).day
        field.setFocus()
        field.selectAll()
        type_words(field, day)
    press(line(at, whose).record, Key.Key_Return)
    QApplication.processEvents()


def sign_both(book: Workbook, couple: Couple, paper: Paper, on: date = date(2026, 11, 17)) -> str:
    uid = book.agreements.begin(couple.uid, paper).uid
    for whose in PARTNERS:
        book.agreements.sign(uid, whose, on)
    return uid


def test_a_policy_is_chosen_and_signed_by_keyboard(book: Workbook, couple: Couple, show: Show, boxes: Boxes) -> None:
    at = show(couple)
    page = page_of(at)
    assert focused() is page.policy.radios[Paper.OPEN]
    assert "not asked" in read_out(page)
    push(at, "Put it before them")
    assert "Choose one of the three first" in page.policy.slip.words(), "nothing can be signed before it is chosen"
    press(page.policy.radios[Paper.LIMITED], Key.Key_Space)
    push(at, "Put it before them")
    assert book.couples.get(couple.uid).policy is SecretsPolicy.LIMITED
    sign(at, Whose.FIRST)
    assert book.couples.get(couple.uid).policy_signed is None
    assert "waits for signatures" in read_out(page)
    sign(at, Whose.SECOND)
    assert book.couples.get(couple.uid).policy_signed == date(2026, 11, 17)
    words = read_out(page)
    assert "in force since today" in words
    assert "after telling that partner alone" in words


def test_the_keyboard_goes_from_signature_to_signature_and_on(book: Workbook, couple: Couple, show: Show) -> None:
    at = show(couple)
    page = page_of(at)
    press(page.policy.radios[Paper.LIMITED], Key.Key_Space)
    papers = [Paper.LIMITED, *CONSENTS]
    page.policy.put.setFocus()
    for at_paper, paper in enumerate(papers):
        press(focused(), Key.Key_Return)
        for whose in PARTNERS:
            QApplication.processEvents()
            assert focused() is line(at, whose).day
            press(line(at, whose).record if whose is Whose.SECOND else focused(), Key.Key_Return)
        QApplication.processEvents()
        assert {a.paper for a in book.agreements.of(couple.uid) if a.in_force} == set(papers[: at_paper + 1])
        if paper is not papers[-1]:
            assert focused().objectName() == f"begin:{papers[at_paper + 1]}"
    assert focused() is page.policy.change


def test_a_day_that_cannot_be_is_said_at_its_field(book: Workbook, couple: Couple, show: Show) -> None:
    book.agreements.begin(couple.uid, Paper.OPEN)
    at = show(couple)
    for day, said in (
        ("18 nov 2026", "cannot lie ahead"),
        ("16 nov 2026", "before the couple’s file began"),
        ("31 feb 2026", "no such day"),
        ("", "Give the day first"),
    ):
        field = line(at, Whose.FIRST).day
        field.setFocus()
        field.selectAll()
        type_words(field, day) if day else press(field, Key.Key_Delete)
        sign(at, Whose.FIRST)
        assert said in line(at, Whose.FIRST).slip.words()
    assert book.agreements.of(couple.uid)[0].first_signed is None


def test_a_change_in_mid_course_keeps_the_old_one_until_both_signed(
    book: Workbook, couple: Couple, show: Show, clock: Clock
) -> None:
    sign_both(book, couple, Paper.OPEN)
    clock.now = datetime(2026, 12, 1, 10)
    at = show(couple)
    push(at, "Choose another policy")
    press(page_of(at).policy.radios[Paper.APART], Key.Key_Space)
    push(at, "Put it before them")
    sign(at, Whose.FIRST)
    words = read_out(page_of(at))
    assert words.index("in force since 17 November") < words.index("waits for signatures")
    assert "both agreed that it may come up" in words, "the table is that of the policy in force"
    sign(at, Whose.SECOND)
    words = read_out(page_of(at))
    assert "that partner’s permission" in words
    assert "in force from 17 November to today, then replaced" in words
    assert [a.ending for a in book.agreements.of(couple.uid)] == [Ending.REPLACED, None]


def test_ending_asks_first_and_stays_readable(book: Workbook, couple: Couple, show: Show, boxes: Boxes) -> None:
    uid = sign_both(book, couple, Paper.COUNSELING)
    at = show(couple)
    boxes.agree = False
    push(at, "End it: Consent")
    assert book.agreements.get(uid).ended is None
    boxes.agree = True
    push(at, "Entered in error: Consent")
    assert book.agreements.get(uid).ending is Ending.ERROR
    assert "entered in error, taken back today" in read_out(page_of(at))


def test_what_one_allows_is_recorded_and_withdrawn(book: Workbook, couple: Couple, show: Show, boxes: Boxes) -> None:
    sign_both(book, couple, Paper.APART)
    alone = "kept_back"
    intake = book.intakes.begin(couple.uid, IntakeKind.FIRST)
    book.intakes.answer(intake.uid, Answer(alone, Whose.SECOND, AnswerState.RATED, 3))
    at = show(couple)
    card = page_of(at).allowed
    push(at, "Record what one allows")
    push(at, "Record it")
    assert "who allows it" in card.slip.words()
    press(focused(), Key.Key_2)
    press(card.what, Key.Key_3)
    assert "count for both" in read_out(card)
    push(at, "Record it")
    assert "which answers" in card.slip.words()
    check = card.answers.checks[alone]
    press(check, Key.Key_Space)
    push(at, "Record it")
    (given,) = book.permissions.of(couple.uid)
    assert (given.whose, given.what, given.items, given.how) == (Whose.SECOND, What.ANSWERS, (alone,), How.SPOKEN)
    assert given.intake == intake.uid
    push(at, "Withdraw: Jonas")
    assert book.permissions.of(couple.uid)[0].withdrawn == date(2026, 11, 17)
    assert "withdrawn today" in read_out(card)
    assert not [b for b in card.findChildren(Button) if b.isVisible() and b.accessibleName().startswith("Withdraw")]


def begun_answers(at: Inside, whose: Key = Key.Key_1) -> AllowedCard:
    """The form is open at this partner's named answers."""
    push(at, "Record what one allows")
    press(focused(), whose)
    card = page_of(at).allowed
    press(card.what, Key.Key_3)
    QApplication.processEvents()
    return card


def read_again(at: Inside) -> None:
    """As after a change that was made elsewhere."""
    page_of(at).refresh(None)
    QApplication.processEvents()


def answered_alone(book: Workbook, intake: str, *keys: str, whose: Whose = Whose.FIRST) -> None:
    for key in keys:
        book.intakes.answer(intake, Answer(key, whose, AnswerState.RATED, 2, Visibility.INDIVIDUAL, alone=True))


def test_ticks_made_for_one_intake_are_never_kept_for_another(book: Workbook, couple: Couple, show: Show) -> None:
    first = book.intakes.begin(couple.uid, IntakeKind.FIRST)
    answered_alone(book, first.uid, "busy", "trust")
    book.intakes.finish(first.uid)
    at = show(couple)
    card = begun_answers(at)
    assert "First intake, today" in read_out(card)
    press(card.answers.checks["busy"], Key.Key_Space)
    book.agreements.begin(couple.uid, Paper.OPEN)
    read_again(at)
    assert card.answers.ticked() == ("busy",), "while the same answers are offered, a tick stays"
    review = book.intakes.begin(couple.uid, IntakeKind.REVIEW)
    answered_alone(book, review.uid, "busy", "stress")
    read_again(at)
    assert "Review intake, today" in read_out(card)
    assert card.answers.ticked() == ()
    assert "choose again" in card.slip.words()
    push(at, "Record it")
    assert "which answers" in card.slip.words()
    assert book.permissions.of(couple.uid) == ()
    press(card.answers.checks["stress"], Key.Key_Space)
    push(at, "Record it")
    (given,) = book.permissions.of(couple.uid)
    assert (given.intake, given.items) == (review.uid, ("stress",))


def test_each_partner_is_offered_the_latest_intake_that_holds_answers_of_theirs(
    book: Workbook, couple: Couple, show: Show
) -> None:
    first = book.intakes.begin(couple.uid, IntakeKind.FIRST)
    answered_alone(book, first.uid, "busy")
    book.intakes.finish(first.uid)
    answered_alone(book, book.intakes.begin(couple.uid, IntakeKind.REVIEW).uid, "trust", whose=Whose.SECOND)
    at = show(couple)
    card = begun_answers(at)
    assert (card.answers.intake, list(card.answers.checks)) == (first.uid, ["busy"])
    press(card._whose, Key.Key_2)
    QApplication.processEvents()
    assert list(card.answers.checks) == ["trust"]
    assert "Review" in read_out(card.answers)


def test_what_may_bring_up_harm_or_was_not_said_is_not_offered(book: Workbook, couple: Couple, show: Show) -> None:
    sign_both(book, couple, Paper.APART)
    intake = book.intakes.begin(couple.uid, IntakeKind.FIRST)
    answered_alone(book, intake.uid, "busy", "kept_back", "feel_unsafe", "earlier_harm")
    book.intakes.answer(intake.uid, Answer("trust", Whose.FIRST, AnswerState.DECLINED, None, Visibility.INDIVIDUAL))
    at = show(couple)
    card = begun_answers(at)
    assert list(card.answers.checks) == ["busy", "kept_back"]
    assert "2 answers are not offered: they stay between Mira and you" in read_out(card)
    assert "names an answer later; some of them never" in read_out(page_of(at).policy)


def test_what_is_allowed_may_have_a_last_day(book: Workbook, couple: Couple, show: Show, clock: Clock) -> None:
    at = show(couple)
    push(at, "Record what one allows")
    press(focused(), Key.Key_1)
    card = page_of(at).allowed
    press(card.what, Key.Key_1)
    for typed, said in (("32 nov 2026", "no such day"), ("16 nov 2026", "before it begins"), ("1 dec 2026", "")):
        card.until.setFocus()
        card.until.selectAll()
        type_words(card.until, typed)
        push(at, "Record it")
        assert said in card.slip.words()
    (given,) = book.permissions.of(couple.uid)
    assert given.until == date(2026, 12, 1)
    assert "until 1 December" in read_out(card)
    clock.now = datetime(2026, 12, 2, 9)
    read_again(at)
    assert "until yesterday; over" in read_out(card)
    assert not [b for b in card.findChildren(Button) if b.isVisible() and b.accessibleName().startswith("Withdraw")]


def test_an_authorisation_says_for_whom_and_what_and_survives_a_lock(
    book: Workbook, couple: Couple, show: Show, boxes: Boxes
) -> None:
    at = show(couple)
    card = page_of(at).outside
    push(at, "Record an authorisation")
    press(focused(), Key.Key_1)
    push(at, "Record this authorisation")
    assert "for whom" in card.slip.words()
    card.recipient.setFocus()
    type_words(card.recipient, "Dr. Ode")
    type_words(card.words, "Dates of sessions")
    at.shell.flush()
    again = page_of(show(couple)).outside
    assert (again.recipient.text(), again.words.words()) == ("Dr. Ode", "Dates of sessions"), "there again after a lock"
    push(at, "Record this authorisation")
    (given,) = book.permissions.of(couple.uid)
    assert (given.whom, given.recipient, given.words) == (Whom.OUTSIDE, "Dr. Ode", "Dates of sessions")
    at.shell.flush()
    assert not any(page_of(show(couple)).outside.typed().values())


def test_long_words_and_names_find_room(book: Workbook, couple: Couple, show: Show) -> None:
    book.permissions.give(
        Permission(
            couple.uid,
            Whose.FIRST,
            What.RECORD,
            Whom.OUTSIDE,
            date(2026, 11, 17),
            How.PAPER,
            words="Dates of sessions and nothing else. " * 20,
            recipient="The office for family matters of a town with a long name",
            until=date(2027, 1, 1),
        )
    )
    sign_both(book, couple, Paper.OPEN)
    at = show(couple)
    for name in ("Choose another policy", "Record what one allows", "Record an authorisation"):
        push(at, name)
    assert cut_labels(at.shell) == []
    assert unnamed(at.shell) == []


def test_every_sheet_goes_to_the_printer_under_a_name_without_names(
    book: Workbook, couple: Couple, show: Show, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def no_printer(_owner: object, pdf: bytes, name: str) -> None:
        assert pdf.startswith(b"%PDF")
        asked.append(name)

    monkeypatch.setattr(print_run, "choose_printer", no_printer)
    sign_both(book, couple, Paper.LIMITED)
    book.agreements.begin(couple.uid, Paper.COUNSELING)
    book.permissions.give(
        Permission(
            couple.uid, Whose.FIRST, What.RECORD, Whom.OUTSIDE, date(2026, 11, 17), How.PAPER, words="x", recipient="y"
        )
    )
    at = show(couple)
    for name, file in (
        ("Print this sheet: Limited", "0001-secrets-policy-2026-11-17.pdf"),
        ("Print the sheet to sign: Consent", "0001-consent-counseling-2026-11-17.pdf"),
        ("Print this authorisation", "0001-authorisation-first-2026-11-17.pdf"),
        ("Print the form to authorise a release, for Jonas", "0001-authorisation-second-2026-11-17.pdf"),
    ):
        before = len(asked)
        push(at, name)
        qtbot.waitUntil(lambda before=before: len(asked) > before, timeout=20_000)  # type: ignore[misc]
        assert asked[-1] == file

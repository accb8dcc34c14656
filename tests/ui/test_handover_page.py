"""The counselor's side: who, whether it is safe, who will see what; and what came back, in sight only where it is asked for."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui import hands
from tests.ui.conftest import Clock
from tests.ui.everything import everything_in
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame, cut_labels
from ui.context import Context, Place
from ui.pages.handover import READ, HandoverPage
from ui.pages.intake import IntakePage
from ui.pages.overview import Overview
from ui.pages.today import Today
from workbook.book import Workbook
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple, Partner, SecretsPolicy
from workbook.model.handover import EntryKind
from workbook.model.intake import Answer, AnswerState, Intake, IntakeKind
from workbook.store.outbox import Outbox

FIRST, SECOND = PARTNERS
AT = datetime(2026, 11, 17, 9, 40)
Show = Callable[..., Frame]


@pytest.fixture
def signed(book: Workbook) -> Couple:
    return book.couples.create(
        Couple(
            Partner(FIRST, "Mira Hollis"),
            Partner(SECOND, "Jonas Adeyemi"),
            policy=SecretsPolicy.APART,
            policy_signed=date(2026, 11, 1),
        )
    )


@pytest.fixture
def intake(book: Workbook, signed: Couple) -> Intake:
    return book.intakes.begin(signed.uid, IntakeKind.FIRST)


def hand_over(book: Workbook, intake: Intake, whose: Whose, *answers: tuple[str, int], choice: str = "both") -> None:
    """What comes of a hand-over, through its own sealed file."""
    box = Outbox(book.handovers.begin(intake.uid, whose), lambda: AT)
    box.add(EntryKind.CHOICE, state=choice)
    for item, value in answers:
        box.add(EntryKind.ANSWER, item, "rated", value)
    box.close()
    book.take_in()


def page_of(made: Inside) -> HandoverPage:
    page = made.shell.page()
    assert isinstance(page, HandoverPage)
    return page


def at_page(context: Context, frame: Show, clock: Clock, couple: str, detail: str = "") -> Inside:
    return inside(context, frame, {Place.HANDOVER: lambda c: HandoverPage(c, clock)}, Place.HANDOVER, couple, detail)


def test_it_asks_whether_it_is_safe_before_the_computer_goes(
    context: Context, frame: Show, clock: Clock, signed: Couple, intake: Intake
) -> None:
    made = at_page(context, frame, clock, signed.uid)
    wanted: list[tuple[str, str, Whose]] = []
    context.handover_wanted.connect(lambda begin: wanted.append((begin.func.__name__, *begin.args)))
    page = page_of(made)
    assert not made.shell.sidebar.isVisible()
    words = made.words()
    assert "only if you allow it" in words
    assert "The personal questions are asked too" in words
    page.hand_over.click()
    assert wanted == []
    assert "Make sure of that first" in made.words()
    page.safe.click()
    assert "Make sure of that first" not in made.words()
    page.hand_over.click()
    assert wanted == [("begin", intake.uid, FIRST)]
    page.partners[SECOND].click()
    assert not page.safe.isChecked(), "what was true of one was taken to be true of the other"
    assert page.hand_over.text() == "Hand over to Jonas"
    page.safe.click()
    page.hand_over.click()
    assert wanted[-1] == ("begin", intake.uid, SECOND)


def test_without_an_intake_or_a_policy_it_says_so(
    context: Context, frame: Show, clock: Clock, couple: Couple, book: Workbook
) -> None:
    made = at_page(context, frame, clock, couple.uid)
    assert "There is no intake under way" in made.words()
    book.intakes.begin(couple.uid, IntakeKind.FIRST)
    QApplication.processEvents()
    assert "no policy is signed by both" in made.words()


def test_one_with_nothing_left_to_answer_is_not_handed_the_computer(
    context: Context, frame: Show, clock: Clock, couple: Couple, book: Workbook
) -> None:
    begun = book.intakes.begin(couple.uid, IntakeKind.FIRST)
    for asked in book.handovers.still_to_ask(begun.uid, FIRST)[0]:
        book.intakes.answer(begun.uid, Answer(asked.item, FIRST, AnswerState.RATED, 2))
    made = at_page(context, frame, clock, couple.uid)
    page, wanted = page_of(made), list[tuple[str, str, Whose]]()
    context.handover_wanted.connect(lambda begin: wanted.append((begin.func.__name__, *begin.args)))
    assert "answer already" not in made.words()
    page.safe.click()
    page.hand_over.click()
    assert wanted == []
    assert "every question has an answer already" in made.words()
    page.partners[SECOND].click()
    assert "answer already" not in made.words(), "what is true of one was said of the other"
    page.safe.click()
    page.hand_over.click()
    assert wanted == [("begin", begun.uid, SECOND)]


def all_but_saved(made: Inside) -> set[str]:
    """Every word of the window but when something was last saved."""
    return {line for line in everything_in(made.shell.window()).splitlines() if "ncrypted" not in line}


@pytest.mark.parametrize("many", [0, 5, 999])
def test_until_it_is_asked_for_it_looks_the_same_whatever_was_given(
    context: Context, frame: Show, clock: Clock, signed: Couple, intake: Intake, book: Workbook, many: int
) -> None:
    made = at_page(context, frame, clock, signed.uid)
    before = all_but_saved(made)
    for whose in PARTNERS:
        ticket = book.handovers.begin(intake.uid, whose)
        box = Outbox(ticket, lambda: AT)
        box.add(EntryKind.CHOICE, state="both")
        for asked in ticket.questions[:many]:
            box.add(EntryKind.ANSWER, asked.item, "rated", 4)
        if many > len(ticket.questions):
            box.add(EntryKind.HOPE, state="separate")
        box.close()
    book.take_in()
    QApplication.processEvents()
    assert all_but_saved(made) == before
    made.button("Read what was given alone").click()
    QApplication.processEvents()
    assert f"{min(many, len(ticket.questions))} of {len(ticket.questions)} answered" in made.words()


def test_nothing_given_alone_is_in_sight_before_it_is_asked_for(
    context: Context, frame: Show, clock: Clock, signed: Couple, intake: Intake, book: Workbook
) -> None:
    book.intakes.answer(intake.uid, Answer("stress", FIRST, AnswerState.RATED, 0))
    hand_over(book, intake, FIRST, ("feel_unsafe", 3), ("busy", 2), ("stress", 4))
    made = at_page(context, frame, clock, signed.uid)
    before = made.words()
    for private in ("unsafe", "full days", "strain", "both may see"):
        assert private not in before
    made.button("Read what was given alone").click()
    QApplication.processEvents()
    after = made.words()
    assert "Feeling unsafe: 3, quite a lot" in after
    assert "strain from outside: 4, very much" in after
    assert "full days" not in after, "what worries nobody stands in the intake"
    assert cut_labels(made.shell.window()) == []
    made.button("Mark as read").click()
    QApplication.processEvents()
    assert "Read today, 10:42" in made.words()
    assert hands.focused().isVisible()
    assert book.handovers.waiting() == ()
    made.shell.go(Place.TODAY)
    made.shell.go(Place.HANDOVER, signed.uid)
    assert "unsafe" not in made.words(), "it stays in sight for whoever comes back to the page"


def test_reading_and_handing_over_exclude_each_other(
    context: Context, frame: Show, clock: Clock, signed: Couple, intake: Intake, book: Workbook
) -> None:
    hand_over(book, intake, FIRST, ("feel_unsafe", 3))
    made = at_page(context, frame, clock, signed.uid)
    page = page_of(made)

    def open_things() -> tuple[bool, bool]:
        QApplication.processEvents()
        return page.hand_over.isVisible() or page.safe.isVisible(), "unsafe" in everything_in(made.shell.window())

    closing: list[Callable[[], object]] = [
        lambda: hands.shortcut(made.shell, Qt.Key.Key_Escape, hands.NONE),
        lambda: made.button("Close what was given alone").click(),
        lambda: made.button("Close it and go to the hand-over").click(),
        lambda: page.show_detail(SECOND.value),
    ]
    for close in closing:
        assert open_things() == (True, False)
        made.button("Read what was given alone").click()
        assert open_things() == (False, True)
        assert hands.focused().objectName() == "looked"
        close()
    assert open_things() == (True, False)
    made.button("Read what was given alone").click()
    made.shell.go(Place.TODAY)
    assert not page.reading, "it stays open behind the page that is in sight"
    assert "unsafe" not in everything_in(page)


def test_what_a_later_hand_over_changed_is_read_beside_the_earlier_one(
    context: Context, frame: Show, clock: Clock, signed: Couple, intake: Intake, book: Workbook
) -> None:
    tickets = [book.handovers.begin(intake.uid, FIRST) for _n in range(2)]
    times = iter([AT.replace(minute=minute) for minute in (40, 40, 40, 40, 50, 50, 50, 50)])
    for ticket, value, hope in zip(tickets, (4, 1), ("separate", "repair"), strict=True):
        box = Outbox(ticket, lambda: next(times))
        box.add(EntryKind.CHOICE, state="counselor")
        box.add(EntryKind.ANSWER, "stress", "rated", value)
        box.add(EntryKind.HOPE, state=hope)
        box.close()
    book.take_in()
    made = at_page(context, frame, clock, signed.uid, READ)
    QApplication.processEvents()
    words = made.words()
    assert "strain from outside: 4, very much (in the intake: 1)" in words
    assert words.count("strain from outside") == 1
    assert "before they said otherwise: “That we part”" in words
    assert "That we mend it" not in words
    assert cut_labels(made.shell.window()) == []


def test_today_names_nobody_and_nothing_and_leads_there(
    context: Context, frame: Show, clock: Clock, signed: Couple, intake: Intake, book: Workbook
) -> None:
    make = {Place.TODAY: lambda c: Today(c, clock), Place.HANDOVER: lambda c: HandoverPage(c, clock)}
    made = inside(context, frame, make, Place.TODAY)
    assert "alone" not in made.words()
    hand_over(book, intake, SECOND, ("busy", 4))
    QApplication.processEvents()
    assert "Given alone" in made.words()
    assert "Something to read alone" not in made.words()
    hand_over(book, intake, FIRST, ("feel_unsafe", 1))
    QApplication.processEvents()
    words = made.words()
    assert "Something to read alone" in words
    for private in ("Mira", "Jonas", "unsafe", "safety", "a little"):
        assert private not in words
    made.button("Read").click()
    assert made.last == ("handover", signed.uid, READ)
    QApplication.processEvents()
    assert "Feeling unsafe: 1, a little" in made.words()


def test_today_says_what_became_of_a_sealed_file(
    context: Context, frame: Show, clock: Clock, signed: Couple, intake: Intake, book: Workbook
) -> None:
    ticket = book.handovers.begin(intake.uid, FIRST)
    Path(ticket.outbox).write_bytes(b"garbage\n")
    book.take_in()
    made = inside(context, frame, {Place.TODAY: lambda c: Today(c, clock)}, Place.TODAY)
    assert "had been changed" in made.words()
    assert cut_labels(made.shell.window()) == []


def test_the_overview_says_that_something_waits_and_not_what(
    context: Context, frame: Show, clock: Clock, signed: Couple, intake: Intake, book: Workbook
) -> None:
    made = inside(context, frame, {Place.OVERVIEW: lambda c: Overview(c, clock)}, Place.OVERVIEW, signed.uid)
    assert "Given alone" not in made.words()
    hand_over(book, intake, FIRST, ("feel_unsafe", 4))
    QApplication.processEvents()
    assert "1 hand-over is not read yet." in made.words()
    assert "unsafe" not in made.words()
    made.button("Read what was given alone").click()
    assert made.last == ("handover", signed.uid, READ)


def test_one_key_leads_from_the_intake_to_it(
    context: Context, frame: Show, clock: Clock, signed: Couple, intake: Intake
) -> None:
    made = inside(context, frame, {Place.INTAKE: lambda c: IntakePage(c, clock)}, Place.INTAKE, signed.uid)

    hands.shortcut(made.shell, Qt.Key.Key_H, hands.ALT)
    assert made.last == ("handover", signed.uid, "")


def test_what_was_given_alone_passes_nothing_over_in_joint_entry(
    context: Context, frame: Show, clock: Clock, signed: Couple, intake: Intake, book: Workbook
) -> None:
    some = book.handovers.still_to_ask(intake.uid, FIRST)[0]
    hand_over(book, intake, FIRST, *((asked.item, 2) for asked in some[5:30]))
    made = inside(context, frame, {Place.INTAKE: lambda c: IntakePage(c, clock)}, Place.INTAKE, signed.uid)
    page = made.shell.page()
    assert isinstance(page, IntakePage)
    assert page.entry.sheet is not None
    tally = page.entry.sheet.tally()
    assert (tally.given, tally.passed) == (25, {FIRST: 0, SECOND: 0})
    assert "passed over" not in made.words()
    assert "given alone" in made.words()

"""A check-in given alone stays what it is where its session is refiled, and the last word wins where the clock is set back."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE, Clock, couple_of
from workbook.book import Workbook, verify
from workbook.model.check_in import questions
from workbook.model.common import PARTNERS
from workbook.model.handover import EntryKind, Given, Ticket
from workbook.model.intake import AnswerState, IntakeKind
from workbook.model.session import About, Asked, CheckIn, Note, Passage, Session
from workbook.store.outbox import Outbox

FIRST, _SECOND = PARTNERS
CLOSE, HEARD, HOPE = (q.item for q in questions())
AT = datetime(2026, 10, 25, 2, 50)
EARLIER = AT - timedelta(minutes=48)
"""What the clock says twelve minutes after `AT`, once summer is over."""


@pytest.fixture
def begun(place: Path, clock: Clock) -> tuple[str, str]:
    """A couple with a session that goes on: (couple's uid, session's uid)."""
    with opened(place) as book:
        couple = book.couples.create(couple_of())
        return couple.uid, book.sessions.begin(Session(couple.uid, clock.now)).uid


def opened(place: Path) -> Workbook:
    return Workbook.open(place, PASSPHRASE, clock=Clock())


def ticket_of(place: Path, session: str) -> Ticket:
    with opened(place) as book:
        return book.handovers.begin_check_in(session, FIRST)


def write(ticket: Ticket, *answers: tuple[str, int | None], at: datetime = AT) -> None:
    box = Outbox(ticket, lambda: at)
    for item, value in answers:
        box.add(EntryKind.ANSWER, item, "declined" if value is None else "rated", value)
    box.close()


def refiled(book: Workbook, session: str, couple: str) -> str:
    starts = book.sessions.get(session).starts - timedelta(minutes=5)
    right = book.withdrawals.session(session, "the wrong time", to=couple, starts=starts)
    assert right is not None
    return right.uid


def test_refiled_within_one_couple_it_is_known_as_given_alone(place: Path, begun: tuple[str, str]) -> None:
    couple, session = begun
    write(ticket_of(place, session), (CLOSE, 2), (HEARD, None))
    with opened(place) as book:
        right = refiled(book, refiled(book, session, couple), couple)
        kept = book.sessions.get(right)
        assert (kept.first, kept.asked) == (CheckIn(2), Asked.ALONE)
        (handover,) = book.handovers.of_session(right)
        assert [(g.item, g.value, g.kept) for g in handover.given] == [(CLOSE, 2, True), (HEARD, None, True)]
        assert book.handovers.of_session(session) == ()
        assert [q.item for q in book.handovers.check_in_to_ask(right, FIRST)] == [HOPE], "nobody is asked again"
        assert not handover.waits
    assert verify(place, PASSPHRASE).ok


def test_one_that_is_still_out_comes_back_to_where_the_session_stands_now(place: Path, begun: tuple[str, str]) -> None:
    couple, session = begun
    ticket = ticket_of(place, session)
    with opened(place) as book:
        right = refiled(book, session, couple)
    write(ticket, (CLOSE, 2))
    with opened(place) as book:
        assert book.sessions.get(right).first == CheckIn(2)
        assert book.sessions.get(session).first == CheckIn()
        assert book.handovers.told == ()
        assert book.handovers.came_back is not None
        assert book.handovers.came_back.session == right


def test_refiled_under_another_couple_nothing_of_it_goes_along(place: Path, begun: tuple[str, str]) -> None:
    _couple, session = begun
    write(ticket_of(place, session), (CLOSE, 2))
    out = ticket_of(place, session)
    with opened(place) as book:
        other = book.couples.create(couple_of())
        right = refiled(book, session, other.uid)
    write(out, (HEARD, 3))
    with opened(place) as book:
        assert book.sessions.get(right).first == CheckIn()
        assert book.handovers.of_session(right) == ()
        assert len(book.handovers.of_session(session)) == 2
        (told,) = book.handovers.told
        assert told.endswith("its session had been entered in error.")


def test_what_is_told_of_answers_apart_is_so(place: Path, begun: tuple[str, str]) -> None:
    _couple, session = begun
    for how in ("keyed in", "signed"):
        ticket = ticket_of(place, session)
        with opened(place) as book:
            if how == "keyed in":
                book.sessions.save(replace(book.sessions.get(session), first=CheckIn(5)))
            else:
                note = book.sessions.autosave(Note(session, passages=(Passage("data", About.BETWEEN, "Calm"),)))
                book.sessions.sign(note.uid, note.rev)
        write(ticket, (CLOSE if how == "keyed in" else HEARD, 2))
        with opened(place) as book:
            (told,) = book.handovers.told
            said = "held other answers by then." if how == "keyed in" else "its session was signed by then."
            assert told.endswith(said)


@pytest.mark.parametrize(("value", "state"), [(8, AnswerState.RATED), (None, AnswerState.DECLINED)])
def test_the_last_answer_stands_where_the_clock_was_set_back(
    place: Path, begun: tuple[str, str], value: int | None, state: AnswerState
) -> None:
    _couple, session = begun
    write(ticket_of(place, session), (CLOSE, 2), (HEARD, 4))
    with opened(place) as book:
        kept = book.sessions.get(session)
        book.sessions.save(replace(kept, first=replace(kept.first, close=None)))
    write(ticket_of(place, session), (CLOSE, value), at=EARLIER)
    with opened(place) as book:
        assert book.sessions.get(session).first == CheckIn(value, 4)
        first, last = book.handovers.of_session(session)
        assert [(g.item, g.kept) for g in first.given] == [(CLOSE, False), (HEARD, True)]
        assert last.given == (Given(CLOSE, state, EARLIER, value),)
        assert book.handovers.told == ()
        assert [q.item for q in book.handovers.check_in_to_ask(session, FIRST)] == [HOPE]


def test_an_answer_begun_earlier_and_taken_in_later_does_not_win_by_its_clock(
    place: Path, begun: tuple[str, str]
) -> None:
    _couple, session = begun
    early, late = ticket_of(place, session), ticket_of(place, session)
    write(late, (CLOSE, 8), at=EARLIER)
    with opened(place) as book:
        assert book.sessions.get(session).first == CheckIn(8)
    write(early, (CLOSE, 1), at=AT)
    with opened(place) as book:
        assert book.sessions.get(session).first == CheckIn(8)


def test_of_an_intake_the_last_answer_stands_as_well(place: Path, begun: tuple[str, str]) -> None:
    couple, _session = begun
    with opened(place) as book:
        intake = book.intakes.begin(couple, IntakeKind.FIRST).uid
        tickets = [book.handovers.begin(intake, FIRST) for _turn in range(2)]
    for ticket, value, at in zip(tickets, (1, 3), (AT, EARLIER), strict=True):
        write(ticket, ("busy", value), at=at)
        with opened(place) as book:
            (answer,) = book.intakes.get(intake).answers
            assert answer.value == value

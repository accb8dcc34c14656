"""The hour as it goes: jottings, what was worked on, the end; and that all of it stays once the note is signed."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.workbook.conftest import Clock, couple_of
from workbook.book import Workbook
from workbook.errors import BadInput, NotFound, Signed, Stale
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.plan import PlanKind
from workbook.model.session import About, Asked, Jotting, Note, On, Passage, Session, Work, Worked


@pytest.fixture
def session(book: Workbook, couple: Couple, clock: Clock) -> Session:
    return book.sessions.begin(Session(couple.uid, clock.now))


def sign(book: Workbook, session: Session) -> None:
    note = book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.BETWEEN, "Said and heard"),)))
    book.sessions.sign(note.uid, note.rev)


def test_jottings_come_back_in_the_order_of_the_hour(book: Workbook, session: Session, clock: Clock) -> None:
    late = book.hours.jot(Jotting(session.uid, clock.now + timedelta(minutes=9), On.PRIVATE, "Ask about work"))
    early = book.hours.jot(Jotting(session.uid, clock.now, On.FIRST, "Slept badly"))
    assert book.hours.jottings(session.uid) == (early, late)
    right = book.hours.jot(replace(early, words="Slept well", taken=True))
    assert book.hours.jottings(session.uid) == (right, late)
    with pytest.raises(Stale):
        book.hours.jot(early)
    book.hours.drop(late.uid, late.rev)
    assert book.hours.jottings(session.uid) == (right,)


@pytest.mark.parametrize(
    ("words", "at"), [(" \n", datetime(2026, 3, 2, 9)), ("Words", datetime(1, 1, 1)), ("Words", datetime(9999, 1, 1))]
)
def test_what_cannot_be_jotted_is_refused(book: Workbook, session: Session, words: str, at: datetime) -> None:
    with pytest.raises(BadInput):
        book.hours.jot(Jotting(session.uid, at, On.BETWEEN, words))
    assert book.hours.jottings(session.uid) == ()


def test_a_jotting_stays_with_its_session(book: Workbook, session: Session, couple: Couple, clock: Clock) -> None:
    jotted = book.hours.jot(Jotting(session.uid, clock.now, On.FIRST, "Slept badly"))
    other = book.sessions.begin(Session(couple.uid, clock.now))
    with pytest.raises(NotFound):
        book.hours.jot(replace(jotted, session=other.uid))


def test_what_a_session_worked_on_is_of_the_same_couple(book: Workbook, session: Session, couple: Couple) -> None:
    plan = book.plans.adopt(couple.uid, PlanKind.RESTORE)
    step = Work(session.uid, Worked.STEP, plan.steps[0].uid)
    given = book.assignments.assign(
        couple.uid, next(e.key for e in book.catalogue.exercises if e.gate == "free"), Whose.BOTH
    )
    exercise = Work(session.uid, Worked.ASSIGNMENT, given.uid)
    for work in (step, exercise, step):
        book.hours.work_on(work)
    assert book.hours.work(couple.uid) == (step, exercise)
    book.hours.work_on(exercise, on=False)
    assert book.hours.work(couple.uid) == (step,)
    stranger = book.couples.create(couple_of())
    theirs = book.plans.adopt(stranger.uid, PlanKind.RESTORE).steps[0].uid
    with pytest.raises(NotFound):
        book.hours.work_on(Work(session.uid, Worked.STEP, theirs))


def test_a_session_goes_on_until_it_is_ended_whatever_the_clock_says(
    book: Workbook, session: Session, couple: Couple, clock: Clock
) -> None:
    for minutes in (0, 51, 600, -60):
        now = session.starts + timedelta(minutes=minutes)
        assert (book.hours.going_on(now), book.hours.going_on_with(couple.uid, now)) == ((session,), session)
        assert session.goes_on(now)
    assert book.hours.going_on(session.starts + timedelta(hours=12)) == ()
    other = book.couples.create(couple_of())
    assert book.hours.going_on_with(other.uid, clock.now) is None
    book.hours.end(session.uid, session.rev)
    assert book.hours.going_on(clock.now) == ()


def test_a_clock_set_back_however_far_hides_no_session_that_was_begun(
    book: Workbook, session: Session, couple: Couple, clock: Clock
) -> None:
    ahead = book.sessions.begin(Session(couple.uid, clock.now + timedelta(hours=3)))
    for back in (timedelta(hours=2), timedelta(days=1), timedelta(days=400)):
        assert book.hours.going_on(clock.now - back) == (session,), "what was entered ahead is not on yet"
    clock.now -= timedelta(hours=2)
    assert book.hours.end(session.uid, session.rev).ended == session.starts
    assert book.hours.going_on(clock.now) == ()
    assert book.hours.going_on(ahead.starts) == (ahead,)


def test_a_signed_session_is_over(book: Workbook, session: Session, clock: Clock) -> None:
    sign(book, session)
    assert book.hours.going_on(clock.now) == ()


def test_jottings_go_into_the_note_together_with_their_words_or_not_at_all(
    book: Workbook, session: Session, couple: Couple, clock: Clock
) -> None:
    jotted = book.hours.jot(Jotting(session.uid, clock.now, On.FIRST, "Slept badly"))
    private = book.hours.jot(Jotting(session.uid, clock.now, On.PRIVATE, "Ask about work"))
    draft = Note(session.uid, passages=(Passage("data", About.FIRST, "Slept badly"),))
    other = book.sessions.begin(Session(couple.uid, clock.now))
    strange = book.hours.jot(Jotting(other.uid, clock.now, On.FIRST, "Elsewhere"))
    for wrong, error in (((jotted, private), BadInput), ((jotted, strange), NotFound), ((jotted, jotted), Stale)):
        with pytest.raises(error):
            book.hours.take_over(draft, wrong)
        assert book.sessions.note(session.uid).uid == ""
        assert book.hours.jottings(session.uid) == (jotted, private)
    note = book.hours.take_over(draft, (jotted,))
    (taken, _private) = book.hours.jottings(session.uid)
    assert (note.passages, taken.taken) == (draft.passages, True)
    with pytest.raises(Stale):
        book.hours.take_over(note, (taken,))
    with pytest.raises(Stale):
        book.hours.take_over(note, (jotted,))


def test_a_session_ends_once_and_never_before_it_began(book: Workbook, session: Session, clock: Clock) -> None:
    clock.now -= timedelta(hours=2)
    ended = book.hours.end(session.uid, session.rev)
    assert (ended.ended, ended.goes_on(session.starts)) == (session.starts, False)
    with pytest.raises(BadInput):
        book.hours.end(session.uid, ended.rev)


def test_closing_ratings_lie_between_0_and_10(book: Workbook, session: Session) -> None:
    kept = book.sessions.save(replace(session, first_useful=0, second_useful=10, asked=Asked.PAPER))
    assert (kept.useful(Whose.FIRST), kept.useful(Whose.SECOND), kept.asked) == (0, 10, Asked.PAPER)
    with pytest.raises(BadInput):
        replace(session, first_useful=11)


def test_nothing_of_a_signed_hour_changes(book: Workbook, session: Session, couple: Couple, clock: Clock) -> None:
    jotted = book.hours.jot(Jotting(session.uid, clock.now, On.FIRST, "Slept badly"))
    work = Work(session.uid, Worked.STEP, book.plans.adopt(couple.uid, PlanKind.RESTORE).steps[0].uid)
    book.hours.work_on(work)
    sign(book, session)
    for change in (
        lambda: book.hours.jot(replace(jotted, words="Slept well")),
        lambda: book.hours.drop(jotted.uid, jotted.rev),
        lambda: book.hours.jot(Jotting(session.uid, clock.now, On.FIRST, "More")),
        lambda: book.hours.work_on(work, on=False),
        lambda: book.hours.end(session.uid, session.rev),
        lambda: book.sessions.save(replace(session, first_useful=3)),
    ):
        with pytest.raises(Signed):
            change()
    assert book.hours.jottings(session.uid) == (jotted,)
    assert book.hours.work(couple.uid) == (work,)


def test_a_line_that_was_changed_elsewhere_is_not_dropped(book: Workbook, session: Session, clock: Clock) -> None:
    jotted = book.hours.jot(Jotting(session.uid, clock.now, On.FIRST, "Slept badly"))
    changed = book.hours.jot(replace(jotted, words="Slept well"))
    with pytest.raises(Stale):
        book.hours.drop(jotted.uid, jotted.rev)
    assert book.hours.jottings(session.uid) == (changed,)
    book.hours.drop(changed.uid, changed.rev)
    with pytest.raises(NotFound):
        book.hours.drop(changed.uid, changed.rev)

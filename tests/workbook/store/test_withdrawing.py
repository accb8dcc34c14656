"""Entered in error: gone from every page, kept as it was, and refiled where it belongs."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.workbook.conftest import PASSPHRASE, Clock, couple_of
from tests.workbook.store.raw import opened, takes_additions_only
from workbook.book import Workbook, verify
from workbook.disclosure.progress import progress
from workbook.errors import BadInput, Signed
from workbook.model.common import PARTNERS, Audience, Visibility, Whose
from workbook.model.couple import Couple
from workbook.model.note_apart import Apart, Channel, InError, NoteApart
from workbook.model.plan import Goal, GoalRating, PlanKind
from workbook.model.session import About, CheckIn, Jotting, Note, On, Passage, Place, Session
from workbook.store.engine import dbapi

WORDS = (Passage("data", About.FIRST, "Slept badly"), Passage("plan", About.BETWEEN, "Walk"))


@pytest.fixture
def signed(book: Workbook, couple: Couple, clock: Clock) -> Note:
    facts = Session(couple.uid, clock.now, 80, Place.VIDEO, Whose.FIRST, "The move", CheckIn(3), first_useful=7)
    session = book.sessions.begin(facts)
    note = book.sessions.autosave(Note(session.uid, passages=WORDS))
    return book.sessions.sign(note.uid, note.rev)


def test_what_was_withdrawn_is_on_no_list_and_is_kept(
    book: Workbook, signed: Note, couple: Couple, clock: Clock
) -> None:
    session = book.sessions.get(signed.session)
    assert book.withdrawals.session(session.uid, "Another couple's") is None
    (line,) = book.couples.lines()
    assert (line.sessions, line.last_session, line.unsigned) == (0, None, 0)
    assert (book.sessions.lines(couple.uid), book.sessions.of(couple.uid), book.sessions.unsigned()) == ((), (), ())
    assert book.hours.going_on_with(couple.uid, clock.now) is None
    assert book.record(couple.uid).sessions == ()
    assert book.sessions.note(session.uid) == signed
    assert book.sessions.get(session.uid) == replace(session, withdrawn=True, rev=session.rev + 1)
    (kept,) = book.withdrawals.of(couple.uid)
    assert (kept.record, kept.reason, kept.at, kept.refiled) == (session.uid, "Another couple's", clock.now, "")
    book.close()
    assert verify(book.path, PASSPHRASE).ok


def test_refiled_under_another_couple_it_is_a_draft_without_ratings(book: Workbook, signed: Note) -> None:
    book.sessions.addend(signed.uid, "One word was wrong.")
    other = book.couples.create(couple_of())
    right = book.withdrawals.session(signed.session, "Wrong couple", to=other.uid, attended=Whose.SECOND)
    assert right is not None
    assert (right.couple, right.number, right.minutes, right.place) == (other.uid, 1, 80, Place.VIDEO)
    assert right.attended is Whose.SECOND
    assert (right.focus, right.first, right.first_useful) == ("", CheckIn(), None)
    draft = book.sessions.note(right.uid)
    assert draft.signed_at is None
    assert draft.text("data", About.FIRST) == "Slept badly"
    assert draft.text("plan", About.BETWEEN) == "Walk\n\nOne word was wrong."


def test_who_came_is_never_taken_over_by_place(book: Workbook, couple: Couple, clock: Clock) -> None:
    other = book.couples.create(couple_of())
    session = book.sessions.begin(Session(couple.uid, clock.now, attended=Whose.SECOND))
    called = NoteApart(couple.uid, Apart.CONTACT, clock.now, "Called", Channel.PHONE, Whose.FIRST)
    contact = book.notes_apart.autosave(called)
    school = book.notes_apart.autosave(replace(called, other="The school"))
    with pytest.raises(BadInput):
        book.withdrawals.session(session.uid, "Wrong couple", to=other.uid)
    with pytest.raises(BadInput):
        book.withdrawals.note_apart(contact.uid, "Wrong couple", to=other.uid)
    assert book.withdrawals.of(couple.uid) == ()
    right = book.withdrawals.session(session.uid, "Wrong couple", to=other.uid, attended=Whose.FIRST)
    assert right is not None
    assert right.attended is Whose.FIRST
    told = book.withdrawals.note_apart(contact.uid, "Wrong couple", to=other.uid, whose=Whose.BOTH)
    assert told is not None
    assert told.whose is Whose.BOTH
    third = book.withdrawals.note_apart(school.uid, "Wrong couple", to=other.uid)
    assert third is not None
    assert (third.other, third.whose) == ("The school", Whose.BOTH)
    again = book.sessions.begin(Session(couple.uid, clock.now, attended=Whose.SECOND))
    same = book.withdrawals.session(again.uid, "Wrong day", to=couple.uid, starts=clock.now - timedelta(days=1))
    assert same is not None
    assert same.attended is Whose.SECOND


def test_refiled_under_the_right_day_it_keeps_its_ratings(book: Workbook, signed: Note, couple: Couple) -> None:
    right = book.withdrawals.session(signed.session, "Wrong day", to=couple.uid, starts=datetime(2026, 2, 27, 9))
    assert right is not None
    assert (right.number, right.first, right.first_useful, right.focus) == (2, CheckIn(3), 7, "The move")
    assert [line.on for line in book.sessions.lines(couple.uid)] == [date(2026, 2, 27)]


def test_refiled_under_the_right_day_the_ratings_of_goals_stay_in_front_of_both(
    book: Workbook, couple: Couple, clock: Clock
) -> None:
    session = book.sessions.begin(Session(couple.uid, clock.now))
    plan = book.plans.adopt(couple.uid, PlanKind.RESTORE)
    goal = book.plans.save_goal(plan.uid, Goal("An evening a week", Whose.BOTH, visibility=Visibility.JOINT))
    for whose in PARTNERS:
        book.plans.rate(goal.uid, GoalRating(whose, 5, clock.now.date(), session.uid))

    def near() -> object:
        facts = progress(book.record(couple.uid), book.catalogue, Audience.COUPLE, clock.now.date())
        return [each.near for each in facts.goals]

    before = near()
    assert before != [None]
    right = book.withdrawals.session(session.uid, "Wrong day", to=couple.uid, starts=clock.now - timedelta(days=1))
    assert right is not None
    assert near() == before


@pytest.mark.parametrize("reason", ["", " \n"])
def test_without_a_reason_nothing_happens(book: Workbook, signed: Note, couple: Couple, reason: str) -> None:
    with pytest.raises(BadInput):
        book.withdrawals.session(signed.session, reason, to=couple.uid)
    assert len(book.sessions.of(couple.uid)) == 1
    assert book.withdrawals.of(couple.uid) == ()


def test_nothing_of_it_changes_any_more(book: Workbook, couple: Couple, clock: Clock) -> None:
    session = book.sessions.begin(Session(couple.uid, clock.now))
    note = book.sessions.autosave(Note(session.uid, passages=WORDS))
    book.withdrawals.session(session.uid, "Never took place")
    gone = book.sessions.get(session.uid)
    refused: tuple[Any, ...] = (
        lambda: book.sessions.save(replace(gone, focus="Other")),
        lambda: book.sessions.autosave(replace(note, passages=())),
        lambda: book.sessions.sign(note.uid, note.rev),
    )
    for change in refused:
        with pytest.raises(Signed):
            change()
    with pytest.raises(BadInput):
        book.withdrawals.session(session.uid, "Once more")


def test_a_contact_is_withdrawn_and_refiled_too(book: Workbook, couple: Couple, clock: Clock) -> None:
    draft = book.notes_apart.autosave(NoteApart(couple.uid, Apart.CONTACT, clock.now, "She called", Channel.PHONE))
    signed = book.notes_apart.sign(draft.uid, draft.rev)
    other = book.couples.create(couple_of())
    right = book.withdrawals.note_apart(signed.uid, "Wrong couple", to=other.uid)
    assert book.notes_apart.of(couple.uid) == ()
    assert right is not None
    assert (right.couple, right.words, right.signed_at) == (other.uid, "She called", None)
    assert book.notes_apart.get(signed.uid).signed_at == clock.now
    with pytest.raises(BadInput, match="withdrawn before"):
        book.withdrawals.note_apart(book.withdrawals.of(couple.uid)[0].record, "Once more")


def test_withdrawals_take_additions_only(book: Workbook, signed: Note) -> None:
    book.withdrawals.session(signed.session, "Wrong couple")
    book.close()
    takes_additions_only(book.path, "withdrawals")


def test_a_psychotherapy_note_goes_with_its_session(book: Workbook, signed: Note, couple: Couple) -> None:
    thought = book.notes_apart.autosave(
        NoteApart(couple.uid, Apart.PSYCHOTHERAPY, datetime(2026, 3, 1), "A thought", session=signed.session)
    )
    other = book.couples.create(couple_of())
    right = book.withdrawals.session(signed.session, "Wrong couple", to=other.uid, attended=Whose.SECOND)
    assert right is not None
    follows = book.notes_apart.psychotherapy(right.uid)
    assert follows is not None
    assert (follows.couple, follows.words, follows.at) == (other.uid, "A thought", right.starts)
    assert book.notes_apart.of(couple.uid) == ()
    assert {w.record for w in book.withdrawals.of(couple.uid)} == {signed.session, thought.uid}


def test_a_contact_of_the_wrong_day_is_refiled_under_the_right_one(
    book: Workbook, couple: Couple, clock: Clock
) -> None:
    draft = book.notes_apart.autosave(NoteApart(couple.uid, Apart.CONTACT, clock.now, "Called", Channel.PHONE))
    right = book.withdrawals.note_apart(draft.uid, "Wrong day", to=couple.uid, at=datetime(2026, 2, 1, 9))
    assert right is not None
    assert [c.at for c in book.notes_apart.of(couple.uid)] == [datetime(2026, 2, 1, 9)]


def test_an_hour_that_was_withdrawn_does_not_go_on_and_its_jottings_go_along(
    book: Workbook, couple: Couple, clock: Clock
) -> None:
    wrong = book.sessions.begin(Session(couple.uid, clock.now))
    kept = book.hours.jot(Jotting(wrong.uid, clock.now, On.PRIVATE, "Ask about work"))
    other = book.couples.create(couple_of())
    right = book.withdrawals.session(wrong.uid, "Wrong couple", to=other.uid)
    assert right is not None
    assert [s.uid for s in book.hours.going_on(clock.now)] == [right.uid]
    (along,) = book.hours.jottings(right.uid)
    assert (along.words, along.about, along.at) == (kept.words, kept.about, kept.at)
    refused: tuple[Any, ...] = (
        lambda: book.hours.jot(Jotting(wrong.uid, clock.now, On.FIRST, "More")),
        lambda: book.hours.jot(replace(kept, words="Other")),
        lambda: book.hours.drop(kept.uid, kept.rev),
    )
    for change in refused:
        with pytest.raises(Signed):
            change()
    assert book.hours.jottings(wrong.uid) == (kept,)


def test_a_contact_that_was_withdrawn_stays_as_it_was(book: Workbook, couple: Couple, clock: Clock) -> None:
    contact = NoteApart(couple.uid, Apart.CONTACT, clock.now, "She called", Channel.PHONE)
    draft, signed = book.notes_apart.autosave(contact), book.notes_apart.autosave(contact)
    signed = book.notes_apart.sign(signed.uid, signed.rev)
    for each in (draft, signed):
        book.withdrawals.note_apart(each.uid, "Wrong couple")
    refused: tuple[Any, ...] = (
        lambda: book.notes_apart.discard(draft.uid),
        lambda: book.notes_apart.addend(signed.uid, "More"),
    )
    for change in refused:
        with pytest.raises(Signed):
            change()
    assert book.notes_apart.get(draft.uid).words == "She called"


@pytest.mark.parametrize("table", ["sessions", "notes_apart"])
def test_nothing_is_taken_off_its_page_without_a_reason(book: Workbook, signed: Note, clock: Clock, table: str) -> None:
    couple = book.sessions.get(signed.session).couple
    contact = book.notes_apart.autosave(NoteApart(couple, Apart.CONTACT, clock.now, "She called", Channel.PHONE))
    book.notes_apart.sign(contact.uid, contact.rev)
    book.close(backup=False)
    with opened(book.path) as database:
        guards = {t.name: t.sql for t in database.triggers}
        with pytest.raises(dbapi.IntegrityError, match="final"):
            database.execute(f"UPDATE {table} SET withdrawn = 1")
        database.rollback()
        with database.atomic():
            database.execute(f"DROP TRIGGER {table}_withdrawn_with_a_reason")
            database.execute(f"UPDATE {table} SET withdrawn = 1")
            database.execute(guards[f"{table}_withdrawn_with_a_reason"])
    (finding,) = verify(book.path, PASSPHRASE).findings
    assert "taken off every page past the program" in finding


def test_no_addendum_is_put_in_unsigned(book: Workbook, couple: Couple, clock: Clock) -> None:
    contact = book.notes_apart.autosave(NoteApart(couple.uid, Apart.CONTACT, clock.now, "She called", Channel.PHONE))
    book.notes_apart.sign(contact.uid, contact.rev)
    book.close(backup=False)
    with opened(book.path) as database, pytest.raises(dbapi.IntegrityError, match="final"):
        database.execute(
            "INSERT INTO notes_apart (uid, couple_id, follows, kind, at, channel, whose, other, words, saved_at, signed_by)"
            " SELECT 'x', couple_id, id, kind, at, channel, whose, other, 'FORGED', saved_at, '' FROM notes_apart"
        )


def test_each_withdrawal_says_what_it_is_about_and_reading_it_again_is_audited(
    book: Workbook, signed: Note, couple: Couple, clock: Clock
) -> None:
    contact = book.notes_apart.autosave(NoteApart(couple.uid, Apart.CONTACT, clock.now, "She called", Channel.PHONE))
    book.withdrawals.session(signed.session, "Wrong couple")
    book.withdrawals.note_apart(contact.uid, "Wrong couple")
    every = book.withdrawals.of(couple.uid)
    assert [(w.kind, w.record) for w in every] == [
        (InError.SESSION, signed.session),
        (InError.NOTE_APART, contact.uid),
    ]
    assert book.withdrawals.count(couple.uid) == 2
    assert book.withdrawals.count(book.couples.create(couple_of()).uid) == 0
    book.withdrawals.viewed(every[0])
    book.close(backup=False)
    with opened(book.path) as database:
        seen = database.query(
            "SELECT kind, record, couple, detail FROM audit WHERE act = 'viewed' AND kind = 'session'"
        )
        assert list(seen) == [{"kind": "session", "record": signed.session, "couple": couple.uid, "detail": ""}]

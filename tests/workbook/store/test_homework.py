"""What becomes of an exercise on the way: begun, made smaller, put in other words, stopped, given again; and found again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.workbook.conftest import Clock, couple_of
from workbook.book import Workbook
from workbook.catalogue.entries import Catalogue
from workbook.catalogue.kept import exercise_of, guide_of, kept_page
from workbook.catalogue.loader import load
from workbook.errors import BadInput, Held, NotFound, Stale
from workbook.model.assignment import Assignment, Outcome, Progress, Result
from workbook.model.common import PARTNERS, Whose
from workbook.model.safety import Finding, SafetyScreen

FREE = "thank_you_because"


@pytest.fixture
def given(book: Workbook) -> Assignment:
    couple = book.couples.create(couple_of()).uid
    return book.assignments.assign(couple, FREE, Whose.BOTH, when="at breakfast")


def report(book: Workbook, given: Assignment, *outcomes: Outcome) -> Assignment:
    for whose, outcome in zip(PARTNERS, outcomes, strict=False):
        given = book.assignments.report(given.uid, Result(whose, outcome, date(2026, 3, 2)))
    return given


def test_it_goes_from_given_to_started_and_back(book: Workbook, given: Assignment, clock: Clock) -> None:
    assert given.progress is Progress.GIVEN
    begun = book.assignments.start(given.uid)
    assert (begun.progress, begun.started) == (Progress.STARTED, clock.now.date())
    assert book.assignments.start(given.uid) == begun
    assert book.assignments.start(given.uid, False).progress is Progress.GIVEN
    assert report(book, given, Outcome.DONE).progress is Progress.STARTED


@pytest.mark.parametrize(
    ("outcomes", "progress"),
    [
        ((Outcome.DONE, Outcome.DONE), Progress.DONE),
        ((Outcome.NOT_DONE, Outcome.NOT_DONE), Progress.NOT_DONE),
        ((Outcome.DONE, Outcome.NOT_DONE), Progress.PARTLY),
        ((Outcome.PARTLY, Outcome.PARTLY), Progress.PARTLY),
    ],
)
def test_it_ends_as_both_reported(
    book: Workbook, given: Assignment, outcomes: tuple[Outcome, ...], progress: Progress
) -> None:
    assert report(book, given, *outcomes).progress is progress
    for act in (book.assignments.start, book.assignments.make_smaller):
        with pytest.raises(BadInput):
            act(given.uid)


def test_it_is_stopped_with_a_reason(book: Workbook, given: Assignment, clock: Clock) -> None:
    stopped = book.assignments.stop(given.uid, "  The quarrel was still warm.  ")
    assert (stopped.progress, stopped.stopped, stopped.reason) == (
        Progress.STOPPED,
        clock.now.date(),
        "The quarrel was still warm.",
    )
    with pytest.raises(BadInput):
        book.assignments.stop(given.uid, "again")


def test_the_smaller_version_is_given_with_it_or_later(book: Workbook, given: Assignment, clock: Clock) -> None:
    assert given.smaller is None
    clock.now += timedelta(days=3)
    assert book.assignments.make_smaller(given.uid).smaller == clock.now.date()
    assert book.assignments.make_smaller(given.uid, False).smaller is None
    other = book.assignments.assign(given.couple, FREE, Whose.FIRST, smaller=True)
    assert other.smaller == clock.now.date()


def test_other_words_are_kept_with_it_and_the_catalogue_stays(book: Workbook, given: Assignment) -> None:
    entry = book.catalogue.exercise(FREE)
    own = book.assignments.adapt(given.uid, "  Thanks, by  text ", "Write one line.\n\n  Send it. ", given.rev)
    assert (own.title, own.guide) == ("Thanks, by text", "Write one line.\nSend it.")
    assert exercise_of(own.page).worksheet == entry.worksheet
    assert book.catalogue.exercise(FREE) == entry
    with pytest.raises(Stale):
        book.assignments.adapt(given.uid, "x", "", given.rev)
    back = book.assignments.adapt(given.uid, "", guide_of(entry), own.rev)
    assert (back.title, back.guide, back.page) == (entry.title, "", "")
    with pytest.raises(BadInput):
        book.assignments.adapt(given.uid, "x" * 201, "", back.rev)


def test_every_page_of_the_catalogue_can_be_kept() -> None:
    for entry in load().exercises:
        assert replace(exercise_of(kept_page(entry)), counselor=entry.counselor) == entry
        assert entry.counselor.why not in kept_page(entry)


def test_it_is_given_again_as_it_was_and_linked(book: Workbook, given: Assignment, clock: Clock) -> None:
    with pytest.raises(BadInput):
        book.assignments.repeat(given.uid)
    own = book.assignments.adapt(given.uid, "Thanks, by text", "Write one line.", given.rev)
    book.assignments.make_smaller(given.uid)
    report(book, own, Outcome.PARTLY, Outcome.DONE)
    clock.now += timedelta(days=7)
    again = book.assignments.repeat(given.uid, until=clock.now.date())
    assert (again.again, again.title, again.guide, again.when) == (given.uid, own.title, own.guide, "at breakfast")
    assert (again.given, again.smaller, again.until) == (clock.now.date(),) * 3
    assert again.results == ()
    assert book.assignments.of(given.couple)[0] == again


def without(catalogue: Catalogue, key: str) -> Catalogue:
    return replace(catalogue, exercises=tuple(e for e in catalogue.exercises if e.key != key))


def test_what_the_catalogue_lost_is_there_still(
    book: Workbook, given: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = report(book, book.assignments.assign(given.couple, FREE, Whose.BOTH), Outcome.DONE, Outcome.DONE)
    report(book, book.assignments.adapt(given.uid, "Thanks", "One line.", given.rev), Outcome.DONE, Outcome.DONE)
    shelf = book.assignments._desk.shelf
    monkeypatch.setattr(shelf, "catalogue", without(book.catalogue, FREE))
    assert [a.title for a in book.assignments.of(given.couple)] == [plain.title, "Thanks"]
    assert book.assignments.repeat(given.uid).title == "Thanks"
    with pytest.raises(NotFound, match="no longer"):
        book.assignments.repeat(plain.uid)
    with pytest.raises(NotFound):
        book.assignments.adapt(plain.uid, "x", "", plain.rev)


def test_the_gate_of_today_counts_for_giving_again(book: Workbook, clock: Clock) -> None:
    couple = book.couples.create(couple_of()).uid
    for whose in PARTNERS:
        book.safety.record(SafetyScreen(couple, whose, clock.now, Finding.NO_CONCERN))
    key = next(e.key for e in book.catalogue.exercises if e.gate != "free")
    given = book.assignments.assign(couple, key, Whose.BOTH)
    own = book.assignments.adapt(given.uid, "Other words", "", given.rev)
    report(book, own, Outcome.DONE, Outcome.DONE)
    book.safety.record(SafetyScreen(couple, Whose.FIRST, clock.now, Finding.CONCERN))
    with pytest.raises(Held):
        book.assignments.repeat(given.uid)

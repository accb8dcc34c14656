"""Couples: kept whole, found again by any part of a name, and listed without reading the rest."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbook.conftest import PASSPHRASE, Clock, Template, couple_of
from workbook.book import Workbook
from workbook.errors import BadInput, NotFound, Stale
from workbook.model.common import Whose
from workbook.model.couple import Couple, CoupleLine, Hope, Leave, Partner, SafeContact, SecretsPolicy, Status
from workbook.model.plan import PlanKind
from workbook.model.session import About, Note, Passage, Session

FULL = Couple(
    first=Partner(
        Whose.FIRST,
        "Ada Berg",
        called="Addie",
        pronouns="she",
        born=date(1984, 2, 29),
        contact=SafeContact(
            "0555 1", Leave.CALL_BACK, "a@example.org", Leave.DATES, "1 Pier", Leave.ANYTHING, "the son"
        ),
        brings="We talk past each other.",
        hope=Hope.UNSURE,
        emergency="her sister, 0555 2",
        therapists="Dr. Elm, since May",
        health="sober for two years",
    ),
    second=Partner(Whose.SECOND, "Bo Lind"),
    together=2009,
    living=2011,
    household="a house with the son",
    children="two, 7 and 4",
    referrer="Dr. Oak",
    status=Status.PAUSED,
    policy=SecretsPolicy.LIMITED,
    policy_signed=date(2026, 3, 1),
    next_session=datetime(2026, 3, 9, 16, 30),
    begun=date(2026, 2, 1),
    keep_years=10,
    hold=True,
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
NAME = TEXT.map(lambda name: f"{name}Å")
CALLED = st.just("") | NAME.map(str.strip)


@pytest.fixture(scope="module")
def shared(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    """One opened workbook for tests that try many values."""
    place = Path(copytree(template.path, tmp_path_factory.mktemp("shared") / "Shared.workbook"))
    book = Workbook.open(place, PASSPHRASE, clock=Clock())
    yield book
    book.close(backup=False)


def test_everything_of_a_couple_comes_back(book: Workbook) -> None:
    couple = book.couples.create(FULL)
    assert couple.number == 1
    assert couple.rev == 1
    assert len({couple.uid, couple.first.uid, couple.second.uid}) == 3
    given_back = replace(
        couple,
        number=0,
        uid="",
        rev=0,
        first=replace(couple.first, uid="", rev=0),
        second=replace(couple.second, uid="", rev=0),
    )
    assert given_back == FULL
    assert book.couples.get(couple.uid) == couple == book.couples.find("#1") == book.couples.find(couple.uid)


def test_closing_and_reopening_are_dated(book: Workbook, clock: Clock) -> None:
    couple = book.couples.create(couple_of())
    assert (couple.begun, couple.closed, couple.reopened) == (date(2026, 3, 2), None, None)
    couple = book.couples.save(replace(couple, status=Status.CLOSED))
    clock.now = datetime(2026, 9, 1, 9)
    couple = book.couples.save(replace(couple, status=Status.ACTIVE, closed=None))
    assert (couple.closed, couple.reopened) == (date(2026, 3, 2), date(2026, 9, 1))


def test_a_stale_save_is_refused_whole(book: Workbook) -> None:
    couple = book.couples.create(FULL)
    newer = book.couples.save(replace(couple, second=replace(couple.second, name="Bo Berg")))
    assert newer.rev == 2
    with pytest.raises(Stale):
        book.couples.save(replace(couple, household="three children"))
    with pytest.raises(Stale):
        book.couples.save(replace(newer, second=couple.second, household="three children"))
    assert book.couples.get(couple.uid) == newer


def test_what_cannot_be_is_refused(book: Workbook) -> None:
    for wrong in (
        replace(FULL, together=1850),
        replace(FULL, first=replace(FULL.first, born=date(2026, 3, 3))),
        *(
            replace(FULL, second=replace(FULL.second, name=name))
            for name in ("\t", "\0", "\u200b \u2060", "\u3164", "\u0301")
        ),
        replace(FULL, household="a lone \ud800"),
    ):
        with pytest.raises(BadInput):
            book.couples.create(wrong)
    assert book.couples.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"next_session": datetime(1, 1, 1)},
        {"next_session": datetime(9999, 12, 31, 23, 59)},
        {"next_session": datetime(2026, 3, 9, 16, 30, tzinfo=UTC)},
        {"policy_signed": date(9999, 1, 1)},
        {"policy_signed": datetime(2026, 3, 1)},
        {"first": replace(FULL.first, born=datetime(1984, 2, 29))},
    ],
    ids=repr,
)
def test_an_impossible_date_is_refused(book: Workbook, wrong: dict[str, Any]) -> None:
    """One that was let in would break every page that shows it, for good."""
    kept = book.couples.create(FULL)
    with pytest.raises(BadInput):
        book.couples.create(replace(FULL, **wrong))
    if "first" in wrong:
        wrong = {"first": replace(kept.first, born=wrong["first"].born)}
    with pytest.raises(BadInput):
        book.couples.save(replace(kept, **wrong))
    assert book.couples.lines()[0].uid == kept.uid
    assert book.couples.get(kept.uid) == kept


def test_a_day_that_cannot_be_brings_nobody(book: Workbook) -> None:
    book.couples.create(FULL)
    for day in (date.min, date.max):
        assert book.couples.coming(day) == ()


def test_a_clock_that_was_set_back_locks_no_couple(book: Workbook, clock: Clock) -> None:
    kept = book.couples.create(replace(FULL, first=replace(FULL.first, born=date(2026, 3, 2)), together=2026))
    clock.now = datetime(2019, 1, 1)
    saved = book.couples.save(replace(kept, household="three children"))
    assert saved.household == "three children"
    with pytest.raises(BadInput):
        book.couples.save(replace(saved, together=2025))
    with pytest.raises(BadInput):
        book.couples.save(replace(saved, first=replace(saved.first, born=date(2026, 3, 1))))


def test_a_partner_of_another_couple_is_not_saved_over(book: Workbook) -> None:
    couple, other = book.couples.create(FULL), book.couples.create(couple_of())
    for wrong in (
        replace(couple, first=other.first),
        replace(couple, second=replace(other.second, name="Taken Over")),
        replace(couple, first=couple.second, second=couple.first),
    ):
        with pytest.raises(NotFound):
            book.couples.save(wrong)
    assert (book.couples.get(couple.uid), book.couples.get(other.uid)) == (couple, other)


def test_a_used_name_is_tidy_or_none(book: Workbook) -> None:
    for called, kept in ((" Addie ", "Addie"), (" \u200b", ""), ("\0", "")):
        couple = book.couples.create(replace(couple_of(), first=Partner(Whose.FIRST, "Ada Berg", called=called)))
        assert couple.first.called == kept
        assert couple.first.short in ("Addie", "Ada")


@pytest.mark.parametrize("ref", ["#2", "2", "", "#", "#0", "nobody", "#99999999999999999999", "\u0661"])
def test_nobody_is_found_under_another_reference(book: Workbook, couple: Couple, ref: str) -> None:
    with pytest.raises(NotFound):
        book.couples.find(ref)
    with pytest.raises(NotFound):
        book.couples.save(replace(couple, uid="nobody"))


def test_a_number_is_never_given_twice(book: Workbook) -> None:
    assert [book.couples.create(couple_of()).number for _n in range(3)] == [1, 2, 3]


@settings(deadline=None)
@given(first=NAME, called=CALLED, brings=TEXT)
def test_any_text_comes_back_as_it_was(shared: Workbook, first: str, called: str, brings: str) -> None:
    partner = Partner(Whose.FIRST, first, called=called, brings=brings)
    couple = shared.couples.create(Couple(partner, Partner(Whose.SECOND, "Bo")))
    kept = shared.couples.get(couple.uid).first
    assert (kept.name, kept.called, kept.brings) == (first, called, brings)


@settings(deadline=None)
@given(data=st.data())
def test_any_part_of_a_name_finds_it(shared: Workbook, data: st.DataObject) -> None:
    name = data.draw(NAME)
    couple = shared.couples.create(couple_of(first=name))
    word = data.draw(st.sampled_from(name.split()))
    retyped = data.draw(st.sampled_from([word, word.upper(), word.lower(), word.casefold(), _plain(word)]))
    assert couple.uid in _found(shared, retyped)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _found(book: Workbook, text: str) -> set[str]:
    return {line.uid for line in book.couples.lines(text, limit=10_000)}


@pytest.mark.parametrize(
    ("name", "searched"),
    [
        ("José Ångström", "jose angstrom"),
        ("Łukasz Møller", "lukasz moller"),
        ("GROẞ Straße", "strasse gross"),
        ("Ελένη Σοφός", "ελενη σοφοσ"),
        ("İpek Yıldız", "ipek yildiz"),
        ("محمد", "مُحَمَّد"),
        ("王小明", "小明"),
        ("Ann-Marie O’Neil", "marie o’"),
        ("50% _off_ \\ back", "50% _off_ \\"),
    ],
)
def test_names_are_found_without_their_accents_and_case(book: Workbook, name: str, searched: str) -> None:
    wanted = book.couples.create(couple_of(second=name)).uid
    book.couples.create(couple_of(second="Nobody Else"))
    assert _found(book, searched) == {wanted}
    assert book.couples.count(searched) == 1


@pytest.mark.parametrize("text", ["%", "_", "a%b", "\\", "'", '"', "*", "--", ";"])
def test_signs_that_mean_something_to_a_database_mean_themselves(book: Workbook, text: str) -> None:
    book.couples.create(couple_of())
    assert _found(book, text) == set()
    wanted = book.couples.create(couple_of(first=f"x{text}y")).uid
    assert _found(book, text) == {wanted}


def test_a_number_finds_its_couple(book: Workbook) -> None:
    uids = [book.couples.create(couple_of()).uid for _n in range(12)]
    assert _found(book, "#1") == _found(book, "1") == {uids[0]}
    assert _found(book, "berg 12") == {uids[11]}
    other = book.couples.create(couple_of(first="Seven 7 Eleven")).uid
    assert _found(book, "7") == {uids[6], other}
    assert _found(book, "#7") == {uids[6]}
    assert _found(book, "9" * 40) == set()


def test_who_comes_next_stands_first_then_the_newest(book: Workbook, clock: Clock) -> None:
    days = {"past": -3, "later": 9, "soon": 1, "none": None, "today": 0, "newest": None}
    for name, days_ahead in days.items():
        when = None if days_ahead is None else clock.now + timedelta(days=days_ahead)
        book.couples.create(replace(couple_of(first=name), next_session=when))
    wanted = ["today", "soon", "later", "newest", "none", "past"]
    assert [line.first for line in book.couples.lines()] == wanted
    assert [line.first for line in book.couples.lines(limit=2, offset=3)] == wanted[3:5]
    assert book.couples.lines(offset=6) == ()


def test_lists_can_be_narrowed_by_status(book: Workbook) -> None:
    for status in (Status.WAITING, Status.CLOSED, Status.CLOSED):
        book.couples.create(replace(couple_of(), status=status))
    assert book.couples.counts() == {Status.WAITING: 1, Status.ACTIVE: 0, Status.PAUSED: 0, Status.CLOSED: 2}
    assert book.couples.count("ada", frozenset({Status.CLOSED})) == 2
    assert {x.status for x in book.couples.lines(statuses=frozenset({Status.CLOSED, Status.PAUSED}))} == {Status.CLOSED}
    assert book.couples.lines(statuses=frozenset()) == ()


def test_a_line_says_where_a_couple_stands(book: Workbook, couple: Couple, clock: Clock) -> None:
    plan = book.plans.adopt(couple.uid, PlanKind.REBUILD)
    for weeks in (2, 1):
        session = book.sessions.begin(Session(couple.uid, clock.now - timedelta(weeks=weeks)))
        note = book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.BETWEEN, "words"),)))
    book.sessions.sign(note.uid, note.rev)
    (line,) = book.couples.lines()
    assert plan.current is not None
    assert line == CoupleLine(
        uid=couple.uid,
        number=1,
        first="Ada Berg",
        second="Bo Lind",
        status=Status.ACTIVE,
        plan="rebuild",
        step=plan.current.title,
        sessions=2,
        last_session=date(2026, 2, 23),
        next_session=None,
        unsigned=1,
    )


def test_a_line_calls_them_as_they_are_called(book: Workbook, couple: Couple) -> None:
    book.couples.save(replace(couple, first=replace(couple.first, called="Addie")))
    (line,) = book.couples.lines()
    assert line.short == "Addie & Bo"
    assert line.names == "Ada Berg & Bo Lind"


def test_who_comes_on_a_day_by_time(book: Workbook) -> None:
    for name, when in {
        "eve": datetime(2026, 3, 1, 23, 59),
        "late": datetime(2026, 3, 2, 17, 30),
        "midnight": datetime(2026, 3, 2),
        "next": datetime(2026, 3, 3),
    }.items():
        book.couples.create(replace(couple_of(first=name), next_session=when))
    assert [line.first for line in book.couples.coming(date(2026, 3, 2))] == ["midnight", "late"]
    assert book.couples.coming(date(2027, 1, 1)) == ()


def test_who_was_looked_at_last_stands_first(book: Workbook) -> None:
    uids = [book.couples.create(couple_of(first=name)).uid for name in "abcd"]
    for n in (0, 1, 2, 0):
        book.couples.opened(uids[n])
    assert [line.first for line in book.couples.recent()] == ["a", "c", "b"]
    assert [line.first for line in book.couples.recent(limit=1)] == ["a"]
    with pytest.raises(NotFound):
        book.couples.opened("nobody")

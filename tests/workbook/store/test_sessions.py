"""Sessions and drafts: in the couple's order, kept as they are typed, never filed under somebody else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbook.conftest import PASSPHRASE, Clock, Template, couple_of
from workbook.book import Workbook
from workbook.errors import BadInput, NotFound, Stale
from workbook.model.common import Visibility, Whose
from workbook.model.couple import Couple, Status
from workbook.model.session import About, CheckIn, Note, NoteForm, Passage, Place, Session

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
PASSAGES = st.lists(
    st.builds(Passage, st.sampled_from(["data", "plan"]), st.sampled_from(About), TEXT),
    max_size=5,
    unique_by=lambda passage: (passage.section, passage.about),
)


@pytest.fixture
def session(book: Workbook, couple: Couple, clock: Clock) -> Session:
    return book.sessions.begin(Session(couple.uid, clock.now))


@pytest.fixture(scope="module")
def shared(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workbook, str]]:
    """One opened workbook and a session in it, for tests that try many values."""
    place = Path(copytree(template.path, tmp_path_factory.mktemp("shared") / "Shared.workbook"))
    book = Workbook.open(place, PASSPHRASE, clock=Clock())
    couple = book.couples.create(couple_of())
    yield book, book.sessions.begin(Session(couple.uid, datetime(2026, 3, 2, 9))).uid
    book.close(backup=False)


def test_everything_of_a_session_comes_back(book: Workbook, couple: Couple) -> None:
    session = Session(
        couple.uid,
        datetime(2026, 3, 2, 14, 15),
        minutes=80,
        place=Place.VIDEO,
        attended=Whose.SECOND,
        focus="The move",
        first=CheckIn(3, None, 10),
        second=CheckIn(hope=0),
        shown=Visibility.JOINT,
    )
    kept = book.sessions.begin(session)
    assert replace(kept, number=0, uid="", rev=0) == session
    assert (kept.number, kept.rev) == (1, 1)
    saved = book.sessions.save(replace(kept, focus="The move, again", number=99))
    assert saved == replace(kept, focus="The move, again", rev=2)
    with pytest.raises(Stale):
        book.sessions.save(kept)


def test_the_first_session_makes_a_waiting_couple_active(book: Workbook, couple: Couple, session: Session) -> None:
    active = book.couples.get(couple.uid)
    assert (couple.status, active.status, active.rev) == (Status.WAITING, Status.ACTIVE, couple.rev + 1)
    paused = book.couples.save(replace(active, status=Status.PAUSED))
    book.sessions.begin(Session(couple.uid, session.starts))
    assert book.couples.get(couple.uid) == paused


def test_sessions_are_counted_for_each_couple(book: Workbook, couple: Couple, clock: Clock) -> None:
    other = book.couples.create(couple_of())
    for weeks in (3, 1, 2):
        book.sessions.begin(Session(couple.uid, clock.now - timedelta(weeks=weeks)))
    mine = book.sessions.begin(Session(other.uid, clock.now))
    assert [s.number for s in book.sessions.of(couple.uid)] == [1, 3, 2], "oldest first by date"
    assert [line.number for line in book.sessions.lines(couple.uid)] == [2, 3, 1]
    assert [line.number for line in book.sessions.lines(couple.uid, limit=1, offset=1)] == [3]
    assert book.sessions.of(other.uid) == (mine,)


def test_a_session_stays_with_its_couple(book: Workbook, session: Session) -> None:
    other = book.couples.create(couple_of())
    with pytest.raises(NotFound):
        book.sessions.save(replace(session, couple=other.uid, focus="Somebody else's"))
    assert book.sessions.of(other.uid) == ()
    assert book.sessions.get(session.uid) == session


def test_what_cannot_be_is_refused(book: Workbook, couple: Couple, session: Session) -> None:
    for wrong in (
        replace(session, minutes=0),
        replace(session, minutes=601),
        replace(session, starts=datetime(26, 3, 2)),
        replace(session, starts=datetime(9999, 1, 1)),
        replace(session, starts=datetime(2026, 3, 2, tzinfo=UTC)),
    ):
        with pytest.raises(BadInput):
            book.sessions.save(wrong)
        with pytest.raises(BadInput):
            book.sessions.begin(wrong)
    for attempt in (
        lambda: book.sessions.begin(Session("nobody", session.starts)),
        lambda: book.sessions.get("none"),
        lambda: book.sessions.note("none"),
        lambda: book.sessions.autosave(Note("none")),
        lambda: book.sessions.sign("none", 1),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert book.sessions.of(couple.uid) == (session,)


def test_a_draft_grows_and_shrinks(book: Workbook, session: Session, clock: Clock) -> None:
    empty = book.sessions.note(session.uid)
    assert empty == Note(session.uid)
    one = Passage("data", About.FIRST, "quiet at first")
    two = Passage("plan", About.BETWEEN, "a walk on Sunday")
    kept = book.sessions.autosave(replace(empty, passages=(one, two)))
    assert (kept.passages, kept.rev, kept.saved_at) == ((one, two), 1, clock.now)
    clock.now += timedelta(seconds=5)
    soap = book.sessions.autosave(replace(kept, form=NoteForm.SOAP, passages=(two,)))
    assert (soap.form, soap.passages, soap.rev, soap.saved_at) == (NoteForm.SOAP, (two,), 2, clock.now)
    assert book.sessions.note(session.uid) == soap


@pytest.mark.parametrize(
    "passages",
    [
        (Passage("data", About.FIRST, "one"), Passage("data", About.FIRST, "two")),
        (Passage("dreams", About.FIRST, "one"),),
    ],
)
def test_a_passage_needs_a_field_of_its_own(book: Workbook, session: Session, passages: tuple[Passage, ...]) -> None:
    """Two in one field would leave one off the page, and a section that no form has would leave off all of it."""
    with pytest.raises(BadInput):
        book.sessions.autosave(Note(session.uid, passages=passages))
    assert book.sessions.note(session.uid) == Note(session.uid)


def test_words_under_another_forms_section_are_kept(book: Workbook, session: Session) -> None:
    passages = (Passage("subjective", About.FIRST, "from before"), Passage("data", About.FIRST, "now"))
    kept = book.sessions.autosave(Note(session.uid, NoteForm.DAP, passages))
    assert kept.passages == passages


def test_two_editors_do_not_overwrite_each_other(book: Workbook, session: Session) -> None:
    empty = book.sessions.note(session.uid)
    kept = book.sessions.autosave(replace(empty, passages=(Passage("data", About.FIRST, "mine"),)))
    newer = book.sessions.autosave(replace(kept, passages=(Passage("data", About.FIRST, "mine too"),)))
    for stale in (empty, kept, replace(newer, uid="another")):
        with pytest.raises(Stale):
            book.sessions.autosave(replace(stale, passages=(Passage("data", About.FIRST, "theirs"),)))
    assert book.sessions.note(session.uid) == newer


def test_a_note_belongs_to_the_session_it_was_opened_for(book: Workbook, session: Session) -> None:
    kept = book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.FIRST, "mine"),)))
    other = book.sessions.begin(Session(session.couple, session.starts))
    with pytest.raises(Stale):
        book.sessions.autosave(replace(kept, session=other.uid))
    assert book.sessions.note(other.uid) == Note(other.uid)


@settings(deadline=None)
@given(passages=PASSAGES)
def test_any_words_come_back_as_they_were(shared: tuple[Workbook, str], passages: list[Passage]) -> None:
    book, uid = shared
    book.sessions.autosave(replace(book.sessions.note(uid), passages=tuple(passages)))
    assert book.sessions.note(uid).passages == tuple(passages)


def test_a_very_long_note_comes_back(book: Workbook, session: Session) -> None:
    words = "".join(f"line {n}: and then she said, <b>“no”</b>\n" for n in range(5000))
    kept = book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.BETWEEN, words),)))
    assert book.sessions.sign(kept.uid, kept.rev).text("data", About.BETWEEN) == words


def test_unsigned_are_those_without_a_signed_note(book: Workbook, couple: Couple, clock: Clock) -> None:
    other = book.couples.create(couple_of(first="Cleo"))
    days = {3: couple, 2: other, 1: couple}
    newest, middle, oldest = (
        book.sessions.begin(Session(c.uid, clock.now - timedelta(days=4 - n))) for n, c in days.items()
    )
    draft = book.sessions.autosave(Note(middle.uid, passages=(Passage("data", About.FIRST, "words"),)))
    assert [(c.first, line.uid, line.has_note) for c, line in book.sessions.unsigned()] == [
        ("Ada Berg", oldest.uid, False),
        ("Cleo", middle.uid, True),
        ("Ada Berg", newest.uid, False),
    ]
    signed = book.sessions.sign(draft.uid, draft.rev)
    addended = book.sessions.addend(signed.uid, "More.")
    assert [line.uid for _c, line in book.sessions.unsigned()] == [oldest.uid, newest.uid]
    (line,) = book.sessions.lines(other.uid)
    assert (line.on, line.signed_at, line.addenda) == (date(2026, 2, 28), signed.signed_at, (clock.now,))
    assert len(addended.addenda) == 1

"""What stands beside the demo's sessions: contacts, a thought kept apart, a countersignature, what was entered in error."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from workbook.book import Workbook
from workbook.demo.beside import SUPERVISOR
from workbook.demo.make import fill
from workbook.model.note_apart import Apart

TODAY = datetime(2026, 11, 17, 10, 42)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    path = tmp_path_factory.mktemp("demo") / "Demo.workbook"
    fill(path, "seven calm herons wading", couples=4, sessions=6, seed=1, today=TODAY)
    with Workbook.open(path, "seven calm herons wading", clock=lambda: TODAY) as book:
        yield book


def test_contacts_stand_between_the_sessions_signed_and_not(book: Workbook) -> None:
    couple = book.couples.find("#1").uid
    contacts = book.notes_apart.of(couple, Apart.CONTACT)
    assert [c.signed_at is not None for c in contacts] == [False, True, True]
    assert contacts[0].at.date() == TODAY.date() - timedelta(days=1)
    assert [len(c.addenda) for c in contacts] == [0, 0, 1]
    (letter,) = book.notes_apart.of(book.couples.find("#2").uid)
    assert (letter.other, letter.addenda[0].signed_by) == ("the family doctor", SUPERVISOR)
    assert letter.addenda[0].countersigns
    assert book.notes_apart.of(couple, Apart.PSYCHOTHERAPY)[0].session in [s.uid for s in book.sessions.of(couple)]


def test_one_note_is_countersigned_and_one_session_stands_under_the_right_day(book: Workbook) -> None:
    first, second = book.couples.find("#1").uid, book.couples.find("#2").uid
    signers = [
        a.signed_by for s in book.sessions.of(first) for a in book.sessions.note(s.uid).addenda if a.countersigns
    ]
    assert signers == [SUPERVISOR]
    (gone,) = book.withdrawals.of(second)
    wrong, right = book.sessions.get(gone.record), book.sessions.get(gone.refiled)
    assert wrong.starts - right.starts == timedelta(days=1)
    assert book.sessions.note(right.uid).signed_at is not None
    assert book.sessions.note(right.uid).passages == book.sessions.note(wrong.uid).passages
    assert [w.refiled for w in book.withdrawals.of(first)] == [""]


def test_own_phrases_and_a_template_are_there(book: Workbook) -> None:
    assert [phrase.name for phrase in book.phrases.all()] == ["done", "pause", "repair"]
    assert [template.name for template in book.phrases.templates()] == ["Short check of the week"]

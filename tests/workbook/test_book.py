"""The workbook's front door: made, opened, refused, heard, closed."""

import stat
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE, PRACTICE, Clock, Template, couple_of
from workbook.book import Changes, Workbook, is_workbook
from workbook.errors import AlreadyThere, BadInput, CannotWrite, NotAWorkbook, NotFound, Stale, WrongPassphrase
from workbook.model.couple import Couple
from workbook.model.practice import Practice
from workbook.model.session import Note, Session


def test_a_new_workbook_is_open_and_knows_its_counselor(tmp_path: Path, clock: Clock) -> None:
    book, code = Workbook.create(tmp_path / "North Pier.workbook", PASSPHRASE, PRACTICE, clock=clock)
    with book:
        assert book.name == "North Pier"
        assert book.settings.practice().counselor == "Ida Holm"
        assert book.couples.count() == 0
    assert len(code.replace("-", "")) == 32
    assert is_workbook(book.path)


def test_files_are_the_owners_alone(place: Path, book: Workbook, couple: Couple) -> None:
    book.backups.make()
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in place.rglob("*") if p.is_file()}
    assert {"data.db", "data.db-wal", "keys.json", "lock", "manifest.json"} <= set(modes)
    assert set(modes.values()) == {0o600}
    assert {stat.S_IMODE(p.stat().st_mode) for p in place.rglob("*") if p.is_dir()} == {0o700}


def test_the_new_folder_is_the_owners_alone(template: Template) -> None:
    assert stat.S_IMODE(template.path.stat().st_mode) == 0o700


def test_nothing_is_made_over_something_else(place: Path) -> None:
    before = (place / "data.db").read_bytes()
    with pytest.raises(AlreadyThere):
        Workbook.create(place, PASSPHRASE, PRACTICE)
    assert (place / "data.db").read_bytes() == before


@pytest.mark.parametrize("practice", [Practice(paper="papyrus"), Practice(name="\udcff")])
def test_a_failed_create_leaves_nothing(tmp_path: Path, practice: Practice) -> None:
    with pytest.raises(BadInput):
        Workbook.create(tmp_path / "A.workbook", PASSPHRASE, practice)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file, no folder")
    for parent in (tmp_path / "file", tmp_path / "nowhere"):
        with pytest.raises(CannotWrite):
            Workbook.create(parent / "A.workbook", PASSPHRASE, PRACTICE)


@pytest.mark.parametrize("name", ["a\0b.workbook", "a\ud800b.workbook", "x" * 300])
def test_a_name_that_cannot_be_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotWrite):
        Workbook.create(tmp_path / name, PASSPHRASE, PRACTICE)
    with pytest.raises(NotAWorkbook):
        Workbook.open(tmp_path / name, PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


def test_a_short_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="8"):
        Workbook.create(tmp_path / "A.workbook", "  short  ", PRACTICE)
    assert list(tmp_path.iterdir()) == []


def test_the_passphrase_opens_and_another_does_not(place: Path) -> None:
    with pytest.raises(WrongPassphrase) as wrong:
        Workbook.open(place, "seven calm heron")
    assert "heron" not in str(wrong.value)
    Workbook.open(place, PASSPHRASE).close(backup=False)


def test_the_recovery_code_opens_as_it_was_copied_from_paper(place: Path, template: Template) -> None:
    typed = " " + template.code.lower().replace("-", " ").replace("o", "0").replace("i", "1")
    Workbook.open(place, typed, recovery=True).close(backup=False)
    with pytest.raises(WrongPassphrase, match="recovery code"):
        Workbook.open(place, "AAAA" * 8, recovery=True)
    with pytest.raises(WrongPassphrase):
        Workbook.open(place, template.code)


def test_a_new_passphrase_takes_the_place_of_the_old_one(place: Path, template: Template) -> None:
    with Workbook.open(place, PASSPHRASE) as book:
        with pytest.raises(WrongPassphrase):
            book.change_passphrase("not the old one", "eight loud gulls")
        with pytest.raises(BadInput):
            book.change_passphrase(PASSPHRASE, "short")
        book.change_passphrase(PASSPHRASE, "eight loud gulls")
    with pytest.raises(WrongPassphrase):
        Workbook.open(place, PASSPHRASE)
    Workbook.open(place, "eight loud gulls").close(backup=False)
    with Workbook.open(place, template.code, recovery=True) as book:
        book.change_passphrase(template.code, "nine new terns", recovery=True)
    Workbook.open(place, "nine new terns").close(backup=False)


def test_what_is_no_workbook_says_so(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "file").write_text("hello")
    for path in (tmp_path / "photos", tmp_path / "file", tmp_path / "nowhere"):
        assert not is_workbook(path)
        with pytest.raises(NotAWorkbook):
            Workbook.open(path, PASSPHRASE)
    assert list((tmp_path / "photos").iterdir()) == []


def test_closing_twice_is_closing_once(book: Workbook, place: Path) -> None:
    book.close()
    book.close()
    assert not (place / "data.db-wal").exists()
    with Workbook.open(place, PASSPHRASE) as again:
        assert again.backups.last() is not None


def test_what_was_kept_is_there_after_closing(book: Workbook, couple: Couple, place: Path) -> None:
    book.close(backup=False)
    with Workbook.open(place, PASSPHRASE) as again:
        assert again.couples.get(couple.uid) == couple


def test_each_change_is_heard_once_and_a_failed_one_not_at_all(book: Workbook, clock: Clock) -> None:
    heard: list[Changes] = []
    stop = book.subscribe(heard.append)
    couple = book.couples.create(couple_of())
    session = book.sessions.begin(Session(couple.uid, clock.now))
    book.sessions.autosave(Note(session.uid))
    book.settings.save_practice(book.settings.practice())
    assert heard == [
        Changes(frozenset({"couples"}), couple.uid),
        Changes(frozenset({"sessions", "couples"}), couple.uid),
        Changes(frozenset({"sessions"}), couple.uid),
        Changes(frozenset({"settings"})),
    ]
    heard.clear()
    with pytest.raises(Stale):
        book.couples.save(couple)
    with pytest.raises(NotFound):
        book.sessions.begin(Session("nobody", clock.now))
    with pytest.raises(BadInput):
        book.couples.create(couple_of(first=" "))
    assert heard == []
    stop()
    book.couples.create(couple_of())
    assert heard == []
    book.close(backup=False)
    stop()


def test_looking_changes_no_record(book: Workbook, couple: Couple) -> None:
    heard: list[Changes] = []
    book.subscribe(heard.append)
    book.couples.opened(couple.uid)
    assert heard == []
    assert book.couples.get(couple.uid).rev == couple.rev


def test_a_record_gathers_what_a_page_is_made_from(book: Workbook, couple: Couple, clock: Clock) -> None:
    session = book.sessions.begin(Session(couple.uid, clock.now))
    given = book.assignments.assign(couple.uid, _free_exercise(book), couple.first.whose, until=date(2026, 3, 9))
    record = book.record(couple.uid)
    assert record.sessions == (session,)
    assert record.assignments == (given,)
    assert record.plan is None
    assert record.practice == book.settings.practice()
    with pytest.raises(NotFound):
        book.record("nobody")


def test_times_are_the_clocks(book: Workbook, clock: Clock, couple: Couple) -> None:
    clock.now += timedelta(days=8)
    session = book.sessions.begin(Session(couple.uid, clock.now))
    assert book.sessions.autosave(Note(session.uid)).saved_at == clock.now


def _free_exercise(book: Workbook) -> str:
    return next(e.key for e in book.catalogue.exercises if e.gate == "free")

"""Killed in the middle, a full disk, no permission: what was kept stays kept, and the reason is one sentence."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE, Clock, couple_of
from workbook.book import Workbook, verify
from workbook.model.session import About, Note, Passage, Session

TYPING = """
import sys
from dataclasses import replace
from pathlib import Path
from workbook.book import Workbook
from workbook.model.session import About, Passage
book = Workbook.open(Path(sys.argv[1]), sys.argv[2])
note = book.sessions.note(sys.argv[3])
while True:
    words = f"draft {note.rev + 1} " + "and on it goes " * 400
    note = book.sessions.autosave(replace(note, passages=(Passage("data", About.BETWEEN, words),)))
    print(note.rev, flush=True)
"""

FULL_DISK = """
import resource, sys
from dataclasses import replace
from pathlib import Path
from workbook.book import Workbook
from workbook.errors import CannotWrite
from workbook.model.session import About, Passage
place = Path(sys.argv[1])
book = Workbook.open(place, sys.argv[2])
note = book.sessions.note(sys.argv[3])
kept = book.sessions.autosave(replace(note, passages=(Passage("data", About.BETWEEN, "kept"),)))
heard = []
book.subscribe(heard.append)
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
for attempt in (
    lambda: book.sessions.autosave(replace(kept, passages=(Passage("data", About.BETWEEN, "lost " * 400_000),))),
    lambda: book.backups.make(place.parent / "elsewhere"),
    lambda: book.backups.make(),
):
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, hard))
    try:
        attempt()
    except CannotWrite as error:
        print(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
assert book.sessions.note(sys.argv[3]) == kept
assert heard == []
assert list((place / "backups").iterdir()) == list((place.parent / "elsewhere").iterdir()) == []
book.sessions.autosave(replace(kept, passages=(Passage("data", About.BETWEEN, "kept later"),)))
book.close()
"""

SIGNED_ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from workbook.book import Workbook
from workbook.errors import CannotWrite
book = Workbook.open(Path(sys.argv[1]), sys.argv[2])
note = book.sessions.note(sys.argv[3])
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (250_000, hard))
signed = book.sessions.sign(note.uid, note.rev)
signed = book.sessions.addend(signed.uid, "One more thing.")
try:
    book.backups._desk.records.checkpoint()
except CannotWrite as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
assert book.sessions.note(sys.argv[3]) == signed
assert signed.signed_at and len(signed.addenda) == 1
book.close(backup=False)
"""

NOBODY = """
import os, sys
from pathlib import Path
from workbook.book import Workbook, restore
from workbook.catalogue.loader import load
from workbook.errors import CannotWrite
from workbook.model.practice import Practice
load()
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
place = Path(sys.argv[1])
for attempt in (
    lambda: Workbook.open(place, sys.argv[2]),
    lambda: Workbook.create(place.parent / "New.workbook", sys.argv[2], Practice()),
    lambda: restore(next((place / "backups").iterdir()), place.parent / "New.workbook"),
):
    try:
        attempt()
    except CannotWrite as error:
        print(error)
"""


@pytest.fixture
def session(place: Path, clock: Clock) -> str:
    """A session in the closed workbook, to be written about."""
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        couple = book.couples.create(couple_of())
        uid = book.sessions.begin(Session(couple.uid, clock.now)).uid
        book.close(backup=False)
    return uid


@pytest.fixture
def public(place: Path) -> Iterator[Path]:
    """The workbook with a backup, where anyone may read it and nobody may write."""
    with Workbook.open(place, PASSPHRASE) as book:
        book.backups.make()
        book.close(backup=False)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(place, Path(folder) / "Practice.workbook"))
        every = (Path(folder), copy, *copy.rglob("*"))
        for path in every:
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield copy
        for path in every:
            path.chmod(0o755)


def run(script: str, *arguments: Path | str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.mark.parametrize("saves", [1, 7, 40])
def test_killed_while_typing_the_last_kept_draft_is_there(place: Path, session: str, saves: int) -> None:
    command = [sys.executable, "-c", TYPING, str(place), PASSPHRASE, session]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as typing:
        assert typing.stdout is not None
        seen = [int(typing.stdout.readline()) for _n in range(saves)][-1]
        typing.kill()
    with Workbook.open(place, PASSPHRASE) as book:
        note = book.sessions.note(session)
        assert note.rev >= seen
        assert note.text("data", About.BETWEEN).startswith(f"draft {note.rev} and on")
        book.close(backup=False)
    assert verify(place, PASSPHRASE).ok


def test_a_full_disk_loses_nothing_that_was_kept(place: Path, session: str) -> None:
    said = run(FULL_DISK, place, PASSPHRASE, session)
    assert len(said) == 3
    assert all(sentence.endswith(".") for sentence in said)
    with Workbook.open(place, PASSPHRASE) as book:
        assert book.sessions.note(session).text("data", About.BETWEEN) == "kept later"
        book.close(backup=False)
    assert verify(place, PASSPHRASE).ok


def test_a_signature_is_kept_where_the_main_file_cannot_grow(place: Path, session: str) -> None:
    """It stands in the log by then; the failure must not look as if the note were not signed."""
    with Workbook.open(place, PASSPHRASE) as book:
        long = Passage("data", About.BETWEEN, "and on it goes " * 40_000)
        book.sessions.autosave(Note(session, passages=(long,)))
        for _n in range(60):
            book.couples.opened(book.couples.find("#1").uid)
        book.close(backup=False)
    assert (place / "data.db").stat().st_size > 700_000
    assert len(run(SIGNED_ON_A_FULL_DISK, place, PASSPHRASE, session)) == 1
    with Workbook.open(place, PASSPHRASE) as book:
        assert book.sessions.note(session).signed_at is not None
        book.close(backup=False)
    assert verify(place, PASSPHRASE).ok


def test_no_permission_is_one_sentence_and_changes_nothing(public: Path) -> None:
    before = sorted(p.name for p in public.parent.rglob("*"))
    said = run(NOBODY, public, PASSPHRASE)
    assert len(said) == 3
    assert all(sentence.endswith(".") for sentence in said)
    assert sorted(p.name for p in public.parent.rglob("*")) == before

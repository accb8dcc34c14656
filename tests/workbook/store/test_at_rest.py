"""On the disk there is not one word that a client or the counselor wrote: not in the records, their log, or a backup."""

from datetime import timedelta
from pathlib import Path

from tests.workbook.conftest import PASSPHRASE, Clock
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.intake import IntakeKind, Remark
from workbook.model.practice import Practice
from workbook.model.safety import Finding, SafetyScreen
from workbook.model.session import About, Note, Passage, Session

WORDS = {
    name: f"quittenbrot{name}"
    for name in ("first", "second", "household", "brings", "remark", "screen", "note", "draft", "addendum", "practice")
}


def test_no_written_word_is_readable_on_the_disk(tmp_path: Path, clock: Clock) -> None:
    place = tmp_path / "A.workbook"
    book, code = Workbook.create(place, PASSPHRASE, Practice(name=WORDS["practice"], counselor="Ida"), clock=clock)
    first = Partner(Whose.FIRST, WORDS["first"], brings=WORDS["brings"])
    couple = book.couples.create(
        Couple(first, Partner(Whose.SECOND, WORDS["second"]), household=WORDS["household"])
    ).uid
    intake = book.intakes.begin(couple, IntakeKind.FIRST)
    book.intakes.remark(intake.uid, Remark("lonely", WORDS["remark"]))
    book.safety.record(SafetyScreen(couple, Whose.FIRST, clock.now, Finding.CONCERN, note=WORDS["screen"]))
    for weeks, text in enumerate((WORDS["note"], WORDS["draft"])):
        session = book.sessions.begin(Session(couple, clock.now + timedelta(weeks=weeks)))
        note = book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.FIRST, text),)))
        if text == WORDS["note"]:
            book.sessions.addend(book.sessions.sign(note.uid, note.rev).uid, WORDS["addendum"])
    book.backups.make(tmp_path / "elsewhere")
    assert (place / "data.db-wal").stat().st_size > 0, "the log is looked at too"
    _nothing_readable(tmp_path, code)
    book.close()
    _nothing_readable(tmp_path, code)


def _nothing_readable(folder: Path, code: str) -> None:
    secrets = [*WORDS.values(), "quittenbrot", PASSPHRASE, code, code.replace("-", ""), "CREATE TABLE", "SQLite format"]
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"data.db", "keys.json", "manifest.json"}
    for file in files:
        content = file.read_bytes()
        for secret in secrets:
            for encoding in ("utf-8", "utf-16-le"):
                assert secret.encode(encoding) not in content, file.name

"""The demo on disk: a workbook full of fictional couples, and one PDF of every kind beside it."""

import os
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from pathlib import Path

from ui.command import SECRET
from ui.press import Sheet, handout_sheet, intake_sheet, progress_sheet, put, recovery_sheet
from workbook.book import Workbook
from workbook.demo.make import fill
from workbook.errors import AlreadyThere
from workbook.model.common import Audience

PASSPHRASE = "harbour lamp violet ladder seven"  # noqa: S105  of the demo, printed when it is made


@dataclass(frozen=True, slots=True)
class Demo:
    workbook: Path
    passphrase: str
    documents: tuple[Path, ...]


def make_demo(folder: Path, *, couples: int, sessions: int, seed: int) -> Demo:
    """Make DIR/Demo.workbook and the documents of its first couple. `AlreadyThere` unless `folder` is new or empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise AlreadyThere(_("The demo needs a new or an empty folder."))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "Demo.workbook"
    passphrase = os.environ.get(SECRET) or PASSPHRASE
    today = datetime.now().astimezone().replace(tzinfo=None, microsecond=0)
    code = fill(path, passphrase, couples=couples, sessions=sessions, seed=seed, today=today)
    with Workbook.open(path, passphrase) as book:
        sheets = _sheets(book, code, today)
    written = []
    for sheet in sheets:
        put(sheet.render(), folder / sheet.file_name)
        written.append(folder / sheet.file_name)
    return Demo(path, passphrase, tuple(written))


def _sheets(book: Workbook, code: str, today: datetime) -> list[Sheet]:
    couple = book.couples.find("#1").uid
    made = today.date()
    sheets = [progress_sheet(book, couple, a, made) for a in (Audience.COUNSELOR, Audience.COUPLE)]
    intakes = book.intakes.of(couple)
    if intakes:
        sheets += [intake_sheet(book, couple, intakes[-1].uid, a, made) for a in (Audience.COUNSELOR, Audience.COUPLE)]
    given = book.assignments.of(couple)
    if given:
        sheets.append(handout_sheet(book, couple, given[0].exercise, made, assignment=given[0]))
    sheets.append(recovery_sheet(book.settings.practice(), book.name, code, made))
    return sheets

"""The demo on disk: a workbook full of fictional couples, and one PDF of every kind beside it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from ui.console import SECRET
from ui.press import (
    Sheet,
    authorisation_sheet,
    background_sheet,
    blank_intake_sheet,
    handout_sheet,
    intake_sheet,
    paper_sheet,
    progress_sheet,
    put,
    recovery_sheet,
)
from workbook.book import Workbook
from workbook.demo.make import fill
from workbook.errors import AlreadyThere, CannotWrite
from workbook.language import _
from workbook.model.common import Audience, Whose
from workbook.model.paper import Paper

PASSPHRASE = "harbour lamp violet ladder seven"  # noqa: S105  of the demo, printed when it is made
WORKBOOK = "Demo.workbook"


@dataclass(frozen=True, slots=True)
class Demo:
    workbook: Path
    passphrase: str
    documents: tuple[Path, ...]


def make_demo(folder: Path, *, couples: int, sessions: int, seed: int) -> Demo:
    """Make DIR/Demo.workbook and the documents of its first couple. Raises `AlreadyThere` unless `folder` is new or empty,
    `CannotWrite`, or `BadInput` for a passphrase that is too short; then nothing is left of it.
    """
    passphrase = os.environ.get(SECRET) or PASSPHRASE
    folder = folder.absolute()
    try:
        there = os.path.lexists(folder)
        if there and (not folder.is_dir() or any(folder.iterdir())):
            raise AlreadyThere(_("The demo needs a new or an empty folder."))
        with _room(folder if there else folder.parent, folder.name) as room:
            finished = room / folder.name
            finished.mkdir()
            _build(finished, passphrase, couples, sessions, seed)
            names = sorted(each.name for each in finished.iterdir())
            if there:  # somebody may stand in it, or something be mounted there
                for name in names:
                    (finished / name).rename(folder / name)
            else:
                finished.rename(folder)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CannotWrite(_("The demo could not be written: {reason}.").format(reason=reason)) from error
    return Demo(folder / WORKBOOK, passphrase, tuple(folder / name for name in names if name != WORKBOOK))


@contextmanager
def _room(place: Path, name: str) -> Iterator[Path]:
    """A folder in `place` to build in, gone at the end; where it ends badly, so is what had to be made of `place`."""
    missing = [each for each in (place, *place.parents) if not each.exists()]
    place.mkdir(parents=True, exist_ok=True)
    try:
        with TemporaryDirectory(prefix=f".{name}.", dir=place, ignore_cleanup_errors=True) as room:
            yield Path(room)
    except BaseException:
        for each in missing:
            with suppress(OSError):
                each.rmdir()
        raise


def _build(folder: Path, passphrase: str, couples: int, sessions: int, seed: int) -> None:
    path = folder / WORKBOOK
    today = datetime.now().astimezone().replace(tzinfo=None, microsecond=0)
    code = fill(path, passphrase, couples=couples, sessions=sessions, seed=seed, today=today)
    with Workbook.open(path, passphrase) as book:
        sheets = _sheets(book, code, today)
    for sheet in sheets:
        put(sheet.render(), folder / sheet.file_name)


def _sheets(book: Workbook, code: str, today: datetime) -> list[Sheet]:
    couple = book.couples.find("#1").uid
    made = today.date()
    sheets = [progress_sheet(book, couple, a, made) for a in (Audience.COUNSELOR, Audience.COUPLE)]
    intakes = book.intakes.of(couple)
    if intakes:
        sheets += [intake_sheet(book, couple, intakes[-1].uid, a, made) for a in (Audience.COUNSELOR, Audience.COUPLE)]
    sheets.append(blank_intake_sheet(book, couple, Whose.FIRST, made))
    given = book.assignments.of(couple)
    if given:
        sheets.append(handout_sheet(book, couple, given[0].exercise, made, assignment=given[0]))
    sheets += [background_sheet(book, couple, page.key, made) for page in book.catalogue.pages]
    sheets += [paper_sheet(book, couple, paper, made) for paper in (Paper.LIMITED, Paper.COUNSELING)]
    sheets.append(authorisation_sheet(book, couple, Whose.FIRST, made))
    sheets.append(recovery_sheet(book.settings.practice(), book.name, code, made))
    return sheets

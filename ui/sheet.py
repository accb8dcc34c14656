"""A document that was ordered, and its ways out of the program: rendered when there is time, written whole, kept in the audit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from workbook.book import Workbook, in_workbook
from workbook.catalogue.entries import Catalogue
from workbook.catalogue.loader import readable
from workbook.errors import AlreadyThere, BadInput, CannotWrite
from workbook.language import _, language, speaking
from workbook.model.common import PARTNERS, Audience
from workbook.model.couple import Couple


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document that was ordered. `file_name` carries the couple's number, the kind and the day: no name of anybody.

    `left_out` counts, for the counselor's eyes, what the record holds and this page does not (see `disclosure.audience`).
    """

    kind: str
    audience: Audience
    file_name: str
    render: Callable[[], bytes]
    couple: str | None = None
    left_out: dict[str, int] = field(default_factory=dict)


@contextmanager
def read_by(book: Workbook, couple: Couple, audience: Audience) -> Iterator[Catalogue]:
    """The catalogue as this audience reads it; and until the end of the block, words are said so. The couple's own pages are in
    a language that they read, everybody else's in the window's.
    """
    theirs = audience is Audience.COUPLE or audience in [whose.value for whose in PARTNERS]
    code = readable(couple.language) if theirs else language()
    catalogue = book.catalogue_in(code)
    with speaking(code):
        yield catalogue


def file_name(number: int, kind: str, made: date) -> str:
    return f"{number:04d}-{kind.replace('_', '-')}-{made.isoformat()}.pdf"


def pages_in(pdf: bytes) -> int:
    """How many pages a rendered document has."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


def note(book: Workbook, sheet: Sheet, pdf: bytes, how: str) -> None:
    """Keep in the audit that this document left the workbook: `how` is "saved" or "printed"."""
    book.documents.recorded(sheet.couple, sheet.kind, sheet.audience, sha256(pdf).hexdigest(), how)


def put(pdf: bytes, path: Path, *, force: bool = False) -> None:
    """Write a rendered document whole or not at all. Raises `AlreadyThere` for an existing file without `force`, and always for
    what is no ordinary file; `BadInput` for a place inside of a workbook; `CannotWrite` where it cannot be.
    """
    from reports.document import save

    try:
        if in_workbook(path):
            raise BadInput(_("This place lies inside of a workbook: choose another folder."))
        save(pdf, path, force=force)
    except FileExistsError as error:
        raise AlreadyThere(
            _("What stands there is no ordinary file: choose another name.")
            if force
            else _("A file of that name is already there.")
        ) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CannotWrite(_("The document could not be written: {reason}.").format(reason=reason)) from error

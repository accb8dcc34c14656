"""A document from its story: paper, running head and foot, page numbers, tags, fonts and the file itself.

Pages are laid out once. How many there are is known only then, so "Page 2 of 5" is added to each finished page instead of
laying everything out twice. The same facts make the same bytes.
"""

import errno
import os
import stat
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from io import BytesIO
from pathlib import Path

import pikepdf
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from reports.canvas import DrySheet, Sheet, line_operators
from reports.embedding import embed_fonts
from reports.flow import draw_lines, lines_height
from reports.fonts import forget
from reports.joining import joined
from reports.layout import lay_out, one_line
from reports.metadata import About, write_metadata
from reports.streams import packed, written
from reports.tagging import Element, write_structure
from reports.text import SafeText, Weight
from reports.typography import FINE_MUTED, RULE, Style
from workbook.language import _

__all__ = ["About", "Fit", "Running", "build", "build_fitting", "content_width", "joined", "save"]

_SIZES = {"a4": A4, "letter": LETTER}
_SIDE, _TOP, _BOTTOM = 18 * mm, 16 * mm, 18 * mm
_HEAD, _FOOT = 9 * mm, 4 * mm
_NEARLY_EMPTY = 0.25
_HELP_STYLE, _HELP_ABOVE = Style(9.5, 12.5), 8.0
_HEAD_STYLE = FINE_MUTED.but(weight=Weight.SEMIBOLD)


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page: the practice at the top left, kind and names at the right, a sentence at the foot.

    `help` stands over the foot of each page, for a page that is filled in or taken home; "" where there is none.
    """

    left: str
    right: str
    foot: str
    help: SafeText | str = ""


def content_width(paper: str) -> float:
    """The width between the margins, in points; `paper` is "a4" or "letter"."""
    return float(_SIZES[paper][0] - 2 * _SIDE)


def build(story: Sequence[Flowable], running: Running, about: About, paper: str) -> bytes:
    """The finished PDF of a story of flowables. `paper` is "a4" or "letter".

    PDF/UA-1 always, PDF/A-2a too where `about.filed`. A flowable can be built once. Raises LayoutError where a part that
    cannot be split is larger than a page.
    """
    try:
        return _finished(_Pages(story, running, paper), about)
    finally:
        forget()


class Fit(Enum):
    """How a story is set: with air, closer to spare a page, or with air and its last block whole on the last page."""

    AIRY = auto()
    CLOSE = auto()
    LAST_WHOLE = auto()


def build_fitting(story: Callable[[Fit], Sequence[Flowable]], running: Running, about: About, paper: str) -> bytes:
    """As `build`, for a story that can be set in several ways, so that no last page stands nearly empty.

    Airy where that goes well; else closer where that spares the page; else with the last block kept whole.
    """
    try:
        pages = _Pages(story(Fit.AIRY), running, paper)
        if pages.nearly_empty:
            tried = _Pages(story(Fit.CLOSE), running, paper, dry=True)
            fit = Fit.CLOSE if tried.count < pages.count else Fit.LAST_WHOLE
            pages = _Pages(story(fit), running, paper)
        return _finished(pages, about)
    finally:
        forget()


class _Pages:
    """A story laid out and drawn: the raw file, the sheet that knows its tags and glyphs, and how full the last page is.

    Where it is `dry`, it is laid out only, to see how many pages it takes.
    """

    def __init__(self, story: Sequence[Flowable], running: Running, paper: str, *, dry: bool = False) -> None:
        self.raw = BytesIO()
        self.width = float(_SIZES[paper][0])
        template = _Template(self.raw, running, paper)
        template.build(list(story), canvasmaker=DrySheet if dry else Sheet)
        self.sheet: Sheet = template.canv
        self.count: int = template.page
        self.nearly_empty = self.count > 1 and template.used < _NEARLY_EMPTY


def save(data: bytes, path: Path, *, force: bool = True) -> None:
    """Writes a document so that it is there whole or not at all: beside its place first, then into it.

    Readable by its owner alone. Raises `FileExistsError` for an existing file without `force` and always for what is there and
    is no ordinary file, or another `OSError` where the disk refuses.
    """
    if os.path.lexists(path) and not (force and stat.S_ISREG(path.lstat().st_mode)):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


class _Template(BaseDocTemplate):  # type: ignore[misc]
    """One frame a page, with the running head and foot around it."""

    def __init__(self, file: BytesIO, running: Running, paper: str) -> None:
        size = _SIZES[paper]
        super().__init__(file, pagesize=size, invariant=1, pageCompression=0, allowSplitting=1)
        self.running = running
        self.used = 1.0
        width, height = size
        self._help = lay_out(running.help, _HELP_STYLE, float(width - 2 * _SIDE)) if running.help else ()
        foot = _FOOT + (lines_height(self._help, _HELP_STYLE) + _HELP_ABOVE if self._help else 0)
        frame = Frame(
            _SIDE, _BOTTOM + foot, width - 2 * _SIDE, height - _TOP - _BOTTOM - _HEAD - foot, 0, 0, 0, 0, id="page"
        )
        self.addPageTemplates(PageTemplate("page", [frame], onPage=self._decorate, onPageEnd=self._end))

    def _end(self, sheet: Sheet, _template: BaseDocTemplate) -> None:
        """The help lines come last on a page, for the eye and for a screen reader."""
        if not self._help or sheet.dry:
            return
        top = _BOTTOM + _FOOT + lines_height(self._help, _HELP_STYLE)
        with sheet.artifact():
            sheet.ink(stroke=RULE, width=0.5)
            sheet.line(_SIDE, top + 4, self.pagesize[0] - _SIDE, top + 4)
        with sheet.tagger.content(sheet, Element("P")):
            draw_lines(sheet, self._help, _HELP_STYLE, _SIDE, top, self.pagesize[0] - 2 * _SIDE)

    def afterPage(self) -> None:
        """Keeps which share of the page that just ended is used."""
        self.used = 1 - (self.frame._y - self.frame._y1p) / (self.frame._y2 - self.frame._y1p)

    def _decorate(self, sheet: Sheet, _template: BaseDocTemplate) -> None:
        width, height = self.pagesize
        top, foot = height - _TOP, _BOTTOM - 4 * mm
        half = (width - 2 * _SIDE) / 2 - 6
        with sheet.artifact(pagination=True):
            sheet.saveState()
            left = one_line(self.running.left, _HEAD_STYLE, half, 0)
            right = one_line(self.running.right, FINE_MUTED, 2 * half - left.width, 0)
            sheet.draw_line(left, _HEAD_STYLE.size, _SIDE, top)
            sheet.draw_line(right, FINE_MUTED.size, width - _SIDE - right.width, top)
            words = one_line(self.running.foot, FINE_MUTED, 2 * half - 60, 0)
            sheet.draw_line(words, FINE_MUTED.size, _SIDE, foot)
            sheet.ink(stroke=RULE, width=0.5)
            sheet.line(_SIDE, top - 5, width - _SIDE, top - 5)
            sheet.line(_SIDE, foot + 10, width - _SIDE, foot + 10)
            sheet.restoreState()


def _finished(pages: _Pages, about: About) -> bytes:
    sheet = pages.sheet
    with pikepdf.open(pages.raw) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            words = _("Page {number} of {count}").format(number=number, count=len(pdf.pages))
            line = one_line(words, FINE_MUTED, pages.width)
            x = pages.width - _SIDE - line.width
            code = line_operators(line, FINE_MUTED.size, x, _BOTTOM - 4 * mm, sheet.usage)
            marked = f"/Artifact <</Type /Pagination>> BDC {code} EMC\n"
            page.obj.Contents = packed(pdf, page.obj.Contents.read_bytes() + b"\n" + marked.encode("ascii"))
        embed_fonts(pdf, sheet.usage)
        write_structure(pdf, sheet.tagger.root, about.language)
        write_metadata(pdf, about)
        return written(pdf)

"""Tables that mean something, and rows that merely stand side by side.

A `grid` is a table to everyone: its head repeats on every page and is read out for each cell. `side_by_side` uses the same
machinery for layout and is no table at all to a screen reader, which hears its cells one after the other.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TypeAlias

import pikepdf
from pikepdf import Name
from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Table

from reports.canvas import Sheet
from reports.flow import Text
from reports.tagging import Element
from reports.text import SafeText
from reports.typography import HAIR, INK, SMALL, TABLE_HEAD, Style

__all__ = ["Cell", "grid", "side_by_side"]

Cell: TypeAlias = "str | SafeText | Flowable | Sequence[Flowable]"
Command: TypeAlias = "tuple[object, ...]"

_BARE: list[Command] = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


def grid(
    head: Sequence[Cell],
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *,
    style: Style = SMALL,
    pad: float = 4.0,
    row_heads: bool = False,
    align: str = "TOP",
    also: Sequence[Command] = (),
) -> Table:
    """A table of facts with hairlines, its `head` repeated on every page.

    Words in cells are set in `style`. `widths` and `pad` (the space over and under the words of a row) in points. `row_heads`
    makes the first column the heads of its rows; `also` holds further ReportLab table commands. The head and two rows, and the
    last two rows, stay on one page; a row higher than a page is split.
    """
    body = [[_content(cell, style) for cell in row] for row in rows]
    table = _Grid(
        [[_content(words, TABLE_HEAD) for words in head], *body],
        colWidths=list(widths),
        repeatRows=1,
        splitInRow=1,
        renderCB=_TableTags(row_heads),
    )
    table.setStyle(
        [
            *_BARE,
            ("LEFTPADDING", (1, 0), (-1, -1), 5),
            ("RIGHTPADDING", (0, 0), (-1, -1), 5),
            ("TOPPADDING", (0, 0), (-1, -1), pad),
            ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
            ("VALIGN", (0, 1), (-1, -1), align),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, HexColor(INK)),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, HexColor(HAIR)),
            *_kept(len(rows)),
            *also,
        ]
    )
    table.hAlign = "LEFT"
    return table


class _Grid(Table):  # type: ignore[misc]
    """A table that keeps rows together as long as a page can hold them."""

    def split(self, width: float, height: float) -> list[Flowable]:
        parts: list[Flowable] = super().split(width, height)
        frame = getattr(self, "_frame", None)  # a table inside of another one's cell has none
        if not parts and frame is not None and frame._atTop:
            self._nosplitCmds: list[object] = []
            parts = super().split(width, height)
        return parts


def _kept(rows: int) -> list[Command]:
    """Commands that leave no row alone at a page's end or head."""
    return [("NOSPLIT", (0, 0), (-1, 2)), ("NOSPLIT", (0, -2), (-1, -1))] if rows > 2 else []


def side_by_side(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *,
    style: Style = SMALL,
    align: str = "TOP",
    also: Sequence[Command] = (),
) -> Table:
    """Cells beside one another without lines or padding: layout, invisible to a screen reader. `also` as in `grid`."""
    body = [[_content(cell, style) for cell in row] for row in rows]
    table = Table(body, colWidths=list(widths), splitInRow=1, renderCB=_LayoutTags())
    table.setStyle([*_BARE, ("VALIGN", (0, 0), (-1, -1), align), *also])
    table.hAlign = "LEFT"
    return table


def _content(cell: Cell, style: Style) -> list[Flowable]:
    if isinstance(cell, str | SafeText):
        return [Text(cell, style)] if cell else []
    return [cell] if isinstance(cell, Flowable) else list(cell)


class _LayoutTags:
    """Grounds and lines of a layout table as artifacts; its cells speak for themselves."""

    def __init__(self) -> None:
        self._artifact: AbstractContextManager[None] | None = None

    def __call__(self, table: Table, event: str, *place: object) -> None:
        sheet: Sheet = table.canv
        if event in {"startBG", "startLines"}:
            self._artifact = sheet.artifact()
            self._artifact.__enter__()
        elif event in {"endBG", "endLines"} and self._artifact is not None:
            self._artifact.__exit__(None, None, None)
            self._artifact = None
        else:
            self.structure(sheet, table, event, place)

    def structure(self, sheet: Sheet, table: Table, event: str, place: tuple[object, ...]) -> None:
        """Nothing to say for layout."""


class _TableTags(_LayoutTags):
    """Table, TR, TH and TD around what is drawn. The parts of a table split over pages share one of these, and one element."""

    def __init__(self, row_heads: bool) -> None:
        super().__init__()
        self._row_heads = row_heads
        self._element = Element("Table")
        self._begun = False
        self._row = 0
        self._open: list[AbstractContextManager[object]] = []

    def structure(self, sheet: Sheet, table: Table, event: str, place: tuple[object, ...]) -> None:
        if event == "startTable":
            self._enter(sheet.tagger.element(self._element))
        elif event == "startRow":
            self._row = int(str(place[0]))
            repeated = self._begun and self._row < table.repeatRows
            self._enter(sheet.artifact(pagination=True) if repeated else sheet.tagger.element(Element("TR")))
        elif event == "startCell":
            self._enter(sheet.tagger.element(self._cell(int(str(place[1])), table.repeatRows)))
        elif event in {"endTable", "endRow", "endCell"}:
            self._open.pop().__exit__(None, None, None)
            self._begun = self._begun or event == "endTable"

    def _enter(self, context: AbstractContextManager[object]) -> None:
        context.__enter__()
        self._open.append(context)

    def _cell(self, column: int, heads: int) -> Element:
        scope: pikepdf.Name | None = None
        if self._row < heads:
            scope = Name.Column
        elif self._row_heads and column == 0:
            scope = Name.Row
        if scope is None:
            return Element("TD")
        return Element("TH", attributes={"/O": Name.Table, "/Scope": scope})

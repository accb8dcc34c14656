"""One sheet to take home: the same content with more or less air, until it fits the page.

A couple's page is one sheet of paper, because the second one stays in the printer or gets lost. So the words are fixed and the
air is not: spacing, room to write and at last the type give way, in that order and within limits that keep it readable. Where
even the tightest is too much, the page goes on honestly, with the same foot on each sheet.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.platypus import Flowable

from reports.canvas import Sheet
from reports.flow import Part
from reports.typography import Align, Style

__all__ = ["Air", "Block", "Fitted"]

_ENDLESS = 100_000.0
_MOST_GAP = 9.0
_MOST_FOOT = 0.3


@dataclass(frozen=True, slots=True)
class Air:
    """How generously a page is set, in points.

    `body` is the type of all that is to be read. `above` and `under` are the space over and under a heading, `item` that between
    instructions. Writing lines stand `pitch` apart, and each part of a worksheet has `lines` of them more or fewer than asked.
    `run_in` asks for headings of a word or two to begin their text instead of standing over it.
    """

    body: Style
    above: float
    under: float
    item: float
    pitch: float
    lines: int = 0
    run_in: bool = False


def _body(size: float, leading: float) -> Style:
    return Style(size, leading, align=Align.NATURAL)


def _airs() -> Iterator[Air]:
    """From roomy to tight. Type is the last to give way, and never below 11 points."""
    roomy = Air(_body(12, 16.5), 17, 5, 5, 25.5)
    yield replace(roomy, lines=3)
    yield replace(roomy, lines=2)
    yield replace(roomy, lines=1)
    yield roomy
    yield Air(_body(12, 16.2), 13, 4, 4, 24)
    yield Air(_body(12, 15.8), 10, 3, 3, 22.7)
    yield Air(_body(11.5, 15.5), 10, 3, 3, 22.7)
    yield Air(_body(11.5, 15), 8, 2, 2.5, 21.5)
    yield Air(_body(11.5, 15), 8, 2, 2.5, 21.5, run_in=True)
    yield Air(_body(11.5, 14.8), 7, 1.5, 2, 20.5, run_in=True)
    tight = Air(_body(11, 14.4), 8, 2, 2, 21.5, run_in=True)
    yield tight
    tighter = replace(tight, body=_body(11, 14.2), above=7, under=1, item=1.5, pitch=20.5)
    yield tighter
    tightest = replace(tighter, body=_body(11, 14), above=6, pitch=20)
    yield replace(tightest, lines=-1)
    yield replace(tightest, lines=-2)


@dataclass(frozen=True, slots=True)
class Block:
    """Parts that stay together on one page, one under the other; `before` is the space over them unless they come first."""

    parts: tuple[Flowable, ...]
    before: float = 0.0

    def height(self, width: float) -> float:
        return sum(float(part.wrap(width, _ENDLESS)[1]) for part in self.parts)


class Fitted(Flowable):  # type: ignore[misc]
    """The whole content of a sheet, set with as much air as one page holds. `foot` stands at the bottom of every page.

    `compose` gives the content anew for each try, as blocks from top to bottom; `foot` does so for each page. A foot that would
    take the page over stands once, at the end. Where one page cannot hold it, the fewest can, with the most air in them.
    """

    def __init__(self, compose: Callable[[Air], Sequence[Block]], foot: Callable[[], Block]) -> None:
        super().__init__()
        self.compose, self.foot = compose, foot

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """More than any page holds, so that the frame asks for the pages."""
        return width, height + 1

    def split(self, width: float, height: float) -> list[Flowable]:
        foot, last = self.foot(), Block(())
        if foot.height(width) > height * _MOST_FOOT:
            foot, last = last, foot
        room = height - foot.height(width) - foot.before
        pages: list[list[Block]] = []
        for air in _airs():
            blocks = [*self.compose(air), last]
            spare = room - _height(blocks, width)
            if spare >= 0:
                wider = min(_MOST_GAP, spare / len(blocks))
                aired = [replace(b, before=b.before + wider if b.before else 0) for b in blocks]
                return [_Page(aired, foot, height)]
            filled = _Filling(width, room).filled(blocks)
            if not pages or len(filled) < len(pages):
                pages = filled
        return [_Page(each, foot if nth == 0 else self._again(foot), height) for nth, each in enumerate(pages)]

    def _again(self, foot: Block) -> Block:
        return self.foot() if foot.parts else foot

    def draw(self) -> None:
        raise TypeError("a fitted sheet is drawn as its pages")


def _height(blocks: Sequence[Block], width: float) -> float:
    return sum(block.height(width) + (block.before if i else 0) for i, block in enumerate(blocks))


class _Filling:
    """Blocks filled into pages of `room` points, in order. Only what is higher than a page is taken apart."""

    def __init__(self, width: float, room: float) -> None:
        self.width, self.room = width, room
        self.pages: list[list[Block]] = [[]]

    def filled(self, blocks: Sequence[Block]) -> list[list[Block]]:
        for block in blocks:
            if block.height(self.width) <= self.room:
                self._put(block)
                continue
            for nth, part in enumerate(block.parts):
                self._put_part(part, 0 if nth else block.before)
        return self.pages

    def _put(self, block: Block) -> None:
        if self.pages[-1] and _height([*self.pages[-1], block], self.width) > self.room:
            self.pages.append([])
        self.pages[-1].append(block)

    def _put_part(self, part: Flowable, before: float) -> None:
        """One part, split over as many pages as it takes; what cannot be split stays whole."""
        left = self.room - _height(self.pages[-1], self.width) - before
        if Block((part,)).height(self.width) <= left:
            self.pages[-1].append(Block((part,), before))
            return
        pieces = part.split(self.width, left)
        if len(pieces) > 1:
            self.pages[-1].append(Block((pieces[0],), before))
            for piece in pieces[1:]:
                self.pages.append([])
                self._put_part(piece, 0)
        elif self.pages[-1]:
            self.pages.append([])
            self._put_part(part, 0)
        else:
            self.pages[-1].append(Block((part,)))


class _Page(Part):
    """Blocks from the top of a frame downward, and the foot at its bottom; it takes the whole frame."""

    def __init__(self, blocks: Sequence[Block], foot: Block, tall: float) -> None:
        super().__init__()
        self.blocks, self.foot, self.tall = blocks, foot, tall

    def measure(self, width: float, height: float) -> tuple[float, float]:
        return width, self.tall

    def paint(self, sheet: Sheet) -> None:
        top = self.height
        for nth, block in enumerate(self.blocks):
            top = _stacked(sheet, block, top - (block.before if nth else 0), self.width)
        _stacked(sheet, self.foot, self.foot.height(self.width), self.width)


def _stacked(sheet: Sheet, block: Block, top: float, width: float) -> float:
    for part in block.parts:
        top -= float(part.wrap(width, _ENDLESS)[1])
        part.drawOn(sheet, 0, top)
    return top

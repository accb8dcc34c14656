"""What a page says to those who do not see it: structure tags, written while drawing and tied together at the end.

Everything drawn is either content, which belongs to an element of the structure tree, or an artifact (rules, grounds, running
heads), which assistive technology passes over. ReportLab's open edition knows neither, so the marks are put into the page's
own code, and the tree is built from them once the pages stand.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

import pikepdf
from pikepdf import Array, Dictionary, Name, String

__all__ = ["Element", "MarkedContent", "Tagger", "write_structure"]


class _Canvas(Protocol):
    """What the tagger needs of a canvas: the page's code so far, its number, and where on it the origin is."""

    _code: list[str]

    def getPageNumber(self) -> int: ...

    def absolutePosition(self, x: float, y: float) -> tuple[float, float]: ...


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """One stretch of drawing on a page (counted from 1), by its number on that page."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class Element:
    """A node of the structure tree: its role ("P", "H1", "Table", "TH", "Figure" ...), its text for the blind, its parts.

    `placed` says that it already has its place in the tree; where it is met again, it goes on.
    """

    role: str
    alt: str = ""
    attributes: Mapping[str, pikepdf.Object] = field(default_factory=dict)
    kids: "list[Element | MarkedContent]" = field(default_factory=list)
    placed: bool = False

    @property
    def empty(self) -> bool:
        return all(isinstance(kid, Element) and kid.empty for kid in self.kids)


class Tagger:
    """Marks what is drawn on one document's pages, in the order in which it is drawn, which is the order of reading."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._open = [self.root]
        self._counts: dict[int, int] = {}
        self._artifacts = 0

    @contextmanager
    def element(self, element: Element) -> Iterator[Element]:
        """Everything tagged within becomes part of `element`. An element met again (on the next page) goes on."""
        if self._artifacts:
            yield element
            return
        if not element.placed:
            element.placed = True
            self._open[-1].kids.append(element)
        self._open.append(element)
        try:
            yield element
        finally:
            self._open.pop()

    @contextmanager
    def content(self, sheet: _Canvas, element: Element) -> Iterator[None]:
        """What is drawn within is the content of `element`."""
        if self._artifacts:
            yield
            return
        with self.element(element):
            page = sheet.getPageNumber()
            number = self._counts.get(page, 0)
            self._counts[page] = number + 1
            element.kids.append(MarkedContent(page, number))
            sheet._code.append(f"/{element.role} <</MCID {number}>> BDC")
            try:
                yield
            finally:
                sheet._code.append("EMC")

    @contextmanager
    def figure(self, sheet: _Canvas, alt: str, width: float, height: float) -> Iterator[None]:
        """What is drawn within is one picture that `alt` puts into words; its box starts at the current origin."""
        left, bottom = sheet.absolutePosition(0, 0)
        box = Array([round(v, 2) for v in (left, bottom, left + width, bottom + height)])
        attributes = {"/O": Name.Layout, "/BBox": box, "/Placement": Name.Block}
        with self.content(sheet, Element("Figure", alt, attributes)):
            yield

    @contextmanager
    def artifact(self, sheet: _Canvas, *, pagination: bool = False) -> Iterator[None]:
        """What is drawn within says nothing. Content within an artifact is part of it."""
        self._artifacts += 1
        if self._artifacts == 1:
            sheet._code.append("/Artifact <</Type /Pagination>> BDC" if pagination else "/Artifact BMC")
        try:
            yield
        finally:
            self._artifacts -= 1
            if not self._artifacts:
                sheet._code.append("EMC")


def write_structure(pdf: pikepdf.Pdf, root: Element, language: str) -> None:
    """Puts the tree of `root` into `pdf`, whose pages carry the marks."""
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    pages = [page.obj for page in pdf.pages]
    parents: dict[int, dict[int, pikepdf.Object]] = {}

    def made(element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        node = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + element.role), P=parent))
        if element.alt:
            node.Alt = String(element.alt)
        if element.attributes:
            node.A = Dictionary(dict(element.attributes))
        kids: list[pikepdf.Object | int] = []
        home = next((kid.page for kid in element.kids if isinstance(kid, MarkedContent)), None)
        if home is not None:
            node.Pg = pages[home - 1]
        for kid in element.kids:
            if isinstance(kid, Element):
                if not kid.empty or kid.role in {"TD", "TH"}:
                    kids.append(made(kid, node))
                continue
            parents.setdefault(kid.page, {})[kid.number] = node
            if kid.page == home:
                kids.append(kid.number)
            else:
                kids.append(Dictionary(Type=Name.MCR, Pg=pages[kid.page - 1], MCID=kid.number))
        node.K = Array(kids)
        return node

    tree.K = made(root, tree)
    numbers: list[object] = []
    for page in sorted(parents):
        pages[page - 1].StructParents = page - 1
        pages[page - 1].Tabs = Name.S
        numbers += [page - 1, pdf.make_indirect(Array([node for _, node in sorted(parents[page].items())]))]
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    tree.ParentTreeNextKey = len(pages)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String(language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)

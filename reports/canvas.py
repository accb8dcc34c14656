"""The sheet that everything is drawn on: ReportLab's canvas with this house's own text and tags.

Text reaches paper through `draw_line` alone. The canvas refuses every other way to set words, so that a plain string left in a
table, or a paragraph of ReportLab's own that would read tags in a name, fails at once instead of on a couple's page.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from reports.embedding import Usage, resource_name
from reports.fonts import Shaped, face
from reports.layout import Line, Placed, lay_out
from reports.tagging import Tagger
from reports.text import SafeText, Weight
from reports.typography import Mark, PartnerLook, Style

__all__ = ["DrySheet", "Sheet", "line_operators"]

_THICKENED = 0.028
_LEAST_MOVE = 0.5


class Sheet(Canvas):  # type: ignore[misc]
    """A canvas for tagged pages. `tagger` marks what is drawn; `usage` knows which glyphs must be embedded."""

    dry = False

    def __init__(self, *args: object, **options: object) -> None:
        self.tagger = Tagger()
        self.usage = Usage()
        super().__init__(*args, **options)

    def _make_preamble(self) -> None:
        # ReportLab would set Helvetica here, a font that is in no file
        self._preamble = "1 0 0 1 0 0 cm"

    def setFont(self, *_: object, **__: object) -> None:
        # Tables set one for every cell; words name their own, and a default would be in no file
        return

    def beginText(self, *_: object, **__: object) -> None:
        raise TypeError("words are drawn by draw_line, through the text door")

    def ink(self, fill: str | None = None, stroke: str | None = None, width: float | None = None) -> None:
        """Sets what is given: inks as "#rrggbb", the stroke's width in points."""
        if fill is not None:
            self.setFillColor(HexColor(fill))
        if stroke is not None:
            self.setStrokeColor(HexColor(stroke))
        if width is not None:
            self.setLineWidth(width)

    def draw_line(self, line: Line, size: float, x: float, y: float) -> None:
        """Draws one laid-out line with its baseline at `y` and its left end at `x`."""
        self._code.append(line_operators(line, size, x, y, self.usage))

    def draw_words(self, words: SafeText | str, style: Style, x: float, y: float, anchor: float = 0.0) -> float:
        """Draws words on one line, baseline at `y`; `anchor` of their width stands left of `x` (0.5 centres). The width."""
        line = lay_out(words, style, float("inf"))[0]
        self.draw_line(line, style.size, x - anchor * line.width, y)
        return line.width

    def draw_mark(self, look: PartnerLook, x: float, y: float, size: float, ground: str = "#ffffff") -> None:
        """A partner's mark around (x, y): a filled disc, or an open square on `ground`. `size` in points across."""
        self.saveState()
        self.setDash()
        if look.mark is Mark.DISC:
            self.ink(fill=look.ink)
            self.circle(x, y, size / 2, stroke=0, fill=1)
        else:
            edge = max(0.8, size * 0.17)
            self.ink(fill=ground, stroke=look.ink, width=edge)
            side = size * 0.94 - edge
            self.rect(x - side / 2, y - side / 2, side, side, stroke=1, fill=1)
        self.restoreState()

    @contextmanager
    def artifact(self, *, pagination: bool = False) -> Iterator[None]:
        """What is drawn within says nothing to a screen reader."""
        with self.tagger.artifact(self, pagination=pagination):
            yield


class DrySheet(Sheet):
    """A sheet on which nothing of this house is drawn, to see how a story falls into pages."""

    dry = True


def line_operators(line: Line, size: float, x: float, y: float, usage: Usage) -> str:
    """The page code of one line. Neighbouring pieces in one cut share an operator; runs follow in reading order."""
    code = ["q BT"]
    key, ink, thickened = "", "", False
    for run in _runs(line):
        piece = run[0].piece
        if piece.shaped.face != key:
            key = piece.shaped.face
            code.append(f"/{resource_name(key)} {size:g} Tf")
        if piece.ink != ink:
            ink = piece.ink
            code.append(_fill(ink))
        thick = piece.weight in {Weight.SEMIBOLD, Weight.BOLD} and not face(key).upright_body
        if thick:
            code.append(f"2 Tr {size * _THICKENED:.3f} w {_fill(ink).upper()}")
        elif thickened:
            code.append("0 Tr")
        thickened = thick
        code.append(f"1 0 0 1 {x + run[0].x:.3f} {y:.3f} Tm")
        reverse = piece.level % 2 == 1
        shown = _shown([placed.piece.shaped for placed in run], usage)
        code.append(f"/ReversedChars BMC {shown} EMC" if reverse else shown)
    code.append("ET Q")
    return " ".join(code)


def _fill(ink: str) -> str:
    red, green, blue = (int(ink[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return f"{red:.4g} {green:.4g} {blue:.4g} rg"


def _runs(line: Line) -> list[list[Placed]]:
    """Pieces in one cut and one direction that stand side by side, each run from left to right as it stands."""
    runs: list[list[Placed]] = []
    for placed in line.placed:
        if not placed.piece.shaped.clusters:
            continue
        if runs and _cut(runs[-1][-1]) == _cut(placed):
            runs[-1].append(placed)
        else:
            runs.append([placed])
    return [sorted(run, key=_left) for run in runs]


def _left(placed: Placed) -> float:
    return placed.x


def _cut(placed: Placed) -> tuple[str, str, Weight, int]:
    piece = placed.piece
    return piece.shaped.face, piece.ink, piece.weight, piece.level


def _shown(words: list[Shaped], usage: Usage) -> str:
    """The operator that shows a run, with the moves between glyphs in the thousandths that TJ counts in."""
    items: list[str] = []
    due = 0.0
    for shaped in words:
        unit = face(shaped.face).unit
        for cluster in shaped.clusters:
            due += cluster.right
            if abs(due) >= _LEAST_MOVE:
                items.append(f"{-due:.1f}")
                due = 0.0
            items.append(f"<{usage.code(shaped.face, cluster.form, cluster.text):04x}>")
            due += cluster.advance - cluster.form.advance * unit - cluster.right
    return f"[{''.join(items).replace('><', '')}] TJ"

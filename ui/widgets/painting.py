"""The painter's few habits: end the painter whatever happens, write one line, notice when it does not fit.

A painter that is still active when `paintEvent` is left takes the process down, and an exception keeps its frame alive; hence
`painting(...)`, which ends it. What was raised goes on to `sys.excepthook` and from there to the crash dialog.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPaintDevice, QPainter, QPen, QTextCharFormat, QTextLayout

from ui import names, theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class _Watch:
    cut: Callable[[str], None] | None = None
    said: Callable[[str], None] | None = None


def watch_cuts(told: Callable[[str], None] | None) -> None:
    """Have painted words that lacked room told to `told`: for tests and screenshots. None stops it."""
    _Watch.cut = told


def watch_words(told: Callable[[str], None] | None) -> None:
    """Have every painted line told to `told`, whole, for tests that look for a word that must not be there. None stops it."""
    _Watch.said = told


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """An antialiased painter on `device`, ended when the block is left."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.end()


def width_of(words: str, role: str = "body") -> float:
    """How wide one line of `words` is, in logical pixels."""
    return QFontMetricsF(theme.font(role)).horizontalAdvance(words)


def say(
    painter: QPainter,
    where: QRectF,
    words: str,
    role: str = "body",
    tone: str = "text",
    align: Qt.AlignmentFlag = LEFT,
    *,
    may_shorten: bool = False,
) -> float:
    """Write one line into `where`, shortened with an ellipsis if it must be, and give back the x at which it ends.

    `may_shorten` is for names of any length that can be read whole elsewhere; all else is expected to fit (`watch_cuts`).
    """
    return say_in(painter, where, words, theme.font(role), tone, align, may_shorten=may_shorten)


def say_in(
    painter: QPainter,
    where: QRectF,
    words: str,
    font: QFont,
    tone: str,
    align: Qt.AlignmentFlag = LEFT,
    *,
    may_shorten: bool = False,
) -> float:
    """The same with a font that is no role of its own."""
    if _Watch.said is not None:
        _Watch.said(words)
    words = names.isolated(words)
    metrics = QFontMetricsF(font)
    wide = metrics.horizontalAdvance(words)
    if wide > where.width() + 1:
        if _Watch.cut is not None and not may_shorten:
            _Watch.cut(f"painted, {wide - where.width():.0f} too wide: {words}")
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, where.width())
        wide = metrics.horizontalAdvance(words)
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    painter.drawText(
        where.adjusted(-1, 0, 1, 0) if align == CENTRE else where, align | Qt.TextFlag.TextSingleLine, words
    )
    return where.left() + wide


def say_marked(
    painter: QPainter, where: QRectF, words: str, marks: Sequence[tuple[int, int]], role: str = "small"
) -> None:
    """One quiet line, shortened where it must be, in which the parts at `marks` stand out, bold and in full ink."""
    if _Watch.said is not None:
        _Watch.said(words)
    shown = QFontMetricsF(theme.font(role)).elidedText(words, Qt.TextElideMode.ElideRight, where.width() - 8)
    bold = QTextCharFormat()
    bold.setFontWeight(theme.strong_weight())
    bold.setForeground(theme.colour("text"))
    formats = []
    for start, end in marks:
        part = QTextLayout.FormatRange()
        part.start, part.length = _units(words[:start]), _units(words[start:end])
        part.format = bold
        formats.append(part)
    layout = QTextLayout(shown, theme.font(role))
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(len(shown) + 1)
    layout.endLayout()
    painter.save()
    painter.setClipRect(where)
    painter.setPen(theme.colour("muted"))
    layout.draw(painter, where.topLeft() + QPointF(0, (where.height() - line.height()) / 2))
    painter.restore()


def _units(words: str) -> int:
    """How long Qt takes this to be: it counts what lies beyond the first plane twice."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def rounded(
    painter: QPainter,
    box: QRectF,
    radius: float,
    fill: str | None = None,
    line: str | None = None,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    thick: float = 1.0,
) -> None:
    """A rounded box by tokens. With a line, the box is drawn half its thickness further in, so that the line is crisp."""
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(theme.colour(line), thick, style))
        box = box.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        radius -= thick / 2
    painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius, radius)

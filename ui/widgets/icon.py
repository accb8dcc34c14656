"""Lucide icons, tinted with a token and drawn from the SVG at the very size, so that they are sharp at every scale factor."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.painting import painting


@cache
def _renderer(name: str, ink: str) -> QSvgRenderer:
    svg = (files("ui") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    svg = svg.replace("currentColor", ink).replace('stroke-width="2"', 'stroke-width="1.75"')
    return QSvgRenderer(QByteArray(svg.encode()))


theme.changed.connect(_renderer.cache_clear)


def draw_icon(painter: QPainter, name: str, box: QRectF, tone: str) -> None:
    """Draw the icon `name` (a file of ui/icons, without its ending) into `box`. FileNotFoundError if there is none."""
    _renderer(name, theme.hex_of(tone)).render(painter, box)


def qicon(name: str, tone: str, size: int = 16) -> QIcon:
    """For the few places where Qt itself draws the icon, such as a menu."""
    made = QIcon()
    for scale in (1, 2, 3):
        pixmap = QPixmap(size * scale, size * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        with painting(pixmap) as painter:
            draw_icon(painter, name, QRectF(pixmap.rect()), tone)
        pixmap.setDevicePixelRatio(scale)
        made.addPixmap(pixmap)
    return made


class Icon(QWidget):
    """An icon that says nothing by itself: the words beside it do."""

    def __init__(self, name: str, tone: str = "muted", size: int = 18) -> None:
        super().__init__()
        self._name, self._tone = name, tone
        self.setFixedSize(size, size)

    def show_icon(self, name: str, tone: str) -> None:
        self._name, self._tone = name, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            draw_icon(painter, self._name, QRectF(self.rect()), self._tone)

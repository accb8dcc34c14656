"""Things to press. One primary a view; the same act on many rows is soft; the rest is secondary, quiet or plain."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui import theme
from ui.widgets.icon import draw_icon
from ui.widgets.painting import LEFT, painting, rounded, say_in, width_of

Kind = Literal["primary", "soft", "secondary", "quiet", "plain", "danger"]

#          ink          rest           pointed at
_LOOK = {
    "primary": ("on_accent", "accent", "accent_hover"),
    "danger": ("on_danger", "danger", "danger"),
    "soft": ("accent", "accent_soft", "accent_soft_hover"),
    "secondary": ("text", "surface", "hover"),
    "quiet": ("accent", "", ""),
    "plain": ("muted", "", "hover"),
}
_ICON, _BESIDE = 16, 8


class Button(QPushButton):
    """A button that paints itself.

    kind: primary (one per view), soft (the same act on many rows), secondary (outlined), quiet (accent words without padding,
    so that they stand on the column's edge), plain (muted words), danger (confirms a destructive act in a dialog).
    `key` is a hint such as "F6", painted behind the words; it installs no shortcut. Enter presses as Space does.
    """

    def __init__(
        self,
        words: str,
        kind: Kind = "secondary",
        icon: str = "",
        *,
        key: str = "",
        height: int = theme.CONTROL,
        trailing: str = "",
        stretch: bool = False,
        least: int = 0,
    ) -> None:
        """`least`: it takes its share of a row, no narrower than this, and its words are shortened where they must be."""
        super().__init__(words)
        self._kind: Kind = kind
        self._least = least
        self._icon, self._key, self._trailing = icon, key, trailing
        self._key_works = True
        self.setAutoDefault(False)
        self.setFixedHeight(height)
        self.setProperty("ring", theme.RADIUS_CONTROL)
        self.setProperty("ring_reach", 4 if kind == "quiet" else 0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)
        across = QSizePolicy.Policy.Expanding if stretch or least else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.retheme()

    def retheme(self) -> None:
        strong = self._kind in ("primary", "danger")
        if self.maximumHeight() <= theme.CONTROL_IN_ROW:
            role = "small_strong" if strong or self._kind == "soft" else "small_label"
        else:
            role = "strong" if strong else "label"
        self.setFont(theme.font(role))

    def say(self, words: str, icon: str | None = None) -> None:
        """Show other words, and name the button by them."""
        self.setText(words)
        self.setAccessibleName(words)
        if icon is not None:
            self._icon = icon
        self.updateGeometry()
        self.update()

    def turn(self, trailing: str) -> None:
        """Show another sign behind the words."""
        self._trailing = trailing
        self.update()

    def show_key(self, works: bool) -> None:
        """Whether the hint stands there: not where its key means something else. The button keeps its size."""
        if self._key_works is not works:
            self._key_works = works
            self.update()

    def shown_key(self) -> str:
        return self._key if self._key_works else ""

    def become(self, kind: Kind) -> None:
        self._kind = kind
        self.retheme()
        self.update()

    def _content_width(self) -> float:
        words = self.text()
        width = QFontMetricsF(self.font()).horizontalAdvance(words)
        for extra in (self._icon, self._trailing):
            if extra:
                width += _ICON + (_BESIDE if words else 0)
        if self._key:
            width += width_of(self._key, "caption") + 12
        return width

    def sizeHint(self) -> QSize:
        if self._least:
            return QSize(self._least, self.maximumHeight())
        if not self.text():
            return QSize(self.maximumHeight(), self.maximumHeight())
        low = self.maximumHeight() <= theme.CONTROL_IN_ROW
        pad = {"quiet": 0, "plain": 12}.get(self._kind, 14 if low else 16)
        return QSize(round(self._content_width() + 2 * pad + 0.5), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            self._paint_ground(painter)
            self._paint_content(painter)

    def _lit(self) -> bool:
        return self.isEnabled() and (self.underMouse() or self.isDown())

    def _paint_ground(self, painter: QPainter) -> None:
        _, rest, lit = _LOOK[self._kind]
        whole = QRectF(self.rect())
        if not self.isEnabled():
            if rest:
                rounded(painter, whole, theme.RADIUS_CONTROL, "sunken", "line")
            return
        ground = lit if self._lit() else rest
        if self.isDown() and self._kind in ("primary", "danger"):
            painter.setOpacity(0.86)
        if ground:
            line = "edge" if self._kind == "secondary" else None
            rounded(painter, whole, theme.RADIUS_CONTROL, ground, line)
        painter.setOpacity(1)

    def _paint_content(self, painter: QPainter) -> None:
        ink = _LOOK[self._kind][0] if self.isEnabled() else "muted"
        if self._kind == "plain" and self._lit():
            ink = "text"
        font = self.font()
        if self._kind == "quiet" and self._lit():
            font.setUnderline(True)
        high = float(self.height())
        unsaid = width_of(self._key, "caption") + 12 if self._key and not self._key_works else 0
        left = (self.width() - self._content_width() + unsaid) / 2
        spare = 0.0
        if self._least:
            spare, left = max(0.0, 12 - left), max(12.0, left)
        sign = QRectF(left, (high - _ICON) / 2, _ICON, _ICON)
        if self._icon:
            draw_icon(painter, self._icon, sign, ink)
            left += _ICON + _BESIDE
        room = max(0.0, self.width() - left + 1)
        if spare:
            room = max(0.0, self._content_width() - 2 * spare - (_ICON + _BESIDE if self._trailing else 0))
        left = say_in(painter, QRectF(left, 0, room, high), self.text(), font, ink, LEFT, may_shorten=bool(self._least))
        if self._trailing:
            draw_icon(painter, self._trailing, sign.translated(left + _BESIDE - sign.left(), 0), "muted")
            left += _ICON + _BESIDE
        if self.shown_key():
            tone = ink if self._kind in ("primary", "danger") else "muted"
            say_in(painter, QRectF(left + 12, 0, self.width() - left, high), self._key, theme.font("caption"), tone)


def icon_button(icon: str, says: str, *, size: int = theme.CONTROL, kind: Kind = "plain") -> Button:
    """A square button with an icon only: `says` names it and is its tooltip."""
    button = Button("", kind, icon, height=size)
    button.setFixedWidth(size)
    button.setAccessibleName(says)
    button.setToolTip(says)
    return button

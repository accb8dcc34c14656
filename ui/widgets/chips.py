"""Small statements: a state in a word (Chip), something to know first (Notice), nothing here yet (EmptyState), what has just
happened (Status)."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, QTime, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui import theme
from ui.widgets.access import announce
from ui.widgets.icon import Icon, draw_icon
from ui.widgets.layout import Item, at_top, column, row
from ui.widgets.painting import painting, rounded, say, width_of
from ui.widgets.words import Text, para, text

ChipKind = Literal["plain", "notice", "accent", "outline"]

_CHIP = {
    "plain": ("sunken", "muted", None),
    "notice": ("notice_soft", "notice", None),
    "accent": ("accent_soft", "accent", None),
    "outline": ("surface", "muted", "line"),
}
_CHIP_HIGH = 24
_SIGNS = {"done": ("check", "accent"), "busy": ("rotate-ccw", "muted"), "wrong": ("circle-alert", "notice")}


class Chip(QWidget):
    """A state in one or two words. A notice chip always has an icon."""

    def __init__(self, words: str, kind: ChipKind = "plain", icon: str = "") -> None:
        super().__init__()
        self._words, self._kind, self._icon = words, kind, icon
        self.setFixedHeight(_CHIP_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def say(self, words: str, kind: ChipKind | None = None, icon: str | None = None) -> None:
        self._words = words
        self._kind = self._kind if kind is None else kind
        self._icon = self._icon if icon is None else icon
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(width_of(self._words, "caption_label") + (40 if self._icon else 20) + 0.5), _CHIP_HIGH)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, ink, line = _CHIP[self._kind]
        with painting(self) as painter:
            rounded(painter, QRectF(self.rect()), _CHIP_HIGH / 2, ground, line)
            left = 10.0
            if self._icon:
                draw_icon(painter, self._icon, QRectF(9, 5, 14, 14), ink)
                left = 29.0
            say(painter, QRectF(left, 0, self.width() - left, _CHIP_HIGH), self._words, "caption_label", ink)


class Notice(QFrame):
    """Something to know before going on: icon, a sentence with a bold beginning, perhaps a way to act at its right."""

    def __init__(self, words: str, *right: Item, lead: str = "", icon: str = "circle-alert") -> None:
        super().__init__()
        self._icon = Icon(icon, "notice", 18)
        self._body = para(words, "small", lead=lead)
        row(at_top(self._icon), self._body, *right, gap=theme.NEAR, pad=(16, 12, 16, 12), into=self)

    def say(self, words: str, *, lead: str = "") -> None:
        self._body.say(words, lead=lead)

    def words(self) -> str:
        return self._body.words()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            rounded(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, "notice_soft")


class EmptyState(QWidget):
    """What an empty page says: what will stand here, and the button that begins it."""

    def __init__(self, title: str, words: str, *actions: QWidget, icon: str = "") -> None:
        super().__init__()
        body = para(words, "body", "muted")
        body.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        body.setMaximumWidth(440)
        body.setMinimumWidth(min(440, round(width_of(words) + 8)))
        items: list[Item] = [None]
        if icon:
            items += [row(None, Icon(icon, "muted", 28), None), theme.GAP]
        items += [row(None, text(title, "heading"), None), theme.TIGHT, row(None, body, None)]
        if actions:
            items += [theme.GUTTER, row(None, *actions, None)]
        items.append(None)
        column(*items, pad=(24, 24, 24, 24), into=self)


class Status(QWidget):
    """One quiet line about what has just happened: "Saved 12:04", or what went wrong. It is also read out.

    With `wraps` it takes the width there is and goes on below where a sentence is longer, as a refusal may be. `role` is the type
    of the page around it.
    """

    def __init__(self, words: str = "", *, wraps: bool = False, role: str = "small") -> None:
        super().__init__()
        self._icon = Icon("check", "accent", 22 if role == "large" else 16)
        self._text: Text = para(words, role, "muted") if wraps else text(words, role, "muted")
        row(at_top(self._icon) if wraps else self._icon, self._text, gap=theme.TIGHT, into=self)
        self._icon.setVisible(bool(words))
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.timeout.connect(lambda: self.say(""))

    def words(self) -> str:
        return self._text.words()

    def say(self, words: str, kind: Literal["done", "busy", "wrong"] = "done", *, for_ms: int = 0) -> None:
        """Say it now; with `for_ms` it goes again by itself."""
        icon, tone = _SIGNS[kind]
        self._icon.show_icon(icon, tone)
        self._icon.setVisible(bool(words))
        self._text.say(words, "notice" if kind == "wrong" else "muted")
        self._fade.stop()
        if words:
            announce(self, words)
            if for_ms:
                self._fade.start(for_ms)

    def saved(self, words: str) -> None:
        """Say `words` with the time of now in place of {time}: `_("Saved {time}")`."""
        self.say(words.format(time=QTime.currentTime().toString("HH:mm")))

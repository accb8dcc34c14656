"""Where one writes while the hour goes on: about whom, the words, and Enter. It is always ready, and loses no word.

Keys: Enter adds, Shift+Enter begins a line, Alt+1 to Alt+4 say about whom, Up goes to what was jotted last, Escape leaves a
jotting that is being put right as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.elided import shortened
from ui.widgets.entry import Slip
from ui.widgets.icon import draw_icon
from ui.widgets.layout import column, row
from ui.widgets.marks import draw_whose
from ui.widgets.painting import painting, rounded, say, width_of
from ui.widgets.plain import PlainArea
from ui.widgets.strip import Strip
from ui.widgets.words import text
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.session import On

ORDER = (On.FIRST, On.SECOND, On.BETWEEN, On.PRIVATE)
_WHOSE = {On.FIRST: Whose.FIRST, On.SECOND: Whose.SECOND, On.BETWEEN: Whose.BOTH}
_NAME, _SIGN, _PAD, _BESIDE, _HAIR = 96, 26, 8, 8, 4
Hint = Callable[[int], str]


def draw_about(painter: QPainter, about: On, centre: QPointF, ground: str = "surface") -> None:
    """A partner's mark, both joined, or a padlock for what is the counselor's alone."""
    if about is On.PRIVATE:
        draw_icon(painter, "lock", QRectF(centre.x() - 7.5, centre.y() - 7.5, 15, 15), "muted")
    else:
        draw_whose(painter, _WHOSE[about], centre, 11, ground)


class AboutStrip(Strip):
    """About whom the next words are. Left and right choose, as radio buttons do; the hints give way where room is short.

    `picked` follows every choice by hand.
    """

    picked = Signal()

    def __init__(self) -> None:
        super().__init__([""] * len(ORDER))
        self._names: tuple[str, ...] = ("", "", _("Between them"), _("Private"))
        self.setFixedHeight(theme.CONTROL_IN_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choose(On.FIRST)

    def call(self, first: str, second: str) -> None:
        """What the two partners are called here."""
        names = [" ".join(name.split()) for name in (first, second)]
        self._names = (*names, _("Between them"), _("Private"))
        for place, name in zip(self._places, self._names, strict=True):
            place.setAccessibleName(name)
        self.choose(self.about())
        self.lay_out()

    def about(self) -> On:
        return ORDER[self.chosen() or 0]

    def choose(self, about: On) -> None:
        self.show_chosen(ORDER.index(about))
        self.setAccessibleName(_("About: {whom}").format(whom=self._names[ORDER.index(about)]))

    def press(self, index: int) -> None:
        self.choose(ORDER[index])
        self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.press(max(0, min(len(ORDER) - 1, (self.chosen() or 0) + step)))

    def _said(self, at: int) -> str:
        return shortened(self._names[at], "small_strong", _NAME) if at < 2 else self._names[at]

    def _widths(self, hint: Hint) -> list[float]:
        bare = [2 * _PAD + _SIGN + width_of(self._said(at), "small_strong") for at in range(len(ORDER))]
        return [w + (_BESIDE + width_of(hint(at), "caption") if hint(at) else 0) for at, w in enumerate(bare)]

    def _hint(self) -> Hint:
        """As much of the key as there is room for."""
        return next((h for h in _HINTS if sum(self._widths(h)) + 3 * _HAIR <= self.width()), _HINTS[-1])

    def place_box(self, index: int) -> QRectF:
        widths = self._widths(self._hint())
        gap = max(0.0, min(_BESIDE, (self.width() - sum(widths)) / 3))
        return QRectF(sum(widths[:index]) + gap * index, 0, widths[index], self.height())

    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._widths(_HINTS[0])) + 3 * _BESIDE + 0.5), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(round(sum(self._widths(_HINTS[-1])) + 0.5), self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        hint, chosen = self._hint(), self.chosen()
        with painting(self) as painter:
            for at, about in enumerate(ORDER):
                box, here = self.place_box(at), at == chosen
                if here:
                    rounded(painter, box, theme.RADIUS_CONTROL, "surface", "edge")
                centre = QPointF(box.left() + _PAD + _SIGN / 2 - 3, box.center().y())
                draw_about(painter, about, centre, "surface" if here else "canvas")
                role, tone = ("small_strong", "text") if here else ("small", "muted")
                words = box.adjusted(_PAD + _SIGN, 0, 0, 0)
                say(painter, words, self._said(at), role, tone)
                if hint(at):
                    wide = width_of(hint(at), "caption")
                    say(
                        painter,
                        QRectF(box.right() - _PAD - wide, 0, wide + 1, self.height()),
                        hint(at),
                        "caption",
                        "muted",
                    )


def _whole(at: int) -> str:
    return _("Alt {n}").format(n=at + 1)


def _first_whole(at: int) -> str:
    return _whole(at) if at == 0 else str(at + 1)


def _nothing(at: int) -> str:
    return ""


_HINTS: tuple[Hint, ...] = (_whole, _first_whole, _nothing)


class _Typing(PlainArea):
    """`entered` for Enter, `up` for Up in the first line, `escaped` for Escape."""

    entered, up, escaped = Signal(), Signal(), Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.finish()
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape and plain:
            self.escaped.emit()
        elif key == Qt.Key.Key_Up and plain and self._on_first_line():
            self.up.emit()
        else:
            super().keyPressEvent(event)

    def _on_first_line(self) -> bool:
        cursor = self.textCursor()
        return not cursor.hasSelection() and not QTextCursor(cursor).movePosition(QTextCursor.MoveOperation.Up)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the box: words, about whom, and the jotting that is being put right, or ""."""

    words: str = ""
    about: On = On.FIRST
    jotting: str = ""


class Entry(QFrame):
    """`entered` asks to keep what is typed; `typed` follows every change by hand, of whom it is about as well."""

    entered, up, escaped, typed = Signal(), Signal(), Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        self._jotting = ""
        self.strip = AboutStrip()
        self.area = _Typing(says=_("What you jot down"), hint=_("Jot down what you see and hear"), lines=2, most=6)
        self.area.ring_target = self
        self.setProperty("ring", theme.RADIUS_CONTROL - 3)
        self.setProperty("ring_reach", -4)
        self._right = text("", "small", "muted")
        self._slip = Slip()
        self._add = Button(_("Add"), "soft", key=_("Enter"), height=theme.CONTROL_IN_ROW)
        self._add.clicked.connect(self.entered)
        for own, told in (
            (self.area.entered, self.entered),
            (self.area.up, self.up),
            (self.area.escaped, self.escaped),
            (self.area.edited, self.typed),
            (self.strip.picked, self.typed),
        ):
            own.connect(told)
        self.area.edited.connect(lambda: self.refuse(""))
        self.area.installEventFilter(self)
        self.setFocusProxy(self.area)
        below = row(column(self._right, self._slip), None, self._add, gap=theme.TIGHT)
        field = row(self.area, pad=(10, 0, 10, 0))
        column(row(self.strip, pad=(4, 0, 4, 0)), 6, field, 2, below, pad=(8, 8, 8, 8), into=self)
        self._right.hide()

    def show_typed(self, typed: Typed, time: str = "") -> None:
        """`time` says when the jotting was written that is being put right."""
        self._jotting = typed.jotting
        self.area.show_words(typed.words)
        self.area.to_end()
        self.strip.choose(typed.about)
        self._right.say(_("puts right what you jotted at {time}; Escape leaves it").format(time=time) if time else "")
        self._right.setVisible(bool(typed.jotting))
        self._add.say(_("Keep") if typed.jotting else _("Add"))
        self.refuse("")

    def now(self) -> Typed:
        return Typed(self.area.words(), self.strip.about(), self._jotting)

    def choose(self, about: On) -> None:
        """As Alt with its number does: the caret goes to the words."""
        self.strip.press(ORDER.index(about))
        self.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, sentence: str) -> None:
        self._slip.say(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.area.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            focused = self.area.hasFocus()
            rounded(
                painter,
                QRectF(self.rect()),
                theme.RADIUS_CONTROL,
                "canvas",
                "accent" if focused else "edge",
                thick=2 if focused else 1,
            )

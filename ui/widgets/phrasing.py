"""Own phrases in a note: after a slash a short list of names opens, and the name gives way to the phrase's words.

Enter and Tab take what is marked in the list, a space only a name that is typed out; one step of undo brings the name back.
The caret stays in the note all the while, so that whoever types on is not in anybody's way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui import theme
from ui.widgets.access import announce
from ui.widgets.elided import shortened
from ui.widgets.painting import painting, rounded, say, width_of
from ui.widgets.plain import units
from workbook.language import _
from workbook.model.note_apart import Phrase
from workbook.model.phrasing import LONGEST_NAME, being_typed, fitting, named

Phrases = Callable[[], Sequence[Phrase]]

_WIDE, _HIGH, _PAD, _NAME = 360, 28, 6, 130
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Phrasing(QObject):
    """Serves one text area, for as long as that lives. `phrases` is asked anew whenever the list opens."""

    def __init__(self, area: QPlainTextEdit, phrases: Phrases) -> None:
        super().__init__(area)
        self._area, self._phrases = area, phrases
        self._list: Offered | None = None
        self._shut_at = -1  # Escape was pressed while the name began here
        area.installEventFilter(self)
        area.cursorPositionChanged.connect(self._follow)

    def offered(self) -> tuple[Phrase, ...]:
        """What the list shows; nothing while it is closed."""
        return self._list.phrases if self._list is not None else ()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._close()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self._area.isReadOnly():
            return self._pressed(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        key, shown = Qt.Key(event.key()), self._list
        if shown is not None and key in _STEPS:
            shown.step(_STEPS[key])
            return True
        if shown is not None and key == Qt.Key.Key_Escape:
            self._shut_at = self._area.textCursor().position() - units(self._typed() or "")
            self._close()
            return True
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        if key in _TAKES:
            marked = shown.marked() if shown is not None else None
            return self._put(marked or self._exact(), "")
        return key == Qt.Key.Key_Space and self._put(self._exact(), " ")

    def _follow(self) -> None:
        """Show the names that fit what stands before the caret, or nothing."""
        name = self._typed()
        begins = self._area.textCursor().position() - units(name or "")
        if name is None:
            self._shut_at = -1
        found = fitting(self._phrases(), name) if name is not None and begins != self._shut_at else ()
        if not found or not self._area.hasFocus() or self._area.isReadOnly():
            self._close()
            return
        if self._list is None:
            self._list = Offered(self._area.window())
            self._list.chosen.connect(lambda phrase: self._put(phrase, ""))
        self._list.offer(found, 0 if name else -1, self._area)

    def _typed(self) -> str | None:
        caret = self._area.textCursor()
        if caret.hasSelection():
            return None
        line = QTextCursor(caret)
        line.setPosition(max(caret.block().position(), caret.position() - LONGEST_NAME - 2))
        line.setPosition(caret.position(), QTextCursor.MoveMode.KeepAnchor)
        return being_typed(line.selectedText())

    def _exact(self) -> Phrase | None:
        name = self._typed()
        return named(self._phrases(), name) if name else None

    def _put(self, phrase: object, after: str) -> bool:
        """Put the words where the name stands, as one step of undo. False where there is nothing to put in."""
        name = self._typed()
        if not isinstance(phrase, Phrase) or name is None:
            return False
        caret = self._area.textCursor()
        caret.beginEditBlock()
        caret.setPosition(caret.position() - units(name) - 1, QTextCursor.MoveMode.KeepAnchor)
        caret.insertText(phrase.words + after)
        caret.endEditBlock()
        self._area.setTextCursor(caret)
        self._area.ensureCursorVisible()
        self._close()
        announce(self._area, phrase.words)
        return True

    def _close(self) -> None:
        if self._list is not None:
            shown, self._list = self._list, None
            shown.hide()
            shown.deleteLater()


class Offered(QWidget):
    """The list below the caret. It takes no focus; `chosen` follows a click."""

    chosen = Signal(object)
    accessible_role = QAccessible.Role.List

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.phrases: tuple[Phrase, ...] = ()
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Own phrases"))

    def offer(self, phrases: tuple[Phrase, ...], marked: int, area: QPlainTextEdit) -> None:
        if (phrases, marked) != (self.phrases, self._at):
            self.phrases, self._at = phrases, marked
            self._tell()
        self.resize(min(_WIDE, self.window().width() - 16), _HIGH * len(phrases) + 2 * _PAD)
        caret = area.cursorRect()
        below = area.viewport().mapTo(self.window(), caret.bottomLeft() + QPoint(-8, 6))
        if below.y() + self.height() > self.window().height():
            below.setY(below.y() - caret.height() - self.height() - 12)
        below.setX(min(below.x(), self.window().width() - self.width() - 8))
        self.move(below)
        self.raise_()
        self.show()
        self.update()

    def marked(self) -> Phrase | None:
        return self.phrases[self._at] if 0 <= self._at < len(self.phrases) else None

    def step(self, by: int) -> None:
        self._at = (self._at + by) % len(self.phrases) if self._at >= 0 or by > 0 else len(self.phrases) - 1
        self._tell()
        self.update()

    def _tell(self) -> None:
        marked = self.marked()
        if marked is None:
            announce(self, _("Own phrases: {names}").format(names=", ".join(p.name for p in self.phrases)))
            return
        place = _("{n} of {count}").format(n=self._at + 1, count=len(self.phrases))
        announce(self, f"{marked.name}, {place}: {marked.words}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = int((event.position().y() - _PAD) // _HIGH)
        if 0 <= at < len(self.phrases):
            self.chosen.emit(self.phrases[at])

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            rounded(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, "surface", "edge")
            for at, phrase in enumerate(self.phrases):
                box = QRectF(_PAD, _PAD + at * _HIGH, self.width() - 2 * _PAD, _HIGH)
                if at == self._at:
                    rounded(painter, box, 6, "accent_soft")
                name = shortened(f"/{phrase.name}", "small_strong", _NAME)
                inner = box.adjusted(10, 0, -10, 0)
                say(painter, inner, name, "small_strong")
                left = max(90, width_of(name, "small_strong") + 12)
                words = shortened(" ".join(phrase.words.split()), "small", inner.width() - left)
                say(painter, inner.adjusted(left, 0, 0, 0), words, "small", "muted")

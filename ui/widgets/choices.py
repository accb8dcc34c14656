"""Choosing: one of a few words (Segmented), a tick (Check), one of several lines (Radio), filters that add up (Toggle)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets.elided import Elided
from ui.widgets.icon import draw_icon
from ui.widgets.layout import Item, column
from ui.widgets.painting import CENTRE, painting, rounded, say, width_of
from ui.widgets.strip import Strip
from ui.widgets.words import Text, para, text

_BOX = 18
_ACROSS: dict[int, Qt.Key] = {Qt.Key.Key_Up: Qt.Key.Key_Left, Qt.Key.Key_Down: Qt.Key.Key_Right}


class Segmented(Strip):
    """Two to five words, one of them chosen or none. The chosen one is lifted and bold, so colour is not alone.

    Keys: the first letters given as `keys` ("ynu"), or 1, 2, 3 ...; left and right choose the neighbour, as radio buttons do.
    With `clearable`, Delete takes the choice back. `changed(index)` is emitted for choices by hand; None after Delete.
    """

    changed = Signal(object)  # int | None

    def __init__(
        self,
        name: str,
        words: Sequence[str],
        chosen: int | None = 0,
        *,
        height: int = theme.CONTROL_IN_ROW,
        stretch: bool = False,
        keys: str = "",
        clearable: bool = False,
    ) -> None:
        """`name` says what is chosen here: it stands before the choice in the accessible name."""
        super().__init__(words)
        self._name, self._words, self._stretch = name, tuple(words), stretch
        self._keys, self._clearable = keys.lower(), clearable
        self.setFixedHeight(height)
        across = QSizePolicy.Policy.Expanding if stretch else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.choose(chosen)

    def choose(self, index: int | None) -> None:
        """Show a choice from the record; emits nothing."""
        self.show_chosen(index)
        self.setAccessibleName(self._name if index is None else f"{self._name}: {self._words[index]}")

    def press(self, index: int) -> None:
        if index != self.chosen():
            self.choose(index)
            self.changed.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed = event.key(), event.text().lower()
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
        elif typed and self._keys and typed in self._keys:
            self.press(self._keys.index(typed))
        elif typed.isdecimal() and 1 <= int(typed) <= len(self._words):
            self.press(int(typed) - 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            last, at = len(self._words) - 1, self.chosen()
            forward = key == Qt.Key.Key_Right
            start = (-1 if forward else last + 1) if at is None else at
            self.press(max(0, min(last, start + (1 if forward else -1))))
        elif self._clearable and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self.chosen() is not None:
                self.choose(None)
                self.changed.emit(None)
        else:
            super().keyPressEvent(event)

    def _natural(self) -> list[float]:
        return [width_of(words, "small_strong") + 24 for words in self._words]

    def retheme(self) -> None:
        self.updateGeometry()
        self.lay_out()

    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._natural()) + 4.5), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        if self._stretch:
            each = max(width_of(words, "small_strong") for words in self._words) + 8
            return QSize(round(each * len(self._words) + 4.5), self.maximumHeight())
        return self.sizeHint()

    def place_box(self, index: int) -> QRectF:
        widths = self._natural()
        if self._stretch:
            widths = [(self.width() - 4) / len(widths)] * len(widths)
        return QRectF(2 + sum(widths[:index]), 2, widths[index], self.height() - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            rounded(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, "sunken", "edge")
            for index, words in enumerate(self._words):
                box = self.place_box(index)
                if index == self.chosen():
                    rounded(painter, box, 6, "surface", "edge")
                    say(painter, box, words, "small_strong", "text", CENTRE)
                else:
                    lit = self._places[index].underMouse()
                    say(painter, box, words, "small", "text" if lit else "muted", CENTRE)
            self.paint_cursor(painter)


def _dress(button: QAbstractButton, words: str, second: str, role: str) -> Text:
    """Lines of words beside the painted box; the button stays a real check box or radio button. Gives back the first line."""
    button.setAccessibleName(words)
    button.setAccessibleDescription(second)
    button.setProperty("ring", 6)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    first = text(words, role)
    lines: list[Item] = [first]
    if second:
        lines.append(para(second, "body" if role == "large" else "small", "muted"))
    column(*lines, gap=2, pad=(28, 0, 4, 0), into=button)
    for line in button.findChildren(Text):
        line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(bool(second))
    button.setSizePolicy(policy)
    return first


def _dress_short(button: QAbstractButton, words: str, second: str) -> QWidget:
    """The same in a narrow column: each line gives way at its end, and is read out whole."""
    button.setAccessibleName(" ".join(words.split()))
    button.setAccessibleDescription(second)
    button.setProperty("ring", 6)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    lines = (Elided(words, "small_strong"), Elided(second, "small", "muted"))
    for line in lines:
        line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    column(*lines, gap=2, pad=(28, 0, 4, 0), into=button)
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return lines[0]


def _size(button: QAbstractButton) -> QSize:
    layout = button.layout()
    return layout.sizeHint().expandedTo(QSize(20, 20)) if layout is not None else QSize(20, 20)


def _drop(first: QWidget) -> int:
    """How far down the box goes to stand beside its line: letters of another script make a higher one."""
    return max(0, (first.height() - _BOX) // 2)


def _box_line(button: QAbstractButton) -> str:
    if button.isChecked() and button.isEnabled():
        return "accent"
    return "text" if button.underMouse() and button.isEnabled() else "edge"


def draw_tick(painter: QPainter, box: QRectF, on: bool, line: str) -> None:
    """A tick box, ticked or not, for rows that paint themselves as well."""
    rounded(painter, box, 4, line if on else "surface", line, thick=1.5)
    if on:
        draw_icon(painter, "check", box.adjusted(2, 2, -2, -2), "on_accent")


class Check(QCheckBox):
    """A tick box with a first and an optional second line. Signals and state are those of QCheckBox.

    `short`: both lines may be longer than their room, as in a narrow column.
    """

    def __init__(
        self, words: str, on: bool = False, *, second: str = "", role: str = "body", short: bool = False
    ) -> None:
        super().__init__()
        if short:
            self._first: QWidget = _dress_short(self, words, second)
        else:
            self._first = _dress(self, words, second, role)
        self.setChecked(on)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _size(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setOpacity(1 if self.isEnabled() else 0.6)
            draw_tick(painter, QRectF(0, _drop(self._first), _BOX, _BOX), self.isChecked(), _box_line(self))


class Radio(QRadioButton):
    """One of several lines that exclude one another: those with the same parent, or put into one QButtonGroup.

    The chosen one is bold, unless it was given a role of its own.
    """

    def __init__(self, words: str, on: bool = False, *, second: str = "", role: str = "body") -> None:
        super().__init__()
        self._first = first = _dress(self, words, second, role)
        if role == "body":
            self.toggled.connect(lambda chosen: first.take_role("strong" if chosen else "body"))
        self.setChecked(on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go on through radios that stand in a row too: Qt looks only for one above or below."""
        across = _ACROSS.get(event.key())
        if across is not None and self._in_a_row():
            event = QKeyEvent(event.type(), across, event.modifiers())
        super().keyPressEvent(event)

    def _in_a_row(self) -> bool:
        group, parent = self.group(), self.parentWidget()
        beside = group.buttons() if group is not None else []
        if group is None and parent is not None:
            beside = parent.findChildren(QRadioButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return len({radio.mapToGlobal(QPoint(0, 0)).y() for radio in beside}) == 1

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _size(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(0, _drop(self._first), _BOX, _BOX)
        with painting(self) as painter:
            painter.setOpacity(1 if self.isEnabled() else 0.6)
            rounded(painter, box, 9, "surface", _box_line(self), thick=1.5)
            if self.isChecked():
                rounded(painter, box.adjusted(4.5, 4.5, -4.5, -4.5), 4.5, _box_line(self))


class Toggle(QCheckBox):
    """One of several filters that may be on together, with how many it lets through: a tick and a tint, not a tint alone."""

    def __init__(self, words: str, count: int | None = None, on: bool = False) -> None:
        super().__init__()
        self._words, self._count = words, count
        self.setProperty("ring", theme.RADIUS_CONTROL)
        self.setFixedHeight(theme.CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setChecked(on)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        self._count = count
        self.setAccessibleName(self._words if count is None else f"{self._words}, {count}")
        self.updateGeometry()
        self.update()

    def _number(self) -> str:
        return "" if self._count is None else str(self._count)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        number = width_of(self._number(), "caption") + 8 if self._number() else 0
        return QSize(round(32 + width_of(self._words, "small_strong") + number + 14.5), theme.CONTROL)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        on, high = self.isChecked(), float(self.height())
        with painting(self) as painter:
            ground = "accent_soft" if on else "hover" if self.underMouse() else "surface"
            rounded(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, ground, "accent" if on else "edge")
            ink = "accent" if on else "muted"
            if on:
                draw_icon(painter, "check", QRectF(11, high / 2 - 7, 14, 14), ink)
            else:
                rounded(painter, QRectF(11, high / 2 - 7, 14, 14), 3.5, None, "edge", thick=1.25)
            end = say(
                painter, QRectF(32, 0, self.width() - 32, high), self._words, "small_strong" if on else "small", ink
            )
            say(painter, QRectF(end + 8, 0, self.width() - end, high), self._number(), "caption", ink)

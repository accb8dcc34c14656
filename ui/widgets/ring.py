"""One focus ring for a window, 2 px of the accent with a gap around the control, so that it shows on any ground.

It appears for the keyboard only; a field that is typed into has it always. It follows its control through scrolling and
moving, and is clipped where the control's viewport ends.

A control takes part by the property "ring" (its corner radius); "ring_reach" moves the ring out or in, "ring_bottom" leaves
out a strip at the foot. A control may have a method `ring_box()`, the part of itself to go round, or an attribute
`ring_target`, another widget (the frame that it stands in) to go round instead.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from ui import theme
from ui.inputs import Inputs
from ui.widgets.painting import painting

REACH = 4
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


class FocusRing(QWidget):
    """Made once per window, with that window's `Inputs` to know whether the last word was the keyboard's."""

    def __init__(self, window: QWidget, inputs: Inputs) -> None:
        super().__init__(window)
        self._inputs = inputs
        self._focus: QWidget | None = None
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._offset = QPoint()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("")
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        inputs.used_keyboard.connect(self._place)
        inputs.used_mouse.connect(self._place)
        self.hide()

    def target(self) -> QWidget | None:
        """What the ring goes round at present, or None while it is hidden."""
        return self._target if self.isVisible() else None

    def again(self) -> None:
        """Look again: the control's `ring_box` has moved."""
        self._place()

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._unwatch()
        self._focus = now
        target = getattr(now, "ring_target", now)
        ours = isinstance(target, QWidget) and target.window() is self.window() and target.property("ring") is not None
        self._target = target if ours else None
        above = self._target
        while above is not None and above is not self.window():
            above.installEventFilter(self)
            above.destroyed.connect(self._lost)
            self._watched.append(above)
            above = above.parentWidget()
        self._place()

    def _unwatch(self) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
                widget.destroyed.disconnect(self._lost)
        self._watched = []

    def _lost(self) -> None:
        self._unwatch()
        self._focus, self._target = None, None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def _wanted(self) -> bool:
        if self._focus is None:
            return False
        typed_into = self._focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        return self._target is not None and self._target.isVisible() and (typed_into or self._inputs.by_keyboard)

    def _place(self) -> None:
        target = self._target
        if target is None or not self._wanted():
            self.hide()
            return
        reach = REACH + int(target.property("ring_reach") or 0)
        ring_box = getattr(target, "ring_box", None)
        box: QRect = ring_box().toAlignedRect() if ring_box is not None else target.rect()
        box.setHeight(box.height() - int(target.property("ring_bottom") or 0))
        whole = QRect(target.mapTo(self.window(), box.topLeft()), box.size())
        whole.adjust(-reach, -reach, reach, reach)
        seen = whole.intersected(self._sight(target, max(REACH, reach)))
        if seen.isEmpty():
            self.hide()
            return
        self._offset = whole.topLeft() - seen.topLeft()
        self._whole = whole.size()
        self.setGeometry(seen)
        self.raise_()
        self.show()
        self.update()

    def _sight(self, target: QWidget, reach: int) -> QRect:
        """What the viewports above let through, with the ring's own reach; and a list itself its rows."""
        sight = self.window().rect()
        if isinstance(target, QAbstractScrollArea):
            inner = QRect(target.mapTo(self.window(), QPoint(0, 0)), target.size())
            sight = sight.intersected(inner.adjusted(-reach, -reach, reach, reach))
        above = target.parentWidget()
        while above is not None and above is not self.window():
            viewport = getattr(above.parentWidget(), "viewport", None)
            if viewport is not None and viewport() is above:
                inner = QRect(above.mapTo(self.window(), QPoint(0, 0)), above.size())
                sight = sight.intersected(inner.adjusted(-reach, -reach, reach, reach))
            above = above.parentWidget()
        return sight

    def paintEvent(self, event: QPaintEvent) -> None:
        target = self._target
        if target is None:
            return
        radius = float(target.property("ring") or 0) + 3
        box = QRectF(self._offset, self._whole).adjusted(1, 1, -1, -1)
        with painting(self) as painter:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(box, radius, radius)

"""Pages of cards with running text, laid out in one go.

Qt works the height of wrapped text out from the inside, one layer of widgets with each pass of the event loop: for a tenth of a
second cards would lie on one another. And a paragraph's rough guess of its height, taken as the least, leaves a blank page
under the last card.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ui import theme
from ui.widgets.access import Role
from ui.widgets.scrolling import Scroller
from ui.widgets.words import Para, para

_LEAST = 24


class SettledScroller(Scroller):
    """A scrolling page that is laid out before it is seen; call `settle` after it was filled anew."""

    def settle(self) -> None:
        content = self.widget()
        if content is None or not self.isVisible():
            return
        every = content.findChildren(QWidget)  # parents come before their children
        inside = [widget for widget in every if not widget.isWindow()]  # a menu is shown when it is asked for
        for widget in inside:
            if widget.isHidden() and not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                widget.show()  # Qt would do so with the next events, and leaves it out of the layout until then
        for widget in reversed(inside):
            layout = widget.layout()
            if layout is not None:
                layout.activate()
        QApplication.sendEvent(content, QEvent(QEvent.Type.LayoutRequest))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.settle()


class ReadScroller(SettledScroller):
    """One that takes the keyboard itself: arrow keys go through what is only to be read."""

    accessible_role = Role.Grouping

    def __init__(self, content: QWidget, name: str) -> None:
        super().__init__(content)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setProperty("ring", theme.RADIUS_CONTROL)


class SnugScroller(ReadScroller):
    """As high as its content where there is room for it, and no higher; it gives way before what stands below it does."""

    def __init__(self, content: QWidget, name: str) -> None:
        super().__init__(content, name)
        self._content = content
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def settle(self) -> None:
        super().settle()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout = self._content.layout()
        if layout is not None and layout.geometry() != self._content.rect():
            layout.invalidate()  # it was laid out before the page was seen, in less room, and would stay so
            layout.activate()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        content = self._content
        high = content.heightForWidth(self.width()) if content.hasHeightForWidth() else content.sizeHint().height()
        return QSize(content.sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), _LEAST)


def running(words: str, role: str = "body", tone: str = "text", *, lead: str = "") -> Para:
    """A paragraph on a page that scrolls: as high as its lines at the width that it gets, and no higher."""
    made = para(words, role, tone, lead=lead)
    policy = made.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    made.setSizePolicy(policy)
    return made

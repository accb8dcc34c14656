"""One field of a note: about whom at the left, the words beside it, one border round both, so that it reads as one thing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui import theme
from ui.widgets.entry import Slip
from ui.widgets.layout import at_top, column, row
from ui.widgets.marks import draw_whose
from ui.widgets.painting import painting, rounded
from ui.widgets.phrasing import Phrases, Phrasing
from ui.widgets.plain import PlainArea
from workbook.model.common import Whose
from workbook.model.session import About

_WHOSE = {About.FIRST: Whose.FIRST, About.SECOND: Whose.SECOND, About.BETWEEN: Whose.BOTH}


def whose_of(about: About) -> Whose:
    """The pattern between them is both's."""
    return _WHOSE[about]


class Sign(QWidget):
    """A partner's mark, or both joined for what goes on between them; the field's name says it in words."""

    def __init__(self, about: About) -> None:
        super().__init__()
        self._about = about
        self.setFixedSize(24, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            draw_whose(painter, whose_of(self._about), QPointF(self.width() / 2, 9), 10)


class NoteField(QFrame):
    """`edited` is emitted for changes by hand. Locked, it can be read and copied from, and takes no key.

    With `phrases`, `/name` puts in the counselor's own words.
    """

    edited = Signal()

    def __init__(
        self,
        says: str,
        about: About | None,
        words: str = "",
        *,
        hint: str = "",
        lines: int = 2,
        phrases: Phrases | None = None,
    ) -> None:
        super().__init__()
        self.area = PlainArea(says=says, hint=hint, lines=lines)
        self.area.ring_target = self
        self.area.show_words(words)
        self.area.document().clearUndoRedoStacks()
        self.area.edited.connect(self.edited)
        self.area.installEventFilter(self)
        if phrases is not None:
            Phrasing(self.area, phrases)
        self.setFocusProxy(self.area)
        self.setProperty("ring", theme.RADIUS_CONTROL - 3)
        self.setProperty("ring_reach", -4)
        self._locked = False
        sign = [at_top(Sign(about))] if about is not None else []
        slip = Slip()
        self.area.refused.connect(slip.say)
        made = row(*sign, column(self.area, slip), gap=10, pad=(10 if about is not None else 12, 9, 8, 8), into=self)
        made.setStretch(made.count() - 1, 1)

    def lock(self) -> None:
        """From now on only to be read."""
        self._locked = True
        self.area.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.area.setTextInteractionFlags(flags.TextSelectableByKeyboard | flags.TextSelectableByMouse)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.area.setFocus(Qt.FocusReason.MouseFocusReason)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            box = QRectF(self.rect())
            if self._locked:
                rounded(painter, box, theme.RADIUS_CONTROL, "canvas", "line")
            elif self.area.hasFocus():
                rounded(painter, box, theme.RADIUS_CONTROL, "surface", "accent", thick=2)
            else:
                rounded(painter, box, theme.RADIUS_CONTROL, "surface", "edge")

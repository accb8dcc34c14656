"""Why this step, and what carries it: the thread of the chosen step in its card, and the whole thread on a page of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages.plan_thread import ThreadView
from ui.pages.plan_thread_facts import Knots
from ui.widgets.buttons import Button
from ui.widgets.flowing import Flowing
from ui.widgets.layout import Ground, column, row, section
from ui.widgets.scrolling import Scroller
from ui.widgets.words import para, text
from workbook.insight.thread import Kind, Knot
from workbook.language import _

_IN_CARD = (Kind.SIGN, Kind.GOAL, Kind.STEP, Kind.EXERCISE)
_FEW, _MANY = 3, 12


class WhyCard(Ground):
    """`wanted(Knot)` where one was pressed, `give_wanted` for the exercises of the step, `whole_wanted` for the whole thread."""

    wanted = Signal(object)
    give_wanted = Signal()
    whole_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.thread_view = ThreadView(_IN_CARD, _FEW)
        self.thread_view.wanted.connect(self.wanted)
        give = Button(_("Give an exercise"), "quiet", "plus", height=24)
        give.clicked.connect(self.give_wanted)
        whole = Button(_("Whole thread"), "quiet", "split", key=_("Alt T"), height=24)
        whole.setAccessibleName(_("The whole thread, to sessions and results"))
        whole.clicked.connect(self.whole_wanted)
        column(
            section(_("Why this step, and what carries it")),
            theme.NEAR,
            self.thread_view,
            theme.TIGHT,
            row(give, None, whole),
            None,
            pad=(24, 20, 24, 20),
            into=self,
        )

    def show_step(self, knots: Knots, step: str) -> None:
        self.thread_view.show_thread(knots.threads.of(Knot(Kind.STEP, step)), knots.node)


class WholeThread(Ground):
    """Six columns for one thing; `wanted(Knot)` leads to a place, `closed` back to the plan."""

    wanted = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chosen: Knot | None = None
        self._title = text("", "heading")
        self.thread_view = ThreadView(tuple(Kind), _MANY)
        self.thread_view.wanted.connect(self.wanted)
        close = Button(_("Back to the plan"), "soft", key=_("Esc"), height=theme.CONTROL_IN_ROW)
        close.clicked.connect(self.closed)
        inner = Flowing()
        column(self.thread_view, None, pad=(2, 4, 14, 4), into=inner)
        hint = para(_("Each leads to its place. The arrow keys go along the lines."), "small", "muted")
        head = row(column(self._title, theme.HAIR, hint), column(close, None))
        head.setStretch(0, 1)
        scroller = Scroller(inner)
        made = column(head, theme.GAP, scroller, pad=(24, 20, 12, 16), into=self)
        made.setStretch(2, 1)
        head.setContentsMargins(0, 0, 12, 0)
        self._scroller = scroller

    def show_knot(self, knots: Knots, chosen: Knot) -> None:
        self.chosen = chosen
        node = knots.node(chosen)
        self._title.say(_("What hangs together with “{title}”").format(title=node.title))
        self.thread_view.show_thread(knots.threads.of(chosen), knots.node)

    def first_focus(self) -> QWidget | None:
        return self.thread_view.button(self.chosen) if self.chosen is not None else None

    def begin(self) -> None:
        button = self.first_focus()
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroller.ensureWidgetVisible(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

"""The session that goes on, wherever one is in the counselor's own window: a line in the sidebar, and the key that leads to it.

It is on no page that a partner sees: where one sits there the sidebar is away, and joint view has none.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter

from ui.context import OF_A_COUPLE, Context, Place
from ui.sidebar import NavItem, Sidebar
from ui.until import length_of
from ui.widgets.icon import draw_icon
from ui.widgets.painting import RIGHT, say
from workbook.book import Workbook
from workbook.language import _
from workbook.model.session import Session

_HIGH, _TICK_MS = 52, 15_000


def going_words(book: Workbook, session: Session, now: datetime) -> str:
    """A session with couple 3 goes on, 12 minutes so far. Another couple may be sitting down: none is named to them."""
    return _("A session with couple {number} goes on, {length} so far.").format(
        number=book.couples.get(session.couple).number, length=length_of(_minutes(session, now))
    )


def _minutes(session: Session, now: datetime) -> int:
    return max(0, int((now - session.starts).total_seconds() // 60))


class RunningItem(NavItem):
    """Whose session it is, and below it for how long it has been going on."""

    def __init__(self) -> None:
        super().__init__("", "play", _("F9"), _HIGH)
        self._second = ""

    def show_words(self, names: str, minutes: int, by_key: bool) -> None:
        self._second = _("in session, {n} min").format(n=minutes)
        second = _("{length} so far").format(length=length_of(minutes))
        self.setText(names)
        self.set_note(_("F9") if by_key else "")
        key = _(", F9") if by_key else ""
        self.setAccessibleName(
            _("Session with {names} goes on, {second}{key}").format(names=names, second=second, key=key)
        )
        self.setToolTip(self.accessibleName())
        self.update()

    def words(self) -> str:
        return self.accessibleName()

    def paint_words(self, painter: QPainter) -> None:
        draw_icon(painter, "play", QRectF(12, 9, 18, 18), "accent")
        wide = self.width() - 42.0 - 10
        say(painter, QRectF(42, 7, wide, 20), self.text(), "label", may_shorten=True)
        say(painter, QRectF(42, 27, wide - 28, 18), self._second, "caption", "muted", may_shorten=True)
        if self._note:
            say(painter, QRectF(42, 27, wide + 10 - 12, 18), self._note, "caption", "muted", RIGHT)


class GoingOn(QObject):
    """Keeps the sidebar's line about the session that goes on. `wanted(couple, session)` asks to go there."""

    wanted = Signal(str, str)

    def __init__(self, context: Context, sidebar: Sidebar) -> None:
        super().__init__(sidebar)
        self._book, self._item = context.book, RunningItem()
        self._here: tuple[Place, str] = (Place.TODAY, "")
        self._session: Session | None = None
        sidebar.hold_running(self._item)
        self._item.clicked.connect(self._go)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._show)
        self._ticking.start()

    def stop(self) -> None:
        """Before the workbook is closed."""
        self._ticking.stop()

    def show_here(self, place: Place, couple: str) -> None:
        """Read again what goes on; one is at this place now."""
        self._here = (place, couple)
        self._show()

    def couple_by_key(self, here: str) -> str:
        """Whose session F9 leads to: of the couple in sight, or named by the page; else the one that goes on."""
        if self._leads_here():
            return self._session.couple if self._session is not None else here
        return self._here[1]

    def _leads_here(self) -> bool:
        """Whether the key leads to the session that goes on: everywhere but on another couple's pages."""
        place, couple = self._here
        return place not in OF_A_COUPLE or (self._session is not None and self._session.couple == couple)

    def _show(self) -> None:
        now = self._book.hours.now()
        on = self._book.hours.going_on(now)
        of_couple = [session for session in on if session.couple == self._here[1]]
        self._session = next(iter(of_couple or on), None)
        self._item.setVisible(self._session is not None)
        if self._session is not None:
            names = self._book.couples.get(self._session.couple).short
            self._item.show_words(names, _minutes(self._session, now), self._leads_here())

    def _go(self) -> None:
        if self._session is not None:
            self.wanted.emit(self._session.couple, self._session.uid)

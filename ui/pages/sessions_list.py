"""The couple's sessions, newest first: a pen while a note is open, a padlock once it is signed, addenda hanging below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from gettext import gettext as _

from PySide6.QtCore import QModelIndex, QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPen

from ui import theme
from ui.dates import near
from ui.pages.sessions_words import line_words, list_day, state_words
from ui.widgets.elided import shortened
from ui.widgets.icon import draw_icon
from ui.widgets.layout import Ground, column, row
from ui.widgets.painting import rounded, say
from ui.widgets.table import PAGE, Cells, Column, Rows, Table
from ui.widgets.words import text
from workbook.model.session import SessionLine

Read = Callable[[int, int], Sequence[SessionLine]]
LEAST, MOST = 216, 256
_HIGH, _INSET = 50, 24


@dataclass(frozen=True, slots=True)
class Entry:
    """A session of the list, or one of its addenda (`addendum` is when that was signed)."""

    line: SessionLine
    addendum: datetime | None = None


class _Entries(Rows[Entry]):
    """Reads sessions in slices; what stands in the list keeps its place when it is read again."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(self._slice, self._said)
        self._lines: Read = lambda limit, offset: ()
        self._today, self._count = today, 0

    def of(self, lines: Read) -> None:
        """Another couple's sessions."""
        self._lines = lines
        self.reload()

    def again(self) -> None:
        """Read what was read before; reset only if something else stands there now."""
        lines = self._lines(max(PAGE, self._count), 0)
        fresh = [entry for line in lines for entry in _entries(line)]
        if [(e.line.uid, e.addendum) for e in fresh] == [(e.line.uid, e.addendum) for e in self._items]:
            changed = [at for at, entry in enumerate(fresh) if entry != self._items[at]]
            self._items = fresh
            for at in changed:
                self.dataChanged.emit(self.index(at), self.index(at))
            return
        self.beginResetModel()
        self._items, self._count = fresh, len(lines)
        self._whole = len(lines) < PAGE
        self.endResetModel()

    def find(self, uid: str) -> int:
        """The row of a session that has been read; -1 if there is none."""
        return next((at for at, e in enumerate(self._items) if e.line.uid == uid and e.addendum is None), -1)

    def _slice(self, limit: int, offset: int) -> Sequence[Entry]:
        if offset == 0:
            self._count = 0
        lines = self._lines(limit, self._count)
        self._count += len(lines)
        return [entry for line in lines for entry in _entries(line)]

    def _said(self, entry: Entry) -> str:
        if entry.addendum is None:
            return line_words(entry.line, self._today())
        when = near(entry.addendum.date(), self._today())
        return _("Addendum to session {n}, {day}").format(n=entry.line.number, day=when)


def _entries(line: SessionLine) -> list[Entry]:
    return [Entry(line), *(Entry(line, at) for at in line.addenda)]


class _Lines(Table[Entry]):
    """Without hairlines: an addendum hangs from its note, and nothing is to cut that thread."""

    def paint_row(self, painter: QPainter, box: QRectF, at: int, chosen: bool, pointed: bool) -> None:
        ground = "accent_soft" if chosen else "hover" if pointed else "surface"
        if ground != "surface":
            rounded(painter, box.adjusted(8, 1, -8, 0), theme.RADIUS_CONTROL, ground)
        if chosen:
            rounded(painter, QRectF(box.left() + 8, box.top() + 9, 3, box.height() - 17), 1.5, "accent")
        inner = QRectF(box.left() + _INSET, box.top(), box.width() - 2 * _INSET, box.height())
        self._paint(painter, self._rows.item(at), Cells({"all": inner}, ground, chosen))


class SessionList(Ground):
    """`chose(uid, addendum)` follows the cursor; `show_session` moves it without saying so."""

    chose = Signal(str, bool)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today, self._settling = today, False
        self._entries = _Entries(today)
        columns = (Column("all", _("Sessions"), 0, share=1),)
        self.table: Table[Entry] = _Lines(_("Sessions"), columns, self._entries, self._paint, row_height=_HIGH)
        self.table.chose.connect(self._chose)
        column(
            row(text(_("Sessions"), "section"), None, pad=(24, 0, 24, 0)), 6, self.table, pad=(0, 20, 0, 8), into=self
        )
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(MOST)

    def show_lines(self, read: Read) -> None:
        """Another couple: begin at the newest."""
        self._settling = True
        self._entries.of(read)
        self._settling = False

    def again(self, chosen: str) -> None:
        """Something changed: read again, with the cursor where it was."""
        at, top = self.table.currentIndex().row(), self.table.verticalScrollBar().value()
        self._settling = True
        self._entries.again()
        if self.table.currentIndex().row() != at:
            self.table.choose(self._entries.find(chosen))
            self.table.verticalScrollBar().setValue(top)
        self._settling = False

    def show_session(self, uid: str) -> None:
        """Put the cursor on a session, reading on as far as it takes."""
        while self._entries.find(uid) < 0 and self._entries.canFetchMore(QModelIndex()):
            self._entries.fetchMore(QModelIndex())
        self._settling = True
        at = self._entries.find(uid)
        now = self.table.chosen_item()
        if now is None or now.line.uid != uid:
            self.table.choose(at)
        self._settling = False

    def mark_none(self) -> None:
        """Something that is not in the list lies beside it."""
        self._settling = True
        self.table.setCurrentIndex(QModelIndex())
        self._settling = False

    def newest(self) -> SessionLine | None:
        return self._entries.item(0).line if self._entries.rowCount() else None

    def _chose(self, entry: object) -> None:
        if isinstance(entry, Entry) and not self._settling:
            self.chose.emit(entry.line.uid, entry.addendum is not None)

    def _paint(self, painter: QPainter, entry: Entry, cells: Cells) -> None:
        box = cells["all"]
        words = QRectF(box.left() + 32, box.top() + 6, box.width() - 32 - 24, 20)
        below = QRectF(words.left(), box.top() + 25, words.width(), 18)
        if entry.addendum is not None:
            self._paint_addendum(painter, entry.addendum, box, words, below)
            return
        line, chosen = entry.line, cells.chosen
        say(
            painter, QRectF(box.left(), words.top(), 30, 20), str(line.number), "strong", "accent" if chosen else "text"
        )
        day = list_day(line.on, self._today())
        say(painter, words, shortened(day, "small_strong", words.width()), "small_strong" if chosen else "small")
        state = state_words(line, self._today())
        say(painter, below, shortened(state, "caption", below.width()), "caption", "muted")
        _sign(painter, box, "lock" if line.signed_at is not None else "pen-line", chosen or line.signed_at is None)

    def _paint_addendum(self, painter: QPainter, at: datetime, box: QRectF, words: QRectF, below: QRectF) -> None:
        painter.setPen(QPen(theme.colour("edge"), 1.25))
        x, middle = box.left() + 4.5, box.top() + 16
        painter.drawLine(QPointF(x, box.top() - 16), QPointF(x, middle))
        painter.drawLine(QPointF(x, middle), QPointF(x + 18, middle))
        say(painter, words, _("Addendum"), "small")
        signed = _("signed {day}").format(day=near(at.date(), self._today()))
        say(painter, below, shortened(signed, "caption", below.width()), "caption", "muted")
        _sign(painter, box, "lock", False)


def _sign(painter: QPainter, box: QRectF, icon: str, strong: bool) -> None:
    draw_icon(painter, icon, QRectF(box.right() - 14, box.top() + 9, 13, 13), "accent" if strong else "muted")

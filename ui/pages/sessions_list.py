"""The couple's sessions, newest first, with the contacts between them: a pen while a note is open, a padlock once it is signed,
addenda hanging below.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.dates import near
from ui.pages.contact_words import contact_state, name_words
from ui.pages.contact_words import line_words as contact_words
from ui.pages.sessions_words import line_words, list_day, state_words
from ui.widgets.buttons import Button
from ui.widgets.elided import shortened
from ui.widgets.icon import draw_icon
from ui.widgets.layout import Ground, column, row, rule
from ui.widgets.painting import rounded, say
from ui.widgets.table import PAGE, Cells, Column, Rows, Table
from ui.widgets.words import text
from workbook.language import _
from workbook.model.note_apart import ContactLine
from workbook.model.session import SessionLine

Line = SessionLine | ContactLine
Read = Callable[[int, int], Sequence[SessionLine]]
Contacts = Callable[[], Sequence[ContactLine]]
LEAST, MOST = 216, 256
_HIGH, _INSET = 50, 24


@dataclass(frozen=True, slots=True)
class Entry:
    """A session or a contact of the list, or one of its addenda (`addendum` is when that was signed)."""

    line: Line
    addendum: datetime | None = None
    countersigns: bool = False


class _Entries(Rows[Entry]):
    """Reads sessions in slices, with the contacts of those days between them; what stands in the list keeps its place when it
    is read again.
    """

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(self._slice, self._said)
        self._lines: Read = lambda limit, offset: ()
        self._contacts: Contacts = lambda: ()
        self._later: list[ContactLine] = []  # contacts older than what has been read
        self._today, self._count = today, 0

    def of(self, lines: Read, contacts: Contacts) -> None:
        """Another couple's sessions and contacts."""
        self._lines, self._contacts = lines, contacts
        self.reload()

    def again(self) -> None:
        """Read what was read before; reset only if something else stands there now."""
        wanted = max(PAGE, self._count)
        lines = self._lines(wanted, 0)
        self._later = list(self._contacts())
        last = len(lines) < wanted or not self._lines(1, wanted)
        fresh = self._between(lines, last)
        if [(e.line.uid, e.addendum) for e in fresh] == [(e.line.uid, e.addendum) for e in self._items]:
            changed = [at for at, entry in enumerate(fresh) if entry != self._items[at]]
            self._items = fresh
            for at in changed:
                self.dataChanged.emit(self.index(at), self.index(at))
            return
        self.beginResetModel()
        self._items, self._count = fresh, len(lines)
        self._whole = last
        self.endResetModel()

    def find(self, uid: str) -> int:
        """The row of a session that has been read; -1 if there is none."""
        return next((at for at, e in enumerate(self._items) if e.line.uid == uid and e.addendum is None), -1)

    def _slice(self, limit: int, offset: int) -> Sequence[Entry]:
        if offset == 0:
            self._count, self._later = 0, list(self._contacts())
        lines = self._lines(limit, self._count)
        self._count += len(lines)
        return self._between(lines, len(lines) < limit)

    def _between(self, lines: Sequence[SessionLine], last: bool) -> list[Entry]:
        """The sessions of a slice with the contacts that belong between them, each above the session of its day."""
        found: list[Line] = []
        for line in lines:
            while self._later and self._later[0].on >= line.on:
                found.append(self._later.pop(0))
            found.append(line)
        if last:
            found += self._later
            self._later = []
        return [entry for line in found for entry in _entries(line)]

    def _said(self, entry: Entry) -> str:
        line, today = entry.line, self._today()
        if entry.addendum is None:
            return contact_words(line, today) if isinstance(line, ContactLine) else line_words(line, today)
        when = near(entry.addendum.date(), today)
        if isinstance(line, ContactLine):
            words = (
                _("Countersignature of a contact, {day}") if entry.countersigns else _("Addendum to a contact, {day}")
            )
            return words.format(day=when)
        words = (
            _("Countersignature of session {n}, {day}") if entry.countersigns else _("Addendum to session {n}, {day}")
        )
        return words.format(n=line.number, day=when)


def _entries(line: Line) -> list[Entry]:
    return [Entry(line), *(Entry(line, *signed) for signed in zip(line.addenda, line.countersigned, strict=True))]


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
    """`chose(uid, addendum)` follows the cursor, `chose_contact` likewise; `show_session` moves it without saying so."""

    chose = Signal(str, bool)
    chose_contact = Signal(str, bool)
    contact_wanted = Signal()
    errors_wanted = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today, self._settling = today, False
        self._entries = _Entries(today)
        columns = (Column("all", _("Sessions"), 0, share=1),)
        self.table: Table[Entry] = _Lines(_("Sessions"), columns, self._entries, self._paint, row_height=_HIGH)
        self.table.chose.connect(self._chose)
        add = Button(_("Add contact"), "quiet", height=24)
        add.setToolTip(_("Note a call, a letter or a message between sessions: Alt K"))
        add.clicked.connect(self.contact_wanted)
        head = row(text(_("Sessions"), "section"), None, add, pad=(24, 0, 24, 0))
        self._errors = Button("", "quiet", trailing="chevron-right", height=24)
        self._errors.setToolTip(_("What was taken out, why, and how it stood: Alt E"))
        self._errors.clicked.connect(self.errors_wanted)
        self._foot = QWidget()
        column(rule(), row(self._errors, None, pad=(24, 10, 24, 4)), into=self._foot)
        column(head, 6, self.table, self._foot, pad=(0, 20, 0, 8), into=self)
        self.show_errors(0)
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(MOST)

    def show_lines(self, read: Read, contacts: Contacts) -> None:
        """Another couple: begin at the newest."""
        self._settling = True
        self._entries.of(read, contacts)
        self._settling = False

    def show_errors(self, count: int) -> None:
        """How many records were entered in error; nothing is there to see while there are none."""
        self._errors.say(_("Entered in error: {n}").format(n=count))
        self._foot.setVisible(bool(count))

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

    def newest(self) -> Line | None:
        """The newest session; the newest contact where there was no session yet."""
        lines = [self._entries.item(at).line for at in range(self._entries.rowCount())]
        return next((line for line in lines if isinstance(line, SessionLine)), lines[0] if lines else None)

    def _chose(self, entry: object) -> None:
        if not isinstance(entry, Entry) or self._settling:
            return
        chose = self.chose_contact if isinstance(entry.line, ContactLine) else self.chose
        chose.emit(entry.line.uid, entry.addendum is not None)

    def _paint(self, painter: QPainter, entry: Entry, cells: Cells) -> None:
        box = cells["all"]
        words = QRectF(box.left() + 32, box.top() + 6, box.width() - 32 - 24, 20)
        below = QRectF(words.left(), box.top() + 25, words.width(), 18)
        if entry.addendum is not None:
            self._paint_addendum(painter, entry, entry.addendum, box, words, below)
            return
        line, chosen, today = entry.line, cells.chosen, self._today()
        first, second = list_day(line.on, today), ""
        if isinstance(line, ContactLine):
            first, second = name_words(line), contact_state(line, today)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent" if chosen else "edge"), 1.5))
            painter.drawEllipse(QPointF(box.left() + 4.5, words.center().y()), 3.25, 3.25)
        else:
            second = state_words(line, today)
            number = QRectF(box.left(), words.top(), 30, 20)
            say(painter, number, str(line.number), "strong", "accent" if chosen else "text")
        say(painter, words, shortened(first, "small_strong", words.width()), "small_strong" if chosen else "small")
        say(painter, below, shortened(second, "caption", below.width()), "caption", "muted")
        _sign(painter, box, "lock" if line.signed_at is not None else "pen-line", chosen or line.signed_at is None)

    def _paint_addendum(
        self, painter: QPainter, entry: Entry, at: datetime, box: QRectF, words: QRectF, below: QRectF
    ) -> None:
        painter.setPen(QPen(theme.colour("edge"), 1.25))
        x, middle = box.left() + 4.5, box.top() + 16
        painter.drawLine(QPointF(x, box.top() - 16), QPointF(x, middle))
        painter.drawLine(QPointF(x, middle), QPointF(x + 18, middle))
        say(painter, words, _("Countersignature") if entry.countersigns else _("Addendum"), "small")
        signed = _("signed {day}").format(day=near(at.date(), self._today()))
        say(painter, below, shortened(signed, "caption", below.width()), "caption", "muted")
        _sign(painter, box, "lock", False)


def _sign(painter: QPainter, box: QRectF, icon: str, strong: bool) -> None:
    draw_icon(painter, icon, QRectF(box.right() - 14, box.top() + 9, 13, 13), "accent" if strong else "muted")

"""Go to or search: a field over the window, and below it what it finds as one types.

It opens at once with where one can go, and goes away with Escape, which gives the keyboard back. Names, places and exercises
are found while the key goes down; notes are looked through beside the window and its documents, and only the latest answer is
shown. What is typed
are a client's words: they are kept nowhere, and wiped when this closes. While it is open no key reaches the page behind.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui import finding, messages, press, theme
from ui.background import Job
from ui.context import Context, Place
from ui.finder_list import ROW, FoundList
from ui.finding import Finds, Hit, Line, Wish
from ui.pages.printed import Tell, print_sheet
from ui.widgets.access import Role, announce
from ui.widgets.choices import Segmented
from ui.widgets.fields import SearchField
from ui.widgets.layout import Ground, column, row, rule
from ui.widgets.painting import painting
from ui.widgets.words import text
from workbook.language import _, ngettext

_WIDE, _HIGH, _TOP = 720, 640, 64
_LET_THROUGH = ("Ctrl+L", "F8")


class _Field(SearchField):
    """No input method learns what is typed here."""

    PAUSE_MS = 0

    def __init__(self) -> None:
        super().__init__(_("A name, a number, a word in a note, an exercise, a page"), says=_("Go to or search"))
        hints = Qt.InputMethodHint
        self.setInputMethodHints(hints.ImhSensitiveData | hints.ImhNoPredictiveText)


class Finder(QWidget):
    """Lies over its parent while it is open. What was chosen is asked for once it has closed."""

    accessible_role = Role.Dialog
    wanted = Signal(object, str, str, str)  # place, couple or "", detail, words to mark there
    lock_wanted = Signal()
    joint_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget, tell: Tell) -> None:
        super().__init__(parent)
        self._over, self._context, self._tell = parent, context, tell
        self._couple = ""
        self._before: QWidget | None = None
        self._finds = Finds()
        self._job: Job | None = None
        self._wish: Wish | None = None
        self._moved = self._opening = False
        self.field = _Field()
        self.scope = Segmented(_("Where to look"), [_("Whole workbook"), _("This couple")])
        self.table = FoundList()
        self._count = text("", "small", "muted")
        self._keys = text("", "caption", "muted")
        self._card = Ground("surface", "edge")
        self._card.setParent(self)
        self.table.setFixedHeight(0)
        self._around = column(
            row(self.field, self.scope, pad=(16, 16, 16, 12)),
            rule(),
            4,
            self.table,
            4,
            rule(),
            row(self._count, None, self._keys, pad=(24, 9, 24, 10)),
            into=self._card,
        )
        self.setAccessibleName(_("Go to or search"))
        self.field.wanted.connect(self._search)
        self.field.returnPressed.connect(self._enter)
        self.field.down.connect(self._into_table)
        self.scope.changed.connect(lambda _at: self._search(self.field.text().strip()))
        self.table.opened.connect(self._open)
        self.table.clicked.connect(lambda index: self._open(self.table.line(index.row())))
        for widget in (self.field, self.scope, self.table):
            widget.installEventFilter(self)
        parent.installEventFilter(self)
        self.hide()

    # opening and closing

    def open(self, couple: str) -> None:
        """Over everything, empty; `couple` is the one in sight, or ""."""
        if not self.isHidden():
            self.field.selectAll()
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._before = QApplication.focusWidget()
        self._couple = couple
        self.scope.setVisible(bool(couple))
        self.scope.choose(0)
        keys = _("Enter opens · Esc closes")
        self._keys.say(_("Ctrl Shift K this couple only · {keys}").format(keys=keys) if couple else keys)
        self._lay_out()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search("")

    def close_up(self, give_back: bool = True) -> None:
        """Go away and keep nothing. The keyboard goes back to where it was, unless another page comes now."""
        if self.isHidden():
            return
        self._drop_job()
        before, self._before, self._wish = self._before, None, None
        self.hide()
        self.field.setText("")
        self._show(Finds())
        if give_back and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def only_this_couple(self) -> None:
        """Narrow to the couple in sight, or widen again."""
        if self._couple:
            self.scope.press(1 - (self.scope.chosen() or 0))

    # finding

    def is_looking(self) -> bool:
        """Whether notes are still being looked through for what is typed."""
        return self.field.is_waiting() or self._job is not None

    def _search(self, words: str) -> None:
        wish = Wish(words, self._couple, bool(self.scope.chosen()))
        if self.isHidden() or wish == self._wish:
            return
        self._drop_job()
        self._wish, self._moved, self._opening = wish, False, False
        book = self._context.book
        self._show(finding.at_once(book, wish))
        if words:
            found, today = self._finds, datetime.now().date()
            self._job = self._context.background.run(
                lambda: finding.with_notes(book, wish, found, today),
                self._found,
                lambda error: messages.shown(error, self),
                owner=self,
                looking=True,
            )
        self._say_count()

    def _found(self, finds: Finds) -> None:
        self._job = None
        self._show(finds)
        self._say_count()
        if self._opening:
            self._enter()

    def _drop_job(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show(self, finds: Finds) -> None:
        """What the cursor was put on by hand stays chosen; else the first stands ready for Enter."""
        self._finds = finds
        self.table.show_lines(finds.lines(), self.table.chosen() if self._moved else None)
        self._lay_out()

    def _say_count(self) -> None:
        found = self.table.hits()
        if self._job is not None:
            self._count.say(_("Looking through the notes …"))
            return
        if found:
            words = ngettext("{n} found", "{n} found", found).format(n=found)
        else:
            words = _("Nothing found: try the beginning of a word.")
        self._count.say(words if self.field.text().strip() else "")
        if self.field.text().strip():
            announce(self.field, words)

    # choosing

    def _enter(self) -> None:
        """Open what is chosen. Where notes may still come before it, they are waited for."""
        chosen = self.table.chosen()
        settled = self._finds.own_places or ([] if self._couple else self._finds.others)
        self._opening = self._job is not None and not self._moved and chosen not in settled
        if not self._opening and chosen is not None:
            self._open(chosen)

    def _open(self, line: Line) -> None:
        if not isinstance(line, Hit):
            return
        self.close_up()
        if isinstance(line.to, Place):
            self.wanted.emit(line.to, line.couple, line.detail, line.words)
        elif line.to == finding.PRINT:
            book = self._context.book
            sheet = press.blank_handout_sheet(book.catalogue, book.settings.practice(), line.detail)
            print_sheet(self._context, sheet, self._over, self._tell)
        else:
            (self.lock_wanted if line.to == finding.LOCK else self.joint_wanted).emit()

    def _into_table(self) -> None:
        """The first is chosen already while one types: Down goes to the second."""
        if self.table.chosen() is not None:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            QApplication.sendEvent(self.table, _key(Qt.Key.Key_Down))

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._over:
            if kind == QEvent.Type.Resize:
                self._lay_out()
            return False
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if QKeySequence(event.keyCombination()).toString() not in _LET_THROUGH:
                event.accept()  # it comes as a plain key then, and reaches no page
            return False
        return kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._pressed(watched, event)

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        key, typed = event.key(), event.text()
        if key == Qt.Key.Key_Escape:
            self.close_up()
        elif key == Qt.Key.Key_K and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.only_this_couple()
            else:
                self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.field.selectAll()
        elif watched is self.table and key == Qt.Key.Key_Up and self.table.at_top():
            self.field.setFocus(Qt.FocusReason.BacktabFocusReason)
        elif watched is self.table and (key == Qt.Key.Key_Backspace or (typed.isprintable() and typed.strip())):
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            QApplication.sendEvent(self.field, event)
        else:
            if watched is self.table:
                self._moved = True
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round in here."""
        ring: list[QWidget] = [self.field, *([self.scope] if self._couple else []), self.table]
        here = QApplication.focusWidget()
        at = ring.index(here) if here in ring else 0
        ring[(at + (1 if forward else -1)) % len(ring)].setFocus(
            Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        )
        return True

    # looks

    def _lay_out(self) -> None:
        whole = self._over.rect()
        self.setGeometry(whole)
        wide = min(_WIDE, whole.width() - 96)
        around = self._around.sizeHint().height() - self.table.height()
        high = min(_HIGH, whole.height() - 2 * _TOP) - around
        self.table.setFixedHeight(min(high, ROW * self.table.rows()))
        self._card.setGeometry((whole.width() - wide) // 2, _TOP, wide, around + self.table.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_up()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("sunken", 0.72))


def _key(key: Qt.Key) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)

"""What this couple has at home: what is open first, what was before folded below it.

An exercise that is reported while one looks stays where it is until the page is opened anew: nothing moves away under the
hands of someone who is writing. One that is stopped goes below at once: nothing is to be done for it any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui import theme
from ui.pages.exercises_facts import Around
from ui.pages.exercises_given import Folded, Given
from ui.widgets.buttons import Button
from ui.widgets.flowing import Flowing
from ui.widgets.layout import Ground, clear, column, row, rule, section
from ui.widgets.nothing_yet import NothingYet
from ui.widgets.settling import SettledScroller
from ui.widgets.told import Sign
from ui.widgets.words import text
from workbook.book import Workbook
from workbook.language import _, ngettext
from workbook.model.assignment import Assignment
from workbook.model.couple import Couple

EARLIER_AT_ONCE = 12


class AtHome(Ground):
    """The left half of the page."""

    print_wanted = Signal(str)
    stopped = Signal(object)
    repeat_wanted = Signal(str)
    thread_wanted = Signal(str)

    def __init__(self, book: Workbook) -> None:
        super().__init__()
        self._book = book
        self._couple: Couple | None = None
        self._today, self._around = date.min, Around()
        self._open: dict[str, Given] = {}
        self._parts: dict[str, QWidget] = {}
        self._folded: dict[str, Folded] = {}
        self._unfolded: dict[str, Given] = {}
        self._stopped: set[str] = set()
        self._waiting: list[Assignment] = []
        self._note = text("", "small", "muted")
        self._open_part, self._earlier_part = column(), column()
        self._empty = NothingYet(
            _("Nothing given yet"),
            _("Choose an exercise on the right. What each of the two reports about it is then written down here."),
            icon="book-open",
        )
        self._earlier_title = text(_("Earlier"), "section")
        self._more = Button("", "quiet", height=24)
        self._more.clicked.connect(self._show_more)
        content = Flowing()
        column(
            self._open_part,
            self._earlier_title,
            theme.HAIR,
            self._earlier_part,
            row(self._more, None, pad=(0, 8, 0, 0)),
            None,
            pad=(24, 4, 20, 24),
            into=content,
        )
        self._scroller = SettledScroller(content)
        head = section(_("At home"), self._note)
        head.setContentsMargins(24, 20, 24, 12)
        column(head, self._empty, self._scroller, pad=(0, 0, 0, 1), into=self)

    def show_all(self, couple: Couple, given: Sequence[Assignment], around: Around, today: date) -> None:
        """Show from the top; `given` is newest first."""
        self._couple, self._around, self._today = couple, around, today
        clear(self._open_part)
        clear(self._earlier_part)
        self._open, self._parts, self._folded, self._unfolded, self._stopped = {}, {}, {}, {}, set()
        for each in given:
            if each.open:
                self._add_open(each, self._open_part.count())
        self._waiting = [each for each in given if not each.open]
        self._show_more()
        self._count(given)
        self._scroller.verticalScrollBar().setValue(0)

    def show_again(self, given: Sequence[Assignment], around: Around) -> None:
        """Show what has changed, each where it stands; what is new comes first, what was taken back goes."""
        self._around, there = around, {each.uid for each in given}
        self._put_away([uid for uid in self._open if uid not in there])
        self._sort_stopped(given)
        known = {*self._open, *self._folded, *(each.uid for each in self._waiting)}
        for each in reversed(given):
            if each.uid not in known:
                self._add_open(each, 0)
            for shown in (self._open.get(each.uid), self._unfolded.get(each.uid)):
                if shown is not None:
                    shown.show_given(each, around)
            if each.uid in self._folded:
                self._folded[each.uid].show_given(each)
        fresh = {each.uid: each for each in given}
        self._waiting = [fresh.get(each.uid, each) for each in self._waiting]
        self._count(given)

    def _put_away(self, uids: Sequence[str]) -> None:
        for uid in uids:
            self._open.pop(uid)
            _let_go(self._open_part, self._parts.pop(uid))

    def _sort_stopped(self, given: Sequence[Assignment]) -> None:
        """What was stopped while one looks goes below, the keyboard with it; what goes on after all comes up again."""
        for each in given:
            if each.stopped is not None and each.uid in self._open:
                focused = QApplication.focusWidget()
                here = focused is not None and self._parts[each.uid].isAncestorOf(focused)
                self._put_away([each.uid])
                self._stopped.add(each.uid)
                self._add_folded(each, 0)
                self._earlier_title.show()
                if here:
                    self._folded[each.uid].setFocus(Qt.FocusReason.OtherFocusReason)
            elif each.open and each.uid in self._stopped:
                self._stopped.discard(each.uid)
                _let_go(self._earlier_part, self._folded.pop(each.uid))
                if each.uid in self._unfolded:
                    _let_go(self._earlier_part, self._unfolded.pop(each.uid))
                before = [a.uid for a in given[: given.index(each)]]
                self._add_open(each, sum(uid in self._open for uid in before))
                self._earlier_title.setVisible(bool(self._folded))

    def flush(self) -> None:
        for each in (*self._open.values(), *self._unfolded.values()):
            each.flush()

    def due(self, given: Sequence[Assignment]) -> QWidget | None:
        """The first line to fill in, where something was to be brought back by today."""
        for each in given:
            shown = self._open.get(each.uid)
            if shown is not None and each.until is not None and each.until <= self._today:
                missing = shown.first_missing()
                if missing is not None:
                    return missing
        return None

    def bring_up(self, uid: str) -> QWidget | None:
        """Bring one assignment into sight, unfolded; gives what takes the focus, None where there is none of this uid."""
        while uid not in self._folded and any(each.uid == uid for each in self._waiting):
            self._show_more()
        if uid in self._folded:
            self._folded[uid].setChecked(True)
        shown = self._open.get(uid) or self._unfolded.get(uid)
        return shown.first() if shown is not None else None

    def tell(self, uid: str, words: str, kind: Sign) -> None:
        """Say below an assignment how an act on it goes."""
        shown = self._open.get(uid) or self._unfolded.get(uid)
        if shown is not None:
            shown.tell(words, kind)

    def _given(self, given: Assignment, *, titled: bool) -> Given:
        assert self._couple is not None
        shown = Given(self._book, self._couple, given, self._today, self._around, titled=titled)
        shown.print_wanted.connect(self.print_wanted)
        shown.stopped.connect(self.stopped)
        shown.repeat_wanted.connect(self.repeat_wanted)
        shown.thread_wanted.connect(self.thread_wanted)
        return shown

    def _add_open(self, given: Assignment, at: int) -> None:
        shown = self._given(given, titled=True)
        self._open[given.uid] = shown
        part = self._parts[given.uid] = QWidget()
        column(shown, 16, rule(), 16, into=part)
        self._open_part.insertWidget(at, part)
        part.show()

    def _show_more(self) -> None:
        now, self._waiting = self._waiting[:EARLIER_AT_ONCE], self._waiting[EARLIER_AT_ONCE:]
        for given in now:
            self._add_folded(given, self._earlier_part.count())
        left = len(self._waiting)
        self._more.say(ngettext("Show {n} more", "Show {n} more", left).format(n=left))
        self._more.setVisible(bool(left))
        self._earlier_title.setVisible(bool(self._folded))

    def _add_folded(self, given: Assignment, at: int) -> None:
        assert self._couple is not None
        line = self._folded[given.uid] = Folded(self._couple, given, self._today)
        line.toggled.connect(partial(self._fold, given.uid))
        self._earlier_part.insertWidget(at, line)
        line.show()

    def _fold(self, uid: str, opened: bool) -> None:
        shown = self._unfolded.get(uid)
        if shown is None and opened:
            given = next(a for a in self._book.assignments.of(self._couple_uid()) if a.uid == uid)
            shown = self._given(given, titled=False)
            shown.setContentsMargins(0, 4, 0, 16)
            self._unfolded[uid] = shown
            self._earlier_part.insertWidget(self._earlier_part.indexOf(self._folded[uid]) + 1, shown)
        if shown is not None:
            shown.setVisible(opened)
            self._settle()

    def _couple_uid(self) -> str:
        assert self._couple is not None
        return self._couple.uid

    def _count(self, given: Sequence[Assignment]) -> None:
        count = sum(each.open for each in given)
        self._note.say(_("{n} open").format(n=count) if count else _("nothing open") if given else "")
        self._empty.setVisible(not given)
        self._scroller.setVisible(bool(given))
        self._settle()

    def _settle(self) -> None:
        self._scroller.updateGeometry()
        self._scroller.settle()


def _let_go(of: QVBoxLayout, widget: QWidget) -> None:
    of.removeWidget(widget)
    widget.hide()
    widget.deleteLater()

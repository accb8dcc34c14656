"""Between the counselor's own window and a couple's joint view: the way in, the way out, and what keeps each apart.

Of the window that is left nothing stays: what was typed is saved first, its pages are thrown away, the clipboard is wiped. Who
is in joint view is kept in the workbook before anything of it is shown, so that a lock, a crash or a restart comes back to it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel

from ui import messages, preferences, theme
from ui.background import Background
from ui.clipboard import wipe_clipboard
from ui.context import Context, Place
from ui.joint.shell import LARGER, JointShell, Tab
from ui.main_window import MainWindow, none_at_all
from ui.shell import Build, Shell
from workbook.book import Workbook
from workbook.catalogue.entries import Catalogue
from workbook.changes import Changes
from workbook.disclosure.joint import joint
from workbook.errors import CatalogueError, WorkbookError
from workbook.facts import JointFacts
from workbook.language import speak, speaking
from workbook.model.joint_view import InJointView

_TOGETHER = {
    Place.OVERVIEW: Tab.OVERVIEW,
    Place.PICTURE: Tab.PICTURE,
    Place.PLAN: Tab.PLAN,
    Place.EXERCISES: Tab.HOME,
}


class Passage(QObject):
    """One per unlocked workbook: it fills the window from unlocking to locking. `clock` gives local time without zone."""

    lock_wanted = Signal()
    handover_wanted = Signal(object)  # what begins it, and gives its ticket
    _heard = Signal(object)  # a change may be made on the worker; the signal brings it to the window's thread

    def __init__(
        self,
        window: MainWindow,
        book: Workbook,
        background: Background,
        build: Build,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(window)
        self._window, self._book, self._background = window, book, background
        self._build, self._clock = build, clock
        self._shell: Shell | None = None
        self._joint: JointShell | None = None
        self._couple = ""
        window.patience = self.patience
        self._heard.connect(self._changed)
        self._unsubscribe = book.subscribe(self._heard.emit)

    def enter(self) -> None:
        """After unlocking: joint view, if it was on when the window went away, and nothing else before it; else Today. Where a
        hand-over has just come back, the partner may still stand there: then this couple's session that goes on, or else their
        hand-over page, which name no other couple and look the same whatever was given.
        """
        kept = self._book.joint_view.now()
        if kept is None:
            self._show_own(*self._first_place())
        else:
            self._show_joint(kept.couple, self._facts(kept.couple), _place(kept)[0])

    def _first_place(self) -> tuple[Place, str, str]:
        """Where the counselor's own window opens: the place, its detail, the couple."""
        back = self._book.handovers.came_back
        if back is None:
            return Place.TODAY, "", ""
        going_on = self._book.hours.going_on(self._clock()) if back.session else ()
        if back.session in (session.uid for session in going_on):
            return Place.LIVE, back.session, back.couple
        return Place.HANDOVER, "", back.couple

    def flush(self) -> None:
        """Save what is being typed. Raises what a page raises."""
        if self._shell is not None:
            self._shell.flush()

    def settle(self) -> None:
        """Save what is being typed and stop listening, before the workbook is closed. Raises what a page raises."""
        self.flush()
        if self._shell is not None:
            self._shell.close_pages()
        self._unsubscribe()
        self._window.patience = none_at_all
        theme.enlarge(1)
        speak()

    def patience(self) -> int:
        """For how many minutes nobody need touch anything: in joint view, while the couple's session goes on; else none."""
        if self._joint is None:
            return 0
        try:
            session = self._book.hours.going_on_with(self._couple, self._clock())
        except WorkbookError:
            return 0
        return 0 if session is None else preferences.read().session_minutes

    # in

    def _begin(self, couple: str, place: str, detail: str) -> None:
        """What cannot be saved keeps the counselor where they are."""
        shell = self._shell
        if shell is None or not shell.may_leave():
            return
        try:
            shell.flush()
            facts = self._facts(couple)
            self._book.joint_view.begin(couple, f"{place} {detail}".strip())
        except WorkbookError as error:
            messages.shown(error, shell)
            return
        shell.close_pages()
        self._show_joint(couple, facts, Place(place))

    def _show_joint(self, couple: str, facts: JointFacts, place: Place) -> None:
        _let_go_of_the_rest()
        theme.enlarge(LARGER)
        speak(self._reads(couple).language)
        try:
            made = JointShell(facts, _TOGETHER.get(place, Tab.OVERVIEW))
        except BaseException:
            speak()
            raise
        made.lock_wanted.connect(self.lock_wanted)
        made.leave_wanted.connect(self._end)
        self._shell, self._joint, self._couple = None, made, couple
        self._window.show_content(made, made.tabs)

    def _facts(self, couple: str) -> JointFacts:
        now = self._clock()
        session = self._book.hours.going_on_with(couple, now)
        on = session.uid if session is not None else None
        catalogue = self._reads(couple)
        record = self._book.record(couple)
        with speaking(catalogue.language):
            return joint(record, catalogue, now, on=on)

    def _reads(self, couple: str) -> Catalogue:
        """Joint view is what these two read: it is in their language. A slip in its files is named where a page is ordered, and
        shuts nobody out here.
        """
        language = self._book.couples.get(couple).language
        try:
            return self._book.catalogue_in(language)
        except CatalogueError:
            return self._book.catalogue

    def _changed(self, changes: Changes) -> None:
        """Something was written while they look: by the worker, there being nothing to write with here."""
        if self._joint is not None and changes.couple in (None, self._couple):
            self._joint.show_facts(self._facts(self._couple))

    # out

    def _end(self) -> None:
        """Back to where the counselor came from. Nobody is kept in joint view by a full disk: it comes back at the next start."""
        speak()
        kept, trouble = self._book.joint_view.now(), None
        try:
            self._book.joint_view.end()
        except WorkbookError as error:
            trouble = error
        self._joint = None
        self._show_own(*_place(kept), self._couple)
        if trouble is not None:
            messages.shown(trouble, self._window)

    def _show_own(self, place: Place, detail: str = "", couple: str = "") -> None:
        context = Context(self._book, self._background)
        theme.enlarge(1)
        speak()
        shell = Shell(context, self._build, self._together)
        context.setParent(shell)
        shell.lock_wanted.connect(self.lock_wanted)
        context.handover_wanted.connect(self.handover_wanted)
        shell.joint_wanted.connect(self._begin)
        self._shell = shell
        self._window.show_content(shell)
        shell.come(place, couple, detail)

    def _together(self, place: Place, couple: str) -> bool:
        """Whether this page opens in joint view now: until this couple's session is ended, however long it takes, unless the
        settings say otherwise.
        """
        if place not in _TOGETHER or not self._book.settings.practice().joint_in_sessions:
            return False
        return self._book.hours.going_on_with(couple, self._clock()) is not None


def _place(kept: InJointView | None) -> tuple[Place, str]:
    """Where the counselor came from, and what was in sight there."""
    place, _space, detail = (kept.came_from if kept else "").partition(" ")
    return (Place(place), detail) if place in set(Place) else (Place.OVERVIEW, "")


def _let_go_of_the_rest() -> None:
    """What may stand outside of the pages: an open list, a tooltip (Qt would leave it for a while), words copied."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    for widget in QApplication.topLevelWidgets():
        if widget.windowType() is Qt.WindowType.ToolTip:
            widget.close()
            if isinstance(widget, QLabel):
                widget.clear()
    wipe_clipboard()

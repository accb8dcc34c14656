"""From door to workbook and back: unlocking, making, locking, closing. What is slow runs on the worker.

The lock page is painted before the rest of the window is imported, so several imports stand where they are needed.

Whatever way leads to the lock page, it begins with saving what was being typed, and ends with nothing of the workbook left on
the screen, in a dialog or on the clipboard.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui import preferences
from ui.alone import Alone
from ui.background import Background
from ui.clipboard import wipe_clipboard
from ui.main_window import MainWindow
from ui.pages.unlock import UnlockPage
from ui.preferences import Preferences
from ui.sweeping import close_dialogs
from workbook.errors import WorkbookError
from workbook.language import _, speak

if TYPE_CHECKING:
    from ui.passage import Passage
    from ui.shell import Build
    from workbook.book import Workbook
    from workbook.model.handover import Ticket
    from workbook.model.practice import Practice


class Doorkeeper(QObject):
    """Holds the window and at most one open workbook. `build` makes the pages (see `ui.shell.Shell`).

    `handed_over`: another process shows one partner their questions, and this one has to end. `came_back`: in that other
    process, the hand-over is over and the lock page in sight.
    """

    handed_over, came_back = Signal(), Signal()

    def __init__(self, preferred: Preferences, build: Build) -> None:
        super().__init__()
        self._preferred, self._build = preferred, build
        self.background = Background(self)
        self.window = MainWindow(self._may_close)
        self.window.left_alone.connect(self._left_alone)
        self._book: Workbook | None = None
        self._passage: Passage | None = None
        self._alone = Alone(self.window)
        self._alone.ended.connect(self._handover_over)
        preferences.listen(self._prefer)

    def _prefer(self, preferred: Preferences) -> None:
        """Somebody chose something in the settings: what hangs on it changes at once."""
        self._preferred = preferred
        if self._book is not None:
            self.window.watch_idle(preferred.lock_minutes)

    def book(self) -> Workbook | None:
        """The open workbook, or None before the door."""
        return self._book

    # the door

    def begin(self, path: Path | None) -> None:
        """Show the first page: the workbook named, or the last one, or the making of a new one."""
        last = Path(self._preferred.workbook) if self._preferred.workbook else None
        if path is not None:
            self.show_unlock(path)
        elif last is not None and last.is_dir():
            self.show_unlock(last)
        else:
            self.show_first_run()

    def show_unlock(self, path: Path, note: str = "") -> None:
        path = path.absolute()
        same = self._preferred.workbook == str(path)
        page = UnlockPage(path, self._preferred.opened_at() if same else None, note)
        page.unlock_wanted.connect(self._unlock)
        page.new_wanted.connect(self.show_first_run)
        self.window.show_content(page, page.first_focus)

    def show_first_run(self) -> None:
        from ui.pages.first_run import FirstRunPage

        page = FirstRunPage(self.background)
        page.create_wanted.connect(self._create)
        page.open_wanted.connect(self.show_unlock)
        page.finished.connect(self._enter)
        self.window.show_content(page, page.first_focus)

    def _unlock(self, path: Path, secret: str, recovery: bool) -> None:
        page = self.window.content()
        assert isinstance(page, UnlockPage)

        def work() -> Workbook:
            from workbook.book import Workbook

            return Workbook.open(path, secret, recovery=recovery)

        def done(book: Workbook) -> None:
            self._book = book
            if recovery:
                self._show_new_secret(book, secret)
            else:
                self._enter()

        self.background.run(work, done, lambda error: page.refused(str(error)))

    def _create(self, path: Path, passphrase: str, practice: Practice) -> None:
        from ui.pages.first_run import FirstRunPage

        page = self.window.content()
        assert isinstance(page, FirstRunPage)

        def work() -> tuple[Workbook, str]:
            from workbook.book import Workbook

            return Workbook.create(path, passphrase, practice)

        def done(result: tuple[Workbook, str]) -> None:
            self._book, code = result
            page.made(code)

        self.background.run(work, done, page.refused)

    def _show_new_secret(self, book: Workbook, code: str) -> None:
        """Whoever needs the recovery code has lost the passphrase: offer another one while the code is at hand."""
        from ui.pages.new_secret import NewSecretPage

        page = NewSecretPage(book.path)

        def change(passphrase: str) -> None:
            self.background.run(
                lambda: book.change_passphrase(code, passphrase, recovery=True),
                lambda _nothing: self._enter(),
                lambda error: page.refused(str(error)),
                owner=page,
            )

        page.wanted.connect(change)
        page.later.connect(self._enter)
        self.window.show_content(page, page.first_focus)
        self.window.watch_idle(self._preferred.lock_minutes)

    # inside

    def _enter(self) -> None:
        from ui.passage import Passage

        assert self._book is not None
        passage = Passage(self.window, self._book, self.background, self._build)
        passage.lock_wanted.connect(self.lock)
        passage.handover_wanted.connect(self._hand_over)
        now = datetime.now().isoformat(timespec="minutes")
        self._preferred = replace(preferences.read(), workbook=str(self._book.path), opened=now)
        preferences.write(self._preferred)
        self._passage = passage
        passage.enter()
        self.window.watch_idle(self._preferred.lock_minutes)

    # one partner alone

    def _hand_over(self, begin: Callable[[], Ticket]) -> None:
        """Save, close the workbook and wipe its key; a new process, which never had it, shows the questions."""
        from ui.handing import hand_over

        book, passage = self._book, self._passage
        if book is None or passage is None:
            return
        try:
            passage.flush()
            ticket = begin()
            self._settle()
        except WorkbookError as error:
            _show(error, self.window)
            return
        self._forget(QWidget())

        self.background.run(
            lambda: hand_over(ticket, lambda: book.close(backup=False)),
            lambda _nothing: self.handed_over.emit(),
            lambda error: self.show_unlock(book.path, str(error)),
        )

    def show_handover(self, ticket: Ticket, painted: Callable[[], None]) -> None:
        """In the new process: the questions, until they end in the lock page of the same workbook."""
        speak(ticket.language)
        try:
            self._alone.begin(ticket, painted)
        except WorkbookError as error:
            speak()
            self.show_unlock(Path(ticket.workbook), str(error))
            painted()

    def _handover_over(self, path: Path) -> None:
        speak()
        self.show_unlock(path)
        self.window.showNormal()
        self.came_back.emit()

    # and out again

    def lock(self) -> bool:
        """Save, close, show the lock page. False where something could not be saved: then the counselor stays inside."""
        return self._leave(lambda error: _show(error, self.window), again=False)

    def _left_alone(self) -> None:
        """Nobody is there: nothing may stay in sight, saved or not; and what cannot be saved is not thrown away either."""
        close_dialogs()
        if self._alone.empty():
            return
        content = self.window.content()
        if content is not None:
            content.hide()
        self._leave(
            lambda error: _show(error, self.window, _("Locking was to save first.")),
            again=True,
        )
        if self._book is not None and content is not None:
            content.show()
            self.window.watch_idle(self._preferred.lock_minutes)

    def _leave(self, refused: Callable[[WorkbookError], None], *, again: bool) -> bool:
        book = self._book
        if book is None:
            return True
        try:
            self._settle()
        except WorkbookError as error:
            refused(error)
            if not again:
                return False
            try:
                self._settle()
            except WorkbookError:
                return False
        self._forget(None)
        self.show_unlock(book.path)
        self.background.run(book.close, _nothing, lambda error: _show(error, self.window))
        return True

    def _settle(self) -> None:
        if self._passage is not None:
            self._passage.settle()
            self._passage.deleteLater()
            self._passage = None

    def _forget(self, cover: QWidget | None) -> None:
        """Nothing of the workbook stays on the screen or the clipboard; `cover` takes its place meanwhile."""
        self._book = None
        self.window.watch_idle(0)
        if cover is not None:
            self.window.show_content(cover)
        wipe_clipboard()

    def _may_close(self) -> bool:
        if self._alone.end():
            return False
        book = self._book
        if book is None:
            return True
        try:
            self._settle()
        except WorkbookError as error:
            _show(error, self.window)
            return False
        self._forget(QWidget())
        try:
            book.close()
        except WorkbookError as error:
            _show(error, self.window)
        return True

    def end(self) -> None:
        """Wait for the worker, for the end of the program."""
        preferences.listen(None)
        self._alone.end()
        self.background.close()


def _show(error: WorkbookError, window: QWidget, more: str = "") -> None:
    from ui import messages

    messages.tell(str(error), more=more, parent=window)


def _nothing(_result: None) -> None:
    """Closing has nothing to hand over."""

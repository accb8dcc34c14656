"""One document in the making: ordered after a rest, drawn in the background, and only the one ordered last is ever handed on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from ui.background import Background, Job
from ui.press import Sheet
from workbook.errors import WorkbookError

Act = Callable[[Sheet, bytes], None]


class Maker(QObject):
    """`order` says what is to be made: None where there is nothing to make, a `WorkbookError` where it may not be."""

    made = Signal(object, object)  # Sheet, bytes
    failed = Signal(object)  # WorkbookError

    def __init__(self, parent: QObject, background: Background, order: Callable[[], Sheet | None]) -> None:
        super().__init__(parent)
        self._background, self._order = background, order
        self._job: Job | None = None
        self._ready: tuple[Sheet, bytes] | None = None
        self._then: Act | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._make)

    def make_after(self, ms: int) -> None:
        """Make it anew after a rest. What was made before, or is in the making, is no longer what is asked for: whoever waits
        to print or save gets the new one, which may be for another reader.
        """
        self._ready = None
        self._drop()
        self._pause.start(ms)

    def once_ready(self, act: Act) -> None:
        """Do it with the document that was asked for last: at once, or as soon as that is made."""
        if self._ready is not None:
            act(*self._ready)
        else:
            self._then = act

    def _make(self) -> None:
        self._drop()
        try:
            sheet = self._order()
        except WorkbookError as error:
            self._fail(error)
            return
        if sheet is None:
            self._then = None
            return

        def done(pdf: bytes) -> None:
            self._done(sheet, pdf)

        self._job = self._background.run(sheet.render, done, self._fail, owner=self)

    def _drop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _done(self, sheet: Sheet, pdf: bytes) -> None:
        self._job, self._ready = None, (sheet, pdf)
        self.made.emit(sheet, pdf)
        then, self._then = self._then, None
        if then is not None:
            then(sheet, pdf)

    def _fail(self, error: WorkbookError) -> None:
        self._job = self._then = None
        self.failed.emit(error)

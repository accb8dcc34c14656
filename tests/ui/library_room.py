"""The Library in a window that listens to the workbook as the shell does: what its tests share."""

from collections.abc import Callable

from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from tests.ui.looks import Frame
from ui.context import Context
from ui.pages.exercise_lines import Heading, Line
from ui.pages.library import Library
from ui.pages.library_facts import Card
from workbook.changes import Changes

MADE_MS = 20_000
FREE, FIRST = "thank_you_because", "ten_minutes"


class Desk:
    def __init__(self, frame: Callable[..., Frame], context: Context, qtbot: QtBot) -> None:
        self.page, self.qtbot, self.book = Library(context), qtbot, context.book
        self.frame = frame(self.page)
        self.list, self.side = self.page._list, self.page._side
        self._stop = context.book.subscribe(self._changed)
        self.page.refresh(None)

    def _changed(self, changes: Changes) -> None:
        if changes.areas & self.page.areas:
            self.page.refresh(changes)

    def lines(self) -> tuple[Line, ...]:
        return self.list._shown

    def found(self) -> list[str]:
        return [line.exercise.key for line in self.lines() if isinstance(line, Card)]

    def headings(self) -> list[str]:
        return [line.words for line in self.lines() if isinstance(line, Heading)]

    def search(self, words: str) -> list[str]:
        self.list.search.setText(words)
        self.list.search.returnPressed.emit()
        return self.found()

    def printed(self, words: str) -> str:
        """What the preview shows, once it has these words."""
        self.qtbot.waitUntil(lambda: words in self.preview(), timeout=MADE_MS)
        return self.preview()

    def preview(self) -> str:
        document: QPdfDocument | None = self.side.pages.shown()
        if document is None:
            return ""
        pages = [document.getAllText(at).text() for at in range(document.pageCount())]
        return " ".join(" ".join(pages).split())

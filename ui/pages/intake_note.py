"""The counselor's own note beside a question: a small editor in the row, saved as it is typed, on no page that a couple sees."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.area import TextArea
from ui.widgets.autosave import Autosave
from ui.widgets.buttons import Button
from ui.widgets.chips import Status
from ui.widgets.layout import column, row, with_icon
from workbook.errors import WorkbookError


class IntakeNote(QWidget):
    """`keep(words)` saves; it raises `WorkbookError` where it cannot, and then the words stay and are tried again."""

    done = Signal()
    """What was typed is saved, and the note can close."""
    grown = Signal()

    def __init__(self, words: str, question: str, keep: Callable[[str], None], *, settled: bool) -> None:
        super().__init__()
        self._keep = keep
        self.area = TextArea(words, says=_("Your note, {question}").format(question=question), lines=2, most=8)
        self.area.setReadOnly(settled)
        self._status = Status()
        self._autosave = Autosave(self, self._save, lambda error: self._status.say(str(error), "wrong"))
        self.area.edited.connect(self._touched)
        self.area.submitted.connect(self._finish)
        self.close_button = Button(_("Close"), "quiet", height=24, key=_("Esc"))
        self.close_button.clicked.connect(self._finish)
        column(
            self.area,
            theme.HAIR,
            row(
                with_icon("lock", _("Yours alone: on no page that a couple sees"), size=14),
                None,
                self._status,
                self.close_button,
            ),
            pad=(0, 0, 0, 14),
            into=self,
        )

    def flush(self) -> None:
        self._autosave.flush()

    def _touched(self) -> None:
        self._status.say("")
        self._autosave.touch()

    def _finish(self) -> None:
        try:
            self.flush()
        except WorkbookError as error:
            self._status.say(str(error), "wrong")
        else:
            self.done.emit()

    def _save(self) -> None:
        self._keep(self.area.words())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._finish()
        else:
            super().keyPressEvent(event)

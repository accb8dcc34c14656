"""Whether a couple's pages open in joint view while their session is on. Kept in the workbook: it is the counselor's own way."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.context import Context
from ui.widgets.chips import Status
from ui.widgets.choices import Check
from ui.widgets.layout import card, column, row
from ui.widgets.words import para
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.practice import Practice


class JointPanel(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._opens = Check(_("During a session, open a couple’s pages in joint view"))
        self._opens.clicked.connect(self._chose)
        self._status = Status()
        about = _(
            "Overview, Picture, Plan and Exercises then show what both may see, from the beginning of this couple’s session "
            "until you end it. F8 opens joint view at any time; Ctrl+Shift+F8 leads back to your own pages."
        )
        panel = card(row(self._opens, None, self._status), theme.NEAR, para(about, "small", "muted"))
        column(panel, None, into=self)

    def first_focus(self) -> QWidget:
        return self._opens

    def show_practice(self, practice: Practice) -> None:
        self._opens.setChecked(practice.joint_in_sessions)

    def flush(self) -> None:
        """Every choice was kept when it was made."""

    def _chose(self, wanted: bool) -> None:
        settings = self._context.book.settings
        try:
            settings.save_practice(replace(settings.practice(), joint_in_sessions=wanted))
        except WorkbookError as error:
            self._opens.setChecked(not wanted)
            self._status.say(str(error), "wrong")
            return
        self._status.saved(_("Saved {time}"))
        self._context.saved()

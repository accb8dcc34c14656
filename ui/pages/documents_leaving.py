"""The two ways in which a finished document leaves the workbook, on paper and as a file. Both are recorded."""

from __future__ import annotations

from functools import partial
from gettext import gettext as _

import shiboken6
from PySide6.QtWidgets import QWidget

from ui import files, press
from ui.context import Context
from ui.pages.printed import print_pdf
from ui.widgets.told import Told
from workbook.errors import WorkbookError


class Leaving:
    """`told` says how it goes; `page` is what dialogs stand over. A page that is gone in the meantime (locked) is left alone."""

    def __init__(self, context: Context, page: QWidget, told: Told) -> None:
        self._context, self._page, self._told = context, page, told

    def print(self, sheet: press.Sheet, pdf: bytes) -> None:
        print_pdf(self._context, sheet, self._page, self._told.say, pdf)

    def save(self, sheet: press.Sheet, pdf: bytes) -> None:
        path = files.choose_save(self._page, _("Save the document"), sheet.file_name)
        if path is None or not shiboken6.isValid(self._page):
            return

        def done(_nothing: None) -> None:
            try:
                press.note(self._context.book, sheet, pdf, "saved")
            except WorkbookError as error:
                self._failed(error)
            else:
                self._told.say(_("Saved as {name}").format(name=path.name))

        self._told.say(_("Saving …"), "busy")
        put = partial(press.put, pdf, path, force=True)  # the dialog has asked whether to replace
        self._context.background.run(put, done, self._failed, owner=self._page)

    def _failed(self, error: WorkbookError) -> None:
        self._told.say(str(error), "wrong")

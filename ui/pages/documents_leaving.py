"""The two ways in which a finished document leaves the workbook, on paper and as a file. Both are recorded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtWidgets import QWidget

from ui import files, press
from ui.context import Context
from ui.pages.printed import Tell, print_pdf
from ui.widgets.told import Sign
from workbook.errors import WorkbookError
from workbook.language import _


class Leaving:
    """`tell` hears how it goes, `left` of each document that is out; `page` is what dialogs stand over. A page that is
    gone in the meantime (locked) is left alone.
    """

    def __init__(self, context: Context, page: QWidget, tell: Tell, left: Callable[[press.Sheet], None]) -> None:
        self._context, self._page, self._tell, self._left = context, page, tell, left

    def print(self, sheet: press.Sheet, pdf: bytes) -> None:
        def tell(words: str, sign: Sign) -> None:
            self._tell(words, sign)
            if words and sign == "done":
                self._left(sheet)

        print_pdf(self._context, sheet, self._page, tell, pdf)

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
                self._tell(_("Saved as {name}").format(name=path.name), "done")
                self._left(sheet)

        self._tell(_("Saving …"), "busy")
        put = partial(press.put, pdf, path, force=True)  # the dialog has asked whether to replace
        self._context.background.run(put, done, self._failed, owner=self._page)

    def _failed(self, error: WorkbookError) -> None:
        self._tell(str(error), "wrong")

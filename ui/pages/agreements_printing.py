"""The sheets of the agreements page on their way to the printer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui import press
from ui.pages.page import Page
from ui.pages.printed import print_sheet
from ui.widgets.told import Told
from workbook.errors import WorkbookError
from workbook.model.agreement import Permission
from workbook.model.common import Whose
from workbook.model.paper import Paper


class Printing:
    """For the couple in sight on `page`; `told` says how it goes."""

    def __init__(self, page: Page, told: Told, today: Callable[[], date]) -> None:
        self._page, self._told, self._today = page, told, today

    def paper(self, paper: Paper, version: int | None) -> None:
        """What both sign: as it was signed, or what is to be signed now."""
        book, couple = self._page.context.book, self._page.couple

        def order() -> press.Sheet:
            of = book.agreements.to_sign(couple, paper) if version is None else version
            return press.paper_sheet(book, couple, paper, self._today(), version=of)

        self._order(order)

    def release(self, whose: Whose, permission: Permission | None) -> None:
        """What one of them signs for somebody outside: as it was recorded, or blank."""
        book, couple = self._page.context.book, self._page.couple
        self._order(lambda: press.authorisation_sheet(book, couple, whose, self._today(), permission=permission))

    def _order(self, order: Callable[[], press.Sheet]) -> None:
        try:
            sheet = order()
        except WorkbookError as error:
            self._told.say(str(error), "wrong")
        else:
            print_sheet(self._page.context, sheet, self._page, self._told.say)

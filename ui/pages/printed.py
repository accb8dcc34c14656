"""One way from a document to the printer, for every page that prints: draw it, ask where, note it, put it on paper.

It is noted the moment it is handed over: what may have left the workbook stands in its record even if the paper jammed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import shiboken6
from PySide6.QtWidgets import QWidget

from ui import press
from ui.context import Context
from ui.widgets.told import Sign
from workbook.book import Workbook
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.assignment import Assignment

Tell = Callable[[str, Sign], None]


def handout_of(book: Workbook, given: Assignment, made: date, *, paper: str = "") -> press.Sheet:
    """The page of an exercise that was given. Raises `Held` where it is not available now, `NotFound` where it is no more."""
    return press.handout_sheet(book, given.couple, given.exercise, made, assignment=given, paper=paper)


def print_sheet(context: Context, sheet: press.Sheet, owner: QWidget, tell: Tell) -> None:
    """Draw the document in the background, then print it. `tell` hears how it goes, in one sentence each."""
    tell(_("Making the page …"), "busy")
    context.background.run(
        sheet.render,
        partial(print_pdf, context, sheet, owner, tell),
        lambda error: tell(str(error), "wrong"),
        owner=owner,
    )


def print_pdf(context: Context, sheet: press.Sheet, owner: QWidget, tell: Tell, pdf: bytes) -> None:
    """Ask for the printer, then print what is drawn already."""
    from ui.print_run import choose_printer, put_on_paper  # Qt's print support is heavy, and few mornings begin with it

    try:
        printer = choose_printer(owner, pdf, sheet.file_name)
        if not shiboken6.isValid(owner):  # locked while the dialog was open
            return
        if printer is None:
            tell("", "done")
            return
        press.note(context.book, sheet, pdf, "printed")
    except WorkbookError as error:
        tell(str(error), "wrong")
        return
    tell(_("On its way to the printer"), "busy")
    context.background.run(
        lambda: put_on_paper(pdf, printer),
        lambda _nothing: tell(_("Sent to the printer"), "done"),
        lambda error: tell(str(error), "wrong"),
        owner=owner,
    )

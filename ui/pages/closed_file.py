"""A file that is closed, where work was to go on in it: it is reopened first, and here is the way there."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui import messages
from ui.context import Context, Place
from workbook.language import _
from workbook.model.couple import Status


def is_open(context: Context, couple: str, parent: QWidget | None = None) -> bool:
    """Whether work may go on here. Where the file is closed, that is said, and the way to reopening it is offered."""
    if context.book.couples.get(couple).status is not Status.CLOSED:
        return True
    if messages.ask(
        _("This file is closed: reopen it first."),
        yes=_("To the course of the file"),
        no=_("Leave it closed"),
        more=_("It is reopened there, and safety is asked anew with each partner alone."),
        parent=parent,
    ):
        context.go_to(Place.LIFE, couple)
    return False

"""The packet for the week, at the end of an hour: one press prints it, another shows it first.

It is made ahead, in the background, so that the button can say how many pages it has and the printer gets it at once. A partner
to whom something was given alone has a packet of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtWidgets import QWidget

from ui import press, theme
from ui.context import Context, Place
from ui.pages.documents_maker import Maker
from ui.pages.printed import print_pdf
from ui.widgets.buttons import Button
from ui.widgets.layout import clear, column, row
from ui.widgets.told import Told
from workbook.errors import WorkbookError
from workbook.model.assignment import Assignment
from workbook.model.common import Audience, Whose
from workbook.model.couple import Couple


class _Line(QWidget):
    """One packet: for both, or for one of the two."""

    def __init__(self, context: Context, couple: Couple, audience: Audience, today: date) -> None:
        super().__init__()
        self._context, self._name = context, ""
        if audience is not Audience.COUPLE:
            self._name = couple.partner(Whose(audience.value)).short
        self._print = Button("", "secondary", "printer", height=theme.CONTROL_IN_ROW)
        look = Button(_("Look at it first"), "quiet", height=theme.CONTROL_IN_ROW)
        told = Told(theme.TIGHT)
        self._say(_("Print packet"))
        if self._name:
            look.setAccessibleName(_("Look first at the packet for {name}").format(name=self._name))
        self._maker = Maker(
            self, context.background, lambda: press.packet_sheet(context.book, couple.uid, audience, today)
        )
        self._maker.made.connect(lambda _sheet, pdf: self._count(press.pages_in(pdf)))
        self._maker.failed.connect(partial(self._failed, told))
        put = lambda sheet, pdf: print_pdf(context, sheet, self, told.say, pdf)  # noqa: E731
        self._print.clicked.connect(lambda: self._maker.once_ready(put))
        where = f"packet:{audience.value}"
        look.clicked.connect(lambda: context.go_to(Place.DOCUMENTS, couple.uid, where))
        column(row(self._print, None), row(look, None), told, gap=theme.TIGHT, into=self)
        self._maker.make_after(0)

    def _count(self, pages: int) -> None:
        self._say(ngettext("Print packet, {n} page", "Print packet, {n} pages", pages).format(n=pages))

    def _say(self, words: str) -> None:
        if self._name:
            words = _("{print}, for {name}").format(print=words, name=self._name)
        self._print.say(words)

    def _failed(self, told: Told, error: WorkbookError) -> None:
        self._print.setEnabled(False)
        told.say(str(error), "wrong")


class PacketPrint(QWidget):
    """A line for each packet that there is; nothing where nothing goes home."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._built: object = None
        self._lines = column(gap=theme.TIGHT, into=self)

    def show_packets(self, couple: Couple, given: Sequence[Assignment], today: date) -> bool:
        """Make them anew where anything that is on them has changed; whether other buttons are there now."""
        book = self._context.book
        wanted = (couple, tuple(given), book.settings.practice(), book.safety.gate(couple.uid), today)
        if wanted == self._built:
            return False
        self._built = wanted
        clear(self._lines)
        for audience in press.packets(book, couple.uid, today):
            line = _Line(self._context, couple, audience, today)
            self._lines.addWidget(line)
            line.show()
        return True

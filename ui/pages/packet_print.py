"""The packet for the week, at the end of an hour: one press prints it, another shows it first.

It is made ahead, in the background, so that the button can say how many pages it has and the printer gets it at once; while a
session goes on it is made when it is asked for, and nothing is drawn beside the writing. A partner to whom something was given
alone has a packet of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import press, theme
from ui.context import Context, Place
from ui.pages.documents_maker import Maker
from ui.pages.printed import print_pdf
from ui.widgets.buttons import Button
from ui.widgets.elided import shortened
from ui.widgets.layout import clear, column, row
from ui.widgets.told import Told
from workbook.errors import WorkbookError
from workbook.language import _, ngettext
from workbook.model.assignment import Assignment
from workbook.model.common import Audience, Whose
from workbook.model.couple import Couple

_NAME = 84


class _Line(QWidget):
    """One packet: for both, or for one of the two. With `key` it is made when it is asked for, and there is little room."""

    def __init__(self, context: Context, couple: Couple, audience: Audience, today: date, key: str | None) -> None:
        super().__init__()
        self._context, self._name, self._narrow = context, "", key is not None
        if audience is not Audience.COUPLE:
            self._name = couple.partner(Whose(audience.value)).short
        self.print = Button("", "secondary", "printer", key=key or "", height=theme.CONTROL_IN_ROW)
        look = Button(_("Look first") if self._narrow else _("Look at it first"), "quiet", height=theme.CONTROL_IN_ROW)
        look.setAccessibleName(_("Look first at the packet"))
        told = Told(theme.TIGHT)
        self._say(_("Print packet"))
        if self._name:
            look.setAccessibleName(_("Look first at the packet for {name}").format(name=self._name))
        self._maker = Maker(
            self, context.background, lambda: press.packet_sheet(context.book, couple.uid, audience, today)
        )
        self._maker.made.connect(lambda _sheet, pdf: self._count(press.pages_in(pdf)))
        self._maker.failed.connect(partial(self._failed, told))
        self.print.clicked.connect(partial(self._put, told))
        where = f"packet:{audience.value}"
        look.clicked.connect(lambda: context.go_to(Place.DOCUMENTS, couple.uid, where))
        lines = (
            [row(self.print, look, None, gap=theme.NEAR)] if self._narrow else [row(self.print, None), row(look, None)]
        )
        column(*lines, told, gap=theme.TIGHT, into=self)
        self._asked = not self._narrow
        if self._asked:
            self._maker.make_after(0)

    def _put(self, told: Told) -> None:
        if not self._asked:
            self._asked = True
            told.say(_("Making the packet …"), "busy")
            self._maker.make_after(0)
        self._maker.once_ready(lambda sheet, pdf: print_pdf(self._context, sheet, self, told.say, pdf))

    def _count(self, pages: int) -> None:
        self._say(ngettext("Print packet, {n} page", "Print packet, {n} pages", pages).format(n=pages))

    def _say(self, words: str) -> None:
        whole = _("{print}, for {name}").format(print=words, name=self._name) if self._name else words
        if self._narrow:
            short = shortened(self._name, "small_label", _NAME)
            self.print.say(_("For {name}").format(name=short) if self._name else _("Print packet"))
            self.print.setAccessibleName(whole)
        else:
            self.print.say(whole)

    def _failed(self, told: Told, error: WorkbookError) -> None:
        self.print.setEnabled(False)
        told.say(str(error), "wrong")


class PacketPrint(QWidget):
    """A line for each packet that there is; nothing where nothing goes home. `key`: the hint on the first of them, where a
    session goes on beside it.
    """

    def __init__(self, context: Context, key: str | None = None) -> None:
        super().__init__()
        self._context, self._key = context, key
        self._built: object = None
        self._made: list[_Line] = []
        self._lines = column(gap=theme.TIGHT, into=self)

    def show_packets(self, couple: Couple, given: Sequence[Assignment], today: date) -> bool:
        """Make them anew where anything that is on them has changed; whether other buttons are there now."""
        book = self._context.book
        wanted = (couple, tuple(given), book.settings.practice(), book.safety.gate(couple.uid), today)
        if wanted == self._built:
            return False
        self._built = wanted
        clear(self._lines)
        self._made = []
        key = self._key
        for audience in press.packets(book, couple.uid, today):
            line = _Line(self._context, couple, audience, today, key)
            key = "" if key else key
            self._made.append(line)
            self._lines.addWidget(line)
            line.show()
        return True

    def by_key(self) -> None:
        """Print the one packet that there is; where there are several, the keyboard goes to the first of them."""
        if self._made:
            self._made[0].print.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if len(self._made) == 1:
            self._made[0].print.click()

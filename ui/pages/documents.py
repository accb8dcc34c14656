"""A document is chosen, addressed and looked at before it leaves: what it shows lies on the desk, what it leaves out is said.

The page is made from frozen facts in the background. What was on the desk stays until the new page is there, and one that comes
too late is dropped; but printing and saving always wait for the page that was asked for last.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui import press, theme
from ui.contact import to_write
from ui.context import Context, Place
from ui.pages.contact_note import ContactNote
from ui.pages.documents_leaving import Leaving
from ui.pages.documents_maker import Maker
from ui.pages.documents_options import Options
from ui.pages.documents_orders import Instead, Shelf, refused
from ui.pages.documents_preview import Preview
from ui.pages.documents_words import Kind, leaves_out
from ui.pages.page import Page
from ui.widgets.buttons import Button
from ui.widgets.kept import KeptWords
from ui.widgets.layout import column, row
from ui.widgets.tab_order import in_reading_order
from ui.widgets.told import Told
from workbook.changes import Changes
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.common import PARTNERS, Audience

REST_MS = 400
"""How long typing has to rest before the page is made again."""


class Documents(Page):
    areas = frozenset({"couples", "intakes", "plans", "assignments", "sessions", "settings", "safety", "agreements"})

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._clock = clock
        self._shelf: Shelf | None = None
        self._asked: tuple[Kind, str] | None = None
        self._shown: tuple[Kind, str] | None = None
        self._maker = Maker(self, context.background, self._order)
        self._options, self._preview, self._status = Options(), Preview(), Told()
        self._kept = KeptWords(self, context.book, lambda error: self._status.say(str(error), "wrong"))
        self._save = Button(_("Save"), icon="download", key=_("Ctrl S"))
        self._print = Button(_("Print"), "primary", "printer", key=_("Ctrl P"))
        self._contact = ContactNote(_("Before you send it"), to_write)
        self._contact.hide()
        self._leaving = Leaving(context, self, self._status.say, self._left)
        left = column(self._options, self._status, row(self._contact, pad=(0, theme.NEAR, 16, 0)))
        row(left, self._preview, gap=theme.GAP, into=self).setStretch(1, 1)
        self._wire()

    def _wire(self) -> None:
        self._options.kind_chosen.connect(self._another_kind)
        self._options.reader_chosen.connect(self._show_reader)
        self._options.changed.connect(lambda: self._maker.make_after(0))
        self._options.summary_edited.connect(self._summary_edited)
        self._preview.go_on.connect(self._go_on)
        self._maker.made.connect(self._made)
        self._maker.failed.connect(self._failed)
        self._save.clicked.connect(lambda: self._maker.once_ready(self._leaving.save))
        self._print.clicked.connect(lambda: self._maker.once_ready(self._leaving.print))
        pages = self._preview.pages
        for keys, act in (
            ("Ctrl+S", self._save.click),
            ("Ctrl+P", self._print.click),
            ("Ctrl++", lambda: pages.go_closer(1)),
            ("Ctrl+=", lambda: pages.go_closer(1)),
            ("Ctrl+-", lambda: pages.go_closer(-1)),
            ("Ctrl+0", pages.fit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # what the window asks

    def head_actions(self) -> list[QWidget]:
        return [self._save, self._print]

    def first_focus(self) -> QWidget | None:
        return self._options.first()

    def show_couple(self, uid: str) -> None:
        """The same couple again finds its choices as they were; another one begins anew, on an empty desk."""
        super().show_couple(uid)
        before = self._shelf.couple if self._shelf is not None else None
        self._read()
        assert self._shelf is not None
        couple = self._shelf.couple
        if before is None or (before.uid, before.short) != (uid, couple.short):
            self._options.show_couple(couple, self.context.book.settings.practice().paper)
        if before is None or before.uid != uid:
            self._shown = None
            self._preview.making()
            in_reading_order(self)
        self._status.say("")
        self._show_kind(self._options.kind())

    def show_detail(self, detail: str) -> None:
        """A kind ("progress", "intake", "note", "handout"), and after a colon what it is about: a uid, or a reader."""
        word, _colon, uid = detail.partition(":")
        if word in {kind.value for kind in Kind}:
            self._show_kind(Kind(word), uid)

    def flush(self) -> None:
        self._kept.flush()

    def refresh(self, changes: Changes | None) -> None:
        if self.couple:
            self._read()
            self._show_kind(self._options.kind())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._preview.page_by_page(event.key())
        else:
            super().keyPressEvent(event)

    # choosing

    def _read(self) -> None:
        book = self.context.book
        couple, given = book.couples.get(self.couple), book.assignments.of(self.couple)
        self._shelf = Shelf(book, couple, given, self._clock().date())

    def _show_kind(self, kind: Kind, wanted: str = "") -> None:
        assert self._shelf is not None
        self._options.show_kind(kind)
        self._options.show_things(self._shelf.things(kind), wanted)
        self._show_reader()

    def _another_kind(self) -> None:
        """A reader chosen for one document is not the one meant for another: what each said alone would slip along."""
        self._options.for_the_couple()
        self._show_kind(self._options.kind())

    def _show_reader(self) -> None:
        """Words meant for one reader do not slip onto the page of another: each has their own."""
        self._contact.hide()
        self._options.show_summary(self._kept.words(self.couple, _slot(self._options.audience())))
        self._maker.make_after(0)

    def _summary_edited(self) -> None:
        self._kept.put(self.couple, _slot(self._options.audience()), self._options.summary())
        self._maker.make_after(REST_MS)

    def _go_on(self) -> None:
        elsewhere = {Kind.INTAKE: Place.INTAKE, Kind.NOTE: Place.SESSIONS}
        wanted = elsewhere.get(self._options.kind(), Place.EXERCISES)
        self.context.go_to(wanted, self.couple)

    # making

    def _order(self) -> press.Sheet | None:
        assert self._shelf is not None
        order = self._options.order()
        sheet = self._shelf.order(order)
        self._asked = order.kind, order.which
        if sheet is None:
            self._show_instead(self._shelf.nothing_yet(order.kind))
        else:
            self._options.say_left_out(*leaves_out(order, sheet.left_out))
            self._open_actions(True)
        return sheet

    def _made(self, _sheet: press.Sheet, pdf: bytes) -> None:
        self._preview.show_pdf(pdf, keep_place=self._asked == self._shown)
        self._shown = self._asked

    def _failed(self, error: WorkbookError) -> None:
        self._show_instead(refused(self._options.kind(), error))

    def _show_instead(self, instead: Instead) -> None:
        self._shown = None
        self._open_actions(False)
        self._options.say_left_out("", "")
        self._preview.nothing(instead.title, instead.words, instead.act)

    def _left(self, sheet: press.Sheet) -> None:
        """A page has left the workbook: its words need not be kept for a lock any more. And how to write to who reads it."""
        if sheet.kind == Kind.PROGRESS.value and sheet.couple is not None:
            try:
                self._kept.used(sheet.couple, _slot(sheet.audience))
            except WorkbookError as error:
                self._status.say(str(error), "wrong")
        of = [w for w in PARTNERS if sheet.audience in (Audience.COUPLE, Audience(w.value))]
        if of and self._shelf is not None:
            self._contact.show_couple(self._shelf.couple, of)
            self._contact.show()

    def _open_actions(self, usable: bool) -> None:
        self._save.setEnabled(usable)
        self._print.setEnabled(usable)


def _slot(audience: Audience) -> str:
    return f"where things stand {audience.value}"


def build(context: Context) -> Documents:
    return Documents(context)

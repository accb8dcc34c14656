"""A document is chosen, addressed and looked at before it leaves: what it shows lies on the desk, what it leaves out is said.

The page is made from frozen facts in the background. What was on the desk stays until the new page is there, and one that comes
too late is dropped; but printing and saving always wait for the page that was asked for last.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui import files, press, theme
from ui.context import Context, Place
from ui.pages.documents_maker import Maker
from ui.pages.documents_options import Options
from ui.pages.documents_preview import Preview
from ui.pages.documents_words import Kind, Order, Thing, handouts, intakes, left_out
from ui.pages.page import Page
from ui.pages.printed import handout_of, print_pdf
from ui.widgets.buttons import Button
from ui.widgets.layout import column, row
from ui.widgets.tab_order import in_reading_order
from ui.widgets.told import Sign, Told
from workbook.changes import Changes
from workbook.errors import NotFound, WorkbookError
from workbook.model.assignment import Assignment
from workbook.model.common import Audience
from workbook.model.couple import Couple

REST_MS = 400
"""How long typing has to rest before the page is made again."""


class Documents(Page):
    areas = frozenset({"couples", "intakes", "plans", "assignments", "sessions", "settings", "safety"})

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._clock = clock
        self._of: Couple | None = None
        self._given: tuple[Assignment, ...] = ()
        self._summaries: dict[tuple[str, Audience], str] = {}
        self._asked: tuple[Kind, str] | None = None
        self._shown: tuple[Kind, str] | None = None
        self._maker = Maker(self, context.background, self._order)
        self._options, self._preview, self._status = Options(), Preview(), Told()
        self._save = Button(_("Save"), icon="download", key=_("Ctrl S"))
        self._print = Button(_("Print"), "primary", "printer", key=_("Ctrl P"))
        left = column(self._options, self._status)
        row(left, self._preview, gap=theme.GAP, into=self).setStretch(1, 1)
        self._wire()

    def _wire(self) -> None:
        self._options.kind_chosen.connect(lambda: self._show_kind(self._options.kind()))
        self._options.reader_chosen.connect(self._reader_chosen)
        self._options.changed.connect(lambda: self._maker.make_after(0))
        self._options.summary_edited.connect(self._summary_edited)
        self._preview.go_on.connect(self._go_on)
        self._maker.made.connect(self._made)
        self._maker.failed.connect(self._failed)
        self._save.clicked.connect(lambda: self._maker.once_ready(self._save_ready))
        self._print.clicked.connect(lambda: self._maker.once_ready(self._print_ready))
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
        before = self._of
        self._read()
        couple = self._couple()
        if before is None or (before.uid, before.short) != (uid, couple.short):
            self._options.show_couple(couple, self.context.book.settings.practice().paper)
        if before is None or before.uid != uid:
            self._shown = None
            self._preview.making()
            in_reading_order(self)
        self._tell("", "done")
        self._show_kind(self._options.kind())

    def show_detail(self, detail: str) -> None:
        """A kind ("progress", "intake", "handout"), and after a colon the uid of the intake or assignment."""
        word, _colon, uid = detail.partition(":")
        if word in {kind.value for kind in Kind}:
            self._show_kind(Kind(word), uid)

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

    def _today(self) -> date:
        return self._clock().date()

    def _read(self) -> None:
        self._of = self.context.book.couples.get(self.couple)
        self._given = self.context.book.assignments.of(self.couple)

    def _couple(self) -> Couple:
        assert self._of is not None
        return self._of

    def _show_kind(self, kind: Kind, wanted: str = "") -> None:
        self._options.show_kind(kind)
        self._options.show_things(self._things(kind), wanted)
        self._show_summary()
        self._maker.make_after(0)

    def _things(self, kind: Kind) -> tuple[Thing, ...]:
        book, today = self.context.book, self._today()
        if kind is Kind.INTAKE:
            return intakes(book.intakes.of(self.couple), today)
        return handouts(self._given, self._couple(), book.catalogue, today) if kind is Kind.HANDOUT else ()

    def _reader_chosen(self) -> None:
        self._show_summary()
        self._maker.make_after(0)

    def _show_summary(self) -> None:
        """Words meant for one reader do not slip onto the page of another: each has their own."""
        audience = self._options.audience()
        self._options.show_summary(self._summaries.get((self.couple, audience), ""))

    def _summary_edited(self) -> None:
        self._summaries[self.couple, self._options.audience()] = self._options.summary()
        self._maker.make_after(REST_MS)

    def _go_on(self) -> None:
        wanted = Place.INTAKE if self._options.kind() is Kind.INTAKE else Place.EXERCISES
        self.context.go_to(wanted, self.couple)

    # making

    def _order(self) -> press.Sheet | None:
        order = self._options.order()
        sheet = self._sheet(order)
        self._asked = order.kind, order.which
        self._say_left_out(order, sheet)
        self._open_actions(sheet is not None)
        if sheet is None:
            self._say_nothing(order.kind)
        return sheet

    def _sheet(self, order: Order) -> press.Sheet | None:
        """None where there is nothing yet that the document could be about."""
        book, made = self.context.book, self._today()
        if order.kind is Kind.PROGRESS:
            return press.progress_sheet(
                book, self.couple, order.audience, made, summary=order.summary, paper=order.paper
            )
        if not order.which:
            return None
        if order.kind is Kind.INTAKE:
            return press.intake_sheet(book, self.couple, order.which, order.audience, made, paper=order.paper)
        given = next(each for each in self._given if each.uid == order.which)
        return handout_of(book, given, made, paper=order.paper)

    def _made(self, _sheet: press.Sheet, pdf: bytes) -> None:
        self._preview.show_pdf(pdf, keep_place=self._asked == self._shown)
        self._shown = self._asked

    def _failed(self, error: WorkbookError) -> None:
        self._shown = None
        self._open_actions(False)
        self._options.say_left_out("", "")
        if isinstance(error, NotFound):  # what this reader may see of it is nothing at all
            self._preview.nothing(_("Nothing for this reader"), _("It holds no answer that this reader may see."))
        else:
            self._preview.nothing(_("No page to show"), str(error))

    def _say_nothing(self, kind: Kind) -> None:
        self._shown = None
        if kind is Kind.INTAKE:
            begun = bool(self.context.book.intakes.of(self.couple))
            title = _("The intake is not finished") if begun else _("No intake yet")
            words = _("The summary shows what each of the two answered, question by question.")
            self._preview.nothing(title, words, _("Go to the intake"))
        else:
            words = _("A handout is printed for an exercise that was given, with names and days on it.")
            self._preview.nothing(_("No exercise given yet"), words, _("Choose an exercise"))

    def _say_left_out(self, order: Order, sheet: press.Sheet | None) -> None:
        if sheet is None:
            self._options.say_left_out("", "")
        elif order.kind is Kind.HANDOUT:
            self._options.say_left_out(_("nothing else of the record is on it."), _("Names and days only:"))
        elif sheet.left_out:
            self._options.say_left_out(f"{left_out(sheet.left_out)}.", _("Leaves out"))
        elif order.audience is Audience.COUNSELOR:
            self._options.say_left_out(_("Your own page holds all there is."), _("Leaves nothing out."))
        else:
            self._options.say_left_out(_("Nothing was said alone or kept to you."), _("Leaves nothing out."))

    def _open_actions(self, usable: bool) -> None:
        self._save.setEnabled(usable)
        self._print.setEnabled(usable)

    # leaving the workbook

    def _print_ready(self, sheet: press.Sheet, pdf: bytes) -> None:
        print_pdf(self.context, sheet, self, self._tell, pdf)

    def _save_ready(self, sheet: press.Sheet, pdf: bytes) -> None:
        path = files.choose_save(self, _("Save the document"), sheet.file_name)
        if path is None:
            return

        def done(_nothing: None) -> None:
            try:
                press.note(self.context.book, sheet, pdf, "saved")
            except WorkbookError as error:
                self._tell(str(error), "wrong")
            else:
                self._tell(_("Saved as {name}").format(name=path.name), "done")

        self._tell(_("Saving …"), "busy")
        put = partial(press.put, pdf, path, force=True)  # the dialog has asked whether to replace
        self.context.background.run(put, done, lambda error: self._tell(str(error), "wrong"), owner=self)

    def _tell(self, words: str, kind: Sign) -> None:
        self._status.say(words, kind)


def build(context: Context) -> Documents:
    return Documents(context)

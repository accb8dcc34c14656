"""A new couple, or an existing one to be changed: the same form. Two names are enough; all else can come later.

Nothing is saved while typing, since half a couple is none: it is saved whole by Save, and the page does not let go of what was
typed before it is saved or given up in so many words. Whoever wants to change a couple goes here with its uid as `detail`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui import messages, press, theme
from ui.context import Context, Place
from ui.pages.new_couple_partner import FoldButton, PartnerHalf
from ui.pages.new_couple_rescue import rescued
from ui.pages.new_couple_secrets import Secrets
from ui.pages.new_couple_shared import Shared
from ui.pages.page import Page
from ui.pages.printed import print_sheet
from ui.widgets.buttons import Button
from ui.widgets.chips import Notice
from ui.widgets.entry import Entry
from ui.widgets.layout import column, columns, row
from ui.widgets.scrolling import Scroller
from ui.widgets.tab_order import in_reading_order
from ui.widgets.told import Told
from workbook.changes import Changes
from workbook.errors import Stale, WorkbookError
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner

_BLANK = Couple(Partner(Whose.FIRST, ""), Partner(Whose.SECOND, ""))


class NewCouple(Page):
    areas = frozenset({"couples"})

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._clock = clock
        self._record = _BLANK
        self._halves = (
            PartnerHalf(Whose.FIRST, _("First partner")),
            PartnerHalf(Whose.SECOND, _("Second partner")),
        )
        for half in self._halves:
            half.settle_born(lambda: self._clock().date())
            half.more.turned.connect(lambda: in_reading_order(self))
        self._shared, self._secrets = Shared(clock), Secrets(clock)
        self._secrets.agreements.clicked.connect(lambda: context.go_to(Place.AGREEMENTS, self._record.uid))
        self._secrets.sheet.clicked.connect(self._print)
        self._told = Told()
        self._more = FoldButton(self._halves)
        self._more.folded.connect(lambda: in_reading_order(self))
        self._cancel = Button(_("Cancel"), key=_("Esc"))
        self._cancel.clicked.connect(self._give_up)
        self._save = Button("", "primary", key=_("Ctrl S"))
        self._save.clicked.connect(self._store)
        load = Button(_("Load what is saved"), height=theme.CONTROL_IN_ROW)
        load.clicked.connect(self._load_other)
        self._notice = Notice("", load)
        self._notice.hide()
        body = QWidget()
        halves = columns((self._halves[0], 1), (self._halves[1], 1))
        more = row(self._more, None)
        secrets = column(self._secrets, self._told)
        column(*(self._notice, halves, theme.TIGHT, more, 20, self._shared, theme.GUTTER, secrets, None), into=body)
        column(Scroller(body), into=self)
        for keys, act in (("Ctrl+S", self._store), ("Ctrl+Return", self._store), ("Escape", self._give_up)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._show(_BLANK)
        in_reading_order(self)

    def title(self) -> str:
        return self._record.names if self._record.uid else _("A new couple")

    def second_line(self) -> str:
        if self._record.uid:
            return _("Couple {number}. Only the two names are needed.").format(number=self._record.number)
        return _("Only the two names are needed now. All else can come later.")

    def head_actions(self) -> list[QWidget]:
        return [self._cancel, self._save]

    def first_focus(self) -> QWidget | None:
        return self._halves[0].name.field

    def show_detail(self, detail: str) -> None:
        """Change the couple with this uid."""
        self._show(self.context.book.couples.get(detail))

    def refresh(self, changes: Changes | None) -> None:
        """None: begin a new couple. A change made elsewhere is shown, unless something is being typed: that stays."""
        if changes is None:
            self._show(_BLANK)
        elif changes.couple in (None, self._record.uid) and self._record.uid and not self._touched():
            self._show(self.context.book.couples.get(self._record.uid))

    def may_leave(self) -> bool:
        if not self._touched():
            return True
        leaving = messages.ask(
            _("Leave without saving?"),
            more=_("What you typed about this couple is dropped."),
            yes=_("Leave without saving"),
            no=_("Stay here"),
            danger=True,
            parent=self,
        )
        if leaving:
            self._show(self._record)
        return leaving

    def flush(self) -> None:
        """The workbook is being locked or closed and nobody is asked: what stands here is kept, finished or not."""
        for half in self._halves:
            half.more.fold_hope()
        if not self._touched():
            return
        couple, _slip = self._read()
        first, second = (half.unread() for half in self._halves)
        shared = [*self._shared.unread(), *self._secrets.unread()]
        self._show(self._keep(rescued(couple, [*first, *shared], second)))

    def _keep(self, couple: Couple) -> Couple:
        couples = self.context.book.couples
        return couples.save(couple) if couple.uid else couples.create(couple)

    def _show(self, couple: Couple) -> None:
        self._record = couple
        for half, partner in zip(self._halves, (couple.first, couple.second), strict=True):
            half.show_partner(partner)
        self._shared.show_couple(couple, self.context.book.settings.practice().keep_years)
        every = self.context.book.agreements.of(couple.uid) if couple.uid else ()
        self._secrets.show_policy(couple, every)
        self._more.settle()
        self._notice.hide()
        self._told.say("")
        self._save.say(_("Save") if couple.uid else _("Create couple"))
        self._as_shown = self._raw()
        self.head_changed.emit()

    def _raw(self) -> tuple[object, ...]:
        parts = (*self._halves, self._shared, self._secrets)
        return tuple(part.raw() for part in parts)

    def _touched(self) -> bool:
        return self._raw() != self._as_shown

    def _read(self) -> tuple[Couple, Entry | None]:
        """The couple as typed, and the first field in the order of reading that cannot be right."""
        today, record = self._clock().date(), self._record
        first, slip1 = self._halves[0].read(record.first, today)
        second, slip2 = self._halves[1].read(record.second, today)
        made, slip3 = self._shared.read(replace(record, first=first, second=second))
        made, slip4 = self._secrets.read(made)
        return made, slip1 or slip2 or slip3 or slip4

    def _print(self) -> None:
        """The sheet carries their names, so what is typed is kept first; one stays here to go on."""
        paper = self._secrets.paper()
        if paper is None:
            self._told.say(_("Choose a policy first: each has a sheet of its own."), "wrong")
            return
        book, saved = self.context.book, self._stored()
        if saved is None:
            return
        self._show(saved)
        try:
            version = book.agreements.to_sign(saved.uid, paper)
            self._show(book.couples.get(saved.uid))
            sheet = press.paper_sheet(book, saved.uid, paper, self._clock().date(), version=version)
        except WorkbookError as error:
            self._told.say(str(error), "wrong")
        else:
            print_sheet(self.context, sheet, self, self._told.say)

    def _store(self) -> None:
        saved = self._stored()
        if saved is not None:
            self.context.go_to(Place.OVERVIEW, saved.uid)

    def _stored(self) -> Couple | None:
        """The couple as it is kept now; None where something stands in the way, which is then said."""
        couple, slip = self._read()
        if slip is not None:
            slip.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        try:
            saved = self._keep(couple)
        except Stale:
            self._notice.say(
                _("What you typed is still here. You can copy from it, then load what is saved and type it anew."),
                lead=_("This couple was changed elsewhere in the meantime."),
            )
            self._notice.show()
        except WorkbookError as error:
            messages.shown(error, self)
        else:
            self._as_shown = self._raw()
            self.context.saved()
            return saved
        return None

    def _load_other(self) -> None:
        if messages.ask(
            _("Load what is saved?"),
            more=_("What you typed here since is dropped."),
            yes=_("Load and drop mine"),
            no=_("Keep mine for now"),
            danger=True,
            parent=self,
        ):
            self._show(self.context.book.couples.get(self._record.uid))

    def _give_up(self) -> None:
        uid = self._record.uid
        self.context.go_to(Place.OVERVIEW if uid else Place.COUPLES, uid)


def build(context: Context) -> Page:
    return NewCouple(context)

"""A session or a contact was entered in error: why, what happens, and where its words belong instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui import theme
from ui.context import Context
from ui.pages.sessions_refile import CoupleFinder
from ui.widgets.buttons import Button
from ui.widgets.choices import Radio
from ui.widgets.day_field import DayField, TimeField
from ui.widgets.entry import Entry, Slip
from ui.widgets.fields import Field, labelled, needed
from ui.widgets.flowing import Flowing
from ui.widgets.forgetting import forget_typing
from ui.widgets.kept import KeptForm
from ui.widgets.layout import Ground, column, row
from ui.widgets.scrolling import Scroller
from ui.widgets.words import para, text
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.common import Whose

Withdraw = Callable[[str, str | None, datetime | None, Whose | None], tuple[str, str] | None]
"""(reason, couple to refile under or None, when or None, who of another couple it was or None) -> the couple and the detail of
what stands in its place, or None."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is asked about. `asks` is the question who of a couple it was, `whose` the answer so far, and `by_partner` tells
    whether words of it stand under one of the two.
    """

    uid: str
    couple: str
    title: str
    at: datetime
    asks: str
    whose: Whose
    by_partner: Callable[[], bool]


_DAY, _TIME, _REASON = 172, 76, 560


class EnteredInError(Ground):
    """`done(couple, detail)` once it is withdrawn, both "" where nothing stands in its place; `dropped` goes back. `rebuilt`:
    other fields are there now.
    """

    done = Signal(str, str)
    dropped = Signal()
    rebuilt = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._uid = self._couple = ""
        self._withdraw: Withdraw = lambda reason, to, at, whose: None
        self._title = text("", "heading")
        says = _(
            "It goes from every page and document, is kept unchanged for whoever has to look into it, and stays gone."
        )
        self._reason = Entry(_("What was wrong"), Field(hint=_("such as: it belongs to another couple")), needed())
        self._reason.setMaximumWidth(_REASON)
        self._gone = Radio(_("Nothing stands in its place"), True)
        self._day_wrong = Radio(
            _("It was another day of this couple"), second=_("its words become a draft of that day")
        )
        self._couple_wrong = Radio(
            _("It belongs to another couple"), second=_("its words become a draft there, to be read")
        )
        self._group = QButtonGroup(self)
        for radio in (self._gone, self._day_wrong, self._couple_wrong):
            self._group.addButton(radio)
        self._group.buttonToggled.connect(lambda _radio, _on: self._show_choice())
        self.day, self.time = DayField(_("The right day")), TimeField(_("The right time"), datetime.min.time())
        self.day.setFixedWidth(_DAY)
        self.time.setFixedWidth(_TIME)
        self.finder = CoupleFinder(context.book)
        self._slip = Slip()
        self.finder.changed.connect(lambda: self._slip.say(""))
        self.finder.changed.connect(self.rebuilt)
        self._take_out = Button(_("Take it out"), "danger")
        self._take_out.clicked.connect(self.sign)
        leave = Button(_("Cancel"), "secondary", key=_("Esc"))
        leave.clicked.connect(self._leave)
        self._typing = KeptForm(self, context.book, self._typed, lambda error: self._slip.say(str(error)))
        self._reason.field.textEdited.connect(self._typing.touch)
        self._when = QWidget()
        column(
            row(labelled(_("Day"), self.day), labelled(_("Time"), self.time), None, gap=theme.GAP),
            pad=(28, 0, 0, 0),
            into=self._when,
        )
        body = Flowing()
        column(
            self._title,
            theme.TIGHT,
            para(says, "body", "muted"),
            20,
            self._reason,
            20,
            text(_("Where its words belong"), "small_strong"),
            theme.TIGHT,
            self._gone,
            theme.TIGHT,
            self._day_wrong,
            theme.HAIR,
            self._when,
            theme.TIGHT,
            self._couple_wrong,
            theme.HAIR,
            row(self.finder, pad=(28, 0, 0, 0)),
            self._slip,
            theme.GUTTER,
            row(self._take_out, leave, None),
            None,
            pad=(24, 20, 24, 24),
            into=body,
        )
        column(Scroller(body), pad=(0, 0, 0, 8), into=self)

    def begin(self, wrong: Wrong, withdraw: Withdraw) -> None:
        """Ask about this record; what was typed as the reason before is there again."""
        forget_typing(self)
        kept = self._typing.take_up(wrong.couple, f"error {wrong.uid}")
        self._uid, self._couple, self._withdraw = wrong.uid, wrong.couple, withdraw
        self._title.say(_("Entered in error: {what}").format(what=wrong.title))
        self._reason.show_words(kept.get("reason", ""))
        self._gone.setChecked(True)
        self.day.show_day(wrong.at.date())
        self.time.show_time(wrong.at.time())
        self.finder.begin(wrong.couple, wrong.asks, wrong.whose, wrong.by_partner)
        self._slip.say("")
        self._show_choice()

    # what the stack asks for

    def uid(self) -> str:
        return self._uid

    def first_focus(self) -> QWidget:
        return self._reason.field

    def refresh(self) -> None:
        """Nothing here is read from the book."""

    def to_addenda(self) -> None:
        """A record in error has none to show here."""

    def flush(self) -> None:
        self._typing.flush()

    def may_leave(self) -> bool:
        try:
            self.flush()
        except WorkbookError as error:
            self._slip.say(str(error))
            return False
        return True

    def sign(self) -> None:
        """Take it out, if what is needed is there."""
        reason = self._reason.words()
        if not reason:
            self._reason.wrong(_("Say briefly what was entered in error."))
            self._reason.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        wrong = self._missing()
        if wrong:
            self._slip.say(wrong)
            return
        to, whose = (self.finder.chosen(), self.finder.whose()) if self._couple_wrong.isChecked() else (None, None)
        at = None
        if self._day_wrong.isChecked():
            to, day = self._couple, self.day.value()
            at = datetime.combine(day, self.time.value()) if day is not None else None
        try:
            stands = self._withdraw(reason, to, at, whose)
            self._typing.forget()
        except WorkbookError as error:
            self._slip.say(str(error))
            return
        self._uid = ""
        self._context.nothing_back()
        self._context.saved()
        self.done.emit(*(stands or ("", "")))

    def _missing(self) -> str:
        if self._couple_wrong.isChecked():
            return self.finder.missing()
        if self._day_wrong.isChecked():
            return self.day.wrong() or self.time.wrong() or ("" if self.day.value() else _("Say on which day it was."))
        return ""

    def _typed(self) -> dict[str, str]:
        return {"reason": self._reason.words()}

    def _leave(self) -> None:
        self.dropped.emit()

    def _show_choice(self) -> None:
        self._when.setVisible(self._day_wrong.isChecked())
        self.finder.setVisible(self._couple_wrong.isChecked())
        self._slip.say("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

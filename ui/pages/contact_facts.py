"""How a contact came about, when, and with whom: either partner, both, or somebody else by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.contact import to_call, to_write
from ui.pages.contact_note import ContactNote
from ui.pages.contact_words import CHANNELS
from ui.widgets.choices import Segmented
from ui.widgets.day_field import DayField, TimeField
from ui.widgets.elided import shortened
from ui.widgets.entry import Slip
from ui.widgets.fields import Field, labelled
from ui.widgets.layout import clear, column, row
from ui.widgets.words import text
from workbook.language import _
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple
from workbook.model.note_apart import Channel, NoteApart

WHO = (Whose.BOTH, Whose.FIRST, Whose.SECOND)
_NAME, _DAY, _TIME, _OTHER = 110, 172, 76, 320
_SOMEBODY = 3
_CALLED = (Channel.PHONE,)


class ContactFacts(QWidget):
    """`edited` follows each change by hand that can be read as what it should be.

    Beside the choice stands how each may be reached: it is here that somebody calls back or writes.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._couple: Couple | None = None
        self.day, self.time = DayField(_("Day")), TimeField(_("Time"), datetime.min.time())
        self.how = Segmented(_("How"), [_("Phone"), _("E-mail"), _("Message"), _("Letter"), _("In person")])
        self._who_row = row(gap=0)
        self._who = Segmented(_("With whom"), ["", "", "", ""])
        self.other = Field(hint=_("Who it was, such as the family doctor"), says=_("Name of whoever it was with"))
        self.other.setMaxLength(200)
        self._problem = Slip()
        self._calling = ContactNote(_("Before you call back"), to_call)
        self._writing = ContactNote(_("Before you write back"), to_write)
        self.day.setFixedWidth(_DAY)
        self.time.setFixedWidth(_TIME)
        self.other.setMaximumWidth(_OTHER)
        for read in (self.day, self.time):
            read.picked.connect(self.edited)
            read.problem.connect(lambda: self._problem.say(self.wrong()))
        self.how.changed.connect(self._chosen)
        self.other.textEdited.connect(self.edited)
        column(
            row(
                column(text(_("How"), "small_strong"), theme.HAIR, self.how),
                labelled(_("Day"), self.day),
                labelled(_("Time"), self.time),
                None,
                gap=theme.GAP,
            ),
            theme.NEAR,
            column(text(_("With whom"), "small_strong"), theme.HAIR, row(self._who_row, None)),
            row(self.other, pad=(0, theme.TIGHT, 0, 0)),
            self._problem,
            theme.GAP,
            self._calling,
            self._writing,
            pad=(0, 0, 0, 20),
            into=self,
        )

    def show_facts(self, contact: NoteApart, couple: Couple) -> None:
        self._couple = couple
        clear(self._who_row)
        names = [shortened(p.short, "small_strong", _NAME) for p in (couple.first, couple.second)]
        self._who = Segmented(_("With whom"), [_("Both"), *names, _("Somebody else")])
        self._who.changed.connect(self._chosen)
        self._who_row.addWidget(self._who)
        self._who.choose(_SOMEBODY if contact.other else WHO.index(contact.whose))
        self.how.choose(CHANNELS.index(contact.channel))
        self.day.show_day(contact.at.date())
        self.time.show_time(contact.at.time())
        self.other.show_words(contact.other)
        self._problem.say("")
        self._show_rest()

    def facts(self, contact: NoteApart) -> NoteApart:
        """`contact` with what is entered here; an unreadable or emptied field leaves the last good value."""
        day, who = self.day.value() or contact.at.date(), self._who.chosen() or 0
        return replace(
            contact,
            at=datetime.combine(day, self.time.value()),
            channel=CHANNELS[self.how.chosen() or 0],
            whose=Whose.BOTH if who == _SOMEBODY else WHO[who],
            other=" ".join(self.other.text().split()) if who == _SOMEBODY else "",
        )

    def wrong(self) -> str:
        """The first thing that cannot be read or is missing, as a sentence, or ""."""
        if self._who.chosen() == _SOMEBODY and not self.other.text().strip():
            return self.day.wrong() or self.time.wrong() or _("Say with whom this contact was.")
        return self.day.wrong() or self.time.wrong()

    def refuse(self) -> None:
        """Say what is missing, beside it."""
        self._problem.say(self.wrong())
        if self._who.chosen() == _SOMEBODY and not self.other.text().strip():
            self.other.setFocus()

    def _chosen(self, _at: object) -> None:
        self._problem.say("")
        self._show_rest()
        if self._who.chosen() == _SOMEBODY and self.sender() is self._who:
            self.other.setFocus()
        self.edited.emit()

    def _show_rest(self) -> None:
        who, channel = self._who.chosen() or 0, CHANNELS[self.how.chosen() or 0]
        self.other.setVisible(who == _SOMEBODY)
        partners = who != _SOMEBODY and channel is not Channel.IN_PERSON
        of = PARTNERS if who in (0, _SOMEBODY) else (WHO[who],)
        called = channel in _CALLED
        if self._couple is not None:
            self._calling.show_couple(self._couple, of)
            self._writing.show_couple(self._couple, of)
        self._calling.setVisible(partners and called)
        self._writing.setVisible(partners and not called)

"""One contact outside a session on the right of the Sessions page: how, when, with whom, the words, and the signature."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.context import Context, Place
from ui.dates import clock
from ui.pages.apart_writing import ApartWriting, as_note, now
from ui.pages.contact_facts import ContactFacts
from ui.pages.contact_words import CONTACT, name_words, second_line
from ui.pages.sessions_countersign import Countersigning
from ui.pages.sessions_foot import Foot
from ui.pages.sessions_more import MoreMenu
from ui.widgets.chips import Chip
from ui.widgets.elided import Elided
from ui.widgets.flowing import Flowing, lay_out
from ui.widgets.forgetting import forget_typing
from ui.widgets.layout import Ground, column, row, rule
from ui.widgets.scrolling import Scroller
from ui.widgets.words import text
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.note_apart import Apart, Channel, NoteApart


class ContactPanel(Ground):
    """`kept` follows each save: the list beside it has something to show. `rebuilt`: other fields take the focus now."""

    kept = Signal()
    rebuilt = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._book = context, context.book
        self._title = text("", "heading")
        self._chip = Chip("", "accent")
        self._meta = Elided("", "small", "muted")
        self.facts, self.foot = ContactFacts(), Foot()
        hint = _("What was said or written, and what you answered")
        self.writing = ApartWriting(context, _("What was said or written"), hint, self.facts.facts)
        self.countersigning = Countersigning(context, context.book.notes_apart.countersign)
        body = Flowing()
        column(
            self.facts,
            text(_("What was said or written"), "small_strong"),
            theme.HAIR,
            self.writing,
            row(self.countersigning, pad=(0, theme.TIGHT, 0, 0)),
            None,
            pad=(24, 18, 12, 24),
            into=body,
        )
        self._scroller = Scroller(body)
        self._scroller.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.more = MoreMenu(_("More with this contact"), _("Contact note, PDF"))
        head = column(
            row(self._title, 4, self._chip, None, self.more),
            4,
            row(self._meta, None, gap=theme.NEAR),
            pad=(24, 18, 24, 14),
        )
        made = column(head, rule(), self._scroller, self.foot, into=self)
        made.setStretch(2, 1)
        self.facts.edited.connect(self.writing.touch)
        self.foot.sign_wanted.connect(self.sign)
        self.foot.settings_wanted.connect(lambda: context.go_to(Place.SETTINGS))
        self.writing.told.connect(self.foot.tell)
        self.writing.nameless.connect(self.foot.ask_for_name)
        self.writing.kept.connect(self._was_kept)
        for part in (self.writing, self.countersigning):
            part.rebuilt.connect(self.rebuilt)
        self.countersigning.opened.connect(self.to_addenda)
        self.countersigning.signed.connect(self.kept)
        self.more.print_wanted.connect(self._to_page)

    # showing

    def uid(self) -> str:
        """The contact that is shown, or "" while it is new."""
        return self.writing.note.uid if self.writing.note is not None else ""

    def begin(self, couple: str) -> None:
        """A new contact of now, by phone with both until something else is chosen."""
        self._show(NoteApart(couple, Apart.CONTACT, now(), channel=Channel.PHONE))

    def show_contact(self, uid: str) -> None:
        """Show one from its beginning. Raises `NotFound`."""
        self._show(self._book.notes_apart.get(uid))

    def refresh(self) -> None:
        """Something changed elsewhere: show it once nothing is being typed here."""
        self.writing.refresh()
        self._show_head()

    def first_focus(self) -> QWidget | None:
        """Where a draft is gone on with; None for a signed one."""
        if self.writing.signed():
            return None
        return self.facts.how if not self.uid() else self.writing.field.area

    def to_addenda(self) -> None:
        lay_out()
        bar = self._scroller.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _show(self, contact: NoteApart) -> None:
        couple = self._book.couples.get(contact.couple)
        forget_typing(self)
        self.foot.begin()
        self.facts.show_facts(contact, couple)
        self.writing.show_note(contact)
        self._show_head()
        self._scroller.verticalScrollBar().setValue(0)
        self.rebuilt.emit()

    def _show_head(self) -> None:
        contact = self.writing.note
        if contact is None:
            return
        couple = self._book.couples.get(contact.couple)
        self._title.say(name_words(contact) if contact.uid else _("New contact"))
        self._meta.say(second_line(contact, couple))
        if contact.signed_at is not None:
            self._chip.say(_("signed"), "plain", "lock")
        else:
            self._chip.say(_("draft") if contact.uid else _("nothing kept yet"), "accent", "pen-line")
        self.facts.setVisible(contact.signed_at is None)
        self.more.setVisible(bool(contact.uid))
        self.more.show_draft(contact.signed_at is None)
        self.foot.show_note(as_note(contact))
        self.countersigning.show_note(as_note(contact), contact.couple)
        if self.foot.asks_for_name() and self._book.settings.practice().counselor.strip():
            self.foot.ask_for_name(False)

    # keeping

    def flush(self) -> None:
        self.writing.flush()
        self.countersigning.flush()

    def may_leave(self) -> bool:
        try:
            self.countersigning.flush()
            return self.writing.may_leave()
        except WorkbookError as error:
            self.foot.tell(str(error))
            return False

    def sign(self) -> None:
        """Sign what is written in: a countersignature, or the contact and what is added to it."""
        if self.countersigning.has_caret():
            self.countersigning.sign()
            return
        if not self.writing.signed() and self.facts.wrong():
            self.facts.refuse()
            return
        self.writing.sign()

    def _to_page(self) -> None:
        if self.writing.note is not None:
            self._context.go_to(Place.DOCUMENTS, self.writing.note.couple, f"note:{CONTACT}{self.uid()}")

    def _was_kept(self) -> None:
        self.foot.saved(clock(datetime.now()))
        self._show_head()
        self.kept.emit()

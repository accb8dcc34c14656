"""Signing: the note for good, and each addendum as it is saved. It asks once, and says what is missing."""

from __future__ import annotations

from datetime import datetime

from ui import messages
from ui.pages.half_typed import half_typed, is_over
from ui.pages.sessions_body import SessionBody
from ui.pages.sessions_desk import SessionDesk
from ui.pages.sessions_foot import Foot
from ui.pages.sessions_taking import end_hour
from ui.widgets.kept import KeptForm
from workbook.book import Workbook
from workbook.errors import WorkbookError
from workbook.insight.drafting import to_take
from workbook.language import _
from workbook.model.session import On


class Signing:
    """Works on the session that lies on the desk. Each act says whether anything was signed or dropped."""

    def __init__(self, book: Workbook, desk: SessionDesk, body: SessionBody, foot: Foot) -> None:
        self._book, self._desk, self._body, self._foot = book, desk, body, foot

    def sign(self, now: datetime) -> bool:
        """Sign and lock the note, which has to be saved by now. A session that still goes on is over by that: where its jottings
        come into the note, they are to be read before anything is locked. Raises `WorkbookError`.
        """
        if not self._book.settings.practice().counselor.strip():
            self._foot.ask_for_name()
            return False
        goes_on = not is_over(self._book, self._desk.session, now)
        if goes_on and self._something_to_come():
            self._end()
            self._foot.tell(
                _("The session went on until now. What was jotted down stands in the note: look at it, then sign.")
            )
            return False
        if not self._desk.note.uid or self._desk.note.empty:
            self._foot.tell(_("There is nothing written in this note to sign."))
            first = self._body.note.first_field()
            if first is not None:
                first.setFocus()
            return False
        agreed = messages.ask(
            _("Sign this note and lock it?"),
            yes=_("Sign and lock"),
            more=_("Nothing in it can be changed after that. Addenda can be added at any time."),
            parent=self._body,
        )
        if agreed and goes_on:
            self._end()
        return agreed and self._signed()

    def _something_to_come(self) -> bool:
        """Whether the end of the hour brings anything into the note."""
        session = self._desk.session
        half = any(each.about is not On.PRIVATE for each in half_typed(self._book, session))
        return half or bool(to_take(self._book.hours.jottings(session.uid)))

    def _end(self) -> None:
        end_hour(self._book, self._desk.uid())
        self._desk.take(self._desk.uid())

    def sign_addendum(self) -> bool:
        words = self._body.addenda.words()
        if not words:
            self._body.addenda.refuse(_("There is nothing written in this addendum yet."))
            self._body.addenda.focus_editor()
            return False
        try:
            self._desk.addend(words)
        except WorkbookError as error:
            self._body.addenda.refuse(str(error))
            return False
        self._body.addenda.forget()
        return True

    def add_half_typed(self, words: str, typing: KeptForm) -> None:
        """Half-typed words of a session that is signed: they are kept with the addendum first, and only then gone elsewhere."""
        self._body.addenda.begin_with(words)
        typing.touch()
        try:
            typing.flush()
            self._body.half_typed.forget()
        except WorkbookError as error:
            self._foot.tell(str(error))
        self._body.addenda.write()

    def drop_addendum(self, typing: KeptForm) -> None:
        """Throw away what is written, and what `typing` keeps of it; asks if there is anything."""
        if self._body.addenda.words() and not messages.ask(
            _("Discard this addendum?"),
            yes=_("Discard it"),
            no=_("Go on writing"),
            more=_("What is written in it is not kept."),
            danger=True,
            parent=self._body,
        ):
            return
        try:
            typing.forget()
        except WorkbookError as error:
            self._foot.tell(str(error))
            return
        self._body.addenda.forget()

    def settle_addendum(self) -> bool:
        """Before another session is shown: sign what is written, or stay. True if one may go."""
        if not self._body.addenda.words():
            return True
        if messages.ask(
            _("The addendum is not signed yet."),
            yes=_("Sign it now"),
            no=_("Go on writing"),
            more=_("Its words are kept here, and belong to the note once it is signed."),
            lasting=True,
            parent=self._body,
        ):
            return self.sign_addendum()
        self._body.addenda.focus_editor()
        return False

    def _signed(self) -> bool:
        try:
            self._desk.sign()
        except WorkbookError as error:
            self._foot.tell(str(error))
            return False
        return True

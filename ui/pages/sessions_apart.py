"""The psychotherapy note of a session, folded away below the note: in nobody's record but the counselor's own.

It is opened by hand each time a session is shown, so that whoever looks at the screen meanwhile reads a heading and no word.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.context import Context
from ui.pages.apart_writing import ApartWriting
from ui.pages.sessions_deleting import apart_back, deleted_words
from ui.widgets.buttons import Button
from ui.widgets.chips import Status
from ui.widgets.entry import Slip
from ui.widgets.flowing import lay_out
from ui.widgets.layout import column, row, rule
from ui.widgets.words import para
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.note_apart import Apart, NoteApart
from workbook.model.session import Session


class PsychotherapyNote(QWidget):
    """`opened` asks for it to be brought into sight; `rebuilt`: other fields are there now."""

    opened = Signal()
    rebuilt = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._book = context, context.book
        self._head = Button(_("Psychotherapy note, kept apart"), "quiet", "lock", trailing="chevron-right", height=24)
        self._head.setCheckable(True)
        self._head.toggled.connect(self._fold)
        self.writing = ApartWriting(context, _("Psychotherapy note"), _("What you think through for yourself"))
        self._sign = Button(_("Sign the psychotherapy note"), "soft", "lock", height=theme.CONTROL_IN_ROW)
        self._sign.clicked.connect(self.writing.sign)
        self._delete = Button(_("Delete the draft"), "plain", height=theme.CONTROL_IN_ROW)
        self._delete.setAccessibleName(_("Delete the draft of the psychotherapy note"))
        self._delete.clicked.connect(self._throw_away)
        self._slip, self._status = Slip(), Status()
        about = _(
            "Yours alone: it stands in no document, export or search and in no joint view. The record has the note above."
        )
        self._part = QWidget()
        column(
            6,
            para(about, "small", "muted"),
            theme.NEAR,
            self.writing,
            self._slip,
            theme.TIGHT,
            row(self._sign, self._delete, None, self._status),
            into=self._part,
        )
        column(20, rule(), 14, row(self._head, None), self._part, into=self)
        self.writing.told.connect(self._slip.say)
        self.writing.nameless.connect(self._nameless)
        self.writing.kept.connect(self._was_kept)
        self.writing.rebuilt.connect(self.rebuilt)
        self._part.hide()

    def show_session(self, session: Session) -> None:
        """Folded, whatever it was before."""
        apart = self._book.notes_apart.psychotherapy(session.uid)
        fresh = NoteApart(session.couple, Apart.PSYCHOTHERAPY, session.starts, session=session.uid)
        self.writing.show_note(apart or fresh)
        self._slip.say("")
        self._status.say("")
        self._head.setChecked(False)
        self._show_state()

    def refresh(self) -> None:
        self.writing.refresh()
        self._show_state()

    def unfolded(self) -> QWidget:
        """Open it, and give back where the caret belongs."""
        self._head.setChecked(True)
        return self.writing.field

    def has_caret(self) -> bool:
        """Whether the keyboard is in here, so that Ctrl+Enter means this note."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def sign(self) -> None:
        self.writing.sign()

    def flush(self) -> None:
        self.writing.flush()

    def may_leave(self) -> bool:
        try:
            left = self.writing.may_leave()
        except WorkbookError as error:
            self._slip.say(str(error))
            left = False
        if not left:
            self._head.setChecked(True)
        return left

    def _fold(self, open: bool) -> None:
        self._part.setVisible(open)
        self._head.turn("chevron-down" if open else "chevron-right")
        self._show_state()
        self.rebuilt.emit()
        if open:
            lay_out()
            self.opened.emit()
            if not self.writing.signed():
                self.writing.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_state(self) -> None:
        note = self.writing.note
        open = not self._part.isHidden()
        state = _("nothing written")
        if note is not None and note.uid:
            state = _("signed") if note.signed_at is not None else _("draft")
        folded = _("open") if open else _("folded")
        self._head.setAccessibleName(f"{self._head.text()}, {state}, {folded}")
        self._sign.setVisible(not self.writing.signed())
        self._delete.setVisible(note is not None and bool(note.uid) and note.signed_at is None)

    def _throw_away(self) -> None:
        try:
            gone = self.writing.discard()
        except WorkbookError as error:
            self._slip.say(str(error))
            return
        self._show_state()
        self.writing.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.done(deleted_words(), partial(self._bring_back, gone))

    def _bring_back(self, gone: NoteApart) -> None:
        self.writing.flush()
        try:
            apart_back(self._book, gone)
        finally:
            now = self.writing.note
            if now is not None and now.session == gone.session:
                self.writing.show_note(self._book.notes_apart.psychotherapy(gone.session) or now)
                self._show_state()

    def _was_kept(self) -> None:
        self._slip.say("")
        self._status.saved(_("Saved {time}"))
        self._show_state()

    def _nameless(self) -> None:
        self._slip.say(_("A signature needs your name, and the settings hold none yet."))

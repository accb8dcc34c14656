"""A supervisor signs a note too: with name and licence, and a few words where there is something to say."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.context import Context
from ui.pages.sessions_field import NoteField
from ui.widgets.buttons import Button
from ui.widgets.entry import Entry, Slip
from ui.widgets.fields import Field, labelled, needed
from ui.widgets.forgetting import forget_typing
from ui.widgets.kept import KeptForm
from ui.widgets.layout import Ground, column, row
from ui.widgets.words import para
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.session import Note

Keep = Callable[[str, str, str], object]

_NAME, _LICENCE = 280, 180


class Countersigning(QWidget):
    """Stands below a signed note, folded into its button. `signed` follows; `opened` asks to be brought into sight.

    `keep(uid, signer, words)` puts it under the note.
    """

    signed = Signal()
    opened = Signal()
    rebuilt = Signal()

    def __init__(self, context: Context, keep: Keep) -> None:
        super().__init__()
        self._context, self._keep, self._note = context, keep, Note("")
        self._begin = Button(_("Countersign"), "secondary", "pen-line", height=theme.CONTROL_IN_ROW)
        self._begin.setAccessibleName(_("Countersign as a supervisor"))
        self._begin.clicked.connect(self.write)
        self._name = Entry(_("Supervisor"), Field(height=theme.CONTROL_IN_ROW), needed())
        self._licence = Entry(_("Licence"), Field(height=theme.CONTROL_IN_ROW))
        self._words = NoteField(
            _("Words of the supervisor"), None, hint=_("may stay empty"), phrases=context.book.phrases.all
        )
        self._slip = Slip()
        sign = Button(_("Countersign"), "soft", "lock", key=_("Ctrl Enter"), height=theme.CONTROL_IN_ROW)
        sign.clicked.connect(self.sign)
        drop = Button(_("Cancel"), "plain", height=theme.CONTROL_IN_ROW)
        drop.setAccessibleName(_("Cancel, no countersignature"))
        drop.clicked.connect(self._drop)
        self._name.setMaximumWidth(_NAME)
        self._licence.setMaximumWidth(_LICENCE)
        self._typing = KeptForm(self, context.book, self._typed, lambda error: self._slip.say(str(error)))
        for edited in (self._name.field.textEdited, self._licence.field.textEdited, self._words.edited):
            edited.connect(self._typing.touch)
        self._part = Ground("sunken", None)
        about = _("Whoever supervises signs here in person; it lasts as long as the note.")
        column(
            para(about, "small", "muted"),
            theme.NEAR,
            row(self._name, self._licence, None, gap=theme.GAP),
            theme.NEAR,
            labelled(_("Words"), self._words),
            self._slip,
            theme.NEAR,
            row(sign, drop, None),
            pad=(16, 12, 16, 14),
            into=self._part,
        )
        column(row(self._begin, None), self._part, into=self)
        self._part.hide()

    def show_note(self, note: Note, couple: str) -> None:
        """Folded, unless something was being typed here; for the same note again, everything stays."""
        same = (note.uid, note.signed_at) == (self._note.uid, self._note.signed_at)
        self._note = note
        self.setVisible(note.signed_at is not None)
        if same:
            return
        forget_typing(self)
        kept = self._typing.take_up(couple, f"countersign {note.uid}") if note.signed_at is not None else {}
        self._name.show_words(kept.get("name", ""))
        self._licence.show_words(kept.get("licence", ""))
        self._words.area.show_words(kept.get("words", ""))
        self._slip.say("")
        self._open(bool(kept))

    def write(self) -> None:
        self._open(True)
        self.opened.emit()
        self._name.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_caret(self) -> bool:
        """Whether the keyboard is in here, so that Ctrl+Enter means the supervisor."""
        focused = QApplication.focusWidget()
        return focused is not None and self._part.isAncestorOf(focused)

    def flush(self) -> None:
        self._typing.flush()

    def sign(self) -> None:
        name, licence = self._name.words(), self._licence.words()
        if not name:
            self._name.wrong(_("A countersignature needs the name of whoever countersigns."))
            self._name.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        signer = ", ".join(part for part in (name, licence) if part)
        try:
            self._keep(self._note.uid, signer, self._words.area.words())
            self._typing.forget()
        except WorkbookError as error:
            self._slip.say(str(error))
            return
        self._close()
        self._context.saved()
        self.signed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._part.isHidden():
            self._drop()
        else:
            super().keyPressEvent(event)

    def _drop(self) -> None:
        try:
            self._typing.forget()
        except WorkbookError as error:
            self._slip.say(str(error))
            return
        self._close()

    def _close(self) -> None:
        for field in (self._name, self._licence):
            field.show_words("")
        self._words.area.show_words("")
        self._slip.say("")
        self._open(False)
        self._begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, open: bool) -> None:
        self._part.setVisible(open)
        self._begin.setVisible(not open)
        self.rebuilt.emit()

    def _typed(self) -> dict[str, str]:
        return {"name": self._name.words(), "licence": self._licence.words(), "words": self._words.area.words()}

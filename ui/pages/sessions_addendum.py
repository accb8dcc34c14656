"""A signed note: who signed it and when, its addenda, and room to write another. Until it is signed its words are only kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.dates import clock, day_of_year
from ui.pages.sessions_field import NoteField
from ui.widgets.buttons import Button
from ui.widgets.elided import Elided
from ui.widgets.entry import Slip
from ui.widgets.icon import Icon
from ui.widgets.layout import clear, column, row
from ui.widgets.phrasing import Phrases
from ui.widgets.words import text
from workbook.language import _
from workbook.model.common import shows
from workbook.model.note_apart import NoteApart
from workbook.model.session import Addendum, Note


class Addenda(QWidget):
    """`signing_wanted` asks to sign what is written; `dropping_wanted` to throw it away. `edited`: words were typed."""

    edited = Signal()
    signing_wanted = Signal()
    dropping_wanted = Signal()
    rebuilt = Signal()
    opened = Signal()
    """The editor has opened below everything else."""

    def __init__(self, phrases: Phrases | None = None) -> None:
        super().__init__()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._begin = Button(_("Write an addendum"), "secondary", "pen-line", height=theme.CONTROL_IN_ROW)
        self._begin.clicked.connect(self.write)
        self._editor = NoteField(
            _("Addendum"), None, hint=_("What is to be added to this note"), lines=3, phrases=phrases
        )
        self._editor.edited.connect(self.edited)
        self._problem = Slip()
        sign = Button(_("Sign the addendum"), "soft", "lock", key=_("Ctrl Enter"), height=theme.CONTROL_IN_ROW)
        sign.clicked.connect(self.signing_wanted)
        drop = Button(_("Discard"), "plain", height=theme.CONTROL_IN_ROW)
        drop.setAccessibleName(_("Discard this addendum"))
        drop.clicked.connect(self.dropping_wanted)
        self._writing = QWidget()
        column(
            row(
                text(_("New addendum"), "small_strong"),
                text(_("signed as it is saved, and then as lasting as the note"), "small", "muted"),
                None,
                gap=6,
            ),
            theme.HAIR,
            self._editor,
            theme.TIGHT,
            row(sign, drop, None, gap=theme.TIGHT),
            self._problem,
            into=self._writing,
        )
        column(self._list, theme.GAP, row(self._begin, None), self._writing, into=self)
        self.forget()

    def show_note(self, note: Note) -> None:
        clear(self._list)
        self.setVisible(note.signed_at is not None)
        if note.signed_at is None:
            return
        self._list.addLayout(row(Icon("lock", "muted", 16), Elided(signed_words(note), "small", "muted"), None))
        for each in note.addenda:
            self._list.addSpacing(theme.GAP)
            self._list.addLayout(shown_addendum(each))
        self.rebuilt.emit()

    def write(self) -> None:
        """Open the editor and put the caret there."""
        self._begin.hide()
        self._writing.show()
        self.rebuilt.emit()
        self.focus_editor()
        self.opened.emit()

    def begin_with(self, words: str) -> None:
        """Words that could not go into the note any more, or were being typed before a lock."""
        before = self.words()
        self._editor.area.show_words(f"{before}\n\n{words}" if before else words)
        self._begin.hide()
        self._writing.show()
        self.rebuilt.emit()

    def words(self) -> str:
        """What is written and not signed yet, without blank ends; "" where nothing of it can be seen."""
        words = self._editor.area.words().strip()
        return words if shows(words) else ""

    def refuse(self, sentence: str) -> None:
        self._problem.say(sentence)

    def forget(self) -> None:
        """Close the editor, empty."""
        self._editor.area.show_words("")
        self._problem.say("")
        self._writing.hide()
        self._begin.show()

    def focus_editor(self) -> None:
        self._editor.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_button(self) -> QWidget:
        return self._begin


def signed_words(note: Note | NoteApart) -> str:
    """Signed 12 November 2026, 18:10, by Ida Holm; of a note that is signed."""
    assert note.signed_at is not None
    return _("signed {day}, {time}, by {name}").format(
        day=day_of_year(note.signed_at.date()), time=clock(note.signed_at), name=note.signed_by
    )


def shown_addendum(addendum: Addendum) -> QVBoxLayout:
    """An addendum or a countersignature, to be read."""
    when = _("{day}, {time}").format(day=day_of_year(addendum.signed_at.date()), time=clock(addendum.signed_at))
    if addendum.countersigns:
        by = _("Countersigned by {name}").format(name=addendum.signed_by)
        head = row(Icon("lock", "muted", 16), Elided(by, "small_strong"), text(when, "small", "muted"), None, gap=6)
        if not addendum.words:
            return column(head)
        field = NoteField(_("{by}, {when}").format(by=by, when=when), None, addendum.words, lines=1)
    else:
        signed = _("{when}, signed by {name}").format(when=when, name=addendum.signed_by)
        head = row(text(_("Addendum"), "small_strong"), Elided(signed, "small", "muted"), None, gap=6)
        field = NoteField(_("Addendum, {when}").format(when=when), None, addendum.words, lines=1)
    field.lock()
    return column(head, theme.HAIR, field)

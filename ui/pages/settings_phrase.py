"""A phrase or a template while it is added or changed."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui import theme
from ui.context import Context
from ui.pages.sessions_field import NoteField
from ui.pages.sessions_note import NoteEditor
from ui.pages.sessions_template import template_of
from ui.widgets.buttons import Button
from ui.widgets.entry import Entry, Slip
from ui.widgets.fields import Field, labelled, needed
from ui.widgets.layout import Ground, Item, column, row
from workbook.errors import BadInput, WorkbookError
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.note_apart import Phrase, Template
from workbook.model.session import Note, NoteForm


class Editor(Ground):
    """`left` follows its end, whether it was kept or not."""

    left = Signal()

    def __init__(self, context: Context, name: str, keep: str) -> None:
        super().__init__("sunken", None)
        self._context = context
        self._name = Entry(_("Name"), Field(name, height=theme.CONTROL_IN_ROW), needed())
        self._slip = Slip()
        self._keep_words = keep

    def compose(self, *items: Item) -> None:
        keep = Button(self._keep_words, "primary", height=theme.CONTROL_IN_ROW)
        keep.clicked.connect(self.keep)
        leave = Button(_("Cancel"), "plain", height=theme.CONTROL_IN_ROW)
        leave.clicked.connect(self.left)
        buttons = row(keep, leave, None)
        column(self._name, theme.NEAR, *items, self._slip, theme.NEAR, buttons, pad=(16, 16, 16, 16), into=self)

    def begin(self) -> None:
        self._name.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def keep(self) -> None:
        try:
            self.save(self._name.words())
        except WorkbookError as error:
            self._slip.say(str(error))
            return
        self._context.saved()
        self.left.emit()

    def keep_as_it_stands(self) -> None:
        """Nobody is asked any more: keep the words, under the first free name where this one cannot be. Empty, it is gone."""
        if not self.written():
            return
        try:
            self.save(self._name.words())
        except BadInput:
            name = self.free_name()
            self.save(name)
            self._name.show_words(name)

    def save(self, name: str) -> None:
        raise NotImplementedError

    def written(self) -> bool:
        raise NotImplementedError

    def free_name(self) -> str:
        raise NotImplementedError


class PhraseEditor(Editor):
    def __init__(self, context: Context, phrase: Phrase) -> None:
        super().__init__(context, phrase.name, _("Keep this phrase"))
        self._phrase = phrase
        self._words = NoteField(_("Words"), None, phrase.words, hint=_("What is put into the note"), lines=3)
        self._name.field.setPlaceholderText(_("one word, typed after a slash"))
        self._name.field.returnPressed.connect(self._words.setFocus)
        self.compose(labelled(_("Words"), self._words))

    def save(self, name: str) -> None:
        self._phrase = self._context.book.phrases.save(
            replace(self._phrase, name=name, words=self._words.area.words().strip())
        )

    def written(self) -> bool:
        words = self._words.area.words().strip()
        return bool(words) and (words, self._name.words()) != (self._phrase.words, self._phrase.name)

    def free_name(self) -> str:
        taken = {p.name.casefold() for p in self._context.book.phrases.all()}
        return next(name for n in count(1) if (name := _("phrase-{n}").format(n=n)).casefold() not in taken)


class TemplateEditor(Editor):
    def __init__(self, context: Context, template: Template | None) -> None:
        self._template = template or Template("", NoteForm.DAP)
        super().__init__(context, self._template.name, _("Keep this template"))
        self._note = NoteEditor(context.book.phrases.all, title=_("Fields"))
        draft = Note("", self._template.form, self._template.begun())
        self._note.show_note(draft, _anybody(), self._template.form)
        self._name.field.returnPressed.connect(self._to_fields)
        self.compose(self._note)

    def save(self, name: str) -> None:
        made = template_of(name, self._note.form(), self._note.texts())
        kept = replace(made, uid=self._template.uid, rev=self._template.rev)
        self._template = self._context.book.phrases.save_template(kept)

    def written(self) -> bool:
        made = template_of(self._name.words(), self._note.form(), self._note.texts())
        return bool(made.passages) and made != replace(self._template, uid="", rev=0)

    def free_name(self) -> str:
        taken = {t.name.casefold() for t in self._context.book.phrases.templates()}
        return next(name for n in count(1) if (name := _("Template {n}").format(n=n)).casefold() not in taken)

    def _to_fields(self) -> None:
        first = self._note.first_field()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)


def _anybody() -> Couple:
    """A template is about whichever two it will be used for."""
    first, second = _("the first partner"), _("the second partner")
    return Couple(Partner(Whose.FIRST, first, called=first), Partner(Whose.SECOND, second, called=second))

"""Own phrases and templates: words of no couple, put into a note by name. What is removed can be brought back at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.context import Context
from ui.pages.sessions_words import form_words
from ui.pages.settings_phrase import Editor, PhraseEditor, TemplateEditor
from ui.widgets.buttons import Button
from ui.widgets.elided import Elided
from ui.widgets.entry import Slip
from ui.widgets.keeping import keeping_place
from ui.widgets.layout import card, clear, column, row, rule, section
from ui.widgets.tab_order import in_reading_order
from ui.widgets.told import Told
from ui.widgets.words import para
from workbook.errors import WorkbookError
from workbook.language import _, ngettext
from workbook.model.note_apart import Phrase, Template


class PhrasesPanel(QWidget):
    """Two cards, each a list with its editor below it; one editor is open at a time."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._seen: tuple[object, ...] | None = None
        self._editor: Editor | None = None
        self._from: Button | None = None
        self._phrases, self._templates = QVBoxLayout(), QVBoxLayout()
        self._phrase_room, self._template_room = column(), column()
        self._gone_phrase, self._gone_template = _Gone(), _Gone()
        self._slip = Slip()
        self._add = Button(_("Add a phrase"), icon="plus", height=theme.CONTROL_IN_ROW)
        self._add.clicked.connect(lambda: self._edit(Phrase("", "")))
        self._add_template = Button(_("Add a template"), icon="plus", height=theme.CONTROL_IN_ROW)
        self._add_template.clicked.connect(lambda: self._edit(None))
        about = _(
            "In a note, a slash and the name put the words in: /calm, then a space. One undo brings the name back."
        )
        templates = _("A template begins a note with its fields. It is chosen beside the note’s form.")
        column(
            card(
                section(_("Own phrases"), self._add),
                theme.HAIR,
                para(about, "small", "muted"),
                self._phrases,
                self._gone_phrase,
                self._phrase_room,
                self._slip,
            ),
            card(
                section(_("Templates"), self._add_template),
                theme.HAIR,
                para(templates, "small", "muted"),
                self._templates,
                self._gone_template,
                self._template_room,
            ),
            None,
            gap=theme.GUTTER,
            into=self,
        )

    def first_focus(self) -> QWidget:
        return self._add

    def show_phrases(self) -> None:
        """Read again what is shown, unless it is what is shown."""
        phrases = self._context.book.phrases
        seen = (phrases.all(), phrases.templates())
        if seen == self._seen:
            return
        self._seen = seen
        with keeping_place(self):
            clear(self._phrases)
            clear(self._templates)
            for phrase in phrases.all():
                name = _("/{name}").format(name=phrase.name)
                self._put(
                    self._phrases, _Line(name, phrase.words, partial(self._edit, phrase), partial(self._remove, phrase))
                )
            for each in phrases.templates():
                self._put(
                    self._templates,
                    _Line(each.name, _fields_words(each), partial(self._edit, each), partial(self._remove, each)),
                )
        in_reading_order(self)

    def flush(self) -> None:
        """What is being written is kept, under a free name where it has none yet."""
        if self._editor is not None:
            self._editor.keep_as_it_stands()

    @staticmethod
    def _put(layout: QVBoxLayout, line: QWidget) -> None:
        layout.addSpacing(theme.NEAR)
        layout.addWidget(rule())
        layout.addSpacing(theme.TIGHT)
        layout.addWidget(line)

    def _edit(self, of: Phrase | Template | None, _checked: bool = False) -> None:
        if self._editor is not None:
            self._editor.begin()
            return
        phrase = isinstance(of, Phrase)
        made = PhraseEditor(self._context, of) if isinstance(of, Phrase) else TemplateEditor(self._context, of)
        made.left.connect(self._close)
        self._editor, self._from = made, self._add if phrase else self._add_template
        room = self._phrase_room if phrase else self._template_room
        room.addSpacing(theme.GAP)
        room.addWidget(made)
        made.show()
        in_reading_order(self)
        made.begin()

    def _close(self) -> None:
        clear(self._phrase_room)
        clear(self._template_room)
        self._editor = None
        if self._from is not None:
            self._from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, of: Phrase | Template, _checked: bool = False) -> None:
        phrases = self._context.book.phrases
        back: Callable[[], object]
        try:
            if isinstance(of, Phrase):
                phrases.remove(of.uid)
                gone, back = self._gone_phrase, partial(phrases.save, replace(of, uid="", rev=0))
            else:
                phrases.remove_template(of.uid)
                gone, back = self._gone_template, partial(phrases.save_template, replace(of, uid="", rev=0))
        except WorkbookError as error:
            self._slip.say(str(error))
            return
        self._context.saved()
        name = f"/{of.name}" if isinstance(of, Phrase) else of.name
        gone.offer(name, partial(self._back, back))

    def _back(self, back: Callable[[], object]) -> None:
        try:
            back()
        except WorkbookError as error:
            self._slip.say(str(error))
        else:
            self._context.saved()


class _Gone(QWidget):
    """Says what was removed, with the way to bring it back."""

    def __init__(self) -> None:
        super().__init__()
        self._told = Told(0)
        self._undo = Button(_("Undo"), "quiet", "undo-2", height=theme.CONTROL_IN_ROW)
        self._undo.clicked.connect(self._press)
        self._act: Callable[[], None] = lambda: None
        made = row(self._told, self._undo, pad=(0, theme.NEAR, 0, 0), into=self)
        made.setStretch(0, 1)
        self.hide()

    def offer(self, name: str, act: Callable[[], None]) -> None:
        self._act = act
        self._undo.setAccessibleName(_("Undo: bring back {name}").format(name=name))
        self.show()
        self._told.say(_("{name} is removed. Notes that were written with it stay as they are.").format(name=name))
        self._undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self) -> None:
        self.hide()
        self._act()


class _Line(QWidget):
    def __init__(self, name: str, words: str, edit: Callable[[], None], remove: Callable[[], None]) -> None:
        super().__init__()
        change = Button(_("Change"), "quiet", height=theme.CONTROL_IN_ROW)
        change.setAccessibleName(_("Change {name}").format(name=name))
        change.clicked.connect(edit)
        away = Button(_("Remove"), "plain", height=theme.CONTROL_IN_ROW)
        away.setAccessibleName(_("Remove {name}").format(name=name))
        away.clicked.connect(remove)
        said = column(Elided(name, "small_strong"), 2, Elided(" ".join(words.split()), "small", "muted"))
        made = row(said, change, away, gap=theme.GAP, into=self)
        made.setStretch(0, 1)


def _fields_words(template: Template) -> str:
    """DAP · 3 fields"""
    count = len(template.passages)
    fields = ngettext("{n} field", "{n} fields", count).format(n=count)
    return f"{form_words(template.form)} · {fields}"

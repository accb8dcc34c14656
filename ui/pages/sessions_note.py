"""The note: its sections in the chosen form, in each a field for each partner and one for the pattern between them.

Changing the form moves no word: a section that the new form does not have stays below the others for as long as it holds text.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.pages.sessions_field import NoteField
from ui.pages.sessions_merge import Field, texts_of
from ui.pages.sessions_words import FORMS, about_words, form_words, part_head, section_words
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.elided import Elided, shortened
from ui.widgets.layout import Item, clear, column, row, take_out
from ui.widgets.phrasing import Phrases
from ui.widgets.words import text
from workbook.language import _
from workbook.model.couple import Couple
from workbook.model.session import About, Note, NoteForm, Passage

ORDER = (About.FIRST, About.SECOND, About.BETWEEN)
_BUTTON_NAME, _BESIDE, _BETWEEN = 90, 6, 18


@dataclass(frozen=True, slots=True)
class _Section:
    key: str
    spare: bool  # the chosen form has no such section; it is here because it holds words


class NoteEditor(QWidget):
    """`edited` follows every change by hand, of the form as well. `rebuilt`: other fields are there now."""

    edited = Signal()
    rebuilt = Signal()

    def __init__(self, phrases: Phrases, *beside: QWidget, title: str = "", key: str = "") -> None:
        """`beside` stands at the left of the form's switch, and goes with it once the note is signed."""
        super().__init__()
        self._phrases, self._beside = phrases, beside
        self._fields: dict[Field, NoteField] = {}
        self._unfolded: set[Field] = set()
        self._form, self._locked = NoteForm.DAP, False
        self._couple: Couple | None = None
        self._built: list[tuple[str, tuple[Field, ...]]] = []
        self._forms = Segmented(_("Form of the note"), [form_words(f) for f in FORMS])
        self._forms.changed.connect(self._form_chosen)
        self._title = text(title or _("Note"), "section")
        self._spare = text("", "small", "muted")
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        head = row(part_head(self._title, key), self._spare, None, *beside, self._forms)
        column(head, 12, self._body, into=self)

    # what it shows

    def show_note(self, note: Note, couple: Couple, form: NoteForm) -> None:
        """Begin anew with this note; `form` is the note's own, or the one to offer for a note not written yet."""
        for field in self._fields.values():
            field.setParent(None)
            field.deleteLater()
        self._fields, self._unfolded = {}, set()
        self._couple, self._form = couple, form
        self._locked = note.signed_at is not None
        for key, words in texts_of(note.passages).items():
            self._make(key, words)
        self._build()

    def take_in(self, note: Note, couple: Couple) -> None:
        """Show what changed elsewhere, without touching the fields that stay as they are."""
        if (note.signed_at is not None) != self._locked or couple != self._couple:
            self.show_note(note, couple, note.form)
            return
        texts = texts_of(note.passages)
        for key, field in self._fields.items():
            field.area.show_words(texts.pop(key, ""))
        for key, words in texts.items():
            self._make(key, words)
        self._form = note.form
        if self._plan() != self._built:
            self._build()

    def form(self) -> NoteForm:
        return self._form

    def texts(self) -> dict[Field, str]:
        """Every field with words, in the order of reading."""
        read = {key: self._fields[key].area.words() for key in self._in_order()}
        return {key: words for key, words in read.items() if words}

    def begin_with(self, form: NoteForm, passages: tuple[Passage, ...]) -> None:
        """Put a template's words into the fields that are empty; an empty note takes its form as well."""
        if not any(self._has_words(key) for key in self._fields):
            self._form = form
        for key, words in texts_of(passages).items():
            self._make(key, "")
            field = self._fields.get(key)
            if field is not None and not self._has_words(key):
                field.area.insertPlainText(words)  # by hand as it were: undo takes it out again
        self._build()
        self.edited.emit()

    def first_field(self) -> QWidget | None:
        """Where one would go on writing: the first field that is empty, or the first of all."""
        shown = [self._fields[key] for key in self._in_order() if not self._fields[key].isHidden()]
        empty = (f.area for f in shown if not f.area.toPlainText())
        return next(empty, shown[0].area if shown else None)

    # by hand

    def _form_chosen(self, at: object) -> None:
        if isinstance(at, int):
            self._form = FORMS[at]
            self._build()
            self.edited.emit()

    def _unfold(self, key: Field) -> None:
        self._unfolded.add(key)
        self._make(key, "")
        self._build()
        self._fields[key].area.setFocus(Qt.FocusReason.OtherFocusReason)

    # building

    def _make(self, key: Field, words: str) -> None:
        if key in self._fields or self._couple is None:
            return
        section, about = key
        says = _("{section}, {about}").format(section=section_words(section)[0], about=about_words(about, self._couple))
        field = NoteField(says, about, words, lines=1 if self._locked else 2, phrases=self._phrases)
        field.setParent(self)  # without one, showing it would open a window of its own
        field.edited.connect(self.edited)
        if self._locked:
            field.lock()
        self._fields[key] = field

    def _sections(self) -> list[_Section]:
        own = [_Section(key, False) for key in self._form.sections]
        others = dict.fromkeys(key for key, _about in self._fields if key not in self._form.sections)
        return own + [_Section(key, True) for key in others if any(self._has_words((key, a)) for a in ORDER)]

    def _has_words(self, key: Field) -> bool:
        field = self._fields.get(key)
        return field is not None and not field.area.document().isEmpty()

    def _in_order(self) -> list[Field]:
        keys = [(s.key, about) for s in self._sections() for about in ORDER]
        return [key for key in keys if key in self._fields]

    def _plan(self) -> list[tuple[str, tuple[Field, ...]]]:
        """Which sections and which of their fields there are to be shown."""
        each = [(s.key, tuple((s.key, a) for a in ORDER if self._shown((s.key, a), s.spare))) for s in self._sections()]
        return [part for part in each if part[1]]

    def _build(self) -> None:
        focus = next((f.area for f in self._fields.values() if f.area.hasFocus()), None)
        for field in self._fields.values():
            take_out(self._body, field)
            field.hide()
        clear(self._body)
        for each in (*self._beside, self._forms):
            each.setVisible(not self._locked)
        self._forms.choose(FORMS.index(self._form))
        self._spare.say(form_words(self._form) if self._locked else "")
        self._built = self._plan()
        for at, (section, shown) in enumerate(self._built):
            if at:
                self._body.addSpacing(_BETWEEN)
            self._body.addLayout(column(*self._section_items(section, shown)))
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rebuilt.emit()

    def _section_items(self, section: str, shown: tuple[Field, ...]) -> list[Item]:
        name, hint = section_words(section)
        spare = section not in self._form.sections
        if spare:
            hint = _("kept from another form")
        folded = [] if self._locked or spare else [a for a in ORDER[:2] if (section, a) not in shown]
        buttons: list[Item] = []
        for about in folded:
            buttons += [theme.TIGHT, self._for_button((section, about), name)]
        head = row(text(name, "small_strong"), Elided(hint, "small", "muted"), None, *buttons, gap=_BESIDE)
        head.addStrut(24)
        items: list[Item] = [head]
        for key in shown:
            self._make(key, "")
            items += [theme.TIGHT if items[1:] else theme.HAIR, self._fields[key]]
            self._fields[key].show()
        return items

    def _shown(self, key: Field, spare: bool) -> bool:
        """The pattern's field is always there; a partner's folds away while it is empty."""
        if self._has_words(key):
            return True
        return not spare and not self._locked and (key[1] is About.BETWEEN or key in self._unfolded)

    def _for_button(self, key: Field, section: str) -> Button:
        assert self._couple is not None
        name = about_words(key[1], self._couple)
        words = _("For {name}").format(name=shortened(name, "small_label", _BUTTON_NAME))
        button = Button(words, "quiet", "plus", height=24)
        button.setShortcut(QKeySequence())  # an ampersand in a name is no shortcut
        button.setAccessibleName(_("{section}: add a field for {name}").format(section=section, name=name))
        button.clicked.connect(lambda: self._unfold(key))
        return button

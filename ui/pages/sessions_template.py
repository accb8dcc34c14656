"""Templates beside the form of a note: one begins a draft, and a draft can be kept as one, under a name of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages.sessions_merge import Field
from ui.widgets.access import announce
from ui.widgets.buttons import Button
from ui.widgets.entry import Entry
from ui.widgets.fields import Field as Line
from ui.widgets.layout import Ground, column, row
from ui.widgets.menu import Menu
from ui.widgets.words import para
from workbook.book import Workbook
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.note_apart import Template
from workbook.model.session import NoteForm


def template_of(name: str, form: NoteForm, texts: dict[Field, str]) -> Template:
    """What stands in the fields of a note, as a template of this name."""
    passages = ((section, about.value, words) for (section, about), words in texts.items() if words.strip())
    return Template(name, form, tuple(passages))


class TemplateMenu(Button):
    """`wanted(template)` asks for its fields, `keeping_wanted` for the draft to become one, `settings_wanted` for all."""

    wanted = Signal(object)
    keeping_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, book: Workbook) -> None:
        super().__init__(_("Template"), "plain", trailing="chevron-down", height=theme.CONTROL_IN_ROW)
        self._book = book
        self._menu = Menu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setToolTip(_("Begin with the fields of a template; words that are there stay"))
        self._fill()

    def _fill(self) -> None:
        """Read anew each time it opens: they may have changed in the settings since."""
        self._menu.clear()
        for template in self._book.phrases.templates():
            act = self._menu.addAction(template.name.replace("&", "&&"))
            act.triggered.connect(lambda _on=False, of=template: self.wanted.emit(of))
        if not self._menu.isEmpty():
            self._menu.addSeparator()
        self._menu.addAction(_("Keep as template …")).triggered.connect(self.keeping_wanted)
        self._menu.addAction(_("Change phrases and templates …")).triggered.connect(self.settings_wanted)


class TemplateName(Ground):
    """Asks for the name of a new template. `left` follows its end, whether it was kept or not."""

    left = Signal()

    def __init__(self, book: Workbook) -> None:
        super().__init__("sunken", None)
        self._book = book
        self._form, self._texts = NoteForm.DAP, dict[Field, str]()
        self._name = Entry(_("Name of the template"), Line(height=theme.CONTROL_IN_ROW))
        self._name.field.returnPressed.connect(self._keep)
        keep = Button(_("Keep as template"), "soft", height=theme.CONTROL_IN_ROW)
        keep.clicked.connect(self._keep)
        leave = Button(_("Cancel"), "plain", height=theme.CONTROL_IN_ROW)
        leave.setAccessibleName(_("Cancel, keep no template"))
        leave.clicked.connect(self._leave)
        warning = _("It is offered in every couple’s notes: take out names and what only these two have said.")
        column(
            self._name,
            6,
            para(warning, "small", "muted"),
            theme.TIGHT,
            row(keep, leave, None),
            pad=(16, 12, 16, 12),
            into=self,
        )
        self.hide()

    def begin(self, form: NoteForm, texts: dict[Field, str]) -> None:
        self._form, self._texts = form, texts
        self._name.show_words("")
        self.show()
        self._name.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        try:
            kept = self._book.phrases.save_template(template_of(self._name.words(), self._form, self._texts))
        except WorkbookError as error:
            self._name.wrong(str(error))
            return
        parent = self.parentWidget()
        if isinstance(parent, QWidget):
            announce(parent, _("Kept as the template {name}.").format(name=kept.name))
        self._leave()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

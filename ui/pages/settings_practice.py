"""Who signs, what stands on the letterhead, and which help lines close every handout. It saves itself while one types."""

from __future__ import annotations

from dataclasses import replace
from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.context import Context
from ui.widgets.area import TextArea
from ui.widgets.autosave import Autosave
from ui.widgets.chips import Status
from ui.widgets.choices import Segmented
from ui.widgets.entry import Entry
from ui.widgets.fields import Field, labelled, needed
from ui.widgets.layout import card, column, row
from ui.widgets.words import para
from workbook.errors import WorkbookError
from workbook.model.practice import Practice

_PAPERS = ("a4", "letter")


class PracticePanel(QWidget):
    """Practice, counselor and licence."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._practice = Entry(_("Practice"), Field("", _("as on your letterhead")))
        self._counselor = Entry(_("Your name"), Field("", _("as you sign your notes")), needed())
        self._licence = Entry(_("Licence"), Field("", _("as it stands under a signature")))
        self._signature = para("", "small", "muted")
        self._status = Status()
        self._saving = Autosave(self, self._save, lambda error: self._status.say(str(error), "wrong"))
        for entry in (self._practice, self._counselor, self._licence):
            entry.field.textEdited.connect(self._typed)
        fields = card(
            self._practice,
            theme.GAP,
            self._counselor,
            theme.GAP,
            self._licence,
            theme.GAP,
            row(self._signature, self._status),
        )
        column(fields, None, into=self)

    def first_focus(self) -> QWidget:
        return self._practice.field

    def show_practice(self, practice: Practice) -> None:
        """Show what is saved, unless something is being typed."""
        if self._saving.is_unsaved():
            return
        self._practice.show_words(practice.name)
        self._counselor.show_words(practice.counselor)
        self._licence.show_words(practice.licence)
        self._say_signature()

    def flush(self) -> None:
        self._saving.flush()

    def _typed(self) -> None:
        self._say_signature()
        self._saving.touch()

    def _say_signature(self) -> None:
        name, licence = self._counselor.words(), self._licence.words()
        if name:
            signature = ", ".join(part for part in (name, licence) if part)
            self._signature.say(_("A signed note ends with: {signature}").format(signature=signature), "muted")
        else:
            self._signature.say(_("While your name is missing, no note can be signed."), "notice")

    def _save(self) -> None:
        settings = self._context.book.settings
        settings.save_practice(
            replace(
                settings.practice(),
                name=self._practice.words(),
                counselor=self._counselor.words(),
                licence=self._licence.words(),
            )
        )
        self._status.saved(_("Saved {time}"))
        self._context.saved()


class PagesPanel(QWidget):
    """Help lines and paper: what the couple's pages need to know."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lines = TextArea("", _("one a line: who, and how to reach them"), lines=4, most=12)
        self._paper = Segmented(_("Paper"), [_("A4"), _("Letter")], None, height=theme.CONTROL)
        self._status = Status()
        self._saving = Autosave(self, self._save, lambda error: self._status.say(str(error), "wrong"))
        self._lines.edited.connect(self._saving.touch)
        self._paper.changed.connect(self._chose)
        about = _("They stand at the foot of every page that a couple takes home, the same for every couple.")
        fields = card(
            labelled(_("Help lines"), self._lines),
            6,
            para(about, "small", "muted"),
            20,
            row(labelled(_("Paper"), self._paper), None, self._status),
        )
        column(fields, None, into=self)

    def first_focus(self) -> QWidget:
        return self._lines

    def show_practice(self, practice: Practice) -> None:
        if self._saving.is_unsaved():
            return
        self._lines.show_words(practice.help_lines)
        self._paper.choose(_PAPERS.index(practice.paper) if practice.paper in _PAPERS else None)

    def flush(self) -> None:
        self._saving.flush()

    def _chose(self, _chosen: int) -> None:
        self._saving.touch()
        try:
            self._saving.flush()
        except WorkbookError as error:
            self._status.say(str(error), "wrong")

    def _save(self) -> None:
        settings = self._context.book.settings
        before, chosen = settings.practice(), self._paper.chosen()
        paper = before.paper if chosen is None else _PAPERS[chosen]
        settings.save_practice(replace(before, help_lines=self._lines.words().strip(), paper=paper))
        self._status.saved(_("Saved {time}"))
        self._context.saved()

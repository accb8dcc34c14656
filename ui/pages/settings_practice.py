"""Who signs, what stands on the letterhead, and on which paper. It saves itself while one types."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.context import Context
from ui.widgets.autosave import Autosave
from ui.widgets.chips import Status
from ui.widgets.choices import Segmented
from ui.widgets.entry import Entry
from ui.widgets.fields import Field, labelled, needed
from ui.widgets.layout import card, column, row
from ui.widgets.words import para
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.practice import Practice

_PAPERS = ("a4", "letter")


class PracticePanel(QWidget):
    """Practice, counselor, licence and paper."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._practice = Entry(_("Practice"), Field("", _("as on your letterhead")))
        self._counselor = Entry(_("Your name"), Field("", _("as you sign your notes")), needed())
        self._licence = Entry(_("Licence"), Field("", _("as it stands under a signature")))
        self._signature = para("", "small", "muted")
        self._status = Status()
        self._saving = Autosave(self, self._save, lambda error: self._status.say(str(error), "wrong"))
        self._paper = Segmented(_("Paper"), [_("A4"), _("Letter")], None, height=theme.CONTROL)
        self._paper.changed.connect(self._chose)
        for entry in (self._practice, self._counselor, self._licence):
            entry.field.textEdited.connect(self._typed)
        fields = card(
            self._practice,
            theme.GAP,
            self._counselor,
            theme.GAP,
            self._licence,
            theme.GAP,
            self._signature,
            theme.GAP,
            row(labelled(_("Paper"), self._paper), None, self._status),
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
        self._paper.choose(_PAPERS.index(practice.paper) if practice.paper in _PAPERS else None)
        self._say_signature()

    def flush(self) -> None:
        self._saving.flush()

    def _typed(self) -> None:
        self._say_signature()
        self._saving.touch()

    def _chose(self, _chosen: int) -> None:
        self._saving.touch()
        try:
            self._saving.flush()
        except WorkbookError as error:
            self._status.say(str(error), "wrong")

    def _say_signature(self) -> None:
        name, licence = self._counselor.words(), self._licence.words()
        if name:
            signature = ", ".join(part for part in (name, licence) if part)
            self._signature.say(_("A signed note ends with: {signature}").format(signature=signature), "muted")
        else:
            self._signature.say(_("While your name is missing, no note can be signed."), "notice")

    def _save(self) -> None:
        settings = self._context.book.settings
        before, chosen = settings.practice(), self._paper.chosen()
        settings.save_practice(
            replace(
                before,
                name=self._practice.words(),
                counselor=self._counselor.words(),
                licence=self._licence.words(),
                paper=before.paper if chosen is None else _PAPERS[chosen],
            )
        )
        self._status.saved(_("Saved {time}"))
        self._context.saved()

"""An own exercise in writing: the form, and beside it the page as it will print, made anew whenever typing rests.

What stands in the form is kept while it is written, and stands there again after a lock, a crash, or another page. It becomes a
record that can be given only when it is kept on purpose.
"""

from __future__ import annotations

import json
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import press, theme
from ui.context import Context
from ui.pages.documents_maker import Maker
from ui.pages.documents_pages import Pages
from ui.pages.library_form import OwnForm
from ui.widgets.autosave import REST_MS, Autosave
from ui.widgets.layout import Ground, column, columns, row
from ui.widgets.scrolling import Scroller
from ui.widgets.tab_order import in_reading_order
from ui.widgets.told import Told
from workbook.catalogue.kept import exercise_of
from workbook.catalogue.own import page_of, shown
from workbook.errors import BadInput, WorkbookError
from workbook.language import _
from workbook.model.own_exercise import OwnExercise

SLOT = "exercise"
"""One exercise is written at a time."""


class LibraryEditor(QWidget):
    """`kept(key)` once it is a record; `left` when it is put away without, `taken_up` when that is undone."""

    kept = Signal(str)
    left = Signal()
    taken_up = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._own: OwnExercise | None = None
        self.form = OwnForm(context.book.catalogue)
        self.pages = Pages()
        self._told = Told(theme.GAP)
        self._scroller = Scroller(self.form)
        self._maker = Maker(self, context.background, self._order)
        self._saving = Autosave(self, self._save, self._failed)
        written, desk = Ground(), Ground("sunken", "line")
        column(row(self._told, pad=(24, 0, 16, 0)), self._scroller, pad=(1, 1, 1, 1), into=written).setStretch(1, 1)
        column(self.pages, pad=(1, 1, 1, 1), into=desk)
        columns((written, 1), (desk, 1), gap=theme.GAP, into=self)
        self.form.edited.connect(self._edited)
        self._maker.made.connect(lambda _sheet, pdf: self.pages.show_pdf(pdf, keep_place=True))
        self._maker.failed.connect(self._failed)

    def writing(self) -> OwnExercise | None:
        """What is being written, as it was when that began."""
        return self._own

    def begin(self, own: OwnExercise) -> None:
        self._show(own, own)

    def go_on(self) -> bool:
        """Take up what was being written before a lock or a crash; says whether there was anything."""
        words = self._context.book.library.draft(SLOT)
        if not words:
            return False
        kept = json.loads(words)
        own = OwnExercise(exercise_of(kept["was"]), kept["after"], kept["uid"], kept["rev"])
        self._show(own, replace(own, exercise=exercise_of(kept["page"])))
        return True

    def keep(self) -> None:
        """Make it a record. What it still needs is said over the form."""
        before = self._own
        if before is None:
            return
        library, words = self._context.book.library, self._words()
        try:
            before = self._still_there(before)
            made = library.save(replace(before, exercise=self.form.exercise()), SLOT)
        except WorkbookError as error:
            self._failed(error)
            self._scroller.verticalScrollBar().setValue(0)
            return
        self._saving.forget()
        self._own = None
        self._context.saved()
        self.kept.emit(made.exercise.key)
        done = _("Kept: {title}").format(title=made.exercise.title)
        self._context.done(done, lambda: self._not_kept(made, before, words))

    def _still_there(self, own: OwnExercise) -> OwnExercise:
        """One that was taken away while it was edited is a new one."""
        there = not own.uid or any(each.uid == own.uid for each in self._context.book.library.own())
        return own if there else replace(own, uid="", rev=0)

    def _not_kept(self, made: OwnExercise, before: OwnExercise, words: str) -> None:
        """An edited one is as it was; what was new is being written again, so that no word of it is lost."""
        self._none_in_writing()
        library = self._context.book.library
        if before.uid:
            library.save(replace(before, rev=made.rev))
            return
        library.remove(made.exercise.key)
        if words:
            self._take_up(words)

    def leave(self) -> None:
        """Put it away; if anything was written, it can be brought back."""
        if self._own is None:
            return
        library, words = self._context.book.library, self._words()
        try:
            library.keep_draft(SLOT, "")
            self._saving.forget()
        except WorkbookError as error:
            self._failed(error)
            return
        self._own = None
        self.left.emit()
        if words:
            self._context.done(_("What was written is put away"), lambda: self._take_up(words))

    def _take_up(self, words: str) -> None:
        self._none_in_writing()
        self._context.book.library.keep_draft(SLOT, words)
        self.go_on()
        self.taken_up.emit()

    def _none_in_writing(self) -> None:
        if self._own is not None:
            raise BadInput(_("Another exercise is being written: keep it, or leave it first."))

    def flush(self) -> None:
        """Keep what stands in the form. Raises `WorkbookError`."""
        self._saving.flush()

    def again(self) -> None:
        """The letterhead or the paper has changed."""
        if self._own is not None:
            self._maker.make_after(0)

    def _show(self, own: OwnExercise, now: OwnExercise) -> None:
        self._own = own
        self._told.say("")
        self.form.show_exercise(now.exercise, now.after)
        self._scroller.verticalScrollBar().setValue(0)
        in_reading_order(self)
        self._maker.make_after(0)

    def _edited(self) -> None:
        self._told.say("")
        self._saving.touch()
        self._maker.make_after(REST_MS)

    def _order(self) -> press.Sheet | None:
        if self._own is None:
            return None
        return press.page_in_writing_sheet(self._context.book, shown(self.form.exercise()))

    def _save(self) -> None:
        self._context.book.library.keep_draft(SLOT, self._words())

    def _words(self) -> str:
        """The draft, or "" where nothing was changed."""
        own = self._own
        now = self.form.exercise()
        if own is None or page_of(now) == page_of(own.exercise):
            return ""
        kept = {"uid": own.uid, "rev": own.rev, "after": own.after, "was": page_of(own.exercise), "page": page_of(now)}
        return json.dumps(kept, ensure_ascii=False)

    def _failed(self, error: WorkbookError) -> None:
        self._told.say(str(error), "wrong")

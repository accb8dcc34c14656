"""All there is to give: found by what is looked for, read as it prints, with a star on what one likes to come back to; and
exercises of one's own, new or adapted from a shipped one.

It belongs to no couple; what it says of use is a count, and only “Give to” names any, in its menu. Joint view has no way here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import messages
from ui.context import Context
from ui.pages.library_editor import LibraryEditor
from ui.pages.library_exchange import Exchange
from ui.pages.library_found import LibraryFound
from ui.pages.library_steps import LibrarySteps
from ui.pages.page import Page
from ui.widgets.buttons import Button
from ui.widgets.layout import column
from ui.widgets.tab_order import in_reading_order
from ui.widgets.told import Sign
from workbook.catalogue.exercise import Exercise
from workbook.catalogue.own import adapted, begun, is_own
from workbook.changes import Changes
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.own_exercise import OwnExercise

WRITING = "new exercise"
"""The detail that asks for the page of a new one; no key has a space."""


class Library(Page):
    areas = frozenset({"library", "assignments", "settings"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._found, self._editor, self._steps = LibraryFound(context), LibraryEditor(context), LibrarySteps(context)
        self._list, self._side = self._found.list, self._found.side
        self._new = Button(_("New"), icon="plus", key=_("Ctrl N"))
        self._new.setAccessibleName(_("New exercise"))
        self._adapt = Button(_("Adapt"), icon="pen-line", key=_("Ctrl E"))
        self._save = Button(_("Save"), icon="download", key=_("Ctrl S"))
        self._print = Button(_("Print"), "primary", "printer", key=_("Ctrl P"))
        self._exchange = Exchange(context, self, self._list.chosen, self._tell, self.show_detail, self._show_step)
        self._back = Button(_("Back to the exercises"), icon="arrow-left", key=_("Esc"))
        self._new_step = Button(_("New step"), "primary", "plus", key=_("Ctrl N"))
        self._leave = Button(_("Leave it"), key=_("Esc"))
        self._keep = Button(_("Keep this exercise"), "primary", "check", key=_("Ctrl Enter"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._found)
        self._stack.addWidget(self._editor)
        self._stack.addWidget(self._steps)
        column(self._stack, into=self)
        in_reading_order(self)
        self._wire()

    def _wire(self) -> None:
        self._found.turned.connect(self.head_changed)
        self._list.chose.connect(self._show)
        self._side.star_wanted.connect(self._star)
        self._side.removed.connect(self._remove)
        self._new.clicked.connect(self._write_new)
        self._adapt.clicked.connect(self._write_on)
        self._save.clicked.connect(self._side.save)
        self._print.clicked.connect(self._side.print)
        self._keep.clicked.connect(self._editor.keep)
        self._leave.clicked.connect(self._editor.leave)
        self._editor.kept.connect(self._written)
        self._editor.left.connect(lambda: self._written(""))
        self._editor.taken_up.connect(self._turn)
        for keys, act in (
            ("Ctrl+D", self._star),
            ("Ctrl+N", self._new.click),
            ("Ctrl+E", self._adapt.click),
            ("Ctrl+O", self._exchange.take_in),
            ("Ctrl+S", self._save.click),
            ("Ctrl+P", self._print.click),
        ):
            QShortcut(QKeySequence(keys), self._found).activated.connect(act)
        for keys, act in (
            ("Ctrl+Return", self._editor.keep),
            ("Ctrl+Enter", self._editor.keep),
            ("Esc", self._editor.leave),
        ):
            QShortcut(QKeySequence(keys), self._editor).activated.connect(act)
        self._exchange.steps.triggered.connect(self._to_steps)
        self._back.clicked.connect(self._from_steps)
        self._new_step.clicked.connect(self._steps.begin_new)
        self._steps.handed_on.connect(self._exchange.hand_on_step)
        at_steps = (("Ctrl+N", self._steps.begin_new), ("Ctrl+O", self._exchange.take_in), ("Esc", self._from_steps))
        for keys, act in at_steps:
            QShortcut(QKeySequence(keys), self._steps).activated.connect(act)
        gone = QShortcut(QKeySequence("Del"), self._list.table, context=Qt.ShortcutContext.WidgetShortcut)
        gone.activated.connect(self._remove)

    # what the window asks

    def title(self) -> str:
        own = self._editor.writing()
        if self._at_steps():
            return _("Your steps")
        if own is None:
            return _("Library")
        return _("Your exercise") if own.uid else _("New exercise")

    def second_line(self) -> str:
        own = self._editor.writing()
        if self._at_steps():
            return _("at hand for every couple’s plan")
        if own is None:
            large = self._found.large
            return (
                _("as it prints; Esc leads back to the list")
                if large
                else _("each as it prints, with your own side below")
            )
        shipped = {each.key: each.title for each in self.context.book.catalogue.exercises}
        if own.after in shipped and not own.uid:
            return _("adapted from {title}, which stays as it is").format(title=shipped[own.after])
        return _("it can be given once it is kept; what was given stays as it was")

    def head_actions(self) -> list[QWidget]:
        if self._at_steps():
            return [self._back, self._new_step]
        writing = self._editor.writing() is not None
        return (
            [self._leave, self._keep] if writing else [self._exchange, self._new, self._adapt, self._save, self._print]
        )

    def first_focus(self) -> QWidget | None:
        if self._at_steps():
            return self._steps.table
        return self._found.first_focus() if self._editor.writing() is None else self._editor.form.title

    def show_detail(self, detail: str) -> None:
        """An exercise's key, or that a new one is to be written."""
        if detail == WRITING:
            if self._editor.writing() is None:
                self._write_new()
            return
        if self._at_steps():
            self._from_steps()
        self._found.bring(detail)

    def detail(self) -> str:
        chosen = self._list.chosen()
        return chosen.key if chosen is not None else ""

    def refresh(self, changes: Changes | None) -> None:
        self._found.refresh()
        if self._at_steps():
            self._steps.show_steps()
        if changes is None or "settings" in changes.areas:
            self._side.again()
            self._editor.again()
        if changes is None and self._editor.writing() is None and self._editor.go_on():
            self._turn()

    def flush(self) -> None:
        self._editor.flush()
        self._steps.flush()

    # reading

    def _show(self, exercise: Exercise | None) -> None:
        stock = self._found.stock
        assert stock is not None
        key = exercise.key if exercise is not None else ""
        self._side.show_exercise(exercise, stock.used_words(key), key in stock.favourites)
        words = _("Edit") if is_own(key) else _("Adapt")
        if self._adapt.text() != words:
            self._adapt.say(words)
        for each in (self._adapt, self._save, self._print):
            each.setEnabled(exercise is not None)

    def _star(self) -> None:
        chosen, library = self._list.chosen(), self.context.book.library
        if chosen is not None:
            self._do(partial(library.star, chosen.key, chosen.key not in library.favourites()))
            self._side.show_star(chosen.key in library.favourites())

    # writing

    def _write_new(self) -> None:
        wanted, catalogue = self._found.filters.step.key(), self.context.book.catalogue
        self._begin(OwnExercise(begun(catalogue, wanted or catalogue.steps[0].id)))

    def _write_on(self) -> None:
        """An own exercise itself; of a shipped one a copy."""
        chosen = self._list.chosen()
        if chosen is None:
            return
        if is_own(chosen.key):
            self._do(lambda: self._begin(self.context.book.library.get(chosen.key)))
        else:
            self._begin(OwnExercise(adapted(chosen), chosen.key))

    def _begin(self, own: OwnExercise) -> None:
        self._editor.begin(own)
        self._turn()
        self._editor.form.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._editor.form.title.selectAll()

    def _written(self, key: str) -> None:
        self._turn()
        if key:
            self.show_detail(key)
        self._list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _at_steps(self) -> bool:
        return self._stack.currentWidget() is self._steps

    def _to_steps(self) -> None:
        self._steps.show_steps()
        self._steps.go_on()
        self._stack.setCurrentWidget(self._steps)
        self.head_changed.emit()
        self._steps.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_step(self, uid: str) -> None:
        if self._editor.writing() is None:
            self._to_steps()
            self._steps.choose(uid)

    def _tell(self, words: str, sign: Sign) -> None:
        (self._steps.told if self._at_steps() else self._found.told).say(words, sign)

    def _from_steps(self) -> None:
        if self._steps.settled():
            self._turn()
            self._list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        self._stack.setCurrentIndex(self._editor.writing() is not None)
        self.head_changed.emit()

    def _remove(self) -> None:
        chosen = self._list.chosen()
        if chosen is None or not is_own(chosen.key):
            return
        library = self.context.book.library
        before = library.get(chosen.key)
        if self._do(partial(library.remove, chosen.key)):
            self.context.done(_("Taken away: {title}").format(title=chosen.title), partial(library.bring_back, before))

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except WorkbookError as error:
            messages.shown(error, self)
            return False
        self.context.saved()
        return True


def build(context: Context) -> Library:
    return Library(context)

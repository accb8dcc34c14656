"""One exercise of the Library: its page exactly as it prints, and under it what is the counselor's alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from ui import press, theme
from ui.context import Context
from ui.pages.documents_leaving import Leaving
from ui.pages.documents_maker import Maker
from ui.pages.documents_pages import Pages
from ui.pages.exercises_facts import step_line
from ui.pages.exercises_side import counselors_side
from ui.tongues import called
from ui.widgets.buttons import icon_button
from ui.widgets.elided import Elided
from ui.widgets.layout import Ground, column, row, rule
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.nothing_yet import NothingYet
from ui.widgets.reading import Passage, Reading
from ui.widgets.told import Told
from workbook.catalogue.exercise import Exercise
from workbook.catalogue.loader import languages
from workbook.catalogue.own import is_own
from workbook.language import ENGLISH, _

_REST_MS = 60
"""How long the cursor has to rest on an exercise before its page is drawn: who runs down the list draws none of them."""


class LibrarySide(Ground):
    """`star_wanted` is the press of the star, `removed` that of the bin, which own exercises alone have. What it shows is a blank
    page: no couple is named on it.
    """

    star_wanted = Signal()
    removed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._exercise: Exercise | None = None
        self._shown = ""
        self._title, self._second = Elided("", "heading"), Elided("", "small", "muted")
        self.star = icon_button("star", _("Not a favourite"), size=theme.CONTROL_IN_ROW)
        self.star.setCheckable(True)
        self.large = icon_button("maximize", _("The page alone (F11)"), size=theme.CONTROL_IN_ROW)
        self.large.setCheckable(True)
        self.bin = icon_button("trash-2", _("Take this exercise away (Delete, in the list)"), size=theme.CONTROL_IN_ROW)
        self.pages = Pages()
        self.reading = Reading(pad=(24, 16, 24, 20))
        self._told = Told(0)
        self.tongue = MenuChoice(_("Language of the page"), "quiet")
        self.tongue.offer([(code, called(code)) for code in languages()], ENGLISH)
        if len(languages()) == 1:
            self.tongue.hide()
        self._maker = Maker(self, context.background, self._order)
        self._leaving = Leaving(context, self, self._told.say, lambda _sheet: None)
        self._compose()
        self._maker.made.connect(self._made)
        self._maker.failed.connect(lambda error: self._told.say(str(error), "wrong"))
        self.star.clicked.connect(self.star_wanted)
        self.bin.clicked.connect(self.removed)
        self.tongue.chosen.connect(lambda _code: self.again())

    def _compose(self) -> None:
        smaller = icon_button("zoom-out", _("Smaller (−)"), size=theme.CONTROL_IN_ROW)
        larger = icon_button("zoom-in", _("Larger (+)"), size=theme.CONTROL_IN_ROW)
        smaller.clicked.connect(lambda: self.pages.go_closer(-1))
        larger.clicked.connect(lambda: self.pages.go_closer(1))
        words = column(self._title, self._second, gap=2)
        head = row(
            words, 8, self.tongue, 4, self.bin, smaller, larger, self.large, self.star, gap=0, pad=(24, 16, 16, 12)
        )
        head.setStretch(0, 1)
        desk = Ground("sunken", None, 0)
        column(self.pages, into=desk)
        self._parts = QSplitter(Qt.Orientation.Vertical)
        self._parts.setChildrenCollapsible(False)
        self._parts.setHandleWidth(theme.TIGHT)
        self._parts.addWidget(desk)
        self._parts.addWidget(self.reading)
        self._parts.setStretchFactor(0, 3)
        self._parts.setStretchFactor(1, 2)
        self._parts.setSizes([600, 400])
        shown = QWidget()
        column(head, row(self._told, pad=(24, 0, 16, 0)), rule(), self._parts, into=shown).setStretch(3, 1)
        nothing = NothingYet(
            _("No exercise chosen"), _("What you choose in the list is shown here as it prints."), icon="library"
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(nothing)
        self._stack.addWidget(shown)
        column(self._stack, pad=(1, 1, 1, 1), into=self)

    def show_exercise(self, exercise: Exercise | None, used: str, starred: bool) -> None:
        """Show it from its beginning, or as it is now where it is in sight already."""
        before, self._exercise = self._exercise, exercise
        self._stack.setCurrentIndex(exercise is not None)
        if exercise is None:
            self.pages.clear()
            self.reading.show_passages(())
            self._shown = ""
            return
        self._title.say(exercise.title)
        self._second.say(used)
        self.show_star(starred)
        self.bin.setVisible(is_own(exercise.key))
        if exercise == before:
            return
        self._told.say("")
        self.reading.setAccessibleName(_("For you, about {title}").format(title=exercise.title))
        self.reading.show_passages(self._passages(exercise))
        self._maker.make_after(_REST_MS)

    def show_star(self, on: bool) -> None:
        self.star.setChecked(on)
        self.star.say("", "star-filled" if on else "star")
        self.star.setAccessibleName(_("Favourite") if on else _("Not a favourite"))
        self.star.setToolTip(_("No favourite any more (Ctrl+D)") if on else _("Make it a favourite (Ctrl+D)"))

    def go_large(self, on: bool) -> None:
        """The page without the counselor's side below it, or with it again."""
        says = _("Back to the list (Esc)") if on else _("The page alone (F11)")
        self.large.setChecked(on)
        self.large.say("", "minimize" if on else "maximize")
        self.large.setAccessibleName(says)
        self.large.setToolTip(says)
        self.reading.setVisible(not on)
        self.pages.fit()

    def again(self) -> None:
        """The letterhead or the paper has changed: draw the page anew."""
        if self._exercise is not None:
            self._maker.make_after(0)

    def print(self) -> None:
        if self._exercise is not None:
            self._maker.once_ready(self._leaving.print)

    def save(self) -> None:
        if self._exercise is not None:
            self._maker.once_ready(self._leaving.save)

    def _order(self) -> press.Sheet | None:
        if self._exercise is None:
            return None
        book = self._context.book
        return press.blank_handout_sheet(
            book.catalogue_in(self.tongue.key()), book.settings.practice(), self._exercise.key
        )

    def _made(self, sheet: press.Sheet, pdf: bytes) -> None:
        self.pages.show_pdf(pdf, keep_place=sheet.file_name == self._shown)
        self._shown = sheet.file_name

    def _passages(self, exercise: Exercise) -> Sequence[Passage]:
        catalogue = self._context.book.catalogue
        steps = "; ".join(step_line(catalogue, step) for step in exercise.steps)
        themes = ", ".join(catalogue.theme(key).name for key in exercise.themes)
        causes = ", ".join(catalogue.item(key).label for key in exercise.causes)
        first, *own = counselors_side(exercise)
        made = [Passage(first.words, first.role), *own, Passage(steps, lead=_("Steps."), above=12)]
        made.append(Passage(themes, lead=_("Themes."), above=2))
        if causes:
            made.append(Passage(causes, lead=_("Causes."), above=2))
        return made

"""What else there is to do with an exercise, behind three dots: to a couple's page with it, and own ones out into a file for a
colleague, or a colleague's in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QWidget

from ui import files, messages, press
from ui.context import Context, Place
from ui.pages.printed import Tell
from ui.widgets.buttons import Button
from workbook.catalogue.exchange import SIZE_MOST, Coming, coming_in, file_of
from workbook.catalogue.exercise import Exercise
from workbook.catalogue.loader import load
from workbook.catalogue.own import is_own
from workbook.errors import BadInput, WorkbookError
from workbook.language import _, ngettext
from workbook.model.own_exercise import TakenIn

FILE = "exercises.toml"


class Exchange(Button):
    """`chosen` gives the exercise in sight; `tell` hears how it goes; `came` gets the key of the first one that came in."""

    def __init__(
        self,
        context: Context,
        page: QWidget,
        chosen: Callable[[], Exercise | None],
        tell: Tell,
        came: Callable[[str], None],
    ) -> None:
        super().__init__("", "secondary", "ellipsis")
        self._context, self._page, self._chosen, self._tell, self._came = context, page, chosen, tell, came
        self.setFixedWidth(self.maximumHeight())
        self.setAccessibleName(_("Give to a couple; to a colleague, or from one"))
        self.setToolTip(_("Give to a couple; to a colleague, or from one"))
        menu = QMenu(self)
        self.steps = menu.addAction(_("Your steps …"))
        self.give = menu.addMenu(_("Give to"))
        menu.addSeparator()
        self.this = menu.addAction(_("Hand on this exercise …"))
        self.all = menu.addAction(_("Hand on all of yours …"))
        menu.addSeparator()
        self.take = menu.addAction(_("Take in a colleague’s …\tCtrl+O"))
        self.this.triggered.connect(self._hand_on_this)
        self.all.triggered.connect(lambda: self._hand_on([own.exercise for own in context.book.library.own()]))
        self.take.triggered.connect(self.take_in)
        menu.aboutToShow.connect(self._offer)
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self.give.clear))  # after what was chosen is heard
        self.setMenu(menu)

    def take_in(self) -> None:
        path = files.choose_exercises(self._page)
        if path is None or not shiboken6.isValid(self._page):
            return
        self._tell(_("Reading the file …"), "busy")
        self._context.background.run(partial(read_file, path), self._taken, self._failed, owner=self._page)

    def _offer(self) -> None:
        chosen = self._chosen()
        self.this.setEnabled(chosen is not None and is_own(chosen.key))
        self.all.setEnabled(bool(self._context.book.library.own()))
        self.give.clear()
        self.give.setEnabled(chosen is not None)
        for line in self._context.book.couples.recent() if chosen is not None else ():
            act = self.give.addAction(line.names.replace("&", "&&"))
            act.triggered.connect(lambda _on=False, uid=line.uid: self._give_to(uid))

    def _give_to(self, couple: str) -> None:
        """To the couple's own page, with the exercise chosen there: whom, until when and the gate are settled there."""
        chosen = self._chosen()
        if chosen is not None:
            self._context.go_to(Place.EXERCISES, couple, chosen.key)

    def _hand_on_this(self) -> None:
        chosen = self._chosen()
        if chosen is not None and is_own(chosen.key):
            self._hand_on([chosen])

    def _hand_on(self, exercises: Sequence[Exercise]) -> None:
        many = len(exercises)
        if not many or not messages.ask(
            ngettext("Hand on {n} exercise as a file?", "Hand on {n} exercises as a file?", many).format(n=many),
            yes=_("Choose where"),
            more=_(
                "Every word goes along, your own side too, and the file is not encrypted: no name should stand in it."
            ),
            parent=self._page,
        ):
            return
        path = files.choose_save(self._page, _("Hand on exercises"), FILE)
        if path is None or not shiboken6.isValid(self._page):
            return
        keys = [each.key for each in exercises]

        def done(_nothing: None) -> None:
            try:
                self._context.book.library.handed_on(keys)
            except WorkbookError as error:
                self._failed(error)
            else:
                self._tell(_("Saved as {name}").format(name=path.name), "done")

        self._tell(_("Saving …"), "busy")
        put = partial(press.put, file_of(exercises), path, force=True)  # the dialog has asked whether to replace
        self._context.background.run(put, done, self._failed, owner=self._page)

    def _taken(self, coming: Sequence[Coming]) -> None:
        library = self._context.book.library
        try:
            taken = library.take_in(coming)
        except WorkbookError as error:
            self._failed(error)
            return
        self._context.saved()
        self._tell(taken_words(taken), "done")
        if taken.keys:
            self._came(taken.keys[0])
            self._context.done(_("Exercises were taken in"), partial(library.take_back, taken))

    def _failed(self, error: WorkbookError) -> None:
        self._tell(str(error), "wrong")


def read_file(path: Path) -> tuple[Coming, ...]:
    """What a file holds, checked; for the worker. Raises `WorkbookError` with one sentence."""
    try:
        if not path.is_file():
            raise BadInput(_("There is no such file."))
        with path.open("rb") as file:
            content = file.read(SIZE_MOST + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BadInput(_("The file could not be read: {reason}.").format(reason=reason)) from error
    return coming_in(content, load())


def taken_words(taken: TakenIn) -> str:
    """2 exercises came in, 1 of them beside yours. 1 was here already."""
    many, said = len(taken.keys), []
    if many:
        came = ngettext("{n} exercise came in", "{n} exercises came in", many).format(n=many)
        if taken.beside:
            came = _("{came}, {n} of them beside one of yours that differs").format(came=came, n=taken.beside)
        said.append(f"{came}.")
    if taken.same:
        here = ngettext("{n} was here already.", "{n} were here already.", taken.same)
        said.append(here.format(n=taken.same))
    return " ".join(said)

"""What else there is to do with an exercise, behind three dots: to a couple's page with it, and own ones out into a file for a
colleague, or a colleague's in. Own steps go the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui import files, messages, press
from ui.context import Context, Place
from ui.pages.printed import Tell
from ui.widgets.buttons import Button
from ui.widgets.menu import Menu
from workbook.catalogue.exchange import SIZE_MOST, Parcel, coming_in, file_of
from workbook.catalogue.exercise import Exercise
from workbook.catalogue.loader import load
from workbook.catalogue.own import is_own
from workbook.errors import BadInput, WorkbookError
from workbook.language import _, ngettext
from workbook.model.own_exercise import StepOnHand, TakenIn

_COUPLES = 5
FILE, STEPS_FILE = "exercises.toml", "steps.toml"


class Exchange(Button):
    """`chosen` gives the exercise in sight; `tell` hears how it goes; `came` gets the key of the first one that came in,
    `steps_came` the uid of the first step where nothing but steps came.
    """

    def __init__(
        self,
        context: Context,
        page: QWidget,
        chosen: Callable[[], Exercise | None],
        tell: Tell,
        came: Callable[[str], None],
        steps_came: Callable[[str], None],
    ) -> None:
        super().__init__("", "secondary", "ellipsis")
        self._context, self._page, self._chosen, self._tell = context, page, chosen, tell
        self._came, self._steps_came = came, steps_came
        self.setFixedWidth(self.maximumHeight())
        self.setAccessibleName(_("Give to a couple; to a colleague, or from one"))
        self.setToolTip(_("Give to a couple; to a colleague, or from one"))
        menu = Menu(self)
        self.steps = menu.addAction(_("Your steps …"))
        self.give = Menu(self)
        self.give.setTitle(_("Give to"))
        menu.addMenu(self.give)
        menu.addSeparator()
        self.this = menu.addAction(_("Hand on this exercise …"))
        self.all = menu.addAction(_("Hand on all of yours …"))
        menu.addSeparator()
        self.take = menu.addAction(_("Take in a colleague’s …\tCtrl O"))
        self.this.triggered.connect(self._hand_on_this)
        self.all.triggered.connect(self._hand_on_all)
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
        book = self._context.book
        self.all.setEnabled(bool(book.library.own() or book.own_steps.all()))
        self.give.clear()
        couples = (book.couples.recent() or book.couples.lines(limit=_COUPLES)) if chosen is not None else ()
        self.give.setEnabled(bool(couples))
        for line in couples:
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

    def hand_on_step(self, step: StepOnHand) -> None:
        self._hand_on([], [step])

    def _hand_on_all(self) -> None:
        book = self._context.book
        self._hand_on([own.exercise for own in book.library.own()], book.own_steps.all())

    def _hand_on(self, exercises: Sequence[Exercise], steps: Sequence[StepOnHand] = ()) -> None:
        if not (exercises or steps) or not messages.ask(
            _("Hand on {what} as a file?").format(what=counted(len(exercises), len(steps))),
            yes=_("Choose where"),
            more=_(
                "Every word goes along, your own side too, and the file is not encrypted: no name should stand in it."
            ),
            parent=self._page,
        ):
            return
        title, name = (_("Hand on exercises"), FILE) if exercises else (_("Hand on steps"), STEPS_FILE)
        path = files.choose_save(self._page, title, name)
        if path is None or not shiboken6.isValid(self._page):
            return
        keys, uids = [each.key for each in exercises], [each.uid for each in steps]

        def done(_nothing: None) -> None:
            try:
                self._context.book.library.handed_on(keys, uids)
            except WorkbookError as error:
                self._failed(error)
            else:
                self._tell(_("Saved as {name}").format(name=path.name), "done")

        self._tell(_("Saving …"), "busy")
        content = file_of(exercises, [each.words for each in steps])
        put = partial(press.put, content, path, force=True)  # the dialog has asked whether to replace
        self._context.background.run(put, done, self._failed, owner=self._page)

    def _taken(self, coming: Parcel) -> None:
        library = self._context.book.library
        try:
            taken = library.take_in(coming)
        except WorkbookError as error:
            self._failed(error)
            return
        self._context.saved()
        if taken.keys:
            self._came(taken.keys[0])
        elif taken.steps:
            self._steps_came(taken.steps[0])
        self._tell(taken_words(taken), "done")
        if taken.keys or taken.steps:
            done = _("Exercises were taken in") if taken.keys else _("Steps were taken in")
            self._context.done(done, partial(library.take_back, taken))

    def _failed(self, error: WorkbookError) -> None:
        self._tell(str(error), "wrong")


def read_file(path: Path) -> Parcel:
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


def counted(exercises: int, steps: int) -> str:
    """2 exercises and 1 step."""
    some = ngettext("{n} exercise", "{n} exercises", exercises).format(n=exercises)
    more = ngettext("{n} step", "{n} steps", steps).format(n=steps)
    if exercises and steps:
        return _("{exercises} and {steps}").format(exercises=some, steps=more)
    return more if steps else some


def taken_words(taken: TakenIn) -> str:
    """2 exercises and 1 step came in, 1 of them beside one of yours that differs. 1 was here already."""
    said = []
    if taken.keys or taken.steps:
        came = _("{what} came in").format(what=counted(len(taken.keys), len(taken.steps)))
        if taken.beside and len(taken.keys) + len(taken.steps) == 1:
            came = _("{came}, beside one of yours that differs").format(came=came)
        elif taken.beside:
            differs = ngettext(
                "{came}, {n} of them beside one of yours that differs",
                "{came}, {n} of them beside ones of yours that differ",
                taken.beside,
            )
            came = differs.format(came=came, n=taken.beside)
        said.append(f"{came}.")
    if taken.same:
        here = ngettext("{n} was here already.", "{n} were here already.", taken.same)
        said.append(here.format(n=taken.same))
    return " ".join(said)

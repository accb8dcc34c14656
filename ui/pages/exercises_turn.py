"""What can be done with an exercise that was given: begun, smaller, in other words, stopped for a reason, given again.

Words for it are written in a form below the buttons. They are kept while they are typed, and stand there again after a lock.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, labelled
from ui.widgets.kept import KeptForm, folded
from ui.widgets.layout import Item, column, row
from ui.widgets.told import Sign
from ui.widgets.words import para
from workbook.book import Workbook
from workbook.catalogue.entries import Catalogue
from workbook.catalogue.kept import exercise_given, guide_of
from workbook.disclosure.wording import title_of
from workbook.errors import NotFound, WorkbookError
from workbook.language import _
from workbook.model.assignment import Assignment

Tell = Callable[[str, Sign], None]


class _WordsForm(QWidget):
    """`done` asks to record what is written; both buttons end it."""

    done = Signal()
    left = Signal()

    def __init__(self, says: str, button: str, hint: str, book: Workbook, tell: Tell, *, titled: bool) -> None:
        super().__init__()
        self.title = Field("", "")
        self.words = TextArea("", says=says, lines=2)
        self.record = Button(button, "secondary", height=theme.CONTROL_IN_ROW)
        self.leave = Button(_("Leave it"), "quiet", height=theme.CONTROL_IN_ROW)
        self.kept = KeptForm(self, book, self._typed, lambda error: tell(str(error), "wrong"))
        self._before = ("", "")
        head: list[Item] = [labelled(_("Title"), self.title), theme.NEAR] if titled else []
        column(
            theme.NEAR,
            *head,
            labelled(says, self.words),
            theme.HAIR,
            para(hint, "small", "muted"),
            theme.NEAR,
            row(self.record, self.leave, None),
            into=self,
        )
        self.title.textEdited.connect(self.kept.touch)
        self.words.edited.connect(self.kept.touch)
        self.words.submitted.connect(self.done)
        self.record.clicked.connect(self.done)
        self.leave.clicked.connect(self.left)
        self.hide()

    def begin(self, title: str, words: str, kept: dict[str, str]) -> None:
        """From what is recorded, or from where the typing stopped."""
        self._before = title, words
        self.title.show_words(kept.get("title", title))
        self.words.show_words(kept.get("words", words))
        self.show()

    def _typed(self) -> dict[str, str]:
        here = self.title.text(), self.words.words()
        return {"title": here[0], "words": here[1]} if here != self._before else {}


class GivenTurn(QWidget):
    """`changed(Assignment)` follows each act, `stopped` a stop; `tell` hears what came of it, or why not."""

    changed = Signal(object)
    stopped = Signal(object)
    repeat_wanted = Signal()
    print_wanted = Signal()
    thread_wanted = Signal()

    def __init__(self, book: Workbook, given: Assignment, tell: Tell, keep: Callable[[], None]) -> None:
        """`keep` keeps whatever is still being written about it, and raises as the store does."""
        super().__init__()
        self._book, self._given, self._tell, self._keep = book, given, tell, keep
        self.print = self._button(_("Print again"), self.print_wanted.emit)
        self.start = self._button(_("They began"), self._start)
        self.smaller = self._button(_("Smaller version"), self._make_smaller)
        self.adapt = self._button(_("Other words"), self._open_adapting)
        self.repeat = self._button(_("Give again"), self.repeat_wanted.emit)
        self.stop = self._button(_("Stop"), self._open_stopping)
        self.belongs = self._button(_("What it belongs to"), self.thread_wanted.emit)
        self.stopping = _WordsForm(
            _("Why it is stopped"), _("Stop it"), _("for you alone; it stays on record"), book, tell, titled=False
        )
        self.adapting = _WordsForm(
            _("What to do, a line for each step"),
            _("Keep these words"),
            _("on their page in place of the catalogue’s; empty takes those again"),
            book,
            tell,
            titled=True,
        )
        self.stopping.done.connect(self._stop)
        self.adapting.done.connect(self._adapt)
        self.stopping.left.connect(lambda: self._leave(self.stopping, self.stop))
        self.adapting.left.connect(lambda: self._leave(self.adapting, self.adapt))
        column(
            row(self.print, self.repeat, self.start, self.stop, None, gap=theme.NEAR),
            theme.HAIR,
            row(self.smaller, self.adapt, self.belongs, None, gap=theme.NEAR),
            self.stopping,
            self.adapting,
            into=self,
        )
        if given.open:
            self._go_on()

    def show_given(self, given: Assignment, *, on_plan: bool) -> None:
        """`on_plan`: the couple's plan holds the step that it is for."""
        self._given = given
        self.start.say(_("Not begun") if given.started is not None else _("They began"))
        self.start.setVisible(given.open and not given.results)
        self.smaller.say(_("Whole version") if given.smaller is not None else _("Smaller version"))
        for each in (self.smaller, self.adapt, self.stop):
            each.setVisible(given.open)
        self.repeat.setVisible(not given.open)
        self.belongs.setVisible(on_plan)
        for each in (self.print, self.start, self.smaller, self.adapt, self.repeat, self.stop, self.belongs):
            each.setAccessibleName(_("{act}: {title}").format(act=each.text(), title=given.title))
        if not given.open:
            self.stopping.hide()
            self.adapting.hide()

    def flush(self) -> None:
        """Keep what is being written. Raises `WorkbookError`."""
        self.stopping.kept.flush()
        self.adapting.kept.flush()

    def _button(self, words: str, act: Callable[[], object]) -> Button:
        made = Button(words, "quiet", height=24)
        made.clicked.connect(lambda _on: act())
        return made

    def _go_on(self) -> None:
        """Words that were being written before a lock stand there again."""
        uid, of = self._given.uid, self._given.couple
        if self._book.drafts.words(of, _slot("stop", uid)):
            self._open(self.stopping, "stop", "", "")
        if self._book.drafts.words(of, _slot("adapt", uid)):
            self._begin_adapting()

    def _open(self, form: _WordsForm, act: str, title: str, words: str) -> None:
        form.begin(title, words, form.kept.take_up(self._given.couple, _slot(act, self._given.uid)))

    def _open_stopping(self) -> None:
        self._open(self.stopping, "stop", "", "")
        self.stopping.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_adapting(self) -> None:
        if self._begin_adapting():
            self.adapting.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_adapting(self) -> bool:
        given = self._given
        try:
            guide = given.guide or guide_of(exercise_given(self._read_by_them(), given.exercise, given.page))
        except NotFound as error:
            self._tell(str(error), "wrong")
            return False
        self._open(self.adapting, "adapt", title_of(given, self._read_by_them()), guide)
        return True

    def _read_by_them(self) -> Catalogue:
        return self._book.catalogue_in(self._book.couples.get(self._given.couple).language)

    def _leave(self, form: _WordsForm, back: Button) -> None:
        self._do(form.kept.forget)
        form.hide()
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start(self) -> None:
        self._do(lambda: self._book.assignments.start(self._given.uid, self._given.started is None))

    def _make_smaller(self) -> None:
        self._do(lambda: self._book.assignments.make_smaller(self._given.uid, self._given.smaller is None))

    def _stop(self) -> None:
        if self._do(self._stop_it):
            self._do(self.stopping.kept.forget)
            self.stopped.emit(self._given)

    def _stop_it(self) -> Assignment:
        """What is being written about it is kept first: once it is stopped it stands elsewhere on the page."""
        self._keep()
        return self._book.assignments.stop(self._given.uid, self.stopping.words.words())

    def _adapt(self) -> None:
        title, guide = self.adapting.title.text(), self.adapting.words.words()
        if self._do(lambda: self._book.assignments.adapt(self._given.uid, title, guide, self._given.rev)):
            self._do(self.adapting.kept.forget)
            self.adapting.hide()
            self.adapt.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            done = act()
        except WorkbookError as error:
            self._tell(str(error), "wrong")
            return False
        self._tell("", "done")
        if isinstance(done, Assignment):
            self._given = done
            self.changed.emit(done)
        return True


def stopped_back(book: Workbook, given: Assignment) -> None:
    """Stopping it is taken back; the reason that was written stands in its form again. Raises `WorkbookError`."""
    slot = _slot("stop", given.uid)
    book.drafts.keep(given.couple, slot, folded({"words": given.reason}))
    try:
        book.assignments.go_on(given.uid, given.rev)
    except WorkbookError:
        book.drafts.keep(given.couple, slot, "")
        raise


def _slot(act: str, uid: str) -> str:
    return f"{act} exercise {uid}"

"""One exercise that a couple was given: what, for whom, until when, and what each reported. Whole, or folded into a line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import dates, theme
from ui.pages.exercises_facts import Around, became, breakable, for_whom, progress_words, special, where
from ui.pages.exercises_result import PartnerResult
from ui.pages.exercises_turn import GivenTurn
from ui.widgets.chips import Chip, ChipKind
from ui.widgets.elided import Elided
from ui.widgets.icon import draw_icon
from ui.widgets.layout import Item, column, row
from ui.widgets.painting import painting, rounded, say
from ui.widgets.told import Sign, Told
from ui.widgets.words import para
from workbook.book import Workbook
from workbook.language import _
from workbook.model.assignment import Assignment
from workbook.model.couple import Couple

_FOLDED_HIGH = 52


class Given(QWidget):
    """An assignment with a line per partner who was asked; without its title where it stands below a folded line."""

    print_wanted = Signal(str)
    stopped = Signal(object)
    repeat_wanted = Signal(str)
    thread_wanted = Signal(str)

    def __init__(
        self, book: Workbook, couple: Couple, given: Assignment, today: date, around: Around, *, titled: bool = True
    ) -> None:
        super().__init__()
        self._catalogue, self._couple, self._given, self._today = book.catalogue, couple, given, today
        self._titled, self._around = titled, around
        self._chip = Chip("")
        self._facts = para("", "small", "muted")
        self._told = Told()
        self._results = [PartnerResult(book, given, w, couple.partner(w).short, today) for w in given.asked]
        for result in self._results:
            result.failed.connect(self._say_failed)
        self.turn = GivenTurn(book, given, self.tell, self.flush)
        self.turn.print_wanted.connect(lambda: self.print_wanted.emit(given.uid))
        self.turn.changed.connect(lambda now: self.show_given(now, self._around))
        self.turn.stopped.connect(self.stopped)
        self.turn.repeat_wanted.connect(lambda: self.repeat_wanted.emit(given.uid))
        self.turn.thread_wanted.connect(lambda: self.thread_wanted.emit(given.uid))
        self._title = Elided(given.title, "strong")
        head: list[Item] = [row(self._title, None, self._chip), 4] if titled else []
        column(
            *head,
            self._facts,
            12,
            column(*self._results, gap=theme.NEAR),
            theme.NEAR,
            self.turn,
            self._told,
            into=self,
        )
        self.show_given(given, around)

    def uid(self) -> str:
        return self._given.uid

    def show_given(self, given: Assignment, around: Around) -> None:
        """Show what the record holds now; what is being typed stays."""
        self._given, self._around = given, around
        self._facts.say(self._facts_line())
        word, kind, icon = self._state()
        self._chip.say(word, kind, icon)
        self._chip.setVisible(bool(word) and self._titled)
        self._title.say(given.title)
        self.turn.show_given(given, on_plan=given.step in around.steps)
        for result, whose in zip(self._results, given.asked, strict=True):
            result.show_result(given.result(whose))

    def flush(self) -> None:
        for result in self._results:
            result.flush()
        self.turn.flush()

    def first_missing(self) -> QWidget | None:
        """The first line without an outcome, while the exercise is open."""
        missing = (r.first() for r in self._results if r.is_missing())
        return next(missing, None) if self._given.open else None

    def first(self) -> QWidget:
        return self.first_missing() or self._results[0].first()

    def _facts_line(self) -> str:
        given = self._given
        what = [where(self._catalogue, given.step), for_whom(self._couple, given.whose)]
        days = [_("given {day}").format(day=dates.near(given.given, self._today))]
        if given.until is not None:
            days.append(_("until {day}").format(day=dates.near(given.until, self._today)))
        lines = (
            " · ".join(p for p in what if p),
            " · ".join(days),
            given.when,
            *special(self._catalogue, given, self._around.passed.get(given.uid), self._today),
        )
        return breakable("\n".join(line for line in lines if line))

    def _state(self) -> tuple[str, ChipKind, str]:
        given = self._given
        if given.stopped is not None:
            return _("stopped {day}").format(day=dates.near(given.stopped, self._today)), "plain", ""
        if given.overdue(self._today):
            return _("overdue"), "notice", "circle-alert"
        return progress_words(given.progress), "plain" if given.open else "accent", ""

    def tell(self, words: str, kind: Sign) -> None:
        """Say below it how an act on it goes."""
        self._told.say(words, kind)

    def _say_failed(self, words: str) -> None:
        self.tell(words, "wrong")


class Folded(QPushButton):
    """An earlier assignment as a line with its outcome; pressing it opens and closes what stands below."""

    def __init__(self, couple: Couple, given: Assignment, today: date) -> None:
        super().__init__()
        self._couple, self._today = couple, today
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFixedHeight(_FOLDED_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ring", theme.RADIUS_CONTROL)
        self.show_given(given)

    def show_given(self, given: Assignment) -> None:
        self._title = given.title
        told = _("stopped") if given.stopped is not None and not given.results else became(self._couple, given)
        self._second = f"{dates.near_short(given.given, self._today)} · {told}"
        self.setAccessibleName(f"{self._title}, {self._second}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _FOLDED_HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _FOLDED_HIGH)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        width = self.width() - 24.0
        with painting(self) as painter:
            if self.underMouse():
                rounded(painter, QRectF(self.rect()).adjusted(-8, 0, 8, 0), theme.RADIUS_CONTROL, "hover")
            say(painter, QRectF(0, 6, width, 20), self._title, "label", may_shorten=True)
            say(painter, QRectF(0, 27, width, 18), self._second, "small", "muted", may_shorten=True)
            icon = "chevron-down" if self.isChecked() else "chevron-right"
            draw_icon(painter, icon, QRectF(self.width() - 16, 18, 16, 16), "muted")

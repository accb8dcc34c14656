"""The check-in: how close, how heard, how hopeful each felt, from 0 to 10, with last time's answer marked below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.dates import near
from ui.pages.check_in_before import Alone, is_covered, last_time, source_words
from ui.pages.live_alone import CheckInAlone, gave_alone
from ui.pages.sessions_words import part_head
from ui.widgets.choices import Check, Segmented
from ui.widgets.elided import Elided
from ui.widgets.entry import Slip
from ui.widgets.layout import Item, clear, column, row, wide
from ui.widgets.marks import Mark, token
from ui.widgets.painting import painting
from ui.widgets.scale import Scale
from ui.widgets.words import para, text
from workbook.language import _
from workbook.model.check_in import RATINGS, questions
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.couple import Couple
from workbook.model.handover import Handover
from workbook.model.session import Asked, CheckIn, Session

NARROW = 220
"""Two scales side by side have to fit into the smallest window."""

NAME = 72
"""How wide a partner's name is at the left of a scale."""

_SOURCE = 320

_ASKED = (Asked.PAPER, Asked.ALONE, Asked.SKIPPED)


class _Triangle(QWidget):
    """The sign below a scale, explained."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(10, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("muted"))
            painter.drawPolygon([QPointF(5, 1), QPointF(1, 7), QPointF(9, 7)])


class CheckInForm(QWidget):
    """`edited` follows every rating given or taken back, how they were come by, and the choice to show them.

    `narrow` sets the partners' scales below each other, for a column beside other things. What was given alone is covered until
    it is asked for, also as the mark of last time: one of them may stand beside, or both may still sit there after the hour. What
    both chose to show one another is open. Where the check-in was skipped, no scales ask for it any more.
    """

    edited = Signal()

    def __init__(self, *, narrow: bool = False) -> None:
        super().__init__()
        self._narrow = narrow
        self._scales: dict[tuple[Whose, str], Scale] = {}
        self._who: tuple[Whose, ...] = ()
        self._couple: Couple | None = None
        self._legend = text("", "small", "muted")
        self._triangle = _Triangle()
        self._ratings = QWidget()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.GAP)
        self._grid.setVerticalSpacing(0)
        words = [_("Paper slip"), _("Alone"), _("Skipped")]
        self._asked = Segmented(_("How the check-in was come by"), words, None, stretch=True, clearable=True)
        self._asked.changed.connect(self._came_by)
        self._problem = Slip()
        self.shown = Check(
            _("Both chose to show these to one another"), second=_("then they may stand on pages for the couple")
        )
        self.shown.toggled.connect(self._toggled)
        self._settling = False
        self.alone, self._gave = CheckInAlone(), frozenset[Whose]()
        self._may_rate = True
        self._shown: tuple[Session, Couple, tuple[Handover, ...]] | None = None
        self._earlier: Sequence[Session] = ()
        self._apart, self._today = Alone(), date.min
        self.alone.shown.connect(self._cover)
        self._how = Elided("", "small", "muted")
        head: list[Item] = [part_head(text(_("Check-in"), "section"), _("Ctrl 1")), None]
        if not narrow:
            head = [head[0], theme.TIGHT, self._how, None, self.alone.show_, theme.TIGHT]
        below: list[Item]
        if narrow:
            column(self._grid, into=self._ratings)
            below = [self._asked, self._problem, theme.TIGHT, self.alone, theme.HAIR, self._ratings]
        else:
            column(self._grid, theme.TIGHT, self.shown, into=self._ratings)
            below = [wide(self._asked, _SOURCE), self._problem, theme.TIGHT, self._ratings]
        for unused in (self.shown, self._how) if narrow else (self.alone,):
            unused.setParent(self)
            unused.hide()
        column(row(*head, self._triangle, self._legend, gap=theme.HAIR), theme.NEAR, *below, into=self)

    def show_session(
        self,
        session: Session,
        earlier: Sequence[Session],
        couple: Couple,
        today: date,
        open: bool,
        came: Sequence[Handover],
        alone: Alone,
    ) -> None:
        """`earlier` sessions are newest first; `came` is what came back from hand-overs, `alone` in which sessions of this couple
        who gave theirs alone. With `open` false (the note is signed) the ratings stay as they are.
        """
        self._settling = True
        who = _who_rates(session)
        if who != self._who or couple != self._couple:
            self._who, self._couple = who, couple
            self._build(couple)
        for (whose, rating), scale in self._scales.items():
            scale.set_value(getattr(session.check_in(whose), rating))
        self.shown.setChecked(session.shown is Visibility.JOINT)
        self._asked.choose(_ASKED.index(session.asked) if session.asked in _ASKED else None)
        self._ratings.setVisible(session.asked is not Asked.SKIPPED)
        self._gave, self._may_rate = gave_alone(came), open
        self._earlier, self._today = earlier, today
        self._apart = alone - {(s.uid, w) for s in earlier if s.shown is Visibility.JOINT for w in PARTNERS}
        self._shown = (session, couple, tuple(came))
        self._show_came(*self._shown)
        self._open(open)
        self._settling = False

    def check_ins(self, session: Session) -> Session:
        """`session` with the ratings that stand here. Those of a partner who is not asked here stay as they are."""
        changed = {w.value: CheckIn(*(self._scales[w, r].value() for r in RATINGS)) for w in self._who}
        shown = Visibility.JOINT if self.shown.isChecked() else Visibility.INDIVIDUAL
        first, second = changed.get("first", session.first), changed.get("second", session.second)
        at = self._asked.chosen()
        asked = _ASKED[at] if at is not None else Asked.NOT_YET
        return replace(session, first=first, second=second, shown=shown, asked=asked)

    def first_empty(self) -> QWidget | None:
        """The first rating not given yet, if any can be given and none was skipped on purpose."""
        if self._skipped():
            return None
        return next((s for s in self._scales.values() if s.value() is None and s.isEnabled()), None)

    def first_scale(self) -> QWidget | None:
        """The first rating that is in sight, or the way to what is covered."""
        if self._skipped():
            return self._asked
        return next((s for s in self._scales.values() if not s.covered()), self.alone.show_ if self._gave else None)

    def _skipped(self) -> bool:
        return self._asked.chosen() == _ASKED.index(Asked.SKIPPED)

    def _build(self, couple: Couple) -> None:
        clear(self._grid)
        self._scales = {}
        if self._narrow:
            self._build_narrow(couple)
            return
        for at, whose in enumerate(self._who):
            name = couple.partner(whose).short
            mark = row(Mark(whose), Elided(name, "small_strong", token(whose)), None, gap=6)
            self._grid.addLayout(mark, 0, at)
        for line, (rating, question) in enumerate((q.rating, q.words) for q in questions()):
            top = 1 + 3 * line
            self._grid.setRowMinimumHeight(top, theme.TIGHT + 2)
            self._grid.addWidget(Elided(question, "small", "muted"), top + 1, 0, 1, 2)
            for at, whose in enumerate(self._who):
                scale = self._scale(whose, rating, couple.partner(whose).short, question)
                self._grid.addLayout(column(theme.HAIR, scale), top + 2, at)
        for at in (0, 1):
            self._grid.setColumnStretch(at, 1)
        if len(self._who) == 1:
            self._grid.addWidget(_Room(), 0, 1)

    def _build_narrow(self, couple: Couple) -> None:
        for line, (rating, question) in enumerate((q.rating, q.words) for q in questions()):
            top = line * (1 + len(self._who))
            self._grid.addLayout(column(theme.HAIR, para(question, "small", "muted"), 2), top, 0)
            for at, whose in enumerate(self._who):
                name = couple.partner(whose).short
                scale = self._scale(whose, rating, name, question)
                self._grid.addLayout(named_scale(whose, name, scale), top + 1 + at, 0)

    def _scale(self, whose: Whose, rating: str, name: str, question: str) -> Scale:
        scale = Scale(whose, name, question)
        scale.setMinimumWidth(NARROW)
        scale.changed.connect(self._rated)
        self._scales[whose, rating] = scale
        return scale

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight, what was given alone is covered: it stays open behind nothing."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.alone.open(False)

    def shut(self) -> None:
        """Show the numbers and take no key any more: they belong to the note that was signed."""
        self._open(False)

    def _open(self, open: bool) -> None:
        """Showing the ratings to one another is a choice of both, which may also come later."""
        self._asked.setEnabled(open)
        for scale in self._scales.values():
            scale.setEnabled(open and not scale.covered())

    def _cover(self) -> None:
        """What was given alone is opened or covered; what else stands here stays as it is, saved or not."""
        if self._shown is not None:
            self._show_came(*self._shown)
            self._open(self._may_rate)

    def _show_came(self, session: Session, couple: Couple, came: Sequence[Handover]) -> None:
        marked = any(is_covered(self._earlier, whose, rating, self._apart) for whose, rating in self._scales)
        covers = self._gave if self._narrow or session.shown is not Visibility.JOINT else frozenset()
        self.alone.show_came(session, couple, came, covers=marked or bool(covers))
        shut = not self.alone.is_open()
        covers = covers if shut else frozenset()
        for (whose, _rating), scale in self._scales.items():
            scale.cover(_("given alone") if whose in covers else "")
        self._mark(self._apart if shut else Alone())
        said = [source_words(w, came, session, couple, w in covers) for w in PARTNERS] if self._gave else []
        self._how.say("; ".join(s for s in said if s) or _("what somebody would rather not say stays empty"))

    def _mark(self, covered: Alone) -> None:
        """Last time's answers, and in the head when that was."""
        days = []
        for (whose, rating), scale in self._scales.items():
            before = last_time(self._earlier, whose, rating, covered)
            scale.set_before(before[1] if before else None)
            days += [before[0].starts.date()] if before else []
        self._legend.say(_("last time, {day}").format(day=near(max(days), self._today)) if days else "")
        self._triangle.setVisible(bool(days))

    def _rated(self) -> None:
        """Ratings that nobody said more about were written on a slip: that is the usual way."""
        if self._asked.chosen() is None:
            self._asked.choose(0)
        self._problem.say("")
        self.edited.emit()

    def _came_by(self, at: object) -> None:
        skipped = at == _ASKED.index(Asked.SKIPPED)
        if skipped and self._gave:  # whatever was given: a refusal that hangs on it would tell
            self._asked.choose(_ASKED.index(Asked.ALONE))
            self._problem.say(_("It was given alone, and so it was not skipped."))
        elif skipped and any(scale.value() is not None for scale in self._scales.values()):
            self._asked.choose(0)
            self._problem.say(_("There are ratings here: take them back first, with Delete."))
        else:
            self._problem.say("")
            self._ratings.setVisible(not skipped)
        self.edited.emit()

    def _toggled(self) -> None:
        if not self._settling:
            self.edited.emit()


def named_scale(whose: Whose, name: str, scale: Scale) -> QHBoxLayout:
    """A partner's mark and name at the left of their scale."""
    called = Elided(name, "small_strong", token(whose))
    called.setFixedWidth(NAME - 18)
    made = row(at_middle(Mark(whose, ground="canvas")), at_middle(called), scale, gap=6)
    made.setStretch(2, 1)
    return made


def at_middle(widget: QWidget) -> QVBoxLayout:
    """Level with the strip of a scale, whose mark of last time hangs below it."""
    return column(None, widget, None, pad=(0, 0, 0, 10))


class _Room(QWidget):
    """Keeps the second column's width where only one partner came."""

    def sizeHint(self) -> QSize:
        return QSize(0, 0)


def _who_rates(session: Session) -> tuple[Whose, ...]:
    """Who came, and whoever has a rating here in any case."""
    return tuple(w for w in PARTNERS if session.attended in (w, Whose.BOTH) or session.check_in(w) != CheckIn())

"""The check-in: how close, how heard, how hopeful each felt, from 0 to 10, with last time's answer marked below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.dates import near
from ui.pages.sessions_words import part_head
from ui.widgets.choices import Check
from ui.widgets.elided import Elided
from ui.widgets.layout import clear, column, row
from ui.widgets.marks import Mark, token
from ui.widgets.painting import painting
from ui.widgets.scale import Scale
from ui.widgets.words import text
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.couple import Couple
from workbook.model.session import CheckIn, Session

RATINGS = ("close", "heard", "hope")
NARROW = 220
"""Two scales side by side have to fit into the smallest window."""


def _questions() -> tuple[str, str, str]:
    return (
        _("How close did you feel to one another since last time?"),
        _("How well did you feel heard?"),
        _("How much hope do you have for the two of you?"),
    )


def last_time(earlier: Sequence[Session], whose: Whose, rating: str) -> int | None:
    """What this partner answered the last time there was an answer. `earlier` is newest first."""
    given = (getattr(s.check_in(whose), rating) for s in earlier)
    return next((v for v in given if v is not None), None)


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
    """`edited` follows every rating given or taken back, and the choice to show them."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._scales: dict[tuple[Whose, str], Scale] = {}
        self._who: tuple[Whose, ...] = ()
        self._couple: Couple | None = None
        self._legend = text("", "small", "muted")
        self._triangle = _Triangle()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.GAP)
        self._grid.setVerticalSpacing(0)
        self.shown = Check(
            _("Both chose to show these to one another"), second=_("then they may stand on pages for the couple")
        )
        self.shown.toggled.connect(self._toggled)
        self._settling = False
        column(
            row(
                part_head(text(_("Check-in"), "section"), _("Ctrl 1")),
                theme.TIGHT,
                Elided(_("what somebody would rather not say stays empty"), "small", "muted"),
                None,
                self._triangle,
                self._legend,
                gap=theme.HAIR,
            ),
            theme.NEAR,
            self._grid,
            theme.TIGHT,
            self.shown,
            into=self,
        )

    def show_session(
        self, session: Session, earlier: Sequence[Session], couple: Couple, today: date, open: bool
    ) -> None:
        """`earlier` sessions are newest first. With `open` false (the note is signed) the ratings stay as they are."""
        self._settling = True
        who = _who_rates(session)
        if who != self._who or couple != self._couple:
            self._who, self._couple = who, couple
            self._build(couple)
        for (whose, rating), scale in self._scales.items():
            scale.set_before(last_time(earlier, whose, rating))
            scale.set_value(getattr(session.check_in(whose), rating))
        before = next((s for s in earlier if s.first != CheckIn() or s.second != CheckIn()), None)
        self._legend.say(_("last time, {day}").format(day=near(before.starts.date(), today)) if before else "")
        self._triangle.setVisible(before is not None)
        self.shown.setChecked(session.shown is Visibility.JOINT)
        self._open(open)
        self._settling = False

    def check_ins(self, session: Session) -> Session:
        """`session` with the ratings that stand here. Those of a partner who is not asked here stay as they are."""
        changed = {w.value: CheckIn(*(self._scales[w, r].value() for r in RATINGS)) for w in self._who}
        shown = Visibility.JOINT if self.shown.isChecked() else Visibility.INDIVIDUAL
        first, second = changed.get("first", session.first), changed.get("second", session.second)
        return replace(session, first=first, second=second, shown=shown)

    def first_empty(self) -> QWidget | None:
        """The first rating not given yet, if any can be given."""
        return next((s for s in self._scales.values() if s.value() is None and s.isEnabled()), None)

    def first_scale(self) -> QWidget | None:
        return next(iter(self._scales.values()), None)

    def _build(self, couple: Couple) -> None:
        clear(self._grid)
        self._scales = {}
        for at, whose in enumerate(self._who):
            name = couple.partner(whose).short
            mark = row(Mark(whose), Elided(name, "small_strong", token(whose)), None, gap=6)
            self._grid.addLayout(mark, 0, at)
        for line, (rating, question) in enumerate(zip(RATINGS, _questions(), strict=True)):
            top = 1 + 3 * line
            self._grid.setRowMinimumHeight(top, theme.TIGHT + 2)
            self._grid.addWidget(Elided(question, "small", "muted"), top + 1, 0, 1, 2)
            for at, whose in enumerate(self._who):
                scale = Scale(whose, couple.partner(whose).short, question)
                scale.setMinimumWidth(NARROW)
                scale.changed.connect(self.edited)
                self._scales[whose, rating] = scale
                self._grid.addLayout(column(theme.HAIR, scale), top + 2, at)
        for at in (0, 1):
            self._grid.setColumnStretch(at, 1)
        if len(self._who) == 1:
            self._grid.addWidget(_Room(), 0, 1)

    def shut(self) -> None:
        """Show the numbers and take no key any more: they belong to the note that was signed."""
        self._open(False)

    def _open(self, open: bool) -> None:
        """Showing the ratings to one another is a choice of both, which may also come later."""
        for scale in self._scales.values():
            scale.setEnabled(open)

    def _toggled(self) -> None:
        if not self._settling:
            self.edited.emit()


class _Room(QWidget):
    """Keeps the second column's width where only one partner came."""

    def sizeHint(self) -> QSize:
        return QSize(0, 0)


def _who_rates(session: Session) -> tuple[Whose, ...]:
    """Who came, and whoever has a rating here in any case."""
    return tuple(w for w in PARTNERS if session.attended in (w, Whose.BOTH) or session.check_in(w) != CheckIn())

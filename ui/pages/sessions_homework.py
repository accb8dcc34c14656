"""Homework review: what became of each exercise that was given, for each partner who was asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.dates import day
from ui.pages.sessions_checkin import NAME, NARROW
from ui.pages.sessions_words import open_words, part_head, reported_words
from ui.widgets.breaking import breakable
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.elided import Elided
from ui.widgets.fields import Field
from ui.widgets.layout import at_top, clear, column, row
from ui.widgets.marks import Mark, token
from ui.widgets.number_field import NumberField
from ui.widgets.scale import Scale
from ui.widgets.words import para, text
from workbook.language import _, ngettext
from workbook.model.assignment import Assignment, Outcome, Result
from workbook.model.common import Whose
from workbook.model.couple import Couple

OUTCOMES = (Outcome.DONE, Outcome.PARTLY, Outcome.NOT_DONE)
AT_FIRST = 6
_NAME, _REMARK_MOST = 120, 2_000


def to_review(assignments: Sequence[Assignment], on: date) -> tuple[Assignment, ...]:
    """What is still open by the session's day, and what was reported that very day; the oldest first."""
    oldest_first = reversed(assignments)
    return tuple(a for a in oldest_first if a.given <= on and (a.open or any(r.on == on for r in a.results)))


def reported(assignments: Sequence[Assignment], on: date) -> tuple[Assignment, ...]:
    """What was reported on the day of a session whose note is signed: that review is over."""
    return tuple(a for a in reversed(assignments) if any(r.on == on for r in a.results))


class ResultRow(QWidget):
    """One partner's report of one exercise. Once an outcome is chosen, there is room for times, help and remarks."""

    edited = Signal()

    def __init__(self, assignment: Assignment, whose: Whose, name: str, *, narrow: bool = False) -> None:
        super().__init__()
        self.assignment, self.whose = assignment, whose
        of = _("{name}, {exercise}").format(name=name, exercise=assignment.title)
        self._stored: Result | None = None
        self._outcome = Segmented(
            _("{whom}: how it went").format(whom=of),
            [_("Done"), _("Partly"), _("Not done")],
            None,
            keys="dpn",
            stretch=narrow,
        )
        self._times = NumberField(_("{whom}: how many times").format(whom=of), 999)
        self._times_words = text(_("times"), "small", "muted")
        self._helped = Scale(whose, name, _("how much it helped"))
        self._remark = Field(
            says=_("{whom}: what helped, or got in the way").format(whom=of),
            height=theme.CONTROL_IN_ROW,
        )
        self._remark.setMaxLength(_REMARK_MOST)
        self._more = QWidget()
        self._helped.setMinimumWidth(NARROW)
        self._helped_part = QWidget()
        column(
            Elided(_("How much it helped, 0–10"), "small", "muted"), theme.HAIR, self._helped, into=self._helped_part
        )
        if narrow:
            self._lay_out_narrow(name)
        else:
            self._lay_out(name)
        self._outcome.changed.connect(self._chosen)
        self._helped.changed.connect(self.edited)
        self._times.textEdited.connect(self.edited)
        self._remark.textEdited.connect(self.edited)
        self.show_result(assignment.result(whose))

    def _lay_out(self, name: str) -> None:
        who = Elided(name, "small_strong", token(self.whose))
        who.setFixedWidth(_NAME - 24)
        remark = column(Elided(_("What helped, or got in the way"), "small", "muted"), theme.HAIR, self._remark, None)
        below = row(self._helped_part, remark, gap=theme.GAP, pad=(_NAME, theme.TIGHT, 0, 0), into=self._more)
        below.setStretch(0, 1)
        below.setStretch(1, 1)
        column(
            row(Mark(self.whose), who, self._outcome, theme.TIGHT, self._times, self._times_words, None, gap=6),
            self._more,
            into=self,
        )

    def _lay_out_narrow(self, name: str) -> None:
        who = Elided(name, "small_strong", token(self.whose))
        who.setFixedWidth(NAME - 18)
        times = row(self._times, self._times_words, None, gap=6)
        self._remark.setPlaceholderText(_("What helped, or got in the way"))
        told = column(times, theme.TIGHT, self._helped_part, self._remark, into=self._more)
        told.setContentsMargins(0, theme.TIGHT, 0, theme.TIGHT)
        line = row(Mark(self.whose, ground="canvas"), who, self._outcome, gap=6)
        line.setStretch(2, 1)
        column(line, self._more, into=self)

    def show_result(self, result: Result | None) -> None:
        """What is stored; fields that say the same already stay as they are, with cursor and undo."""
        self._stored = result
        self._outcome.choose(OUTCOMES.index(result.outcome) if result else None)
        self._times.show_number(result.times if result else None)
        self._helped.set_value(result.helped if result else None)
        self._remark.show_words(result.remark if result else "")
        self._unfold()

    def result(self, on: date) -> Result | None:
        """What is entered here and not stored yet, or None."""
        chosen = self._outcome.chosen()
        if chosen is None:
            return None
        before, outcome = self._stored or Result(self.whose, OUTCOMES[chosen], on), OUTCOMES[chosen]
        tried = outcome is not Outcome.NOT_DONE
        wanted = replace(
            before,
            outcome=outcome,
            times=self._times.number() if tried else None,
            helped=self._helped.value() if tried else None,
            remark=self._remark.text(),
        )
        return None if wanted == self._stored else wanted

    def beside(self, stored: Result | None) -> None:
        """It was changed elsewhere meanwhile: what is entered here stands, and both remarks are kept."""
        before = self._stored.remark if self._stored else ""
        self._stored = stored
        if stored is not None and stored.remark not in ("", before, self._remark.text()):
            self._remark.setText(f"{stored.remark} / {self._remark.text()}" if self._remark.text() else stored.remark)

    def first(self) -> QWidget:
        return self._outcome

    def _chosen(self) -> None:
        self._unfold()
        self.edited.emit()

    def _unfold(self) -> None:
        chosen = self._outcome.chosen()
        tried = chosen is not None and OUTCOMES[chosen] is not Outcome.NOT_DONE
        for each in (self._times, self._times_words, self._helped_part):
            each.setVisible(tried)
        self._more.setVisible(chosen is not None)


class Homework(QWidget):
    """`edited` follows every change by hand; `rebuilt`: other rows are there now."""

    edited = Signal()
    rebuilt = Signal()

    def __init__(self, *, narrow: bool = False) -> None:
        super().__init__()
        self._narrow = narrow
        self._assignments: tuple[Assignment, ...] = ()
        self._couple: Couple | None = None
        self._rows: list[ResultRow] = []
        self._passed: Mapping[str, date] = {}
        self._built: tuple[object, ...] = ()
        self._all = self._over = False
        self._count = text("", "small", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        head = row(part_head(text(_("Homework"), "section"), _("Ctrl 2")), None, self._count)
        column(head, theme.TIGHT, self._list, into=self)

    def show_assignments(
        self, assignments: Sequence[Assignment], couple: Couple, passed: Mapping[str, date], over: bool = False
    ) -> None:
        """Those to be reviewed; `passed` says by uid when an earlier session should have asked and nothing was written down.
        What is being typed stays where the same exercises are there. A review that is over is shown in words.
        """
        self._assignments, self._couple, self._over, self._passed = tuple(assignments), couple, over, passed
        still = sum(a.open for a in assignments)
        self._count.say(open_words(still) if still and not over else "")
        kept = tuple(a.results for a in assignments) if over else ()
        wanted = (couple, tuple((a.uid, a.title, a.asked, a.until, a.when) for a in assignments), self._all, over, kept)
        if wanted != self._built:
            self._built = wanted
            self._build()
            return
        by_uid = {a.uid: a for a in assignments}
        for each in self._rows:
            stored = by_uid[each.assignment.uid].result(each.whose)
            if each.result(date.min) is None:
                each.show_result(stored)

    def begin(self) -> None:
        """Another session: fold long lists again."""
        self._all, self._built = False, ()

    def changed(self, on: date) -> list[tuple[ResultRow, Result]]:
        """What is entered and not stored yet, with the row that it came from."""
        return [(each, result) for each in self._rows if (result := each.result(on)) is not None]

    def first_row(self) -> QWidget | None:
        return self._rows[0].first() if self._rows else None

    def _build(self) -> None:
        clear(self._list)
        self._rows = []
        shown = self._assignments if self._all else self._assignments[:AT_FIRST]
        for at, assignment in enumerate(shown):
            if at:
                self._list.addSpacing(20)
            self._list.addLayout(self._exercise(assignment))
        if not shown:
            nothing = (
                _("Nothing was reported.") if self._over else _("Nothing that was given to take home is still open.")
            )
            self._list.addWidget(para(nothing, "small", "muted"))
        hidden = len(self._assignments) - len(shown)
        if hidden:
            more = Button(ngettext("Show {n} more", "Show {n} more", hidden).format(n=hidden), "quiet", height=24)
            more.clicked.connect(self._show_all)
            self._list.addLayout(row(more, None, pad=(0, 16, 0, 0)))
        self.rebuilt.emit()

    def _exercise(self, assignment: Assignment) -> QVBoxLayout:
        facts = [_("given {day}").format(day=day(assignment.given))]
        if assignment.until is not None:
            facts.append(_("for {day}").format(day=day(assignment.until)))
        if assignment.when:
            facts.append(assignment.when)
        assert self._couple is not None
        made = column(Elided(assignment.title, "small_strong"), 2, Elided(" · ".join(facts), "small", "muted"))
        passed = self._passed.get(assignment.uid)
        if passed is not None and not self._over:
            made.addSpacing(2)
            made.addWidget(Elided(_("nobody asked about it on {day}").format(day=day(passed)), "small", "notice"))
        for whose in assignment.asked:
            made.addSpacing(theme.TIGHT)
            if self._over:
                made.addLayout(_said(assignment, whose, self._couple))
                continue
            each = ResultRow(assignment, whose, self._couple.partner(whose).short, narrow=self._narrow)
            each.edited.connect(self.edited)
            self._rows.append(each)
            made.addWidget(each)
        return made

    def _show_all(self) -> None:
        assert self._couple is not None
        self._all = True
        self.show_assignments(self._assignments, self._couple, self._passed, self._over)
        if self._rows:
            self._rows[-1].first().setFocus(Qt.FocusReason.OtherFocusReason)


def _said(assignment: Assignment, whose: Whose, couple: Couple) -> QHBoxLayout:
    """One partner's report in words."""
    name = Elided(couple.partner(whose).short, "small_strong", token(whose))
    name.setFixedWidth(_NAME - 24)
    said = row(
        at_top(Mark(whose)), at_top(name), para(breakable(reported_words(assignment.result(whose))), "small"), gap=6
    )
    said.setStretch(2, 1)
    return said

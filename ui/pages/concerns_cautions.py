"""The cautions: a list of what is to be held apart from a lack of closeness, and beside it the counselor's finding on one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from ui import theme
from ui.dates import near
from ui.pages.concerns_caution_form import CautionForm
from ui.pages.concerns_words import finding_line, found_words
from ui.widgets.elided import shortened
from ui.widgets.layout import Ground, column, columns, row, section
from ui.widgets.marks import draw_whose
from ui.widgets.painting import painting, rounded, say
from ui.widgets.settling import SettledScroller
from workbook.book import Workbook
from workbook.catalogue.entries import Caution
from workbook.language import _
from workbook.model.caution import RAISED, CautionFinding, Found
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple

_HIGH, _INSIDE, _MARK, _NAME = 56, 14, 24, 110


class CautionButton(QRadioButton):
    """One caution, of the couple or of one partner, and what was found last. All of them are one tab stop; arrows go on."""

    def __init__(self, caution: Caution, whose: Whose) -> None:
        super().__init__()
        self.caution, self.whose = caution, whose
        self._second, self._raised = "", False
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", theme.RADIUS_CONTROL)
        self.setProperty("ring_reach", -2)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_finding(self, finding: CautionFinding | None, couple: Couple, now: datetime) -> None:
        found = finding.found if finding is not None else Found.NOT_LOOKED
        words = found_words(found) if finding is None else finding_line(finding, lasts=self.caution.lasts)
        if finding is not None:
            words = _("{finding}, {day}").format(finding=words, day=near(finding.found_at.date(), now.date()))
        name = "" if self.whose is Whose.BOTH else couple.partner(self.whose).short
        said = _("{name}: {finding}").format(name=name, finding=words) if name else words
        short = shortened(name, "small_strong", _NAME)  # a long name must not push the finding out of sight
        self._second = _("{name}: {finding}").format(name=short, finding=words) if name else words
        self._raised = found in RAISED
        self.setAccessibleName(_("{caution}, {finding}").format(caution=self.caution.title, finding=said))
        self.update()

    def words(self) -> str:
        return f"{self.caution.title}\n{self._second}"

    def hitButton(self, pos: object) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(240, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        on = self.isChecked()
        wide = self.width() - 2 * _INSIDE - _MARK
        role = "strong" if self._raised else "body"
        second = "small_strong" if self._raised else "small"
        with painting(self) as painter:
            if on or self.underMouse():
                rounded(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, "accent_soft" if on else "hover")
            ground = "accent_soft" if on else "surface"
            draw_whose(painter, self.whose, QPointF(_INSIDE + 8, 19), 10, ground)
            left = _INSIDE + _MARK
            title = shortened(self.caution.title, role, wide)
            say(painter, QRectF(left, 8, wide, 22), title, role, "accent" if on else "text")
            line = shortened(self._second, second, wide)
            say(painter, QRectF(left, 29, wide, 18), line, second, "text" if self._raised else "muted")


class CautionsView(QWidget):
    """`recorded` follows a finding that was added; `screen_wanted` and `risk_wanted(Whose)` ask for where a caution leads."""

    recorded = Signal()
    screen_wanted = Signal()
    risk_wanted = Signal(object)

    def __init__(self, book: Workbook, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._book, self._clock, self._couple = book, clock, ""
        self.buttons = [
            CautionButton(caution, whose)
            for caution in book.catalogue.cautions
            for whose in (PARTNERS if caution.each else (Whose.BOTH,))
        ]
        self._group = QButtonGroup(self)
        for button in self.buttons:
            self._group.addButton(button)
            button.toggled.connect(lambda on, button=button: self._choose(button) if on else None)
        self.form = CautionForm(book, clock)
        self.form.recorded.connect(self._recorded)
        self.form.screen_wanted.connect(self.screen_wanted)
        self.form.risk_wanted.connect(self.risk_wanted)
        listed, rows = Ground(), QWidget()
        column(*self.buttons, None, gap=2, pad=(10, 0, 10, 8), into=rows)
        scroller = SettledScroller(rows)
        title = row(section(_("Cautions"), note=_("yours alone")), pad=(24, 20, 24, 8))
        made = column(title, scroller, pad=(1, 0, 1, 8), into=listed)
        made.setStretch(1, 1)
        columns((listed, 5), (self.form, 8), into=self)

    def show_couple(self, couple: str) -> None:
        first = couple != self._couple
        self._couple = couple
        self.again()
        if first:
            chosen = self._chosen()
            chosen.blockSignals(True)
            chosen.setChecked(True)
            chosen.blockSignals(False)
            self._choose(chosen)

    def again(self) -> None:
        """Read again; what is being typed stays."""
        couple, latest, now = (
            self._book.couples.get(self._couple),
            self._book.cautions.latest(self._couple),
            self._clock(),
        )
        for button in self.buttons:
            button.show_finding(latest.get((button.caution.key, button.whose)), couple, now)
        self.form.again()

    def flush(self) -> None:
        self.form.flush()

    def first_focus(self) -> QWidget:
        return self._chosen()

    def _chosen(self) -> CautionButton:
        return next((b for b in self.buttons if b.isChecked()), self.buttons[0])

    def _choose(self, button: CautionButton) -> None:
        if self._couple:
            self.form.show_caution(self._couple, button.caution, button.whose)

    def _recorded(self) -> None:
        self.again()
        self.recorded.emit()

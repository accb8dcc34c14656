"""A new workbook in three steps: name and place, passphrase, recovery sheet. Each says what follows from it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from ui import files, theme
from ui.background import Background
from ui.pages.door import COLUMN, Door
from ui.pages.first_run_steps import PlaceStep, RecoveryStep, SecretStep
from ui.widgets.chips import Notice
from ui.widgets.icon import draw_icon
from ui.widgets.painting import CENTRE, painting, rounded, say, width_of
from workbook.errors import AlreadyThere, CannotWrite, WorkbookError
from workbook.language import _
from workbook.model.practice import Practice


class Steps(QWidget):
    """Where one is: done ones ticked, the present one bold."""

    def __init__(self) -> None:
        super().__init__()
        self._words = (_("Name and place"), _("Passphrase"), _("Recovery sheet"))
        self._at = 0
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_at(0)

    def show_at(self, at: int) -> None:
        self._at = at
        said = _("Step {at} of {of}: {name}").format(at=at + 1, of=len(self._words), name=self._words[at])
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(sum(width_of(words, "small_strong") + 36 for words in self._words)), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        free = self.width() - sum(width_of(words, "small_strong") + 28 for words in self._words)
        apart, left = max(8.0, free / (len(self._words) - 1)), 0.0
        with painting(self) as painter:
            for index, words in enumerate(self._words):
                self._paint_step(painter, index, left)
                role, tone = ("small_strong", "text") if index == self._at else ("small", "muted")
                say(painter, QRectF(left + 28, 0, width_of(words, role) + 2, 24), words, role, tone)
                left += 28 + width_of(words, "small_strong") + apart

    def _paint_step(self, painter: QPainter, index: int, left: float) -> None:
        disc = QRectF(left, 2, 20, 20)
        done, here = index < self._at, index == self._at
        rounded(painter, disc, 10, "accent" if done else "canvas", "accent" if done or here else "edge", thick=1.5)
        if done:
            draw_icon(painter, "check", disc.adjusted(4, 4, -4, -4), "on_accent")
        else:
            say(painter, disc, str(index + 1), "caption_strong", "accent" if here else "muted", CENTRE)


class FirstRunPage(Door):
    """Emits `create_wanted(path, passphrase, practice)`; whoever makes the workbook calls `made(code)` or `refused(error)`.

    `finished` follows once the counselor has said that the recovery code is kept.
    """

    create_wanted = Signal(object, str, object)
    open_wanted = Signal(object)
    finished = Signal()

    def __init__(self, background: Background, start: Path | None = None) -> None:
        super().__init__()
        self._steps, self._stack = Steps(), QStackedWidget()
        self.place = PlaceStep(start or files.documents())
        self.secret = SecretStep(
            _("Go on to the recovery sheet"),
            _("Back"),
            _("Making the workbook …"),
            Notice(_("Nobody can reset it for you. The recovery sheet, in the next step, is the only other way in.")),
        )
        self.recovery = RecoveryStep(background)
        for step in (self.place, self.secret, self.recovery):
            self._stack.addWidget(step)
            step.installEventFilter(self)
        self.place.gone_on.connect(lambda: self._show(1))
        self.place.open_wanted.connect(self._open)
        self.secret.gone_back.connect(lambda: self._show(0))
        self.secret.gone_on.connect(self._create)
        self.recovery.gone_on.connect(self.finished)
        self.compose(_("A new workbook"), theme.GUTTER, self._steps, 28, self._stack)
        self._show(0)

    def path(self) -> Path:
        return self.place.path()

    def practice(self) -> Practice:
        return self.place.practice()

    def _show(self, at: int) -> None:
        step = (self.place, self.secret, self.recovery)[at]
        self._steps.show_at(at)
        self._stack.setCurrentIndex(at)
        self._fit()
        self.first_focus = step.first_focus
        step.first_focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """As high as the step in sight: a stack alone would take the height of its highest."""
        step = (self.place, self.secret, self.recovery)[self._stack.currentIndex()]
        high = step.heightForWidth(COLUMN) if step.hasHeightForWidth() else step.sizeHint().height()
        self._stack.setFixedHeight(high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A sentence about what is wrong came or went in the step in sight."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._stack.currentWidget():
            self._fit()
        return super().eventFilter(watched, event)

    def _create(self) -> None:
        self.create_wanted.emit(self.path(), self.secret.passphrase(), self.practice())

    def _open(self) -> None:
        chosen = files.choose_workbook(self)
        if chosen is not None:
            self.open_wanted.emit(chosen)

    def refused(self, error: WorkbookError) -> None:
        """Say why it was not made, below what has to change."""
        self.secret.set_busy(False)
        if isinstance(error, AlreadyThere):
            self._show(0)
            self.place.name_refused(str(error))
        elif isinstance(error, CannotWrite):
            self._show(0)
            self.place.folder_refused(str(error))
        else:
            self.secret.refused(str(error))

    def made(self, code: str) -> None:
        """The workbook is there: show its recovery code, once."""
        self.secret.wipe()
        self.recovery.show_code(code, self.path(), self.practice())
        self._show(2)

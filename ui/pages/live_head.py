"""The head of a session that goes on: whose it is, how late it is, and the two ways on: joint view, and the end."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.pages.live_clock import SHARES, HourClock
from ui.widgets.access import Role
from ui.widgets.buttons import Button, icon_button
from ui.widgets.elided import Elided
from ui.widgets.layout import Ground, column, row, rule
from ui.widgets.painting import CENTRE, painting, rounded, say
from workbook.language import _

_HIGH, _BAR, _GAP = 72, 6, 4
_BAR_WIDE, _BAR_LEAST = 316, 190


class _Time(QWidget):
    """24:10 in figures of one width, so that nothing moves but what changes. It is read out by the minute, with the bar."""

    def __init__(self) -> None:
        super().__init__()
        self._words = "00:00"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def words(self) -> str:
        return self._words

    def say(self, words: str) -> None:
        wider = len(words) != len(self._words)
        self._words = words
        if wider:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme.font("figure"))
        return QSize(round(metrics.horizontalAdvance("0" * len(self._words)) + 1.5), round(metrics.height() + 0.5))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            say(painter, QRectF(self.rect()), self._words, "figure", "text", CENTRE)


class _Parts(QWidget):
    """The parts of the hour, each as long as its share, filled as far as they are over; the words stand below."""

    accessible_role = Role.ProgressBar

    def __init__(self) -> None:
        super().__init__()
        self._done: tuple[float, ...] = (0.0,) * len(SHARES)
        self.setFixedHeight(_BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_done(self, done: tuple[float, ...], says: str) -> None:
        self._done = done
        self.setAccessibleName(says)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        whole, at = self.width() - _GAP * (len(SHARES) - 1), 0.0
        with painting(self) as painter:
            for share, done in zip(SHARES, self._done, strict=True):
                box = QRectF(at, 0, whole * share, _BAR)
                rounded(painter, box, _BAR / 2, "surface", "accent" if done >= 1 else "edge")
                if done > 0:
                    painter.save()
                    painter.setClipRect(
                        QRectF(at, 0, max(_BAR, box.width() * done), _BAR), Qt.ClipOperation.IntersectClip
                    )
                    rounded(painter, box, _BAR / 2, "accent")
                    painter.restore()
                at += box.width() + _GAP


class LiveHead(Ground):
    """`left`: back to the sessions; `together`: joint view; `ended`: the hour is over."""

    left = Signal()
    together = Signal()
    ended = Signal()

    def __init__(self) -> None:
        super().__init__("surface", None, 0)
        self.setFixedHeight(_HIGH)
        self._names, self._where = Elided("", "heading", least=120), Elided("", "small", "muted", least=120)
        self.time, self._parts = _Time(), _Parts()
        self._phase, self._rest = Elided("", "caption_strong", least=56), Elided("", "caption", "muted", least=92)
        back = icon_button("arrow-left", _("Back to the sessions, Alt Left"))
        back.clicked.connect(self.left)
        self._joint = Button(_("Joint view"), icon="eye-off", key=_("F8"))
        self._joint.clicked.connect(self.together)
        self.end = Button(_("End session"), "primary", key=_("Ctrl E"))
        self.end.clicked.connect(self.ended)
        bar = QWidget()
        bar.setMinimumWidth(_BAR_LEAST)
        bar.setMaximumWidth(_BAR_WIDE)
        words = row(self._phase, None, self._rest, gap=theme.TIGHT)
        column(None, self._parts, theme.TIGHT, words, None, into=bar)
        self._middle = QWidget()
        middle = row(self.time, bar, gap=theme.GUTTER, into=self._middle)
        middle.setStretch(1, 1)
        self._acts = QWidget()
        row(None, self._joint, self.end, gap=theme.NEAR, into=self._acts)
        names = column(None, self._names, 2, self._where, None)
        line = row(row(back, 12, names), self._middle, self._acts, gap=theme.GUTTER, pad=(24, 0, 32, 0))
        for at, share in enumerate((4, 5, 4)):
            line.setStretch(at, share)
        made = column(line, rule(), into=self)
        made.setStretch(0, 1)

    def show_words(self, names: str, where: str) -> None:
        self._names.say(names)
        self._where.say(where)

    def run(self, going: bool) -> None:
        """Whether there is an hour to show the time of, to look at together, and to end."""
        self._middle.setVisible(going)
        self.end.setVisible(going)

    def show_time(self, clock: HourClock) -> None:
        phase, left = clock.phase(), clock.left()
        self.time.say(clock.words())
        self._phase.say(phase)
        self._rest.say(left)
        self._parts.show_done(clock.parts(), _("{part} of the hour, {left}").format(part=phase, left=left))

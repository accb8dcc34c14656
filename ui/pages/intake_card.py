"""The right of the intake: the group's heading with its five anchors, the list, and a foot that counts what is there and not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from ui import theme
from ui.pages.intake_aid import IntakeAid
from ui.pages.intake_list import RIGHT
from ui.pages.intake_row import NUMBER_WIDE
from ui.pages.intake_sheet import Tally
from ui.widgets.access import Role
from ui.widgets.buttons import Button
from ui.widgets.chips import Status
from ui.widgets.elided import Elided
from ui.widgets.icon import Icon
from ui.widgets.layout import Ground, column, row, rule
from ui.widgets.marks import Mark, token
from ui.widgets.painting import painting, say, width_of
from ui.widgets.rating import Rating
from ui.widgets.words import para, text
from workbook.catalogue.entries import Scale
from workbook.disclosure.intake import kept_words
from workbook.facts import Names
from workbook.language import _, ngettext
from workbook.model.common import PARTNERS, Visibility, Whose

_BETWEEN = 18


class Anchors(QWidget):
    """What the five numbers mean in this group; two lines where one is too narrow."""

    accessible_role = Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, words: Sequence[str]) -> None:
        self._words = tuple(words)
        self.setAccessibleName(", ".join(f"{value} {anchor}" for value, anchor in enumerate(words)))
        self.updateGeometry()
        self.update()

    def _places(self, width: int) -> list[QRectF]:
        x = y = 0.0
        places = []
        for anchor in self._words:
            wide = 13 + width_of(anchor, "caption") + 1
            if x and x + wide > width:
                x, y = 0.0, y + 18
            places.append(QRectF(x, y, wide, 18))
            x += wide + _BETWEEN
        return places

    def heightForWidth(self, width: int) -> int:
        return round(max((box.bottom() for box in self._places(width)), default=18))

    def sizeHint(self) -> QSize:
        return QSize(360, 18)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            for value, (anchor, box) in enumerate(zip(self._words, self._places(self.width()), strict=True)):
                say(painter, box, str(value), "caption_strong")
                say(painter, box.adjusted(13, 0, 0, 0), anchor, "caption", "muted")


class IntakeHead(QWidget):
    """The group, the anchors, how far back it asks, and whose column is whose."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._recall, self._anchors = text("", "section"), para("", "small", "muted"), Anchors()
        self._names = {w: Elided("", "small_strong", token(w)) for w in PARTNERS}
        self._apart = {w: Elided("", "small", "muted") for w in PARTNERS}
        self._locks = {w: Icon("lock", "muted", 14) for w in PARTNERS}
        wide = Rating(Whose.FIRST, "", "").sizeHint().width()
        heads = []
        for whose in PARTNERS:
            head = QWidget()
            head.setFixedWidth(wide)
            column(
                row(Mark(whose), self._names[whose], None, gap=6),
                2,
                row(self._locks[whose], self._apart[whose], None, gap=4),
                into=head,
            )
            heads.append(column(None, head))
        below = row(column(self._recall, None), *heads, gap=theme.GAP)
        below.setStretch(0, 1)
        # the anchors go across, over the columns' heads: beside those their line would break in a small window
        column(self._title, 4, self._anchors, 4, below, pad=(24 + NUMBER_WIDE, 16, RIGHT, 12), into=self)

    def show_group(self, scale: Scale, names: Names) -> None:
        self._title.say(scale.heading)
        self._recall.say(scale.recall)
        self._anchors.show_words(scale.anchors)
        for whose in PARTNERS:
            self._names[whose].say(names.of(whose))

    def show_apart(self, apart: Mapping[Whose, int], names: Names) -> None:
        """Whose whole form is kept from the other partner, and how many of its answers are open to both all the same."""
        for whose in PARTNERS:
            words = kept_words(Visibility.INDIVIDUAL, False, names.of(whose.other))
            opened = apart.get(whose, 0)
            if opened:
                words = ngettext("kept, {n} open to both", "kept, {n} open to both", opened).format(n=opened)
            self._apart[whose].say(words)
            for each in (self._apart[whose], self._locks[whose]):
                each.setVisible(whose in apart)


class IntakeFoot(QWidget):
    """What was passed over, what is to come, and the ways on. `primary` is the one act: finish, or begin a review."""

    next_wanted = Signal()
    primary_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sign = Icon("circle-alert", "notice", 16)
        self._passed = para("", "small_strong", "notice")
        self._rest = para("", "small", "muted")
        self._status = Status()
        self._status.hide()
        self.next = Button(_("Next missing"), key="F6")
        self.primary = Button(_("Finish"), "primary")
        self.next.clicked.connect(self.next_wanted)
        self.primary.clicked.connect(self.primary_wanted)
        words = column(None, row(self._sign, self._passed, gap=theme.TIGHT), self._rest, self._status, None, gap=2)
        made = row(words, self.next, self.primary, gap=theme.TIGHT, pad=(24, 12, RIGHT - 4, 12), into=self)
        made.setStretch(0, 1)
        self.setMinimumHeight(60)

    def say_wrong(self, words: str) -> None:
        """Say what could not be saved; "" takes it away."""
        if words or not self._status.isHidden():
            self._status.say(words, "wrong")
            self._status.setVisible(bool(words))

    def show_tally(self, tally: Tally, names: Names, finished: bool, ends: Sequence[str] = ()) -> None:
        """`ends` says of whom there is no number at all."""
        passed = [(names.of(w), n) for w, n in tally.passed.items() if n]
        self._sign.setVisible(bool(passed))
        self._passed.setVisible(bool(passed))
        self._passed.say(_passed_words(passed, finished))
        rest = [*ends]
        if tally.to_come:
            rest.append(ngettext("{n} to come", "{n} to come", tally.to_come).format(n=tally.to_come))
        if tally.declined:
            rest.append(_("{n} rather not say").format(n=tally.declined))
        if tally.not_asked:
            rest.append(_("{n} not asked").format(n=tally.not_asked))
        self._rest.say(" · ".join(rest) or ("" if passed else _("every answer is there")))
        self._rest.setVisible(bool(self._rest.words()))
        self.next.setVisible(not finished)

    def show_primary(self, words: str) -> None:
        """Name the one act; "" where there is none."""
        self.primary.setVisible(bool(words))
        if words:
            self.primary.say(words)


def _passed_words(passed: list[tuple[str, int]], finished: bool) -> str:
    """ "2 answers passed over: Anke 1, Ruud 1" """
    total = sum(n for _name, n in passed)
    if finished:
        lead = ngettext("{n} answer missing", "{n} answers missing", total).format(n=total)
    else:
        lead = ngettext("{n} answer passed over", "{n} answers passed over", total).format(n=total)
    each = ", ".join(_("{name} {n}").format(name=name, n=n) for name, n in passed)
    return _("{count}: {each}").format(count=lead, each=each)


class IntakeCard(Ground):
    """Head, the lists of the four groups one behind the other, what helps with the question in hand, foot."""

    def __init__(self) -> None:
        super().__init__()
        self.head, self.lists, self.aid, self.foot = IntakeHead(), QStackedWidget(), IntakeAid(), IntakeFoot()
        self.lists.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        made = column(self.head, rule(), self.lists, self.aid, rule(), self.foot, pad=(1, 0, 1, 0), into=self)
        made.setStretch(2, 1)

"""What the pages of joint view share: what each reported, whose a goal is, key caps, a sentence where nothing stands yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import dates, theme
from ui.widgets.access import Role
from ui.widgets.layout import Item, at_top, card, column, row, rule, section
from ui.widgets.marks import Mark, draw_mark, token
from ui.widgets.nothing_yet import NothingYet
from ui.widgets.painting import CENTRE, painting, rounded, say, width_of
from ui.widgets.settling import running
from ui.widgets.spark import Spark
from ui.widgets.words import text
from workbook.facts import PARTNERS, GoalFact, HomeFact, JointFacts, Whose
from workbook.language import _, ngettext

_CAP, _CAP_PAD, _APART = 26, 9, 6


class Keys(QWidget):
    """A key combination after the words that say what it does, painted as caps. Nothing to press."""

    accessible_role = Role.StaticText

    def __init__(self, words: str, keys: Sequence[str]) -> None:
        super().__init__()
        self._words, self._keys = words, tuple(keys)
        self.setFixedHeight(_CAP)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("{words} {keys}").format(words=words, keys=" + ".join(keys)))

    def sizeHint(self) -> QSize:
        caps = sum(self._cap(key) + _APART for key in self._keys)
        return QSize(round(width_of(self._words, "small") + 4 + caps), _CAP)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _cap(self, key: str) -> float:
        return max(float(_CAP), width_of(key, "caption_strong") + 2 * _CAP_PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            x = say(painter, QRectF(0, 0, self.width(), _CAP), self._words, "small", "muted") + 4
            for key in self._keys:
                x += _APART
                box = QRectF(x, 0, self._cap(key), _CAP)
                rounded(painter, box, 5, "surface", "edge")
                say(painter, box, key, "caption_strong", "text", CENTRE)
                x = box.right()


class GoalMarks(QWidget):
    """Whose a goal is: each partner's mark in a column of its own, so that the eye finds one's own by its place."""

    accessible_role = Role.StaticText
    _SIZE, _WIDE = 11.0, 36

    def __init__(self, whose: Whose, says: str) -> None:
        super().__init__()
        self._whose = whose
        self.setFixedSize(self._WIDE, round(QFontMetricsF(theme.font("body")).height() + 2))
        self.setAccessibleName(says)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            for whose, x in zip(PARTNERS, (self._SIZE / 2 + 1, self._SIZE * 1.5 + 7), strict=True):
                if self._whose in (whose, Whose.BOTH):
                    draw_mark(painter, whose, QPointF(x, self.height() / 2), self._SIZE)


def goal_rows(facts: JointFacts, goals: Sequence[GoalFact]) -> list[Item]:
    """One goal below the other, with what shows it."""
    items: list[Item] = []
    for goal in goals:
        who = _("both of you") if goal.whose is Whose.BOTH else facts.names.of(goal.whose)
        said = [_state(goal.state)] + ([goal.evidence] if goal.evidence else [])
        words = column(running(goal.words), running(" · ".join(said), "small", "muted"), gap=2)
        trend: list[Item] = []
        if goal.near is not None:
            spark = Spark(facts.names, goal.near, _("How near to it"), width=132)
            trend = [at_top(spark)]
        made = row(at_top(GoalMarks(goal.whose, who)), words, *trend, gap=theme.NEAR)
        made.setStretch(1, 1)
        items += [theme.GAP, made] if items else [made]
    return items


def _state(state: str) -> str:
    return {"begun": _("begun"), "on_the_way": _("on the way"), "met": _("met")}[state]


def home_rows(facts: JointFacts, given: Sequence[HomeFact], *, whole: bool = False) -> list[Item]:
    """One exercise below the other, with what each reported; `whole`: with its step and its days."""
    items: list[Item] = []
    for each in given:
        items += [theme.GAP, rule(), theme.GAP] if items else []
        items.append(running("", lead=each.title))
        days = _days(facts, each)
        lines = [each.when] if each.when else []
        if whole or not lines:
            lines.append(", ".join(part for part in ([each.step] if whole else []) + days if part))
        for line in filter(None, lines):
            items += [2, running(line, "small", "muted")]
        reported = _reported(facts, each)
        if reported is not None:
            items += [theme.TIGHT, reported]
    return items


def _days(facts: JointFacts, each: HomeFact) -> list[str]:
    if each.now and each.until is not None:
        return [_together(_("until {day}").format(day=dates.near(each.until, facts.today)))]
    if each.given is None:
        return []
    return [_together(_("given {day}").format(day=dates.near(each.given, facts.today)))]


def _together(words: str) -> str:
    """The same, never broken over two lines."""
    return words.replace(" ", "\u00a0")


def _reported(facts: JointFacts, each: HomeFact) -> Item:
    said: list[Item] = []
    for whose in PARTNERS:
        outcome, times = each.outcome(whose)
        if outcome is not None:
            words = text(_outcome(outcome, times), "small", token(whose))
            words.setAccessibleName(f"{facts.names.of(whose)}: {words.words()}")
            said += [Mark(whose, 11), words, theme.TIGHT]
    return row(*said, None, gap=7) if said else None


def _outcome(outcome: str, times: int | None) -> str:
    said = {"done": _("done"), "partly": _("partly done"), "not_done": _("not done")}[outcome]
    if not times or outcome == "not_done":
        return said
    return _("{state}, {times}").format(state=said, times=ngettext("{n} time", "{n} times", times).format(n=times))


def titled(title: str, *items: Item, note: str = "") -> QWidget:
    """A card with its heading."""
    return card(section(title, note=note), theme.NEAR, *items, pad=(24, 20, 24, 22))


def not_yet(title: str, words: str, icon: str) -> QWidget:
    """A page on which nothing stands yet: what it is for."""
    return card(NothingYet(title, words, icon=icon), pad=(24, 40, 24, 40))

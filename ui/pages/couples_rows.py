"""One line of the list of couples: who, where in the plan, when last and when next, and what is open. Painted, and said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ui import dates
from ui.until import until
from ui.widgets.elided import shortened
from ui.widgets.icon import draw_icon
from ui.widgets.marks import draw_mark
from ui.widgets.painting import rounded, say, width_of
from ui.widgets.table import Cells, Column
from workbook.language import _, ngettext
from workbook.model.common import PARTNERS
from workbook.model.couple import CoupleLine, Status

_NUMBER, _MARK, _BETWEEN = 40, 15, 12
_SOON = timedelta(minutes=60)
_MOST_KEPT = 1000


def columns() -> tuple[Column, ...]:
    return (
        Column("couple", _("Couple"), 306, 4),
        Column("status", _("Status"), 104),
        Column("plan", _("Plan and step"), 144, 2),
        Column("last", _("Last session"), 100),
        Column("next", _("Next session"), 124, 1, sorted=True),
        Column("open", _("Open"), 120, 1),
    )


def status_word(status: Status) -> str:
    return {
        Status.ACTIVE: _("active"),
        Status.WAITING: _("waiting"),
        Status.PAUSED: _("paused"),
        Status.CLOSED: _("closed"),
    }[status]


def status_title(status: Status) -> str:
    """The same standing alone: a filter, a choice."""
    return {
        Status.ACTIVE: _("Active"),
        Status.WAITING: _("Waiting"),
        Status.PAUSED: _("Paused"),
        Status.CLOSED: _("Closed"),
    }[status]


_CHIP = {
    Status.ACTIVE: ("accent_soft", "accent", None, ""),
    Status.WAITING: ("surface", "muted", "line", ""),
    Status.PAUSED: ("sunken", "muted", None, "pause"),
    Status.CLOSED: ("sunken", "muted", None, "check"),
}


@dataclass(frozen=True, slots=True)
class _Words:
    """A line in words: one or two for each cell. `soon` sets the next date stronger."""

    status: str
    plan: tuple[str, str]
    last: tuple[str, str]
    next: tuple[str, str]
    soon: bool
    open: str


class CoupleRow:
    """Says and paints a line. `plan_name` turns a plan's key into its name; `clock` tells the time of now.

    Painting is done again for every key in the search, saying only once a minute: the words of a line are kept until then.
    """

    def __init__(self, plan_name: Callable[[str], str], clock: Callable[[], datetime]) -> None:
        self._plan_name, self._clock = plan_name, clock
        self._kept: dict[CoupleLine, _Words] = {}
        self._minute = datetime.min

    def described(self, line: CoupleLine) -> str:
        """The whole line in words, for those who hear it."""
        words = self._words(line)
        names = _("{first} and {second}").format(first=line.first, second=line.second)
        parts = [f"#{line.number} {names}", words.status]
        parts += [", ".join(w for w in two if w) for two in (words.plan, words.last, words.next)]
        return ". ".join(part for part in (*parts, words.open) if part)

    def paint(self, painter: QPainter, line: CoupleLine, cells: Cells) -> None:
        words = self._words(line)
        _names(painter, line, cells["couple"], cells.ground)
        _status(painter, line.status, words.status, cells["status"], cells.chosen)
        _two(painter, cells, "plan", words.plan, bool(line.plan))
        _two(painter, cells, "last", words.last, line.last_session is not None)
        role = "small_strong" if words.soon else "small"
        _two(painter, cells, "next", words.next, line.next_session is not None, role)
        if words.open:
            box = cells["open"]
            draw_icon(painter, "pen-line", QRectF(box.left(), box.center().y() - 7, 14, 14), "notice")
            _line(painter, box.adjusted(22, 0, 0, 0), words.open, "small", "notice")

    def _words(self, line: CoupleLine) -> _Words:
        now = self._clock().replace(second=0, microsecond=0)
        if now != self._minute or len(self._kept) > _MOST_KEPT:
            self._kept, self._minute = {}, now
        if line not in self._kept:
            self._kept[line] = self._said(line, now)
        return self._kept[line]

    def _said(self, line: CoupleLine, now: datetime) -> _Words:
        unsigned = ngettext("note to sign", "{n} notes to sign", line.unsigned).format(n=line.unsigned)
        return _Words(
            status_word(line.status),
            (self._plan_name(line.plan), line.step) if line.plan else (_("none yet"), ""),
            _last(line, now),
            _next(line, now),
            line.next_session is not None and line.next_session.date() == now.date(),
            unsigned if line.unsigned else "",
        )


def _last(line: CoupleLine, now: datetime) -> tuple[str, str]:
    if line.last_session is None:
        return _("none yet"), ""
    return dates.near_short(line.last_session, now.date()), _("session {number}").format(number=line.sessions)


def _next(line: CoupleLine, now: datetime) -> tuple[str, str]:
    if line.next_session is None:
        return _("not set"), ""
    when = f"{dates.near_short(line.next_session.date(), now.date())}, {dates.clock(line.next_session)}"
    if timedelta(0) <= line.next_session - now <= _SOON:
        return when, until(line.next_session, now)
    if not line.sessions:
        return when, _("first meeting")
    return when, _("session {number}").format(number=line.sessions + 1)


def _names(painter: QPainter, line: CoupleLine, box: QRectF, ground: str) -> None:
    """Both names share the room; the one that needs less than half of it leaves the rest to the other."""
    _line(painter, QRectF(box.left(), box.top(), _NUMBER - 4, box.height()), f"#{line.number}", "caption", "muted")
    left, middle = box.left() + _NUMBER, box.center().y()
    room = box.right() - left - 2 * _MARK - _BETWEEN
    wanted = [width_of(name, "strong") + 1 for name in (line.first, line.second)]
    widths = shared(wanted[0], wanted[1], room)
    for whose, name, width in zip(PARTNERS, (line.first, line.second), widths, strict=True):
        draw_mark(painter, whose, QPointF(left + 5, middle), 9, ground)
        _line(painter, QRectF(left + _MARK, box.top(), width, box.height()), name, "strong", "text")
        left += _MARK + width + _BETWEEN


def shared(first: float, second: float, room: float) -> tuple[float, float]:
    """How two words share `room`: each gets what it wants if both fit; else the longer one gives way, down to half."""
    if first + second <= room:
        return first, second
    half = max(0.0, room / 2)
    if first <= half:
        return first, max(0.0, room - first)
    if second <= half:
        return max(0.0, room - second), second
    return half, half


def _line(painter: QPainter, box: QRectF, words: str, role: str, tone: str) -> None:
    say(painter, box, shortened(words, role, box.width()), role, tone)


def _two(painter: QPainter, cells: Cells, key: str, words: tuple[str, str], known: bool, role: str = "small") -> None:
    first, second = words
    if not second:
        _line(painter, cells[key], first, role, "text" if known else "muted")
        return
    above, below = cells.two(key)
    _line(painter, above, first, role, "text")
    _line(painter, below, second, "caption", "muted")


def _status(painter: QPainter, status: Status, words: str, cell: QRectF, chosen: bool) -> None:
    fill, ink, edge, icon = _CHIP[status]
    if chosen and fill == "accent_soft":  # the row has that ground already
        fill, edge = "surface", "line"
    left = 29.0 if icon else 10.0
    box = QRectF(cell.left(), cell.center().y() - 12, width_of(words, "caption_label") + left + 10, 24)
    rounded(painter, box, 12, fill, edge)
    if icon:
        draw_icon(painter, icon, QRectF(box.left() + 10, box.center().y() - 6.5, 13, 13), ink)
    say(painter, box.adjusted(left, 0, -6, 0), words, "caption_label", ink)

"""Today: who comes, what was said last time, what waits. Read from top to bottom in ten seconds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import dates, theme
from ui.context import Context, Place
from ui.pages.handover import READ
from ui.pages.life_words import MISSED
from ui.pages.page import Page
from ui.pages.today_alone import alone_card
from ui.pages.today_facts import Day, Visit, gather, summary
from ui.pages.today_rows import NowLine, VisitRow, WaitingRow
from ui.pages.today_waiting import Waiting
from ui.until import until
from ui.widgets.buttons import Button
from ui.widgets.chips import EmptyState
from ui.widgets.elided import Elided, Link
from ui.widgets.icon import Icon
from ui.widgets.keeping import keeping_place
from ui.widgets.layout import Ground, Item, card, clear, column, columns, inset, row, rule, section
from ui.widgets.scrolling import Scroller
from ui.widgets.words import text
from workbook.book import BackupInfo
from workbook.changes import Changes
from workbook.language import _, ngettext

_TICK_MS = 15_000


class Today(Page):
    areas = frozenset(
        {"couples", "sessions", "assignments", "plans", "intakes", "safety", "measures", "settings", "handovers"}
    )

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._clock = clock
        self._day: Day | None = None
        self._shown: tuple[object, ...] = ()
        self._backup = ""
        self._first: QWidget | None = None
        self._now_line: NowLine | None = None
        self._new = Button(_("New couple"), "secondary", "plus", key=_("Ctrl N"))
        self._new.clicked.connect(lambda: self.context.go_to(Place.NEW_COUPLE))
        shortcut = QShortcut(QKeySequence("Ctrl+N"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self._new.click)
        body = QWidget()
        self._body: QVBoxLayout = column(into=body)
        self._scroller = Scroller(body)
        column(self._scroller, into=self)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._tick)
        self._ticking.start()

    def title(self) -> str:
        return dates.weekday(self._now().date())

    def second_line(self) -> str:
        return summary(self._day) if self._day is not None and self._day.couples else ""

    def head_actions(self) -> list[QWidget]:
        return [] if self._day is not None and not self._day.couples else [self._new]

    def first_focus(self) -> QWidget | None:
        return self._first or self._new

    def couple_here(self) -> str:
        """Of the row with the keyboard, else of the one that most likely comes next; of none who were here today already."""
        rows = self.findChildren(VisitRow)
        here = next((r for r in rows if r.isAncestorOf(self.focusWidget() or self)), None)
        row = here or next((r for r in rows if r.button is self._first), None)
        return row.couple if row is not None and row.begins else ""

    def refresh(self, changes: Changes | None) -> None:
        before = (self._day, self._shown, self._backup)
        self._day = gather(self.context.book, self._now())
        backup = _backup_words(self.context.book.backups.last(), self._now())
        if (self._day, self._arrangement(), backup) == before:
            self._say_now()
        else:
            self._backup = backup
            self._build()
        self.head_changed.emit()

    def _now(self) -> datetime:
        return self._clock().replace(microsecond=0)

    def _tick(self) -> None:
        """Time goes on by itself: move the line; build anew only when somebody's time has come, or a day has ended."""
        if self._day is None or not self.isVisible():
            return
        if self._arrangement() == self._shown:
            self._say_now()
        else:
            self.refresh(None)

    def _arrangement(self) -> tuple[object, ...]:
        now, day = self._now(), self._day
        return (now.date(), day.next_up(now), day.line_before(now)) if day is not None else ()

    def _say_now(self) -> None:
        day, now = self._day, self._now()
        before = day.line_before(now) if day is not None else None
        if self._now_line is not None and day is not None and before is not None:
            ahead = _("next {when}").format(when=until(day.visits[before].starts, now))
            self._now_line.say(dates.clock(now), ahead)

    def _build(self) -> None:
        day = self._day
        assert day is not None
        self._shown = self._arrangement()
        with keeping_place(self, self._scroller):
            clear(self._body)
            self._first = self._now_line = None
            if not day.couples:
                self._body.addWidget(self._nobody_yet())
            else:
                left = column(self._appointments(day), *self._tomorrow(day), None)
                right = column(*self._waiting(day), None, self._foot())
                self._body.addLayout(columns((left, 2), (right, 1)))
            self._say_now()

    def _nobody_yet(self) -> QWidget:
        begin = Button(_("Make the first couple"), "primary", "plus")
        begin.setObjectName("begin")
        begin.clicked.connect(lambda: self.context.go_to(Place.NEW_COUPLE))
        self._first = begin
        words = _(
            "Once there are couples, this page shows who comes today, which notes wait to be signed and what is overdue."
        )
        return EmptyState(_("This workbook is new"), words, begin, icon="users")

    def _appointments(self, day: Day) -> QWidget:
        if not day.visits:
            return self._free_day(day)
        now = self._now()
        on = next((index for index, visit in enumerate(day.visits) if visit.goes_on), None)
        up, line = day.next_up(now), day.line_before(now)
        items: list[Item] = []
        for index, visit in enumerate(day.visits):
            if index == line:
                self._now_line = NowLine()
                items += [*([] if index else [theme.GUTTER]), self._now_line]
            elif index:
                items.append(inset(rule()))
            items.append(self._visit(visit, up == index, first=(up if on is None else on) == index))
        made = Ground()
        column(*items, into=made)
        return made

    def _visit(self, visit: Visit, up: bool, *, first: bool) -> VisitRow:
        """`up`: the next one to begin. `first`: what the counselor most likely wants now, which is to go on where one is here."""
        act = "sign" if visit.held and not visit.signed else "start" if up else "open"
        late = not visit.held and not visit.missed and visit.starts <= self._now()
        made = VisitRow(visit, "go_on" if visit.goes_on else act, primary=first, late=late)
        made.stayed_away.connect(lambda: self.context.go_to(Place.LIFE, visit.couple, MISSED))
        made.opened.connect(lambda: self.context.go_to(Place.OVERVIEW, visit.couple))
        made.started.connect(lambda: self.context.go_to(Place.LIVE, visit.couple))
        made.signed.connect(lambda: self.context.go_to(Place.SESSIONS, visit.couple, visit.held))
        if first or self._first is None:
            self._first = made.button
        return made

    def _free_day(self, day: Day) -> QWidget:
        items: list[Item] = [text(_("Nobody is booked for today"), "heading"), theme.TIGHT]
        if day.coming is not None and day.coming.next_session is not None:
            uid = day.coming.uid
            link = Link(day.coming.names, "body")
            link.setObjectName(f"name:{uid}")
            link.clicked.connect(lambda: self.context.go_to(Place.OVERVIEW, uid))
            when = _("Next: {when}").format(when=dates.moment(day.coming.next_session, self._now()))
            items.append(row(text(when, "body", "muted"), link, None, gap=theme.NEAR))
        else:
            items.append(text(_("No date is set with anyone."), "body", "muted"))
        return card(*items)

    def _tomorrow(self, day: Day) -> list[Item]:
        if not day.tomorrow:
            return []
        each: list[Item] = [
            Elided(f"{dates.clock(starts)} {short}", "small", "muted", least=80) for starts, short in day.tomorrow[:4]
        ]
        more = len(day.tomorrow) - 4
        if more > 0:
            each.append(text(_("and {n} more").format(n=more), "small", "muted"))
        line = row(text(_("Tomorrow"), "small_strong"), *each, None, gap=theme.GUTTER, pad=(24, 0, 24, 0))
        return [theme.GUTTER, line]

    def _waiting(self, day: Day) -> list[Item]:
        made: list[Item] = []
        alone = alone_card(day.alone, self.context.book.handovers.told, self._read_alone)
        if alone is not None:
            made.append(alone)
        panels = (
            (_("Safety screens"), day.safety, day.safety_all, _("Look"), Place.CONCERNS),
            (_("Worth a look"), day.alerts, day.alerts_all, _("Look"), Place.MEASURES),
            (_("Notes to sign"), day.notes, day.notes_all, _("Sign"), Place.SESSIONS),
            (_("Overdue exercises"), day.overdue, day.overdue_all, _("Open"), Place.EXERCISES),
            (_("Exercises nobody asked about"), day.unasked, day.unasked_all, _("Open"), Place.EXERCISES),
            (_("Reviews due"), day.reviews, day.reviews_all, _("Open"), Place.INTAKE),
            (_("Steps whose pause has ended"), day.rested, day.rested_all, _("Open"), Place.PLAN),
            (_("Paused until now"), day.paused, day.paused_all, _("Open"), Place.LIFE),
        )
        for title, waiting, number, act, place in panels:
            if waiting:
                made += [theme.GUTTER] if made else []
                made.append(self._panel(title, waiting, number, act, place))
        if not made:
            made.append(
                card(
                    section(_("Nothing waits")),
                    theme.HAIR,
                    text(_("Nothing is open from earlier days."), "small", "muted"),
                )
            )
        return made

    def _read_alone(self, couple: str) -> None:
        self.context.go_to(Place.HANDOVER, couple, READ)

    def _panel(self, title: str, waiting: tuple[Waiting, ...], number: int, act: str, place: Place) -> QWidget:
        items: list[Item] = [section(title, text(str(number), "small", "muted")), theme.NEAR]
        for index, each in enumerate(waiting):
            line = WaitingRow(each, act, place.value)
            line.opened.connect(lambda w=each: self.context.go_to(place, w.couple, w.detail))
            if index:
                items += [10, rule(), 10]
            items.append(line)
        more = number - len(waiting)
        if more > 0:
            words = ngettext("and {n} more", "and {n} more", more).format(n=more)
            items += [10, rule(), 10, text(words, "small", "muted")]
        return card(*items)

    def _foot(self) -> Item:
        words = Elided(self._backup, "small", "muted")
        return row(Icon("hard-drive", "muted", 16), words, None, pad=(24, 16, 0, 0))


def _backup_words(last: BackupInfo | None, now: datetime) -> str:
    if last is None:
        return _("No backup yet; one is made when you close")
    when = dates.moment(last.made, now)
    if last.checked:
        return _("Backed up {when}, copy checked").format(when=when)
    return _("Backed up {when}").format(when=when)


def build(context: Context) -> Page:
    return Today(context)

"""The form that adds an entry to the risk record, or what came of one. What is typed is kept; what is recorded stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages.concerns_risk_whom import RiskWhom
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button
from ui.widgets.chips import Status
from ui.widgets.day_field import DayField, TimeField
from ui.widgets.elided import Elided
from ui.widgets.entry import Slip
from ui.widgets.fields import Field, labelled, needed
from ui.widgets.kept import KeptForm
from ui.widgets.layout import Ground, column, row, wide
from ui.widgets.words import caption_for, text
from workbook.book import Workbook
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.risk import Concerned, RiskKind, RiskRecord

SLOT = "risk record"


class RiskForm(Ground):
    """`recorded` follows an entry that was added."""

    recorded = Signal()

    def __init__(self, book: Workbook, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._book, self._clock, self._couple, self._follows = book, clock, "", ""
        self._heading, self._second = text("", "section"), Elided("", "small", "muted")
        self.whom = RiskWhom()
        now = clock()
        self.day, self.time = DayField(_("Day on which it was seen or said")), TimeField(_("Its time"), now.time())
        self.seen, self._seen_name = TextArea(lines=3, most=14), text("", "small_strong")
        self._seen_name.setBuddy(self.seen)
        self.consulted, self.decided, self.reported_to = Field(), TextArea(lines=2, most=10), Field()
        self.reported_day = DayField(_("Day of the report"))
        self.reported_time = TimeField(_("Time of the report"), now.time())
        for field in (self.reported_day, self.reported_time):
            field.setFixedHeight(theme.CONTROL)
        self._slip, self._status = Slip(), Status()
        self.record, self.leave = Button(_("Record"), "primary"), Button(_("Back to a new entry"), "plain")
        self._kept = KeptForm(self, book, self._typed, lambda error: self._status.say(str(error), "wrong"))
        self._wire()
        self._arrange()

    def _wire(self) -> None:
        self.record.clicked.connect(self._record)
        self.leave.clicked.connect(self._leave_follow_up)
        self.whom.changed.connect(self._touched)
        for area in (self.seen, self.decided):
            area.edited.connect(self._touched)
            area.submitted.connect(self._record)
        for field in (self.consulted, self.reported_to, *self._moments().values()):
            field.textEdited.connect(self._touched)
        for read in self._moments().values():
            read.picked.connect(self._touched)

    def _arrange(self) -> None:
        head = row(self._heading, self._second, gap=theme.TIGHT)
        head.setStretch(1, 1)
        reported = row(self.reported_to, wide(self.reported_day, 148), wide(self.reported_time, 72))
        reported.setStretch(0, 1)
        later = text(_("cannot be changed later"), "small", "muted")
        column(
            head,
            theme.NEAR,
            self.whom,
            theme.NEAR,
            text(_("When it was seen or said"), "small_strong"),
            theme.HAIR,
            row(wide(self.day, 176), wide(self.time, 80), None),
            theme.NEAR,
            row(self._seen_name, text(needed(), "small", "muted"), None, gap=6),
            theme.HAIR,
            self.seen,
            theme.NEAR,
            labelled(_("Whom you consulted"), self.consulted),
            theme.NEAR,
            labelled(_("What you decided"), self.decided),
            theme.NEAR,
            row(caption_for(_("Reported to"), self.reported_to), text(_("and when"), "small", "muted"), None, gap=6),
            theme.HAIR,
            reported,
            self._slip,
            theme.GAP,
            row(self._status, None, later, 4, self.leave, self.record),
            pad=(24, 20, 24, 20),
            into=self,
        )

    # showing

    def show_couple(self, couple: str) -> None:
        """Show the form with whatever was being typed for this couple."""
        self._couple = couple
        self.whom.name_partners(self._book.couples.get(couple))
        self._put(self._kept.take_up(couple, SLOT))

    def first_focus(self) -> QWidget:
        return self.seen if self._follows else self.whom.concerned

    def suggest(self, concerned: Concerned) -> None:
        """Begin an entry on self-harm of this partner, unless one is being typed."""
        given = self._kept.take_up(self._couple, SLOT)
        if not given:
            given = {"concerned": concerned.value, "kind": RiskKind.SELF_HARM.value}
        self._put(given)

    def follow(self, risk: RiskRecord, title: str) -> None:
        """Go over to a follow-up of this entry; an entry that was begun stays kept, and comes back after it."""
        self._put(self._kept.take_up(self._couple, f"{SLOT} {risk.uid}"), risk.uid, title)

    def flush(self) -> None:
        self._kept.flush()

    def _put(self, given: dict[str, str], follows: str = "", title: str = "") -> None:
        now, self._follows = self._clock(), follows
        self._heading.say(_("Follow-up") if follows else _("New entry"))
        self._second.say(title if follows else _("yours alone, on no page of the couple"))
        self.whom.setVisible(not follows)
        self.leave.setVisible(bool(follows))
        seen = _("What came of it") if follows else _("What was seen or said")
        self._seen_name.say(seen)
        self.seen.setAccessibleName(f"{seen}, {needed()}")
        self.whom.show_given(given)
        for name, field in self._lines().items():
            field.show_words(given.get(name, ""))
        self.day.show_day(now.date())
        self.time.show_time(now.time())
        self.reported_day.show_day(None)
        self.reported_time.show_time(now.time())
        for name, read in self._moments().items():
            if name in given:
                read.show_typed(given[name])
        self._slip.say("")
        self._status.say("")

    # hands

    def _lines(self) -> dict[str, Field | TextArea]:
        return {
            "seen": self.seen,
            "consulted": self.consulted,
            "decided": self.decided,
            "reported_to": self.reported_to,
        }

    def _moments(self) -> dict[str, DayField | TimeField]:
        return {
            "day": self.day,
            "time": self.time,
            "reported_day": self.reported_day,
            "reported_time": self.reported_time,
        }

    def _touched(self, *_what: object) -> None:
        self._slip.say("")
        self._status.say("")
        self._kept.touch()

    def _typed(self) -> dict[str, str]:
        """Dates alone are nothing that somebody typed: they stand there by themselves."""
        given = {name: words_of(field) for name, field in self._lines().items()} | self.whom.given()
        if not any(words.strip() for words in given.values()):
            return {}
        return given | {name: read.text() for name, read in self._moments().items()}

    def _record(self) -> None:
        unread = next((read for read in self._moments().values() if read.wrong()), None)
        concerned, kind, day = self.whom.chosen(), self.whom.chosen_kind(), self.day.value()
        if unread is not None:
            self._refuse(unread.wrong(), unread)
        elif concerned is None and not self._follows:
            self._refuse(_("Choose about whom it is."), self.whom.concerned)
        elif kind is None and not self._follows:
            self._refuse(_("Choose of which kind it is."), self.whom.kind)
        elif day is None:
            self._refuse(_("Write the day on which it was seen or said."), self.day)
        else:
            happened = datetime.combine(day, self.time.value())
            self._keep(self._entry(concerned or Concerned.OTHER, kind or RiskKind.OTHER, happened))

    def _entry(self, concerned: Concerned, kind: RiskKind, happened: datetime) -> RiskRecord:
        words = {name: words_of(field).strip() for name, field in self._lines().items()}
        reported = self.reported_day.value()
        at = datetime.combine(reported, self.reported_time.value()) if reported is not None else None
        return RiskRecord(
            self._couple,
            concerned,
            kind,
            happened,
            words["seen"],
            who=self.whom.in_words(),
            consulted=words["consulted"],
            decided=words["decided"],
            reported_to=words["reported_to"],
            reported_at=at,
            follows=self._follows,
        )

    def _keep(self, risk: RiskRecord) -> None:
        try:
            self._book.risks.record(risk)
            self._kept.forget()
        except WorkbookError as error:
            self._refuse(str(error), self.seen)
            return
        self._put(self._kept.take_up(self._couple, SLOT))
        self._status.saved(_("Recorded {time}"))
        self.recorded.emit()

    def _leave_follow_up(self) -> None:
        """Back to a new entry; what was typed of the follow-up stays kept with it."""
        self._put(self._kept.take_up(self._couple, SLOT))
        self.first_focus().setFocus(Qt.FocusReason.TabFocusReason)

    def _refuse(self, sentence: str, where: QWidget) -> None:
        self._slip.say(sentence)
        where.setFocus(Qt.FocusReason.TabFocusReason)


def words_of(field: Field | TextArea) -> str:
    return field.words() if isinstance(field, TextArea) else field.text()

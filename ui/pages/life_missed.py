"""Hours that were to take place and did not: who stayed away or cancelled, and when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import dates, theme
from ui.pages.life_words import MISSINGS, missed_words, missing_choices, name_of
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.day_field import DayField, TimeField
from ui.widgets.elided import Elided
from ui.widgets.entry import Slip
from ui.widgets.fields import Field, labelled
from ui.widgets.kept import KeptForm
from ui.widgets.layout import Ground, clear, column, row, section, wide
from ui.widgets.words import text
from workbook.book import Workbook
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.life import Missed

_WHO = (Whose.BOTH, Whose.FIRST, Whose.SECOND)
_SLOT, _MOST = "missed hour", 12


class MissedCard(Ground):
    """`noted` follows an hour that was noted; `dropped(Missed)` one that is to be taken off the list."""

    noted = Signal()
    dropped = Signal(object)

    def __init__(self, book: Workbook, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._book, self._clock = book, clock
        self._couple: Couple | None = None
        self._kind = Segmented(_("How it came to be missed"), missing_choices(), stretch=True)
        self._who = Segmented(_("Who stayed away or cancelled"), ["", "", ""], stretch=True)
        self.day, self.time = DayField(_("Day of the missed hour")), TimeField(_("Its time"), clock().time())
        self.words, self._slip = Field(says=_("What was said about it")), Slip()
        note = Button(_("Note it"), "soft", height=theme.CONTROL_IN_ROW)
        self._who_room, self._list = column(), QVBoxLayout()
        self._list.setSpacing(0)
        column(
            section(_("Hours that were missed")),
            theme.NEAR,
            row(wide(self.day, 176), wide(self.time, 80), None),
            theme.NEAR,
            self._kind,
            theme.NEAR,
            self._who_room,
            theme.NEAR,
            labelled(_("What was said about it"), self.words, _("if you like")),
            self._slip,
            theme.NEAR,
            row(note, None),
            theme.NEAR,
            self._list,
            pad=(24, 20, 24, 20),
            into=self,
        )
        self._kept = KeptForm(self, book, self._typed, lambda error: self._slip.say(str(error)))
        for field in (self.words, self.day, self.time):
            field.textEdited.connect(self._touched)
        self.words.returnPressed.connect(self._note)
        note.clicked.connect(self._note)

    def show_couple(self, couple: Couple, missed: Sequence[Missed]) -> None:
        another = self._couple is None or self._couple.uid != couple.uid
        renamed = self._couple is None or couple.short != self._couple.short
        self._couple = couple
        if renamed:
            clear(self._who_room)
            names = [name_of(couple, whose) for whose in _WHO]
            self._who = Segmented(_("Who stayed away or cancelled"), names, stretch=True)
            self._who_room.addWidget(self._who)
        if another:
            self._begin(self._kept.take_up(couple.uid, _SLOT))
        self._show(missed)

    def flush(self) -> None:
        self._kept.flush()

    def _begin(self, given: dict[str, str]) -> None:
        assert self._couple is not None
        starts = self._couple.next_session
        now = self._clock()
        at = starts if starts is not None and starts.date() <= now.date() else now
        self.day.show_day(at.date())
        self.time.show_time(at.time())
        self.words.show_words(given.get("words", ""))
        for field, name in ((self.day, "day"), (self.time, "time")):
            if name in given:
                field.show_typed(given[name])
        self._slip.say("")

    def _show(self, missed: Sequence[Missed]) -> None:
        clear(self._list)
        assert self._couple is not None
        for each in missed[:_MOST]:
            words = missed_words(each, self._couple)
            when = dates.moment(each.at, self._clock())
            second = f"{when} · {each.words}" if each.words else when
            drop = Button(_("Remove"), "quiet", height=24)
            drop.setAccessibleName(_("Remove: {words}, {when}").format(words=words, when=when))
            drop.setObjectName(f"missed:{each.uid}")
            drop.clicked.connect(lambda _on=False, e=each: self.dropped.emit(e))
            line = row(column(Elided(words, "small_strong"), Elided(second, "small", "muted")), drop, gap=theme.NEAR)
            line.setStretch(0, 1)
            self._list.addLayout(line)
            self._list.addSpacing(theme.NEAR)
        if len(missed) > _MOST:
            more = _("and {n} earlier").format(n=len(missed) - _MOST)
            self._list.addWidget(text(more, "small", "muted"))
        if not missed:
            self._list.addWidget(text(_("None so far"), "small", "muted"))

    def _touched(self, *_what: object) -> None:
        self._slip.say("")
        self._kept.touch()

    def _typed(self) -> dict[str, str]:
        if not self.words.text().strip():
            return {}
        return {"words": self.words.text(), "day": self.day.text(), "time": self.time.text()}

    def _note(self) -> None:
        day, wrong = self.day.value(), self.day.wrong() or self.time.wrong()
        if wrong or day is None:
            self._slip.say(wrong or _("Write the day of the hour that was missed."))
            self.day.setFocus(Qt.FocusReason.TabFocusReason)
            return
        assert self._couple is not None
        at, kind, who = datetime.combine(day, self.time.value()), self._kind.chosen() or 0, self._who.chosen() or 0
        try:
            self._book.life.miss(Missed(self._couple.uid, at, MISSINGS[kind], _WHO[who], self.words.text().strip()))
            self._kept.forget()
        except WorkbookError as error:
            self._slip.say(str(error))
            return
        self._begin({})
        self.noted.emit()

    def first_focus(self) -> QWidget:
        return self.day

    def ask_anew(self) -> None:
        """The hour that was agreed, on a form in which nothing is half typed."""
        if not self._typed():
            self._begin({})

    def asks(self) -> QWidget:
        """The first thing to say of an hour whose day and time are there already."""
        return self._kind

"""A day and a time of day, typed as one would say them. The arrow keys up and down go a day, or a quarter of an hour, on.

While what is typed cannot be read, the last good value stands, `problem` says so in one sentence, and nothing is lost.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui import theme
from ui.dates import clock, day_of_year
from ui.day_words import EARLIEST, LATEST, is_no_day, read_day, read_time
from ui.widgets.fields import Field
from workbook.language import _

_QUARTER = 15


class _Read(Field):
    """What both share: `picked(value)` for each new value by hand, `problem(sentence)` when readability changes."""

    picked = Signal(object)
    problem = Signal(str)

    def __init__(self, says: str, hint: str) -> None:
        super().__init__("", hint, says=says, height=theme.CONTROL_IN_ROW)
        self._wrong = ""
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._settle)

    def show_typed(self, words: str) -> None:
        """Put back what was being typed, whether or not it can be read."""
        self.show_words(words)
        self._typed()

    def wrong(self) -> str:
        """Why what is typed cannot be taken, or ""."""
        return self._wrong

    def _typed(self) -> None:
        raise NotImplementedError

    def _settle(self) -> None:
        raise NotImplementedError

    def _move(self, steps: int) -> None:
        raise NotImplementedError

    def _judge(self, sentence: str) -> None:
        if sentence != self._wrong:
            self._wrong = sentence
            self.setAccessibleDescription(sentence)
            self.problem.emit(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self._move(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)


class DayField(_Read):
    """`value()` is the day that stands, None while the field is empty."""

    def __init__(self, says: str, value: date | None = None) -> None:
        super().__init__(says, _("such as 17 Nov"))
        self._day = value
        self.show_day(value)

    def value(self) -> date | None:
        return self._day

    def show_day(self, value: date | None) -> None:
        self._day = value
        self.show_words(day_of_year(value) if value else "")
        self._judge("")

    def show_typed(self, words: str) -> None:
        """Show words that somebody had begun to type, and read them as if they were typed now."""
        self.show_words(words)
        self._typed()

    def _typed(self) -> None:
        words = self.text().strip()
        read = read_day(words, datetime.now().date()) if words else None
        if read or not words:
            self._judge("")
        elif is_no_day(words):
            self._judge(_("There is no such day."))
        else:
            self._judge(_("This is not a day that can be read: try 17 Nov, or 17/11/2026."))
        if not self._wrong:
            self._take(read)

    def _take(self, value: date | None) -> None:
        if value != self._day:
            self._day = value
            self.picked.emit(value)

    def _settle(self) -> None:
        if not self._wrong:
            self.show_words(day_of_year(self._day) if self._day else "")

    def _move(self, steps: int) -> None:
        start = self._day or datetime.now().date()
        wanted = start + timedelta(days=steps)
        if EARLIEST <= wanted.year <= LATEST:
            self._take(wanted)
            self.show_day(wanted)


class TimeField(_Read):
    """`value()` is the time that stands."""

    def __init__(self, says: str, value: time) -> None:
        super().__init__(says, _("such as 11:30"))
        self._time = value
        self.show_time(value)

    def value(self) -> time:
        return self._time

    def show_time(self, value: time) -> None:
        self._time = value
        self.show_words(clock(value))
        self._judge("")

    def _typed(self) -> None:
        read = read_time(self.text())
        self._judge("" if read else _("This is not a time that can be read: try 11:30."))
        if read is not None:
            self._take(read)

    def _take(self, value: time) -> None:
        if value != self._time:
            self._time = value
            self.picked.emit(value)

    def _settle(self) -> None:
        if not self._wrong:
            self.show_words(clock(self._time))

    def _move(self, steps: int) -> None:
        minutes = (self._time.hour * 60 + self._time.minute) // _QUARTER * _QUARTER + steps * _QUARTER
        wanted = time(minutes // 60 % 24, minutes % 60)
        self._take(wanted)
        self.show_time(wanted)

"""As it goes: what was jotted down in this hour, the latest at the foot, and the box to write the next line in.

Each line is in the workbook the moment it is added. Words that are half typed are kept as well, in a slot of the session's own,
so that a lock, joint view or a crash brings them back, whether they are new or put an earlier line right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal

from ui import theme
from ui.dates import clock
from ui.pages.half_typed import slot
from ui.pages.live_entry import ORDER, Entry, Typed
from ui.pages.live_list import JottingList
from ui.widgets.chips import Status
from ui.widgets.kept import KeptForm
from ui.widgets.layout import Ground, column, row
from ui.widgets.words import text
from workbook.book import Workbook
from workbook.errors import BadInput, WorkbookError
from workbook.language import _
from workbook.model.common import shows
from workbook.model.couple import Couple
from workbook.model.session import Jotting, On, Session

MOST = 2_000
"""A jotting is a line or two; what is longer belongs into the note."""


class AsItGoes(Ground):
    """`saved` follows everything that was kept; `done(words, undo)` what can be taken back."""

    saved = Signal()
    done = Signal(str, object)
    rebuilt = Signal()

    def __init__(self, book: Workbook) -> None:
        super().__init__()
        self._book = book
        self._session = ""
        self._moment: Callable[[], datetime] = datetime.now
        self._aside = Typed()
        self.writing = False
        """A change is being made here: whoever hears of it need not read anything again."""
        self._couple: Couple | None = None
        self.entry = Entry()
        self._kept = KeptForm(self, book, self._half_typed, lambda error: self.entry.refuse(str(error)))
        self._status = Status()
        self.list = JottingList()
        head = row(text(_("As it goes"), "section"), text(_("Ctrl 3"), "caption", "muted"), None, self._status)
        head.setContentsMargins(24, 16, 24, 6)
        body = column(self.list, theme.TIGHT, self.entry, pad=(12, 0, 12, 12))
        body.setStretch(0, 1)
        made = column(head, body, into=self)
        made.setStretch(1, 1)
        self.list.chosen.connect(self._put_right)
        self.list.dropped.connect(self._drop)
        self.list.left.connect(self.entry.area.setFocus)
        self.entry.entered.connect(self.add)
        self.entry.up.connect(self.list.to_last)
        self.entry.escaped.connect(self._leave_it)
        self.entry.typed.connect(self._kept.touch)

    def show_session(self, session: Session, couple: Couple, moment: Callable[[], datetime]) -> None:
        """Another session: what is half typed for the one before is kept first."""
        held = self._kept.take_up(couple.uid, slot(session.uid))
        self._session, self._couple, self._moment = session.uid, couple, moment
        self._status.say("")
        self.entry.strip.call(couple.first.short, couple.second.short)
        self._read()
        self._aside = Typed(held.get("aside", ""), On(held.get("aside_about", On.FIRST)))
        of = self.list.line(held.get("jotting", ""))
        typed = Typed(held.get("words", ""), On(held.get("about", On.FIRST)), of.uid if of is not None else "")
        self.entry.show_typed(typed, clock(of.at) if of is not None else "")
        self.list.to_foot()

    def refresh(self) -> None:
        """Read the lines again, if something else is there now."""
        if self._couple is not None:
            self._couple = self._book.couples.get(self._couple.uid)
            self.entry.strip.call(self._couple.first.short, self._couple.second.short)
            self._read()

    def flush(self) -> None:
        """Keep what is half typed. Raises `WorkbookError`."""
        self._kept.flush()

    def finish(self) -> None:
        """The hour ends: what stands in the box becomes a line, and then what waits behind it. Raises `BadInput` where it
        cannot.
        """
        while shows((typed := self.entry.now()).words) or typed.jotting or shows(self._aside.words):
            if not shows(typed.words):
                self._empty_box(self._aside)  # a line whose words were taken out stays as it was
            elif not self.add():
                raise BadInput(_("What stands in the box could not be added yet: look at it first."))

    def alt(self, number: int) -> bool:
        """Alt and a number: about whom the words are, those of a line that has the keyboard or those being typed."""
        if not 1 <= number <= len(ORDER):
            return False
        here = self.list.here()
        if here is None:
            self.entry.choose(ORDER[number - 1])
        elif here.about is not ORDER[number - 1] and self._write(replace(here, about=ORDER[number - 1])):
            self.list.go_to(here.uid)
        return True

    # by hand

    def add(self) -> bool:
        """Keep what stands in the box as a line, or as what an earlier line says now."""
        typed = self.entry.now()
        words, before = typed.words.strip(), self.list.line(typed.jotting)
        if not shows(words):
            self.entry.refuse(_("Delete on its line drops a jotting.") if typed.jotting else "")
            return False
        if len(words) > MOST:
            self.entry.refuse(_("That is too long for a jotting: keep it short here, and put the rest into the note."))
            return False
        if before is None:
            done = self._write(Jotting(self._session, self._moment(), typed.about, words))
        else:
            done = self._write(replace(before, words=words, about=typed.about))
        if done:
            waits = typed.jotting or self._aside.words
            self._empty_box(self._aside if waits else Typed(about=typed.about))
        return done

    def _write(self, jotting: Jotting) -> bool:
        self.writing = True
        try:
            self._book.hours.jot(jotting)
        except WorkbookError as error:
            self.entry.refuse(str(error))
            return False
        finally:
            self.writing = False
        self._read()
        self._say_saved()
        if not jotting.uid:
            self.list.to_foot()
        return True

    def _empty_box(self, typed: Typed) -> None:
        self._aside = Typed()
        self.entry.show_typed(typed)
        self._kept.touch()
        try:
            self._kept.flush()
        except WorkbookError as error:
            self.entry.refuse(str(error))

    def _put_right(self, jotting: Jotting) -> None:
        """Bring a line into the box. What is half typed there waits until that is done."""
        typed = self.entry.now()
        if not typed.jotting:
            waits = "\n".join(each.words for each in (self._aside, typed) if each.words.strip())
            about = typed.about if typed.words.strip() or not waits else self._aside.about
            self._aside = Typed(waits, about)
        self.entry.show_typed(Typed(jotting.words, jotting.about, jotting.uid), clock(jotting.at))
        self._kept.touch()
        self.entry.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_it(self) -> None:
        if self.entry.now().jotting:
            self._empty_box(self._aside)

    def _drop(self, jotting: Jotting) -> None:
        at = self.list.place_of(jotting.uid)
        self.writing = True
        try:
            self._book.hours.drop(jotting.uid, jotting.rev)
        except WorkbookError as error:
            self._read()
            self.entry.refuse(str(error))
            return
        finally:
            self.writing = False
        if self.entry.now().jotting == jotting.uid:
            self._empty_box(self._aside)
        self._read()
        self._say_saved()
        if not self.list.go(at):
            self.entry.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self.done.emit(_("A jotting was dropped."), lambda: self._bring_back(jotting))

    def _bring_back(self, jotting: Jotting) -> None:
        """Undo of dropping a line. Raises `WorkbookError`."""
        self.writing = True
        try:
            self._book.hours.jot(replace(jotting, uid="", rev=0))
        finally:
            self.writing = False
        self._read()
        self._say_saved()

    def _read(self) -> None:
        assert self._couple is not None
        self.list.show_jottings(self._book.hours.jottings(self._session), self._couple)
        self.rebuilt.emit()

    def _say_saved(self) -> None:
        self._status.say(_("Saved {when}").format(when=clock(datetime.now())))
        self.saved.emit()

    def _half_typed(self) -> dict[str, str]:
        typed = self.entry.now()
        if not (typed.words.strip() or typed.jotting or self._aside.words.strip()):
            return {} if typed.about is On.FIRST else {"about": typed.about.value}  # whom the next line is about
        return {
            "words": typed.words,
            "about": typed.about.value,
            "jotting": typed.jotting,
            "aside": self._aside.words,
            "aside_about": self._aside.about.value,
        }

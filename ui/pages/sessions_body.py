"""The hour on one page, from top to bottom: focus, check-in, homework, note, what is fixed for the week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.context import Context
from ui.pages.exercises_facts import for_whom
from ui.pages.half_typed import HalfTyped
from ui.pages.packet_print import PacketPrint
from ui.pages.sessions_addendum import Addenda
from ui.pages.sessions_apart import PsychotherapyNote
from ui.pages.sessions_checkin import CheckInForm
from ui.pages.sessions_countersign import Countersigning
from ui.pages.sessions_facts import FocusLine, SessionFacts
from ui.pages.sessions_half import HalfTypedBox
from ui.pages.sessions_homework import Homework, reported, to_review
from ui.pages.sessions_jottings import JottingsBeside
from ui.pages.sessions_next import ForTheWeek, NextDate, counted_from, to_take_home
from ui.pages.sessions_note import NoteEditor
from ui.pages.sessions_template import TemplateMenu, TemplateName
from ui.widgets.breaking import breakable
from ui.widgets.fields import labelled
from ui.widgets.flowing import Flowing
from ui.widgets.forgetting import forget_typing
from ui.widgets.layout import Item, column, columns, row, rule
from ui.widgets.words import para, text
from workbook.language import _
from workbook.model.assignment import Assignment
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.handover import Handover
from workbook.model.session import Jotting, Note, NoteForm, Session

_APART = 20
_ROOM = 760


@dataclass(frozen=True, slots=True)
class Hour:
    """Everything that is shown of one session. `earlier` sessions are newest first; `newest`: none came after it; `passed`: see
    `Homework.show_assignments`.
    """

    session: Session
    note: Note
    form: NoteForm
    couple: Couple
    earlier: tuple[Session, ...]
    newest: bool
    assignments: tuple[Assignment, ...]
    passed: Mapping[str, date]
    jottings: tuple[Jotting, ...] = ()
    half_typed: tuple[HalfTyped, ...] = ()
    clash: str = ""
    came: tuple[Handover, ...] = ()
    alone: frozenset[tuple[str, Whose]] = frozenset()

    @property
    def signed(self) -> bool:
        return self.note.signed_at is not None


class SessionBody(Flowing):
    """Emits what was changed by hand; it saves nothing itself."""

    edited = Signal()
    rebuilt = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._jotted = False
        book = context.book
        self.apart, self.countersigning = PsychotherapyNote(context), Countersigning(context, book.sessions.countersign)
        self.templates, self.naming = TemplateMenu(book), TemplateName(book)
        self.facts, self.focus_line = SessionFacts(), FocusLine()
        self.check_in, self.homework = CheckInForm(), Homework()
        self.note = NoteEditor(book.phrases.all, self.templates, key=_("Ctrl 3"))
        self.addenda, self.week, self.next = Addenda(book.phrases.all), ForTheWeek(), NextDate()
        self._packet = PacketPrint(context)
        self.week.hold(self._packet)
        self.jottings, self.half_typed = JottingsBeside(), HalfTypedBox(context)
        self._focus_words = para("", "body")
        self._focus_open, self._focus_shut = QWidget(), QWidget()
        column(
            labelled(_("Focus"), self.focus_line, _("one line that both may read")),
            pad=(0, 0, 0, _APART),
            into=self._focus_open,
        )
        column(text(_("Focus"), "small_strong"), 2, self._focus_words, pad=(0, 0, 0, _APART), into=self._focus_shut)
        self._facts_part, self._last = QWidget(), QWidget()
        column(self.facts, pad=(0, 0, 0, theme.GAP), into=self._facts_part)
        column(_APART, rule(), _APART, columns((self.week, 1), (self.next, 1), gap=theme.GUTTER), into=self._last)
        self._grid, self._beside = QGridLayout(self), False
        self._grid.setSpacing(0)
        self._grid.setContentsMargins(24, 18, 12, 24)
        self._grid.setColumnStretch(0, 1)
        parts: tuple[Item, ...] = (
            self._facts_part,
            self._focus_open,
            self._focus_shut,
            rule(),
            _APART,
            self.check_in,
            _APART,
            rule(),
            _APART,
            self.homework,
            _APART,
            rule(),
            _APART,
            row(self.half_typed, pad=(0, 0, 0, theme.GAP)),
            row(self.naming, pad=(0, 0, 0, theme.GAP)),
            self.note,
            self.jottings,
            row(self.addenda, pad=(0, theme.GAP, 0, 0)),
            row(self.countersigning, pad=(0, theme.TIGHT, 0, 0)),
            self.apart,
            self._last,
        )
        for at, part in enumerate(parts):
            if isinstance(part, int):
                self._grid.setRowMinimumHeight(at, part)
            elif isinstance(part, QWidget):
                self._grid.addWidget(part, at, 0, 1, 2)
            elif part is not None:
                self._grid.addLayout(part, at, 0, 1, 2)
        self._grid.setRowStretch(len(parts), 1)
        self._note_at = parts.index(self.note)
        for edited in (self.facts.edited, self.check_in.edited, self.homework.edited, self.note.edited):
            edited.connect(self.edited)
        parts_built = (
            self.homework,
            self.note,
            self.addenda,
            self.apart,
            self.countersigning,
            self.jottings,
            self.half_typed,
        )
        for rebuilt in (each.rebuilt for each in parts_built):
            rebuilt.connect(self.rebuilt)
        self.focus_line.textEdited.connect(self.edited)
        self.templates.wanted.connect(lambda template: self.note.begin_with(template.form, template.begun()))
        self.templates.keeping_wanted.connect(lambda: self.naming.begin(self.note.form(), self.note.texts()))
        self.naming.left.connect(self.templates.setFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The jottings stand beside the note, or below it where that would leave it too little room."""
        super().resizeEvent(event)
        self._place_jottings()

    def _place_jottings(self) -> None:
        beside, at = self.width() >= _ROOM and not self.jottings.isHidden(), self._note_at
        if beside == self._beside:
            return
        self._beside = beside
        self._grid.addWidget(self.note, at, 0, 1, 1 if beside else 2, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.jottings, at if beside else at + 1, 1 if beside else 0, 1, 1 if beside else 2)
        self.jottings.stand_beside(beside)

    def show_hour(self, hour: Hour, today: date) -> None:
        """Another session: everything from the beginning."""
        forget_typing(self)
        self.open_facts(False)
        self.addenda.forget()
        self.naming.hide()
        self.homework.begin()
        self.facts.show_facts(hour.session, hour.couple)
        self.note.show_note(hour.note, hour.couple, hour.form)
        self.apart.show_session(hour.session)
        self._show_rest(hour, today)

    def take_in(self, hour: Hour, today: date) -> None:
        """The same session, changed elsewhere or just saved: what is being typed stays."""
        if not self.facts_open():
            self.facts.show_facts(hour.session, hour.couple)
        self.note.take_in(replace(hour.note, form=hour.form), hour.couple)
        self._show_rest(hour, today)

    def _show_homework(self, hour: Hour, today: date) -> None:
        assignments, couple, on = hour.assignments, hour.couple, hour.session.starts.date()
        shown = reported(assignments, on) if hour.signed else to_review(assignments, on)
        self.homework.show_assignments(shown, couple, hour.passed, hour.signed)
        home = to_take_home(assignments, on, newest=hour.newest)
        self.week.show_given(home, [_whom(couple, a, on) for a in home])
        if hour.newest and self._packet.show_packets(couple, assignments, today):
            self.rebuilt.emit()

    def show_next(self, session: Session, couple: Couple, clash: str) -> None:
        self.next.show_next(counted_from(session, couple), couple, clash)

    def session_here(self, session: Session) -> Session:
        """`session` with everything that is entered on this page."""
        here = self.check_in.check_ins(session)
        if self.facts_open():
            here = self.facts.facts(here)
        return replace(here, focus=self.focus_line.text().strip())

    def open_facts(self, open: bool) -> None:
        self._facts_part.setVisible(open)

    def facts_open(self) -> bool:
        return not self._facts_part.isHidden()

    def first_focus(self) -> QWidget | None:
        """What comes next in the hour: words that are half typed, a rating not given yet, else the note. An hour in which
        anything was jotted down had its check-in beside it: there the note comes next.
        """
        unasked = None if self._jotted else self.check_in.first_empty()
        return self.half_typed.first() or unasked or self.note.first_field()

    def _show_rest(self, hour: Hour, today: date) -> None:
        session, couple = hour.session, hour.couple
        if self.focus_line.text().strip() != session.focus:
            self.focus_line.show_words(session.focus)
        self._focus_words.say(breakable(session.focus))
        self._focus_open.setVisible(not hour.signed)
        self._focus_shut.setVisible(hour.signed and bool(session.focus))
        self.check_in.show_session(session, hour.earlier, couple, today, not hour.signed, hour.came, hour.alone)
        self._show_homework(hour, today)
        self._jotted = bool(hour.jottings)
        self.jottings.show_jottings(hour.jottings, couple, hour.signed)
        self.half_typed.show_found(session, hour.half_typed, couple, hour.signed)
        self._place_jottings()
        self.addenda.show_note(hour.note)
        self.countersigning.show_note(hour.note, hour.couple.uid)
        self._last.setVisible(hour.newest)
        self.show_next(session, couple, hour.clash)


def _whom(couple: Couple, given: Assignment, on: date) -> str:
    whom = for_whom(couple, given.whose)
    return whom if given.given >= on else _("{whom}, goes on").format(whom=whom)

"""One record that was entered in error, read from the book: its name, what stands in its place, and its words as they stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout

from ui import theme
from ui.dates import clock, day_of_year
from ui.pages.contact_words import CONTACT, name_words
from ui.pages.contact_words import second_line as contact_line
from ui.pages.half_typed import half_typed
from ui.pages.live_rows import about_words as jotted_about
from ui.pages.sessions_addendum import shown_addendum, signed_words
from ui.pages.sessions_field import NoteField
from ui.pages.sessions_words import about_words, second_line, section_words
from ui.widgets.breaking import breakable
from ui.widgets.layout import Item, column
from ui.widgets.words import para, text
from workbook.book import Workbook
from workbook.errors import NotFound
from workbook.language import _
from workbook.model.couple import Couple
from workbook.model.note_apart import Apart, InError, NoteApart, Withdrawal
from workbook.model.session import About, Note, Passage, Session


@dataclass(frozen=True, slots=True)
class Replaced:
    """What stands in the place of a record, in words; `couple` and `detail` lead there, or are empty."""

    words: str
    couple: str = ""
    detail: str = ""


def name_of(book: Workbook, withdrawal: Withdrawal) -> str:
    """Session 3, 12 November 2026; Contact, phone, 4 November 2026"""
    if withdrawal.kind is InError.SESSION:
        session = book.sessions.get(withdrawal.record)
        return _session(session)
    return _apart(book.notes_apart.get(withdrawal.record))


def replaced(book: Workbook, withdrawal: Withdrawal) -> Replaced:
    """Another couple is named by its number only: this is a couple's own page."""
    if not withdrawal.refiled:
        return Replaced(_("Nothing stands in its place."))
    try:
        couple, name, detail, there = _in_its_place(book, withdrawal)
    except NotFound:
        return Replaced(_("Its words became a draft, which was deleted later."))
    if couple != withdrawal.couple:
        number = book.couples.get(couple).number
        if not there:
            return Replaced(_("Its words went to couple {number}, and were taken out there too.").format(number=number))
        return Replaced(_("Its words are with couple {number} now.").format(number=number), couple, detail)
    if not there:
        return Replaced(_("Its words went to: {name}, which was taken out too.").format(name=name))
    return Replaced(_("Its words stand here now: {name}.").format(name=name), couple, detail)


def as_it_stood(book: Workbook, withdrawal: Withdrawal) -> list[QVBoxLayout]:
    """The facts of the hour or the contact, every word that was written, the signature and what was added."""
    couple = book.couples.get(withdrawal.couple)
    if withdrawal.kind is InError.SESSION:
        return _session_words(book, book.sessions.get(withdrawal.record), couple)
    note = book.notes_apart.get(withdrawal.record)
    about = contact_line(note, couple) if note.kind is Apart.CONTACT else _when(note)
    parts = [_line(about)]
    if note.words.strip():
        parts.append(_words(_("Note"), note.words))
    signed = note.signed_at is not None
    parts.append(_line(signed_words(note) if signed else _("not signed")))
    return parts + [shown_addendum(each) for each in note.addenda]


def _in_its_place(book: Workbook, withdrawal: Withdrawal) -> tuple[str, str, str, bool]:
    """(couple, name, detail, whether it is still there). Raises `NotFound`."""
    if withdrawal.kind is InError.SESSION:
        session = book.sessions.get(withdrawal.refiled)
        return session.couple, _session(session), session.uid, not session.withdrawn
    note = book.notes_apart.get(withdrawal.refiled)
    detail = f"{CONTACT}{note.uid}" if note.kind is Apart.CONTACT else note.session
    return note.couple, _apart(note), detail, not note.withdrawn


def _session(session: Session) -> str:
    return _("Session {n}, {day}").format(n=session.number, day=day_of_year(session.starts.date()))


def _apart(note: NoteApart) -> str:
    what = name_words(note) if note.kind is Apart.CONTACT else _("Psychotherapy note")
    return _("{what}, {day}").format(what=what, day=day_of_year(note.at.date()))


def _when(note: NoteApart) -> str:
    return _("{day}, {time}").format(day=day_of_year(note.at.date()), time=clock(note.at))


def _session_words(book: Workbook, session: Session, couple: Couple) -> list[QVBoxLayout]:
    note = book.sessions.note(session.uid)
    parts = [_line(second_line(session, couple))]
    if session.focus:
        parts.append(_words(_("Focus"), session.focus))
    parts += [_words(_heading(each.section, each.about, couple), each.text, each.about) for each in _written(note)]
    jottings = book.hours.jottings(session.uid)
    if jottings:
        lines = [
            _("{time} {whom}: {words}").format(time=clock(j.at), whom=jotted_about(j.about, couple), words=j.words)
            for j in jottings
        ]
        parts.append(_words(_("Jottings"), "\n".join(lines)))
    parts += [_words(_("Half typed"), each.words) for each in half_typed(book, session)]
    if note.empty:
        parts.append(_line(_("no note was written")))
    else:
        parts.append(_line(signed_words(note) if note.signed_at is not None else _("not signed")))
    return parts + [shown_addendum(each) for each in note.addenda]


def _written(note: Note) -> Sequence[Passage]:
    return [each for each in note.passages if each.text.strip()]


def _heading(section: str, about: About, couple: Couple) -> str:
    return _("{section}: {whom}").format(section=section_words(section)[0], whom=about_words(about, couple))


def _line(words: str) -> QVBoxLayout:
    return column(para(breakable(words), "small", "muted"))


def _words(heading: str, words: str, about: About | None = None) -> QVBoxLayout:
    field = NoteField(_("{heading}, as it stood").format(heading=heading), about, words, lines=1)
    field.lock()
    items: list[Item] = [text(heading, "small_strong"), theme.HAIR, field]
    return column(*items)

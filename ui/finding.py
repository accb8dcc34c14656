"""What "Go to or search" offers: couples, places of the window, exercises, and words in notes, each as a line that can be opened.

It asks the records and knows no widget. In a couple's pages that couple's own places and notes come first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ui import dates
from ui.context import TABS, Place
from ui.pages.sessions_stack import CONTACT
from ui.place_words import tab_words
from workbook.language import _
from workbook.model.search import Found

if TYPE_CHECKING:
    from workbook.book import Workbook
    from workbook.catalogue.exercise import Exercise
    from workbook.model.couple import CoupleLine
    from workbook.model.search import NoteHit

COUPLES, NOTES_HERE, NOTES, EXERCISES, PLACES = 6, 6, 12, 5, 6
NOTES_OF_ONE = 50

PRINT, LOCK, TOGETHER = "print", "lock", "together"
"""What is done instead of going to a page: a blank handout (its key is the detail), locking, joint view."""


@dataclass(frozen=True, slots=True)
class Heading:
    words: str


@dataclass(frozen=True, slots=True)
class Hit:
    """`to` is a place, or an act. `words` were searched for, where the page is to mark them; `marks` stand in `second`."""

    icon: str
    title: str
    second: str
    to: Place | str
    couple: str = ""
    detail: str = ""
    words: str = ""
    marks: tuple[tuple[int, int], ...] = ()


Line = Heading | Hit


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: the words, the couple in sight or "", and whether nothing but that couple is meant."""

    words: str
    couple: str = ""
    only: bool = False


@dataclass(frozen=True, slots=True)
class Finds:
    """What was found, in the order in which it is shown."""

    own_places: tuple[Line, ...] = ()
    own_notes: tuple[Line, ...] = ()
    others: tuple[Line, ...] = ()  # couples, and places that are no couple's
    other_notes: tuple[Line, ...] = ()
    exercises: tuple[Line, ...] = ()

    def lines(self) -> list[Line]:
        return [*self.own_places, *self.own_notes, *self.others, *self.other_notes, *self.exercises]


def at_once(book: Workbook, wish: Wish) -> Finds:
    """What is found while the key goes down: everything but the notes."""
    words = wish.words
    own = _places(book, _of_couple(wish.couple), words) if wish.couple else []
    own = own if wish.only else own[:PLACES]
    exercises = [_exercise(e, wish.couple) for e in book.search.exercises(words, limit=EXERCISES)]
    found = Finds(own_places=_part(_("This couple"), own), exercises=_part(_("Exercises"), exercises))
    if wish.only:
        return found
    lines = book.couples.lines(words, limit=COUPLES) if words else book.couples.recent(COUPLES)
    couples = [_couple(line) for line in lines if words or line.uid != wish.couple]
    places = _part(_("Go to"), _places(book, _OWN, words))
    return replace(found, others=_part(_("Couples") if words else _("Recent"), couples) + places)


def with_notes(book: Workbook, wish: Wish, found: Finds, today: date) -> Finds:
    """The same, and the notes with the words: those of the couple in sight, then those of others."""
    own = _notes(book, wish, wish.couple, NOTES_OF_ONE if wish.only else NOTES_HERE) if wish.couple else []
    rest = [] if wish.only else [hit for hit in _notes(book, wish, "", NOTES) if hit.couple.uid != wish.couple]
    heading = _("Notes of other couples") if wish.couple else _("Notes")
    return replace(
        found,
        own_notes=_part(_("Notes of this couple"), [_note(hit, wish.words, today, named=False) for hit in own]),
        other_notes=_part(heading, [_note(hit, wish.words, today, named=True) for hit in rest]),
    )


def _notes(book: Workbook, wish: Wish, couple: str, limit: int) -> list[NoteHit]:
    return list(book.search.notes(wish.words, couple=couple, limit=limit))


def _part(heading: str, hits: Sequence[Hit]) -> tuple[Line, ...]:
    return (Heading(heading), *hits) if hits else ()


def _couple(line: CoupleLine) -> Hit:
    return Hit("users", line.names, _("couple {number}").format(number=line.number), Place.OVERVIEW, line.uid)


def _exercise(exercise: Exercise, couple: str) -> Hit:
    if couple:
        return Hit("book-open", exercise.title, exercise.purpose, Place.EXERCISES, couple, exercise.key)
    return Hit("printer", exercise.title, _("prints a blank handout"), PRINT, detail=exercise.key)


def _note(hit: NoteHit, words: str, today: date, *, named: bool) -> Hit:
    day, detail = dates.near(hit.on, today), hit.record
    if hit.kind is Found.CONTACT:
        title, detail = _("Contact, {day}").format(day=day), f"{CONTACT}{hit.record}"
    else:
        title = _("Session {number}, {day}").format(number=hit.number, day=day)
    if named:
        title = _("{couple} · {what}").format(couple=hit.couple.short, what=title)
    return Hit("pen-line", title, hit.excerpt, Place.SESSIONS, hit.couple.uid, detail, words=words, marks=hit.marks)


_Offer = Callable[[], tuple[str, str, str, Place | str]]
_OWN: tuple[tuple[_Offer, str], ...] = (
    (lambda: ("calendar-check", _("Today"), _("who comes, what is to be signed"), Place.TODAY), ""),
    (lambda: ("users", _("Couples"), _("all of them, by name or number"), Place.COUPLES), ""),
    (lambda: ("library", _("Library"), _("every exercise, by step, theme, time and more"), Place.LIBRARY), ""),
    (lambda: ("plus", _("New couple"), _("only the two names are needed"), Place.NEW_COUPLE), ""),
    (lambda: ("settings", _("Settings"), _("practice, backups, passphrase, appearance"), Place.SETTINGS), ""),
    (lambda: ("lock", _("Lock"), _("Ctrl L"), LOCK), ""),
)


def _of_couple(couple: str) -> tuple[tuple[_Offer, str], ...]:
    """The tabs by their numbers, then what has no tab of its own."""
    icons = ("home", "clipboard-list", "split", "list", "pen-line", "book-open", "file-text")

    def tab(at: int) -> _Offer:
        return lambda: (icons[at], tab_words(TABS[at]), _("Alt {number}").format(number=at + 1), TABS[at])

    return tuple(
        (offer, couple)
        for offer in (
            *(tab(at) for at in range(len(TABS))),
            lambda: ("file-text", _("Agreements"), _("secrets policy, consents, authorisations"), Place.AGREEMENTS),
            lambda: ("list", _("Measures"), _("F7"), Place.MEASURES),
            lambda: ("lock", _("Safety screen"), _("with each partner alone"), Place.SAFETY),
            lambda: ("circle-alert", _("Concerns"), _("decisions, cautions, the risk record"), Place.CONCERNS),
            lambda: ("monitor", _("Hand-over"), _("one partner answers alone on this computer"), Place.HANDOVER),
            lambda: ("pause", _("Course of the file"), _("pause, closing, who withdrew, missed hours"), Place.LIFE),
            lambda: ("play", _("Session in progress"), _("F9"), Place.LIVE),
            lambda: ("eye-off", _("Joint view"), _("F8"), TOGETHER),
        )
    )


def _places(book: Workbook, offers: Sequence[tuple[_Offer, str]], words: str) -> list[Hit]:
    made = [Hit(*offer(), couple) for offer, couple in offers]
    return [hit for hit in made if not words or book.search.matches(hit.title, words)]

"""What the Documents page says in words: for whom a page is, and what it leaves out, for the counselor's eyes."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ui import dates
from ui.pages.contact_words import CONTACT, name_words
from ui.pages.exercises_facts import for_whom, where
from workbook.catalogue.entries import Catalogue
from workbook.language import _, ngettext
from workbook.model.assignment import Assignment
from workbook.model.common import PARTNERS, Audience, Whose
from workbook.model.couple import Couple
from workbook.model.intake import Intake, IntakeKind
from workbook.model.note_apart import ContactLine
from workbook.model.paper import CONSENTS, POLICIES, Paper
from workbook.model.session import SessionLine


class Kind(StrEnum):
    """The documents that can be made here; the page's `detail` begins with one of these words."""

    PROGRESS = "progress"
    INTAKE = "intake"
    NOTE = "note"
    HANDOUT = "handout"
    PACKET = "packet"
    PAPER = "paper"
    BLANK = "blank_intake"
    BACKGROUND = "background"


READERS = (Audience.COUPLE, Audience.FIRST, Audience.SECOND, Audience.REFERRER, Audience.COUNSELOR)


@dataclass(frozen=True, slots=True)
class Order:
    """What is chosen. `which` is the uid of an intake, a session, an assignment or, after its word, a contact; `audience` counts
    for reports only.
    """

    kind: Kind
    audience: Audience
    which: str
    summary: str
    paper: str


@dataclass(frozen=True, slots=True)
class Thing:
    """One row of what a document can be made about."""

    uid: str
    title: str
    second: str


def title(kind: Kind) -> str:
    return {
        Kind.PROGRESS: _("Progress report"),
        Kind.INTAKE: _("Intake summary"),
        Kind.NOTE: _("Session or contact note"),
        Kind.HANDOUT: _("Exercise handout"),
        Kind.PACKET: _("Packet for the week"),
        Kind.PAPER: _("Sheet to sign"),
        Kind.BLANK: _("Blank intake form"),
        Kind.BACKGROUND: _("Background to read"),
    }[kind]


def short_title(kind: Kind) -> str:
    return {
        Kind.PROGRESS: _("Progress"),
        Kind.INTAKE: _("Intake"),
        Kind.NOTE: _("Note"),
        Kind.HANDOUT: _("Exercise"),
        Kind.PACKET: _("Packet"),
        Kind.PAPER: _("To sign"),
        Kind.BLANK: _("Form"),
        Kind.BACKGROUND: _("To read"),
    }[kind]


def of_a_record(kind: Kind) -> bool:
    """Whether it is made for a reader, out of what the record holds."""
    return kind in (Kind.PROGRESS, Kind.INTAKE)


def _from_the_left(line: str) -> str:
    """An English line that begins with a name in Hebrew or Arabic still begins at the left."""
    return f"\u200e{line}" if unicodedata.bidirectional(line[:1]) in ("R", "AL") else line


def reader(audience: Audience, first: str, second: str) -> tuple[str, str]:
    """How a reader is called, and a second line or ""; the names as they find room."""
    if audience is Audience.COUPLE:
        return _from_the_left(_("{first} and {second}").format(first=first, second=second)), ""
    if audience is Audience.COUNSELOR:
        return _("Your own file"), _("with what each said alone: not to hand on")
    if audience is Audience.REFERRER:
        return _("A referrer"), _("needs both signed authorisations: not made yet")
    name = first if audience is Audience.FIRST else second
    return _from_the_left(_("{name} alone").format(name=name)), ""


def whom(audience: Audience, first: str, second: str) -> str:
    """The same within a sentence: for whom the words at the head of a report are."""
    return _("your own file") if audience is Audience.COUNSELOR else reader(audience, first, second)[0]


def intakes(of: Sequence[Intake], today: date) -> tuple[Thing, ...]:
    """The finished ones, newest first."""
    names = {
        IntakeKind.FIRST: _("First intake"),
        IntakeKind.REVIEW: _("Review"),
        IntakeKind.CLOSING: _("Closing intake"),
    }
    finished = [(each, each.finished) for each in reversed(of) if each.finished is not None]
    return tuple(Thing(each.uid, names[each.kind], dates.near(day, today)) for each, day in finished)


def notes(lines: Sequence[SessionLine], contacts: Sequence[ContactLine], today: date) -> tuple[Thing, ...]:
    """Sessions with a note, and contacts between them, newest first, and whether each is signed."""
    written: list[SessionLine | ContactLine] = [*contacts, *(line for line in lines if line.has_note)]
    written.sort(key=lambda line: line.on, reverse=True)
    return tuple(_note(line, today) for line in written)


def _note(line: SessionLine | ContactLine, today: date) -> Thing:
    second = _("signed") if line.signed_at is not None else _("draft, and says so")
    day = dates.near(line.on, today)
    if isinstance(line, ContactLine):
        return Thing(f"{CONTACT}{line.uid}", _("{contact}, {day}").format(contact=name_words(line), day=day), second)
    return Thing(line.uid, _("Session {n}, {day}").format(n=line.number, day=day), second)


def handouts(given: Sequence[Assignment], couple: Couple, catalogue: Catalogue, today: date) -> tuple[Thing, ...]:
    """Newest first, as they are read."""
    return tuple(Thing(each.uid, each.title, _given(each, couple, catalogue, today)) for each in given)


def packets(whose: Sequence[Audience], couple: Couple) -> tuple[Thing, ...]:
    """Whose packet: the couple's, or that of one to whom something was given alone."""
    second = _("cover, exercises, practice log")
    names = (couple.first.short, couple.second.short)
    return tuple(Thing(a.value, reader(a, *names)[0], second) for a in whose)


def forms(couple: Couple) -> tuple[Thing, ...]:
    """Whose blank form: either partner's, or one with the name left open."""
    second = _("without what is asked alone")
    named = [Thing(w.value, _("For {name}").format(name=couple.partner(w).short), second) for w in PARTNERS]
    return (*named, Thing(Whose.BOTH.value, _("Name left open"), second))


def background(catalogue: Catalogue) -> tuple[Thing, ...]:
    """The pages that say what is known about closeness, and whose words the claims are."""
    points = {b.key: b for b in catalogue.background}
    return tuple(
        Thing(page.key, page.title, _articles(sorted({points[key].source for key in page.points})))
        for page in catalogue.pages
    )


def _articles(letters: Sequence[str]) -> str:
    words = ngettext("after article {letters}", "after articles {letters}", len(letters))
    return words.format(letters=", ".join(letters))


def _given(given: Assignment, couple: Couple, catalogue: Catalogue, today: date) -> str:
    parts = (where(catalogue, given.step), dates.near_short(given.given, today), for_whom(couple, given.whose))
    return " · ".join(part for part in parts if part)


def papers(couple: Couple, catalogue: Catalogue) -> tuple[Thing, ...]:
    """What there is to sign, the couple's own policy first; a release for each of them."""
    policies = sorted(POLICIES, key=lambda paper: paper.policy is not couple.policy)
    both = [Thing(p.value, catalogue.agreement(p.value).title, _("both sign it")) for p in (*policies, *CONSENTS)]
    release = catalogue.agreement(Paper.RELEASE.value).title
    alone = [Thing(w.value, release, _("{name} alone").format(name=couple.partner(w).short)) for w in PARTNERS]
    return (*both, *alone)


def left_out(counts: Mapping[str, int]) -> str:
    """2 answers given alone or kept, 3 remarks of yours; empty where nothing is left out. Keys are those of `disclosure`."""
    parts = {
        "answers": lambda n: ngettext("{n} answer given alone or kept", "{n} answers given alone or kept", n),
        "corrections": lambda n: ngettext("what {n} answer was before", "what {n} answers were before", n),
        "remarks": lambda n: ngettext("{n} remark of yours", "{n} remarks of yours", n),
        "sessions": lambda n: ngettext("{n} session with one partner", "{n} sessions with one partner", n),
        "check_ins": lambda n: ngettext("{n} check-in not shown to both", "{n} check-ins not shown to both", n),
        "closing": lambda n: ngettext(
            "{n} closing rating not shown to both", "{n} closing ratings not shown to both", n
        ),
        "goals": lambda n: ngettext("{n} goal named alone", "{n} goals named alone", n),
        "given_up": lambda n: ngettext("{n} goal given up", "{n} goals given up", n),
        "ratings": lambda n: ngettext("{n} rating of a goal", "{n} ratings of goals", n),
        "exercises": lambda n: ngettext("{n} exercise given to one", "{n} exercises given to one", n),
        "totals": lambda n: ngettext("{n} total of a measure", "{n} totals of measures", n),
    }
    said = [parts[key](n).format(n=n) for key, n in counts.items()]
    if len(said) < 2:
        return "".join(said)
    return _("{all} and {last}").format(all=", ".join(said[:-1]), last=said[-1])


def leaves_out(order: Order, counts: Mapping[str, int]) -> tuple[str, str]:
    """The sentence about it, and its bold beginning."""
    if order.kind is Kind.NOTE:
        return _("jottings and psychotherapy notes are on no page."), _("For your own file:")
    if order.kind is Kind.PAPER:
        return _("nothing else of the record is on it."), _("Names and the text only:")
    if order.kind is Kind.BACKGROUND:
        return _("no name and no word of the record is on it."), _("For anybody:")
    if order.kind is Kind.BLANK:
        return _("no answer and no other word of the record is on it."), _("A name at most:")
    if order.kind is Kind.HANDOUT or (order.kind is Kind.PACKET and not counts):
        return _("nothing else of the record is on it."), _("Names and days only:")
    if counts:
        return f"{left_out(counts)}.", _("Leaves out")
    if order.audience is Audience.COUNSELOR:
        return _("Holds answers given alone; session notes and screens are in no report."), ""
    return _("Nothing was said alone or kept to you."), _("Leaves nothing out.")

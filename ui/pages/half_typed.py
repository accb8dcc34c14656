"""Words for a jotting that nobody added before the hour was over: a session left lying, signed, or ended elsewhere.

They stand in the session's own slot, as the box of the live session keeps them. What the box shows again while the hour goes on
has no other place to be seen in afterwards but here: it becomes a jotting, or is dropped on purpose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ui.widgets.kept import folded, unfolded
from workbook.book import Workbook
from workbook.model.common import shows
from workbook.model.session import Jotting, On, Session


def slot(session: str) -> str:
    return f"jotting {session}"


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """`jotting` is the line that the words put right, or "" where they are new."""

    words: str
    about: On
    jotting: str = ""


def half_typed(book: Workbook, session: Session) -> tuple[HalfTyped, ...]:
    """What was put aside first, then what stood in the box. A line that is in the box as it stands in the list is none."""
    kept = unfolded(book.drafts.words(session.couple, slot(session.uid)))
    if not kept:
        return ()
    found = [HalfTyped(kept.get("aside", "").strip(), On(kept.get("aside_about", On.FIRST)))]
    found.append(HalfTyped(kept.get("words", "").strip(), On(kept.get("about", On.FIRST)), kept.get("jotting", "")))
    lines = {j.uid: j for j in book.hours.jottings(session.uid)}
    return tuple(each for each in found if shows(each.words) and not _as_it_stands(each, lines))


def keep_as_jottings(book: Workbook, session: Session) -> None:
    """Each becomes a line, or what its line says now unless that is in the note already. Raises `WorkbookError`; what could not
    be kept stays half typed.
    """
    found = list(half_typed(book, session))
    while found:
        each = found.pop(0)
        lines = book.hours.jottings(session.uid)
        line = next((j for j in lines if j.uid == each.jotting and not j.taken), None)
        at = lines[-1].at if lines else session.starts
        new = Jotting(session.uid, at, each.about, each.words)
        book.hours.jot(new if line is None else replace(line, about=each.about, words=each.words))
        _put(book, session.couple, session.uid, found)
    drop_half_typed(book, session)


def drop_half_typed(book: Workbook, session: Session, left: Sequence[HalfTyped] = ()) -> None:
    """Take them away, all but what is `left`."""
    _put(book, session.couple, session.uid, left)


def take_along(book: Workbook, wrong: Session, right: Session) -> None:
    """A session was entered again: what was half typed goes along, as new words."""
    found = [replace(each, jotting="") for each in half_typed(book, wrong)]
    _put(book, right.couple, right.uid, found)
    drop_half_typed(book, wrong)


def _put(book: Workbook, couple: str, session: str, found: Sequence[HalfTyped]) -> None:
    kept: dict[str, str] = {}
    if found:
        box = found[-1]
        kept = {"words": box.words, "about": box.about.value, "jotting": box.jotting}
    for aside in found[:-1]:
        kept |= {"aside": aside.words, "aside_about": aside.about.value}
    book.drafts.keep(couple, slot(session), folded(kept))


def is_over(book: Workbook, session: Session, now: datetime) -> bool:
    """Nobody writes in its live page any more."""
    return all(each.uid != session.uid for each in book.hours.going_on(now))


def _as_it_stands(each: HalfTyped, lines: Mapping[str, Jotting]) -> bool:
    line = lines.get(each.jotting)
    return line is not None and (line.words.strip(), line.about) == (each.words, each.about)

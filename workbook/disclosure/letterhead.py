"""Whose paper it is, and how the two are called on it."""

from workbook.facts import Letterhead, Names
from workbook.model.couple import Couple
from workbook.model.practice import Practice


def letterhead(practice: Practice, paper: str = "") -> Letterhead:
    """`paper` overrides the practice's own: "a4" or "letter"."""
    return Letterhead(
        practice=practice.name,
        counselor=practice.counselor,
        licence=practice.licence,
        help_lines=tuple(line.strip() for line in practice.help_lines.splitlines() if line.strip()),
        paper=paper or practice.paper,
    )


def names(couple: Couple) -> Names:
    return Names(couple.names, couple.first.short, couple.second.short)

"""Whose paper it is, and how the two are called on it."""

from dataclasses import replace

from workbook.facts import Letterhead, Names
from workbook.language import language, tag
from workbook.model.common import Audience
from workbook.model.couple import Couple
from workbook.model.practice import Practice


def letterhead(practice: Practice, paper: str = "") -> Letterhead:
    """`paper` overrides the practice's own: "a4" or "letter". The page is in the language that words are said in now, and
    so are its help lines where the practice has written them in it.
    """
    lines = practice.help_in(language()) or practice.help_lines
    return Letterhead(
        practice=practice.name,
        counselor=practice.counselor,
        licence=practice.licence,
        help_lines=tuple(line.strip() for line in lines.splitlines() if line.strip()),
        paper=paper or practice.paper,
        language=tag(),
    )


def names(couple: Couple) -> Names:
    """With the legal names, as the counselor's own file and what is signed have them."""
    return Names(couple.names, couple.first.short, couple.second.short)


def called(couple: Couple) -> Names:
    """As they are called: where one goes by another name than the legal one, the legal ones stay away."""
    legal = names(couple)
    return replace(legal, full=couple.short) if couple.first.called or couple.second.called else legal


def names_for(couple: Couple, audience: Audience) -> Names:
    """The legal names on the counselor's copy; on the couple's and on each partner's own, as they are called."""
    return names(couple) if audience is Audience.COUNSELOR else called(couple)

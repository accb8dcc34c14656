"""How an intake stands for each of the two, in words: asked at the end, and said of one that ended early."""

from __future__ import annotations

from ui.pages.intake_sheet import IntakeSheet
from workbook.facts import Names
from workbook.language import _, ngettext
from workbook.model.common import PARTNERS, Whose
from workbook.model.intake import AnswerState


def stands(sheet: IntakeSheet, names: Names) -> str:
    """ "Mira has answered everything. Jonas has answered nothing." """
    return " ".join(_of(sheet, whose, names.of(whose)) for whose in PARTNERS)


def alone_no_more(sheet: IntakeSheet, names: Names) -> str:
    """What the end takes from those whose questions are open: "After that Jonas cannot answer alone in this intake any more." """
    left = [names.of(whose) for whose in PARTNERS if sheet.tally().missing[whose]]
    words = _("After that {names} cannot answer alone in this intake any more.")
    return words.format(names=_(" and ").join(left)) if left else ""


def short_of(sheet: IntakeSheet, names: Names) -> list[str]:
    """The same for those of whom no number is there, as short as it can be said."""
    found = []
    for whose in PARTNERS:
        given, rated, of = _counts(sheet, whose)
        if not rated and of:
            words = _("{name} would rather not say, throughout") if given else _("{name} has answered nothing")
            found.append(words.format(name=names.of(whose)))
    return found


def _of(sheet: IntakeSheet, whose: Whose, name: str) -> str:
    given, rated, of = _counts(sheet, whose)
    if not given:
        return _("{name} has answered nothing.").format(name=name)
    if not rated:
        return _("{name} has answered no question with a number.").format(name=name)
    if given == of:
        return _("{name} has answered everything.").format(name=name)
    return ngettext("{name} has left {n} question open.", "{name} has left {n} questions open.", of - given).format(
        name=name, n=of - given
    )


def _counts(sheet: IntakeSheet, whose: Whose) -> tuple[int, int, int]:
    """How many ratings of one partner are settled, how many of those are numbers, and how many there are."""
    spots = [spot for spot in sheet.order() if spot.whose is whose]
    states = [sheet.given(spot)[0] for spot in spots]
    return sum(s is not None for s in states), sum(s is AnswerState.RATED for s in states), len(spots)

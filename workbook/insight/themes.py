"""Eight themes as closeness on 0-4, per partner, from the answers given.

The workbook's own items are a guide to a conversation, not a validated test: there are no cut-offs here, and a theme with too
few answers has no score rather than a guessed one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbook.catalogue.entries import Ask, Catalogue, Item, ItemKind
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.intake import Answer

LEAST_ANSWERS = 2


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """`mean` is closeness on 0-4, or None when fewer than two answers, or less than half of the theme's, were given."""

    theme: str
    whose: Whose
    mean: float | None
    answered: int
    asked: int


Scores = Mapping[tuple[str, Whose], ThemeScore]


def closeness(item: Item, value: int) -> int:
    """An answer as closeness: a sign of lack is reversed, a strength stands as it is."""
    return value if item.kind is ItemKind.STRENGTH else 4 - value


def theme_scores(catalogue: Catalogue, answers: Iterable[Answer]) -> Scores:
    """The score of every theme for each partner.

    `asked` counts the items that a form asks jointly: what is asked alone adds to a score where it may be seen, and its absence
    elsewhere takes none away.
    """
    given = {(a.item, a.whose): a.value for a in answers if a.value is not None}
    scores: dict[tuple[str, Whose], ThemeScore] = {}
    for theme in catalogue.themes:
        items = [i for i in catalogue.items if i.theme == theme.key]
        asked = sum(i.ask is Ask.FORM and i.visibility == Visibility.JOINT for i in items)
        for whose in PARTNERS:
            values = [closeness(i, v) for i in items if (v := given.get((i.key, whose))) is not None]
            enough = len(values) >= LEAST_ANSWERS and 2 * len(values) >= asked
            mean = sum(values) / len(values) if enough else None
            scores[theme.key, whose] = ThemeScore(theme.key, whose, mean, len(values), asked)
    return scores

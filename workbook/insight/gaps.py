"""Where two partners answer differently about the same thing.

A gap compares like with like: two answers about us, or what one says of themselves with what the other says of them (an item
and its mirror). Two answers about oneself are two different things and are never compared.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from workbook.catalogue.entries import Catalogue, Item, ItemAbout, ItemKind
from workbook.insight.themes import closeness
from workbook.model.common import PARTNERS, Whose
from workbook.model.intake import Answer


@dataclass(frozen=True, slots=True)
class Gap:
    """Two comparable answers. `of` is whom both are about; `item` is what `of` (or the first partner) was asked.

    `values` are (of's own, the other's) or (first, second) where `of` is both, as given; `apart` is their distance in
    closeness, 0-4.
    """

    item: Item
    of: Whose
    other_item: Item
    values: tuple[int, int]
    apart: int


def gaps(catalogue: Catalogue, answers: Iterable[Answer]) -> tuple[Gap, ...]:
    """Every comparable pair, the widest first; equal ones in the catalogue's order. Causes and impacts are not compared."""
    given = {(a.item, a.whose): a.value for a in answers if a.value is not None}
    found: list[Gap] = []
    for item in catalogue.items:
        if item.kind not in (ItemKind.STRENGTH, ItemKind.SIGN):
            continue
        if item.about is ItemAbout.US:
            found += _pair(given, item, item, Whose.BOTH, Whose.FIRST, Whose.SECOND)
        elif item.about is ItemAbout.ME and item.mirror:
            mirror = catalogue.item(item.mirror)
            for whose in PARTNERS:
                found += _pair(given, item, mirror, whose, whose, whose.other)
    return tuple(sorted(found, key=lambda g: -g.apart))


def _pair(
    given: dict[tuple[str, Whose], int], item: Item, other: Item, of: Whose, here: Whose, there: Whose
) -> list[Gap]:
    one, two = given.get((item.key, here)), given.get((other.key, there))
    if one is None or two is None:
        return []
    return [Gap(item, of, other, (one, two), abs(closeness(item, one) - closeness(other, two)))]

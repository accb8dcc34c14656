"""Where two partners answer differently, said in sentences that either of them would say and understand.

Each answer is put as its giver would say it, with the other's name in it: so it is clear who speaks of whom, in whatever words
the two refer to themselves.
"""

from collections.abc import Sequence

from workbook.catalogue.entries import Catalogue, Item
from workbook.facts import GapFact, Names
from workbook.insight.gaps import Gap
from workbook.language import _, ngettext
from workbook.model.common import Whose

WIDE = 2
"""Two comparable answers that far apart are worth a sentence."""

MOST = 4


def differences(catalogue: Catalogue, found: Sequence[Gap], called: Names) -> tuple[GapFact, ...]:
    """At most four, the widest first."""
    return tuple(_sentence(catalogue, gap, called) for gap in found[:MOST] if gap.apart >= WIDE)


def _sentence(catalogue: Catalogue, gap: Gap, called: Names) -> GapFact:
    """Whom the two answers are about is named and speaks first; where they are about both, the first partner speaks."""
    speaks = Whose.FIRST if gap.of is Whose.BOTH else gap.of
    if gap.of is Whose.BOTH:
        subject = gap.item.label[:1].upper() + gap.item.label[1:]
    else:
        subject = _("{name}: {label}").format(name=called.of(gap.of), label=gap.item.label)
    lead = ngettext("{subject}, {n} point apart.", "{subject}, {n} points apart.", gap.apart)
    said = (
        _("{name} says: “{sentence}”").format(
            name=called.of(whose), sentence=_said(catalogue, item, value, called.of(whose.other))
        )
        for item, value, whose in zip((gap.item, gap.other_item), gap.values, (speaks, speaks.other), strict=True)
    )
    return GapFact(lead.format(subject=subject, n=gap.apart), " ".join(said))


def _said(catalogue: Catalogue, item: Item, value: int, partner: str) -> str:
    return item.said.format(often=catalogue.scale(item.kind).anchors[value], partner=partner)

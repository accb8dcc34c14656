"""Inks, sizes and partners' marks: one place says how paper looks.

Everything must survive a grey laser printer, so that no meaning hangs on hue: a partner is told by mark, line and name as well
as by colour, and every ink that carries words is dark enough to be read when it prints as grey.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from reports.text import Weight
from workbook.facts import Whose

__all__ = [
    "ACCENT",
    "BODY",
    "BODY_LARGE",
    "EDGE",
    "FINE",
    "FINE_MUTED",
    "HAIR",
    "INK",
    "LABEL",
    "MUTED",
    "OVERLINE",
    "PAPER_TINT",
    "PARTNER",
    "RULE",
    "SECTION",
    "SMALL",
    "SMALL_MUTED",
    "TABLE_HEAD",
    "TITLE",
    "WHITE",
    "Align",
    "Mark",
    "PartnerLook",
    "Style",
    "tint",
]

INK = "#1d2a33"
MUTED = "#55646e"
ACCENT = "#1c6a61"
EDGE = "#8a979f"
RULE = "#c9d1d6"
HAIR = "#e3e8eb"
PAPER_TINT = "#f5f7f8"
WHITE = "#ffffff"


class Align(StrEnum):
    """Where lines stand. `NATURAL` follows the words: from the left, or from the right where they run that way."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    NATURAL = "natural"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set. Sizes in points; `before` and `after` are the space kept to its neighbours.

    `role` is the structure role it is tagged with ("P", "H1", "H2", "H3", "Caption" ...).
    """

    size: float
    leading: float
    weight: Weight = Weight.REGULAR
    ink: str = INK
    align: Align = Align.LEFT
    before: float = 0.0
    after: float = 0.0
    role: str = "P"

    def but(
        self,
        *,
        weight: Weight | None = None,
        ink: str | None = None,
        align: Align | None = None,
        before: float | None = None,
        after: float | None = None,
        role: str | None = None,
    ) -> "Style":
        """The same style with some of it changed."""
        return replace(
            self,
            weight=self.weight if weight is None else weight,
            ink=self.ink if ink is None else ink,
            align=self.align if align is None else align,
            before=self.before if before is None else before,
            after=self.after if after is None else after,
            role=self.role if role is None else role,
        )

    def scaled(self, by: float) -> "Style":
        """The same style in another size, for large print."""
        return replace(
            self, size=self.size * by, leading=self.leading * by, before=self.before * by, after=self.after * by
        )


TITLE = Style(21, 25, Weight.BOLD, after=2, role="H1")
SECTION = Style(12.5, 16, Weight.BOLD, before=13, after=4, role="H2")
LABEL = Style(10, 14, Weight.SEMIBOLD)
BODY = Style(10, 14, align=Align.NATURAL)
BODY_LARGE = Style(11, 15.5, align=Align.NATURAL)
SMALL = Style(9, 12)
SMALL_MUTED = SMALL.but(ink=MUTED)
FINE = Style(8, 10.5)
FINE_MUTED = FINE.but(ink=MUTED)
OVERLINE = Style(8.5, 11, Weight.SEMIBOLD, ACCENT)
TABLE_HEAD = Style(8, 10, Weight.SEMIBOLD, MUTED)


class Mark(StrEnum):
    DISC = "disc"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class PartnerLook:
    """A partner's own ink, mark and line. `dash` is empty for a solid line, else lengths of stroke and gap in points."""

    ink: str
    mark: Mark
    dash: tuple[float, ...]


PARTNER = {
    Whose.FIRST: PartnerLook("#2b5a9b", Mark.DISC, ()),
    Whose.SECOND: PartnerLook("#a9491a", Mark.SQUARE, (4.0, 2.2)),
}


def tint(ink: str, strength: float) -> str:
    """An ink thinned with white: 1 is the ink itself, 0 white. Printed as its own colour, not by transparency."""
    channels = (int(ink[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - channel) * strength):02x}" for channel in channels)

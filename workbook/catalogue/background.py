"""What the articles say about closeness: points, and the pages for couples that are made of them."""

from dataclasses import dataclass, field

from workbook.catalogue.reading import COUPLE

SOURCES = {
    "A": "Does Your Relationship Have Emotional Intimacy?",
    "B": "10 Ways To Build Emotional Intimacy With Your Partner",
    "C": "5 Signs Your Relationship Lacks Emotional Intimacy and Coping Strategies (Mooditude)",
}
"""The articles by their titles: what every claim is credited to, in any language."""


@dataclass(frozen=True, slots=True)
class Background:
    """A point of psychoeducation. `couple` false: for the counselor only. `source` is A, B or C."""

    key: str
    ids: tuple[str, ...]
    title: str = field(metadata=COUPLE)
    text: str = field(metadata=COUPLE)
    source: str
    couple: bool


@dataclass(frozen=True, slots=True)
class BackgroundPage:
    """One page to take home: what it is about in a few sentences, its `points` by their keys, what it does not say (`mind`), and
    one thing to talk about: how to (`talk`), with questions to choose from.
    """

    key: str
    title: str = field(metadata=COUPLE)
    lead: str = field(metadata=COUPLE)
    points: tuple[str, ...]
    mind: str = field(metadata=COUPLE)
    talk: str = field(metadata=COUPLE)
    questions: tuple[str, ...] = field(metadata=COUPLE)

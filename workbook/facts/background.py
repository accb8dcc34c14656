"""A page of background to take home: no name and no word of a record is on it."""

from dataclasses import dataclass

from workbook.facts.page import Letterhead


@dataclass(frozen=True, slots=True)
class PointFact:
    """One point, and the letter of the article that it is credited to."""

    title: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class SourceFact:
    letter: str
    title: str


@dataclass(frozen=True, slots=True)
class BackgroundFacts:
    """A page as the catalogue's `BackgroundPage` explains it; `sources` are those of its points, in their letters' order."""

    letterhead: Letterhead
    title: str
    lead: str
    points: tuple[PointFact, ...]
    mind: str
    talk: str
    questions: tuple[str, ...]
    sources: tuple[SourceFact, ...]

"""A page of background as facts: the points that are for couples, each with its source. It says nothing of anybody."""

from workbook.catalogue.background import SOURCES
from workbook.catalogue.entries import Catalogue
from workbook.disclosure.letterhead import letterhead
from workbook.facts import BackgroundFacts, PointFact, SourceFact
from workbook.model.practice import Practice


def background(catalogue: Catalogue, practice: Practice, key: str, *, paper: str = "") -> BackgroundFacts:
    """The page of this key. A point that is for the counselor only stays away, whatever the page says."""
    page, by_key = catalogue.page(key), {b.key: b for b in catalogue.background}
    points = [by_key[each] for each in page.points if by_key[each].couple]
    return BackgroundFacts(
        letterhead=letterhead(practice, paper),
        title=page.title,
        lead=page.lead,
        points=tuple(PointFact(b.title, b.text, b.source) for b in points),
        mind=page.mind,
        talk=page.talk,
        questions=page.questions,
        sources=tuple(SourceFact(letter, SOURCES[letter]) for letter in sorted({b.source for b in points})),
    )

"""The intake form for the waiting room: questions, and no answers."""

from dataclasses import dataclass
from datetime import date

from workbook.facts.page import Letterhead


@dataclass(frozen=True, slots=True)
class BlankQuestion:
    """`number` is the one beside the question where its answer is keyed in."""

    number: int
    question: str


@dataclass(frozen=True, slots=True)
class BlankGroup:
    heading: str
    recall: str
    anchors: tuple[str, ...]
    questions: tuple[BlankQuestion, ...]


@dataclass(frozen=True, slots=True)
class BlankIntakeFacts:
    """One partner's form. `name` is what they are called, or "" where the pen says it; nothing else of a record is on it."""

    letterhead: Letterhead
    name: str
    made: date
    groups: tuple[BlankGroup, ...]

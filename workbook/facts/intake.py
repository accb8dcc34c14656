"""An intake summary."""

from dataclasses import dataclass
from datetime import date

from workbook.facts.page import Letterhead, Names
from workbook.facts.picture import PictureFacts
from workbook.model.common import Audience


@dataclass(frozen=True, slots=True)
class WasFact:
    """What an answer was before it was put right: its number or words, until which day, and why. The counselor's page alone."""

    value: int | None
    words: str
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class IntakeCell:
    """One partner's answer as the audience may see it. `words` stands where no number does, and is empty for a couple.

    `kept` says to the counselor how the answer is kept, and `was` what it was before.
    """

    value: int | None
    words: str = ""
    kept: str = ""
    was: tuple[WasFact, ...] = ()


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """`about` says whom the question is about, in words. `note` is the counselor's own and only on the counselor's page;
    `observation` is on a couple's page only where it is shown.
    """

    question: str
    about: str
    first: IntakeCell
    second: IntakeCell
    note: str = ""
    observation: str = ""


@dataclass(frozen=True, slots=True)
class IntakeGroup:
    heading: str
    recall: str
    anchors: tuple[str, ...]
    rows: tuple[IntakeRow, ...]


@dataclass(frozen=True, slots=True)
class IntakeFacts:
    """An intake summary: the picture on its day, then every question with the answers that this audience may see."""

    audience: Audience
    letterhead: Letterhead
    names: Names
    made: date
    kind: str
    on: date
    picture: PictureFacts
    groups: tuple[IntakeGroup, ...]

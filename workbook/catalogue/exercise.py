"""An exercise as a frozen dataclass: the page that is taken home, what its worksheet is made of, and the counselor's side."""

from dataclasses import dataclass, field
from enum import StrEnum

from workbook.catalogue.reading import COUPLE

GATES = ("free", "open", "strict")
"""From loose to strict: an exercise may be stricter than its step, never looser."""

GRADES = ("E", "C", "X", "NC")
"""What is known of it, as in the evidence's own legend."""


class PartKind(StrEnum):
    """What a worksheet is made of."""

    LINES = "lines"  # writing lines under a heading
    COLUMNS = "columns"  # one column of lines per partner
    TICKS = "ticks"  # a list of tick boxes
    LOG = "log"  # seven days, one row per thing to tick
    SCALE = "scale"  # 0-10, one row per partner
    AGREEMENT = "agreement"  # sentences in a frame, with two signatures
    WHEN = "when"  # when, where, and if something comes between
    CHOICE = "choice"  # a list to choose from: one circle to mark for each partner before each line
    CARDS = "cards"  # cards to cut out, one text each; a card may be left empty to write on


class Kind(StrEnum):
    """What two people mainly do with it."""

    TALKING = "talking"
    WRITING = "writing"
    DOING = "doing"
    NOTICING = "noticing"
    TOUCH = "touch"
    PLANNING = "planning"


class Tag(StrEnum):
    """For whom it can be done as it stands, so that an exercise is found that fits this week and these two."""

    DISTANCE = "distance"  # while they are in two places
    NO_COST = "no_cost"  # nothing has to be bought or paid
    QUIET = "quiet"  # nobody has to say much, no noise is made
    LOW_ENERGY = "low_energy"  # at the end of a hard day, when ill or worn out
    CHILDREN = "children"  # with children or others around
    NO_TOUCH = "no_touch"
    NO_WRITING = "no_writing"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a worksheet.

    `options` are the boxes of ticks, the rows of a log, the sentences of an agreement ("___" is a blank to fill in), the ends
    of a scale (two), the lines of a choice, or the texts of cards ("___" alone is an empty card). `lines` is the number of
    writing lines for lines and columns. `each`: ticks and log rows are given once per partner.
    """

    kind: PartKind
    heading: str = field(metadata=COUPLE)
    options: tuple[str, ...] = field(default=(), metadata=COUPLE)
    lines: int = 0
    each: bool = False


@dataclass(frozen=True, slots=True)
class Instruction:
    """One numbered step of an exercise: a bold lead of one to four words, the sentence, and an example to say, or empty."""

    lead: str = field(metadata=COUPLE)
    text: str = field(metadata=COUPLE)
    say: str = field(default="", metadata=COUPLE)


@dataclass(frozen=True, slots=True)
class CounselorNote:
    """The counselor's side of an exercise, never on the handout. `grade` is one of `GRADES`."""

    why: str
    evidence: str
    grade: str
    not_when: str
    ask_next: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """A page to take home. `minutes` is one sitting; `often` says how many times until the next session."""

    key: str
    steps: tuple[str, ...]
    title: str = field(metadata=COUPLE)
    purpose: str = field(metadata=COUPLE)
    need: str = field(metadata=COUPLE)
    minutes: int
    often: str = field(metadata=COUPLE)
    instructions: tuple[Instruction, ...] = field(metadata=COUPLE)
    smaller: str = field(metadata=COUPLE)
    if_badly: str = field(metadata=COUPLE)
    bring: tuple[str, ...] = field(metadata=COUPLE)
    for_whom: str = field(metadata=COUPLE)
    worksheet: tuple[Part, ...] = field(metadata=COUPLE)
    themes: tuple[str, ...]
    causes: tuple[str, ...]
    gate: str
    kind: Kind
    counselor: CounselorNote
    tags: tuple[Tag, ...] = ()

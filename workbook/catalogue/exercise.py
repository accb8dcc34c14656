"""An exercise as a frozen dataclass: the page that is taken home, what its worksheet is made of, and the counselor's side."""

from dataclasses import dataclass
from enum import StrEnum


class PartKind(StrEnum):
    """What a worksheet is made of."""

    LINES = "lines"  # writing lines under a heading
    COLUMNS = "columns"  # one column of lines per partner
    TICKS = "ticks"  # a list of tick boxes
    LOG = "log"  # seven days, one row per thing to tick
    SCALE = "scale"  # 0-10, one row per partner
    AGREEMENT = "agreement"  # sentences in a frame, with two signatures
    WHEN = "when"  # when, where, and if something comes between


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a worksheet.

    `options` are the boxes of ticks, the rows of a log, the sentences of an agreement ("___" is a blank to fill in), or the
    ends of a scale (two). `lines` is the number of writing lines for lines and columns. `each`: ticks and log rows are given
    once per partner.
    """

    kind: PartKind
    heading: str
    options: tuple[str, ...] = ()
    lines: int = 0
    each: bool = False


@dataclass(frozen=True, slots=True)
class Instruction:
    """One numbered step of an exercise: a bold lead of one to four words, the sentence, and an example to say, or empty."""

    lead: str
    text: str
    say: str = ""


@dataclass(frozen=True, slots=True)
class CounselorNote:
    """The counselor's side of an exercise, never on the handout. `grade` is E, C, X or NC as in the evidence's own legend."""

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
    title: str
    purpose: str
    need: str
    minutes: int
    often: str
    instructions: tuple[Instruction, ...]
    smaller: str
    if_badly: str
    bring: tuple[str, ...]
    for_whom: str
    worksheet: tuple[Part, ...]
    themes: tuple[str, ...]
    causes: tuple[str, ...]
    gate: str
    counselor: CounselorNote

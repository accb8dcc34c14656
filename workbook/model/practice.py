"""The counselor's own settings: who signs, what stands on the letterhead, which help lines close every packet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Practice:
    """One workbook is one counselor's. `help_lines` stand, one a line, at the foot of every couple's handout.

    `paper` is "a4" or "letter". `local_rules` is the counselor's own text on what must be reported, and to whom. `ratings_apart`
    is how far two ratings of one session lie apart (in points) before it is worth a word. `joint_in_sessions`: pages open in
    joint view while a session runs. `keep_years`: how long a record is kept after closing.
    """

    name: str = ""
    counselor: str = ""
    licence: str = ""
    help_lines: str = ""
    paper: str = "a4"
    local_rules: str = ""
    ratings_apart: int = 3
    joint_in_sessions: bool = True
    keep_years: int = 7
    rev: int = 0

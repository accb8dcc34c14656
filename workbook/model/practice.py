"""The counselor's own settings: who signs, what stands on the letterhead, which help lines close every packet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Practice:
    """One workbook is one counselor's. `help_lines` stand, one a line, at the foot of every couple's handout.

    `paper` is "a4" or "letter".
    """

    name: str = ""
    counselor: str = ""
    licence: str = ""
    help_lines: str = ""
    paper: str = "a4"
    rev: int = 0

"""The counselor's own settings: who signs, what stands on the letterhead, which help lines close every packet."""

import json
from dataclasses import dataclass, replace

from workbook.language import ENGLISH


@dataclass(frozen=True, slots=True)
class Practice:
    """One workbook is one counselor's. `help_lines` stand, one a line, at the foot of every couple's handout.

    `paper` is "a4" or "letter". `local_rules` is the counselor's own text on what must be reported, and to whom. `ratings_apart`
    is how far two ratings of one session lie apart (in points) before it is worth a word. `joint_in_sessions`: pages open in
    joint view while a session runs. `keep_years`: how long a record is kept after closing. `help_elsewhere` holds the help lines
    for couples who read another language, by its code, as JSON.
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
    help_elsewhere: str = "{}"
    rev: int = 0

    def help_in(self, language: str) -> str:
        """The help lines as they were written in this language, or ""."""
        return self.help_lines if language == ENGLISH else self._elsewhere().get(language, "")

    def with_help(self, language: str, words: str) -> "Practice":
        if language == ENGLISH:
            return replace(self, help_lines=words)
        return replace(self, help_elsewhere=json.dumps(self._elsewhere() | {language: words}, ensure_ascii=False))

    def _elsewhere(self) -> dict[str, str]:
        held = json.loads(self.help_elsewhere)
        return {str(code): str(words) for code, words in held.items()} if isinstance(held, dict) else {}

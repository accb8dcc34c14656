"""Names in right-to-left letters keep to themselves inside a sentence of the window's language.

A sentence whose first strong letter is Arabic or Hebrew is laid out right to left as a whole, and numbers and commas beside such
a name change sides: a count then stands with the wrong partner. So whatever shows words asks here first. This is for showing
only: records, file names, audit and pages to print never hold the marks.
"""

from __future__ import annotations

import re

_LEFT_TO_RIGHT, _BEGIN, _END = "\u200e", "\u2068", "\u2069"
_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_WORD = f"{_LETTER}[{_LETTER[1:-1]}\u0300-\u036f\u200c\u200d]*"
_RUN = re.compile(f"{_WORD}(?:[ \u00a0'’-]{_WORD})*")
_OTHER = re.compile(r"[^\W\d_]+")
_MOST = 4
"""So many words more than the rest, and it is a line that somebody wrote right to left, not a sentence with a name in it."""


def isolated(words: str) -> str:
    """`words` for the screen, line by line: names set apart in lines that run left to right.

    A line that is nothing but one name, or is itself written right to left, stays as it is; so does all without such letters.
    """
    if words.isascii() or not _RUN.search(words):
        return words
    return "\n".join(line if _own(line) else set_apart(line) for line in words.split("\n"))


def set_apart(words: str) -> str:
    """The same for words that open a longer line, even if they are a name alone."""
    if _BEGIN in words or not _RUN.search(words):
        return words
    return _LEFT_TO_RIGHT + _RUN.sub(lambda run: f"{_BEGIN}{run[0]}{_END}", words)


def _own(line: str) -> bool:
    """Whether a line needs nothing: a name alone, or a line in a right-to-left script throughout."""
    if _RUN.fullmatch(line.strip()):
        return True
    right = sum(len(run[0].split()) for run in _RUN.finditer(line))
    return right > len(_OTHER.findall(_RUN.sub(" ", line))) + _MOST

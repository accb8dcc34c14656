"""Words without end (an address of a web page, a slip of the space bar) must not push a column wider than it is."""

from __future__ import annotations

import re

_LONGEST = 20
_ZERO_WIDTH_SPACE = "\u200b"


def breakable(words: str) -> str:
    """The same words, with places inside the long ones where a line may end; for showing, never for keeping."""
    return re.sub(rf"(\S{{{_LONGEST}}})(?=\S)", rf"\1{_ZERO_WIDTH_SPACE}", words)

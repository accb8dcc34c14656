"""Own phrases while they are typed: which name stands before the caret, and which phrases it may become.

A slash begins a name only where a word could begin, so that "and/or", "1/2" and a date stay what they are.
"""

import re
from collections.abc import Sequence

from workbook.model.note_apart import Phrase

LONGEST_NAME = 40
"""So far back a slash is looked for."""

MOST_OFFERED = 6

_BEGUN = re.compile(r"(?:^|[\s(\[\"'“„‘«])/([\w-]*)\Z")


def being_typed(before: str) -> str | None:
    """The name at the end of `before`, without its slash, "" right after one; None where none is being typed."""
    found = _BEGUN.search(before[-LONGEST_NAME - 2 :])
    return found[1] if found else None


def named(phrases: Sequence[Phrase], name: str) -> Phrase | None:
    """The phrase of exactly this name, in small letters or large."""
    return next((p for p in phrases if name and p.name.casefold() == name.casefold()), None)


def fitting(phrases: Sequence[Phrase], name: str) -> tuple[Phrase, ...]:
    """Those whose names begin like this, the very one first, then the shorter ones; no more than a short list holds."""
    begun = name.casefold()
    found = [p for p in phrases if p.name.casefold().startswith(begun)]
    return tuple(sorted(found, key=lambda p: (len(p.name) if name else 0, p.name.casefold())))[:MOST_OFFERED]

"""What a change touched, so that a page refreshes only when it concerns it.

It stands below every room that makes or hears a change: the store sends it, windows receive it, and neither imports the other.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Sent once per committed change.

    `areas` holds any of "couples", "intakes", "safety", "plans", "assignments", "sessions", "settings", "documents",
    "permissions", "cautions", "risks", "handovers", "measures" (totals, own measures, alerts put aside), "library" (favourites,
    own exercises and steps);
    `couple` is the uid of the couple concerned, or None when it concerns no couple or all of them.
    """

    areas: frozenset[str]
    couple: str | None = None


Listener = Callable[[Changes], None]

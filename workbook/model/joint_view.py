"""That a couple looks at the screen together, kept while it lasts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InJointView:
    """`came_from` is the window's own word for the page that the counselor left."""

    couple: str
    came_from: str

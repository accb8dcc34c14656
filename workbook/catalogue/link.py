"""A link from what answers show to a step that works on it and to the exercise to begin with, and the sentence that says why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Exactly one of `theme`, `item` and `gap` says from where: a theme that feels far, a cause or an impact that is rated high,
    or a sign of the theme `gap` that stands out, above all when the two see it otherwise. `why` is the counselor's. `begin`: the
    exercises of the step that answer this reason best, first choice first; empty where none is clearly better than the others.
    """

    step: str
    why: str
    theme: str = ""
    item: str = ""
    gap: str = ""
    begin: tuple[str, ...] = ()

    @property
    def start(self) -> tuple[str, str]:
        """The kind of its beginning, and the key there: ("theme", "openness")."""
        kinds = {"theme": self.theme, "item": self.item, "gap": self.gap}
        return next(((kind, key) for kind, key in kinds.items() if key), ("", ""))

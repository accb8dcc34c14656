"""The three questions at the start of a session, as they are asked: by the counselor, on the slip, or alone in a hand-over."""

from dataclasses import dataclass

from workbook.language import _

RATINGS = ("close", "heard", "hope")
"""The fields of a `CheckIn`, in the order in which they are asked."""

HIGHEST = 10
_PREFIX = "check_in."


@dataclass(frozen=True, slots=True)
class Question:
    """`least` and `most` say in words what 0 and 10 mean."""

    rating: str
    words: str
    least: str
    most: str

    @property
    def item(self) -> str:
        """Under what the answer stands among what was given alone; no item of the catalogue has this key."""
        return f"{_PREFIX}{self.rating}"

    @property
    def anchors(self) -> tuple[str, ...]:
        """A label for each of 0 to 10; only the two ends have words."""
        return (self.least, *("",) * (HIGHEST - 1), self.most)


def questions() -> tuple[Question, ...]:
    return (
        Question(
            "close", _("How close did you feel to one another since last time?"), _("not at all"), _("very close")
        ),
        Question("heard", _("How well did you feel heard?"), _("not at all"), _("fully heard")),
        Question("hope", _("How much hope do you have for the two of you?"), _("none"), _("very much")),
    )


def rating_of(item: str) -> str | None:
    """Which rating an item of a check-in is; None for anything else."""
    rating = item.removeprefix(_PREFIX)
    return rating if rating != item and rating in RATINGS else None

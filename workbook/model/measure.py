"""Totals of outside questionnaires, the measures that a counselor adds, and what the counselor sets for shipped ones.

No item of a questionnaire is here, nor could one be: a total, a day, and whose it is.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from math import isfinite

from workbook.catalogue.entries import Measure, MeasureKind
from workbook.errors import BadInput
from workbook.language import _
from workbook.model.common import Visibility, Whose, sensible_day

LOWEST, HIGHEST = -1000.0, 1000.0
"""Between these any questionnaire's total lies; what is written beyond them is a slip of the hand."""

SIDES = {True: ("<", "<="), False: (">", ">=")}
"""How a boundary may be read: distress lies below it where higher totals are better, else above."""

_NUMBER = re.compile(r"[+-]?\d{1,4}([.,]\d{1,2})?")


@dataclass(frozen=True, slots=True)
class MeasureTotal:
    """One partner's total of one measure (a shipped one's key, or an own one's uid) on one day.

    It is individual until that partner's choice opens it; what the two filled in together is joint from the start. One that was
    wrong is `withdrawn` on a day and stays readable; the one that took its place says so in `replaces`.
    """

    couple: str
    whose: Whose
    measure: str
    total: float
    on: date
    visibility: Visibility = Visibility.INDIVIDUAL
    entered: datetime | None = None
    withdrawn: date | None = None
    replaces: str = ""
    uid: str = ""
    rev: int = 0


@dataclass(frozen=True, slots=True)
class OwnMeasure:
    """A measure that the counselor adds: name, range, direction and boundary, never its items.

    Without a `cutoff` there is no distressed side, and without `reliable` change is not classifiable. A `retired` one is offered
    no more; its totals stay.
    """

    name: str
    low: float
    high: float
    higher_is_better: bool = True
    cutoff: float | None = None
    distressed: str = ""
    reliable: float | None = None
    about: str = ""
    source: str = ""
    retired: bool = False
    uid: str = ""
    rev: int = 0

    def measure(self) -> Measure:
        """The same as every page takes it, known by its uid."""
        return Measure(
            self.uid,
            self.name,
            self.name,
            MeasureKind.OUTCOME,
            self.low,
            self.high,
            self.higher_is_better,
            self.cutoff,
            self.distressed,
            self.reliable,
            self.about,
            self.source,
        )


@dataclass(frozen=True, slots=True)
class OwnValues:
    """What the counselor sets for a shipped measure, where its publication leaves a value open."""

    measure: str
    low: float | None = None
    high: float | None = None
    reliable: float | None = None
    uid: str = ""
    rev: int = 0


def number_of(words: str) -> float:
    """A total as it is typed: "41", "41.5" or "41,5". Raises `BadInput` for anything else, a thousands comma too."""
    typed = words.strip().replace("\u2212", "-")
    if not (typed.isascii() and _NUMBER.fullmatch(typed)):
        raise BadInput(_("Write a plain number with at most two decimals, such as 41 or 41.5."))
    return float(typed.replace(",", "."))


def figure(value: float) -> str:
    """A total as it is said: "41", "41.5", "47.31"."""
    return f"{round(value, 2):g}"


def in_use(shipped: Iterable[Measure], own: Iterable[OwnMeasure], values: Iterable[OwnValues]) -> tuple[Measure, ...]:
    """Every measure as it is worked with: shipped ones with what the counselor set, then the counselor's own."""
    by_key: Mapping[str, OwnValues] = {v.measure: v for v in values}
    return (*(_filled(m, by_key.get(m.key)) for m in shipped), *(o.measure() for o in own))


def _filled(shipped: Measure, values: OwnValues | None) -> Measure:
    """What is published stands whatever was set beside it."""
    if values is None:
        return shipped
    ranged, reliable = "range" in shipped.yours, "reliable" in shipped.yours
    return replace(
        shipped,
        low=values.low if ranged else shipped.low,
        high=values.high if ranged else shipped.high,
        reliable=values.reliable if reliable else shipped.reliable,
    )


def checked_total(total: MeasureTotal, measure: Measure, today: date, born: date | None = None) -> MeasureTotal:
    """The total, or `BadInput` where it cannot be one of this measure's, or of who was `born` on that day."""
    if total.whose is Whose.BOTH:
        raise BadInput(_("A total is one partner’s own."))
    if not sensible_day(total.on) or total.on > today:
        raise BadInput(_("The day of a total cannot lie ahead."))
    if born is not None and total.on < born:
        raise BadInput(_("This day lies before the birth of the partner whose total it would be."))
    return replace(total, total=value_of(total.total, measure))


def value_of(total: float, measure: Measure) -> float:
    """The value as it is kept, or `BadInput` where it lies outside of the measure's range."""
    if measure.low is None or measure.high is None:
        raise BadInput(_("Set the range of this measure in the settings first."))
    if not (isfinite(total) and measure.low <= total <= measure.high):
        raise BadInput(
            _("A total of {measure} lies between {low} and {high}.").format(
                measure=measure.short, low=figure(measure.low), high=figure(measure.high)
            )
        )
    return round(total, 2) + 0.0  # no negative zero: equal totals are equal bit for bit


def checked_own(own: OwnMeasure) -> OwnMeasure:
    """The measure with its words tidied, or `BadInput` where its numbers do not fit together."""
    own = replace(own, name=" ".join(own.name.split()), about=own.about.strip(), source=own.source.strip())
    if not own.name:
        raise BadInput(_("A measure needs a name."))
    if len(own.name) > 60:
        raise BadInput(_("The name of a measure has at most 60 letters."))
    _check_range(own.low, own.high)
    if own.cutoff is None:
        own = replace(own, distressed="")
    elif not (isfinite(own.cutoff) and own.low <= own.cutoff <= own.high):
        raise BadInput(_("The boundary has to lie within the range."))
    elif own.distressed not in SIDES[own.higher_is_better]:
        raise BadInput(
            _("Where higher totals are better, distress lies below the boundary.")
            if own.higher_is_better
            else _("Where lower totals are better, distress lies above the boundary.")
        )
    _check_reliable(own.reliable, own.high - own.low)
    return own


def checked_values(values: OwnValues, shipped: Measure) -> OwnValues:
    """What the counselor set for a shipped measure, or `BadInput`: what is published is not set again."""
    if "range" not in shipped.yours:
        if (values.low, values.high) != (None, None):
            raise BadInput(_("The range of this measure is published and stays as it is."))
    elif (values.low is None) != (values.high is None):
        raise BadInput(_("A range needs both its ends."))
    elif values.low is not None and values.high is not None:
        _check_range(values.low, values.high)
        if shipped.cutoff is not None and not values.low <= shipped.cutoff <= values.high:
            raise BadInput(
                _("The range has to hold the published boundary of {cutoff}.").format(cutoff=figure(shipped.cutoff))
            )
    if values.reliable is not None and "reliable" not in shipped.yours:
        raise BadInput(_("The reliable change of this measure is not left to you."))
    low = shipped.low if shipped.low is not None else values.low
    high = shipped.high if shipped.high is not None else values.high
    _check_reliable(values.reliable, high - low if low is not None and high is not None else HIGHEST)
    return values


def _check_range(low: float, high: float) -> None:
    if not (isfinite(low) and isfinite(high) and low >= LOWEST and high <= HIGHEST):
        raise BadInput(_("The range lies between {low} and {high}.").format(low=figure(LOWEST), high=figure(HIGHEST)))
    if low >= high:
        raise BadInput(_("The lowest total has to be below the highest."))


def _check_reliable(reliable: float | None, width: float) -> None:
    if reliable is not None and not (isfinite(reliable) and 0 < reliable < width):
        raise BadInput(_("The reliable change has to be above 0 and smaller than the range."))

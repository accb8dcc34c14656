"""Two lines over the sessions or over the days of a questionnaire: one description for the chart on screen and on paper."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, pairwise

from workbook.model.common import PARTNERS, Whose

Band = tuple[float, float]

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_CLOSE = 0.12
_YEAR = 330
_LEAST = 0.05


@dataclass(frozen=True, slots=True)
class Trend:
    """Two lines. `days`, `first` and `second` have one length; the scale runs from `low` to `high`.

    `cutoff` is drawn across; a band is where a change from that partner's first value is not reliable. `totals` are totals of a
    questionnaire; without it the values are ratings of a session.
    """

    title: str
    note: str
    days: tuple[date, ...]
    first: tuple[float | None, ...]
    second: tuple[float | None, ...]
    high: float = 10
    low: float = 0
    cutoff: float | None = None
    first_band: Band | None = None
    second_band: Band | None = None
    totals: bool = False

    def of(self, whose: Whose) -> tuple[float | None, ...]:
        return self.first if whose is Whose.FIRST else self.second

    def band(self, whose: Whose) -> Band | None:
        return self.first_band if whose is Whose.FIRST else self.second_band

    def latest(self, most: int) -> "Trend":
        """The last `most` of the days: what they were long ago is not asked about."""
        cut = slice(-most, None)
        return replace(self, days=self.days[cut], first=self.first[cut], second=self.second[cut])

    @property
    def empty(self) -> bool:
        return all(v is None for v in (*self.first, *self.second))

    @property
    def over_years(self) -> bool:
        """Whether a day and its month would leave it open which year is meant."""
        return len(self.days) > 1 and (self.days[-1] - self.days[0]).days >= _YEAR

    @property
    def places(self) -> tuple[float, ...]:
        """Where each day stands along the axis, from 0 to 1.

        Sessions follow one another at even steps. Totals stand in proportion to the time between them, though never so near one
        another that a mark would lie on its neighbour.
        """
        last = len(self.days) - 1
        if last < 1:
            return (0.0,) * len(self.days)
        apart = [float((after - before).days) for before, after in pairwise(self.days)] if self.totals else [1.0] * last
        least = sum(apart) * min(_LEAST, 0.5 / last)
        widths = [max(each, least) for each in apart]
        return tuple(at / sum(widths) for at in accumulate(widths, initial=0.0))

    @property
    def ticks(self) -> tuple[float, ...]:
        """Where the scale is written: both ends, and round numbers between them that do not crowd the ends."""
        span = self.high - self.low
        step = next((s for s in _STEPS if s >= span / 4), _STEPS[-1])
        first = int(self.low // step) * step
        between = range(first, int(self.high) + 1, step)
        inside = [float(t) for t in between if self.low + _CLOSE * span < t < self.high - _CLOSE * span]
        return (self.low, *inside, self.high)

    def label_place(self, wide: float, high: float) -> tuple[float, bool]:
        """Where the cut-off's name crosses no line: from the left end (0) over the middle to the right one (1), above its line or
        not. In the middle there is room only between totals that are far apart.

        `wide` is the label's share of the chart's width, `high` that of the chart's height.
        """
        if self.cutoff is None:
            return 0.0, True
        rise = high * (self.high - self.low)
        places = [(at, above) for at in (0.0, 1.0, *([0.5] if self.totals else [])) for above in (True, False)]
        room = [(at, above) for at, above in places if self._holds(rise, above)]
        return max(room or places, key=lambda place: self._clear(place[0], place[1], wide, rise))

    def _holds(self, rise: float, above: bool) -> bool:
        """Whether the chart reaches as far above or below the cut-off as the label does."""
        assert self.cutoff is not None
        return self.cutoff + rise <= self.high if above else self.cutoff - rise >= self.low

    def _clear(self, at: float, above: bool, wide: float, rise: float) -> float:
        """How far the lines stay away from a label there; no more than enough counts."""
        assert self.cutoff is not None
        centre = self.cutoff + (rise if above else -rise) / 2
        passed = []
        for whose in PARTNERS:
            line = [(day, v) for day, v in zip(self.places, self.of(whose), strict=True) if v is not None]
            for step in range(9):
                share = at * (1 - wide) + wide * step / 8
                passed += [abs(v - centre) for v in _at(line, share)]
        return min([rise, *passed])


def written(where: Sequence[float], wide: float) -> tuple[int, ...]:
    """Which days are written below the axis, so that no two meet: the last, the first, and what has room between them.

    `where` are their middles in the order of the days, `wide` is what the widest needs with the room beside it.
    """
    if not where:
        return ()
    last = len(where) - 1
    shown = [last]
    for index in range(last - 1, 0, -1):
        if where[shown[-1]] - where[index] >= wide and where[index] - where[0] >= wide:
            shown.append(index)
    if last and where[last] - where[0] >= wide:
        shown.append(0)
    return tuple(reversed(shown))


def _at(line: list[tuple[float, float]], share: float) -> list[float]:
    """The line's value there, where it passes."""
    found = [
        one + (two - one) * (share - left) / (right - left)
        for (left, one), (right, two) in pairwise(line)
        if left <= share <= right
    ]
    return found or [value for at, value in line if abs(at - share) < 0.05]

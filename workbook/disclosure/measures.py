"""Totals of questionnaires as facts: lines with the cut-off, and each partner's change. Made of a record that was cut down."""

from workbook.facts import ChangeFact, MeasureFact, Trend
from workbook.facts.trend import Band
from workbook.insight.change import Course, courses, is_distressed
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.measure import figure
from workbook.model.record import CoupleRecord


def measure_facts(seen: CoupleRecord) -> tuple[MeasureFact, ...]:
    """Every measure that has a total in `seen`, which holds only what its audience may see."""
    by_key: dict[str, dict[Whose, Course]] = {}
    for course in courses(seen.measures, seen.totals):
        by_key.setdefault(course.measure.key, {})[course.whose] = course
    return tuple(_fact(pair) for pair in by_key.values())


def _fact(pair: dict[Whose, Course]) -> MeasureFact:
    measure = next(iter(pair.values())).measure
    return MeasureFact(
        key=measure.key,
        name=measure.name,
        short=measure.short,
        source=measure.source,
        chart=_chart(pair),
        cutoff=measure.cutoff,
        distressed=measure.distressed,
        reliable=measure.reliable,
        alliance=measure.kind == "alliance",
        changes=tuple(_change(course) for course in pair.values()),
    )


def _chart(pair: dict[Whose, Course]) -> Trend:
    measure = next(iter(pair.values())).measure
    days = tuple(sorted({total.on for course in pair.values() for total in course.totals}))
    given = {whose: {t.on: t.total for t in course.totals} for whose, course in pair.items()}
    low, high = measure.low or 0.0, measure.high if measure.high is not None else 100.0

    def line(whose: Whose) -> tuple[float | None, ...]:
        return tuple(given.get(whose, {}).get(day) for day in days)

    def band(whose: Whose) -> Band | None:
        course = pair.get(whose)
        if course is None or measure.reliable is None or course.why_not not in (None, "one_total"):
            return None
        return max(low, course.first.total - measure.reliable), min(high, course.first.total + measure.reliable)

    return Trend(
        title=measure.short,
        note=_("total, {low}–{high}").format(low=figure(low), high=figure(high)),
        days=days,
        first=line(Whose.FIRST),
        second=line(Whose.SECOND),
        high=high,
        low=low,
        cutoff=measure.cutoff,
        first_band=band(Whose.FIRST),
        second_band=band(Whose.SECOND),
        totals=True,
    )


def _change(course: Course) -> ChangeFact:
    why = course.why_not
    return ChangeFact(
        whose=course.whose,
        first=course.first.total,
        latest=course.latest.total,
        first_on=course.first.on,
        latest_on=course.latest.on,
        change=course.change.value,
        why=why.value if why is not None else "",
        side=_side(course),
    )


def _side(course: Course) -> str:
    before, now = (is_distressed(course.measure, t.total) for t in (course.first, course.latest))
    if before is None or before == now:
        return ""
    return "out" if before else "into"

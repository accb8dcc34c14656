"""What deserves the counselor's attention before the next session: for the counselor alone, and never on a couple's page.

An alert rests on the latest totals and the latest session only, so that it ends by itself when something new comes in. Its `key`
names what it was made of: an alert put aside stays aside until another total makes another key of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbook.catalogue.entries import MeasureKind
from workbook.insight.change import BETTER, Change, Course, gain, is_distressed
from workbook.model.common import PARTNERS, Visibility, Whose, strictest
from workbook.model.measure import MeasureTotal
from workbook.model.session import CheckIn, Session


class AlertKind(StrEnum):
    SPLIT = "split"  # one is reliably better while the other is reliably worse
    WORSE = "worse"
    APART = "apart"  # the two rate one session far apart
    ALLIANCE = "alliance"


@dataclass(frozen=True, slots=True)
class Alert:
    """`measure` is a measure's key, or `rating` names a rating of the check-in. `whose` is the partner concerned; for a split the
    one who is worse, for ratings apart both.

    `values`: for worse and split, first and latest total of `whose`; for apart, the first and the second partner's rating; for
    the alliance, the total. `gains` (split only): by how many points the first and the second partner are better.
    """

    kind: AlertKind
    whose: Whose
    measure: str
    rating: str
    values: tuple[float, ...]
    key: str
    visibility: Visibility
    gains: tuple[float, ...] = ()


def alerts(courses: Iterable[Course], session: Session | None, apart: int) -> tuple[Alert, ...]:
    """All alerts of one couple, the gravest kind first. `session` is the latest one; `apart` as the practice has set it."""
    pairs: dict[str, dict[Whose, Course]] = {}
    for course in courses:
        pairs.setdefault(course.measure.key, {})[course.whose] = course
    found: list[Alert] = []
    for pair in pairs.values():
        if next(iter(pair.values())).measure.kind is MeasureKind.ALLIANCE:
            found += _sessions_apart(pair, apart) + _alliance(pair)
        else:
            found += _worse(pair)
    if session is not None:
        found += _check_in_apart(session, apart)
    order = list(AlertKind)
    return tuple(sorted(found, key=lambda a: order.index(a.kind)))


def _worse(pair: dict[Whose, Course]) -> list[Alert]:
    found = []
    for whose, course in pair.items():
        if course.change is not Change.WORSENED:
            continue
        other = pair.get(whose.other)
        if other is not None and other.change in BETTER:
            gains = tuple(_gained(pair[w]) for w in PARTNERS)
            made_of = (course.first, course.latest, other.first, other.latest)
            found.append(_alert(AlertKind.SPLIT, whose, made_of, _ends(course), gains))
        else:
            found.append(_alert(AlertKind.WORSE, whose, (course.first, course.latest), _ends(course)))
    return found


def _sessions_apart(pair: dict[Whose, Course], apart: int) -> list[Alert]:
    """Both partners' latest totals about one session, which are those of one day."""
    if len(pair) < 2 or len({c.latest.on for c in pair.values()}) > 1:
        return []
    first, second = (pair[w].latest.total for w in PARTNERS)
    if round(abs(first - second), 4) < apart:
        return []
    return [_alert(AlertKind.APART, Whose.BOTH, [pair[w].latest for w in PARTNERS], (first, second))]


def _alliance(pair: dict[Whose, Course]) -> list[Alert]:
    return [
        _alert(AlertKind.ALLIANCE, whose, (course.latest,), (course.latest.total,))
        for whose, course in pair.items()
        if is_distressed(course.measure, course.latest.total)
    ]


def _check_in_apart(session: Session, apart: int) -> list[Alert]:
    """The widest of the ratings of one session: three alerts about one hour would be two too many."""
    rated = [
        (abs(one - two), name, (float(one), float(two)))
        for name, one, two in _ratings(session.first, session.second)
        if one is not None and two is not None and abs(one - two) >= apart
    ]
    if not rated:
        return []
    _apart, name, values = max(rated, key=lambda r: r[0])
    key = f"{AlertKind.APART}:{name}:{session.uid}:{values[0]:g}:{values[1]:g}"
    return [Alert(AlertKind.APART, Whose.BOTH, "", name, values, key, session.shown)]


def _ratings(one: CheckIn, two: CheckIn) -> tuple[tuple[str, int | None, int | None], ...]:
    return ("close", one.close, two.close), ("heard", one.heard, two.heard), ("hope", one.hope, two.hope)


def _ends(course: Course) -> tuple[float, float]:
    return course.first.total, course.latest.total


def _gained(course: Course) -> float:
    return gain(course.measure, *_ends(course))


def _alert(
    kind: AlertKind,
    whose: Whose,
    made_of: Sequence[MeasureTotal],
    values: tuple[float, ...],
    gains: tuple[float, ...] = (),
) -> Alert:
    """The key names every total that the alert rests on; it is as visible as the least visible of them."""
    key = ":".join([kind, whose, *(t.uid for t in made_of)])
    return Alert(kind, whose, made_of[0].measure, "", values, key, strictest(*(t.visibility for t in made_of)), gains)

"""Alerts in words, for the counselor's own pages: what it is in bold, and the numbers that say so."""

from __future__ import annotations

from collections.abc import Iterable

from reports.measure_words import signed, total_words
from workbook.catalogue.entries import Measure
from workbook.facts import Names
from workbook.insight.alerts import Alert, AlertKind
from workbook.language import _
from workbook.model.common import Whose

ICONS = {
    AlertKind.SPLIT: "split",
    AlertKind.WORSE: "trending-down",
    AlertKind.APART: "split",
    AlertKind.ALLIANCE: "circle-alert",
}
_LANGUAGE = "en-GB"


def lead(alert: Alert, names: Names) -> str:
    """The thing itself, as a sentence."""
    if alert.kind is AlertKind.SPLIT:
        return _("One is better, the other worse.")
    if alert.kind is AlertKind.WORSE:
        return _("{name} is reliably worse.").format(name=names.of(alert.whose))
    if alert.kind is AlertKind.ALLIANCE:
        return _("A low session rating from {name}.").format(name=names.of(alert.whose))
    return _("Apart in the check-in.") if alert.rating else _("Apart in how they rate the session.")


def brief(alert: Alert, names: Names, measures: Iterable[Measure]) -> str:
    """The same in a few words, for a narrow list."""
    measure = next((m.short for m in measures if m.key == alert.measure), "")
    return {
        AlertKind.SPLIT: _("{measure}: one better, one worse"),
        AlertKind.WORSE: _("{measure}: {name} reliably worse"),
        AlertKind.APART: _("{measure}: ratings apart") if measure else _("check-in ratings apart"),
        AlertKind.ALLIANCE: _("{measure}: low from {name}"),
    }[alert.kind].format(measure=measure, name=names.of(alert.whose))


def about(alert: Alert, names: Names, measures: Iterable[Measure]) -> str:
    """The numbers: "RDAS 52 to 39"."""
    said = [total_words(value) for value in alert.values]
    if alert.rating:
        return _("{rating}: {one} for {first}, {two} for {second}.").format(
            rating=_rating(alert.rating), one=said[0], first=names.first, two=said[1], second=names.second
        )
    measure = next((m.short for m in measures if m.key == alert.measure), "")
    if alert.kind is AlertKind.SPLIT:
        gains = [_change(alert, whose, measures) for whose in (Whose.FIRST, Whose.SECOND)]
        return _("{measure}: {first} {one}, {second} {two}.").format(
            measure=measure, first=names.first, one=gains[0], second=names.second, two=gains[1]
        )
    if alert.kind is AlertKind.WORSE:
        return _("{measure} {first} to {latest}.").format(measure=measure, first=said[0], latest=said[1])
    if alert.kind is AlertKind.ALLIANCE:
        return _("{measure} {total}: a reason to talk about the session.").format(measure=measure, total=said[0])
    return _("{measure} {one} for {first}, {two} for {second}.").format(
        measure=measure, one=said[0], first=names.first, two=said[1], second=names.second
    )


def _change(alert: Alert, whose: Whose, measures: Iterable[Measure]) -> str:
    """By how many points the total itself moved: +13 is worse where lower totals are better."""
    gain = alert.gains[0 if whose is Whose.FIRST else 1]
    higher = next((m.higher_is_better for m in measures if m.key == alert.measure), True)
    return signed(gain if higher else -gain, _LANGUAGE)


def _rating(rating: str) -> str:
    return {
        "close": _("How close each felt"),
        "heard": _("How heard each felt"),
        "hope": _("How much hope each had"),
    }[rating]

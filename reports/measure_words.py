"""What a questionnaire's totals say, in words: the same on paper and on the screen. A total, not a diagnosis."""

from babel.numbers import format_decimal

from reports.dates import locale_of
from workbook.facts import ChangeFact, MeasureFact
from workbook.language import _

__all__ = [
    "change_word",
    "change_words",
    "cutoff_line",
    "cutoff_words",
    "from_to",
    "side_words",
    "signed",
    "total_words",
]


def total_words(value: float, language: str = "") -> str:
    """A total as it was given: "41", "41.5", "47.31"."""
    return str(format_decimal(round(value, 2), format="0.##", locale=locale_of(language)))


def signed(value: float, language: str) -> str:
    """+12, −3, or 0."""
    sign = "+" if value > 0 else "\u2212" if value < 0 else ""
    return sign + total_words(abs(round(value, 2)), language)


def change_word(change: str) -> str:
    return {
        "recovered": _("recovered"),
        "improved": _("improved"),
        "no_reliable_change": _("no reliable change"),
        "worsened": _("worsened"),
        "not_classifiable": _("not classifiable"),
    }[change]


def why_words(why: str) -> str:
    return {
        "one_total": _("one total so far"),
        "alliance": _("it is about the session"),
        "no_reliable_change_known": _("no reliable change is known"),
    }[why]


def side_words(change: ChangeFact) -> str:
    """Where a total without a class went over the cut-off, to which side; "" otherwise."""
    if change.why != "no_reliable_change_known":
        return ""
    return {"out": _("past the cut-off"), "into": _("on the distressed side"), "": ""}[change.side]


def from_to(change: ChangeFact, language: str = "") -> str:
    """41 to 53; or the one total there is."""
    if change.first_on == change.latest_on:
        return total_words(change.latest, language)
    return _("{first} to {latest}").format(
        first=total_words(change.first, language), latest=total_words(change.latest, language)
    )


def change_words(measure: MeasureFact, change: ChangeFact, language: str = "") -> str:
    """improved: +12, more than 11.58; or why there is no class."""
    word = change_word(change.change)
    if change.why:
        said = _("{class_word}: {why}").format(class_word=word, why=why_words(change.why))
        side = side_words(change)
        return _("{class_word}; now {side}").format(class_word=said, side=side) if side else said
    points, reliable = signed(change.latest - change.first, language), total_words(measure.reliable or 0, language)
    if change.change == "no_reliable_change":
        return _("{class_word}: {points}, not more than {reliable}").format(
            class_word=word, points=points, reliable=reliable
        )
    if change.change == "recovered":
        return _("{class_word}: {points}, more than {reliable}, and past the cut-off").format(
            class_word=word, points=points, reliable=reliable
        )
    return _("{class_word}: {points}, more than {reliable}").format(class_word=word, points=points, reliable=reliable)


def cutoff_words(measure: MeasureFact, language: str = "") -> str:
    """distressed below 47.31; "" where there is no boundary."""
    if measure.cutoff is None:
        return ""
    return cutoff_line(measure.cutoff, measure.distressed, alliance=measure.alliance, language=language)


def cutoff_line(cutoff: float, side: str, *, alliance: bool, language: str = "") -> str:
    value = total_words(cutoff, language)
    if alliance:
        return {
            "<": _("a concern below {value}"),
            "<=": _("a concern at {value} or less"),
            ">": _("a concern above {value}"),
            ">=": _("a concern at {value} or more"),
        }[side].format(value=value)
    return {
        "<": _("distressed below {value}"),
        "<=": _("distressed at {value} or less"),
        ">": _("distressed above {value}"),
        ">=": _("distressed at {value} or more"),
    }[side].format(value=value)

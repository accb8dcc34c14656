"""Questionnaires in the progress report: read back from the file, valid, and only what may be shown."""

from dataclasses import replace
from datetime import date

import pytest

from reports.progress import progress_report
from tests.reports.examples import COUPLES, progress
from tests.reports.readback import failures, plain_text, squeezed
from tests.reports.test_progress import alternatives
from workbook.catalogue.loader import load
from workbook.disclosure.measures import measure_facts
from workbook.facts import PARTNERS, Audience, MeasureFact, ProgressFacts
from workbook.model.measure import MeasureTotal, OwnMeasure, in_use
from workbook.model.record import CoupleRecord

DAYS = tuple(date(2026, 3, 3 + 7 * n) for n in range(4))
LONG = OwnMeasure(
    "Evenings that the two of them spent with each other, counted",
    -50,
    50,
    False,
    12.5,
    ">=",
    4.25,
    "",
    "own",
    uid="own",
)
Line = tuple[float | None, ...]


def facts(**lines: tuple[Line, Line]) -> tuple[MeasureFact, ...]:
    totals = [
        MeasureTotal("c", whose, measure, value, DAYS[n])
        for measure, each in lines.items()
        for whose, line in zip(PARTNERS, each, strict=True)
        for n, value in enumerate(line)
        if value is not None
    ]
    measures = in_use(load().measures, (LONG,), ())
    base = progress()
    record = CoupleRecord(practice=None, couple=None, measures=measures, totals=tuple(totals))  # type: ignore[arg-type]
    assert base.measures == ()
    return measure_facts(record)


MANY = facts(
    rdas=((41, None, 46, 53), (55, 50, None, 42)),
    ors=((19, 25), (22, 26.5)),
    srs=((37, 36), (40, 30)),
    own=((5, 40), (40, 5)),
    kmss=((12,), ()),
)


def report(measures: tuple[MeasureFact, ...], couple: str = "diacritics", **more: object) -> ProgressFacts:
    return replace(progress(COUPLES[couple]), measures=measures, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("couple", ["diacritics", "arabic", "chinese", "long", "markup"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_reports_with_measures_keep_both_standards(couple: str, paper: str) -> None:
    pdf = progress_report(replace(progress(COUPLES[couple], paper=paper), measures=MANY))
    assert failures(pdf, "ua1") == []
    assert failures(pdf, "2a") == []


def test_each_partner_s_first_latest_and_class_are_on_paper() -> None:
    words = squeezed(plain_text(progress_report(report(MANY))))
    for said in (
        "41 3 Mar",
        "53 24 Mar",
        "recovered: +12, more than 11.58, and past the cut-off",
        "worsened: −13, more than 11.58",
        "not classifiable: no reliable change is known",
        "not classifiable: it is about the session",
        "not classifiable: no reliable change is known",
        "RDAS: distressed below 47.31, Anderson et al. (2014), doi 10.1111/jmft.12095.",
        "SRS: a concern at 36 or less",
        "A total is not a diagnosis.",
        "total, 0–69; tinted: within 11.58 of the first",
    ):
        assert squeezed(said) in words, said


def test_the_charts_are_in_words_too() -> None:
    said = " ".join(alternatives(progress_report(report(MANY))))
    assert "RDAS, from 0 to 69. Cut-off at 47.31." in said
    assert "3 Mar 41; 17 Mar 46; 24 Mar 53. No total on 10 Mar. From 29.42 to 52.58 the change is not reliable." in said
    assert "from -50 to 50. Cut-off at 12.5." in said


def test_without_totals_there_is_no_heading() -> None:
    assert "Questionnaires" not in plain_text(progress_report(report(())))
    assert "Questionnaires" in plain_text(progress_report(report(MANY)))


def test_one_day_has_a_row_and_no_chart() -> None:
    pdf = progress_report(report(facts(rdas=((12,), (14,)))))
    assert not any("RDAS" in alt for alt in alternatives(pdf))
    assert squeezed("one total so far") in squeezed(plain_text(pdf))


def test_one_partner_s_page_has_one_row_and_one_line() -> None:
    alone = facts(rdas=((41, 53), ()))
    pdf = progress_report(report(alone, audience=Audience.FIRST))
    assert failures(pdf, "ua1") == []
    (alt,) = (a for a in alternatives(pdf) if a.startswith("RDAS"))
    assert f"{COUPLES['diacritics'].second}: no totals." in alt

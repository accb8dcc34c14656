"""Totals of questionnaires: alone they are one partner's, and both see a measure only where both may be seen."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests import planted
from workbook.catalogue.loader import load
from workbook.disclosure.audience import cut_down, left_out
from workbook.disclosure.measures import measure_facts
from workbook.disclosure.progress import progress
from workbook.facts import MeasureFact
from workbook.model.agreement import How, Permission, What, Whom
from workbook.model.common import PARTNERS, Audience, Visibility, Whose
from workbook.model.record import CoupleRecord
from workbook.model.session import Session

CATALOGUE = load()
RECORD = planted.record(CATALOGUE)
MADE = date(2026, 3, 1)


def shown(record: CoupleRecord, audience: Audience) -> dict[str, MeasureFact]:
    return {m.short: m for m in progress(record, CATALOGUE, audience, MADE).measures}


def allowed(*each: Whose, withdrawn: date | None = None) -> CoupleRecord:
    given = (
        Permission("couple", w, What.MEASURES, Whom.BOTH, date(2026, 2, 1), How.SPOKEN, withdrawn=withdrawn)
        for w in each
    )
    return replace(RECORD, permissions=tuple(given))


def test_the_counselor_sees_first_latest_and_class() -> None:
    rdas = shown(RECORD, Audience.COUNSELOR)["RDAS"]
    assert [(c.whose, c.first, c.latest, c.change) for c in rdas.changes] == [
        (Whose.FIRST, 33.17, 61.83, "recovered"),
        (Whose.SECOND, 58.43, 21.29, "worsened"),
    ]
    assert rdas.chart.first_band == pytest.approx((33.17 - 11.58, 33.17 + 11.58))
    assert (rdas.chart.cutoff, rdas.chart.low, rdas.chart.high) == (47.31, 0, 69)


@pytest.mark.parametrize("whose", PARTNERS)
def test_a_partner_s_page_holds_that_partner_s_totals_alone(whose: Whose) -> None:
    for record in (RECORD, allowed(*PARTNERS)):
        measures = shown(record, Audience(whose.value))
        assert set(measures) == {"RDAS", "JOINTMEASURE", f"Q{whose.name}MEASURE"}
        for measure in measures.values():
            assert [c.whose for c in measure.changes] == [whose]
            assert all(v is None for v in measure.chart.of(whose.other))
        seen = repr(measures)
        assert [str(v) for v in planted.TOTALS_ALONE[whose.other] if str(v) in seen] == []


def test_both_see_what_they_filled_in_together() -> None:
    assert set(shown(RECORD, Audience.COUPLE)) == {"JOINTMEASURE"}
    seen = repr(cut_down(RECORD, Audience.COUPLE))
    assert [v for w in PARTNERS for v in planted.TOTALS_ALONE[w] if str(v) in seen] == []


def test_one_partner_s_choice_alone_puts_no_half_chart_before_both() -> None:
    """A chart of one line would tell that the other's is kept back."""
    for record in (allowed(Whose.FIRST), allowed(Whose.SECOND), allowed(*PARTNERS, withdrawn=date(2026, 2, 9))):
        assert shown(record, Audience.COUPLE) == shown(RECORD, Audience.COUPLE)
    assert set(shown(allowed(*PARTNERS), Audience.COUPLE)) == {"JOINTMEASURE", "RDAS"}


def test_the_class_is_worked_out_from_what_may_be_seen() -> None:
    later = tuple(
        replace(t, visibility=Visibility.JOINT) if t.on == date(2026, 2, 2) else t
        for t in RECORD.totals
        if t.measure == "rdas"
    )
    rdas = shown(replace(RECORD, totals=later), Audience.COUPLE)["RDAS"]
    assert [(c.change, c.why) for c in rdas.changes] == [("not_classifiable", "one_total")] * 2
    assert rdas.chart.days == (date(2026, 2, 2),)


def test_what_the_counselor_keeps_stays_kept_whatever_is_allowed() -> None:
    kept = tuple(replace(t, visibility=Visibility.PRIVATE) for t in RECORD.totals)
    record = replace(allowed(*PARTNERS), totals=kept)
    for audience in (Audience.COUPLE, Audience.FIRST, Audience.SECOND):
        assert cut_down(record, audience).totals == ()
        assert cut_down(record, audience).measures == ()


@pytest.mark.parametrize("whose", PARTNERS)
def test_a_session_with_one_alone_takes_no_total_away_and_brings_none(whose: Whose) -> None:
    """A total that both were shown before would tell of that session by going away."""
    alone = Session("couple", datetime(2026, 2, 2, 15), attended=whose, uid="alone")
    without = replace(RECORD, sessions=tuple(s for s in RECORD.sessions if s.starts.date() != alone.starts.date()))
    record = replace(without, sessions=(*without.sessions, alone))
    assert cut_down(record, Audience.COUPLE).totals == cut_down(without, Audience.COUPLE).totals
    assert shown(record, Audience.COUPLE) == shown(without, Audience.COUPLE)
    assert shown(record, Audience.COUPLE)["JOINTMEASURE"].chart.days == (date(2026, 1, 12), date(2026, 2, 2))


def test_what_is_left_out_is_counted_for_the_counselor() -> None:
    assert left_out(RECORD, Audience.COUPLE)["totals"] == 8
    assert "totals" not in left_out(RECORD, Audience.COUNSELOR)


def test_days_of_one_partner_alone_are_gaps_of_the_other() -> None:
    fewer = tuple(t for t in RECORD.totals if not (t.whose is Whose.SECOND and t.on == date(2026, 2, 2)))
    rdas = next(m for m in measure_facts(replace(RECORD, totals=fewer)) if m.short == "RDAS")
    assert rdas.chart.second == (58.43, None)
    assert rdas.of(Whose.SECOND) == replace(rdas.changes[1], first=58.43, latest=58.43, why="one_total")

"""Totals are kept, corrected and withdrawn, and never rewritten; own measures hold their totals."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.workbook.conftest import Clock, couple_of
from workbook.book import Workbook, verify
from workbook.changes import Changes
from workbook.errors import BadInput, NotFound, Stale
from workbook.model.common import Visibility, Whose
from workbook.model.couple import Couple
from workbook.model.measure import MeasureTotal, OwnMeasure, OwnValues
from workbook.store.engine import dbapi

TODAY = date(2026, 3, 2)
OWN = OwnMeasure("Evenings apart", 0, 30, False, 10, ">=", 4, "counted over four weeks", "our own")


def total(
    couple: Couple, value: float, *, whose: Whose = Whose.FIRST, on: date = TODAY, measure: str = "rdas"
) -> MeasureTotal:
    return MeasureTotal(couple.uid, whose, measure, value, on)


def test_both_partners_sheets_of_a_day_are_one_change(book: Workbook, couple: Couple) -> None:
    heard: list[Changes] = []
    book.subscribe(heard.append)
    one, two = book.measures.record(total(couple, 41), total(couple, 44.5, whose=Whose.SECOND))
    assert heard == [Changes(frozenset({"measures"}), couple.uid)]
    assert book.measures.of(couple.uid) == book.record(couple.uid).totals == (one, two)
    assert one.visibility is Visibility.INDIVIDUAL
    assert one.entered is not None


def test_one_that_cannot_be_keeps_out_the_other(book: Workbook, couple: Couple) -> None:
    with pytest.raises(BadInput, match="between 0 and 69"):
        book.measures.record(total(couple, 41), total(couple, 440, whose=Whose.SECOND))
    with pytest.raises(NotFound):
        book.measures.record(total(couple, 41, measure="nothing"))
    assert book.measures.history(couple.uid) == ()


def test_a_second_total_of_a_day_is_a_correction(book: Workbook, couple: Couple) -> None:
    (kept,) = book.measures.record(total(couple, 14))
    with pytest.raises(BadInput, match="of this day already"):
        book.measures.record(total(couple, 41))
    corrected = book.measures.correct(replace(kept, total=41))
    assert book.measures.of(couple.uid) == (corrected,)
    assert corrected.replaces == kept.uid
    history = {t.uid: t for t in book.measures.history(couple.uid)}
    assert (history[kept.uid].total, history[kept.uid].withdrawn) == (14, TODAY)


def test_a_stale_correction_fails(book: Workbook, couple: Couple) -> None:
    (kept,) = book.measures.record(total(couple, 14))
    book.measures.correct(replace(kept, total=41))
    with pytest.raises(Stale):
        book.measures.correct(replace(kept, total=42))
    with pytest.raises(Stale):
        book.measures.enter_in_error(kept.uid, kept.rev)
    with pytest.raises(Stale):
        book.measures.enter_in_error(book.measures.of(couple.uid)[0].uid, 7)
    assert [t.total for t in book.measures.of(couple.uid)] == [41]


def test_a_correction_that_cannot_be_leaves_the_total(book: Workbook, couple: Couple) -> None:
    (kept,) = book.measures.record(total(couple, 14))
    for wrong in (replace(kept, total=440), replace(kept, whose=Whose.SECOND), replace(kept, measure="ors")):
        with pytest.raises(BadInput):
            book.measures.correct(wrong)
    assert book.measures.of(couple.uid) == (kept,)


def test_entered_in_error_is_off_every_page_and_stays_in_the_history(book: Workbook, couple: Couple) -> None:
    (kept,) = book.measures.record(total(couple, 14))
    book.measures.enter_in_error(kept.uid, kept.rev)
    assert book.record(couple.uid).totals == ()
    assert [t.total for t in book.measures.history(couple.uid)] == [14]
    (again,) = book.measures.record(total(couple, 15))
    assert book.measures.of(couple.uid) == (again,)


def test_no_statement_through_the_store_rewrites_a_total(book: Workbook, couple: Couple) -> None:
    (kept,) = book.measures.record(total(couple, 41))
    for sql in ("UPDATE measure_totals SET total = 60", "DELETE FROM measure_totals"):
        with pytest.raises(dbapi.IntegrityError), book._records.change():
            book._records.run(sql)
    assert book.measures.of(couple.uid) == (kept,)


def test_own_measures_are_added_changed_and_retired(book: Workbook, couple: Couple) -> None:
    own = book.measures.save_own(OWN)
    assert book.measures.in_use()[-1].short == "Evenings apart"
    (kept,) = book.measures.record(total(couple, 20, measure=own.uid))
    own = book.measures.save_own(replace(own, name="Evenings without each other", retired=True))
    assert book.measures.own() == (own,)
    assert book.measures.of(couple.uid) == (kept,)
    with pytest.raises(Stale):
        book.measures.save_own(replace(own, rev=1))
    with pytest.raises(BadInput, match="outside of this range"):
        book.measures.save_own(replace(own, high=19.0))
    with pytest.raises(BadInput, match="of this name already"):
        book.measures.save_own(replace(OWN, name="rdas"))
    with pytest.raises(NotFound):
        book.measures.save_own(replace(own, uid="nothing", name="Another"))


def test_values_that_publication_leaves_open(book: Workbook, couple: Couple) -> None:
    with pytest.raises(BadInput, match="range of this measure"):
        book.measures.record(total(couple, 50, measure="crs"))
    crs = book.measures.save_values(OwnValues("crs", 0, 100))
    book.measures.record(total(couple, 90, measure="crs"))
    with pytest.raises(BadInput, match="outside of this range"):
        book.measures.save_values(replace(crs, high=80.0))
    with pytest.raises(NotFound):
        book.measures.save_values(OwnValues("nothing"))
    with pytest.raises(BadInput, match="published"):
        book.measures.save_values(OwnValues("rdas", 0, 100))
    assert book.measures.values() == (crs,)


def test_every_change_is_audited_without_names(book: Workbook, couple: Couple, place: object) -> None:
    own = book.measures.save_own(OWN)
    (kept,) = book.measures.record(total(couple, 20, measure=own.uid))
    book.measures.correct(replace(kept, total=21))
    rows = book._records.rows(
        "SELECT act, kind, detail FROM audit WHERE kind IN ('own measure', 'measure total') ORDER BY id"
    )
    assert [(r["act"], r["kind"], r["detail"]) for r in rows] == [
        ("added", "own measure", ""),
        ("added", "measure total", ""),
        ("changed", "measure total", "withdrawn"),
        ("changed", "measure total", ""),
    ]
    book.close(backup=False)
    assert verify(book.path, "seven calm herons").findings == ()


def test_a_day_before_the_file_began_is_fine_and_orders_itself(book: Workbook, couple: Couple) -> None:
    book.measures.record(total(couple, 50))
    book.measures.record(total(couple, 41, on=TODAY - timedelta(days=400)))
    assert [t.total for t in book.measures.of(couple.uid)] == [41, 50]


def test_totals_stay_with_their_couple(book: Workbook, couple: Couple, clock: Clock) -> None:
    other = book.couples.create(couple_of("Cleo", "Dan"))
    book.measures.record(total(couple, 41))
    assert book.measures.of(other.uid) == ()
    assert book.record(other.uid).totals == ()

"""What holds, two abreast: whatever its length, a name keeps its distance from the figures beside it."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfplumber

from reports.intake import intake_report
from tests import planted
from workbook.catalogue.loader import load
from workbook.disclosure.intake import intake_summary
from workbook.model.common import Audience

MADE = date(2026, 3, 1)
THIN = "l"


def test_a_long_name_does_not_run_into_the_figures() -> None:
    catalogue = load()
    of = intake_summary(planted.record(catalogue), catalogue, Audience.COUNSELOR, "intake", MADE)
    long = tuple(replace(of.picture.strengths[0], label=THIN * n) for n in range(40, 80))
    pdf = intake_report(replace(of, picture=replace(of.picture, strengths=long)))
    with pdfplumber.open(BytesIO(pdf)) as document:
        page = next(p for p in document.pages if THIN * 40 in (p.extract_text() or "").lower())
        words = [w for w in page.extract_words() if w["text"].lower().startswith(THIN * 9)]
        marks = [c for c in (*page.curves, *page.rects) if c["width"] < 8]
        near = [
            mark["x0"] - word["x1"]
            for word in words
            for mark in marks
            if word["top"] < (mark["top"] + mark["bottom"]) / 2 < word["bottom"] and mark["x0"] > word["x0"]
        ]
    assert near
    assert min(near) > 6

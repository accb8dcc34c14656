"""The eight themes over all intakes: change is shown as change, without a cut-off or a verdict."""

from collections.abc import Sequence

from workbook.catalogue.entries import Catalogue
from workbook.facts import CourseRow, Moment
from workbook.insight.themes import theme_scores
from workbook.language import _
from workbook.model.common import PARTNERS
from workbook.model.intake import Intake


def kind_words(kind: str) -> str:
    return {"first": _("First intake"), "review": _("Review intake"), "closing": _("Closing intake")}[kind]


def rated(intakes: Sequence[Intake]) -> tuple[Intake, ...]:
    """Those in which there is a rating: one that was merely begun is no point in time for a picture."""
    return tuple(i for i in intakes if any(a.value is not None for a in i.answers))


def moments(intakes: Sequence[Intake]) -> tuple[Moment, ...]:
    return tuple(Moment(kind_words(i.kind), i.begun) for i in intakes)


def course(catalogue: Catalogue, intakes: Sequence[Intake]) -> tuple[CourseRow, ...]:
    """Every theme per partner; None where an intake has too few answers for it."""
    scores = [theme_scores(catalogue, i.answers) for i in intakes]
    return tuple(
        CourseRow(t.key, t.name, *(tuple(s[t.key, whose].mean for s in scores) for whose in PARTNERS))
        for t in catalogue.themes
    )

"""Where a mark is missing in the picture, said in words: nothing is guessed, and an empty row is never left unexplained."""

from collections.abc import Iterator

from workbook.catalogue.entries import Ask, Catalogue
from workbook.facts import Names
from workbook.insight.themes import Scores
from workbook.language import _, ngettext
from workbook.model.common import PARTNERS, Audience, Visibility, Whose
from workbook.model.intake import AnswerState, Intake


def scarce(catalogue: Catalogue, intake: Intake, scores: Scores, called: Names, audience: Audience) -> tuple[str, ...]:
    """One sentence for each partner with too few answers. Why there are none, and what is still open, is the counselor's."""
    counselor = audience is Audience.COUNSELOR
    said = [s for whose in PARTNERS if (s := _few(catalogue, intake, scores, called, whose, counselor))]
    return (*said, *(_open(catalogue, intake, called) if counselor and intake.finished is None else ()))


def _few(catalogue: Catalogue, intake: Intake, scores: Scores, called: Names, whose: Whose, counselor: bool) -> str:
    name = called.of(whose)
    states = [a.state for a in intake.answers if a.whose is whose]
    if AnswerState.RATED not in states:
        if counselor and AnswerState.DECLINED in states:
            return _("{name} would rather not say, on every question that was put.").format(name=name)
        return _("No answers from {name}.").format(name=name)
    few = [t.name.lower() for t in catalogue.themes if scores[t.key, whose].mean is None]
    if len(few) == len(catalogue.themes):
        return _("Not enough answers from {name} for any theme.").format(name=name)
    return _("Not enough answers from {name}: {themes}.").format(name=name, themes=", ".join(few)) if few else ""


def _open(catalogue: Catalogue, intake: Intake, called: Names) -> Iterator[str]:
    """How many questions that a form asks jointly whoever began has not come to, while the intake is still open."""
    asked = [i.key for i in catalogue.items if i.ask is Ask.FORM and i.visibility == Visibility.JOINT]
    for whose in PARTNERS:
        left = sum(intake.answer(key, whose) is None for key in asked)
        if 0 < left < len(asked):
            words = ngettext("{n} question is still open for {name}.", "{n} questions are still open for {name}.", left)
            yield words.format(n=left, name=called.of(whose))

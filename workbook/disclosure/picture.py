"""The couple's picture as facts: eight themes, where the two differ and agree, what holds, causes as each sees them."""

from collections.abc import Sequence

from workbook.catalogue.entries import Ask, Catalogue, Item, ItemKind
from workbook.disclosure.audience import cut_down
from workbook.disclosure.course import course, moments, rated
from workbook.disclosure.course import kind_words as kind_words
from workbook.disclosure.differences import differences
from workbook.disclosure.letterhead import names_for
from workbook.disclosure.scarce import scarce
from workbook.facts import CauseFact, PictureFacts, StrengthFact, ThemeRow
from workbook.insight.gaps import gaps
from workbook.insight.themes import Scores, theme_scores
from workbook.language import _
from workbook.model.common import PARTNERS, Audience, Whose
from workbook.model.intake import Intake
from workbook.model.record import CoupleRecord

STRONG = 3
"""A strength holds, and a cause is named, from this answer on."""


def picture(
    record: CoupleRecord,
    catalogue: Catalogue,
    audience: Audience,
    intake: Intake | None = None,
    against: Intake | None = None,
) -> PictureFacts:
    """The picture on the day of `intake` (see `telling` when not given), beside `against`, or else beside the first one."""
    seen = cut_down(record, audience)
    called = names_for(seen.couple, audience)
    intakes = rated(seen.intakes)
    now = _same(seen.intakes, intake) or telling(seen.intakes)
    if now is None:
        return PictureFacts(called, audience, None, None, (), (), "", (), (), (), ())
    before = next((i for i in (_same(intakes, against), *intakes[:1]) if i is not None and i.uid != now.uid), None)
    scores = theme_scores(catalogue, now.answers)
    rows = _rows(catalogue, scores, theme_scores(catalogue, before.answers) if before else None)
    found = gaps(catalogue, now.answers)
    return PictureFacts(
        names=called,
        audience=audience,
        on=now.begun,
        before=before.begun if before else None,
        themes=rows,
        differ=differences(catalogue, found, called),
        alike=alike(rows),
        strengths=_strengths(catalogue, now),
        causes=_causes(catalogue, now, ItemKind.CAUSE),
        impacts=_causes(catalogue, now, ItemKind.IMPACT),
        notes=scarce(catalogue, now, scores, called, audience),
        held_alone=_held_alone(catalogue, now),
        moments=moments(intakes),
        course=course(catalogue, intakes),
        kind=kind_words(now.kind),
        before_kind=kind_words(before.kind) if before else "",
        compared=len(found),
    )


def _same(intakes: Sequence[Intake], wanted: Intake | None) -> Intake | None:
    """The audience's own cut of an intake."""
    return next((i for i in intakes if wanted is not None and i.uid == wanted.uid), None)


def telling(intakes: Sequence[Intake]) -> Intake | None:
    """The intake that a picture is made of: the latest finished one, or else the latest with any rating.

    One that was merely begun takes nobody's picture away.
    """
    with_ratings = rated(intakes)
    finished = [i for i in with_ratings if i.finished is not None]
    return next(reversed(finished or with_ratings), None)


def _rows(catalogue: Catalogue, now: Scores, before: Scores | None) -> tuple[ThemeRow, ...]:
    def mean(scores: Scores | None, theme: str, whose: Whose) -> float | None:
        return scores[theme, whose].mean if scores else None

    return tuple(
        ThemeRow(t.key, t.name, *(mean(s, t.key, w) for s in (now, before) for w in PARTNERS)) for t in catalogue.themes
    )


def alike(rows: Sequence[ThemeRow]) -> str:
    """The themes on which both stand close together, as one phrase: "support and empathy"; empty where there is none."""
    found = [r.name.lower() for r in rows if r.gap is not None and not r.wide]
    if len(found) < 2:
        return "".join(found)
    return _("{all_but_last} and {last}").format(all_but_last=", ".join(found[:-1]), last=found[-1])


def _strengths(catalogue: Catalogue, intake: Intake) -> tuple[StrengthFact, ...]:
    facts = []
    for item in catalogue.items:
        one, two = (_value(intake, item, w) for w in PARTNERS)
        if item.kind is ItemKind.STRENGTH and one is not None and two is not None and min(one, two) >= STRONG:
            facts.append(StrengthFact(item.key, item.label, one, two))
    return tuple(facts)


def _held_alone(catalogue: Catalogue, intake: Intake) -> tuple[CauseFact, ...]:
    """What the only one who answered rated 3 or 4; empty where both did, or nobody."""
    if len({a.whose for a in intake.answers if a.value is not None}) != 1:
        return ()
    return _rated(catalogue, intake, ItemKind.STRENGTH)


def _causes(catalogue: Catalogue, intake: Intake, kind: ItemKind) -> tuple[CauseFact, ...]:
    """Those that either partner rated 3 or 4, the strongest first."""
    return tuple(sorted(_rated(catalogue, intake, kind), key=lambda f: -(f.first or 0) - (f.second or 0)))


def _rated(catalogue: Catalogue, intake: Intake, kind: ItemKind) -> tuple[CauseFact, ...]:
    facts = (
        CauseFact(item.key, item.label, *(_value(intake, item, w) for w in PARTNERS))
        for item in catalogue.items
        if item.kind is kind
    )
    return tuple(f for f in facts if max(f.first or 0, f.second or 0) >= STRONG)


def _value(intake: Intake, item: Item, whose: Whose) -> int | None:
    answer = intake.answer(item.key, whose) if item.ask is not Ask.SAFETY else None
    return answer.value if answer else None

"""The couple's picture as facts: eight themes, where the two differ and agree, what holds, causes as each sees them."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from workbook.catalogue.entries import Ask, Catalogue, Item, ItemKind
from workbook.disclosure.audience import cut_down
from workbook.disclosure.letterhead import names
from workbook.facts import CauseFact, GapFact, Names, PictureFacts, StrengthFact, ThemeRow
from workbook.insight.gaps import Gap, gaps
from workbook.insight.themes import Scores, theme_scores
from workbook.model.common import PARTNERS, Audience, Whose
from workbook.model.intake import Intake
from workbook.model.record import CoupleRecord

STRONG = 3
"""A strength holds, and a cause is named, from this answer on."""

WIDE = 2
"""Two comparable answers that far apart are worth a sentence."""

MOST = 4


def picture(
    record: CoupleRecord, catalogue: Catalogue, audience: Audience, intake: Intake | None = None
) -> PictureFacts:
    """The picture on the day of `intake` (see `telling` when not given), beside the first one if that is another."""
    seen = cut_down(record, audience)
    called = names(seen.couple)
    at = next((i for i in seen.intakes if intake is not None and i.uid == intake.uid), None)
    now = at or telling(seen.intakes)
    if now is None:
        return PictureFacts(called, audience, None, None, (), (), "", (), (), (), ())
    before = seen.intakes[0] if seen.intakes[0].uid != now.uid else None
    scores = theme_scores(catalogue, now.answers)
    rows = _rows(catalogue, scores, theme_scores(catalogue, before.answers) if before else None)
    return PictureFacts(
        names=called,
        audience=audience,
        on=now.begun,
        before=before.begun if before else None,
        themes=rows,
        differ=tuple(_sentence(catalogue, g, called) for g in gaps(catalogue, now.answers)[:MOST] if g.apart >= WIDE),
        alike=_alike(rows),
        strengths=_strengths(catalogue, now),
        causes=_causes(catalogue, now, ItemKind.CAUSE),
        impacts=_causes(catalogue, now, ItemKind.IMPACT),
        notes=_notes(scores, catalogue, called),
    )


def telling(intakes: Sequence[Intake]) -> Intake | None:
    """The intake that a picture is made of: the latest finished one, or else the latest with any rating.

    One that was merely begun takes nobody's picture away.
    """
    rated = [i for i in intakes if any(a.value is not None for a in i.answers)]
    finished = [i for i in rated if i.finished is not None]
    return next(reversed(finished or rated), None)


def _rows(catalogue: Catalogue, now: Scores, before: Scores | None) -> tuple[ThemeRow, ...]:
    def mean(scores: Scores | None, theme: str, whose: Whose) -> float | None:
        return scores[theme, whose].mean if scores else None

    return tuple(
        ThemeRow(t.key, t.name, *(mean(s, t.key, w) for s in (now, before) for w in PARTNERS)) for t in catalogue.themes
    )


def _sentence(catalogue: Catalogue, gap: Gap, called: Names) -> GapFact:
    label = gap.item.label[:1].upper() + gap.item.label[1:]
    lead = ngettext("{label}, {n} apart.", "{label}, {n} apart.", gap.apart).format(label=label, n=gap.apart)
    own, other = (
        catalogue.scale(item.kind).anchors[value]
        for item, value in zip((gap.item, gap.other_item), gap.values, strict=True)
    )
    if gap.of is Whose.BOTH:
        text = _("{first} answers “{one}”, {second} “{two}”.").format(
            first=called.first, second=called.second, one=own, two=other
        )
    else:
        text = _("{name}, asked about this: “{one}”. {other}, asked about {name}: “{two}”.").format(
            name=called.of(gap.of), other=called.of(gap.of.other), one=own, two=other
        )
    return GapFact(lead, text)


def _alike(rows: Sequence[ThemeRow]) -> str:
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
            facts.append(StrengthFact(item.label, one, two))
    return tuple(facts)


def _causes(catalogue: Catalogue, intake: Intake, kind: ItemKind) -> tuple[CauseFact, ...]:
    """Those that either partner rated 3 or 4, the strongest first."""
    facts = [
        CauseFact(item.label, *(_value(intake, item, w) for w in PARTNERS))
        for item in catalogue.items
        if item.kind is kind
    ]
    named = [f for f in facts if max(f.first or 0, f.second or 0) >= STRONG]
    return tuple(sorted(named, key=lambda f: -(f.first or 0) - (f.second or 0)))


def _value(intake: Intake, item: Item, whose: Whose) -> int | None:
    answer = intake.answer(item.key, whose) if item.ask is not Ask.SAFETY else None
    return answer.value if answer else None


def _notes(scores: Scores, catalogue: Catalogue, called: Names) -> tuple[str, ...]:
    """Where a mark is missing in the chart, said in words."""
    notes = []
    for whose in PARTNERS:
        few = [t.name.lower() for t in catalogue.themes if scores[t.key, whose].mean is None]
        if few:
            notes.append(
                _("Not enough answers from {name}: {themes}.").format(name=called.of(whose), themes=", ".join(few))
            )
    return tuple(notes)

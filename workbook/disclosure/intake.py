"""An intake summary's facts: the picture on its day, then the questions with the answers that the audience may see."""

from datetime import date
from gettext import gettext as _

from workbook.catalogue.entries import Catalogue, Item, ItemAbout, ItemKind
from workbook.disclosure.audience import cut_down
from workbook.disclosure.letterhead import letterhead, names
from workbook.disclosure.picture import kind_words as kind_words
from workbook.disclosure.picture import picture
from workbook.errors import NotFound
from workbook.facts import IntakeCell, IntakeFacts, IntakeGroup, IntakeRow
from workbook.model.common import PARTNERS, Audience
from workbook.model.intake import Answer, AnswerState, Intake
from workbook.model.record import CoupleRecord


def about_words(about: ItemAbout) -> str:
    return {ItemAbout.ME: _("about me"), ItemAbout.PARTNER: _("about my partner"), ItemAbout.US: _("about us")}[about]


def intake_summary(
    record: CoupleRecord, catalogue: Catalogue, audience: Audience, intake: str, made: date, *, paper: str = ""
) -> IntakeFacts:
    """The summary of the intake with this uid. `NotFound` where the couple has none such."""
    seen = cut_down(record, audience)
    chosen = next((i for i in seen.intakes if i.uid == intake), None)
    if chosen is None:
        raise NotFound(_("There is no such intake."))
    groups = (_group(catalogue, kind, chosen, audience) for kind in ItemKind)
    return IntakeFacts(
        audience=audience,
        letterhead=letterhead(seen.practice, paper),
        names=names(seen.couple),
        made=made,
        kind=kind_words(chosen.kind),
        on=chosen.begun,
        picture=picture(record, catalogue, audience, chosen),
        groups=tuple(g for g in groups if g.rows),
    )


def _group(catalogue: Catalogue, kind: ItemKind, intake: Intake, audience: Audience) -> IntakeGroup:
    scale = catalogue.scale(kind)
    remarks = dict(intake.remarks)
    rows = [_row(i, intake, audience, remarks.get(i.key, "")) for i in catalogue.items if i.kind is kind]
    return IntakeGroup(scale.heading, scale.recall, scale.anchors, tuple(r for r in rows if r is not None))


def _row(item: Item, intake: Intake, audience: Audience, remark: str) -> IntakeRow | None:
    """A question with its two answers; none where this audience would see neither, so that no empty row tells of one."""
    answers = [intake.answer(item.key, w) for w in PARTNERS]
    if not remark and all(a is None or (a.value is None and audience is not Audience.COUNSELOR) for a in answers):
        return None
    cells = [_cell(a, audience) for a in answers]
    return IntakeRow(item.question, about_words(item.about), cells[0], cells[1], remark)


def _cell(answer: Answer | None, audience: Audience) -> IntakeCell:
    """On a couple's page everything without a number looks alike: why there is none is nobody's business there."""
    if answer is not None and answer.value is not None:
        return IntakeCell(answer.value)
    if audience is not Audience.COUNSELOR:
        return IntakeCell(None)
    if answer is None:
        return IntakeCell(None, _("missing"))
    return IntakeCell(None, _("rather not say") if answer.state is AnswerState.DECLINED else _("not asked"))

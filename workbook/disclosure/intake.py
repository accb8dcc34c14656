"""An intake summary's facts: the picture on its day, then the questions with the answers that the audience may see."""

from dataclasses import dataclass
from datetime import date

from workbook.catalogue.entries import Catalogue, Item, ItemAbout, ItemKind
from workbook.disclosure.audience import cut_down, kept_as
from workbook.disclosure.letterhead import letterhead, names_for
from workbook.disclosure.picture import kind_words as kind_words
from workbook.disclosure.picture import picture
from workbook.errors import NotFound
from workbook.facts import IntakeCell, IntakeFacts, IntakeGroup, IntakeRow, Names, WasFact
from workbook.language import _, speaking_to_the_counselor
from workbook.model.agreement import Permission
from workbook.model.common import PARTNERS, Audience, Visibility
from workbook.model.intake import Answer, AnswerState, Intake, Remark
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
        with speaking_to_the_counselor():
            raise NotFound(_("There is no such intake."))
    called = names_for(seen.couple, audience)
    reader = _Reader(audience, called, seen.permissions)
    groups = (_group(catalogue, kind, chosen, reader) for kind in ItemKind)
    return IntakeFacts(
        audience=audience,
        letterhead=letterhead(seen.practice, paper),
        names=called,
        made=made,
        kind=kind_words(chosen.kind),
        on=chosen.begun,
        picture=picture(record, catalogue, audience, chosen),
        groups=tuple(g for g in groups if g.rows),
    )


def kept_words(visibility: Visibility, alone: bool, other: str, *, opened: bool = False) -> str:
    """How an answer is kept, for the counselor's eyes; "" for what both may see. `other` is what the other partner is called;
    `opened`: both may see it only because its partner allowed that.
    """
    if visibility is Visibility.JOINT:
        words = _("now open to both") if opened else ""
        return _("given alone, now open to both") if alone else words
    if visibility is Visibility.PRIVATE:
        return _("yours alone")
    return _("given alone") if alone else _("kept from {name}").format(name=other)


def _group(catalogue: Catalogue, kind: ItemKind, intake: Intake, reader: "_Reader") -> IntakeGroup:
    scale = catalogue.scale(kind)
    rows = [_row(i, intake, reader) for i in catalogue.items if i.kind is kind]
    return IntakeGroup(scale.heading, scale.recall, scale.anchors, tuple(r for r in rows if r is not None))


@dataclass(frozen=True, slots=True)
class _Reader:
    """For whom the rows are, and what they need to know besides the intake."""

    audience: Audience
    names: Names
    permissions: tuple[Permission, ...]


def _row(item: Item, intake: Intake, reader: _Reader) -> IntakeRow | None:
    """A question with its two answers; none where this audience would see neither, so that no empty row tells of one."""
    answers = [intake.answer(item.key, w) for w in PARTNERS]
    remark, counselor = intake.remark(item.key), reader.audience is Audience.COUNSELOR
    if remark == Remark(item.key) and all(a is None or (a.value is None and not counselor) for a in answers):
        return None
    cells = [_cell(a, intake, reader) for a in answers]
    return IntakeRow(item.question, about_words(item.about), cells[0], cells[1], remark.note, remark.observation)


def _cell(answer: Answer | None, intake: Intake, reader: _Reader) -> IntakeCell:
    """On a couple's page everything without a number looks alike: why there is none is nobody's business there."""
    if reader.audience is not Audience.COUNSELOR:
        return IntakeCell(answer.value if answer is not None else None)
    if answer is None:
        return IntakeCell(None, state_words(None))
    kept = kept_as(reader.permissions, intake.uid, answer)
    return IntakeCell(
        answer.value,
        "" if answer.value is not None else state_words(answer.state),
        kept_words(kept, answer.alone, reader.names.of(answer.whose.other), opened=kept is not answer.visibility),
        tuple(WasFact(c.was_value, state_words(c.was), c.until, c.reason) for c in answer.corrections),
    )


def state_words(state: AnswerState | None) -> str:
    """Why there is no number; "" where there is one."""
    return {
        None: _("missing"),
        AnswerState.DECLINED: _("rather not say"),
        AnswerState.NOT_ASKED: _("not asked"),
        AnswerState.RATED: "",
    }[state]

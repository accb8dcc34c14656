"""The note of a session, or of a contact between sessions, on paper, for the counselor's own file: what was written, who signed
it and when, and what was added.

A draft says on every page that it is one. Whatever comes after the signature stands below it, with a day and a name of its own.
"""

from collections.abc import Iterator
from datetime import datetime

from reportlab.platypus import Flowable

from reports.dates import day_of_year
from reports.document import About, Fit, Running, build_fitting, content_width
from reports.flow import Text
from reports.parts import PartnerName, callout, gap, opening, prose, section
from reports.speech import in_its_language
from reports.tables import Cell, side_by_side
from reports.text import Weight
from reports.typography import BODY, LABEL, MUTED, SMALL_MUTED
from workbook.facts import NoteFacts, Whose
from workbook.language import _

__all__ = ["note_report"]

_LABEL_WIDE = 72.0
_PATTERN = BODY.but(weight=Weight.SEMIBOLD)


@in_its_language
def note_report(facts: NoteFacts) -> bytes:
    """The note as a PDF to be filed, on the letterhead's paper."""
    kind = _kind(facts)
    named = _("{kind} {number}").format(kind=kind, number=facts.number) if facts.number else kind
    state = (
        _("Draft, not signed.")
        if facts.signed_at is None
        else _("Signed {when}.").format(when=_when(facts, facts.signed_at))
    )
    running = Running(
        facts.letterhead.practice,
        _("{note} · {names}").format(note=named, names=facts.names.full),
        _("{state} Confidential: for the counselor’s own file.").format(state=state),
    )
    about = About(
        title=_("{note}: {names}").format(note=named, names=facts.names.full),
        author=facts.letterhead.practice or facts.letterhead.counselor,
        subject=kind,
        language=facts.letterhead.language,
        made=facts.made.date(),
    )
    return build_fitting(lambda fit: list(_story(facts, fit)), running, about, facts.letterhead.paper)


def _story(facts: NoteFacts, fit: Fit) -> Iterator[Flowable]:
    width = content_width(facts.letterhead.paper)
    kind, day = _kind(facts), _day(facts, facts.starts)
    over = _("{note}, draft").format(note=kind) if facts.signed_at is None else kind
    under = _("Contact between sessions, {day}").format(day=day)
    if facts.number:
        under = _("Session {number}, {day} · {form}").format(number=facts.number, day=day, form=facts.form)
    yield from opening(over, facts.names.full, under)
    if facts.signed_at is None:
        yield callout(_("This is a draft. It is not signed, and may still change."), width, BODY)
        yield gap(8)
    rows: list[list[Cell]] = [[Text(name, LABEL), Text(words, BODY)] for name, words in facts.facts]
    yield side_by_side(rows, [_LABEL_WIDE, width - _LABEL_WIDE])
    for part in facts.sections:
        yield from section(part.name, need=60)
        for at, passage in enumerate(part.passages):
            if at:
                yield gap(5)
            if passage.whose is not None:
                yield _whose(facts, passage.whose)
            yield from prose(passage.words)
    yield from _signed(facts)


def _kind(facts: NoteFacts) -> str:
    return _("Session note") if facts.number else _("Contact note")


def _whose(facts: NoteFacts, whose: Whose) -> Flowable:
    if whose is Whose.BOTH:
        return Text(_("Between them"), _PATTERN)
    return PartnerName(facts.names.of(whose), whose, style=_PATTERN)


def _signed(facts: NoteFacts) -> Iterator[Flowable]:
    """The signature, then what was added, oldest first."""
    if facts.signed_at is None:
        return
    yield from section(_("Signature"), need=48)
    yield Text(_("Signed by {name}").format(name=facts.signed_by), BODY)
    yield Text(_when(facts, facts.signed_at), SMALL_MUTED)
    for each in facts.later:
        yield from section(_("Countersignature") if each.countersigned else _("Addendum"), need=48)
        by = _("Countersigned by {name}") if each.countersigned else _("Signed by {name}")
        if each.words:
            yield from prose(each.words)
            yield gap(3)
        yield Text(by.format(name=each.by), BODY.but(ink=MUTED))
        yield Text(_when(facts, each.at), SMALL_MUTED)


def _day(facts: NoteFacts, at: datetime) -> str:
    return day_of_year(at.date(), facts.letterhead.language)


def _when(facts: NoteFacts, at: datetime) -> str:
    return _("{day}, {time}").format(day=_day(facts, at), time=f"{at:%H:%M}")

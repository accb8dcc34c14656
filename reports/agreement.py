"""A secrets policy, a consent or an authorisation as a sheet to be signed.

It is read aloud or in a waiting room, by two people at once, and filed for years. So it is set large enough to read side by side,
says its kind and whose it is at the head and which version of the text it is at the foot, and never leaves the lines to sign on
alone on a page without a word of what is signed.
"""

from collections.abc import Iterator
from datetime import date

from reportlab.platypus import Flowable

from reports.dates import day_of_year
from reports.document import About, Fit, Running, build_fitting, content_width
from reports.flow import Text
from reports.parts import PartnerName, WritingLines, gap, heading, opening, section, together
from reports.speech import in_its_language
from reports.tables import Cell, side_by_side
from reports.text import Weight
from reports.typography import BODY, BODY_LARGE, MUTED, SECTION, SMALL_MUTED, Align, Style
from workbook.facts import AgreementFacts, SignerFact
from workbook.language import _

__all__ = ["agreement_report"]

_WORDS = Style(10.6, 14.8, align=Align.NATURAL)
_NAME = BODY.but(weight=Weight.SEMIBOLD)
_LINE, _CLOSE_LINE, _BETWEEN, _DAY_WIDE, _GUTTER = 31.0, 27.0, 12.0, 66.0, 28.0
_SECTION, _CLOSE_SECTION = SECTION.but(before=10, after=2), SECTION.but(before=7, after=1)
_SHORT = 900  # characters that stay with the lines to sign on


@in_its_language
def agreement_report(facts: AgreementFacts) -> bytes:
    """The sheet as a PDF to be filed, on the letterhead's paper; on one page where the text allows it."""
    version = _("Version {number} of this text, of {day}. A copy for whoever signs.").format(
        number=facts.version, day=_day(facts.since, facts)
    )
    running = Running(facts.letterhead.practice, f"{facts.title} · {facts.names.full}", version)
    about = About(
        title=f"{facts.title}: {facts.names.full}",
        author=facts.letterhead.practice or facts.letterhead.counselor,
        subject=facts.kind,
        language=facts.letterhead.language,
        made=facts.made,
    )
    return build_fitting(lambda fit: list(_story(facts, fit)), running, about, facts.letterhead.paper)


def _story(facts: AgreementFacts, fit: Fit) -> Iterator[Flowable]:
    width, close = content_width(facts.letterhead.paper), fit is Fit.CLOSE
    words, head = (BODY, _CLOSE_SECTION) if close else (_WORDS, _SECTION)
    yield from opening(facts.kind, facts.title, facts.about)
    yield Text(facts.names.full, BODY_LARGE.but(weight=Weight.SEMIBOLD))
    text, ending = _parted(facts)
    for is_heading, line in text:
        yield from _passage(is_heading, line, words, head)
    last = [part for passage in ending for part in _passage(*passage, words, head)]
    if facts.blanks:
        yield from last
        yield together(*_blanks(facts, words))
        last = []
    yield together(*last, *_signatures(facts, _CLOSE_LINE if close else _LINE, width))


def _parted(facts: AgreementFacts) -> tuple[list[tuple[bool, str]], list[tuple[bool, str]]]:
    """The text, and its last short passage with the heading over it, which stays with the lines to sign on."""
    *before, last = facts.passages or ((False, ""),)
    if len(last[1]) > _SHORT:
        return [*before, last], []
    return (before[:-1], [before[-1], last]) if before and before[-1][0] else (before, [last])


def _passage(is_heading: bool, line: str, words: Style, head: Style) -> Iterator[Flowable]:
    if is_heading:
        yield from section(line, head, need=60)
    else:
        yield Text(line, words)
        yield gap(words.leading * 0.4)


def _blanks(facts: AgreementFacts, words: Style) -> Iterator[Flowable]:
    """What this authorisation is about: as it was recorded, or lines to fill in."""
    yield heading(_("What this page covers"))
    for name, said in facts.blanks:
        yield Text(name, _NAME)
        if said:
            yield Text(_said(said, facts), words)
            yield gap(6)
        else:
            yield WritingLines(2 if name == facts.blanks[1][0] else 1, 22)
            yield gap(8)


def _signatures(facts: AgreementFacts, leading: float, width: float) -> Iterator[Flowable]:
    """Two abreast, each with a line for the name and one for the day."""
    sign = (width - _GUTTER) / 2 - _DAY_WIDE - _BETWEEN
    rows: list[list[Cell]] = []
    for at in range(0, len(facts.signers), 2):
        lines: list[Cell] = []
        under: list[Cell] = []
        for signer in facts.signers[at : at + 2]:
            lines += ["", *_lines(leading)] if lines else _lines(leading)
            said: list[Cell] = [[gap(1), _name(signer), gap(3)], "", [gap(1), Text(_("Day"), SMALL_MUTED)]]
            under += ["", *said] if under else said
        missing = 7 - len(lines)
        rows += [lines + [""] * missing, under + [""] * missing]
    yield heading(_("Signed"))
    yield side_by_side(rows, [sign, _BETWEEN, _DAY_WIDE, _GUTTER, sign, _BETWEEN, _DAY_WIDE])


def _lines(leading: float) -> list[Cell]:
    return [WritingLines(1, leading), "", WritingLines(1, leading)]


def _name(signer: SignerFact) -> Flowable:
    if signer.whose is None:
        return Text(_("{name}, counselor").format(name=signer.name), BODY.but(ink=MUTED))
    return PartnerName(signer.name, signer.whose, style=_NAME)


def _said(words: str, facts: AgreementFacts) -> str:
    """A day is recorded as 2026-11-24 and read as a day."""
    try:
        return _day(date.fromisoformat(words), facts)
    except ValueError:
        return words


def _day(on: date, facts: AgreementFacts) -> str:
    return day_of_year(on, facts.letterhead.language)

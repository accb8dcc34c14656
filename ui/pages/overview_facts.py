"""Where a couple stands, read out of its record: the stages between consent and closing, and what is missing in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from ui import dates
from ui.tongues import pages_in
from ui.widgets.stage_path import At, Stage
from workbook.facts import Names, Trend
from workbook.language import _, ngettext
from workbook.model.common import PARTNERS
from workbook.model.couple import Couple, Status
from workbook.model.intake import Intake, IntakeKind
from workbook.model.record import CoupleRecord


class Phase(StrEnum):
    """What the counselor does next with this couple."""

    BEGIN_INTAKE = "begin_intake"
    INTAKE = "intake"
    CHOOSE_PLAN = "choose_plan"
    SESSIONS = "sessions"
    CLOSED = "closed"


def phase(record: CoupleRecord) -> Phase:
    if record.couple.status is Status.CLOSED:
        return Phase.CLOSED
    if record.plan is not None:
        return Phase.SESSIONS
    if not record.intakes:
        return Phase.BEGIN_INTAKE
    return Phase.CHOOSE_PLAN if any(i.finished for i in record.intakes) else Phase.INTAKE


def stages(record: CoupleRecord, today: date) -> tuple[Stage, ...]:
    """The seven stages. The one that is on is the first of intake, picture and plan that is not done; then the sessions."""
    now = phase(record)
    first = record.intakes[0] if record.intakes else None
    finished = first.finished if first is not None else None
    closed = now is Phase.CLOSED
    reviewed = _latest(record.intakes, IntakeKind.REVIEW)

    def said(name: str, on: date | None, otherwise: str, *, current: bool = False) -> Stage:
        at = At.NOW if current else At.DONE if on is not None else At.AHEAD
        return Stage(name, dates.near(on, today) if on is not None else otherwise, at)

    return (
        said(_("Secrets policy"), record.couple.policy_signed, _("not signed yet")),
        said(
            _("Intake"),
            finished,
            _("begun {day}").format(day=dates.near(first.begun, today)) if first is not None else _("not begun"),
            current=now in (Phase.BEGIN_INTAKE, Phase.INTAKE),
        ),
        said(_("Picture"), finished, _("after the intake")),
        said(
            _("Plan"),
            record.plan.begun if record.plan is not None else None,
            _("not chosen yet"),
            current=now is Phase.CHOOSE_PLAN,
        ),
        _sessions(len(record.sessions), now),
        said(_("Review"), reviewed.finished if reviewed is not None else None, _review_words(reviewed, today)),
        Stage(_("Closing"), _("closed") if closed else _("no date yet"), At.DONE if closed else At.AHEAD),
    )


def _sessions(held: int, now: Phase) -> Stage:
    words = ngettext("{n} held", "{n} held", held).format(n=held) if held else _("none yet")
    if now is Phase.SESSIONS:
        return Stage(_("Sessions"), words, At.NOW)
    return Stage(_("Sessions"), words, At.DONE if held and now is Phase.CLOSED else At.AHEAD)


def _latest(intakes: Sequence[Intake], kind: IntakeKind) -> Intake | None:
    return next((i for i in reversed(intakes) if i.kind is kind), None)


def _review_words(review: Intake | None, today: date) -> str:
    return _("none yet") if review is None else _("begun {day}").format(day=dates.near(review.begun, today))


def missing(names: Names, trend: Trend) -> str:
    """Who gave no rating on which day, as sentences: a gap in a line alone would leave it to be guessed."""
    parts = []
    for whose in PARTNERS:
        days = [day for day, value in zip(trend.days, trend.of(whose), strict=True) if value is None]
        if len(days) == 1:
            words = _("No rating from {name} on {day}.")
            parts.append(words.format(name=names.of(whose), day=dates.day(days[0])))
        elif days:
            words = ngettext(
                "No rating from {name} on {n} of the days.", "No rating from {name} on {n} of the days.", len(days)
            )
            parts.append(words.format(name=names.of(whose), n=len(days)))
    return " ".join(parts)


def second_line(record: CoupleRecord) -> str:
    """Short facts about the couple that the tabs do not say: since when, who lives with them, who sent them."""
    couple = record.couple
    parts = [_("Couple {number}").format(number=couple.number)]
    if couple.together:
        parts.append(_("together since {year}").format(year=couple.together))
    parts += [words for words in (pages_in(couple), couple.household, _sent(couple), _status(couple)) if words]
    return " · ".join(parts)


def _sent(couple: Couple) -> str:
    return _("sent by {name}").format(name=couple.referrer) if couple.referrer else ""


def _status(couple: Couple) -> str:
    return {Status.PAUSED: _("paused"), Status.CLOSED: _("closed")}.get(couple.status, "")

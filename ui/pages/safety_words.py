"""How the safety page says findings, replies and decisions, and what is held now. Nothing of this stands on any other page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from ui.dates import near
from workbook.catalogue.entries import Catalogue
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple
from workbook.model.safety import Decision, Finding, Gate, GateDecision, GateState, Reply, SafetyScreen


def finding_words(finding: Finding) -> str:
    return {
        Finding.NOT_HELD: _("Not held"),
        Finding.NO_CONCERN: _("No concern raised"),
        Finding.CONCERN: _("Concern"),
    }[finding]


def reply_words(reply: Reply) -> str:
    return {
        Reply.YES: _("Yes"),
        Reply.NO: _("No"),
        Reply.UNCLEAR: _("Unclear"),
        Reply.NOT_ASKED: _("Not asked"),
    }[reply]


def decision_words(decision: Decision) -> str:
    return {
        Decision.CONTINUE: _("Continue"),
        Decision.WITH_LIMITS: _("With limits"),
        Decision.STOP_JOINT: _("Stop joint work"),
        Decision.REFER: _("Refer"),
    }[decision]


def prompt_words(catalogue: Catalogue, key: str, couple: Couple, whose: Whose) -> str:
    """A prompt as it is asked of `whose`; the key itself where a later catalogue no longer knows it."""
    found = next((p.prompt for p in catalogue.safety if p.key == key), key)
    return found.replace("{partner}", couple.partner(whose.other).short)


def replies_words(screen: SafetyScreen, catalogue: Catalogue, couple: Couple) -> list[str]:
    """What a screen holds, in lines: the prompts that were not simply denied, then how many of the rest."""
    lines = []
    for reply in (Reply.YES, Reply.UNCLEAR):
        asked = [prompt_words(catalogue, key, couple, screen.whose) for key, given in screen.replies if given is reply]
        lines += [_("{reply}: {prompt}").format(reply=reply_words(reply), prompt=prompt) for prompt in asked]
    counted = Counter(given for _key, given in screen.replies)
    rest = []
    if counted[Reply.NO]:
        rest.append(ngettext("{n} no", "{n} no", counted[Reply.NO]).format(n=counted[Reply.NO]))
    if counted[Reply.NOT_ASKED]:
        rest.append(_("{n} not asked").format(n=counted[Reply.NOT_ASKED]))
    if screen.hits is not None:
        rest.append(_("HITS {total}").format(total=screen.hits))
    return lines + ([", ".join(rest)] if rest else [])


def latest_of(screens: Sequence[SafetyScreen], whose: Whose) -> SafetyScreen | None:
    """The latest screen with this partner; `screens` are oldest first."""
    return next((s for s in reversed(screens) if s.whose is whose), None)


def held_words(gate: GateState, catalogue: Catalogue) -> str:
    """What may not be given now, counted."""
    steps = sum(not gate.allows(Gate(s.gate)) for s in catalogue.steps)
    exercises = sum(not gate.allows(Gate(e.gate)) for e in catalogue.exercises)
    if not steps and not exercises:
        return _("Nothing is held: every step and every exercise can be given.")
    count = _("{steps} and {exercises} are held.").format(
        steps=ngettext("{n} step", "{n} steps", steps).format(n=steps),
        exercises=ngettext("{n} exercise", "{n} exercises", exercises).format(n=exercises),
    )
    return _("{count} They read “not available yet”, with no reason.").format(count=count)


def why_words(
    screens: Sequence[SafetyScreen], decisions: Sequence[GateDecision], couple: Couple, today: date
) -> list[str]:
    """Why it stands as it does: the decision that counts, or what is lacking. Both sequences are oldest first."""
    concern = next((s for s in reversed(screens) if s.finding is Finding.CONCERN), None)
    decision = decisions[-1] if decisions else None
    void = decision is not None and concern is not None and decision.decided_at <= concern.held_at
    words = []
    if decision is not None and not void:
        return [
            _("Decided {day}: {choice}. {reason}").format(
                day=near(decision.decided_at.date(), today),
                choice=decision_words(decision.choice).lower(),
                reason=decision.reason,
            )
        ]
    if decision is not None:
        day = near(decision.decided_at.date(), today)
        words.append(_("The decision of {day} is void: a concern was raised after it.").format(day=day))
    for whose in PARTNERS:
        name, latest = couple.partner(whose).short, latest_of(screens, whose)
        if latest is None:
            words.append(_("{name} has not been asked yet.").format(name=name))
        elif latest.finding is Finding.NOT_HELD:
            words.append(_("The latest screen with {name} was not held, or broken off.").format(name=name))
        elif latest.finding is Finding.CONCERN:
            words.append(_("The latest screen with {name} raises a concern; a decision is yours.").format(name=name))
    return words

"""How the safety page and the counselor's page behind it say findings, replies and decisions, and what is held now.

All that other pages of the counselor's say of it is `waiting_words`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from ui.dates import near
from workbook.catalogue.entries import Catalogue
from workbook.insight.screening import Due, Standing, Why, undecided
from workbook.language import _, ngettext
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.safety import (
    Decision,
    Finding,
    Gate,
    GateDecision,
    GateState,
    Reply,
    SafetyScreen,
    latest_decision,
    voided,
)


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


def hints_words(screen: SafetyScreen, catalogue: Catalogue) -> list[str]:
    """What a yes on this screen means beyond the concern: for the counselor, once nobody else sits there."""
    yes = {key for key, given in screen.replies if given is Reply.YES}
    return [prompt.hint for prompt in catalogue.safety if prompt.key in yes and prompt.hint]


def raised_words(screen: SafetyScreen, catalogue: Catalogue, couple: Couple) -> list[str]:
    """The prompts of a screen that were not simply denied, a line each."""
    lines = []
    for reply in (Reply.YES, Reply.UNCLEAR):
        asked = [prompt_words(catalogue, key, couple, screen.whose) for key, given in screen.replies if given is reply]
        lines += [_("{reply}: {prompt}").format(reply=reply_words(reply), prompt=prompt) for prompt in asked]
    return lines


def rest_words(screen: SafetyScreen) -> str:
    """How many prompts were denied or not asked, and the HITS total; "" where there is none of it."""
    counted = Counter(given for _key, given in screen.replies)
    rest = []
    if counted[Reply.NO]:
        rest.append(ngettext("{n} no", "{n} no", counted[Reply.NO]).format(n=counted[Reply.NO]))
    if counted[Reply.NOT_ASKED]:
        rest.append(_("{n} not asked").format(n=counted[Reply.NOT_ASKED]))
    if screen.hits is not None:
        rest.append(_("HITS {total}").format(total=screen.hits))
    return ", ".join(rest)


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
    """What was decided, and what waits for a decision. `screens` are oldest first."""
    decision = latest_decision(decisions)
    words = []
    if decision is not None and not voided(decision, screens):
        choice = decision_words(decision.choice).lower()
        day = near(decision.decided_at.date(), today)
        words.append(_("Decided {day}: {choice}. {reason}").format(day=day, choice=choice, reason=decision.reason))
    elif decision is not None:
        day = near(decision.decided_at.date(), today)
        words.append(_("The decision of {day} is void: a concern was raised after it.").format(day=day))
    waiting = [couple.partner(whose).short for whose in undecided(screens, decisions)]
    said = _("The latest screen with {name} raises a concern; a decision is yours.")
    return words + [said.format(name=name) for name in waiting]


def due_words(due: Due, couple: Couple) -> str:
    """Who is to be asked, and why, in one sentence."""
    name = couple.partner(due.whose).short
    return {
        Why.NEVER: _("{name} has not been asked yet."),
        Why.NOT_HELD: _("The latest screen with {name} was not held, or broken off."),
        Why.REVIEW: _("{name} is to be asked again: a review began since the last screen."),
        Why.REOPENED: _("{name} is to be asked again: the file was reopened since the last screen."),
        Why.DISCLOSED: _("{name} is to be asked again: something worrying was said since the last screen."),
        Why.NOTED: _("{name} is to be asked again: you noted a caution since the last screen."),
    }[due.why].format(name=name)


def waiting_words(standing: Standing) -> str:
    """That something waits, for a list at which others might glance: the same words whatever it is. "" where nothing does."""
    return _("to be looked at alone") if standing.undecided or standing.due else ""

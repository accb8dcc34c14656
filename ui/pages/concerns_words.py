"""How the counselor's own page says cautions and the risk record. Nothing of this stands on any other page."""

from __future__ import annotations

from datetime import date, datetime

from ui.dates import moment, near
from workbook.catalogue.entries import Leads
from workbook.language import _
from workbook.model.caution import CautionFinding, Found, goes_on
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.risk import Concerned, RiskKind, RiskRecord

DECISION, CAUTIONS, RISK = "decision", "cautions", "risk"
"""The parts of the page, as the details that open it at one of them."""


def found_words(found: Found) -> str:
    return {
        Found.NOT_LOOKED: _("Not looked at"),
        Found.PRESENT: _("Present"),
        Found.NOT_PRESENT: _("Not present"),
        Found.UNCLEAR: _("Unclear"),
    }[found]


def finding_line(finding: CautionFinding, *, lasts: bool) -> str:
    """The finding in a word or two, and for a breach of trust whether it goes on."""
    words = found_words(finding.found)
    if not lasts or finding.found not in (Found.PRESENT, Found.UNCLEAR):
        return words
    if finding.going_on is False:
        return _("{finding}, over").format(finding=words)
    if finding.going_on:
        return _("{finding}, going on now").format(finding=words)
    return _("{finding}, taken as going on").format(finding=words) if goes_on(finding) else words


def referral_words(finding: CautionFinding, today: date) -> str:
    """To whom a referral was given, and when; "" where none was."""
    if not finding.referred_to:
        return ""
    if finding.referred_on is None:
        return _("Referred to {whom}").format(whom=finding.referred_to)
    return _("Referred to {whom}, {day}").format(whom=finding.referred_to, day=near(finding.referred_on, today))


def leads_words(leads: Leads) -> str:
    """What a caution leads to, in a sentence; "" where to nothing of its own."""
    return {
        Leads.NOWHERE: "",
        Leads.SCREEN: _("Hold the safety screen with each partner alone before any joint work."),
        Leads.HELP: _("Consider a referral to individual help, and note below to whom it was given."),
        Leads.RISK: _(
            "A thought of ending one’s life takes the individual crisis route today, and goes into the risk record."
        ),
    }[leads]


def breach_words() -> str:
    return _("While a breach of trust goes on, or it is not known to be over, no step is suggested to this couple.")


def kind_words(kind: RiskKind) -> str:
    return {
        RiskKind.CHILDREN: _("Children"),
        RiskKind.VIOLENCE: _("Threats or violence"),
        RiskKind.SELF_HARM: _("Self-harm"),
        RiskKind.OTHER: _("Other"),
    }[kind]


def concerned_words(risk: RiskRecord, couple: Couple) -> str:
    """About whom an entry is: a partner, or whoever is named in words."""
    if risk.concerned in (Concerned.FIRST, Concerned.SECOND):
        return couple.partner(Whose(risk.concerned.value)).short
    general = {Concerned.BOTH: couple.short, Concerned.CHILD: _("a child"), Concerned.OTHER: _("somebody else")}
    return risk.who or general[risk.concerned]


def reported_words(risk: RiskRecord, now: datetime) -> str:
    """To whom it was reported, and when; "" where it was not."""
    if not risk.reported_to:
        return ""
    if risk.reported_at is None:
        return risk.reported_to
    return _("{whom}, {when}").format(whom=risk.reported_to, when=moment(risk.reported_at, now))

"""What has to be held apart from a lack of closeness: the counselor's own findings, and the referral that follows from one.

A prompt is no question to the couple and its finding is no diagnosis. Nothing here reaches a couple-facing page or a document.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from workbook.errors import BadInput
from workbook.language import _
from workbook.model.common import Whose, sensible_day, shows


class Found(StrEnum):
    """`NOT_LOOKED` is also what an entry says that takes a finding back to the beginning."""

    NOT_LOOKED = "not_looked"
    PRESENT = "present"
    NOT_PRESENT = "not_present"
    UNCLEAR = "unclear"


RAISED = (Found.PRESENT, Found.UNCLEAR)
"""Findings that something follows from: a screen, a referral, a risk record."""


@dataclass(frozen=True, slots=True)
class CautionFinding:
    """What the counselor found at one time; dated and added, never changed. The latest of each prompt and partner counts.

    `caution` is the prompt's key in the catalogue; `whose` is both where it is about the couple. `going_on`: whether a breach of
    trust is going on now, None where that is not known or not asked of this prompt. `referred_to` and `referred_on`: the referral
    that was given, to whom and when.
    """

    couple: str
    caution: str
    whose: Whose
    found_at: datetime
    found: Found
    note: str = ""
    going_on: bool | None = None
    referred_to: str = ""
    referred_on: date | None = None
    recorded_at: datetime | None = None
    uid: str = ""
    rev: int = 0


def checked_finding(finding: CautionFinding, *, each: bool, lasts: bool, today: date) -> CautionFinding:
    """The finding, or `BadInput`. `each`: the prompt is about one partner; `lasts`: it asks whether it is going on now."""
    if each == (finding.whose is Whose.BOTH):
        raise BadInput(_("This caution is about one partner.") if each else _("This caution is about the couple."))
    if finding.going_on is not None and not (lasts and finding.found in RAISED):
        raise BadInput(_("Only a breach of trust that was found or is unclear can be going on."))
    if finding.referred_on is not None and not shows(finding.referred_to):
        raise BadInput(_("A referral needs to whom it was given."))
    if finding.referred_on is not None and not (sensible_day(finding.referred_on) and finding.referred_on <= today):
        raise BadInput(_("The day of a referral cannot lie ahead."))
    return finding


def latest_findings(findings: Sequence[CautionFinding]) -> dict[tuple[str, Whose], CautionFinding]:
    """The finding that counts for each prompt and partner: the one that was written down last."""
    return {(f.caution, f.whose): f for f in sorted(findings, key=lambda f: f.recorded_at or f.found_at)}


def goes_on(finding: CautionFinding) -> bool:
    """Whether it has to be taken as going on now: found and not known to be over, or unclear and thought to go on."""
    if finding.found is Found.PRESENT:
        return finding.going_on is not False
    return finding.found is Found.UNCLEAR and finding.going_on is True

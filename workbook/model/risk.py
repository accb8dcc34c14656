"""The risk record: what was seen or said that may have to be reported, whom the counselor asked, and what was decided.

It is the counselor's alone: on no page of a couple, in no document, in no `CoupleRecord`.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbook.errors import BadInput
from workbook.language import _
from workbook.model.common import shows


class Concerned(StrEnum):
    """About whom it is."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"
    CHILD = "child"
    OTHER = "other"


class RiskKind(StrEnum):
    CHILDREN = "children"
    VIOLENCE = "violence"
    SELF_HARM = "self_harm"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class RiskRecord:
    """One entry: dated and added, never changed. What comes of it later is an entry more, whose `follows` is this one's uid.

    `who` says in words who is meant, where it is a child or somebody else. `happened` is when it was seen or said; `reported_to`
    and `reported_at` are to whom it was reported, and when.
    """

    couple: str
    concerned: Concerned
    kind: RiskKind
    happened: datetime
    seen: str
    who: str = ""
    consulted: str = ""
    decided: str = ""
    reported_to: str = ""
    reported_at: datetime | None = None
    follows: str = ""
    recorded_at: datetime | None = None
    uid: str = ""
    rev: int = 0


def checked_risk(risk: RiskRecord) -> RiskRecord:
    """The entry, or `BadInput` where it does not say what was seen or about whom it is."""
    if not shows(risk.seen):
        raise BadInput(
            _("A follow-up needs what came of it.") if risk.follows else _("A risk record needs what was seen or said.")
        )
    if risk.concerned is Concerned.OTHER and not shows(risk.who):
        raise BadInput(_("Say in a word or two about whom it is."))
    if risk.reported_at is not None and not shows(risk.reported_to):
        raise BadInput(_("A report needs to whom it was made."))
    return risk

"""What was agreed about what one partner says alone: the secrets policy as a table, and each partner's recorded permissions.

Whatever the policy, what was said alone stays with that partner and the counselor until the partner's own recorded choice opens
it. The policy decides which questions are asked alone, and what the counselor needs before speaking of an answer with both.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.errors import BadInput
from workbook.language import _
from workbook.model.common import Visibility, Whose, sensible_day, shows
from workbook.model.couple import SecretsPolicy


class Alone(StrEnum):
    """What is given alone: answers to questions that the paper form asks too, or to those kept for one partner's page."""

    ORDINARY = "ordinary"
    PERSONAL = "personal"


class Raising(StrEnum):
    """What the counselor needs before bringing up with both what one of them said alone."""

    FREELY = "freely"
    AFTER_TELLING = "after_telling"
    WITH_PERMISSION = "with_permission"


@dataclass(frozen=True, slots=True)
class PolicyRule:
    """One cell of the table: whether it is asked, who sees it until the partner chooses, what the counselor needs, and the
    sentence with which a hand-over begins.
    """

    asked: bool
    visibility: Visibility
    raising: Raising
    says: str


def rule(policy: SecretsPolicy | None, alone: Alone) -> PolicyRule:
    """The cell for the policy in force, which is the one that both have signed; None while there is none."""
    asked = alone is Alone.ORDINARY or policy is not None
    raising = Raising.WITH_PERMISSION
    if policy is SecretsPolicy.OPEN:
        raising = Raising.FREELY
    elif policy is SecretsPolicy.LIMITED:
        raising = Raising.AFTER_TELLING
    return PolicyRule(asked, Visibility.INDIVIDUAL, raising, _says(raising))


def _says(raising: Raising) -> str:
    return {
        Raising.FREELY: _("As you both signed, your counselor may speak with both of you about what you answer here."),
        Raising.AFTER_TELLING: _(
            "As you both signed, your counselor keeps what you answer here, unless it stands in the way of the work. Then"
            " you hear of it first, alone."
        ),
        Raising.WITH_PERMISSION: _("Your counselor speaks of your answers with your partner only if you allow it."),
    }[raising]


class What(StrEnum):
    """What a permission is about."""

    ANSWERS = "answers"
    HOPE = "hope"
    BRINGS = "brings"
    MEASURES = "measures"
    RECORD = "record"  # in words, for somebody outside


class Whom(StrEnum):
    """For whom it is: the two of them together, or somebody outside who is named."""

    BOTH = "both"
    OUTSIDE = "outside"


class How(StrEnum):
    """How the permission was given."""

    HANDOVER = "handover"
    PAPER = "paper"
    SPOKEN = "spoken"


@dataclass(frozen=True, slots=True)
class Permission:
    """One partner's recorded choice: what, for whom, when.

    For `ANSWERS`, `intake` is the intake's uid and `items` the keys of the questions it opens. `words` says it as it was given;
    for somebody outside `recipient` names them. It holds from `on` until the day it is `withdrawn`, or through the day `until`
    where one was named; what was shown in between stays shown, and pages made later leave it out again.
    """

    couple: str
    whose: Whose
    what: What
    whom: Whom
    on: date
    how: How
    intake: str = ""
    items: tuple[str, ...] = ()
    words: str = ""
    withdrawn: date | None = None
    recipient: str = ""
    until: date | None = None
    uid: str = ""
    rev: int = 0

    @property
    def in_force(self) -> bool:
        return self.withdrawn is None

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on that day: one with a last day ends by itself."""
        return self.in_force and self.on <= day and (self.until is None or day <= self.until)

    def opens(self, what: What, whose: Whose) -> bool:
        """Whether it lets both see this partner's `what`."""
        return self.in_force and self.whom is Whom.BOTH and self.what is what and self.whose is whose

    def opens_answer(self, intake: str, item: str, whose: Whose) -> bool:
        return self.opens(What.ANSWERS, whose) and self.intake == intake and item in self.items


def checked_permission(permission: Permission, today: date) -> Permission:
    """The permission, or `BadInput` where it does not say what, for whom and when."""
    if permission.whose is Whose.BOTH:
        raise BadInput(_("A permission is one partner’s own."))
    if not sensible_day(permission.on) or permission.on > today:
        raise BadInput(_("The day of a permission cannot lie ahead."))
    if permission.what is What.ANSWERS and not (permission.intake and permission.items):
        raise BadInput(_("Say which answers the permission is about."))
    if permission.until is not None and not (sensible_day(permission.until) and permission.until >= permission.on):
        raise BadInput(_("A permission cannot end before it begins."))
    return _checked_outside(permission) if permission.whom is Whom.OUTSIDE else permission


def _checked_outside(permission: Permission) -> Permission:
    if not shows(permission.recipient):
        raise BadInput(_("Say for whom the permission is."))
    if not shows(permission.words):
        raise BadInput(_("Say what the permission lets out."))
    return permission

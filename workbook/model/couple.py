"""A couple: two partners, how each may safely be reached, and what they agreed with the counselor about secrets."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from workbook.catalogue.loader import languages
from workbook.errors import BadInput
from workbook.language import ENGLISH, _
from workbook.model.common import Whose, sensible, sensible_day, shows


class Status(StrEnum):
    WAITING = "waiting"
    ACTIVE = "active"
    PAUSED = "paused"
    CLOSED = "closed"


class Leave(StrEnum):
    """What may be left by phone, e-mail or post, where somebody else may hear or see it. No choice means nothing."""

    NOTHING = "nothing"
    CALL_BACK = "call_back"
    DATES = "dates"
    ANYTHING = "anything"


class SecretsPolicy(StrEnum):
    """What becomes of something that one partner says alone."""

    OPEN = "open"
    LIMITED = "limited"
    APART = "apart"


class Hope(StrEnum):
    """What one partner hopes for: individual until that partner says otherwise."""

    REPAIR = "repair"
    UNSURE = "unsure"
    SEPARATE = "separate"


@dataclass(frozen=True, slots=True)
class SafeContact:
    """How one partner may be reached without harm. Counselor only."""

    phone: str = ""
    phone_leave: Leave = Leave.NOTHING
    email: str = ""
    email_leave: Leave = Leave.NOTHING
    post: str = ""
    post_leave: Leave = Leave.NOTHING
    seen_by: str = ""


@dataclass(frozen=True, slots=True)
class Partner:
    """One of the two. Only `name` is needed; everything else can come later.

    `name` is the legal one. `brings` (what brings them, in their own words) and `hope` are individual; everything from `born` on
    but these is the counselor's: whom to call in an emergency, other therapists, health and substances as they wish to say.
    """

    whose: Whose
    name: str
    called: str = ""
    pronouns: str = ""
    born: date | None = None
    contact: SafeContact = field(default_factory=SafeContact)
    brings: str = ""
    hope: Hope | None = None
    emergency: str = ""
    therapists: str = ""
    health: str = ""
    uid: str = ""
    rev: int = 0

    @property
    def short(self) -> str:
        """What this partner is called on a page: the used name, or else the first word of the legal one."""
        return _short(self.name, self.called)


@dataclass(frozen=True, slots=True)
class Couple:
    """`number` is what file names and the command line use: no client's name leaves the workbook in a path.

    `together` and `living` (under one roof) are years; `next_session` is a local time without zone, as an office calendar writes
    it. `begun` is the day on which the file began, `closed` and `reopened` the last days on which it was. `keep_years` is how
    long the record is kept after closing (None: as the practice does it), `hold` whether it must not be disposed of. `policy` and
    `policy_signed` are those of the agreement that both have signed; while there is none, of the one that waits, without a day.
    `language` is that of what the two read: "en", "es".
    """

    first: Partner
    second: Partner
    together: int | None = None
    living: int | None = None
    household: str = ""
    children: str = ""
    referrer: str = ""
    status: Status = Status.WAITING
    policy: SecretsPolicy | None = None
    policy_signed: date | None = None
    next_session: datetime | None = None
    begun: date | None = None
    closed: date | None = None
    reopened: date | None = None
    keep_years: int | None = None
    hold: bool = False
    language: str = ENGLISH
    number: int = 0
    uid: str = ""
    rev: int = 0

    def partner(self, whose: Whose) -> Partner:
        return self.first if whose is Whose.FIRST else self.second

    @property
    def names(self) -> str:
        """Both full names, as a page's title has them."""
        return f"{self.first.name} & {self.second.name}"

    @property
    def short(self) -> str:
        return f"{self.first.short} & {self.second.short}"


@dataclass(frozen=True, slots=True)
class CoupleLine:
    """What a list shows of a couple, read without opening the rest of the record."""

    uid: str
    number: int
    first: str
    second: str
    status: Status
    plan: str = ""
    step: str = ""
    sessions: int = 0
    last_session: date | None = None
    next_session: datetime | None = None
    unsigned: int = 0
    first_called: str = ""
    second_called: str = ""

    @property
    def names(self) -> str:
        return f"{self.first} & {self.second}"

    @property
    def short(self) -> str:
        """Both as they are called, as in `Couple.short`."""
        return f"{_short(self.first, self.first_called)} & {_short(self.second, self.second_called)}"


def _short(name: str, called: str) -> str:
    return called or name.split()[0]


def checked(couple: Couple, today: date, before: Couple | None = None) -> Couple:
    """The couple with tidy used names, or `BadInput` with one sentence where a value cannot be.

    Bounds: a birth date and the day the file began lie between 1900 and today; years between 1900 and this one. An impossible
    date that is let in once breaks every page that shows it. What stands in `before` already is not held against today again:
    a clock that was set back would make an old couple impossible to save.
    """
    old = before or couple
    for partner, earlier in ((couple.first, old.first), (couple.second, old.second)):
        if not shows(partner.name):
            raise BadInput(_("Each partner needs a name."))
        kept = before is not None and partner.born == earlier.born
        if partner.born is not None and not (sensible_day(partner.born) and (kept or partner.born <= today)):
            raise BadInput(_("A birth date has to lie between 1900 and today."))
    for year, earlier_year in ((couple.together, old.together), (couple.living, old.living)):
        kept = before is not None and year == earlier_year
        if year is not None and not (kept or 1900 <= year <= today.year):
            raise BadInput(
                _("The year they have been together or living together since lies between 1900 and this year.")
            )
    kept = before is not None and couple.begun == old.begun
    if couple.begun is not None and not (sensible_day(couple.begun) and (kept or couple.begun <= today)):
        raise BadInput(_("The day on which the file began cannot lie ahead."))
    if couple.keep_years is not None and not 0 <= couple.keep_years <= 99:
        raise BadInput(_("A record is kept between 0 and 99 years after closing."))
    if couple.policy_signed is not None and couple.policy is None:
        raise BadInput(_("A secrets policy has to be chosen before it can be signed."))
    if couple.policy_signed is not None and not sensible_day(couple.policy_signed):
        raise BadInput(_("The day on which the secrets policy was signed cannot be right."))
    if couple.next_session is not None and not sensible(couple.next_session):
        raise BadInput(_("The date of the next session cannot be right."))
    if couple.language not in languages() and (before is None or couple.language != before.language):
        raise BadInput(_("There are no pages in this language."))
    return replace(couple, first=_tidy(couple.first), second=_tidy(couple.second))


def _tidy(partner: Partner) -> Partner:
    return replace(partner, called=partner.called.strip() if shows(partner.called) else "")

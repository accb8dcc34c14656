"""Sheets to be signed as facts. They hold names and the text alone: a sheet lies on the table before both.

An authorisation to release is one partner's own. It names the other nowhere, and lets out what that partner's permission says.
"""

from datetime import date

from workbook.catalogue.entries import Catalogue
from workbook.disclosure.letterhead import letterhead, names
from workbook.facts import AgreementFacts, Names, SignerFact
from workbook.language import _
from workbook.model.agreement import Permission
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple
from workbook.model.paper import POLICIES, Paper, PaperText, passages
from workbook.model.practice import Practice


def agreement_sheet(
    couple: Couple, text: PaperText, catalogue: Catalogue, practice: Practice, made: date, *, paper: str = ""
) -> AgreementFacts:
    """What both sign: a policy or a consent, with a line for each of them and for the counselor."""
    entry = catalogue.agreement(text.paper.value)
    signers = tuple(SignerFact(w, couple.partner(w).name) for w in PARTNERS)
    return AgreementFacts(
        letterhead=letterhead(practice, paper),
        names=names(couple),
        kind=_("Secrets policy") if text.paper in POLICIES else _("Consent"),
        title=entry.title,
        about=entry.about,
        made=made,
        version=text.version,
        since=text.since,
        passages=passages(text.text),
        blanks=(),
        signers=(*signers, _counselor(practice)),
    )


def release_sheet(
    couple: Couple,
    whose: Whose,
    text: PaperText,
    catalogue: Catalogue,
    practice: Practice,
    made: date,
    *,
    permission: Permission | None = None,
    paper: str = "",
) -> AgreementFacts:
    """What one partner signs for somebody outside: blank, or with what was recorded."""
    partner = couple.partner(whose)
    own = permission if permission is not None and permission.whose is whose else None
    until = own.until.isoformat() if own is not None and own.until is not None else ""
    entry = catalogue.agreement(Paper.RELEASE.value)
    return AgreementFacts(
        letterhead=letterhead(practice, paper),
        names=Names(partner.name, partner.short, ""),
        kind=_("Authorisation"),
        title=entry.title,
        about=entry.about,
        made=made,
        version=text.version,
        since=text.since,
        passages=passages(text.text),
        blanks=(
            (_("To whom"), own.recipient if own else ""),
            (_("What may be passed on"), own.words if own else ""),
            (_("From"), own.on.isoformat() if own else ""),
            (_("Until"), until),
        ),
        signers=(SignerFact(whose, partner.name), _counselor(practice)),
    )


def _counselor(practice: Practice) -> SignerFact:
    return SignerFact(None, practice.counselor.strip() or _("Counselor"))

"""The second line of a couple's head: since when, where in the plan, and what was agreed about secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.tongues import pages_in
from workbook.language import _
from workbook.model.couple import Couple, SecretsPolicy, Status
from workbook.model.plan import PlanKind

if TYPE_CHECKING:
    from workbook.book import Workbook


def facts(book: Workbook, couple: Couple) -> str:
    """Short facts with a dot between them, the number first."""
    parts = [_("Couple {number}").format(number=couple.number)]
    if couple.together:
        parts.append(_("together since {year}").format(year=couple.together))
    parts.append(_plan(book, couple))
    policy = {
        None: _("secrets policy: not chosen"),
        SecretsPolicy.OPEN: _("secrets policy: open"),
        SecretsPolicy.LIMITED: _("secrets policy: limited"),
        SecretsPolicy.APART: _("secrets policy: kept apart"),
    }[couple.policy]
    unsigned = couple.policy is not None and couple.policy_signed is None
    parts.append(_("{policy}, not signed yet").format(policy=policy) if unsigned else policy)
    parts += [words for words in (pages_in(couple),) if words]
    if couple.status in (Status.PAUSED, Status.CLOSED):
        parts.append(_("paused") if couple.status is Status.PAUSED else _("closed"))
    return " · ".join(parts)


def _plan(book: Workbook, couple: Couple) -> str:
    plan = book.plans.of(couple.uid)
    if plan is None:
        return _("no plan yet")
    names = {PlanKind.MIX: _("of chosen steps"), PlanKind.OWN: _("of your own steps")}
    name = names.get(plan.kind) or book.catalogue.plan(plan.kind.value).name
    current = plan.current
    if current is None or current not in plan.path:
        return _("plan {name}").format(name=name)
    at, of = plan.path.index(current) + 1, len(plan.path)
    return _("plan {name}, step {at} of {of}").format(name=name, at=at, of=of)

"""How the agreements page says policies, signatures and permissions. Nothing here names whether anything was ever said alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ui import dates
from workbook.catalogue.entries import Catalogue
from workbook.language import _, ngettext
from workbook.model.agreement import Alone, How, Permission, PolicyRule, Raising, What, rule
from workbook.model.common import PARTNERS
from workbook.model.couple import Couple, SecretsPolicy
from workbook.model.paper import Agreement, Ending, Paper


def paper_name(paper: Paper, catalogue: Catalogue) -> str:
    """A policy by its one word, a consent by its title."""
    return {
        Paper.OPEN: _("Open"),
        Paper.LIMITED: _("Limited"),
        Paper.APART: _("Kept apart"),
    }.get(paper) or catalogue.agreement(paper.value).title


def version_words(agreement: Agreement, foreign: Mapping[str, str]) -> str:
    """`foreign` has the agreements whose text is in a language that the couple does not read now, and what that is called."""
    if agreement.version == 0:
        return _("on a sheet of your own")
    if agreement.uid in foreign:
        return _("version {n}, in {language}").format(n=agreement.version, language=foreign[agreement.uid])
    return _("version {n}").format(n=agreement.version)


def seen_words(alone: Alone) -> str:
    """Who sees what is given alone, until when."""
    if alone is Alone.ORDINARY:
        return _("that partner and you, until that partner allows more")
    return _("that partner and you, until that partner names an answer later; some of them never")


def asked_words(alone: Alone) -> str:
    """A row's name in the policy's table."""
    if alone is Alone.ORDINARY:
        return _("The form’s questions, answered alone")
    return _("Questions kept for one partner’s page")


def rule_words(cell: PolicyRule, alone: Alone) -> tuple[str, str, str]:
    """Whether it is asked, who sees it, and what is needed before it comes up with both."""
    asked = _("asked") if cell.asked else _("not asked yet")
    raising = {
        Raising.FREELY: _("nothing more: both agreed that it may come up"),
        Raising.AFTER_TELLING: _("only if it stands in the way of the work, and after telling that partner alone"),
        Raising.WITH_PERMISSION: _("that partner’s permission"),
    }[cell.raising]
    return asked, seen_words(alone), raising


def table(policy: SecretsPolicy | None) -> tuple[tuple[str, tuple[str, str, str]], ...]:
    return tuple((asked_words(alone), rule_words(rule(policy, alone), alone)) for alone in Alone)


def signed_words(agreement: Agreement, couple: Couple, today: date) -> str:
    """Who signed and who has not: "Mira signed 3 November, Jonas has not signed"."""
    said = []
    for whose in PARTNERS:
        name, on = couple.partner(whose).short, agreement.signed(whose)
        if on is None:
            said.append(_("{name} has not signed").format(name=name))
        else:
            said.append(_("{name} signed {day}").format(name=name, day=dates.near(on, today)))
    return ", ".join(said)


def ended_words(agreement: Agreement, today: date) -> str:
    """How and when an agreement of the past ended, and since when it had held."""
    if agreement.ended is None:
        return ""
    day = dates.near(agreement.ended, today)
    if agreement.ending is Ending.ERROR:
        return _("entered in error, taken back {day}").format(day=day)
    if agreement.holds_since is None:
        return _("never signed by both, put aside {day}").format(day=day)
    held = _("in force from {begun} to {day}").format(begun=dates.near(agreement.holds_since, today), day=day)
    return _("{held}, then replaced").format(held=held) if agreement.ending is Ending.REPLACED else held


def what_words(permission: Permission, labels: Mapping[str, str]) -> str:
    """What a permission is about; `labels` name the questions briefly."""
    if permission.what is What.ANSWERS:
        named = [labels.get(item, item) for item in permission.items]
        more = len(named) - 3
        words = "; ".join(named[:3])
        return (
            words
            if more <= 0
            else ngettext("{words} and {n} more", "{words} and {n} more", more).format(words=words, n=more)
        )
    return {
        What.HOPE: _("what they hope for"),
        What.BRINGS: _("what brings them"),
        What.MEASURES: _("their questionnaires’ totals"),
        What.RECORD: permission.words,
    }.get(permission.what, permission.words)


def how_words(how: How) -> str:
    return {How.HANDOVER: _("in the hand-over"), How.PAPER: _("on paper"), How.SPOKEN: _("spoken")}[how]


def given_words(permission: Permission, today: date) -> str:
    """How and when it was given, and how long it holds or held: "spoken, today, until 3 December"."""
    words = _("{how}, {day}").format(how=how_words(permission.how), day=dates.near(permission.on, today))
    if permission.until is not None:
        words = _("{said}, until {day}").format(said=words, day=dates.near(permission.until, today))
    if permission.withdrawn is not None:
        return _("{said}, withdrawn {day}").format(said=words, day=dates.near(permission.withdrawn, today))
    over = permission.until is not None and permission.until < today
    return _("{said}; over").format(said=words) if over else words


def effect_words(what: What, name: str) -> str:
    """What changes for the pages that both see."""
    return {
        What.HOPE: _("What {name} hopes for may then stand on pages that both see, and on the other’s own page."),
        What.BRINGS: _("What brings {name} may then stand on pages that both see, and on the other’s own page."),
        What.ANSWERS: _(
            "These answers of {name} then count for both: in the picture, in themes and gaps, and in reports for the couple."
        ),
    }[what].format(name=name)


def withdraw_words(name: str) -> str:
    return _(
        "From today on pages leave it out again, as if {name} had never allowed it. What was printed or shown before"
        " cannot be taken back."
    ).format(name=name)


def newest_first(agreements: Sequence[Agreement]) -> list[Agreement]:
    """Those of the past, the one that ended last first."""
    past = [a for a in agreements if a.ended is not None]
    return sorted(past, key=lambda a: (a.ended or a.begun, a.begun), reverse=True)

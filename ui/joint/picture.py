"""The picture in joint view: what holds first, then eight themes side by side, where the two differ, and what wears on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.dates import day, day_of_year
from ui.joint.parts import not_yet, titled
from ui.widgets.charts import ThemesChart, ThemesKey
from ui.widgets.elided import shortened
from ui.widgets.layout import Item, at_top, columns, fill, row
from ui.widgets.marks import Mark, token
from ui.widgets.settling import running
from ui.widgets.words import text
from workbook.facts import PARTNERS, CauseFact, JointFacts, Names, PictureFacts, StrengthFact
from workbook.language import _

_NAME = 150


def picture(facts: JointFacts) -> QWidget:
    drawn = facts.picture
    left = [_themes(drawn)] if drawn.themes else []
    right = [each for each in (_holds(drawn), _differ(drawn)) if each is not None]
    left += [
        titled(title, *_rated(rated, drawn.names), note=note)
        for title, rated, note in (
            (_("What wears on closeness"), drawn.causes, _("as each of you sees it, 0–4")),
            (_("What it does to you"), drawn.impacts, _("as each of you sees it, 0–4")),
        )
        if rated
    ]
    if not left and not right:
        words = _("Eight themes of closeness, as each of you sees them, once they are there to look at together.")
        return not_yet(_("Your picture"), words, "users")
    page = QWidget()
    if left and right:
        columns((fill(*left), 17), (fill(*right), 10), into=page)
    else:
        columns((fill(*(left or right)), 1), into=page)
    return page


def _themes(drawn: PictureFacts) -> QWidget:
    called = drawn.names
    short = Names(called.full, *(shortened(name, "small_strong", _NAME) for name in (called.first, called.second)))
    latest = _("latest, {day}") if drawn.before else _("on {day}")
    key = ThemesKey(short, _on(latest, drawn.on, drawn.before), _on(_("first, {day}"), drawn.before, drawn.on))
    guide = running(_("A guide to a conversation, not a validated test."), "small", "muted")
    return titled(
        _("Your picture"),
        key,
        theme.GAP,
        ThemesChart(short, drawn.themes, 0),
        theme.GAP,
        guide,
        note=_("closeness, 0–4"),
    )


def _on(words: str, on: date | None, other: date | None) -> str:
    if on is None:
        return ""
    same_year = other is None or other.year == on.year
    return words.format(day=day(on) if same_year else day_of_year(on))


def _holds(drawn: PictureFacts) -> QWidget | None:
    if not drawn.strengths:
        return None
    return titled(_("What holds"), *_rated(drawn.strengths, drawn.names), note=_("3 or 4 from both of you"))


def _differ(drawn: PictureFacts) -> QWidget | None:
    lines: list[Item] = []
    for each in drawn.differ:
        lines += [theme.NEAR] if lines else []
        lines.append(running(each.text, lead=each.lead))
    if drawn.alike:
        lines += [theme.NEAR] if lines else []
        lines.append(running(_("{themes}.").format(themes=drawn.alike), lead=_("Alike:")))
    if not drawn.differ and not drawn.alike:
        return None
    return titled(_("Where you differ, and where not"), *lines)


def _rated(rated: Sequence[StrengthFact] | Sequence[CauseFact], called: Names) -> list[Item]:
    items: list[Item] = []
    for each in rated:
        items += [theme.TIGHT] if items else []
        items.append(_line(each, called))
    return items


def _line(fact: StrengthFact | CauseFact, called: Names) -> Item:
    """The words, and at the end each answer that there is, in a column of its own."""
    said = QWidget()
    items: list[Item] = []
    spoken = []
    for whose, value in zip(PARTNERS, (fact.first, fact.second), strict=True):
        if value is None:
            continue
        number = text(str(value), "strong", token(whose))
        number.setFixedWidth(16)
        items += [Mark(whose, 11), number]
        spoken.append(_("{name} {answer}").format(name=called.of(whose), answer=value))
    row(*items, gap=7, into=said)
    said.setAccessibleName(", ".join(spoken))
    made = row(running(fact.label[:1].upper() + fact.label[1:]), at_top(said), gap=theme.GAP)
    made.setStretch(0, 1)
    return made

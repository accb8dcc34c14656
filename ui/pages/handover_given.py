"""What came back from one hand-over, for the counselor alone: what wants a look first, then what stands apart from the intake."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.dates import moment
from ui.pages.handover_sheet import hope_words
from ui.widgets.buttons import Button
from ui.widgets.chips import Notice
from ui.widgets.icon import Icon
from ui.widgets.layout import Item, at_top, card, column, row, rule
from ui.widgets.marks import partner
from ui.widgets.settling import running
from ui.widgets.words import text
from workbook.catalogue.entries import Catalogue
from workbook.language import _, ngettext
from workbook.model.couple import Couple
from workbook.model.handover import Given, Handover, worrying
from workbook.model.intake import AnswerState, Intake


def given_card(
    couple: Couple,
    handover: Handover,
    intake: Intake,
    catalogue: Catalogue,
    now: datetime,
    looked_at: Callable[[str], None],
) -> QWidget:
    name = couple.partner(handover.whose).short
    items = head_of(name, handover, now, _summary(handover))
    wanted = worrying(handover.given, catalogue)
    for each in wanted:
        items += [theme.NEAR, _look(each, catalogue)]
    apart = [g for g in handover.given if not g.kept]
    if apart:
        items += [theme.NEAR, rule(), theme.NEAR, *_apart(apart, handover, intake, catalogue)]
    if handover.hope is not None and not handover.hope.kept:
        words = _("What they hoped for, before they said otherwise: “{hope}”").format(
            hope=hope_words()[handover.hope.hope]
        )
        items += [theme.NEAR, rule(), theme.NEAR, running(words, "small", "muted")]
    items += [theme.GAP, row(end_of(handover, now, looked_at), None)]
    return card(*items)


def head_of(name: str, handover: Handover, now: datetime, summary: str) -> list[Item]:
    """Who gave it, when, how much of it; and whether the file was not as it had been written."""
    items: list[Item] = [
        row(partner(name, handover.whose, "strong"), None, text(moment(handover.begun_at, now), "small", "muted")),
        theme.HAIR,
        running(summary, "small", "muted"),
    ]
    if handover.altered:
        words = _("The file had been changed. What belongs to it was taken over; the file itself lies in outbox/aside.")
        items += [theme.NEAR, Notice(words)]
    return items


def count_of(handover: Handover) -> str:
    given = len(handover.given)
    count = ngettext("{n} of {all} answered", "{n} of {all} answered", given).format(n=given, all=handover.asked)
    return count if handover.finished else _("{count}, stopped before the end").format(count=count)


def _summary(handover: Handover) -> str:
    """ "34 of 34 answers, both may see the ordinary ones" """
    lines = [count_of(handover)]
    if handover.shared is not None:
        lines.append(
            _("chose that both may see what is not personal")
            if handover.shared
            else _("chose that only you and they see it")
        )
    return " · ".join(lines)


def said(given: Given, catalogue: Catalogue) -> str:
    """The answer in words: "feeling unsafe: 3, strongly"."""
    item = catalogue.item(given.item)
    if given.value is None:
        return _("{what}: rather not say").format(what=item.label)
    anchor = catalogue.scale(item.kind).anchors[given.value]
    return _("{what}: {value}, {anchor}").format(what=item.label, value=given.value, anchor=anchor)


def _look(given: Given, catalogue: Catalogue) -> Item:
    words = said(given, catalogue)
    body = column(
        running(words[:1].upper() + words[1:], "strong"),
        running(catalogue.item(given.item).listen, "small", "muted"),
        gap=2,
    )
    return row(at_top(Icon("circle-alert", "notice", 18)), body, gap=theme.NEAR)


def _apart(apart: list[Given], handover: Handover, intake: Intake, catalogue: Catalogue) -> list[Item]:
    late = intake.finished is not None and all(intake.answer(g.item, handover.whose) is None for g in apart)
    lead = (
        _("The intake was finished by then; these answers stand beside it:")
        if late
        else _("The intake holds other answers, keyed in meanwhile or given later:")
    )
    items: list[Item] = [running(lead, "small", "muted"), theme.HAIR]
    for given in apart:
        words = said(given, catalogue)
        there = intake.answer(given.item, handover.whose)
        if there is not None:
            kept = _("rather not say") if there.state is AnswerState.DECLINED else _("not asked")
            words += " " + _("(in the intake: {kept})").format(kept=there.value if there.value is not None else kept)
        items += [running(words), 2]
    return items


def end_of(handover: Handover, now: datetime, looked_at: Callable[[str], None]) -> QWidget:
    if handover.seen_at is not None or not handover.waits:
        read = _("Read {when}").format(when=moment(handover.seen_at, now)) if handover.seen_at else _("Nothing to read")
        return text(read, "small", "muted")
    button = Button(_("Mark as read"), "soft")
    button.setObjectName("looked")
    button.clicked.connect(lambda: looked_at(handover.uid))
    return button

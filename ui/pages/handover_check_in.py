"""What came back from the hand-over of a check-in and stands apart from its session, for the counselor alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.dates import day
from ui.pages.handover_given import count_of, end_of, head_of
from ui.widgets.layout import Item, card, row, rule
from ui.widgets.settling import running
from workbook.language import _
from workbook.model.check_in import questions, rating_of
from workbook.model.couple import Couple
from workbook.model.handover import Given, Handover
from workbook.model.session import Session


def check_in_card(
    couple: Couple, handover: Handover, session: Session, now: datetime, looked_at: Callable[[str], None]
) -> QWidget:
    summary = _("check-in of {day}, {count}").format(day=day(session.starts.date()), count=count_of(handover))
    items = head_of(couple.partner(handover.whose).short, handover, now, summary)
    apart = [given for given in handover.given if not given.kept]
    if apart:
        items += [theme.NEAR, rule(), theme.NEAR, *_apart(apart, handover, session)]
    items += [theme.GAP, row(end_of(handover, now, looked_at), None)]
    return card(*items)


def _apart(apart: list[Given], handover: Handover, session: Session) -> list[Item]:
    lead = (
        _("The session was entered in error; these answers stand with it:")
        if session.withdrawn
        else _("The session holds other answers, keyed in meanwhile or given later, or its note was signed by then:")
    )
    items: list[Item] = [running(lead, "small", "muted"), theme.HAIR]
    words = {question.item: question.words for question in questions()}
    for given in apart:
        value = _("rather not say") if given.value is None else str(given.value)
        line = _("{what} {value}").format(what=words[given.item], value=value)
        there = getattr(session.check_in(handover.whose), rating_of(given.item) or "")
        if there is not None:
            line += " " + _("(in the session: {kept})").format(kept=there)
        items += [running(line), 2]
    return items

"""Alerts of one couple as notices, each to be put aside until something new comes in. For the counselor's pages only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from ui import alert_words, dates, theme
from ui.widgets.buttons import Button
from ui.widgets.icon import Icon
from ui.widgets.layout import Ground, Item, at_top, column, row
from ui.widgets.words import para
from workbook.catalogue.entries import Measure
from workbook.facts import Names
from workbook.insight.alerts import Alert
from workbook.language import _

Aside = Callable[[str], None]


def alert_notices(
    alerts: Iterable[Alert], measures: Sequence[Measure], names: Names, put_aside: Aside, *, wide: bool = False
) -> list[QWidget]:
    """One notice for each. `wide`: the button stands at the right, where there is room for it."""
    return [_notice(a, alert_words.about(a, names, measures), names, put_aside, wide) for a in alerts]


def _notice(alert: Alert, about: str, names: Names, put_aside: Aside, wide: bool) -> QWidget:
    lead = alert_words.lead(alert, names)
    aside = Button(_("Put aside"), "quiet", height=24)
    aside.setObjectName(f"aside:{alert.key}")
    aside.setAccessibleName(_("Put aside until something new comes in: {alert}").format(alert=f"{lead} {about}"))
    aside.setToolTip(_("until something new comes in"))
    aside.clicked.connect(lambda: put_aside(alert.key))
    words: list[Item] = [para(about, "small", lead=lead)]
    if not wide:
        words += [6, row(aside, None)]
    made = Ground("notice_soft", None, theme.RADIUS_CONTROL)
    icon = Icon(alert_words.ICONS[alert.kind], "notice", 18)
    right: list[Item] = [at_top(aside)] if wide else []
    line = row(at_top(icon), column(*words), *right, gap=theme.NEAR, pad=(16, 12, 16, 12), into=made)
    line.setStretch(1, 1)
    return made


def aside_lines(
    aside: Iterable[tuple[Alert, date]], measures: Sequence[Measure], names: Names, today: date
) -> list[QWidget]:
    """What was put aside and holds still: a quiet line each, so that it is not forgotten."""
    made: list[QWidget] = []
    for alert, on in aside:
        words = _("Put aside {day}: {alert}").format(
            day=dates.near(on, today), alert=alert_words.about(alert, names, measures)
        )
        made.append(para(words, "small", "muted"))
    return made

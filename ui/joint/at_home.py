"""At home, in joint view: what the two were given to do, and what each of them reported."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.joint.parts import home_rows, not_yet, titled
from ui.widgets.layout import Item, at_top, columns
from ui.widgets.settling import running
from workbook.facts import JointFacts
from workbook.language import _, ngettext

_MOST = 20


def at_home(facts: JointFacts) -> QWidget:
    now = [each for each in facts.home if each.now or each.latest]
    before = [each for each in facts.home if each not in now]
    if not facts.home:
        words = _("What you try out between the sessions will stand here, with how it went for each of you.")
        return not_yet(_("At home"), words, "home")
    shown, older = before[:_MOST], len(before) - _MOST
    rows: list[Item] = home_rows(facts, shown, whole=True)
    if older > 0:
        words = ngettext("and {n} before these", "and {n} before these", older).format(n=older)
        rows += [theme.GAP, running(words, "small", "muted")]
    parts = [titled(_("This week"), *home_rows(facts, now, whole=True))] if now else []
    parts += [titled(_("Before"), *rows)] if rows else []
    page = QWidget()
    columns(*((at_top(part), 1) for part in parts), into=page)
    return page

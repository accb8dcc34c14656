"""On Today, after a hand-over: that something is to be read, without a name or a word of it. Somebody may stand beside."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.icon import Icon
from ui.widgets.layout import Item, at_top, card, row, section
from ui.widgets.words import para
from workbook.language import _, ngettext
from workbook.model.handover import Waiting


def alone_card(waiting: tuple[Waiting, ...], told: tuple[str, ...], read: Callable[[str], None]) -> QWidget | None:
    """`told` is what there is to know of the sealed files; `read(couple)` goes there. None where there is neither."""
    if not waiting and not told:
        return None
    wanted = any(each.wants_a_look for each in waiting)
    title = _("Something to read alone") if wanted else _("Given alone")
    items: list[Item] = []
    if waiting:
        way = Button(_("Read"), "quiet", height=24)
        way.setObjectName("alone")
        way.setAccessibleName(f"{_('Read')}, {title}")
        way.clicked.connect(lambda: read(waiting[0].couple))
        many = len(waiting)
        words = ngettext("From {n} couple, not read yet.", "From {n} couples, not read yet.", many).format(n=many)
        items += [section(title, way), theme.HAIR, para(words, "small", "muted")]
    else:
        items.append(section(title))
    for sentence in told:
        items += [
            theme.TIGHT,
            row(at_top(Icon("info", "muted", 16)), para(sentence, "small", "muted"), gap=theme.TIGHT),
        ]
    return card(*items)

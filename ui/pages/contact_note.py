"""How they may be reached, beside the place where somebody is about to be called or written to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.contact import to_call
from ui.widgets.icon import Icon
from ui.widgets.layout import at_top, clear, column, row
from ui.widgets.marks import Mark
from ui.widgets.words import para, text
from workbook.language import _
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple, Partner


class ContactNote(QWidget):
    """`title` says what is about to happen; `words` what holds for a partner then. Who else may see or hear it stands out."""

    def __init__(self, title: str, words: Callable[[Partner], str] = to_call) -> None:
        super().__init__()
        self._words = words
        self._shown: tuple[object, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.HAIR)
        column(text(title, "small_strong"), theme.HAIR, self._rows, into=self)

    def show_couple(self, couple: Couple, of: Sequence[Whose] = PARTNERS) -> None:
        shown = tuple((w, couple.partner(w).short, couple.partner(w).contact) for w in of)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._rows)
        for whose in of:
            partner = couple.partner(whose)
            words = _("{name}: {words}").format(name=partner.short, words=self._words(partner))
            self._rows.addLayout(_line(Mark(whose), para(words, "small", "muted")))
            if partner.contact.seen_by:
                self._rows.addLayout(
                    _line(Icon("circle-alert", "notice", 14), para(partner.contact.seen_by, "small", "notice"))
                )


def _line(sign: QWidget, words: QWidget) -> QVBoxLayout:
    made = row(at_top(sign), words, gap=6)
    made.setStretch(1, 1)
    return column(made)

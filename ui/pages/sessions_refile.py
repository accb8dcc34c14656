"""Finding another couple by name. Nothing is listed before something is typed: this is a couple's own page.

Which of the two partners a record is about means nothing with another couple: whose came is asked, and what is said of the words
says under whom they will stand.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui import theme
from ui.pages.sessions_facts import WHO
from ui.widgets.access import announce
from ui.widgets.choices import Radio, Segmented
from ui.widgets.elided import shortened
from ui.widgets.fields import SearchField
from ui.widgets.flowing import lay_out
from ui.widgets.layout import clear, column, row
from ui.widgets.words import para, text
from workbook.book import Workbook
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.couple import Couple

_MOST, _WIDE, _NAME = 6, 360, 110


class CoupleFinder(QWidget):
    """`changed`: other couples are found, or one is chosen, and other fields take the focus."""

    changed = Signal()

    def __init__(self, book: Workbook) -> None:
        super().__init__()
        self._book, self._without, self._chosen, self._typed = book, "", "", ""
        self._who, self._asks, self._whose = Segmented("", ["", "", ""], None), "", Whose.BOTH
        self._by_partner: Callable[[], bool] = bool
        self._field = SearchField(_("Name or number of the other couple"))
        self._field.setMaximumWidth(_WIDE)
        self._field.wanted.connect(self._look)
        self._field.down.connect(lambda: self._into(take=False))
        self._field.returnPressed.connect(lambda: self._into(take=True))
        self._group: QButtonGroup | None = None
        self._found = QVBoxLayout()
        self._found.setSpacing(theme.TIGHT)
        self._then = column(gap=theme.TIGHT)
        column(self._field, theme.TIGHT, self._found, theme.TIGHT, self._then, into=self)

    def begin(self, without: str, asks: str, whose: Whose, by_partner: Callable[[], bool]) -> None:
        """Nothing typed, nobody found. `without` is the couple that it does not belong to; `asks` is the question who of the
        other one it was, and `whose` who it was thought to be. `by_partner`: whether words stand under one of the two.
        """
        self._without, self._chosen, self._typed, self._group = without, "", "", None
        self._asks, self._whose, self._by_partner = asks, whose, by_partner
        self._field.clear()
        clear(self._found)
        clear(self._then)

    def first_focus(self) -> QWidget:
        return self._field

    def chosen(self) -> str:
        """The uid of the couple that is chosen, or ""."""
        return self._chosen

    def whose(self) -> Whose | None:
        """Who of the couple that is chosen it was; None where it was not said."""
        at = self._who.chosen()
        return WHO[at] if self._chosen and at is not None else None

    def missing(self) -> str:
        """The sentence about what is still to be said, with the keyboard there; or ""."""
        if not self._chosen:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            return _("Choose the couple that it belongs to.")
        if self.whose() is None:
            self._who.setFocus(Qt.FocusReason.OtherFocusReason)
            return _("Say who of this couple it was.")
        return ""

    def _into(self, *, take: bool) -> None:
        """To the couples that were found. `take`: where there is one, it is the one that is meant."""
        self._look(self._field.text().strip())
        found = self._group.buttons() if self._group is not None else []
        if found:
            found[0].setFocus(Qt.FocusReason.TabFocusReason)
            if take and len(found) == 1:
                found[0].setChecked(True)

    def _look(self, typed: str) -> None:
        if typed == self._typed:
            return
        self._typed, self._group = typed, None
        self._find(typed)
        self.changed.emit()

    def _find(self, typed: str) -> None:
        clear(self._found)
        clear(self._then)
        self._chosen = ""
        if not typed:
            return
        lines = [x for x in self._book.couples.lines(typed, limit=_MOST + 1) if x.uid != self._without][:_MOST]
        if not lines:
            self._found.addWidget(para(_("No other couple has this name or number."), "small", "muted"))
            announce(self, _("No other couple has this name or number."))
            return
        self._group = QButtonGroup(self)
        for line in lines:
            radio = Radio(_("{names}, couple {number}").format(names=line.names, number=line.number), role="small")
            radio.toggled.connect(lambda on, uid=line.uid: self._choose(uid, on))
            self._group.addButton(radio)
            self._found.addWidget(radio)
            radio.show()

    def _choose(self, uid: str, on: bool) -> None:
        if on:
            self._chosen = uid
            self._ask(self._book.couples.get(self._without), self._book.couples.get(uid))

    def _ask(self, wrong: Couple, right: Couple) -> None:
        """Who it was is known only where it was both: with another couple the first one is somebody else."""
        clear(self._then)
        names = [shortened(p.short, "small_strong", _NAME) for p in (right.first, right.second)]
        self._who = Segmented(self._asks, [_("Both"), *names], 0 if self._whose is Whose.BOTH else None)
        self._then.addWidget(text(self._asks, "small_strong"))
        self._then.addLayout(row(self._who, None))
        if self._by_partner():
            says = _(
                "What is written about {a} stands under {c} there, and what is about {b} under {d}: read it first."
            )
            a, b, c, d = wrong.first.short, wrong.second.short, right.first.short, right.second.short
            self._then.addWidget(para(says.format(a=a, b=b, c=c, d=d), "small", "muted"))
        lay_out()
        self.changed.emit()

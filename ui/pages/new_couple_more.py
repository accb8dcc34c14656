"""What else a partner's half may hold: their hope, whom to call in an emergency, other therapists, health. Folded at first.

It is asked when there is time for it, so the first screen stays calm; once something stands here it is unfolded. A hope may have
been given alone: it is folded by itself, and until it is opened the form looks and sounds the same whatever it is, and whether
there is one.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.entry import Entry
from ui.widgets.fields import Field, labelled
from ui.widgets.layout import column, row
from ui.widgets.words import text
from workbook.language import _
from workbook.model.couple import Hope, Partner

HOPES = (Hope.REPAIR, Hope.UNSURE, Hope.SEPARATE)


class More(QWidget):
    """The folded part of one partner's card. `whose` tells both halves apart for whoever hears the names."""

    turned = Signal()
    """The hope was opened or folded away: the order of the Tab key has to be made anew."""

    def __init__(self, whose: str) -> None:
        super().__init__()
        self._whose = whose
        self._kept: int | None = None
        self.open = Button("", "quiet", height=24)
        self.open.clicked.connect(self._turn)
        words = [_("Repair"), _("Unsure"), _("Separate")]
        name = _("What they hope for, {partner}").format(partner=whose)
        self.hope = Segmented(name, words, None, height=theme.CONTROL, stretch=True, clearable=True)
        self._emergency = Entry(_("In an emergency, call"), Field("", _("who, and how")))
        self._therapists = Entry(_("Other therapists"), Field("", _("none we know of")))
        self._health = TextArea("", _("as far as they wish to say"), lines=2, most=12)
        note = text(_("theirs and yours alone; no choice means not asked"), "small", "muted")
        self._opened = QWidget()
        self._opened.hide()
        column(2, note, 6, self.hope, into=self._opened)
        column(
            row(self.open, None),
            self._opened,
            theme.NEAR,
            self._emergency,
            theme.NEAR,
            self._therapists,
            theme.NEAR,
            labelled(_("Health and substances"), self._health),
            into=self,
        )
        for entry in (self._emergency, self._therapists):
            entry.field.setAccessibleName(f"{entry.field.accessibleName()}, {whose}")
        self._health.setAccessibleName(f"{self._health.accessibleName()}, {whose}")
        self.fold_hope()

    def show_partner(self, partner: Partner) -> None:
        self.fold_hope()
        self._kept = None if partner.hope is None else HOPES.index(partner.hope)
        self._emergency.show_words(partner.emergency)
        self._therapists.show_words(partner.therapists)
        self._health.show_words(partner.health)

    def fold_hope(self) -> None:
        """Nothing of it is in sight or read out; what was chosen is kept for saving."""
        if not self._opened.isHidden():
            self._kept = self.hope.chosen()
        self.hope.choose(None)
        self._show_opened(False)

    def _turn(self) -> None:
        if self._opened.isHidden():
            self.hope.choose(self._kept)
            self._show_opened(True)
            self.hope.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.fold_hope()
        self.turned.emit()

    def _show_opened(self, opened: bool) -> None:
        self._opened.setVisible(opened)
        self.open.say(_("Fold away what they hope for") if opened else _("What they hope for"))
        self.open.setAccessibleName(f"{self.open.text()}, {self._whose}")

    def _chosen(self) -> int | None:
        return self._kept if self._opened.isHidden() else self.hope.chosen()

    def raw(self) -> tuple[object, ...]:
        return self._chosen(), *self._words()

    def _words(self) -> tuple[str, ...]:
        return self._emergency.words(), self._therapists.words(), self._health.words().strip()

    def read(self, before: Partner) -> Partner:
        chosen = self._chosen()
        return replace(
            before,
            hope=None if chosen is None else HOPES[chosen],
            emergency=self._emergency.words(),
            therapists=self._therapists.words(),
            health=self._health.words().strip(),
        )

    def holds_something(self) -> bool:
        """Whether it is unfolded from the beginning. A hope has no say in it: that would tell of it."""
        return any(self._words())

"""What else a partner's half may hold: their hope, whom to call in an emergency, other therapists, health. Folded at first.

It is asked when there is time for it, so the first screen stays calm; once something stands here it is unfolded.
"""

from __future__ import annotations

from dataclasses import replace
from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.area import TextArea
from ui.widgets.choices import Segmented
from ui.widgets.entry import Entry
from ui.widgets.fields import Field, labelled
from ui.widgets.layout import column
from ui.widgets.words import text
from workbook.model.couple import Hope, Partner

HOPES = (Hope.REPAIR, Hope.UNSURE, Hope.SEPARATE)


class More(QWidget):
    """The folded part of one partner's card. `whose` tells both halves apart for whoever hears the names."""

    def __init__(self, whose: str) -> None:
        super().__init__()
        words = [_("Repair"), _("Unsure"), _("Separate")]
        name = _("What they hope for, {partner}").format(partner=whose)
        self.hope = Segmented(name, words, None, height=theme.CONTROL, stretch=True, clearable=True)
        self._emergency = Entry(_("In an emergency, call"), Field("", _("who, and how")))
        self._therapists = Entry(_("Other therapists"), Field("", _("none we know of")))
        self._health = TextArea("", _("as far as they wish to say"), lines=2, most=12)
        note = text(_("theirs and yours alone; no choice means not asked"), "small", "muted")
        column(
            text(_("What they hope for"), "small_strong"),
            2,
            note,
            6,
            self.hope,
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

    def show_partner(self, partner: Partner) -> None:
        self.hope.choose(None if partner.hope is None else HOPES.index(partner.hope))
        self._emergency.show_words(partner.emergency)
        self._therapists.show_words(partner.therapists)
        self._health.show_words(partner.health)

    def raw(self) -> tuple[object, ...]:
        return self.hope.chosen(), self._emergency.words(), self._therapists.words(), self._health.words().strip()

    def read(self, before: Partner) -> Partner:
        chosen = self.hope.chosen()
        return replace(
            before,
            hope=None if chosen is None else HOPES[chosen],
            emergency=self._emergency.words(),
            therapists=self._therapists.words(),
            health=self._health.words().strip(),
        )

    def holds_something(self) -> bool:
        return any(part is not None and part != "" for part in self.raw())

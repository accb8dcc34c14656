"""The policy card of the form: chosen here, and in force from the day both signed it on paper.

Each signature by itself, ending and history stand on the page for agreements; this card is the short way for the first day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtWidgets import QButtonGroup, QWidget

from ui import dates, theme
from ui.day_words import read_day
from ui.pages.new_couple_shared import unread_day
from ui.widgets.buttons import Button
from ui.widgets.choices import Radio
from ui.widgets.entry import Entry
from ui.widgets.fields import Field
from ui.widgets.layout import Item, at_top, card, column, row, section, wide
from ui.widgets.words import para
from workbook.language import _
from workbook.model.common import PARTNERS
from workbook.model.couple import Couple, SecretsPolicy
from workbook.model.paper import Agreement, Paper, in_force, waiting


class Secrets(QWidget):
    """What becomes of something that one says alone. `sheet` prints the sheet of the policy that is chosen."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._in_force: SecretsPolicy | None = None
        self._kept = ""
        self._radios: dict[SecretsPolicy | None, Radio] = {
            None: Radio(_("Not chosen yet"), True, second=_("private questions wait until then")),
            SecretsPolicy.OPEN: Radio(_("Open"), second=_("what one says alone may come up with both")),
            SecretsPolicy.LIMITED: Radio(_("Limited"), second=_("stays with me, unless it blocks the work")),
            SecretsPolicy.APART: Radio(_("Kept apart"), second=_("only with the leave of the one who said it")),
        }
        self._group = QButtonGroup(self)
        for radio in self._radios.values():
            self._group.addButton(radio)
            radio.toggled.connect(self._chose)
        self._signed = Entry(_("Signed by both on"), Field("", _("day month year")))
        self._signed.field.editingFinished.connect(self._read_signed)
        places: list[Item] = [at_top(radio) for radio in self._radios.values()]
        choices = row(*places, at_top(wide(self._signed, 168)), gap=theme.GUTTER)
        for index in range(len(places)):
            choices.setStretch(index, 1)
        self.agreements = Button(_("Signatures and consents"), "quiet", height=24)
        self.sheet = Button(_("Print the sheet to sign"), "quiet", height=24)
        self._says = para("", "small", "muted")
        note = _("holds once both have signed it on paper")
        title = section(_("Secrets policy"), self.agreements, 24, self.sheet, note=note)
        column(card(title, 10, choices, 6, self._says, pad=(24, 14, 24, 18)), into=self)
        self._chose()

    def show_policy(self, couple: Couple, every: Sequence[Agreement]) -> None:
        """What is in force stays as it is here: it is ended, or signed anew, on the page for agreements."""
        standing, waits = in_force(every), waiting(every)
        self._in_force = standing.paper.policy if standing is not None else None
        self._radios[couple.policy].setChecked(True)
        self._radios[None].setEnabled(self._in_force is None)
        self._signed.show_words(dates.day_of_year(couple.policy_signed) if couple.policy_signed else "")
        self._kept = self._signed.words()
        self.agreements.setVisible(bool(couple.uid))
        said = _waiting_words(couple, waits) if waits is not None else ""
        self._says.say(said)
        self._says.setVisible(bool(said))
        self._chose()

    def paper(self) -> Paper | None:
        policy = self._policy()
        return Paper(policy.value) if policy is not None else None

    def raw(self) -> tuple[object, ...]:
        return self._policy(), self._signed.words()

    def read(self, before: Couple) -> tuple[Couple, Entry | None]:
        self._signed.fine()
        signed, policy = self._read_signed(), self._policy()
        if signed is not None and before.begun is not None and signed < before.begun and before.uid:
            self._signed.wrong(_("This is before the file began."))
        if self._signed.problem():
            signed = before.policy_signed
        made = replace(before, policy=policy, policy_signed=signed if policy is not None else None)
        return made, self._signed if self._signed.problem() else None

    def unread(self) -> list[tuple[str, str]]:
        """After `read`: a date of signing that could not be taken."""
        return [(self._signed.name, self._signed.words())] if self._signed.problem() else []

    def _policy(self) -> SecretsPolicy | None:
        return next((policy for policy, radio in self._radios.items() if radio.isChecked()), None)

    def _chose(self) -> None:
        """The day belongs to the policy that is chosen; that of the one in force is on record and stays."""
        policy = self._policy()
        of_record = policy is not None and policy is self._in_force
        if of_record:
            self._signed.show_words(self._kept)
        elif self._kept and self._signed.words() == self._kept:
            self._signed.show_words("")
        self._signed.setEnabled(policy is not None and not of_record)
        self._signed.fine()

    def _read_signed(self) -> date | None:
        words, today = self._signed.words(), self._clock().date()
        if not words or self._policy() is None:
            return None
        read = read_day(words, today)
        if read is None:
            self._signed.wrong(unread_day(words))
        elif read > today:
            self._signed.wrong(_("This day is still to come."))
        else:
            self._signed.show_words(dates.day_of_year(read))
        return read


def _waiting_words(couple: Couple, waits: Agreement) -> str:
    """Whose signature the paper that waits has, and whose it lacks."""
    lacking = [couple.partner(w).short for w in PARTNERS if waits.signed(w) is None]
    if len(lacking) == 1:
        return _("One signature is on record; that of {name} is still missing.").format(name=lacking[0])
    return _("It has been put before them; neither has signed yet.")

"""Which of one partner's answers a permission is about: the ticks belong to the intake that is named above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import dates, theme
from ui.widgets.choices import Check
from ui.widgets.layout import clear, column
from ui.widgets.words import para
from workbook.catalogue.entries import Catalogue
from workbook.disclosure.intake import kind_words
from workbook.language import _, ngettext
from workbook.model.common import Visibility, Whose
from workbook.model.handover import stays_alone
from workbook.model.intake import AnswerState, Intake


@dataclass(frozen=True, slots=True)
class Offer:
    """What a partner may open to both: the answers `items` that they gave alone in one intake. `held` are as many more that no
    permission opens. Without an `intake` there is none.
    """

    whose: Whose
    name: str
    intake: Intake | None = None
    items: tuple[str, ...] = ()
    held: int = 0


def offer(intakes: Sequence[Intake], whose: Whose, name: str, catalogue: Catalogue) -> Offer:
    """From the latest intake that holds any. What is the counselor's own is not theirs to open, and what they would rather not
    say is nothing that could be.
    """
    never = {i.key for i in catalogue.items if stays_alone(i)}
    for intake in reversed(intakes):
        alone = [
            a.item
            for a in intake.answers
            if a.whose is whose and a.visibility is Visibility.INDIVIDUAL and a.state is AnswerState.RATED
        ]
        if alone:
            items = tuple(item for item in alone if item not in never)
            return Offer(whose, name, intake, items, len(alone) - len(items))
    return Offer(whose, name)


class AnswersChoice(QWidget):
    """A tick for each answer that is offered."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._labels = {item.key: item.label for item in catalogue.items}
        self._offer: Offer | None = None
        self.checks: dict[str, Check] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.TIGHT)
        column(theme.NEAR, self._rows, into=self)
        self.hide()

    @property
    def intake(self) -> str:
        """The uid of the intake that the ticks are about."""
        return self._offer.intake.uid if self._offer is not None and self._offer.intake is not None else ""

    def ticked(self) -> tuple[str, ...]:
        return tuple(item for item, check in self.checks.items() if check.isChecked())

    def show_offer(self, offer: Offer | None, today: date) -> bool:
        """Ticks stay while the same partner's answers of the same intake are offered. False: some went, for there are others."""
        if offer == self._offer:
            return True
        before, ticked = self._offer, self.ticked()
        self._offer = offer
        self.checks = {}
        clear(self._rows)
        self.setVisible(offer is not None)
        if offer is None:
            return True
        same = before is not None and (before.whose, _uid(before)) == (offer.whose, _uid(offer))
        if offer.intake is not None:
            title = _("{intake}, {day}").format(
                intake=kind_words(offer.intake.kind), day=dates.near(offer.intake.begun, today)
            )
            self._rows.addWidget(para(title, "small_strong"))
        for item in offer.items:
            self.checks[item] = Check(self._labels.get(item, item), same and item in ticked)
            self.checks[item].setObjectName(f"answer:{_uid(offer)}:{item}")
            self._rows.addWidget(self.checks[item])
        for words in _more(offer):
            self._rows.addWidget(para(words, "small", "muted"))
        gone = before is not None and before.whose is offer.whose and set(ticked) != set(self.ticked())
        return not gone


def _uid(offer: Offer) -> str:
    return offer.intake.uid if offer.intake is not None else ""


def _more(offer: Offer) -> list[str]:
    if offer.intake is None:
        return [_("No answer given alone is on record from this partner.")]
    if not offer.held:
        return []
    words = ngettext(
        "{n} answer is not offered: it stays between {name} and you, and no permission opens it to both.",
        "{n} answers are not offered: they stay between {name} and you, and no permission opens them to both.",
        offer.held,
    )
    return [words.format(n=offer.held, name=offer.name)]

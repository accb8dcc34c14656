"""Which intake the picture shows, and which it is compared with: two menus, there only where there is a choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.dates import near
from ui.widgets.layout import row
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.words import text
from workbook.disclosure.picture import kind_words
from workbook.language import _
from workbook.model.intake import Intake


@dataclass(frozen=True, slots=True)
class Shown:
    """The intake in sight, and the one beside it: None where the picture stands alone."""

    now: Intake
    before: Intake | None


class MomentsRow(QWidget):
    """`now_wanted(uid)` and `before_wanted(uid)` follow the menus."""

    now_wanted = Signal(str)
    before_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.now = MenuChoice(_("Picture from"), "plain")
        self.before = MenuChoice(_("Compared with"), "plain")
        self.now.chosen.connect(self.now_wanted)
        self.before.chosen.connect(self.before_wanted)
        self._beside = text(_("beside"), "small", "muted")
        row(
            text(_("Picture from"), "small", "muted"),
            self.now,
            self._beside,
            self.before,
            None,
            pad=(0, 0, 0, theme.GAP),
            into=self,
        )

    def show_intakes(self, shown: Shown, intakes: Sequence[Intake], today: date) -> None:
        """`intakes` are those with ratings, oldest first."""
        self.setVisible(len(intakes) > 1)
        each = [(i.uid, called(i, today)) for i in reversed(intakes)]
        self.now.offer(each, shown.now.uid)
        others = [(uid, words) for uid, words in each if uid != shown.now.uid]
        self.before.offer(others, shown.before.uid if shown.before is not None else "")
        for widget in (self.before, self._beside):
            widget.setVisible(shown.before is not None)


def called(intake: Intake, today: date) -> str:
    """ "Review intake, 3 November": as it stands in the menus."""
    return _("{intake}, {day}").format(intake=kind_words(intake.kind), day=near(intake.begun, today))

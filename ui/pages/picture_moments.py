"""Which intake the picture shows, and which it is compared with: two menus, there only where there is a choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui import theme
from ui.dates import near
from ui.widgets.buttons import Button
from ui.widgets.layout import row
from ui.widgets.words import text
from workbook.disclosure.picture import kind_words
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
        self.now, self.before = (
            Button("", "plain", trailing="chevron-down", height=theme.CONTROL_IN_ROW) for _n in (1, 2)
        )
        self._menus = QMenu(self), QMenu(self)
        for button, menu in zip((self.now, self.before), self._menus, strict=True):
            button.setMenu(menu)
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
        for button, menu, chosen, wanted, says in (
            (self.now, self._menus[0], shown.now, self.now_wanted, _("Picture from {intake}")),
            (self.before, self._menus[1], shown.before, self.before_wanted, _("Compared with {intake}")),
        ):
            words = called(chosen, today) if chosen is not None else ""
            button.say(words)
            button.setAccessibleName(says.format(intake=words))
            others = [i for i in intakes if button is self.now or i.uid != shown.now.uid]
            self._fill(menu, others, chosen, wanted.emit, today)
        for widget in (self.before, self._beside):
            widget.setVisible(shown.before is not None)

    def _fill(
        self, menu: QMenu, intakes: Sequence[Intake], chosen: Intake | None, wanted: Callable[[str], None], today: date
    ) -> None:
        menu.clear()
        for each in reversed(intakes):
            act = menu.addAction(called(each, today))
            act.setCheckable(True)
            act.setChecked(chosen is not None and each.uid == chosen.uid)
            act.triggered.connect(lambda _on=False, uid=each.uid: wanted(uid))


def called(intake: Intake, today: date) -> str:
    """ "Review intake, 3 November": as it stands in the menus."""
    return _("{intake}, {day}").format(intake=kind_words(intake.kind), day=near(intake.begun, today))

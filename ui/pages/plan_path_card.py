"""The path in its card: whose plan it is, how far it is, and the ways to change it."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.pages.plan_path import PathView
from ui.pages.plan_rows import PathRow, plan_name
from ui.widgets.buttons import Button
from ui.widgets.layout import Ground, column, row
from ui.widgets.scrolling import Scroller
from ui.widgets.words import text
from workbook.catalogue.entries import Catalogue
from workbook.model.plan import Plan


class PathCard(Ground):
    """`chose(uid)` follows the cursor on the path."""

    chose = Signal(str)
    change_wanted = Signal()
    beside_wanted = Signal()
    rebuilt = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._view: PathView | None = None
        self._name, self._done = text("", "section"), text("", "small", "muted")
        change = Button(_("Change plan"), "quiet", height=24)
        change.clicked.connect(self.change_wanted)
        self._beside = Button(_("Add beside the path"), "quiet", "plus", key=_("Alt B"), height=24)
        self._beside.clicked.connect(self.beside_wanted)
        inner = QWidget()
        self._place = QVBoxLayout()
        column(self._place, None, pad=(0, 0, 4, 0), into=inner)
        head = row(self._name, self._done, None, change, pad=(8, 0, 12, 0))
        head.addStrut(24)
        foot = row(self._beside, None, pad=(8, 0, 8, 0))
        made = column(head, theme.TIGHT, Scroller(inner), theme.TIGHT, foot, pad=(16, 20, 8, 20), into=self)
        made.setStretch(2, 1)

    def show_plan(self, plan: Plan, rows: tuple[PathRow, ...], chosen: str) -> None:
        self._name.say(plan_name(plan, self._catalogue))
        self._done.say(_("{done} of {all} done").format(done=plan.done, all=len(plan.path)))
        uids = tuple(r.step.uid for r in rows)
        if self._view is None or self._view.uids() != uids:
            self._build(rows)
        else:
            self._view.show_rows(rows)
        assert self._view is not None
        self._view.show_step(chosen)

    def path(self) -> PathView:
        assert self._view is not None
        return self._view

    def _build(self, rows: tuple[PathRow, ...]) -> None:
        old, self._view = self._view, PathView(rows)
        self._view.chose.connect(self.chose)
        self._place.addWidget(self._view)
        if old is not None:
            if old.hasFocus():
                self._view.setFocus()
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rebuilt.emit()

"""The path in its card: whose plan it is, how far it is, and the ways to change it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.pages.plan_path import PathView
from ui.pages.plan_rows import PathRow, plan_name
from ui.widgets.buttons import Button
from ui.widgets.elided import Elided
from ui.widgets.layout import Ground, at_top, column, row
from ui.widgets.scrolling import Scroller
from ui.widgets.told import Sign, Told
from ui.widgets.words import text
from workbook.catalogue.entries import Catalogue
from workbook.language import _
from workbook.model.plan import Plan


class PathCard(Ground):
    """`chose(uid)` follows the cursor on the path."""

    chose = Signal(str)
    change_wanted = Signal()
    beside_wanted = Signal()
    undo_wanted = Signal()
    earlier_wanted = Signal()
    moved = Signal(str, int)
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
        hint = Elided(_("Alt with ↑ or ↓ moves a step, as dragging does"), "caption", "muted")
        self._earlier = Button(_("Earlier"), "quiet", height=24)
        self._earlier.setAccessibleName(_("Earlier plans, and how this one stood before"))
        self._earlier.clicked.connect(self.earlier_wanted)
        self._told = Told()
        self._undo = Button(_("Undo"), "quiet", "undo-2", key=_("Ctrl Z"), height=24)
        self._undo.setAccessibleName(_("Undo: the plan as it was before"))
        self._undo.clicked.connect(self.undo_wanted)
        self._undo.hide()
        told = row(self._told, at_top(self._undo))
        told.setStretch(0, 1)
        foot = column(told, row(self._beside, None, self._earlier), hint, gap=2, pad=(8, 0, 8, 0))
        made = column(head, theme.TIGHT, Scroller(inner), theme.TIGHT, foot, pad=(16, 20, 8, 20), into=self)
        made.setStretch(2, 1)

    def show_plan(self, plan: Plan, rows: tuple[PathRow, ...], chosen: str, *, earlier: bool) -> None:
        """`earlier`: there is something to read of how it was before."""
        self._earlier.setVisible(earlier)
        self._name.say(plan_name(plan, self._catalogue))
        self._done.say(_("{done} of {all} done").format(done=plan.done, all=len(plan.path)))
        uids = tuple(r.step.uid for r in rows)
        if self._view is None or self._view.uids() != uids:
            self._build(rows)
        else:
            self._view.show_rows(rows)
        assert self._view is not None
        self._view.show_step(chosen)

    def tell(self, words: str, kind: Sign, *, undo: bool = False) -> None:
        """What has just happened to the path, or why it could not; `undo`: it can be taken back."""
        self._told.say(words, kind)
        self._undo.setVisible(undo)

    def path(self) -> PathView:
        assert self._view is not None
        return self._view

    def _build(self, rows: tuple[PathRow, ...]) -> None:
        old, self._view = self._view, PathView(rows)
        self._view.chose.connect(self.chose)
        self._view.moved.connect(self.moved)
        self._place.addWidget(self._view)
        if old is not None:
            self._view.show()
            if old.hasFocus():
                self._view.setFocus()
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rebuilt.emit()

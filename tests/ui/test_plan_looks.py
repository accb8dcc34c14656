"""What the Plan page has to pass besides doing its work."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import Clock
from tests.ui.hands import ALT, shortcut
from tests.ui.looks import Frame, cut_labels, unnamed
from tests.ui.plan_room import PlanDesk, open_gate, open_plan
from ui import theme
from ui.context import Context
from ui.pages.plan_rows import path_rows
from ui.widgets.scrolling import Scroller
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.plan import Goal, Plan, PlanKind, StepState

Opened = Callable[..., PlanDesk]


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame], clock: Clock) -> Opened:
    return partial(open_plan, book, context, couple, frame, clock)


@pytest.fixture
def restore(book: Workbook, couple: Couple) -> Plan:
    """Restore, with the gate open."""
    open_gate(book, couple)
    return book.plans.adopt(couple.uid, PlanKind.RESTORE)


# looks and names


@pytest.mark.parametrize("size", [(1168, 760), (848, 560)])
def test_nothing_is_cut_and_all_is_named(
    desk: Opened, restore: Plan, book: Workbook, couple: Couple, size: tuple[int, int]
) -> None:
    hard = replace(couple.first, name="<b>Wolfeschlegelsteinhausenbergerdorff</b>", called="<b>Wolfeschlegelstein</b>")
    now = book.couples.get(couple.uid)
    book.couples.save(replace(now, first=hard, second=replace(now.second, name="王小明的很长很长很长的名字")))
    book.plans.save_goal(restore.uid, Goal("G" * 40 + " " + "goal " * 30, Whose.FIRST, evidence="E" * 200))
    book.plans.move(restore.path[4].uid, StepState.PAUSED, "because " * 30)
    book.plans.accept(couple.uid, "C.step.4")
    for scheme in (theme.Scheme.LIGHT, theme.Scheme.DARK):
        theme.use(scheme)
        at = desk()
        at.frame.resize(*size)
        for open_part in (None, at.page._view.add_goal, at.page._view.open_beside, at.page._change):
            if open_part is not None:
                open_part()
            QApplication.processEvents()
            assert cut_labels(at.frame) == []
            assert unnamed(at.frame) == []
            for area in at.frame.findChildren(Scroller):
                inside = area.widget()
                assert inside is None or inside.width() <= area.viewport().width(), "nothing lies beyond the edge"
        at.page._chooser._radios[PlanKind.MIX].setChecked(True)  # type: ignore[union-attr]
        QApplication.processEvents()
        assert cut_labels(at.frame) == []
        assert unnamed(at.frame) == []
        at.frame.hide()


def test_no_window_opens_by_itself(desk: Opened, restore: Plan) -> None:
    at = desk()
    shown: list[QWidget] = []
    shortcut(at.frame, Qt.Key.Key_G, ALT)
    shown += [w for w in QApplication.topLevelWidgets() if w.isVisible() and not isinstance(w, Frame)]
    assert shown == []


def test_a_plan_of_a_later_catalogue_can_still_be_shown(book: Workbook, restore: Plan, couple: Couple) -> None:
    gone = replace(restore, steps=(replace(restore.steps[0], step="Z.step.9"), *restore.steps[1:]))
    gate = book.safety.gate(couple.uid)
    rows = path_rows(gone, book.catalogue, gate, datetime(2026, 11, 17).date())
    assert rows[0].step.title == "Open communication"

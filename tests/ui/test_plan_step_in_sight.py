"""Which step the page opens with: the one that is open, or with nothing open the one that opens next; and it is in sight."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tests.ui.conftest import Clock
from tests.ui.looks import Frame
from tests.ui.plan_room import open_gate, open_plan
from ui.context import Context
from workbook.book import Workbook
from workbook.model.couple import Couple
from workbook.model.plan import PlanKind, StepState


def test_with_nothing_open_the_step_that_opens_next_is_chosen_and_in_sight(
    book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame], clock: Clock
) -> None:
    open_gate(book, couple)
    plan = book.plans.adopt(couple.uid, PlanKind.RESTORE)
    while plan.current is not None and plan.done < 9:
        plan = book.plans.move(plan.current.uid, StepState.DONE)
    assert plan.current is not None
    plan = book.plans.move(plan.current.uid, StepState.AHEAD)
    assert plan.current is None
    at = open_plan(book, context, couple, frame, clock)
    path = at.path()
    chosen = path.chosen()
    assert chosen is not None
    assert at.rows()[chosen].endswith("opens next")
    ahead = next(s for s in plan.path if s.state is StepState.AHEAD)
    assert at.page._view.step_in_sight() == ahead.uid
    QApplication.processEvents()
    area: QWidget | None = path.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    assert isinstance(area, QScrollArea)
    middle = path.mapTo(area.viewport(), QPoint(0, path.place_box(chosen).toRect().center().y()))
    assert area.viewport().rect().contains(middle)

"""The counselor's side of a step: folded at first, and never of a step that is held."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Clock
from tests.ui.hands import press
from tests.ui.looks import Frame, cut_labels, unnamed
from tests.ui.plan_room import PlanDesk, limit_gate, open_gate, open_plan
from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.words import Text
from workbook.book import Workbook
from workbook.model.couple import Couple
from workbook.model.plan import OwnStep, PlanKind

Opened = Callable[..., PlanDesk]


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame], clock: Clock) -> Opened:
    return partial(open_plan, book, context, couple, frame, clock)


def shown(at: PlanDesk) -> list[str]:
    QApplication.processEvents()
    return [w.words() for w in at.page.findChildren(Text) if w.isVisible()]


def test_it_unfolds_by_a_key_and_goes_along_with_the_step(desk: Opened, book: Workbook, couple: Couple) -> None:
    open_gate(book, couple)
    book.plans.adopt(couple.uid, PlanKind.REBUILD)
    at = desk("B.step.1")
    first, second = book.catalogue.step("B.step.1"), book.catalogue.step("B.step.2")
    assert first.listen not in shown(at)
    at.push("What to listen for")
    assert {first.listen, first.onward, first.pitfalls} <= set(shown(at))
    assert cut_labels(at.frame) == []
    assert unnamed(at.frame) == []
    press(at.path(), Qt.Key.Key_Down)
    assert {second.listen, second.onward, second.pitfalls} <= set(shown(at))
    at.push("What to listen for")
    assert second.listen not in shown(at)


def test_a_step_that_is_held_says_nothing_of_itself(desk: Opened, book: Workbook, couple: Couple, clock: Clock) -> None:
    limit_gate(book, couple, clock.now)
    book.plans.adopt(couple.uid, PlanKind.RESTORE)
    at = desk("A.step.3")
    assert "What to listen for" not in at.names(Button)


def test_an_own_step_has_no_such_side(desk: Opened, book: Workbook, couple: Couple) -> None:
    book.plans.adopt(couple.uid, PlanKind.OWN, (OwnStep("A walk after supper", ""),))
    assert "What to listen for" not in desk().names(Button)

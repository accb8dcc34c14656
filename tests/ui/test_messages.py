from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.ui.hands import press
from ui import messages
from workbook.errors import InUse

Key = Qt.Key


def at_once(act: Callable[[QMessageBox], None]) -> None:
    """Do something with the box that is about to stand there."""

    def later() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        act(box)

    QTimer.singleShot(0, later)


def enter(box: QMessageBox) -> None:
    focused = box.focusWidget()
    assert focused is not None
    press(focused, Key.Key_Return)


def escape(box: QMessageBox) -> None:
    press(box, Key.Key_Escape)


@pytest.mark.parametrize(("danger", "agreed"), [(False, True), (True, False)])
def test_enter_means_the_act_unless_it_destroys(app: QApplication, danger: bool, agreed: bool) -> None:
    at_once(enter)
    assert messages.ask("Delete this goal?", yes="Delete the goal", no="Keep it", danger=danger) is agreed


def test_enter_does_not_settle_what_cannot_be_taken_back(app: QApplication) -> None:
    at_once(enter)
    assert messages.ask("Finish it?", yes="Finish it", no="Go on", lasting=True) is False


@pytest.mark.parametrize("danger", [False, True])
def test_escape_means_no(app: QApplication, danger: bool) -> None:
    at_once(escape)
    assert messages.ask("Delete this goal?", yes="Delete the goal", danger=danger) is False


def test_an_error_is_one_plain_sentence(app: QApplication) -> None:
    seen: list[str] = []

    def look(box: QMessageBox) -> None:
        assert box.textFormat() == Qt.TextFormat.PlainText
        seen.append(box.text())
        escape(box)

    at_once(look)
    messages.shown(InUse("Another window has <b>this</b> workbook open."))
    assert seen == ["Another window has <b>this</b> workbook open."]

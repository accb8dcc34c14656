from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.hands import click, focused, shortcut, tab
from tests.ui.looks import Frame
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.layout import column
from ui.widgets.scrolling import Scroller


def buttons(frame: Callable[..., Frame], count: int = 3, high: int = 500) -> tuple[Frame, list[Button]]:
    made = [Button(f"Button {n}") for n in range(count)]
    host = QWidget()
    column(*made, None, gap=20, into=host)
    return frame(host, 600, high), made


def test_it_shows_for_the_keyboard_and_goes_with_the_mouse(frame: Callable[..., Frame]) -> None:
    window, made = buttons(frame)
    made[0].setFocus()
    assert tab() is made[1]
    assert window.ring.target() is made[1]
    click(made[2])
    assert made[2].hasFocus()
    assert window.ring.target() is None
    shortcut(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    assert window.ring.target() is focused()


def test_it_lies_round_its_control(frame: Callable[..., Frame]) -> None:
    window, made = buttons(frame)
    made[1].setFocus()
    QApplication.processEvents()
    where = made[1].mapTo(window, QPoint(0, 0))
    assert window.ring.geometry().contains(made[1].rect().translated(where))
    assert window.ring.width() == made[1].width() + 8


def test_a_field_has_it_however_it_was_reached(frame: Callable[..., Frame]) -> None:
    host, field = QWidget(), Field(says="Name")
    column(Button("x"), field, None, into=host)
    window = frame(host)
    click(field)
    assert field.hasFocus()
    assert window.ring.target() is field


def test_it_follows_its_control_and_is_gone_with_it(frame: Callable[..., Frame]) -> None:
    window, made = buttons(frame)
    made[1].setFocus()
    before = window.ring.geometry()
    made[0].setFixedHeight(90)
    QApplication.processEvents()
    assert window.ring.geometry().top() > before.top()
    made[1].hide()
    assert window.ring.target() is None or window.ring.target() is not made[1]


def test_scrolling_moves_it_and_the_viewport_clips_it(frame: Callable[..., Frame]) -> None:
    made = [Button(f"Button {n}") for n in range(40)]
    content = QWidget()
    column(*made, gap=20, into=content)
    scroller = Scroller(content)
    window = frame(scroller, 600, 400)
    made[3].setFocus()
    QApplication.processEvents()
    before = window.ring.geometry()
    scroller.verticalScrollBar().setValue(60)
    QApplication.processEvents()
    assert window.ring.geometry().top() == before.top() - 60
    scroller.verticalScrollBar().setValue(made[3].y() + 20)
    QApplication.processEvents()
    assert window.ring.height() < before.height(), "half of it lies above the viewport"
    scroller.verticalScrollBar().setValue(scroller.verticalScrollBar().maximum())
    QApplication.processEvents()
    assert window.ring.target() is None


def test_what_takes_the_focus_is_scrolled_into_sight(frame: Callable[..., Frame]) -> None:
    made = [Button(f"Button {n}") for n in range(40)]
    content = QWidget()
    column(*made, gap=20, into=content)
    scroller = Scroller(content)
    window = frame(scroller, 600, 400)
    made[0].setFocus()
    tab(25)
    QApplication.processEvents()
    assert window.ring.target() is made[25]
    assert window.ring.height() == made[25].height() + 8, "whole"
    assert scroller.verticalScrollBar().value() > 0


def test_a_frame_may_have_it_for_what_stands_in_it(frame: Callable[..., Frame]) -> None:
    host, outer, field = QWidget(), QWidget(), Field(says="inside")
    outer.setProperty("ring", 8)
    column(field, pad=(20, 20, 20, 20), into=outer)
    column(outer, None, into=host)
    field.ring_target = outer  # type: ignore[attr-defined]
    window = frame(host)
    field.setFocus()
    assert window.ring.target() is outer


def test_a_deleted_control_takes_it_along(frame: Callable[..., Frame]) -> None:
    window, made = buttons(frame)
    made[1].setFocus()
    made[1].setParent(None)
    made[1].deleteLater()
    QApplication.processEvents()
    window.inputs.used_keyboard.emit()
    assert window.ring.target() is not made[1]


def test_what_had_it_before_can_go_without_taking_it_along(frame: Callable[..., Frame]) -> None:
    window, made = buttons(frame)
    made[0].setFocus()
    made[1].setFocus()
    made[0].deleteLater()
    QCoreApplication.sendPostedEvents(made[0], QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert window.ring.target() is made[1]


def test_at_the_edge_of_what_scrolls_it_is_whole_round_words_without_padding(frame: Callable[..., Frame]) -> None:
    host, quiet = QWidget(), Button("Exercises", "quiet")
    column(quiet, None, into=host)
    around, scroller = QWidget(), Scroller(host)
    column(scroller, pad=(20, 20, 20, 20), into=around)
    window = frame(around)
    quiet.setFocus()
    QApplication.processEvents()
    assert window.ring.target() is quiet
    assert window.ring.size() == quiet.size().grownBy(QMargins(8, 8, 8, 8))

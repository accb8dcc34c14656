"""A menu to tick several things in: it stays open while one ticks, and says in the button what is ticked."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.hands import press
from tests.ui.looks import Frame, cut_labels
from ui.widgets.menu import Menu
from ui.widgets.menu_ticks import MenuTicks

Key = Qt.Key


def made() -> MenuTicks:
    ticks = MenuTicks("Fits", lambda words: ", ".join(words) or "Anyone", least=96)
    ticks.offer([("a", "At a distance"), ("b", "Bread & butter"), ("c", "Quiet")], ["c"])
    return ticks


def test_it_is_ticked_by_keys_and_stays_open_meanwhile(frame: Callable[..., Frame], qtbot: QtBot) -> None:
    ticks, heard = made(), []
    ticks.changed.connect(lambda: heard.append(ticks.ticked()))
    window = frame(ticks, 300, 80)
    menu = ticks.menu()
    assert isinstance(menu, Menu)
    menu.popup(window.mapToGlobal(window.rect().bottomLeft()))
    qtbot.waitUntil(menu.isVisible)
    press(menu, Key.Key_Down)
    press(menu, Key.Key_Space)
    press(menu, Key.Key_Down)
    press(menu, Key.Key_Return)
    assert menu.isVisible()
    assert heard == [("a", "c"), ("a", "b", "c")]
    press(menu, Key.Key_Escape)
    qtbot.waitUntil(lambda: not menu.isVisible())
    assert ticks.accessibleName() == "Fits: At a distance, Bread & butter, Quiet"
    QApplication.processEvents()
    assert cut_labels(window) == [], "what is longer than its room is shortened"


def test_showing_ticks_tells_nobody(app: QApplication) -> None:
    ticks, heard = made(), []
    ticks.changed.connect(lambda: heard.append(1))
    ticks.tick(["a"])
    ticks.offer([("a", "At a distance")], ["a", "gone"])
    assert ticks.ticked() == ("a",)
    assert heard == []

"""Widgets are taken apart on the thread of the window, whatever fills the collector's count elsewhere."""

import gc
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.background import Background
from ui.collecting import Collector

HERE = threading.get_ident()


class Gone(QWidget):
    """A page that is a cycle, as pages are, and says where it was taken apart."""

    died: ClassVar[list[int]] = []

    def __init__(self) -> None:
        super().__init__()
        self.itself = self

    def __del__(self) -> None:
        Gone.died.append(threading.get_ident())


@pytest.fixture
def collector(app: QApplication) -> Iterator[Collector]:
    Gone.died.clear()
    gc.enable()  # as Python begins; the collector switches it off, and off it stays
    made = Collector(lambda: 10_000)
    assert not gc.isenabled()
    yield made
    made.deleteLater()


def fill() -> int:
    """More cycles than any threshold of the collector's."""
    for _time in range(200_000):
        cycle: list[object] = []
        cycle.append(cycle)
    return threading.get_ident()


def test_a_page_that_is_gone_is_never_taken_apart_on_the_worker(
    collector: Collector, background: Background, qtbot: QtBot
) -> None:
    threads: list[int] = []
    for looking in (False, True):
        for _time in range(20):
            Gone()
        background.run(fill, threads.append, lambda _error: None, looking=looking)
    qtbot.waitUntil(lambda: len(threads) == 2 and len(Gone.died) == 40, timeout=60_000)
    assert HERE not in threads
    assert set(Gone.died) == {HERE}


def test_the_worker_never_has_the_last_hold_on_a_page(background: Background, qtbot: QtBot) -> None:
    Gone.died.clear()
    results: list[object] = []

    def order(page: Gone) -> None:
        background.run(lambda: id(page), lambda result: results.append((result, page.x())), lambda _error: None)

    for _time in range(50):
        page = Gone()
        order(page)
        page.itself = None  # type: ignore[assignment]
        del page
    qtbot.waitUntil(lambda: len(results) == 50)
    qtbot.waitUntil(lambda: len(Gone.died) == 50)
    assert set(Gone.died) == {HERE}

"""The keys of joint view: its four pages by number, and no search."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt

from tests.ui.hands import ALT, CONTROL, shortcut
from tests.ui.keyboard import read_out
from tests.ui.looks import Frame
from ui.joint.shell import JointShell, Tab
from workbook.book import Workbook
from workbook.disclosure.joint import joint
from workbook.model.couple import Couple

Key = Qt.Key


def test_a_number_leads_to_a_page_and_search_says_that_it_waits(
    book: Workbook, couple: Couple, frame: Callable[..., Frame]
) -> None:
    shell = JointShell(joint(book.record(couple.uid), book.catalogue, datetime(2026, 11, 17, 10, 42)))
    window = frame(shell)
    for key, tab in zip(
        (Key.Key_4, Key.Key_2, Key.Key_3, Key.Key_1), (Tab.HOME, Tab.PICTURE, Tab.PLAN, Tab.OVERVIEW), strict=True
    ):
        shortcut(window, key, ALT)
        assert shell.tab() is tab
    shortcut(window, Key.Key_K, CONTROL)
    assert "search waits until joint view is left" in read_out(shell)
    shortcut(window, Key.Key_2, ALT)
    assert "search waits" not in read_out(shell)

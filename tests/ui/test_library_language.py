"""The Library shows and prints a page in any language that couples read; its list and the counselor's side stay in English."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.everything import settle
from tests.ui.keyboard import read_out
from tests.ui.library_room import FREE, Desk
from tests.ui.looks import Frame
from ui.context import Context
from workbook.catalogue.loader import load


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, qtbot: QtBot) -> Desk:
    return Desk(frame, context, qtbot)


def test_the_page_is_looked_at_and_printed_in_another_language(desk: Desk) -> None:
    desk.page.show_detail(FREE)
    english, spanish = load().exercise(FREE), load("es").exercise(FREE)
    desk.printed(english.title)
    assert desk.side.tongue.text() == "English"
    menu = desk.side.tongue.menu()
    assert isinstance(menu, QMenu)
    menus = len(desk.side.findChildren(QMenu))
    next(act for act in menu.actions() if act.text() == "Spanish").trigger()
    assert len(desk.side.findChildren(QMenu)) == menus, "choosing leaves no menu behind"
    desk.printed(spanish.title)
    assert desk.side.tongue.accessibleName() == "Language of the page: Spanish"
    settle()
    said = read_out(desk.frame)
    assert english.title in said
    assert f"For you, about {english.title}" in said
    sheet = desk.side._order()
    assert sheet is not None
    assert sheet.file_name.endswith("-es.pdf")

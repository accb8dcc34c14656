"""No page opens a window of its own by the way: it would flash up, and take the keyboard from the one that it belongs to."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.app import build
from ui.context import OF_A_COUPLE, Context, Place
from workbook.model.couple import Couple


class Watch(QObject):
    """Hears of every widget that comes up as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.opened.append(watched)
        return False


@pytest.fixture
def watch(app: QApplication) -> Iterator[Watch]:
    made = Watch()
    app.installEventFilter(made)
    yield made
    app.removeEventFilter(made)


@pytest.mark.parametrize("where", list(Place))
def test_a_page_is_made_without_a_window(watch: Watch, context: Context, couple: Couple, where: Place) -> None:
    page = build(where, context)
    if where in OF_A_COUPLE:
        page.show_couple(couple.uid)
    page.refresh(None)
    assert [f"{type(each).__name__} {each.accessibleName()}" for each in watch.opened] == []
    page.deleteLater()

"""PySide6 6.12.0 gave up references to None that it did not own, until the process died of it; 6.11.3 does not."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.hands import press
from ui.widgets.layout import column
from ui.widgets.rating import Rating
from ui.widgets.table import Column, Rows, Table
from workbook.model.common import Whose


def test_references_to_none_do_not_fall(app: object) -> None:
    host = QWidget()
    rating = Rating(Whose.FIRST, "Anke", "question")
    rows = Rows(lambda limit, offset: list(range(offset, min(limit + offset, 30))), str)
    table = Table("Numbers", (Column("n", "Number", 80),), rows, lambda *_cells: None)
    column(rating, table, into=host)
    host.resize(300, 400)
    rows.reload()

    def use() -> None:
        press(rating, Qt.Key.Key_3)
        press(table, Qt.Key.Key_Down)
        host.grab()

    use()
    before = sys.getrefcount(None)
    for _time in range(200):
        use()
    assert sys.getrefcount(None) >= before - 50

"""What the Sessions page has to pass besides doing its work."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import PASSPHRASE, Boxes, Clock
from tests.ui.everything import settle
from tests.ui.hands import press, tab
from tests.ui.looks import Frame, cut_labels, focusable, unnamed
from tests.ui.sessions_room import SessionsDesk, begin, drafted, given, open_sessions, signed
from ui import theme
from ui.context import Context
from ui.pages.sessions_field import NoteField
from ui.pages.sessions_homework import ResultRow
from ui.widgets.buttons import Button
from ui.widgets.scrolling import Scroller
from workbook.book import Workbook
from workbook.model.couple import Couple
from workbook.model.session import About, CheckIn, Session

Opened = Callable[..., SessionsDesk]


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame]) -> Opened:
    """`desk()` opens the page on the couple; `desk(detail)` on something of it."""
    return partial(open_sessions, book, context, couple, frame)


@pytest.fixture
def begun(book: Workbook, couple: Couple) -> Session:
    return begin(book, couple)


# looks and names


@pytest.fixture(params=[(1168, 760), (848, 560)], ids=["reference", "smallest"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    wide, high = request.param
    return int(wide), int(high)


def test_nothing_is_cut_and_all_is_named(
    book: Workbook, couple: Couple, clock: Clock, desk: Opened, size: tuple[int, int]
) -> None:
    hard = replace(couple.first, name="<b>Wolfeschlegelsteinhausenbergerdorff</b> & Söhne", called="")
    book.couples.save(replace(couple, first=hard, second=replace(couple.second, name="ליאת בן־דוד הארוכה מאוד")))
    given(book, couple)
    book.sessions.begin(Session(couple.uid, clock.now, first=CheckIn(3, 4, 5), focus="F" * 200))
    for scheme in (theme.Scheme.LIGHT, theme.Scheme.DARK):
        theme.use(scheme)
        at = desk()
        at.frame.resize(*size)
        press(at.page.findChildren(ResultRow)[0].first(), Qt.Key.Key_D)
        at.page._panel._open_facts()
        settle()
        assert cut_labels(at.frame) == []
        assert unnamed(at.frame) == []
        for area in at.frame.findChildren(Scroller):
            inside = area.widget() if area.isVisible() else None
            assert inside is None or inside.width() <= area.viewport().width(), "nothing lies beyond the right edge"
        at.frame.hide()


def test_tab_goes_in_the_order_of_reading(desk: Opened, begun: Session) -> None:
    at = desk()
    press(at.one(Button, "Data: add a field for Mira"), Qt.Key.Key_Space)
    QApplication.processEvents()
    area = at.field("Data, Mira")
    area.setFocus()
    assert tab().accessibleName() == "Data, the pattern between them"
    assert all(w.accessibleName() for w in focusable(at.page))


def test_no_window_opens_by_itself(desk: Opened, begun: Session) -> None:
    at = desk()
    drafted(at.book, begun)
    at.page.refresh(None)
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible() and not isinstance(w, Frame)] == []


def test_no_clients_word_in_titles_and_tooltips(desk: Opened, begun: Session) -> None:
    at = desk()
    at.write("Data, the pattern", "Zanzibar")
    at.page.flush()
    for widget in [at.frame, *at.frame.findChildren(QWidget)]:
        assert "Zanzibar" not in widget.toolTip() + widget.windowTitle() + widget.accessibleName()


def test_locked_fields_can_be_read_by_key(desk: Opened, begun: Session) -> None:
    at = desk()
    signed(at.book, begun)
    at.page.refresh(None)
    field = next(f for f in at.page.findChildren(NoteField) if f.isVisible())
    field.area.setFocus()
    QTest.keySequence(field.area, QKeySequence(QKeySequence.StandardKey.SelectAll))
    assert field.area.textCursor().selectedText() == "They laughed."


def test_it_all_survives_closing_the_workbook(desk: Opened, begun: Session, boxes: Boxes, book: Workbook) -> None:
    at = desk()
    pasted = QMimeData()
    pasted.setText("Ω “quoted” <b>&amp;</b>\ttab")
    at.field("Data, the pattern").insertFromMimeData(pasted)
    at.page.flush()
    path = book.path
    at.frame.close()
    book.close(backup=False)
    with Workbook.open(path, PASSPHRASE) as again:
        assert again.sessions.note(begun.uid).text("data", About.BETWEEN) == "Ω “quoted” <b>&amp;</b>\ttab"

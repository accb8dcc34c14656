from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.hands import CONTROL, focused, press, shortcut, type_words
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame, cut_labels, spoken_name, unnamed
from ui.context import Context, Place
from ui.pages.couples import Couples
from ui.pages.couples_rows import shared
from ui.widgets.buttons import Button
from ui.widgets.choices import Toggle
from ui.widgets.fields import SearchField
from ui.widgets.table import Table
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, CoupleLine, Partner, Status
from workbook.model.session import Session

Key = Qt.Key


def named(first: str, second: str, starts: datetime | None = None, status: Status = Status.ACTIVE) -> Couple:
    return Couple(Partner(Whose.FIRST, first), Partner(Whose.SECOND, second), next_session=starts, status=status)


@pytest.fixture
def people(book: Workbook) -> list[Couple]:
    return [
        book.couples.create(named("Mira Hollis", "Jonas Adeyemi", datetime(2026, 11, 19, 9))),
        book.couples.create(named("Chloé Marchetti", "Sam Whitlow", datetime(2026, 11, 17, 11))),
        book.couples.create(named("Inés Caballero", "Bram Jansen", status=Status.CLOSED)),
        book.couples.create(named("Grace Okoro", "Peter Lindqvist", status=Status.PAUSED)),
    ]


@pytest.fixture
def show(context: Context, clock: Clock, frame: Callable[..., Frame]) -> Callable[..., Inside]:
    def made(wide: int = 1400, high: int = 880) -> Inside:
        return inside(
            context, frame, {Place.COUPLES: lambda given: Couples(given, clock)}, Place.COUPLES, wide=wide, high=high
        )

    return made


def table(page: Inside) -> Table[CoupleLine]:
    found = page.shell.findChild(Table)
    assert isinstance(found, Table)
    return found


def rows(page: Inside) -> list[str]:
    model = table(page).model()
    return [str(model.index(i, 0).data()).split(".")[0] for i in range(model.rowCount())]


def find(page: Inside, words: str, qtbot: QtBot) -> None:
    type_words(focused(), words)
    qtbot.wait(SearchField.PAUSE_MS + 40)


def test_the_next_to_come_stands_first_and_closed_ones_are_left_out(
    people: list[Couple], show: Callable[..., Inside]
) -> None:
    page = show()
    assert rows(page) == [
        "#2 Chloé Marchetti and Sam Whitlow",
        "#1 Mira Hollis and Jonas Adeyemi",
        "#4 Grace Okoro and Peter Lindqvist",
    ]
    assert "3 shown, the next to come first. Closed couples are left out." in page.words()
    assert "1 to 3 of 3" in page.words()
    toggles = {t.accessibleName(): t.isChecked() for t in page.shell.findChildren(Toggle)}
    assert toggles == {"Active, 2": True, "Waiting, 0": True, "Paused, 1": True, "Closed, 1": False}


def test_typing_finds_by_name_or_number_and_enter_opens_the_first(
    people: list[Couple], show: Callable[..., Inside], qtbot: QtBot
) -> None:
    page = show()
    assert isinstance(focused(), SearchField)
    find(page, "chloe", qtbot)
    assert rows(page) == ["#2 Chloé Marchetti and Sam Whitlow"]
    press(focused(), Key.Key_Return)
    assert page.last == ("overview", people[1].uid, "")
    page.shell.go(Place.COUPLES)
    press(focused(), Key.Key_Escape)
    find(page, "#4", qtbot)
    assert rows(page) == ["#4 Grace Okoro and Peter Lindqvist"]


def test_enter_right_after_the_last_letter_opens_what_was_typed(
    people: list[Couple], show: Callable[..., Inside]
) -> None:
    page = show()
    type_words(focused(), "jonas")
    press(focused(), Key.Key_Return)
    assert page.last == ("overview", people[0].uid, "")


def test_arrows_go_into_the_list_and_back(people: list[Couple], show: Callable[..., Inside]) -> None:
    page = show()
    press(focused(), Key.Key_Down)
    assert focused() is table(page)
    press(focused(), Key.Key_Down)
    press(focused(), Key.Key_Up)
    press(focused(), Key.Key_Return)
    assert page.last == ("overview", people[0].uid, "")
    page.shell.go(Place.COUPLES)
    table(page).setFocus()
    table(page).choose(0)
    press(focused(), Key.Key_Up)
    assert isinstance(focused(), SearchField)
    table(page).setFocus()
    press(focused(), Key.Key_P)
    search = focused()
    assert isinstance(search, SearchField)
    assert search.text() == "p"


def test_filters_add_up(people: list[Couple], show: Callable[..., Inside]) -> None:
    page = show()
    closed = next(t for t in page.shell.findChildren(Toggle) if t.accessibleName().startswith("Closed"))
    press(closed, Key.Key_Space)
    assert len(rows(page)) == 4
    assert "4 shown, the next to come first." in page.words()
    for toggle in page.shell.findChildren(Toggle):
        toggle.setChecked(False)
    assert rows(page) == []
    assert "4 couples are left out by the filters above." in page.words()
    press(page.button("Show all of them"), Key.Key_Space)
    assert len(rows(page)) == 4


def test_nobody_found_and_nobody_yet(show: Callable[..., Inside], book: Workbook, qtbot: QtBot) -> None:
    page = show()
    assert "No couples yet" in page.words()
    press(page.button("Make the first couple"), Key.Key_Space)
    assert page.last == ("new_couple", "", "")
    book.couples.create(named("Mira Hollis", "Jonas Adeyemi"))
    page.shell.go(Place.COUPLES)
    find(page, "zzz", qtbot)
    assert "No couple found" in page.words()
    press(focused(), Key.Key_Return)
    assert page.last == ("new_couple", "", "")


@pytest.mark.parametrize("words", ["<b>", "%", "'; DROP", "\\", "&", "#", "٣", "\u202e", "x" * 2000])
def test_any_text_may_be_searched_for(people: list[Couple], show: Callable[..., Inside], words: str) -> None:
    page = show()
    field = focused()
    assert isinstance(field, SearchField)
    field.setText(words)
    press(field, Key.Key_Return)
    assert isinstance(page.shell.page(), Couples)


def test_keys_for_a_new_couple_and_for_the_search(people: list[Couple], show: Callable[..., Inside]) -> None:
    page = show()
    table(page).setFocus()
    shortcut(page.shell, Key.Key_F, CONTROL)
    assert isinstance(focused(), SearchField)
    shortcut(page.shell, Key.Key_N, CONTROL)
    assert page.last == ("new_couple", "", "")


def test_the_chosen_row_stays_when_something_changes(
    people: list[Couple], book: Workbook, show: Callable[..., Inside]
) -> None:
    page = show()
    table(page).setFocus()
    table(page).choose(1)
    book.sessions.begin(Session(people[3].uid, datetime(2026, 11, 17, 9)))
    QApplication.processEvents()
    assert focused() is table(page)
    chosen = table(page).chosen_item()
    assert chosen is not None
    assert chosen.uid == people[0].uid
    assert any("note to sign" in str(table(page).model().index(i, 0).data()) for i in range(3))


def test_a_long_list_is_read_page_by_page(book: Workbook, show: Callable[..., Inside]) -> None:
    for number in range(1, 131):
        book.couples.create(named(f"First {number}", f"Second {number}"))
    page = show()
    assert table(page).model().rowCount() == 50
    table(page).setFocus()
    for _page in range(12):
        press(focused(), Key.Key_PageDown)
    press(focused(), Key.Key_End)
    while table(page).model().canFetchMore(table(page).rootIndex()):
        press(focused(), Key.Key_End)
        QApplication.processEvents()
    press(focused(), Key.Key_End)
    assert table(page).model().rowCount() == 130
    assert "to 130 of 130" in page.words()
    press(focused(), Key.Key_Return)
    first = next(line for line in book.couples.lines("1") if line.number == 1)
    assert page.last == ("overview", first.uid, "")


@pytest.mark.parametrize("size", [{}, {"wide": 1280, "high": 720}])
def test_every_row_is_said_and_nothing_is_cut(
    book: Workbook, clock: Clock, show: Callable[..., Inside], size: dict[str, int]
) -> None:
    long = book.couples.create(named("Maximiliane-Charlotte von der Schulenburg-Wolfenhagen", "<b>Bo</b> Li"))
    book.couples.create(named("ليلى الحداد", "王小明", datetime(2026, 11, 17, 11, 20)))
    book.sessions.begin(Session(long.uid, datetime(2025, 11, 10, 9)))
    book.couples.save(replace(book.couples.get(long.uid), status=Status.PAUSED))
    page = show(**size)
    said = str(table(page).model().index(1, 0).data())
    assert said == (
        "#1 Maximiliane-Charlotte von der Schulenburg-Wolfenhagen and <b>Bo</b> Li. paused. none yet. "
        "Nov 2025, session 1. not set. note to sign"
    )
    assert "today, 11:20, in 38 minutes" in str(table(page).model().index(0, 0).data())
    assert cut_labels(page.shell) == []
    assert unnamed(page.shell) == []
    table(page).choose(1)
    assert spoken_name(page.button("Open Max")).startswith("Open Maximiliane")


def test_two_names_share_their_room_fairly() -> None:
    assert shared(40, 50, 100) == (40, 50)
    assert shared(20, 300, 100) == (20, 80)
    assert shared(300, 20, 100) == (80, 20)
    assert shared(300, 300, 100) == (50, 50)


def test_where_nobody_is_found_nothing_is_offered_to_be_opened(
    people: list[Couple], show: Callable[..., Inside], qtbot: QtBot
) -> None:
    page = show()
    assert page.button("Open Chloé Marchetti").isVisible()
    find(page, "zz", qtbot)
    assert "0 shown" in page.words()
    assert [b for b in page.shell.findChildren(Button) if b.isVisible() and b.accessibleName().startswith("Open")] == []
    assert page.button("New couple").isVisible()
    press(focused(), Key.Key_Escape)
    find(page, "jonas", qtbot)
    assert page.button("Open Mira Hollis").isVisible()

"""The Library: finding an exercise, reading its page and the counselor's side, stars, and how often it was used."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PRACTICE
from tests.ui.everything import everything_in
from tests.ui.hands import CONTROL, NONE, press, shortcut
from tests.ui.library_room import FIRST, FREE, Desk
from tests.ui.looks import Frame, cut_labels, unnamed
from tests.workbook.catalogue.test_own import written
from ui.app import build
from ui.context import Context, Place
from ui.finding import Hit, Wish, at_once
from ui.main_window import MainWindow
from ui.pages.library_facts import ANY, Stock, Wanted
from ui.shell import Shell
from ui.widgets.menu_choice import MenuChoice
from workbook.book import Workbook
from workbook.catalogue.exercise import Kind, Tag
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.own_exercise import OwnExercise

Key = Qt.Key


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, qtbot: QtBot) -> Desk:
    return Desk(frame, context, qtbot)


def choose(menu: MenuChoice, key: str) -> None:
    """As from the menu, by hand."""
    act = next(a for a, (each, _words) in zip(menu._menu.actions(), menu._offered, strict=True) if each == key)
    act.trigger()


def test_every_exercise_is_there_once_plan_by_plan(desk: Desk) -> None:
    catalogue = desk.book.catalogue
    assert sorted(desk.found()) == sorted(e.key for e in catalogue.exercises)
    assert desk.headings() == [plan.name for plan in catalogue.plans]


def test_words_are_looked_for_while_they_are_typed_in_everything_that_names_it(desk: Desk) -> None:
    assert FREE in desk.search("THANK because")
    assert set(desk.search("restore 7 noticing")) <= set(desk.search("restore 7"))
    assert desk.search("nothing at all has these words") == []
    assert desk.list._none.isVisible()
    assert desk.side._stack.currentIndex() == 0, "nothing is shown that was not found"
    assert not desk.page._print.isEnabled()


@pytest.mark.parametrize("name", ["plan", "step", "theme", "cause", "effort", "kind"])
def test_each_filter_leaves_what_has_it_and_nothing_else(desk: Desk, name: str) -> None:
    menu: MenuChoice = getattr(desk.page._found.filters, name)
    for key, _words in menu._offered[1:]:
        choose(menu, key)
        by_hand = [e.key for e in desk.book.catalogue.exercises if _has(desk.book, e.key, name, key)]
        assert sorted(desk.found()) == sorted(by_hand)
    choose(menu, ANY)
    assert len(desk.found()) == len(desk.book.catalogue.exercises)


def _has(book: Workbook, exercise: str, name: str, key: str) -> bool:
    of = book.catalogue.exercise(exercise)
    return {
        "plan": key in {book.catalogue.step(s).plan for s in of.steps},
        "step": key in of.steps,
        "theme": key in of.themes,
        "cause": key in of.causes,
        "effort": of.minutes > 30 if key == "more" else key.isdecimal() and of.minutes <= int(key),
        "kind": key == of.kind.value,
    }[name]


def test_filters_add_up_and_one_press_takes_them_all_away(desk: Desk) -> None:
    filters = desk.page._found.filters
    choose(filters.plan, "restore")
    choose(filters.kind, Kind.TALKING.value)
    wanted = [e for e in desk.book.catalogue.exercises if e.kind is Kind.TALKING]
    wanted = [e for e in wanted if any(desk.book.catalogue.step(s).plan == "restore" for s in e.steps)]
    assert sorted(desk.found()) == sorted(e.key for e in wanted)
    assert {key.split(".")[0] for key, _words in filters.step._offered[1:]} == {"A"}, "steps of the plan alone"
    assert f"{len(wanted)} of {len(desk.book.catalogue.exercises)} exercises" == desk.list._count.words()
    desk.list.clear.click()
    assert len(desk.found()) == len(desk.book.catalogue.exercises)
    assert QApplication.focusWidget() is desk.list.search
    assert not desk.list.clear.isVisible()


def test_tags_add_up_too(desk: Desk) -> None:
    stock = Stock(desk.book.catalogue, frozenset(), {})
    both = {Tag.NO_COST.value, Tag.QUIET.value}
    found = [c.exercise for c in stock.lines(Wanted(tags=frozenset(both))) if hasattr(c, "exercise")]
    assert all(both <= {t.value for t in e.tags} for e in found)
    desk.page._found.filters.tags._acts[Tag.QUIET.value].trigger()
    assert set(desk.found()) == {e.key for e in desk.book.catalogue.exercises if Tag.QUIET in e.tags}
    assert desk.page._found.filters.tags.accessibleName() == "Fits: Quiet"


def test_the_page_is_shown_as_it_prints_and_the_counselors_side_stays_off_it(desk: Desk) -> None:
    exercise = desk.book.catalogue.exercise(FREE)
    desk.page.show_detail(FREE)
    said = desk.printed(exercise.title)
    assert PRACTICE.name in said
    assert exercise.counselor.why not in said
    beside = "\n".join(f"{p.lead} {p.words}" for p in desk.side.reading.passages())
    own = exercise.counselor
    for words in (own.why, own.evidence, own.not_when, own.ask_next):
        assert words in beside
    assert "Grade: " in beside
    assert exercise.instructions[0].text not in beside


def test_a_star_is_given_by_key_kept_and_looked_for(desk: Desk) -> None:
    desk.page.show_detail(FREE)
    shortcut(desk.frame, Key.Key_D, CONTROL)
    assert desk.book.library.favourites() == {FREE}
    assert desk.side.star.isChecked()
    assert desk.side.star.accessibleName() == "Favourite"
    assert desk.list.chosen() == desk.book.catalogue.exercise(FREE), "the cursor stays"
    index = desk.list.table.currentIndex()
    assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)).endswith("favourite")
    desk.list.starred.click()
    assert desk.found() == [FREE]
    shortcut(desk.frame, Key.Key_D, CONTROL)
    assert desk.book.library.favourites() == frozenset()
    assert desk.found() == []


def test_yours_alone_are_left_where_that_is_asked_for(desk: Desk) -> None:
    assert desk.list.own.accessibleName() == "Yours, 0"
    own = desk.book.library.save(OwnExercise(written()))
    assert desk.list.own.accessibleName() == "Yours, 1"
    desk.list.own.click()
    assert desk.found() == [own.exercise.key]
    desk.list.starred.click()
    assert desk.found() == []
    desk.list.clear.click()
    assert not desk.list.own.isChecked()
    assert len(desk.found()) == len(desk.book.catalogue.exercises)


def test_the_page_can_have_all_the_room(desk: Desk) -> None:
    desk.frame.resize(968, 560)
    desk.page.show_detail(FREE)
    desk.printed("Thank you, because")
    before = desk.side.pages.viewport().size()
    shortcut(desk.frame, Key.Key_F11, NONE)
    desk.qtbot.waitUntil(lambda: desk.side.pages.viewport().width() > 1.5 * before.width())
    assert desk.side.pages.viewport().height() > 1.4 * before.height()
    assert not desk.list.isVisible()
    assert desk.side.pages.hasFocus()
    assert "Esc" in desk.page.second_line()
    assert desk.side.large.accessibleName() == "Back to the list (Esc)"
    assert (cut_labels(desk.frame), unnamed(desk.frame)) == ([], [])
    shortcut(desk.frame, Key.Key_Escape, NONE)
    desk.qtbot.waitUntil(desk.list.isVisible)
    assert desk.page.detail() == FREE
    assert desk.list.table.hasFocus()
    shortcut(desk.frame, Key.Key_F11, NONE)
    shortcut(desk.frame, Key.Key_F, CONTROL)
    assert desk.list.search.hasFocus(), "to look for something leads back to the list"


def test_use_is_a_count_and_no_name_is_anywhere(
    earlier: frozenset[QWidget], desk: Desk, book: Workbook, couple: Couple
) -> None:
    desk.page.show_detail(FREE)
    assert desk.side._second.words() == "not used with a couple yet"
    book.assignments.assign(couple.uid, FREE, Whose.BOTH)
    assert desk.side._second.words() == "used with 1 couple"
    said = everything_in(desk.frame, earlier)
    assert [name for name in ("Mira", "Hollis", "Jonas", "Adeyemi") if name in said] == []


def test_the_keys_lead_from_the_search_to_the_list_and_to_the_page(desk: Desk) -> None:
    shortcut(desk.frame, Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is desk.list.search
    press(desk.list.search, Key.Key_Down)
    assert QApplication.focusWidget() is desk.list.table
    press(desk.list.table, Key.Key_Home)
    press(desk.list.table, Key.Key_Down)
    press(desk.list.table, Key.Key_Return)
    assert QApplication.focusWidget() is desk.side.pages


def test_an_exercise_asked_for_is_shown_though_the_filters_hid_it(desk: Desk) -> None:
    choose(desk.page._found.filters.plan, "deciding")
    assert FIRST not in desk.found()
    desk.page.show_detail(FIRST)
    assert desk.page.detail() == FIRST
    assert len(desk.found()) == len(desk.book.catalogue.exercises)


def test_it_is_found_by_its_name(book: Workbook) -> None:
    hits = [line for line in at_once(book, Wish("libr")).lines() if isinstance(line, Hit)]
    assert [hit.to for hit in hits if hit.title == "Library"] == [Place.LIBRARY]


@pytest.mark.parametrize("size", [(1168, 880), (968, 560)])
def test_nothing_is_cut_with_every_filter_on(desk: Desk, size: tuple[int, int]) -> None:
    desk.frame.resize(*size)
    filters = desk.page._found.filters
    for menu in (filters.plan, filters.step, filters.theme, filters.cause, filters.effort, filters.kind):
        choose(menu, max(menu._offered[1:], key=lambda each: len(each[1]))[0])
    for act in filters.tags._acts.values():
        act.trigger()
    assert cut_labels(desk.frame) == []
    assert unnamed(desk.frame) == []


def test_its_key_works_wherever_the_sidebar_is_and_nowhere_else(context: Context, couple: Couple, qtbot: QtBot) -> None:
    shell, window = Shell(context, build), MainWindow(lambda: True)
    window.show_content(shell)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    shell.go(Place.TODAY)
    shortcut(window, Key.Key_B, CONTROL)
    assert shell.place() is Place.LIBRARY
    shell.go(Place.SAFETY, couple.uid)
    shortcut(window, Key.Key_B, CONTROL)
    assert shell.place() is Place.SAFETY, "a partner sits there"
    shell.close_pages()
    window.close()

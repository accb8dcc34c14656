from collections.abc import Callable, Iterator
from importlib import import_module

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Boxes
from tests.ui.hands import ALT, CONTROL, SHIFT, focused, shortcut, tab
from tests.ui.looks import cut_labels, spoken_name, unnamed
from ui.app import build
from ui.context import TABS, Context, Place
from ui.main_window import MainWindow
from ui.pages.page import Page
from ui.shell import Shell
from ui.sidebar import NavItem
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.layout import column
from ui.widgets.painting import watch_words
from workbook.book import Workbook
from workbook.changes import Changes
from workbook.errors import CannotWrite
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner, SecretsPolicy
from workbook.model.plan import PlanKind

Key = Qt.Key


class Sheet(Page):
    """A page that notes what the shell asks of it."""

    areas = frozenset({"couples"})

    def __init__(self, place: Place, context: Context) -> None:
        super().__init__(context)
        self.place = place
        self.asked: list[object] = []
        self.full = False
        self.field = Field(says="Words")
        self.act = Button(f"Act on {place}")
        column(self.field, None, into=self)

    def title(self) -> str:
        return f"Title of {self.place}"

    def second_line(self) -> str:
        return ""

    def head_actions(self) -> list[QWidget]:
        return [self.act]

    def show_couple(self, uid: str) -> None:
        super().show_couple(uid)
        self.asked.append(("couple", uid))

    def show_detail(self, detail: str) -> None:
        self.asked.append(("detail", detail))

    def refresh(self, changes: Changes | None) -> None:
        self.asked.append("all" if changes is None else "changes")

    def flush(self) -> None:
        self.asked.append("flush")
        if self.full:
            raise CannotWrite("The disk is full.")

    def first_focus(self) -> QWidget:
        return self.field


@pytest.fixture
def sheets() -> dict[Place, Sheet]:
    return {}


@pytest.fixture
def window(context: Context, sheets: dict[Place, Sheet], qtbot: QtBot) -> Iterator[MainWindow]:
    def made(place: Place, given: Context) -> Page:
        sheets[place] = Sheet(place, given)
        return sheets[place]

    main = MainWindow(lambda: True)
    shell = Shell(context, made)
    main.show_content(shell)
    with qtbot.waitActive(main):
        main.show()
        main.activateWindow()
    yield main
    shell.close_pages()
    main.close()
    main.deleteLater()


@pytest.fixture
def shell(window: MainWindow) -> Shell:
    content = window.content()
    assert isinstance(content, Shell)
    content.go(Place.TODAY)
    return content


def test_pages_are_made_when_they_are_asked_for(shell: Shell, sheets: dict[Place, Sheet]) -> None:
    assert list(sheets) == [Place.TODAY]
    assert shell.go(Place.COUPLES)
    assert list(sheets) == [Place.TODAY, Place.COUPLES]
    assert shell.go(Place.TODAY)
    assert sheets[Place.TODAY].asked == ["all", "flush", "all"]
    assert sheets[Place.COUPLES].asked == ["all", "flush"]


def test_a_page_asks_for_another(shell: Shell, sheets: dict[Place, Sheet], context: Context, couple: Couple) -> None:
    context.go_to(Place.SESSIONS, couple.uid, "a session")
    assert shell.place() is Place.SESSIONS
    assert sheets[Place.SESSIONS].asked == [("couple", couple.uid), ("detail", "a session")]
    assert sheets[Place.SESSIONS].field.hasFocus()


def test_a_couples_head_names_both_and_says_where_they_stand(
    shell: Shell, context: Context, couple: Couple, book: Workbook
) -> None:
    context.go_to(Place.OVERVIEW, couple.uid)
    assert shell.head.title() == "Mira Hollis & Jonas Adeyemi"
    assert shell.head.second_line() == "Couple 1 · no plan yet · secrets policy: not chosen"
    book.plans.adopt(couple.uid, PlanKind.REBUILD)
    assert "plan Rebuild, step 1 of 10" in shell.head.second_line()
    current = book.couples.get(couple.uid)
    book.couples.save(_with(current, together=2017, policy=SecretsPolicy.LIMITED))
    assert "together since 2017" in shell.head.second_line()
    assert "limited, not signed yet" in shell.head.second_line()
    assert shell.window().windowTitle() == "Couples Workbook", "no name in the title of a window"


def test_a_long_name_leaves_the_second_partner_in_the_title(shell: Shell, context: Context, book: Workbook) -> None:
    long = "Maximiliane-Charlotte von der Schulenburg-Wolfenhagen und zu Achternbusch-Waldenburg"
    couple = book.couples.create(Couple(Partner(Whose.FIRST, long), Partner(Whose.SECOND, "Bo Li")))
    said: list[str] = []
    watch_words(said.append)
    shell.window().resize(1280, 720)
    context.go_to(Place.OVERVIEW, couple.uid)
    shell.grab()
    watch_words(None)
    title = shell.head.title_shown()
    assert title in said
    assert title.startswith("Maximiliane-Charlotte")
    assert title.endswith("… & Bo Li")
    assert shell.head.title() == f"{long} & Bo Li"
    context.go_to(Place.TODAY)
    assert shell.head.title_shown() == shell.head.title()


def _with(couple: Couple, **changes: object) -> Couple:
    from dataclasses import replace

    return replace(couple, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("at", range(len(TABS)))
def test_alt_and_a_figure_choose_a_tab(shell: Shell, context: Context, couple: Couple, at: int) -> None:
    context.go_to(Place.OVERVIEW if at else Place.PLAN, couple.uid)
    shortcut(shell, Key(Key.Key_1 + at), ALT)
    assert shell.place() is TABS[at]


def test_control_tab_goes_round(shell: Shell, context: Context, couple: Couple) -> None:
    context.go_to(Place.DOCUMENTS, couple.uid)
    shortcut(shell, Key.Key_Tab, CONTROL)
    assert shell.place() is Place.OVERVIEW
    shortcut(shell, Key.Key_Backtab, CONTROL | SHIFT)
    assert shell.place() is Place.DOCUMENTS


def test_tabs_mean_nothing_without_a_couple(shell: Shell) -> None:
    shortcut(shell, Key.Key_3, ALT)
    shortcut(shell, Key.Key_Tab, CONTROL)
    assert shell.place() is Place.TODAY


def test_control_l_locks(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.lock_wanted, timeout=1000):
        shortcut(shell, Key.Key_L, CONTROL)


def test_a_page_that_cannot_save_is_not_left(
    shell: Shell, sheets: dict[Place, Sheet], context: Context, couple: Couple, boxes: Boxes
) -> None:
    context.go_to(Place.SESSIONS, couple.uid)
    sheets[Place.SESSIONS].full = True
    shortcut(shell, Key.Key_1, ALT)
    assert shell.place() is Place.SESSIONS
    assert boxes.said == ["The disk is full."]
    assert shell.tabs.currentIndex() == TABS.index(Place.SESSIONS), "the tab goes back too"
    sheets[Place.SESSIONS].full = False
    assert shell.go(Place.TODAY)


def test_a_couple_that_is_not_there_leaves_one_where_one_was(shell: Shell, boxes: Boxes) -> None:
    assert not shell.go(Place.OVERVIEW, "no such uid")
    assert shell.place() is Place.TODAY
    assert len(boxes.said) == 1


def test_changes_reach_the_page_in_sight_if_they_concern_it(
    shell: Shell, sheets: dict[Place, Sheet], context: Context, book: Workbook, couple: Couple
) -> None:
    today = sheets[Place.TODAY]
    assert today.asked.count("changes") == 1, "the couple was made while today was in sight"
    book.settings.save_practice(book.settings.practice())
    assert today.asked.count("changes") == 1
    context.go_to(Place.OVERVIEW, couple.uid)
    overview = sheets[Place.OVERVIEW]
    other = book.couples.create(Couple(Partner(Whose.FIRST, "Bo"), Partner(Whose.SECOND, "Li")))
    seen = overview.asked.count("changes")
    book.couples.save(_with(book.couples.get(other.uid), household="two cats"))
    assert overview.asked.count("changes") == seen, "another couple's"
    book.couples.save(_with(book.couples.get(couple.uid), household="one dog"))
    assert overview.asked.count("changes") == seen + 1


def test_actions_belong_to_the_page_in_sight(shell: Shell, sheets: dict[Place, Sheet]) -> None:
    shell.go(Place.COUPLES)
    assert not sheets[Place.TODAY].act.isVisible()
    assert sheets[Place.COUPLES].act.isVisible()
    shell.go(Place.TODAY)
    assert sheets[Place.TODAY].act.isVisible()
    assert not sheets[Place.COUPLES].act.isVisible()


def test_recent_couples_stand_in_the_sidebar(shell: Shell, context: Context, couple: Couple) -> None:
    context.go_to(Place.OVERVIEW, couple.uid)
    shell.go(Place.TODAY)
    shell.sidebar.couple_wanted.emit(couple.uid)
    assert (shell.place(), shell.couple()) == (Place.OVERVIEW, couple.uid)


def test_recent_couples_are_called_as_they_are_called(shell: Shell, book: Workbook) -> None:
    used = Partner(Whose.FIRST, "Katharina Maria Adler", called="Rina")
    made = book.couples.create(Couple(used, Partner(Whose.SECOND, "Jonas Adeyemi")))
    shell.go(Place.OVERVIEW, made.uid)
    QApplication.processEvents()
    words = [item.text() for item in shell.sidebar.findChildren(NavItem) if item.isVisible()]
    assert "Rina & Jonas" in words


def test_tab_goes_through_the_sidebar_as_one_reads(shell: Shell, book: Workbook, couple: Couple) -> None:
    other = book.couples.create(Couple(Partner(Whose.FIRST, "Elif Karaca"), Partner(Whose.SECOND, "Daniel Roth")))
    for uid in (couple.uid, other.uid, couple.uid):
        shell.go(Place.OVERVIEW, uid)
    shell.go(Place.TODAY)
    QApplication.processEvents()
    shell.sidebar.item(Place.TODAY).setFocus()
    said = [spoken_name(focused()), *(spoken_name(tab()) for _stop in range(6))]
    assert said == ["Today", "Couples", "Library", couple.names, other.names, "Settings", "Lock"]


@pytest.mark.parametrize("size", [(1400, 880), (1280, 720)])
def test_the_frame_has_room_and_names(
    shell: Shell, window: MainWindow, context: Context, book: Workbook, size: tuple[int, int]
) -> None:
    long = Couple(
        Partner(Whose.FIRST, "Wilhelmina-Alexandra von Hohenstein-Waldenburg"),
        Partner(Whose.SECOND, "<b>Maximilian</b> Konstantin Achternbusch-Rosenberg " * 3),
    )
    made = book.couples.create(long)
    context.go_to(Place.OVERVIEW, made.uid)
    window.resize(*size)
    assert cut_labels(window) == []
    assert unnamed(window) == []


@pytest.mark.parametrize("place", list(Place))
def test_every_place_has_its_page(place: Place) -> None:
    assert callable(import_module(f"ui.pages.{place.value}").build)


def test_a_place_without_a_page_says_which_file_is_missing(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    import ui.app

    class Empty:
        """A module without `build`."""

    found: Callable[[str], object] = lambda _name: Empty  # noqa: E731
    monkeypatch.setattr(ui.app, "import_module", found)
    with pytest.raises(LookupError, match=r"ui\.pages\.plan has no build"):
        build(Place.PLAN, context)

"""From nothing to an open workbook and back to the door, with the keyboard only and real keys."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PASSPHRASE, PRACTICE, Boxes
from tests.ui.hands import CONTROL, focused, press, shortcut, tab, type_words
from tests.ui.looks import cut_labels, spoken_name, unnamed
from ui import files, preferences, theme
from ui.context import Context
from ui.doorkeeper import Doorkeeper
from ui.pages.first_run import FirstRunPage
from ui.pages.new_secret import NewSecretPage
from ui.pages.page import Page
from ui.pages.unlock import UnlockPage
from ui.preferences import Preferences
from ui.shell import Shell
from ui.theme import Scheme
from ui.widgets.chips import Status
from ui.widgets.entry import Entry, Slip
from ui.widgets.fields import Field
from ui.widgets.layout import column
from workbook.book import Workbook
from workbook.errors import AlreadyThere, CannotWrite, WrongPassphrase

Key = Qt.Key
GOOD = "lamp harbour spoon crow"


class Plain(Page):
    """A page with one field that can refuse to be saved."""

    refuse = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.field = Field(says="Words")
        column(self.field, None, into=self)

    def flush(self) -> None:
        if Plain.refuse:
            raise CannotWrite("The disk is full.")

    def first_focus(self) -> QWidget:
        return self.field


@pytest.fixture
def keeper(app: QApplication, qtbot: QtBot, boxes: Boxes) -> Iterator[Doorkeeper]:
    made = Doorkeeper(Preferences(), lambda _place, context: Plain(context))
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    Plain.refuse = False
    made.window.close()
    made.end()
    made.window.deleteLater()


@pytest.fixture
def unlock(keeper: Doorkeeper, place: Path) -> UnlockPage:
    keeper.begin(place)
    page = keeper.window.content()
    assert isinstance(page, UnlockPage)
    return page


def inside(keeper: Doorkeeper) -> bool:
    return isinstance(keeper.window.content(), Shell)


def said(page: QWidget) -> str:
    told: list[Status | Slip] = [*page.findChildren(Status), *page.findChildren(Slip)]
    return " ".join(each.words() for each in told if each.isVisible())


def test_a_new_workbook_by_keyboard(keeper: Doorkeeper, qtbot: QtBot, tmp_path: Path) -> None:
    keeper.begin(None)
    page = keeper.window.content()
    assert isinstance(page, FirstRunPage)
    assert spoken_name(focused()) == "Your name, needed"
    press(focused(), Key.Key_Return)
    assert "Your name is needed" in said(page)
    type_words(focused(), "Ida Holm")
    type_words(tab(), "Harbour Practice")
    assert spoken_name(tab()) == "Name of the workbook"
    folder = tab()
    folder.setProperty("text", str(tmp_path / "nowhere"))
    press(folder, Key.Key_Return)
    assert "folder is not there" in said(page)
    folder.setProperty("text", str(tmp_path))
    press(folder, Key.Key_Return)

    assert spoken_name(focused()) == "Passphrase"
    type_words(focused(), "password")
    again = tab()
    press(again, Key.Key_Return)
    assert "harder passphrase" in said(page)
    focused().setProperty("text", GOOD)
    type_words(again, GOOD + "!")
    press(again, Key.Key_Return)
    assert "not the same" in said(page)
    press(again, Key.Key_Backspace)
    assert "Both are the same" in said(page)
    press(again, Key.Key_Return)

    qtbot.waitUntil(lambda: bool(page.recovery.card.code()), timeout=20_000)
    code = page.recovery.card.code()
    assert not page.recovery.go_on.isEnabled()
    press(page.recovery.kept, Key.Key_Space)
    press(page.recovery.go_on, Key.Key_Return)
    assert inside(keeper)
    book = keeper.book()
    assert book is not None
    assert book.settings.practice().counselor == "Ida Holm"
    keeper.window.close()
    keeper.end()

    with Workbook.open(tmp_path / "Practice.workbook", GOOD) as by_phrase:
        assert by_phrase.settings.practice().name == "Harbour Practice"
    Workbook.open(tmp_path / "Practice.workbook", code, recovery=True).close(backup=False)


def test_nothing_that_is_there_is_written_over(keeper: Doorkeeper, place: Path) -> None:
    keeper.begin(None)
    page = keeper.window.content()
    assert isinstance(page, FirstRunPage)
    page.place.counselor.setText("Ida")
    page.place.folder.setText(str(place.parent))
    page.place.name.setText(place.stem)
    press(page.place.name, Key.Key_Return)
    assert "already there" in said(page)


@pytest.mark.parametrize("name", ["", "a/b", "..\\up", 'x"y'])
def test_a_name_that_is_no_file_name_is_refused(keeper: Doorkeeper, tmp_path: Path, name: str) -> None:
    keeper.begin(None)
    page = keeper.window.content()
    assert isinstance(page, FirstRunPage)
    page.place.counselor.setText("Ida")
    page.place.folder.setText(str(tmp_path))
    page.place.name.setText(name)
    press(page.place.name, Key.Key_Return)
    assert "needs a name" in said(page)


def test_unlocking_by_keyboard(keeper: Doorkeeper, unlock: UnlockPage, qtbot: QtBot, place: Path) -> None:
    assert spoken_name(focused()) == "Passphrase"
    press(focused(), Key.Key_Return)
    assert "Type the passphrase first." in said(unlock)
    type_words(focused(), "not this one at all")
    press(focused(), Key.Key_Return)
    qtbot.waitUntil(unlock.unlock.isEnabled, timeout=20_000)
    assert said(unlock) == "This passphrase does not open the workbook."
    assert unlock.secret.selectedText(), "the next key replaces what was wrong"
    type_words(focused(), PASSPHRASE)
    press(focused(), Key.Key_Return)
    qtbot.waitUntil(lambda: inside(keeper), timeout=20_000)
    assert preferences.read().workbook == str(place)
    assert preferences.read().opened_at() is not None


@pytest.fixture
def recovered(keeper: Doorkeeper, qtbot: QtBot, tmp_path: Path) -> tuple[NewSecretPage, Path, str]:
    """What follows the unlocking of another workbook with its recovery code; its path and the code."""
    path = tmp_path / "Other.workbook"
    book, code = Workbook.create(path, GOOD, PRACTICE)
    book.close(backup=False)
    keeper.show_unlock(path)
    page = keeper.window.content()
    assert isinstance(page, UnlockPage)
    press(page.other_way, Key.Key_Space)
    assert spoken_name(focused()) == "Recovery code"
    type_words(focused(), code.lower().replace("-", " "))
    press(focused(), Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(keeper.window.content(), NewSecretPage), timeout=20_000)
    offered = keeper.window.content()
    assert isinstance(offered, NewSecretPage)
    return offered, path, code


def test_after_the_recovery_code_a_new_passphrase_can_be_set(
    keeper: Doorkeeper, recovered: tuple[NewSecretPage, Path, str], qtbot: QtBot
) -> None:
    page, path, code = recovered
    other = "pewter candle seven meadows"
    assert cut_labels(keeper.window) == []
    assert unnamed(keeper.window) == []
    assert spoken_name(focused()) == "Passphrase"
    type_words(focused(), "password")
    press(focused(), Key.Key_Return)
    press(focused(), Key.Key_Return)
    assert "harder passphrase" in said(page)
    focused().setProperty("text", other)
    press(focused(), Key.Key_Return)
    type_words(focused(), other)
    press(focused(), Key.Key_Return)
    qtbot.waitUntil(lambda: inside(keeper), timeout=20_000)
    keeper.lock()
    keeper.end()
    with pytest.raises(WrongPassphrase):
        Workbook.open(path, GOOD)
    Workbook.open(path, other).close(backup=False)
    Workbook.open(path, code, recovery=True).close(backup=False)


def test_a_new_passphrase_can_wait(keeper: Doorkeeper, recovered: tuple[NewSecretPage, Path, str], place: Path) -> None:
    page, path, _code = recovered
    press(page.secret.back, Key.Key_Space)
    assert inside(keeper)
    keeper.lock()
    keeper.end()
    Workbook.open(path, GOOD).close(backup=False)


def test_nobody_there_after_the_recovery_code_locks(
    keeper: Doorkeeper, recovered: tuple[NewSecretPage, Path, str]
) -> None:
    keeper.window.left_alone.emit()
    assert isinstance(keeper.window.content(), UnlockPage)
    assert keeper.book() is None


def test_a_long_refusal_is_read_whole(keeper: Doorkeeper, unlock: UnlockPage) -> None:
    unlock.refused(" ".join(["This workbook was made by a newer Couples Workbook, and this one cannot read it."] * 3))
    assert cut_labels(keeper.window) == []


def test_where_there_is_no_folder_for_documents_it_is_home(
    keeper: Doorkeeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = str(tmp_path / "Documents")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: gone)
    keeper.begin(None)
    page = keeper.window.content()
    assert isinstance(page, FirstRunPage)
    assert page.path() == Path.home() / "Practice.workbook"
    (tmp_path / "Documents").mkdir()
    assert files.documents() == tmp_path / "Documents"


def test_what_is_wrong_stands_below_its_field(keeper: Doorkeeper, tmp_path: Path) -> None:
    keeper.begin(None)
    page = keeper.window.content()
    assert isinstance(page, FirstRunPage)
    problems = {entry.name: entry for entry in page.findChildren(Entry)}
    name, folder = problems["Name of the workbook"], problems["Folder that it is kept in"]
    page.place.counselor.setText("Ida")
    page.place.folder.setText(str(tmp_path / "nowhere"))
    press(page.place.folder, Key.Key_Return)
    assert (name.problem(), folder.problem()) == ("", "This folder is not there.")
    assert cut_labels(keeper.window) == []
    page.place.folder.setText(str(tmp_path))
    page.place.name.setText("a/b")
    press(page.place.folder, Key.Key_Return)
    assert "needs a name" in name.problem()
    assert folder.problem() == ""
    assert focused() is page.place.name
    page.refused(CannotWrite("The disk is full."))
    assert folder.problem() == "The disk is full."
    page.refused(AlreadyThere("There is one."))
    assert name.problem() == "There is one."


def test_the_recovery_sheet_is_offered_another_place_than_the_workbooks(
    keeper: Doorkeeper, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    (home / "Desktop").mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(home / "Desktop"))
    assert files.apart_from(home / "Documents") == home / "Desktop"
    assert files.apart_from(home / "Desktop") == home
    assert files.apart_from(home) == Path(home.anchor)

    offered: list[Path | None] = []
    monkeypatch.setattr(files, "choose_save", lambda _page, _title, _name, start=None: offered.append(start))
    keeper.begin(None)
    page = keeper.window.content()
    assert isinstance(page, FirstRunPage)
    page.place.folder.setText(str(home / "Desktop"))
    page.made("ABCD-EFGH-IJKL-MNOP-QRST-UVWX")
    assert spoken_name(page.recovery.kept) == "I have printed, saved or written it down"
    press(page.recovery.save, Key.Key_Space)
    qtbot.waitUntil(lambda: bool(offered), timeout=20_000)
    assert offered == [home]


def test_a_folder_that_is_no_workbook_says_so(keeper: Doorkeeper, qtbot: QtBot, tmp_path: Path) -> None:
    keeper.begin(tmp_path)
    page = keeper.window.content()
    assert isinstance(page, UnlockPage)
    type_words(focused(), GOOD)
    press(focused(), Key.Key_Return)
    qtbot.waitUntil(page.unlock.isEnabled, timeout=20_000)
    assert said(page)
    assert not inside(keeper)


def test_another_workbook_can_be_chosen(
    unlock: UnlockPage, monkeypatch: pytest.MonkeyPatch, place: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(place, tmp_path / "Second.workbook"))
    monkeypatch.setattr(files, "choose_workbook", lambda _parent, _start: other)
    press(unlock.change, Key.Key_Space)
    assert unlock.path() == other


def test_tab_goes_from_the_field_to_the_button_and_round(unlock: UnlockPage) -> None:
    names = [spoken_name(tab()) for _stop in range(5)]
    assert names == ["Unlock", "Use the recovery code", "New workbook", "Change to another workbook", "Passphrase"]


@pytest.fixture
def entered(keeper: Doorkeeper, unlock: UnlockPage, qtbot: QtBot) -> Shell:
    type_words(focused(), PASSPHRASE)
    press(focused(), Key.Key_Return)
    qtbot.waitUntil(lambda: inside(keeper), timeout=20_000)
    content = keeper.window.content()
    assert isinstance(content, Shell)
    return content


def test_control_l_saves_and_locks_and_wipes(
    keeper: Doorkeeper, entered: Shell, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    QApplication.clipboard().setText("what Anke said")
    monkeypatch.setattr(type(QApplication.clipboard()), "ownsClipboard", lambda _self: True)
    shortcut(entered, Key.Key_L, CONTROL)
    assert isinstance(keeper.window.content(), UnlockPage)
    assert keeper.book() is None
    assert QApplication.clipboard().text() == ""
    assert not [w for w in keeper.window.findChildren(QWidget) if isinstance(w, Page)]
    keeper.end()
    Workbook.open(place, PASSPHRASE).close(backup=False)


def test_what_cannot_be_saved_keeps_it_open(keeper: Doorkeeper, entered: Shell, boxes: Boxes) -> None:
    Plain.refuse = True
    shortcut(entered, Key.Key_L, CONTROL)
    assert keeper.window.content() is entered
    assert boxes.said == ["The disk is full."]
    assert not keeper.window.close(), "nor does the window close over it"


def test_left_alone_and_unable_to_save_nothing_is_lost(keeper: Doorkeeper, entered: Shell, boxes: Boxes) -> None:
    Plain.refuse = True
    keeper.window.left_alone.emit()
    assert "The disk is full." in boxes.said[0]
    assert keeper.window.content() is entered
    assert entered.isVisible()


def test_the_idle_clock_follows_the_settings(
    keeper: Doorkeeper, entered: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has been there for two minutes: with ten it stays open, with one it locks."""
    monkeypatch.setattr(type(keeper.window.inputs), "idle_ms", lambda _self: 120_000)
    clock = keeper.window.findChild(QTimer)
    assert clock is not None
    clock.setInterval(10)
    qtbot.wait(60)
    assert inside(keeper)
    preferences.write(Preferences(lock_minutes=1))
    qtbot.waitUntil(lambda: not inside(keeper), timeout=2000)


def test_closing_the_window_closes_the_workbook(keeper: Doorkeeper, entered: Shell, place: Path) -> None:
    assert keeper.window.close()
    Workbook.open(place, PASSPHRASE).close(backup=False)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("size", [(1400, 880), (1280, 720)])
def test_the_door_has_room_and_names(
    keeper: Doorkeeper, unlock: UnlockPage, scheme: Scheme, size: tuple[int, int]
) -> None:
    theme.use(scheme)
    keeper.window.resize(*size)
    assert cut_labels(keeper.window) == []
    assert unnamed(keeper.window) == []
    keeper.show_first_run()
    page = keeper.window.content()
    assert isinstance(page, FirstRunPage)
    steps: list[Callable[[], None]] = [
        lambda: None,
        page.place.gone_on.emit,
        lambda: page.made("ABCD-EFGH-IJKL-MNOP" * 2),
    ]
    for go in steps:
        go()
        assert cut_labels(keeper.window) == []
        assert unnamed(keeper.window) == []


def test_the_last_workbook_is_offered_again(app: QApplication, place: Path, qtbot: QtBot) -> None:
    keeper = Doorkeeper(Preferences(workbook=str(place), opened="2026-11-17T10:42"), lambda _p, c: Plain(c))
    keeper.begin(None)
    page = keeper.window.content()
    assert isinstance(page, UnlockPage)
    assert page.path() == place
    gone = Doorkeeper(Preferences(workbook="/nowhere/Gone.workbook"), lambda _p, c: Plain(c))
    gone.begin(None)
    assert isinstance(gone.window.content(), FirstRunPage)
    for each in (keeper, gone):
        each.end()
        each.window.deleteLater()

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PASSPHRASE, Clock
from tests.ui.hands import focused, press, tab, type_words
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame, cut_labels, spoken_name, unnamed
from ui import files, preferences, theme
from ui.background import Background
from ui.context import Context, Place
from ui.pages.settings import Settings
from ui.pages.settings_index import Index
from ui.pages.settings_passphrase import PassphrasePanel
from ui.theme import Scheme
from ui.widgets.area import TextArea
from ui.widgets.autosave import REST_MS
from ui.widgets.buttons import Button
from ui.widgets.chips import Status
from ui.widgets.choices import Segmented
from ui.widgets.fields import Field, Secret
from ui.widgets.table import Table
from workbook.book import Workbook
from workbook.errors import CannotWrite, WrongPassphrase
from workbook.model.practice import Practice

Key = Qt.Key
Show = Callable[..., Inside]
NEW = "lantern pebble otter seventeen"


@pytest.fixture
def show(context: Context, clock: Clock, frame: Callable[..., Frame]) -> Show:
    def made(panel: int = 0, wide: int = 1400, high: int = 880) -> Inside:
        make = {Place.SETTINGS: lambda given: Settings(given, clock)}
        page = inside(context, frame, make, Place.SETTINGS, wide=wide, high=high)
        chosen = index_item(page).focusProxy()
        assert chosen is not None
        chosen.setFocus()
        for _step in range(panel):
            press(focused(), Key.Key_Down)
        shown = page.shell.page()
        assert shown is not None
        first = shown.first_focus()
        assert first is not None
        first.setFocus()
        QApplication.processEvents()
        return page

    return made


def index_item(page: Inside) -> Index:
    found = page.shell.findChild(Index)
    assert isinstance(found, Index)
    return found


def field(page: Inside, says: str) -> Field:
    return next(f for f in page.shell.findChildren(Field) if f.accessibleName() == says and f.isVisible())


def fill(into: Field, words: str) -> None:
    into.setFocus()
    into.selectAll()
    type_words(into, words)


def settled(page: Inside, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: words in page.words(), timeout=20_000)


def test_what_is_typed_saves_itself(book: Workbook, show: Show, qtbot: QtBot) -> None:
    page = show()
    assert focused() is field(page, "Practice")
    fill(field(page, "Practice"), "Harbour & <Sons>")
    fill(field(page, "Your name, needed"), "Ruth Halloran")
    assert "A signed note ends with: Ruth Halloran, LMFT 12" in page.words()
    qtbot.wait(REST_MS + 200)
    saved = book.settings.practice()
    assert (saved.name, saved.counselor, saved.licence) == ("Harbour & <Sons>", "Ruth Halloran", "LMFT 12")
    settled(page, qtbot, "Harbour & <Sons>")


def test_leaving_saves_at_once(book: Workbook, show: Show) -> None:
    page = show()
    fill(field(page, "Licence"), "LMFT 99")
    assert page.shell.go(Place.TODAY)
    assert book.settings.practice().licence == "LMFT 99"


def test_without_a_name_it_says_what_that_means(show: Show) -> None:
    page = show()
    name = field(page, "Your name, needed")
    name.setFocus()
    name.selectAll()
    press(name, Key.Key_Delete)
    assert "While your name is missing, no note can be signed." in page.words()


def test_a_save_that_fails_says_so_and_keeps_the_words(
    book: Workbook, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = show()

    def full(_practice: Practice) -> Practice:
        raise CannotWrite("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(book.settings, "save_practice", full)
        fill(field(page, "Practice"), "Harbour")
        settled(page, qtbot, "The disk is full.")
        assert field(page, "Practice").text() == "Harbour"
        with pytest.raises(CannotWrite):
            page.shell.flush()
    page.shell.flush()
    assert book.settings.practice().name == "Harbour"


def test_a_change_elsewhere_does_not_disturb_what_is_being_typed(book: Workbook, show: Show) -> None:
    page = show()
    fill(field(page, "Practice"), "Harb")
    book.settings.save_practice(replace(book.settings.practice(), licence="from elsewhere"))
    assert field(page, "Practice").text() == "Harb"
    page.shell.flush()
    assert book.settings.practice().name == "Harb"


def test_help_lines_and_local_rules(book: Workbook, show: Show) -> None:
    page = show(1)
    lines = focused()
    assert isinstance(lines, TextArea)
    assert lines.words() == "Night line 0555 1234"
    lines.selectAll()
    type_words(lines, "0555 0100")
    spanish = tab()
    assert isinstance(spanish, TextArea)
    assert spanish.accessibleName() == "Help lines in Spanish"
    type_words(spanish, "Noche: 0555 0100")
    rules = tab()
    assert isinstance(rules, TextArea)
    type_words(rules, "Children's office, same day")
    page.shell.flush()
    saved = book.settings.practice()
    assert (saved.help_lines, saved.local_rules) == ("0555 0100", "Children's office, same day")
    assert saved.help_in("es") == "Noche: 0555 0100"


def test_the_paper_holds_at_once(book: Workbook, show: Show) -> None:
    page = show()
    paper = next(s for s in page.shell.findChildren(Segmented) if s.accessibleName().startswith("Paper"))
    press(paper, Key.Key_2)
    assert book.settings.practice().paper == "letter"


def test_light_and_dark_hold_at_once_and_are_remembered(show: Show) -> None:
    page = show(2)
    press(focused(), Key.Key_2)
    assert theme.is_dark()
    assert preferences.read().scheme is Scheme.DARK
    tab()
    press(focused(), Key.Key_3)
    assert preferences.read().lock_minutes == 20
    assert "Lock after: 20 minutes" in page.words()
    tab()
    press(focused(), Key.Key_4)
    assert preferences.read().session_minutes == 60
    assert preferences.read().lock_minutes == 20


def test_whether_a_couples_pages_open_in_joint_view(book: Workbook, show: Show) -> None:
    page = show(3)
    assert spoken_name(focused()).startswith("During a session")
    for wanted in (False, True):
        press(focused(), Key.Key_Space)
        assert book.settings.practice().joint_in_sessions is wanted
        assert "Saved" in page.words()


def test_a_backup_is_made_and_looked_over_by_keyboard(book: Workbook, place: Path, show: Show, qtbot: QtBot) -> None:
    page = show(4)
    assert "No copy yet. One is made when you close the workbook." in page.words()
    assert focused() is page.button("Back up now")
    press(focused(), Key.Key_Space)
    settled(page, qtbot, "Backed up and read back")
    (made,) = book.backups.list()
    before = sorted((p.name, p.read_bytes()) for p in made.path.iterdir())
    table = page.shell.findChild(Table)
    assert isinstance(table, Table)
    table.setFocus()
    assert str(table.model().index(0, 0).data()).startswith("today, 10:42, by hand, ")
    press(focused(), Key.Key_Return)
    settled(page, qtbot, "The copy of today, 10:42 is whole")
    assert "whole, just checked" in str(table.model().index(0, 0).data())
    assert sorted((p.name, p.read_bytes()) for p in made.path.iterdir()) == before


def test_a_damaged_copy_is_found(book: Workbook, show: Show, qtbot: QtBot) -> None:
    data = book.backups.make().path / "data.db"
    raw = bytearray(data.read_bytes())
    raw[5000] ^= 1
    data.write_bytes(raw)
    page = show(4)
    press(page.button("Check this copy"), Key.Key_Space)
    settled(page, qtbot, "This backup is damaged: make another one.")
    table = page.shell.findChild(Table)
    assert isinstance(table, Table)
    assert "This backup is damaged" in str(table.model().index(0, 0).data())


def test_a_copy_goes_to_a_folder_that_is_chosen(
    book: Workbook, tmp_path: Path, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    page = show(4)
    monkeypatch.setattr(files, "choose_folder", lambda *_asked: None)
    press(page.button("Copy to a folder"), Key.Key_Space)
    assert list(stick.iterdir()) == []
    monkeypatch.setattr(files, "choose_folder", lambda *_asked: stick)
    press(page.button("Copy to a folder"), Key.Key_Space)
    settled(page, qtbot, "Copied and read back: Practice-")
    assert len(list(stick.iterdir())) == 1
    assert book.backups.list() == ()


def test_a_copy_put_beside_this_workbook_opens_by_itself(book: Workbook, place: Path, show: Show, qtbot: QtBot) -> None:
    book.backups.make()
    page = show(4)
    press(page.button("Put it beside"), Key.Key_Space)
    settled(page, qtbot, "Beside this one: ")
    beside = place.with_name("Practice 2026-11-17 1042.workbook")
    with Workbook.open(beside, PASSPHRASE) as other:
        assert other.couples.count() == 0
    press(page.button("Put it beside"), Key.Key_Space)
    settled(page, qtbot, "It is there already: ")


def test_the_passphrase_changes_for_whoever_knows_the_one_of_now(
    book: Workbook, place: Path, show: Show, qtbot: QtBot
) -> None:
    page = show(5)
    fill(field(page, "Passphrase of now"), "not it at all")
    fill(field(page, "New passphrase"), NEW)
    fill(field(page, "The same again"), "something else")
    press(focused(), Key.Key_Return)
    assert "The two are not the same." in page.words()
    fill(field(page, "The same again"), NEW)
    press(focused(), Key.Key_Return)
    qtbot.waitUntil(lambda: page.button("Change passphrase").isEnabled(), timeout=20_000)
    assert "passphrase" in page.words()
    assert focused() is field(page, "Passphrase of now")
    fill(field(page, "Passphrase of now"), PASSPHRASE)
    press(page.button("Change passphrase"), Key.Key_Space)
    settled(page, qtbot, "The passphrase is changed.")
    assert all(secret.text() == "" for secret in page.shell.findChildren(Secret))
    book.close(backup=False)
    with pytest.raises(WrongPassphrase):
        Workbook.open(place, PASSPHRASE)
    Workbook.open(place, NEW).close(backup=False)


def test_a_weak_passphrase_is_refused_and_none_stays_behind(show: Show) -> None:
    page = show(5)
    fill(field(page, "Passphrase of now"), PASSPHRASE)
    fill(field(page, "New passphrase"), "password")
    fill(field(page, "The same again"), "password")
    press(focused(), Key.Key_Return)
    assert "A harder passphrase is needed" in page.words()
    assert page.shell.go(Place.TODAY)
    assert all(secret.text() == "" for secret in page.shell.findChildren(Secret))


def test_arrows_go_through_the_index_and_tab_leaves_it(show: Show) -> None:
    page = show()
    index = index_item(page)
    proxy = index.focusProxy()
    assert proxy is not None
    proxy.setFocus()
    press(focused(), Key.Key_Down)
    assert "Safety and help lines" in page.words()
    press(focused(), Key.Key_Up)
    press(focused(), Key.Key_Up)
    assert index.current() == 0
    tab()
    assert focused() is field(page, "Practice")


@pytest.mark.parametrize("panel", range(6))
@pytest.mark.parametrize("size", [{}, {"wide": 1280, "high": 720}])
def test_nothing_is_cut_and_everything_has_a_name(
    book: Workbook, clock: Clock, show: Show, panel: int, size: dict[str, int]
) -> None:
    for _copy in range(12):
        clock.now = clock.now.replace(day=clock.now.day - 1)
        book.backups.make()
    clock.now = clock.now.replace(day=17)
    page = show(panel, **size)
    assert cut_labels(page.shell) == []
    assert unnamed(page.shell) == []


def test_the_recovery_sheet_does_instead_of_the_passphrase(
    tmp_path: Path, background: Background, frame: Callable[..., Frame], qtbot: QtBot
) -> None:
    path = tmp_path / "Lost.workbook"
    book, code = Workbook.create(path, PASSPHRASE, Practice(counselor="Ida Holm"))
    panel = PassphrasePanel(Context(book, background))
    shown = frame(panel)
    instead = next(b for b in panel.findChildren(Button) if "recovery sheet" in b.accessibleName())
    press(instead, Key.Key_Space)
    fields = {secret.accessibleName(): secret for secret in panel.findChildren(Secret)}
    press(next(b for b in panel.findChildren(Button) if b is not instead), Key.Key_Space)
    status = panel.findChild(Status)
    assert isinstance(status, Status)
    assert status.words() == "The recovery code is needed as well."
    assert cut_labels(shown) == []
    type_words(fields["Recovery code"], code)
    for name in ("New passphrase", "The same again"):
        type_words(fields[name], NEW)
    press(fields["The same again"], Key.Key_Return)
    qtbot.waitUntil(lambda: status.words() == "The passphrase is changed.", timeout=20_000)
    assert spoken_name(fields["Recovery code"]) == "Passphrase of now", "what was asked for goes back to the usual"
    assert all(not secret.text() for secret in fields.values())
    book.close(backup=False)
    Workbook.open(path, NEW).close(backup=False)

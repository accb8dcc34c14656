"""Own exercises go out as a file, and a colleague's come in; nothing of what is here is touched by that."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Boxes
from tests.ui.everything import everything_in
from tests.ui.hands import CONTROL, shortcut, type_words
from tests.ui.library_room import FREE, Desk
from tests.ui.looks import Frame
from tests.workbook.catalogue.test_own import written
from ui import files
from ui.context import Context, Place
from workbook.book import Workbook
from workbook.catalogue.exchange import file_of
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.own_exercise import OwnExercise, StepOnHand
from workbook.model.plan import OwnStep
from workbook.model.safety import Gate


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, qtbot: QtBot) -> Desk:
    return Desk(frame, context, qtbot)


def told(desk: Desk, words: str) -> None:
    desk.qtbot.waitUntil(lambda: words in desk.page._found.told.words(), timeout=10_000)


def told_at_steps(desk: Desk, words: str) -> None:
    desk.qtbot.waitUntil(lambda: words in desk.page._steps.told.words(), timeout=10_000)


def take_in(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "choose_exercises", lambda _parent: path)
    shortcut(desk.frame, Qt.Key.Key_O, CONTROL)


def test_every_menu_of_the_library_has_the_look_of_the_house(desk: Desk) -> None:
    menus = [*desk.page.findChildren(QMenu), *desk.page._exchange.findChildren(QMenu)]
    assert {desk.page._exchange.menu(), desk.page._exchange.give} <= set(menus)
    assert [menu for menu in menus if type(menu) is QMenu] == []


def test_out_and_in_again_at_a_colleagues(
    desk: Desk, context: Context, boxes: Boxes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    undo: list[Callable[[], object]] = []
    context.was_done.connect(lambda _words, act: undo.append(act))
    own = desk.book.library.save(OwnExercise(written()))
    path = tmp_path / "mine.toml"
    monkeypatch.setattr(files, "choose_save", lambda *_given: path)
    desk.page.show_detail(own.exercise.key)
    desk.page._exchange.menu().aboutToShow.emit()
    assert desk.page._exchange.this.isEnabled()
    desk.page._exchange.this.trigger()
    told(desk, "Saved as mine.toml")
    assert "not encrypted" not in boxes.said[0], "the question itself is short"
    assert path.stat().st_mode & 0o077 == 0
    desk.book.library.remove(own.exercise.key)
    take_in(desk, path, monkeypatch)
    told(desk, "1 exercise came in.")
    assert desk.page.detail() == own.exercise.key
    assert desk.book.library.get(own.exercise.key).exercise == own.exercise
    take_in(desk, path, monkeypatch)
    told(desk, "1 was here already.")
    path.write_bytes(file_of([replace(own.exercise, purpose="In other words.")]))
    take_in(desk, path, monkeypatch)
    told(desk, "came in, beside one of yours that differs")
    assert len(desk.book.library.own()) == 2
    assert desk.book.library.get(own.exercise.key).exercise == own.exercise
    undo[-1]()
    assert [each.uid for each in desk.book.library.own()] == [own.uid]


def test_a_bad_file_is_told_in_one_sentence(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "letter.toml"
    path.write_text("Dear colleague,")
    take_in(desk, path, monkeypatch)
    told(desk, "The file is not readable")
    take_in(desk, tmp_path / "gone.toml", monkeypatch)
    told(desk, "There is no such file.")
    assert desk.book.library.own() == ()


def test_nothing_is_handed_on_without_a_yes(
    desk: Desk, boxes: Boxes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.book.library.save(OwnExercise(written()))
    boxes.agree = False
    monkeypatch.setattr(files, "choose_save", lambda *_given: tmp_path / "mine.toml")
    desk.page._exchange.all.trigger()
    assert boxes.said == ["Hand on 1 exercise as a file?"]
    assert list(tmp_path.glob("*.toml")) == []


def test_from_here_to_the_page_of_a_couple(
    earlier: frozenset[QWidget], desk: Desk, context: Context, book: Workbook, couple: Couple
) -> None:
    wanted: list[tuple[str, str, str]] = []
    context.wanted.connect(lambda *place: wanted.append(place))
    book.couples.opened(couple.uid)
    desk.page.show_detail(FREE)
    menu = desk.page._exchange.menu()
    menu.aboutToShow.emit()
    (act,) = desk.page._exchange.give.actions()
    menu.aboutToHide.emit()
    act.trigger()
    assert wanted == [(Place.EXERCISES.value, couple.uid, FREE)]
    desk.qtbot.waitUntil(lambda: not desk.page._exchange.give.actions())
    assert "Mira" not in everything_in(desk.frame, earlier), "the menu keeps no name once it is closed"


def test_who_has_looked_at_no_couple_yet_still_finds_one_there(desk: Desk, book: Workbook) -> None:
    desk.page.show_detail(FREE)
    desk.page._exchange.menu().aboutToShow.emit()
    assert not desk.page._exchange.give.isEnabled(), "no couple, nobody to give it to"
    book.couples.create(Couple(Partner(Whose.FIRST, "Mira"), Partner(Whose.SECOND, "Jonas")))
    desk.page._exchange.menu().aboutToShow.emit()
    assert desk.page._exchange.give.isEnabled()
    assert len(desk.page._exchange.give.actions()) == 1
    desk.page._exchange.menu().aboutToHide.emit()
    desk.qtbot.waitUntil(lambda: not desk.page._exchange.give.actions())


def test_a_shipped_one_is_nothing_to_hand_on(desk: Desk) -> None:
    desk.page.show_detail(FREE)
    desk.page._exchange.menu().aboutToShow.emit()
    assert not desk.page._exchange.this.isEnabled()
    assert not desk.page._exchange.all.isEnabled()


def test_steps_go_along_and_come_back(
    desk: Desk, context: Context, boxes: Boxes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    undo: list[Callable[[], object]] = []
    context.was_done.connect(lambda _words, act: undo.append(act))
    tea = desk.book.own_steps.save(StepOnHand(OwnStep("Sunday tea", "An hour.", Gate.OPEN)))
    desk.book.library.save(OwnExercise(written()))
    path = tmp_path / "mine.toml"
    monkeypatch.setattr(files, "choose_save", lambda *_given: path)
    desk.page._exchange.all.trigger()
    told(desk, "Saved as mine.toml")
    assert boxes.said == ["Hand on 1 exercise and 1 step as a file?"]
    desk.book.own_steps.remove(tea.uid)
    take_in(desk, path, monkeypatch)
    told_at_steps(desk, "1 step came in. 1 was here already.")
    assert desk.page.title() == "Your steps", "where the step is to be seen"
    assert desk.page._steps.title.text() == "Sunday tea"
    undo[-1]()
    assert desk.book.own_steps.all() == ()


def test_one_step_from_its_own_page(desk: Desk, boxes: Boxes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for title in ("Sunday tea", "A walk"):
        desk.book.own_steps.save(StepOnHand(OwnStep(title)))
    path = tmp_path / "steps.toml"
    monkeypatch.setattr(files, "choose_save", lambda *_given: path)
    desk.page._exchange.steps.trigger()
    desk.page._steps.table.choose(1)
    type_words(desk.page._steps.title, "Night: ")
    desk.page._steps.hand.click()
    told_at_steps(desk, "Saved as steps.toml")
    assert boxes.said == ["Hand on 1 step as a file?"]
    assert "Night: A walk" in path.read_text(encoding="utf-8"), "what was typed a moment ago is in it"
    assert "Sunday" not in path.read_text(encoding="utf-8")
    take_in(desk, path, monkeypatch)
    told_at_steps(desk, "1 was here already.")


def test_of_a_very_large_file_no_more_is_read_than_may_be(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.toml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    before = desk.book.library.own(), desk.book.own_steps.all()
    take_in(desk, path, monkeypatch)
    told(desk, "The file is too large")
    take_in(desk, tmp_path, monkeypatch)
    told(desk, "There is no such file.")
    assert (desk.book.library.own(), desk.book.own_steps.all()) == before

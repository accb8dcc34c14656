"""Joint view where a couple's language cannot be read, and the window's language where joint view cannot be made."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.everything import settle
from tests.ui.keyboard import read_out
from ui import passage as ways
from ui.app import build
from ui.background import Background
from ui.context import Place
from ui.joint.shell import JointShell
from ui.main_window import MainWindow
from ui.passage import Passage
from ui.shell import Shell
from workbook.book import Workbook
from workbook.catalogue import loader
from workbook.errors import CatalogueError
from workbook.language import ENGLISH, language, speak
from workbook.model.couple import Couple


@pytest.fixture
def spanish(book: Workbook, couple: Couple) -> Couple:
    return book.couples.save(replace(couple, language="es"))


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(lambda: True)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()
    made.deleteLater()
    speak()


@pytest.fixture
def passage(window: MainWindow, book: Workbook, background: Background, clock: Clock) -> Iterator[Passage]:
    made = Passage(window, book, background, build, clock)
    yield made
    made.settle()


def test_a_language_that_cannot_be_read_keeps_nobody_out_of_the_workbook(
    window: MainWindow, passage: Passage, book: Workbook, spanish: Couple, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slip(_english: object, _folder: Path) -> None:
        raise CatalogueError("themes.toml: a slip")

    book.joint_view.begin(spanish.uid, Place.OVERVIEW)
    loader._kept.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(loader, "load_over", slip)
        passage.enter()
        settle()
        joint = window.content()
        assert isinstance(joint, JointShell)
        assert "The path so far" in read_out(joint)
        assert language() == ENGLISH
        joint.leave_wanted.emit()
        settle()
        assert isinstance(window.content(), Shell)


def test_where_joint_view_cannot_be_made_the_window_goes_on_in_english(
    passage: Passage, spanish: Couple, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> None:
        raise RuntimeError

    passage.enter()
    monkeypatch.setattr(ways, "JointShell", broken)
    with pytest.raises(RuntimeError):
        passage._begin(spanish.uid, Place.OVERVIEW, "")
    assert language() == ENGLISH

"""No word that the window shows sits in the code: it is opened in a language that nobody speaks, and no English is left in it."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import workbook.book
from tests.pseudo import CODE, all_pseudo, demo_in_other_letters, english_in, spoken, told_by_the_demo
from tests.ui.everything import everything_in
from ui.app import build
from ui.background import Background
from ui.context import OF_A_COUPLE, Context, Place
from ui.main_window import MainWindow
from ui.shell import Shell
from workbook.book import Workbook
from workbook.catalogue.loader import load
from workbook.demo import make
from workbook.language import speak

PASSPHRASE = "lamp harbour spoon crow"
QTS_OWN = {"Scroll", "Left", "Right", "Alt", "Space"}
"""What Qt calls its own buttons and keys."""

_TAG = re.compile(r"<[^>]*>|&[a-z]+;")


class Stand:
    def __init__(self, book: Workbook) -> None:
        self.book, self.background, self.window = book, Background(), MainWindow(lambda: True)
        self.told = told_by_the_demo()
        self.shell = Shell(Context(book, self.background), build)
        self.window.show_content(self.shell)
        self.window.show()

    def close(self) -> None:
        self.shell.close_pages()
        self.background.close()
        self.window.close()
        self.window.deleteLater()

    def said(self, place: Place, couple: str, qtbot: QtBot, earlier: frozenset[QWidget]) -> set[str]:
        assert self.shell.go(place, couple if place in OF_A_COUPLE else "")
        done: list[None] = []
        self.background.run(lambda: None, done.append, lambda _error: None)
        qtbot.waitUntil(lambda: bool(done), timeout=20_000)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        names = {widget.objectName() for widget in QApplication.allWidgets()}
        lines = (line for line in everything_in(self.window, earlier).splitlines() if line not in names)
        said = _TAG.sub("", "\n".join(lines))
        for told in self.told:
            said = said.replace(told, "")
        return english_in(said) - QTS_OWN


@pytest.fixture(scope="module")
def before(app: QApplication) -> frozenset[QWidget]:
    return frozenset(QApplication.allWidgets())


@pytest.fixture(scope="module")
def stand(before: frozenset[QWidget], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    folder: Path = tmp_path_factory.mktemp("pseudo")
    catalogue = all_pseudo(load())
    with spoken(folder), pytest.MonkeyPatch.context() as patch:
        speak(CODE)
        patch.setattr(workbook.book, "load", lambda: catalogue)
        demo_in_other_letters(patch)
        make.fill(folder / "Demo.workbook", PASSPHRASE, couples=6, sessions=4, seed=1, today=datetime.now())
        with Workbook.open(folder / "Demo.workbook", PASSPHRASE) as book:
            made = Stand(book)
            yield made
            made.close()
        speak()


@pytest.mark.parametrize("place", list(Place))
def test_no_english_word_is_in_the_window(before: frozenset[QWidget], stand: Stand, qtbot: QtBot, place: Place) -> None:
    for number in (1, 6) if place in OF_A_COUPLE else (1,):
        couple = stand.book.couples.find(f"#{number}").uid
        assert stand.said(place, couple, qtbot, before) == set()

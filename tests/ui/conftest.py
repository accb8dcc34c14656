"""What every test of the window stands on: a dressed application without a screen, and a real encrypted workbook.

Strong keys are derived here too, once for a template that each test copies.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["COUPLES_WORKBOOK_CONFIG"] = tempfile.mkdtemp(prefix="couples-workbook-tests-")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looks import Frame
from ui import fonts, messages, print_run, theme
from ui.app import build
from ui.background import Background
from ui.context import Context
from ui.main_window import MainWindow
from ui.preferences import folder as preferences_folder
from ui.shell import Shell
from ui.widgets import access
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.practice import Practice

PASSPHRASE = "seven calm herons wading"
PRACTICE = Practice(name="Harbour Practice", counselor="Ida Holm", licence="LMFT 12", help_lines="Night line 0555 1234")


@dataclass
class Clock:
    """The time that the workbook is told."""

    now: datetime = datetime(2026, 11, 17, 10, 42)

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Boxes:
    """What was said in message boxes, and what is answered to questions (`agree`)."""

    said: list[str] = field(default_factory=list)
    agree: bool = True


@pytest.fixture(scope="session")
def app(qapp: QApplication) -> QApplication:
    """The application, dressed as `ui.app` dresses it."""
    access.install()
    theme.start(theme.Scheme.LIGHT)
    fonts.load_other_scripts()
    return qapp


@pytest.fixture(autouse=True)
def _afresh(app: QApplication) -> Iterator[None]:
    """Light to begin with, nothing remembered, and nothing left over from one test to the next."""
    shutil.rmtree(preferences_folder(), ignore_errors=True)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.use(theme.Scheme.LIGHT)


@pytest.fixture
def earlier(app: QApplication) -> frozenset[QWidget]:
    """The widgets of other tests that are still alive: asked for before anything is made, by whoever looks at all there are."""
    return frozenset(QApplication.allWidgets())


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> Boxes:
    """Message boxes answer at once and note what they said, so that no test waits for a hand."""
    noted = Boxes()

    def tell(words: str, *, more: str = "", parent: QWidget | None = None) -> None:
        noted.said.append(" ".join([words, more]).strip())

    def ask(words: str, *, yes: str, **_more: object) -> bool:
        noted.said.append(words)
        return noted.agree

    monkeypatch.setattr(messages, "tell", tell)
    monkeypatch.setattr(messages, "ask", ask)
    return noted


@pytest.fixture
def frame(app: QApplication, qtbot: QtBot) -> Iterator[Callable[..., Frame]]:
    """`frame(widget)` shows a widget in an active window of 1168 x 880 with a focus ring; `frame(widget, 968, 640)` otherwise."""

    shown: list[Frame] = []

    def show(widget: QWidget, wide: int = 1168, high: int = 880) -> Frame:
        made = Frame(widget)
        shown.append(made)
        made.resize(wide, high)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        return made

    yield show
    for made in shown:
        made.close()
        made.deleteLater()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "Template.workbook"
    book, _code = Workbook.create(path, PASSPHRASE, PRACTICE, clock=Clock())
    book.close(backup=False)
    return path


@pytest.fixture
def place(template: Path, tmp_path: Path) -> Path:
    """A closed workbook of the test's own; its passphrase is `PASSPHRASE`."""
    return Path(shutil.copytree(template, tmp_path / "Practice.workbook"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(place: Path, clock: Clock) -> Iterator[Workbook]:
    """The same, opened."""
    opened = Workbook.open(place, PASSPHRASE, clock=clock)
    yield opened
    opened.close(backup=False)


@pytest.fixture
def background(app: QApplication) -> Iterator[Background]:
    worker = Background()
    yield worker
    worker.close()


@pytest.fixture
def context(book: Workbook, background: Background) -> Context:
    """What a page is given."""
    return Context(book, background)


@pytest.fixture
def couple(book: Workbook) -> Couple:
    """A couple in the opened workbook: Mira and Jonas."""
    return book.couples.create(Couple(Partner(Whose.FIRST, "Mira Hollis"), Partner(Whose.SECOND, "Jonas Adeyemi")))


@pytest.fixture
def shell(context: Context, qtbot: QtBot) -> Iterator[Shell]:
    """The unlocked window, with the keyboard in it."""
    main = MainWindow(lambda: True)
    made = Shell(context, build)
    main.show_content(made)
    with qtbot.waitActive(main):
        main.show()
        main.activateWindow()
    yield made
    made.close_pages()
    main.close()
    main.deleteLater()


@pytest.fixture
def print_asked(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What the print dialog was opened for; it is left again."""
    seen: list[bytes] = []

    def choose(_parent: QWidget, pdf: bytes, _name: str) -> None:
        seen.append(pdf)

    monkeypatch.setattr(print_run, "choose_printer", choose)
    return seen


@pytest.fixture
def vienna(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A place with summer time."""
    monkeypatch.setenv("TZ", "Europe/Vienna")
    time.tzset()
    yield
    monkeypatch.undo()
    os.environ.pop("TZ", None)
    time.tzset()

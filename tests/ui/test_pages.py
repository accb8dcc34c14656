"""Every page as it stands in the real window, over couples of many kinds: nothing cut, nothing nameless, nothing said aloud.

The workbook is made once; the window over it serves all of these tests, as one window serves a counselor's whole day.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.logging import _QtMessageCapture as QtLog
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import read_out
from tests.ui.looks import cut_labels, focusable, unnamed
from ui import theme
from ui.app import build
from ui.background import Background
from ui.context import OF_A_COUPLE, Context, Place
from ui.main_window import MainWindow
from ui.shell import Shell
from ui.theme import Scheme
from ui.widgets.access import Role, role_of
from workbook.book import Workbook
from workbook.demo.make import fill
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple, Partner
from workbook.model.safety import Finding, SafetyScreen

PASSPHRASE = "lamp harbour spoon crow"
WIDE, SMALL = QSize(1400, 880), QSize(1280, 720)
LONG = "Wilhelmina-Alexandra von Hohenstein-Waldenburg zu Achternbusch"
BRAND_NEW = (("ليلى الحدّاد", "דניאל לוי"), ("山田太郎", f"<b>{LONG}</b>"))
KINDS = ("new, Arabic and Hebrew", "new, CJK and long", "long history", "concern")
SAID_BY_NOBODY = "This plugin does not support"  # the offscreen platform about itself


@dataclass
class Stand:
    """The window with everything in it."""

    window: MainWindow
    shell: Shell
    book: Workbook
    background: Background
    couples: dict[str, str]

    def show(self, place: Place, couple: str, qtbot: QtBot) -> None:
        """Go there, and let everything come that is made a little later."""
        assert self.shell.go(place, couple if place in OF_A_COUPLE else "")
        self.settle(qtbot)

    def settle(self, qtbot: QtBot) -> None:
        """Wait until the worker has nothing to do and nothing new comes into sight."""
        before, after = -1, self.in_sight()
        done: list[None] = []
        while before != after:
            done.clear()
            for _turn in range(8):
                QApplication.processEvents()
            self.background.run(lambda: None, done.append, lambda _error: None)
            qtbot.waitUntil(lambda: bool(done), timeout=20_000)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            before, after = after, self.in_sight()

    def in_sight(self) -> int:
        return sum(widget.isVisible() for widget in self.window.findChildren(QWidget))

    def look(self, size: QSize, scheme: Scheme) -> None:
        self.window.resize(size)
        theme.use(scheme)
        QApplication.processEvents()


@pytest.fixture(scope="module")
def stand(app: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    path: Path = tmp_path_factory.mktemp("pages") / "Demo.workbook"
    fill(path, PASSPHRASE, couples=8, sessions=4, seed=1, today=datetime.now())
    book = Workbook.open(path, PASSPHRASE)
    uids = [line.uid for line in sorted(book.couples.lines(), key=lambda line: line.number)]
    new = [book.couples.create(Couple(Partner(Whose.FIRST, a), Partner(Whose.SECOND, b))).uid for a, b in BRAND_NEW]
    book.safety.record(SafetyScreen(uids[1], Whose.FIRST, datetime.now(), Finding.CONCERN))
    couples = dict(zip(KINDS, (*new, uids[0], uids[1]), strict=True))
    background, window = Background(), MainWindow(lambda: True)
    context = Context(book, background)
    shell = Shell(context, build)
    window.show_content(shell)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    yield Stand(window, shell, book, background, couples)
    shell.close_pages()
    background.close()
    window.close()
    window.deleteLater()
    book.close(backup=False)


def said_aloud(qtlog: QtLog) -> list[str]:
    """What Qt complained about."""
    return [r.message for r in qtlog.records if not r.message.startswith(SAID_BY_NOBODY)]


@pytest.mark.parametrize(("place", "kind"), [(p, k) for p in Place for k in KINDS if p in OF_A_COUPLE or k == KINDS[0]])
def test_nothing_is_cut_or_nameless(stand: Stand, qtbot: QtBot, qtlog: QtLog, place: Place, kind: str) -> None:
    stand.show(place, stand.couples[kind], qtbot)
    for size, scheme in ((WIDE, Scheme.LIGHT), (SMALL, Scheme.DARK)):
        stand.look(size, scheme)
        assert cut_labels(stand.window) == []
        assert unnamed(stand.window) == []
    roles = {type(w).__name__: role_of(w) for w in focusable(stand.window)}
    assert [name for name, role in roles.items() if role in (Role.NoRole, Role.Client)] == []
    assert stand.window.windowTitle() == "Couples Workbook"
    assert said_aloud(qtlog) == []


@pytest.mark.parametrize("place", list(Place))
def test_a_page_is_left_and_come_back_to(stand: Stand, qtbot: QtBot, qtlog: QtLog, place: Place) -> None:
    couple = stand.couples["long history"]
    elsewhere = Place.SETTINGS if place is not Place.SETTINGS else Place.TODAY
    stand.show(place, couple, qtbot)
    page = stand.shell.page()
    assert page is not None
    words = read_out(page)
    stand.show(elsewhere, "", qtbot)
    stand.show(place, couple, qtbot)
    assert stand.shell.page() is page
    assert read_out(page) == words
    assert QApplication.focusWidget() is not None
    assert said_aloud(qtlog) == []


@pytest.mark.parametrize("kind", KINDS)
def test_while_a_partner_sits_there_no_other_couple_is_named(stand: Stand, qtbot: QtBot, kind: str) -> None:
    for uid in stand.couples.values():
        stand.show(Place.OVERVIEW, uid, qtbot)
    stand.show(Place.SAFETY, stand.couples[kind], qtbot)
    here = stand.book.couples.get(stand.couples[kind])
    words = read_out(stand.window)
    assert not stand.shell.sidebar.isVisible()
    others = [stand.book.couples.get(line.uid) for line in stand.book.couples.lines() if line.uid != here.uid]
    assert [name for c in others for w in PARTNERS if (name := c.partner(w).name) in words] == []
    assert here.first.name in words


@pytest.mark.parametrize("place", sorted(OF_A_COUPLE))
def test_a_change_of_another_couple_disturbs_nothing(stand: Stand, qtbot: QtBot, place: Place) -> None:
    stand.show(place, stand.couples["long history"], qtbot)
    page, focus = stand.shell.page(), QApplication.focusWidget()
    assert page is not None
    assert focus is not None
    words = read_out(page)
    other = stand.book.couples.get(stand.couples["concern"])
    stand.book.couples.save(replace(other, household=f"changed while {place} was in sight"))
    stand.settle(qtbot)
    assert QApplication.focusWidget() is focus
    assert read_out(page) == words

"""Joint view, walked with planted words: none that is private, derived, or another couple's comes out in any way.

The record is the one of `tests.test_privacy`, entered into a real workbook, beside a second couple whose names are planted too.
Every page of the counselor's own window is looked at before, so that something could have stayed.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests import planted
from tests.test_privacy import GONE, NEVER, entered
from tests.ui.conftest import Boxes
from tests.ui.everything import everything_in, settle
from tests.ui.hands import press, shortcut, type_words
from ui import files, preferences, print_run
from ui.app import build
from ui.context import OF_A_COUPLE, Place
from ui.doorkeeper import Doorkeeper
from ui.joint.shell import JointShell, Tab
from ui.pages.sessions_stack import CONTACT, ERRORS
from ui.pages.unlock import UnlockPage
from ui.shell import Shell
from ui.widgets.buttons import Button
from ui.widgets.plain import PlainArea
from workbook.book import Workbook
from workbook.model.common import Visibility, Whose
from workbook.model.couple import Couple, Partner
from workbook.model.session import CheckIn, Session

PASSPHRASE = "planted words in every field"
PRIVATE = (*planted.forbidden("couple"), *NEVER)
OTHERS = ("QOTHERONE", "QOTHERTWO", "QOTHERBRINGS", "QOTHERCALLED")
OURS = (
    "Leaves out",
    "not available",
    "secrets policy",
    "Recent",
    "No rating",
    "Not enough answers",
    "given alone",
    "private",
)
Key, Mod = Qt.Key, Qt.KeyboardModifier
CHORD = Mod.ControlModifier | Mod.ShiftModifier


@dataclass
class Room:
    """The program from its door on."""

    keeper: Doorkeeper
    path: Path
    couple: str
    qtbot: QtBot
    earlier: frozenset[QWidget]

    def everything(self) -> str:
        return everything_in(self.keeper.window, self.earlier)

    def unlock(self) -> None:
        page = self.keeper.window.content()
        assert isinstance(page, UnlockPage)
        page.unlock_wanted.emit(self.path, PASSPHRASE, False)
        self.qtbot.waitUntil(lambda: self.keeper.book() is not None and not self._at_the_door(), timeout=20_000)
        settle()

    def _at_the_door(self) -> bool:
        return isinstance(self.keeper.window.content(), UnlockPage)

    def own(self) -> Shell:
        content = self.keeper.window.content()
        assert isinstance(content, Shell)
        return content

    def joint(self) -> JointShell:
        content = self.keeper.window.content()
        assert isinstance(content, JointShell)
        return content

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        shortcut(self.keeper.window, key, modifier)
        settle()

    def look_at_all(self) -> str:
        """Every page of the counselor's own window, the couple's last."""
        found = []
        for place in sorted(Place, key=lambda p: p in OF_A_COUPLE):
            assert self.own().go(place, self.couple if place in OF_A_COUPLE else "")
            found.append(self.everything())
        book = self.keeper.book()
        assert book is not None
        for session in book.sessions.of(self.couple):
            assert self.own().go(Place.SESSIONS, self.couple, session.uid)
            found.append(self.everything())
        for contact in book.notes_apart.lines(self.couple):
            assert self.own().go(Place.SESSIONS, self.couple, f"{CONTACT}{contact.uid}")
            found.append(self.everything())
        assert self.own().go(Place.SETTINGS, "", "phrases")
        found.append(self.everything())
        assert self.own().go(Place.SESSIONS, self.couple)
        return "\n".join(found)

    def walk(self) -> dict[Tab, str]:
        """Every page of joint view, with all that it says."""
        found = {}
        for tab in Tab:
            while self.joint().tab() is not tab:
                self.key(Key.Key_Tab, Mod.ControlModifier)
            found[tab] = self.everything()
        return found


@pytest.fixture(scope="module")
def made(app: QApplication, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    path = tmp_path_factory.mktemp("joint") / "Planted.workbook"
    book, _code = Workbook.create(path, PASSPHRASE, planted.record_practice())
    with book:
        other = Couple(
            Partner(Whose.FIRST, "QOTHERONE Vogel", "QOTHERCALLED", brings="QOTHERBRINGS"),
            Partner(Whose.SECOND, "QOTHERTWO Specht"),
        )
        book.couples.opened(book.couples.create(other).uid)
        couple = entered(book)
        for weeks in (3, 2):
            starts = datetime.now().replace(microsecond=0) - timedelta(weeks=weeks)
            checks = CheckIn(4, 5, 6), CheckIn(7, 6, 5)
            book.sessions.begin(Session(couple, starts, first=checks[0], second=checks[1], shown=Visibility.JOINT))
    return path, couple


@pytest.fixture
def room(
    earlier: frozenset[QWidget], made: tuple[Path, str], tmp_path: Path, qtbot: QtBot, boxes: Boxes
) -> Iterator[Room]:
    path = Path(shutil.copytree(made[0], tmp_path / "Planted.workbook"))
    keeper = Doorkeeper(preferences.read(), build)
    with qtbot.waitActive(keeper.window):
        keeper.window.show()
        keeper.window.activateWindow()
    keeper.begin(path)
    yield Room(keeper, path, made[1], qtbot, earlier)
    keeper.window.close()
    keeper.end()
    keeper.window.deleteLater()
    settle()


def leaks(said: dict[Tab, str]) -> list[tuple[Tab, str]]:
    return [(tab, word) for tab, words in said.items() for word in (*PRIVATE, *OTHERS, *OURS) if word in words]


def test_no_word_of_anything_else_comes_out_and_none_after_the_lock(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.unlock()
    own = room.look_at_all()
    for word in (
        "QFIRSTGOAL",
        "QSECONDSESSION",
        "QNOTEFIRST",
        "QPSYCHOTHERAPY",
        "QCONTACT",
        "QPHRASE",
        "QPHONEFIRST",
        "QSCREENNOTE",
        "QPAUSEREASON",
        *OTHERS[:2],
    ):
        assert word in own, "what is looked for could not have been found"
    assert [w for w in GONE if w in own] == [], "entered in error: on no page of the counselor's own either"
    QApplication.clipboard().setText("QNOTEFIRST copied")
    monkeypatch.setattr(
        type(QApplication.clipboard()), "ownsClipboard", lambda _self: True
    )  # the offscreen platform never does
    QToolTip.showText(QPoint(40, 300), OTHERS[0], room.own().sidebar)
    assert OTHERS[0] in {w.text() for w in QApplication.topLevelWidgets() if isinstance(w, QLabel)}
    room.key(Key.Key_F8)
    assert QToolTip.text() == ""

    said = room.walk()
    assert leaks(said) == []
    room.key(Key.Key_K, Mod.ControlModifier)
    settle()
    assert leaks({Tab.OVERVIEW: room.everything()}) == []
    together = "\n".join(said.values())
    for word in ("JOINTGOAL", "Ada Berg & Bo Li", "How close each of you felt", "not a validated test"):
        assert word in together
    assert {window.windowTitle() for window in QApplication.topLevelWidgets()} <= {"", "Couples Workbook"}

    room.key(Key.Key_L, Mod.ControlModifier)
    behind = room.everything()
    assert [w for w in (*PRIVATE, *OTHERS, *planted.JOINT, "Ada", "Bo Li") if w in behind] == []
    room.unlock()
    again = room.walk()
    assert leaks(again) == []
    assert [sorted(again[tab].split("\n")) for tab in Tab] == [sorted(said[tab].split("\n")) for tab in Tab]


def test_what_was_entered_in_error_is_read_by_the_counselor_alone(room: Room) -> None:
    room.unlock()
    shell = room.own()
    assert shell.go(Place.SESSIONS, room.couple, ERRORS)
    settle()
    entries = [b for b in shell.findChildren(Button) if b.accessibleName().startswith("Read it as it stood")]
    assert len(entries) == 2
    for entry in entries:
        entry.click()
    own = room.everything()
    assert [w for w in GONE if w not in own] == ["QREASONTYPED"], (
        "the reason that is being typed is for another session"
    )
    room.key(Key.Key_F8)
    assert leaks(room.walk()) == []
    room.key(Key.Key_L, Mod.ControlModifier)
    behind = room.everything()
    assert [w for w in GONE if w in behind] == []


OF_THE_OWN_WINDOW = [
    *((key, Mod.ControlModifier) for key in (Key.Key_N, Key.Key_S, Key.Key_P, Key.Key_F, Key.Key_M, Key.Key_E)),
    *((key, Mod.ControlModifier) for key in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_0, Key.Key_Plus, Key.Key_B)),
    *((key, Mod.ControlModifier) for key in (Key.Key_Return, Key.Key_Z, Key.Key_C, Key.Key_A, Key.Key_PageDown, Key.Key_W)),
    *((key, Mod.AltModifier) for key in (Key.Key_5, Key.Key_6, Key.Key_7)),
    *((key, Mod.AltModifier) for key in (Key.Key_N, Key.Key_G, Key.Key_B, Key.Key_F)),
    *((key, Mod.NoModifier) for key in (Key.Key_F1, Key.Key_F2, Key.Key_F3, Key.Key_F5, Key.Key_F6, Key.Key_F7, Key.Key_F8)),
    *((key, Mod.NoModifier) for key in (Key.Key_F9, Key.Key_F10, Key.Key_F12, Key.Key_Escape, Key.Key_Return, Key.Key_Space)),
    *((key, Mod.NoModifier) for key in (Key.Key_Tab, Key.Key_Backtab, Key.Key_Delete, Key.Key_Menu, Key.Key_Back, Key.Key_A)),
    (Key.Key_F8, Mod.ControlModifier), (Key.Key_F8, Mod.ShiftModifier), (Key.Key_F8, Mod.AltModifier),
]  # fmt: skip


def test_no_key_of_the_own_window_means_anything_and_no_dialog_opens(
    room: Room, boxes: Boxes, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialogs: list[str] = []
    for module, name in ((files, "choose_save"), (files, "choose_folder"), (print_run, "choose_printer")):
        monkeypatch.setattr(module, name, lambda *_given, _name=name, **_more: dialogs.append(_name))
    room.unlock()
    assert room.own().go(Place.DOCUMENTS, room.couple)
    settle()
    room.key(Key.Key_F8)
    joint = room.joint()
    said = sorted(room.everything().split("\n"))
    for key, modifier in OF_THE_OWN_WINDOW:
        room.key(key, modifier)
        press(QApplication.focusWidget() or joint, key, modifier)
        settle()
        assert room.keeper.window.content() is joint, (key, modifier)
        assert QApplication.activeModalWidget() is None
        assert QApplication.activePopupWidget() is None
    assert sorted(room.everything().split("\n")) == said
    assert (dialogs, boxes.said) == ([], [])


def test_words_being_typed_are_there_when_one_comes_back(room: Room) -> None:
    room.unlock()
    book = room.keeper.book()
    assert book is not None
    session = book.sessions.of(room.couple)[1]
    assert room.own().go(Place.SESSIONS, room.couple, session.uid)
    settle()
    note = next(a for a in room.own().findChildren(PlainArea) if a.isVisible() and not a.isReadOnly())
    note.setFocus()
    type_words(note, "QDRAFT not finished")
    room.key(Key.Key_F8)
    assert leaks(room.walk()) == []
    room.key(Key.Key_F8, CHORD)
    back = [a.toPlainText() for a in room.own().findChildren(PlainArea) if a.isVisible()]
    assert "QDRAFT not finished" in back
    assert "QDRAFT not finished" in [p.text for p in book.sessions.note(session.uid).passages]


def test_every_page_of_a_couple_can_be_left_for_it_and_come_back_to(room: Room) -> None:
    room.unlock()
    for place in sorted(OF_A_COUPLE):
        assert room.own().go(place, room.couple)
        settle()
        before = room.own().page()
        room.key(Key.Key_F8)
        assert room.joint().tabs.hasFocus(), place
        room.key(Key.Key_F8, CHORD)
        assert (room.own().place(), room.own().couple()) == (place, room.couple)
        assert room.own().page() is not before
        assert QApplication.focusWidget() is not None

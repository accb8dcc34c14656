"""Joint view as it looks: couples of many kinds, light and dark, at three sizes; nothing cut, nothing nameless."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from tests.ui.everything import settle
from tests.ui.hands import press
from tests.ui.looks import cut_labels, focusable, unnamed
from ui import theme
from ui.joint.couple_names import CoupleNames
from ui.joint.parts import Keys
from ui.joint.shell import LARGER, JointShell, Tab
from ui.main_window import LEAST, MainWindow
from ui.theme import Scheme
from ui.widgets.access import Role, role_of
from ui.widgets.painting import watch_words
from ui.widgets.settling import SettledScroller
from workbook.book import Workbook
from workbook.demo.make import fill
from workbook.disclosure.joint import joint
from workbook.facts import JointFacts
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner, Status

LONG = "Wilhelmina-Alexandra von Hohenstein-Waldenburg zu Achternbusch"
NEW = {"new, Arabic and Hebrew": ("ليلى الحدّاد", "דניאל לוי"), "new, CJK and long": ("山田太郎", f"<b>{LONG}</b>")}
KINDS = (*NEW, "long history", "half of it", "Hebrew name", "nothing shown", "closed")
LOOKS = (
    (QSize(1400, 880), Scheme.LIGHT),
    (QSize(1280, 720), Scheme.DARK),
    (QSize(1920, 1080), Scheme.LIGHT),
    (LEAST, Scheme.LIGHT),
)


@pytest.fixture(scope="module")
def facts(app: QApplication, tmp_path_factory: pytest.TempPathFactory) -> dict[str, JointFacts]:
    path: Path = tmp_path_factory.mktemp("joint") / "Demo.workbook"
    now = datetime.now().replace(microsecond=0)
    fill(path, "lamp harbour spoon crow", couples=5, sessions=8, seed=1, today=now)
    with Workbook.open(path, "lamp harbour spoon crow") as book:
        last = book.couples.find("#5")
        book.couples.save(replace(last, status=Status.CLOSED))
        uids = {kind: book.couples.find(f"#{n}").uid for n, kind in enumerate(KINDS[2:], 1)}
        for kind, (first, second) in NEW.items():
            uids[kind] = book.couples.create(Couple(Partner(Whose.FIRST, first), Partner(Whose.SECOND, second))).uid
        return {kind: joint(book.record(uid), book.catalogue, now) for kind, uid in uids.items()}


@pytest.fixture
def window(app: QApplication) -> Iterator[MainWindow]:
    theme.enlarge(LARGER)
    made = MainWindow(lambda: True)
    made.show()
    yield made
    theme.enlarge(1)
    made.close()
    made.deleteLater()
    settle()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_or_nameless(window: MainWindow, facts: dict[str, JointFacts], kind: str) -> None:
    shell = JointShell(facts[kind])
    window.show_content(shell, shell.tabs)
    for tab in Tab:
        shell.tabs.setCurrentIndex(list(Tab).index(tab))
        for size, scheme in LOOKS:
            window.resize(size)
            theme.use(scheme)
            settle()
            assert cut_labels(window) == [], tab
            assert unnamed(window) == []
    assert focusable(window) == [shell.tabs]
    assert [w for w in focusable(window) if role_of(w) in (Role.NoRole, Role.Client)] == []


@pytest.mark.parametrize(("kind", "lines"), [("new, CJK and long", 2), ("long history", 1)])
def test_both_names_are_seen_on_two_lines_at_the_most(
    window: MainWindow, facts: dict[str, JointFacts], kind: str, lines: int
) -> None:
    full = facts[kind].names.full
    longer = full.replace(LONG, f"{LONG}, {LONG}")
    names = replace(facts[kind].names, full=longer)
    shell = JointShell(replace(facts[kind], names=names))
    window.show_content(shell, shell.tabs)
    window.resize(LEAST)
    settle()
    (title,) = shell.findChildren(CoupleNames)
    shown = title.lines(title.width())
    assert len(shown) == lines
    first, _and, second = longer.partition(" & ")
    assert shown[0].startswith(first[:12])
    assert second[:12] in shown[-1]
    assert title.height() >= title.heightForWidth(title.width())
    assert title.accessibleName() == longer


def test_ratings_that_were_not_shown_by_both_leave_no_trace(window: MainWindow, facts: dict[str, JointFacts]) -> None:
    said: list[str] = []
    watch_words(said.append)
    for kind in ("long history", "nothing shown"):
        shell = JointShell(facts[kind])
        window.show_content(shell)
        settle()
        window.grab()
    watch_words(None)
    shown, hidden = facts["long history"].close, facts["nothing shown"].close
    assert shown is not None
    assert hidden is None
    assert [w for w in said if "no rating" in w.lower() or "–" in w] == []


def test_the_way_out_is_said_and_is_nothing_to_press(window: MainWindow, facts: dict[str, JointFacts]) -> None:
    shell = JointShell(facts["long history"])
    window.show_content(shell)
    settle()
    assert [keys.accessibleName() for keys in shell.findChildren(Keys)] == [
        "Lock with Ctrl + L",
        "leave with Ctrl + Shift + F8",
    ]
    assert [b for b in shell.findChildren(QAbstractButton) if b.isVisible()] == []


def test_a_page_that_is_longer_is_read_on_by_key_and_keeps_its_place(
    window: MainWindow, facts: dict[str, JointFacts]
) -> None:
    window.resize(LEAST)
    shell = JointShell(facts["long history"], Tab.HOME)
    window.show_content(shell, shell.tabs)
    settle()

    def at() -> int:
        (bar,) = (page.verticalScrollBar() for page in shell.findChildren(SettledScroller) if page.isVisible())
        return bar.value()

    press(shell.tabs, Qt.Key.Key_PageDown)
    assert at() > 100
    press(shell.tabs, Qt.Key.Key_Up)
    here = at()
    press(shell.tabs, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert at() == here
    shell.show_facts(facts["long history"])
    settle()
    assert at() == here
    press(shell.tabs, Qt.Key.Key_PageUp)
    press(shell.tabs, Qt.Key.Key_PageUp)
    assert at() == 0


def test_the_two_are_at_one_step_however_many_are_open(window: MainWindow, facts: dict[str, JointFacts]) -> None:
    here = facts["long history"]
    assert here.step is not None
    other = replace(here.step, title="Another one", number=here.step.number + 1)
    shell = JointShell(replace(here, steps=(*here.steps, other)))
    window.show_content(shell, shell.tabs)
    shell.tabs.setCurrentIndex(list(Tab).index(Tab.PLAN))
    settle()
    labels = [label.text() for label in shell.findChildren(QLabel)]
    assert sum("you are here" in words for words in labels) == 1
    assert sum("open since" in words or "open too" in words for words in labels) == 1

"""What the gate holds reads the same for a couple with a concern as for one that was never screened, to the last word.

Each couple has the same names and the same record; only the screens differ. And nothing that was written down about safety is in
any page of the window but the counselor's own.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.test_privacy import SAFETY, entered
from tests.ui.conftest import Boxes
from tests.ui.everything import everything_in, said_by, settle
from ui.app import build
from ui.background import Background
from ui.context import OF_A_COUPLE, Context, Place
from ui.main_window import MainWindow
from ui.pages.exercises import Exercises
from ui.pages.exercises_facts import Choice
from ui.shell import Shell
from ui.widgets.buttons import Button
from ui.widgets.painting import watch_words
from workbook.book import Workbook
from workbook.catalogue.loader import load
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple, Partner, SecretsPolicy
from workbook.model.intake import Answer, AnswerState, IntakeKind
from workbook.model.plan import PlanKind, StepState
from workbook.model.practice import Practice
from workbook.model.safety import Decision, Finding, GateDecision, SafetyScreen

PASSPHRASE = "kettle maple drum orchid"
NEVER = "never screened"
HELD = ("concern", "both", "stopped", "referred", "not held")
SHOWN = (Place.PICTURE, Place.PLAN, Place.EXERCISES, Place.DOCUMENTS)
GIVEN_OPEN = next(e.key for e in load().exercises if e.gate == "open")
WORDS = ("concern", "screen", "risk", "caution", "unsafe", "afraid", "held", "hits")


@dataclass
class Room:
    window: MainWindow
    shell: Shell
    book: Workbook
    background: Background
    couples: dict[tuple[str, bool], str]

    def words(self, place: Place, couple: str, qtbot: QtBot) -> list[str]:
        """Everything that is seen, painted, read out or hovered over there, but for the couple's number."""
        assert self.shell.go(place, couple)
        before, said, done = "", "nothing yet", list[None]()
        while said != before:
            done.clear()
            self.background.run(lambda: None, done.append, lambda _error: None)
            qtbot.waitUntil(lambda: bool(done), timeout=20_000)
            settle()
            before, said = said, self._said()
        number = self.book.couples.get(couple).number
        said = re.sub(r"[0-9a-f]{32}", "UID", said)
        return sorted(re.sub(rf"(?i)(couple[ -]){number}\b", r"\1N", said).splitlines())

    def _said(self) -> str:
        page = self.shell.page()
        assert page is not None
        painted: list[str] = []
        watch_words(painted.append)
        page.grab()
        watch_words(None)
        for widget in (*page.findChildren(QWidget), *self.shell.head.findChildren(QWidget)):
            if widget.isVisible():
                painted += said_by(widget)
        return "\n".join(line for line in painted if line)


def closed_to(book: Workbook, how: str, *, planned: bool) -> str:
    """A couple behind a closed gate; with a plan and its intake, or before both."""
    now = datetime.now().replace(microsecond=0)
    couple = book.couples.create(
        Couple(
            Partner(Whose.FIRST, "Mira Hollis"),
            Partner(Whose.SECOND, "Jonas Adeyemi"),
            policy=SecretsPolicy.OPEN,
            policy_signed=date(2026, 1, 5),
        )
    )
    for whose in PARTNERS if how != NEVER else ():
        bad = Finding.NOT_HELD if how == "not held" else Finding.CONCERN
        finding = bad if whose is Whose.FIRST or how == "both" else Finding.NO_CONCERN
        book.safety.record(SafetyScreen(couple.uid, whose, now - timedelta(days=1), finding, note="QSCREENNOTE"))
    decisions = {"stopped": Decision.STOP_JOINT, "referred": Decision.REFER}
    if how in decisions:
        book.safety.decide(GateDecision(couple.uid, now, decisions[how], "QDECISIONREASON"))
    if planned:
        intake = book.intakes.begin(couple.uid, IntakeKind.FIRST)
        for item in book.catalogue.items[:40]:
            for at, whose in enumerate(PARTNERS):
                if item.ask == "form":
                    answer = Answer(item.key, whose, AnswerState.RATED, (len(item.key) + at) % 5)
                    book.intakes.answer(intake.uid, answer)
        book.intakes.finish(intake.uid)
        book.plans.adopt(couple.uid, PlanKind.RESTORE)
        free = next(e.key for e in book.catalogue.exercises if e.gate == "free")
        book.assignments.assign(couple.uid, free, Whose.BOTH)
    return couple.uid


@pytest.fixture(scope="module")
def room(app: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    path: Path = tmp_path_factory.mktemp("held") / "Held.workbook"
    book, _code = Workbook.create(path, PASSPHRASE, Practice("Harbour", "Ida Holm", "", "Night line 0555 1234"))
    couples = {(how, plan): closed_to(book, how, planned=plan) for how in (NEVER, *HELD) for plan in (False, True)}
    background, window = Background(), MainWindow(lambda: True)
    shell = Shell(Context(book, background), build)
    window.show_content(shell)
    window.show()
    window.activateWindow()
    yield Room(window, shell, book, background, couples)
    shell.close_pages()
    background.close()
    window.close()
    window.deleteLater()
    book.close(backup=False)


@pytest.mark.parametrize("planned", [False, True], ids=["before the plan", "with a plan"])
@pytest.mark.parametrize("place", SHOWN)
def test_a_held_couple_reads_as_one_that_was_never_screened(
    room: Room, qtbot: QtBot, place: Place, planned: bool
) -> None:
    never = room.words(place, room.couples[NEVER, planned], qtbot)
    assert len(never) > 10
    if place in (Place.PLAN, Place.EXERCISES):
        assert [line for line in never if "not available yet" in line]
    for how in HELD:
        assert room.words(place, room.couples[how, planned], qtbot) == never, how
    said = " ".join(line.lower() for line in never if "not available yet" in line.lower())
    assert [word for word in WORDS if re.search(rf"\b{word}\b", said)] == []


def shut_again(book: Workbook, how: str) -> str:
    """A couple that was given work while the gate was open, which has closed since in this way; "" where it has not."""
    now = datetime.now().replace(microsecond=0)
    couple = book.couples.create(Couple(Partner(Whose.FIRST, "Mira Hollis"), Partner(Whose.SECOND, "Jonas Adeyemi")))
    for whose in PARTNERS:
        book.safety.record(SafetyScreen(couple.uid, whose, now - timedelta(days=2), Finding.NO_CONCERN))
    book.plans.adopt(couple.uid, PlanKind.RESTORE)
    book.assignments.assign(couple.uid, GIVEN_OPEN, Whose.BOTH)
    decisions = {"stopped": Decision.STOP_JOINT, "referred": Decision.REFER}
    if how in decisions:
        book.safety.decide(GateDecision(couple.uid, now, decisions[how], "QDECISIONREASON"))
    elif how:
        bad = Finding.NOT_HELD if how == "not held" else Finding.CONCERN
        for whose in PARTNERS if how == "both" else (Whose.FIRST,):
            book.safety.record(SafetyScreen(couple.uid, whose, now - timedelta(days=1), bad, note="QSCREENNOTE"))
    return couple.uid


def test_what_was_given_stays_as_it_was_when_the_gate_closes(room: Room, qtbot: QtBot) -> None:
    """A line that changed would tell both that something was said. Whatever closed the gate, the pages read the same."""

    def listed(couple: str) -> set[tuple[str, bool]]:
        assert room.shell.go(Place.EXERCISES, couple)
        page = room.shell.page()
        assert isinstance(page, Exercises)
        lines = [line for line in page._list._shown if isinstance(line, Choice)]
        return {(line.second, line.held) for line in lines if line.exercise.key == GIVEN_OPEN}

    before = listed(shut_again(room.book, ""))
    assert all("given" in second and not held for second, held in before)
    after = []
    for how in HELD:
        couple = shut_again(room.book, how)
        assert listed(couple) == before
        after.append([room.words(place, couple, qtbot) for place in (Place.EXERCISES, Place.PLAN)])
    assert all(each == after[0] for each in after)
    assert [line for line in after[0][0] if "not available yet" in line], "the rest is held"


def test_what_was_given_is_not_given_anew_and_what_was_begun_is_ended(room: Room, qtbot: QtBot, boxes: Boxes) -> None:
    couple = shut_again(room.book, "concern")
    assert room.shell.go(Place.EXERCISES, couple, GIVEN_OPEN)
    page = room.shell.page()
    assert isinstance(page, Exercises)
    settle()
    chosen = page._list.chosen()
    assert chosen is not None
    assert chosen.key == GIVEN_OPEN
    page._form.submit(printed=False)
    settle()
    assert [words for words in boxes.said if "Assign it again?" in words]
    assert "This exercise is not available yet." in room.words(Place.EXERCISES, couple, qtbot)
    assert len(room.book.assignments.of(couple)) == 1
    assert room.shell.go(Place.PLAN, couple)
    settle()
    (done,) = [b for b in room.shell.findChildren(Button) if b.isVisible() and b.accessibleName() == "Mark done"]
    done.click()
    plan = room.book.plans.of(couple)
    assert plan is not None
    assert plan.steps[0].state is StepState.DONE


def test_on_the_command_line_too(room: Room, tmp_path: Path) -> None:
    """Another process, over a copy: status, both streams and the file are the same for both couples."""
    copy = room.book.backups.make(tmp_path).path
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    env["COUPLES_WORKBOOK_PASSPHRASE"] = PASSPHRASE
    held = next(e.key for e in room.book.catalogue.exercises if e.gate == "open")
    free = next(e.key for e in room.book.catalogue.exercises if e.gate == "free")
    work = tmp_path / "Copy.workbook"
    done = subprocess.run(
        [sys.executable, "-m", "ui", "restore", copy, work], env=env, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found = []
    for how in (NEVER, "concern", "stopped"):
        number = room.book.couples.get(room.couples[how, True]).number
        for keys in ([held], [free, held]):
            target = tmp_path / f"{how}.pdf"
            couple = ["--workbook", work, "--couple", f"#{number}", "-o", target]
            command = [sys.executable, "-m", "ui", "handout", *keys, *couple]
            result = subprocess.run(list(map(str, command)), env=env, capture_output=True, text=True, check=False)
            found.append((result.returncode, result.stdout, result.stderr, target.exists()))
    assert set(found) == {(2, "", "Not available yet.\n", False)}


def test_no_packet_looks_withheld() -> None:
    """Where everything is held that can be, each plan still has work to take home, and there are more than a few in all."""
    catalogue = load()
    free = [e for e in catalogue.exercises if e.gate == "free"]
    assert len(free) >= 10
    for kind in (PlanKind.RESTORE, PlanKind.REBUILD):
        steps = {s.id for s in catalogue.steps_of(kind.value)}
        assert len([e for e in free if steps & set(e.steps)]) >= 3, kind


def test_nothing_of_safety_is_in_a_page_of_the_window_but_the_counselors_own(room: Room, qtbot: QtBot) -> None:
    """Seen, painted, read out, hovered over, in a title, on the clipboard, in the sidebar: in no way."""
    couple = entered(room.book)
    others = [place for place in Place if place is not Place.CONCERNS]
    for place in sorted(others, key=lambda p: p is Place.SAFETY):
        assert room.shell.go(place, couple if place in OF_A_COUPLE else "")
        said = everything_in(room.window)
        assert [word for word in SAFETY if word in said] == [], place
    room.book.settings.save_practice(replace(room.book.settings.practice(), local_rules="QLOCALRULES"))
    said = ""
    for detail in ("decision", "cautions", "risk"):
        assert room.shell.go(Place.CONCERNS, couple, detail)
        settle()
        said += everything_in(room.window)
    own = [word for word in SAFETY if word in said]
    assert "QSCREENNOTE" in own, "the search finds what is there"
    assert "QRISKFOLLOWED" in own
    assert "QREASONBEGUN" in own
    assert room.window.windowTitle() == "Couples Workbook"

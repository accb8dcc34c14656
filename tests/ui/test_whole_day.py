"""DESIGN's day, walked once in the real window by keyboard alone, from an empty folder to the couple's page and back in.

Each stage is a function of its own, so that a failure names where the counselor was stuck. No method of a page is called: the
keyboard goes where Tab and the shown shortcuts take it. Only the file dialog is answered for, since it is not ours.
"""

import gc
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import PASSPHRASE as TEMPLATE_PASSPHRASE
from tests.ui.keyboard import Key, Keyboard, read_out
from tests.ui.killed_typing import to_the_note
from ui import files, preferences
from ui.app import build
from ui.doorkeeper import Doorkeeper
from ui.joint.shell import JointShell
from ui.shell import Shell
from workbook.book import Workbook, verify
from workbook.catalogue.loader import load
from workbook.model.assignment import Outcome
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple, SecretsPolicy
from workbook.model.intake import Answer, AnswerState
from workbook.model.plan import StepState
from workbook.model.safety import Finding
from workbook.model.session import About, CheckIn, Session

ROOT = Path(__file__).parents[2]
PASSPHRASE = "lamp harbour spoon crow"
FIRST, SECOND = "ليلى الحدّاد", "Jo <b>Brandt</b> & Söhne"
SHORT = "ليلى", "Jo"
BRINGS = "ZEISIGWORD they stopped talking"
REMARK = "MARABUWORD she looked at the door"
NOTE = "PIROLWORD he spoke of leaving"
ADDENDUM = "KIEBITZWORD his brother called later"
GOAL = "One evening a week without telephones"
RESULT = "AMSELWORD it felt like homework"
JOTTING = "GIMPELWORD he waits before he answers"
SECRETS = ("ZEISIGWORD", "MARABUWORD", "PIROLWORD", "KIEBITZWORD", "AMSELWORD", "GIMPELWORD")


@dataclass
class Day:
    """The window, the hands, and what the file dialog was asked for and answered."""

    keeper: Doorkeeper
    keys: Keyboard
    folder: Path
    offered: list[str] = field(default_factory=list)
    dialog_answers: list[Path] = field(default_factory=list)
    rated: dict[tuple[str, str], str] = field(default_factory=dict)
    accepted: str = ""

    @property
    def workbook(self) -> Path:
        return self.folder / "Practice.workbook"

    @property
    def report(self) -> Path:
        return self.folder / "report.pdf"

    def inside(self) -> bool:
        return isinstance(self.keeper.window.content(), Shell)

    def looking_together(self) -> bool:
        return isinstance(self.keeper.window.content(), JointShell)

    def words(self) -> str:
        return read_out(self.keeper.window)

    def reads(self, words: str) -> None:
        self.keys.until(lambda: words in self.words(), words, self.words)


@pytest.fixture
def day(app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Day]:
    keeper = Doorkeeper(preferences.read(), build)
    made = Day(keeper, Keyboard(), tmp_path)

    def choose_save(_parent: QWidget, _title: str, name: str, start: Path | None = None) -> Path:
        made.offered.append(name)
        return made.dialog_answers.pop(0)

    monkeypatch.setattr(files, "choose_save", choose_save)
    keeper.begin(None)
    keeper.window.show()
    keeper.window.activateWindow()
    made.keys.until(keeper.window.isActiveWindow, "the window in front")
    yield made
    keeper.window.close()
    keeper.end()
    keeper.window.deleteLater()
    gc.collect()


def test_the_whole_day(day: Day) -> None:
    code = first_run(day)
    new_couple(day)
    safety(day)
    intake(day)
    picture(day)
    plan(day)
    session(day)
    exercise(day)
    result(day)
    document(day)
    lock(day)
    day.keeper.window.close()
    day.keeper.end()
    on_paper(day)
    on_record(day, code)
    nowhere_else(day)


def first_run(day: Day) -> str:
    keys = day.keys
    keys.at("Your name")
    keys.type("Ida Holm")
    keys.fill("Practice", "Harbour Practice")
    keys.fill("Folder", str(day.folder))
    keys.press(Key.Key_Return)
    keys.at("Passphrase")
    keys.type(PASSPHRASE)
    keys.press(Key.Key_Return)
    keys.at("The same again")
    keys.type(PASSPHRASE)
    keys.press(Key.Key_Return)
    keys.until(lambda: day.workbook.is_dir() and "Recovery code: " in day.words(), "the recovery code")
    spelled = next(line for line in day.words().splitlines() if line.startswith("Recovery code: "))
    code = spelled.removeprefix("Recovery code: ").replace(" ", "").replace(",", "-")
    sheet = day.folder / "recovery.pdf"
    day.dialog_answers.append(sheet)
    keys.push("Save as PDF")
    day.reads("Saved as recovery.pdf")
    assert all(" ".join(group) in text_of(sheet) for group in code.split("-"))
    keys.push("I have printed")
    keys.push("Open the workbook")
    keys.until(day.inside, "Today")
    keys.at("Make the first couple")
    return code


def new_couple(day: Day) -> None:
    keys = day.keys
    keys.go("Couples")
    keys.press(Key.Key_Return)
    keys.press("Ctrl+N")
    keys.type(FIRST)
    keys.fill("What brings them, First partner", BRINGS)
    keys.fill("Name, needed, Second", SECOND)
    keys.go("Not chosen yet")
    keys.pick("Limited", Key.Key_Right)
    keys.fill("Signed by both on", f"{datetime.now():%d %b %Y}")
    keys.press("Ctrl+S")
    day.reads("First comes the intake")


def safety(day: Day) -> None:
    keys = day.keys
    keys.press("Alt+2")
    keys.at("Begin the first intake")
    day.reads("secrets policy: limited")
    assert "not signed yet" not in day.words()
    keys.push("Safety screen")
    for at, name in enumerate(SHORT):
        if at:
            keys.push(f"Next: {name}, alone")
        keys.go(f"Who is here alone: {name}")
        keys.press(Key.Key_Tab)
        while not keys.name().startswith("HITS total"):
            keys.type("n")
        keys.press(Key.Key_Tab)
        keys.pick("No concern raised", Key.Key_Down)
        keys.push(f"Record for {name}")
        day.reads(f"Recorded for {name}")


def intake(day: Day) -> None:
    keys = day.keys
    keys.press("Alt+2")
    keys.push("Begin the first intake")
    for at in range(30):
        rate(day, "34"[at % 2])
    for at in range(24):
        rate(day, "3110"[at % 4])
    rate(day, "r")
    rate(day, "n")
    rate(day, "2")
    keys.press("Shift+Tab")
    rate(day, "\x7f")
    keys.press("Ctrl+M")
    keys.at("Your note")
    keys.type(REMARK)
    keys.press(Key.Key_Escape)
    keys.press("Ctrl+PgDown")
    for at in range(12):
        rate(day, "43"[at % 2])
    keys.press(Key.Key_F6)
    with keys.answering("Finish without them"):
        keys.push("Finish")
    day.reads("finished today")


def rate(day: Day, sign: str) -> None:
    """Answer the question that the keyboard is on, and note which that was."""
    who, _comma, rest = day.keys.name().partition(", ")
    spot = who, rest.rpartition(": ")[0]
    if sign == "\x7f":
        day.keys.press(Key.Key_Delete)
        del day.rated[spot]
    else:
        day.keys.type(sign)
        day.rated[spot] = sign


def picture(day: Day) -> None:
    keys = day.keys
    keys.press("Alt+3")
    keys.go("Accept, ")
    day.accepted = keys.name().removeprefix("Accept, ")
    keys.press(Key.Key_Space)
    day.reads("Open, step 1 of the plan")


def plan(day: Day) -> None:
    keys = day.keys
    keys.press("Alt+4")
    day.reads("plan of chosen steps, step 1 of 1")
    keys.press("Alt+G")
    keys.type(GOAL)
    keys.press(Key.Key_Return)
    day.reads(GOAL)


def session(day: Day) -> None:
    keys = day.keys
    keys.press("Alt+5", "Alt+N")
    keys.type("Evenings at home")
    keys.press("Ctrl+Return")
    keys.at("What you jot down")  # it is now: the hour goes on
    keys.press("Ctrl+1")
    for sign in "543678":
        keys.type(sign)
        keys.press(Key.Key_Tab)
    keys.press("Alt+4")
    keys.type(JOTTING)
    keys.press(Key.Key_Return, "Alt+3")
    keys.type(NOTE)
    keys.press("F8")
    assert day.looking_together()
    assert not any(word in day.words() for word in SECRETS)
    keys.press("Ctrl+Shift+F8")
    keys.at("What you jot down")
    keys.press(Key.Key_Return, "Ctrl+E", "Ctrl+3")
    day.reads(NOTE)
    day.reads("draft")
    with keys.answering("Sign and lock"):
        keys.press("Ctrl+Return")
    keys.go("Write an addendum")
    keys.press(Key.Key_Space)
    keys.type(ADDENDUM)
    keys.press("Ctrl+Return")
    day.reads("Addendum, ")


def exercise(day: Day) -> None:
    keys = day.keys
    keys.press("Alt+6", Key.Key_Return)
    keys.at("For whom")
    keys.fill("When, where", "Sundays at eight")
    keys.press("Ctrl+Return")
    day.reads("Given ")


def result(day: Day) -> None:
    keys = day.keys
    keys.press("Alt+5", "Alt+N", "Ctrl+Return")
    day.reads("Session 2")
    keys.press("Ctrl+2")
    keys.at(f"{SHORT[0]}, ")
    keys.type("d")
    keys.press(Key.Key_Tab)
    keys.type("3")
    keys.go(f"{SHORT[0]}, how much it helped")
    keys.type("7")
    keys.press(Key.Key_Tab)
    keys.type(RESULT)
    keys.press("Alt+Left", "Alt+6")
    keys.at("At home")  # the hour is on, and the two look at the screen
    assert day.looking_together()
    keys.press("Ctrl+Shift+F8", "F9", "Ctrl+E")


def document(day: Day) -> None:
    keys = day.keys
    keys.press("Alt+7")
    day.dialog_answers.append(day.report)
    keys.press("Ctrl+S")
    day.reads("Saved as report.pdf")
    assert day.offered[-1] == f"0001-progress-report-couple-{datetime.now():%Y-%m-%d}.pdf"


def lock(day: Day) -> None:
    keys = day.keys
    keys.press("Ctrl+L")
    keys.at("Passphrase")
    assert not any(word in day.words() for word in (*SECRETS, *SHORT))
    unlock(day, "lamp harbour spoon cow")
    day.reads("This passphrase does not open the workbook.")
    unlock(day, PASSPHRASE)
    keys.until(day.inside, "Today", day.words)
    day.reads(f"Sign note, {FIRST} & {SECOND}")


# what is there in the end, looked at from outside


def on_paper(day: Day) -> None:
    text = text_of(day.report)
    assert SECOND in text
    assert "الحد" in text or "ليلى" in text or "ىليل" in text, text
    assert not any(word in text for word in SECRETS)
    assert not any(word.encode() in day.report.read_bytes() for word in SECRETS)


def on_record(day: Day, code: str) -> None:
    with Workbook.open(day.workbook, code, recovery=True) as book:
        (line,) = book.couples.lines()
        record = book.record(line.uid)
        couple, screens = record.couple, book.safety.screens(line.uid)
        notes = [book.sessions.note(session.uid) for session in record.sessions]
    assert (couple.first.name, couple.second.name, couple.first.brings) == (FIRST, SECOND, BRINGS)
    assert (couple.policy, couple.policy_signed) == (SecretsPolicy.LIMITED, datetime.now().date())
    assert {(s.whose, s.finding) for s in screens} == {(w, Finding.NO_CONCERN) for w in PARTNERS}

    (intake,) = record.intakes
    questions = {item.key: item.question for item in load().items}
    names = {w: couple.partner(w).short for w in PARTNERS}
    stored = {(names[a.whose], questions[a.item]): _sign(a) for a in intake.answers}
    assert stored == day.rated
    assert [remark.note for remark in intake.remarks] == [REMARK]
    assert intake.finished is not None

    assert record.plan is not None
    assert [(s.title, s.state) for s in record.plan.steps] == [(day.accepted, StepState.OPEN)]
    assert [g.words for g in record.plan.goals] == [GOAL]

    first, second = sorted(zip(record.sessions, notes, strict=True), key=lambda pair: pair[0].number)
    assert first[0].first == CheckIn(5, 3, 7)
    assert first[0].second == CheckIn(4, 6, 8)
    assert first[1].text("data", About.BETWEEN) == NOTE
    assert first[1].signed_by == "Ida Holm"
    assert [a.text for a in first[1].addenda] == [ADDENDUM]
    assert second[1].signed_at is None

    (given,) = record.assignments
    assert (given.whose, given.when) == (Whose.BOTH, "Sundays at eight")
    (reported,) = given.results
    assert (reported.whose, reported.outcome, reported.times, reported.helped, reported.remark) == (
        Whose.FIRST,
        Outcome.DONE,
        3,
        7,
        RESULT,
    )


def _sign(answer: Answer) -> str:
    if answer.state is AnswerState.RATED:
        return str(answer.value)
    return {AnswerState.DECLINED: "r", AnswerState.NOT_ASKED: "n"}[answer.state]


def nowhere_else(day: Day) -> None:
    """Words that were said alone, or to the counselor, are in no file and in no title."""
    whole = verify(day.workbook, PASSPHRASE)
    assert whole.ok, whole.findings
    for path in (p for p in day.folder.rglob("*") if p.is_file()):
        assert not any(word in path.name for word in (*SECRETS, "Brandt"))
        content = path.read_bytes()
        assert not any(word.encode() in content for word in SECRETS), path.name
    assert day.keys.titles == {"Couples Workbook"}


# what goes wrong in the middle of it


def test_killed_while_typing_and_a_second_window(day: Day, book: Workbook, couple: Couple) -> None:
    book.sessions.begin(Session(couple.uid, datetime(2026, 11, 17, 11)))
    place = book.path
    book.close(backup=False)
    words, more = "PIROLWORD he spoke of lea", "ving and then"
    command = [sys.executable, "-m", "tests.ui.killed_typing", str(place), TEMPLATE_PASSPHRASE, words, more]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "kept\n"
        day.keeper.show_unlock(place)
        unlock(day, TEMPLATE_PASSPHRASE)
        day.reads("This workbook is open already, in another window or by another program.")
        other.stdin.write("go on\n")
        other.stdin.flush()
        assert other.wait(60) == -signal.SIGKILL
    assert not any(b"PIROLWORD" in p.read_bytes() for p in place.rglob("*") if p.is_file())
    unlock(day, TEMPLATE_PASSPHRASE)
    day.keys.until(day.inside, "Today", day.words)
    to_the_note(day.keys)
    day.reads(words)


def unlock(day: Day, passphrase: str) -> None:
    day.keys.at("Passphrase")
    day.keys.type(passphrase)
    day.keys.press(Key.Key_Return)


def text_of(pdf: Path) -> str:
    with pdfplumber.open(pdf) as opened:
        return "\n".join(page.extract_text() for page in opened.pages)

"""DESIGN's day, walked once in the real window by keyboard alone, from an empty folder to the couple's page and back in.

Each stage is a function of its own, so that a failure names where the counselor was stuck. No method of a page is called: the
keyboard goes where Tab and the shown shortcuts take it. Only the file dialog is answered for, since it is not ours.
"""

import gc
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.keyboard import Key, Keyboard
from tests.ui.looks import spoken_name
from ui import files, preferences
from ui.app import build
from ui.doorkeeper import Doorkeeper
from ui.pages.unlock import UnlockPage
from ui.shell import Shell
from ui.widgets.chips import Status
from workbook.book import Workbook, verify
from workbook.model.assignment import Outcome
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.couple import SecretsPolicy
from workbook.model.intake import AnswerState
from workbook.model.plan import StepState
from workbook.model.safety import Finding
from workbook.model.session import About

PASSPHRASE = "lamp harbour spoon crow"
FIRST, SECOND = "ليلى الحدّاد", "Jo <b>Brandt</b> & Söhne"
SHORT = "ليلى", "Jo"
BRINGS = "ZEISIGWORD they stopped talking"
REMARK = "MARABUWORD she looked at the door"
NOTE = "PIROLWORD he spoke of leaving"
ADDENDUM = "KIEBITZWORD his brother called later"
RESULT = "AMSELWORD it felt like homework"
SECRETS = ("ZEISIGWORD", "MARABUWORD", "PIROLWORD", "KIEBITZWORD", "AMSELWORD")


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

    def inside(self) -> bool:
        return isinstance(self.keeper.window.content(), Shell)

    def words(self) -> str:
        """Everything that can be read in the window, one thing a line."""
        found = []
        for widget in self.keeper.window.findChildren(QWidget):
            if widget.isVisible():
                words = getattr(widget, "words", None)
                found += [spoken_name(widget), str(words()) if callable(words) else ""]
        return "\n".join(line for line in found if line)

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
    keys.push("I have printed it")
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
    for name, move in ((SHORT[0], ()), (SHORT[1], (Key.Key_Right,))):
        keys.press(*move)
        keys.at(f"Who is here alone: {name}")
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
    day.reads("Open in the plan")


def plan(day: Day) -> None:
    keys = day.keys
    keys.press("Alt+4")
    day.reads("plan of own steps, step 1 of 1")
    keys.press("Alt+G")
    keys.type("One evening a week without telephones")
    keys.press(Key.Key_Return)
    day.reads("One evening a week without telephones")


def session(day: Day) -> None:
    keys = day.keys
    keys.press("Alt+5", "Alt+N")
    keys.type("Evenings at home")
    keys.press("Ctrl+Return")
    day.reads("Session 1")
    for sign in "543678":
        keys.type(sign)
        keys.press(Key.Key_Tab)
    keys.press("Ctrl+3")
    keys.at("Data, the pattern")
    keys.type(NOTE)
    day.reads("draft")
    day.reads("Saved ")
    keys.press("Ctrl+Return")
    keys.go("Write an addendum")
    keys.press(Key.Key_Space)
    keys.type(ADDENDUM)
    keys.press("Ctrl+Return")
    day.reads("Addendum, ")


def exercise(day: Day) -> None:
    keys = day.keys
    keys.press("Alt+6")
    keys.press(Key.Key_Return)
    keys.at("For whom")
    keys.fill("When, where", "Sundays at eight")
    keys.press("Ctrl+Return")
    day.reads("Given ")


def result(day: Day) -> None:
    keys = day.keys
    keys.press("Alt+5", "Alt+N", "Ctrl+Return")
    day.reads("Session 2")
    keys.press("Ctrl+2")
    print(keys.name())
    keys.type("d")
    keys.press(Key.Key_Tab)
    keys.type("3")
    keys.go(f"{SHORT[0]}, how much it helped")
    keys.type("7")
    keys.press(Key.Key_Tab)
    keys.type(RESULT)
    print(day.words())


def text_of(pdf: Path) -> str:
    with pdfplumber.open(pdf) as opened:
        return "\n".join(page.extract_text() for page in opened.pages)

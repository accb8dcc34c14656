"""`make screenshots`: every page of the window, light and dark, at the reference size and at a small laptop's, for looking at.

Shows the fictional couples of the demo. The size and the scheme stand in the file's name.
"""

import json
import os
import sys
import tempfile
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["COUPLES_WORKBOOK_CONFIG"] = tempfile.mkdtemp(prefix="couples-workbook-screenshots-")

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QThread
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui import fonts, theme
from ui.app import application, build
from ui.background import Background
from ui.context import OF_A_COUPLE, Context, Place
from ui.joint.shell import LARGER, JointShell, Tab
from ui.main_window import MainWindow
from ui.pages.first_run import FirstRunPage
from ui.pages.handover import READ
from ui.pages.handover_room import HandoverRoom
from ui.pages.handover_sheet import HandoverSheet
from ui.pages.library import WRITING, Library
from ui.pages.sessions_stack import CONTACT, ERRORS
from ui.pages.unlock import UnlockPage
from ui.shell import Shell
from workbook.book import Workbook
from workbook.demo import make, words
from workbook.demo.make import fill
from workbook.demo.plan import OWN
from workbook.disclosure.joint import joint
from workbook.model.common import Whose
from workbook.model.session import Asked, CheckIn, Jotting, On, Session
from workbook.store.outbox import Outbox

PASSPHRASE = "harbour lamp violet ladder seven"
SIZES = {"": (1400, 880), "-small": (1280, 720)}
UNSCREENED, UNFINISHED, IN_SESSION = "#8", "#3", "#2"
FINISHED, DECIDING, ALONE = (f"#{number + 1}" for number in (make.FINISHED, make.DECIDING, make.ALONE))


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = application([])
    fonts.load_other_scripts()
    today = datetime.now().replace(hour=10, minute=42, second=0, microsecond=0)
    path = Path(tempfile.mkdtemp()) / "Demo.workbook"
    code = fill(path, PASSPHRASE, couples=14, sessions=8, seed=1, today=today)
    for scheme in (theme.Scheme.LIGHT, theme.Scheme.DARK):
        theme.use(scheme)
        for suffix, size in SIZES.items():
            window = MainWindow(lambda: True)
            window.resize(*size)
            window.show()
            _door(window, path, folder, f"{suffix}-{scheme}", code)
            with Workbook.open(path, PASSPHRASE, clock=lambda: today) as book:
                _pages(window, book, folder, f"{suffix}-{scheme}")
            window.hide()
            window.deleteLater()
    app.quit()


def _door(window: MainWindow, path: Path, folder: Path, suffix: str, code: str) -> None:
    window.show_content(UnlockPage(path, datetime.now(), ""))
    _grab(window, folder / f"unlock{suffix}.png")
    background = Background()
    first_run = FirstRunPage(background)
    window.show_content(first_run)
    _grab(window, folder / f"first-run{suffix}.png")
    first_run.made(code)
    _grab(window, folder / f"first-run-recovery{suffix}.png")
    background.close()


def _pages(window: MainWindow, book: Workbook, folder: Path, suffix: str) -> None:
    background = Background()
    _go_on(book)
    shell = Shell(Context(book, background), build)
    window.show_content(shell)
    couple = book.couples.find("#1").uid
    for place in Place:
        shell.go(place, couple if place in OF_A_COUPLE else "")
        _grab(window, folder / f"{place.value}{suffix}.png")
    for name, ref, place, detail in (
        ("live-start", UNSCREENED, Place.LIVE, ""),
        ("live-hour", IN_SESSION, Place.LIVE, ""),
        ("overview-new", UNSCREENED, Place.OVERVIEW, ""),
        ("intake-new", UNSCREENED, Place.INTAKE, ""),
        ("picture-new", UNSCREENED, Place.PICTURE, ""),
        ("plan-new", UNSCREENED, Place.PLAN, ""),
        ("picture-over-time", FINISHED, Place.PICTURE, ""),
        ("picture-hopes-apart", DECIDING, Place.PICTURE, ""),
        ("plan-deciding", DECIDING, Place.PLAN, ""),
        ("plan-own-steps", f"#{OWN}", Place.PLAN, ""),
        ("plan-thread", "#1", Place.PLAN, "thread step"),
        ("sessions-new", UNSCREENED, Place.SESSIONS, "new"),
        ("sessions-draft", UNFINISHED, Place.SESSIONS, ""),
        ("sessions-contact", "#1", Place.SESSIONS, CONTACT),
        ("sessions-error", "#2", Place.SESSIONS, ERRORS),
        ("measures-new", UNSCREENED, Place.MEASURES, ""),
        ("documents-intake", "#1", Place.DOCUMENTS, "intake"),
        ("documents-packet", "#1", Place.DOCUMENTS, "packet"),
        ("documents-note", "#1", Place.DOCUMENTS, "note"),
        ("documents-blank", "#1", Place.DOCUMENTS, "blank_intake"),
        ("documents-background", "#1", Place.DOCUMENTS, "background"),
        ("concerns-cautions", "#4", Place.CONCERNS, "cautions"),
        ("concerns-risk", "#6", Place.CONCERNS, "risk"),
        ("concerns-undecided", "#10", Place.CONCERNS, "decision"),
        ("overview-undecided", "#10", Place.OVERVIEW, ""),
        ("handover-before", ALONE, Place.HANDOVER, ""),
        ("handover-read", ALONE, Place.HANDOVER, READ),
    ):
        uid = book.couples.find(ref).uid
        if detail == "thread step":
            plan = book.plans.of(uid)
            detail += f" {plan.path[0].uid}" if plan is not None else ""
        shell.go(place, uid, detail)
        _grab(window, folder / f"{name}{suffix}.png")
    shell.go(Place.LIBRARY, detail="half_hour")
    library = window.findChild(Library)
    assert library is not None
    library._found.go_large(True)
    _grab(window, folder / f"library-large{suffix}.png")
    library._found.go_large(False)
    shell.go(Place.LIBRARY, detail=WRITING)
    _grab(window, folder / f"library-writing{suffix}.png")
    shell.go(Place.EXERCISES, couple)
    shell.bar.done("Given: A date we keep", lambda: None)
    _grab(window, folder / f"exercises-undo{suffix}.png")
    for name, typed in (("search", ""), ("search-words", "wee")):
        shell.finder.open(shell.couple())
        shell.finder.field.setText(typed)
        _grab(window, folder / f"{name}{suffix}.png")
        shell.finder.close_up()
    shell.close_pages()
    _together(window, book, folder, suffix)
    _alone(window, book, folder, suffix)
    window.show_content(QWidget())
    background.close()


def _go_on(book: Workbook) -> None:
    """A couple in the middle of its hour, with a line half typed."""
    couple, starts = book.couples.find(IN_SESSION).uid, datetime.now().replace(microsecond=0) - timedelta(minutes=24)
    if book.hours.going_on(datetime.now()):
        return
    asked = Asked.PAPER
    session = book.sessions.begin(Session(couple, starts, first=CheckIn(6, 5, 7), second=CheckIn(8, 6), asked=asked))
    said = (words.FIRST[0], words.SECOND[0], words.BETWEEN[0], words.PRIVATE[0], words.FIRST[2], words.SECOND[2])
    about = (On.FIRST, On.SECOND, On.BETWEEN, On.PRIVATE, On.FIRST, On.SECOND)
    for at, (whom, line) in enumerate(zip(about, said, strict=True)):
        book.hours.jot(Jotting(session.uid, starts + timedelta(minutes=3 + 4 * at), whom, line))
    typed = {"words": "Took her hand before he answered", "about": On.SECOND.value}
    book.drafts.keep(couple, f"jotting {session.uid}", json.dumps(typed))


def _together(window: MainWindow, book: Workbook, folder: Path, suffix: str) -> None:
    """What a couple looks at."""
    theme.enlarge(LARGER)
    shell = JointShell(joint(book.record(book.couples.find("#1").uid), book.catalogue, datetime.now()))
    window.show_content(shell, shell.tabs)
    for at, tab in enumerate(Tab):
        shell.tabs.setCurrentIndex(at)
        _grab(window, folder / f"joint-{tab}{suffix}.png")
    theme.enlarge(1)


def _alone(window: MainWindow, book: Workbook, folder: Path, suffix: str) -> None:
    """What one partner sees alone. Its outbox lies beside the workbook, where nobody takes it in."""
    intake = book.intakes.of(book.couples.find(ALONE).uid)[-1]
    ticket = book.handovers.begin(intake.uid, Whose.SECOND)
    room = HandoverRoom(HandoverSheet(ticket, Outbox(replace(ticket, outbox=str(folder / f"alone{suffix}.sealed")))))
    window.show_content(room, room.first_focus())
    _grab(window, folder / f"alone-first{suffix}.png")
    room.first.both.click()
    for name, act in (
        ("question", room.first.begin.click),
        ("words", room.question.say_clearer),
        ("pause", room.question.pause.click),
        ("thanks", room.pause.stop.click),
        ("blank", room.empty),
    ):
        act()
        _grab(window, folder / f"alone-{name}{suffix}.png")
    room.sheet.close()
    (folder / f"alone{suffix}.sealed").unlink()
    _check_in(window, book, folder, suffix)


def _check_in(window: MainWindow, book: Workbook, folder: Path, suffix: str) -> None:
    """The same for the check-in of the hour that goes on: all but one of the ratings are on the slip."""
    (session,) = (s for s in book.hours.going_on(datetime.now()) if book.couples.find(IN_SESSION).uid == s.couple)
    ticket = book.handovers.begin_check_in(session.uid, Whose.SECOND)
    room = HandoverRoom(HandoverSheet(ticket, Outbox(replace(ticket, outbox=str(folder / f"check-in{suffix}.sealed")))))
    window.show_content(room, room.first_focus())
    _grab(window, folder / f"check-in-first{suffix}.png")
    room.first.begin.click()
    room.question.cards.setFocus()
    QTest.keyClick(room.question.cards, Qt.Key.Key_7)
    _grab(window, folder / f"check-in-question{suffix}.png")
    room.sheet.close()
    (folder / f"check-in{suffix}.sealed").unlink()


def _grab(window: MainWindow, path: Path) -> None:
    """Let late work arrive (a preview is drawn on the worker), then take the picture."""
    for _n in range(60):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QThread.msleep(10)
    window.grab().save(str(path))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

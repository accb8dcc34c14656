"""`make bench`: the budgets as ratios, each measured against its yardstick in the same run. Nothing here passes or fails.

A ratio of two things timed side by side says the same on a slow machine and on a fast one; milliseconds stand beside it for the
eye. Every figure is the median of several runs.
"""

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pdfplumber
import sqlcipher3.dbapi2 as dbapi
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from reports.progress import progress_report
from workbook.book import Workbook
from workbook.demo.make import fill
from workbook.disclosure.progress import progress
from workbook.model.common import Audience, Whose
from workbook.model.couple import Couple, Partner
from workbook.model.session import About, Note, NoteForm, Passage, Session

PASSPHRASE = "a passphrase for measuring only"
BLANK = """
from PySide6.QtWidgets import QApplication, QWidget
from PySide6.QtCore import QTimer
app = QApplication([]); window = QWidget(); window.resize(1400, 880); window.show()
QTimer.singleShot(0, app.quit); app.exec()
"""
UNLOCK = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui import preferences
from ui.app import application, build
from ui.doorkeeper import Doorkeeper
app = application([]); keeper = Doorkeeper(preferences.read(), build)
keeper.begin(Path(sys.argv[1])); keeper.window.show()
QTimer.singleShot(0, app.quit); app.exec()
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Bench.workbook"
        fill(path, PASSPHRASE, couples=3, sessions=12, seed=1, today=datetime.now())
        _row("what", "this", "yardstick", "ratio", "budget")
        _start(path)
        with Workbook.open(path, PASSPHRASE) as book:
            _report(book)
            _note(book, Path(folder))
            _names(book)
            _words(book)


def _start(path: Path) -> None:
    this = _cpu([sys.executable, "-c", UNLOCK, str(path)])
    blank = _cpu([sys.executable, "-c", BLANK])
    _compare("start to the unlock page, CPU time", this, blank, "at most 1.5")


def _report(book: Workbook) -> None:
    """Against the same words drawn at the same places straight on the canvas, in a font that is embedded too."""
    couple = book.couples.find("#1").uid
    facts = progress(book.record(couple), book.catalogue, Audience.COUPLE, datetime.now().date())
    pdf = progress_report(facts)
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        with pdfplumber.open(file.name) as opened:
            pages = [
                [(w["text"], w["x0"], float(p.height) - w["bottom"], w["bottom"] - w["top"]) for w in p.extract_words()]
                for p in opened.pages
            ]

    registerFont(TTFont("Ink", str(files("reports") / "fonts" / "SourceSans3-Regular.ttf")))

    def ink() -> None:
        canvas = Canvas("ink.pdf")
        for page in pages:
            for words, x, y, size in page:
                canvas.setFont("Ink", size)
                canvas.drawString(x, y, words)
            canvas.showPage()
        canvas.getpdfdata()

    _compare("progress report, 12 sessions", _wall(lambda: progress_report(facts), 9), _wall(ink, 9), "at most 4")


def _note(book: Workbook, folder: Path) -> None:
    session = book.sessions.of(book.couples.find("#1").uid)[-1]
    begun = book.sessions.begin(replace(session, uid="", number=0, rev=0))
    words = "Came in warm, went quiet when the week was named. " * 20
    note = book.sessions.autosave(Note(begun.uid, NoteForm.FREE, (Passage("note", About.BETWEEN, words),)))
    drafts = [note]

    def save() -> None:
        changed = (Passage("note", About.BETWEEN, words + str(drafts[0].rev)),)
        drafts[0] = book.sessions.autosave(replace(drafts[0], passages=changed))

    connection = dbapi.connect(str(folder / "raw.db"))
    connection.execute(f"PRAGMA key = \"x'{os.urandom(32).hex()}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE notes(id INTEGER PRIMARY KEY, words TEXT) STRICT")

    def raw() -> None:
        connection.execute("INSERT INTO notes(words) VALUES (?)", (words,))
        connection.commit()

    _compare("one saved note", _wall(save, 60), _wall(raw, 60), "at most 2.5")
    connection.close()


def _names(book: Workbook) -> None:
    """As-you-type among 2,000 couples, against reading one couple by its uid."""
    for n in range(2000):
        book.couples.create(
            Couple(Partner(Whose.FIRST, f"First{n} Berg{n % 97}"), Partner(Whose.SECOND, f"Second{n} Li"))
        )
    couple = book.couples.find("#1").uid
    typed = _wall(lambda: book.couples.lines("berg4", limit=25), 30)
    _compare(
        "names as you type, 2,000 couples", typed, _wall(lambda: book.couples.get(couple), 30), "16 ms p95 at 10,000"
    )


def _words(book: Workbook) -> None:
    """As-you-type among the notes of 5,000 sessions, against reading one couple by its uid; a common word and a rare one."""
    couples = [line.uid for line in book.couples.lines("first", limit=1000)]
    with book._records.change():
        for n in range(5000):
            starts = datetime(2020, 1, 1, 9) + timedelta(hours=6 * n)
            begun = book.sessions.begin(Session(couples[n % len(couples)], starts))
            words = f"Came in warm, went quiet when the week was named. They spoke of rare{n}. " * 3
            book.sessions.autosave(Note(begun.uid, NoteForm.FREE, (Passage("note", About.BETWEEN, words),)))
    begun_at = time.perf_counter()
    book.search.take_in()
    _row("5,000 notes taken into the index", f"{1000 * (time.perf_counter() - begun_at):.0f} ms", "", "", "once")
    couple = book.couples.find("#1").uid
    yardstick = _wall(lambda: book.couples.get(couple), 30)
    for typed in ("wee", "quiet", "rare49"):
        taken = _wall(lambda typed=typed: book.search.notes(typed, limit=12), 30)  # type: ignore[misc]
        _compare(f"notes as you type, 5,000: {typed}", taken, yardstick, "50 ms p95 at 200,000")
    inside = _wall(lambda: book.search.notes("uie", couple=couples[0], limit=6), 30)
    _compare("notes of one couple", inside, yardstick, "50 ms p95")


def _wall(act: Callable[[], object], times: int) -> float:
    """Seconds, the median; one run goes before to warm up."""
    act()
    taken = []
    for _n in range(times):
        gc.collect()
        begun = time.perf_counter()
        act()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def _cpu(command: list[str]) -> float:
    """CPU seconds of a whole process, the median of five."""
    taken = []
    for _n in range(5):
        before = os.times()
        subprocess.run(command, check=True)
        after = os.times()
        taken.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return statistics.median(taken)


def _compare(what: str, this: float, yardstick: float, budget: str) -> None:
    _row(what, f"{1000 * this:.1f} ms", f"{1000 * yardstick:.1f} ms", f"{this / yardstick:.2f}", budget)


def _row(*cells: str) -> None:
    sys.stdout.write("{:38}{:>12}{:>12}{:>8}  {}\n".format(*cells))


if __name__ == "__main__":
    main()

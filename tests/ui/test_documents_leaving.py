"""How a document leaves the workbook: saved under a name that names nobody, or on paper; both recorded."""

from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.documents_room import MADE_MS, Desk, Key, recorded
from tests.ui.hands import CONTROL, shortcut, type_words
from tests.ui.looks import Frame
from ui import files, print_run
from ui.context import Context
from ui.printing import loaded
from workbook.book import Workbook
from workbook.changes import Changes
from workbook.model.common import Audience
from workbook.model.couple import Couple


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, clock: Clock, qtbot: QtBot) -> Desk:
    return Desk(frame, context, clock, qtbot)


@pytest.fixture
def record(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    return recorded(book, couple, clock)


@pytest.fixture
def heard(book: Workbook) -> list[Changes]:
    """Every change of the workbook."""
    made: list[Changes] = []
    book.subscribe(made.append)
    return made


def documents_heard(heard: list[Changes]) -> int:
    return sum("documents" in changes.areas for changes in heard)


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path | None]:
    """What the file dialog answers: the one path in the list; and which name it was offered comes after it."""
    answer: list[Path | None] = [tmp_path / "chosen.pdf"]

    def choose(_parent: QWidget, _title: str, name: str, start: Path | None = None) -> Path | None:
        answer.append(Path(name))
        return answer[0]

    monkeypatch.setattr(files, "choose_save", choose)
    return answer


def test_saving_by_key_writes_what_is_shown_and_records_it(
    desk: Desk, record: Couple, chosen: list[Path | None], heard: list[Changes]
) -> None:
    desk.show(record)
    shortcut(desk.frame, Key.Key_S, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.told() == "Saved as chosen.pdf", timeout=5000)
    path = chosen[0]
    assert path is not None
    assert desk.page._maker._ready is not None
    assert path.read_bytes() == desk.page._maker._ready[1]
    assert path.stat().st_mode & 0o077 == 0
    assert chosen[1] == Path("0001-progress-report-couple-2026-11-17.pdf")
    assert documents_heard(heard) == 1


def test_words_that_left_with_their_page_are_not_kept_for_the_next_one(
    desk: Desk, record: Couple, chosen: list[Path | None]
) -> None:
    desk.show(record)
    type_words(desk.page._options._summary, "It goes well")
    desk.page.flush()
    slot = f"where things stand {Audience.COUPLE}"
    assert desk.book.drafts.words(record.uid, slot) == "It goes well"
    desk.wait()
    shortcut(desk.frame, Key.Key_S, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.told() == "Saved as chosen.pdf", timeout=5000)
    assert desk.page._options.summary() == "It goes well", "it is in sight until the lock"
    desk.page.flush()
    assert desk.book.drafts.words(record.uid, slot) == ""


def test_saving_over_a_file_takes_its_place(desk: Desk, record: Couple, chosen: list[Path | None]) -> None:
    assert chosen[0] is not None
    chosen[0].write_text("older")
    desk.show(record)
    shortcut(desk.frame, Key.Key_S, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.told() == "Saved as chosen.pdf", timeout=5000)
    assert chosen[0].read_bytes().startswith(b"%PDF")


def test_leaving_the_dialog_saves_nothing(
    desk: Desk, record: Couple, chosen: list[Path | None], heard: list[Changes]
) -> None:
    chosen[0] = None
    desk.show(record)
    shortcut(desk.frame, Key.Key_S, CONTROL)
    assert desk.told() == ""
    assert documents_heard(heard) == 0


def test_a_page_that_is_gone_when_the_dialog_closes_writes_nothing(
    desk: Desk, record: Couple, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, heard: list[Changes]
) -> None:
    """The window locks itself while the file dialog is open."""
    desk.show(record)

    def choose(_parent: QWidget, _title: str, _name: str) -> Path:
        shiboken6.delete(desk.page)
        return tmp_path / "late.pdf"

    monkeypatch.setattr(files, "choose_save", choose)
    leaving, ready = desk.page._leaving, desk.page._maker._ready
    assert ready is not None
    leaving.save(*ready)
    assert not (tmp_path / "late.pdf").exists()
    assert documents_heard(heard) == 0


def test_a_place_that_cannot_be_written_to_is_one_sentence(
    desk: Desk, record: Couple, chosen: list[Path | None], heard: list[Changes], tmp_path: Path
) -> None:
    chosen[0] = tmp_path / "no such folder" / "report.pdf"
    desk.show(record)
    shortcut(desk.frame, Key.Key_S, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.told() not in ("", "Saving …"), timeout=5000)
    assert not desk.told().startswith("Saved")
    assert desk.told().endswith(".")
    assert documents_heard(heard) == 0


# printing


def test_printing_waits_for_the_page_that_was_asked_for_last(
    desk: Desk, record: Couple, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []

    def choose(_parent: QWidget, pdf: bytes, _name: str) -> None:
        asked.append(pdf)

    monkeypatch.setattr(print_run, "choose_printer", choose)
    desk.show(record)
    desk.reader(Audience.COUNSELOR)
    shortcut(desk.frame, Key.Key_P, CONTROL)
    desk.reader(Audience.SECOND)
    desk.qtbot.waitUntil(lambda: bool(asked), timeout=MADE_MS)
    document, _buffer = loaded(asked[0])
    text = "\n".join(document.getAllText(n).text() for n in range(document.pageCount()))
    assert "Mira Hollis" in text
    assert "Say what hurts" not in text
    desk.qtbot.wait(100)
    assert len(asked) == 1


@pytest.fixture
def dialog(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The print dialog is answered with a printer that writes `paper.pdf`; the list holds the names of the jobs."""
    seen: list[str] = []

    def answer(self: QPrintDialog) -> int:
        printer = self.printer()
        seen.append(printer.docName())
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setResolution(72)
        printer.setOutputFileName(str(tmp_path / "paper.pdf"))
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", answer)
    return seen


def test_printing_puts_every_page_on_paper_and_records_it(
    desk: Desk, record: Couple, dialog: list[str], heard: list[Changes], tmp_path: Path
) -> None:
    desk.show(record)
    shortcut(desk.frame, Key.Key_P, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.told() == "Sent to the printer", timeout=MADE_MS)
    document, _buffer = loaded((tmp_path / "paper.pdf").read_bytes())
    shown = desk.page._preview.pages.shown()
    assert shown is not None
    assert document.pageCount() == shown.pageCount()
    assert document.pagePointSize(0).toSize() == shown.pagePointSize(0).toSize()
    ink = document.render(0, document.pagePointSize(0).toSize())
    tones = {ink.pixelColor(x, y).lightness() for x in range(40, 560, 2) for y in range(60, 400, 2)}
    assert min(tones) < 120
    assert max(tones) > 250
    assert documents_heard(heard) == 1


def test_the_print_job_carries_no_name(desk: Desk, record: Couple, dialog: list[str]) -> None:
    desk.show(record)
    shortcut(desk.frame, Key.Key_P, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.told() == "Sent to the printer", timeout=MADE_MS)
    assert dialog == ["0001-progress-report-couple-2026-11-17"]


def test_leaving_the_print_dialog_prints_nothing(
    desk: Desk, record: Couple, monkeypatch: pytest.MonkeyPatch, heard: list[Changes]
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: int(QDialog.DialogCode.Rejected))
    desk.show(record)
    shortcut(desk.frame, Key.Key_P, CONTROL)
    assert desk.told() == ""
    assert documents_heard(heard) == 0


def test_a_printer_that_refuses_is_one_sentence(
    desk: Desk, record: Couple, dialog: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose = print_run.choose_printer

    def nowhere(parent: QWidget, pdf: bytes, name: str) -> QPrinter | None:
        printer = choose(parent, pdf, name)
        assert printer is not None
        printer.setOutputFileName(str(tmp_path / "no such folder" / "paper.pdf"))
        return printer

    monkeypatch.setattr(print_run, "choose_printer", nowhere)
    desk.show(record)
    shortcut(desk.frame, Key.Key_P, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.told().startswith("The printer did not take"), timeout=MADE_MS)


@pytest.mark.parametrize(
    ("from_page", "to_page", "last_first", "pages"),
    [(0, 0, False, [0, 1, 2, 3]), (2, 3, False, [1, 2]), (3, 9, False, [2, 3]), (0, 0, True, [3, 2, 1, 0])],
)
def test_the_pages_that_were_asked_for(
    app: QApplication, from_page: int, to_page: int, last_first: bool, pages: list[int]
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    if from_page:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(from_page, to_page)
    if last_first:
        printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert print_run.pages_of(printer, 4) == pages

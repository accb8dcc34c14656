import threading
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from ui.background import Background
from workbook.errors import CannotWrite, WorkbookError


class Desk(QObject):
    """Someone who hands work over and gets it back."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []
        self.threads: set[int] = set()

    def done(self, result: object) -> None:
        self.got.append(result)
        self.threads.add(threading.get_ident())

    def failed(self, error: WorkbookError) -> None:
        self.got.append(str(error))


def refuse() -> None:
    raise CannotWrite("The disk is full.")


def raiser() -> None:
    raise ZeroDivisionError("Anke's secret")


def test_work_is_done_elsewhere_and_delivered_here(background: Background, qtbot: QtBot) -> None:
    desk = Desk()
    background.run(threading.get_ident, desk.done, desk.failed)
    qtbot.waitUntil(lambda: bool(desk.got))
    assert desk.got != [threading.get_ident()]
    assert desk.threads == {threading.get_ident()}


def test_work_is_done_in_order(background: Background, qtbot: QtBot) -> None:
    desk = Desk()
    for at in range(20):
        background.run(lambda at=at: at, desk.done, desk.failed)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(desk.got) == 20)
    assert desk.got == list(range(20))


def test_an_expected_error_is_handed_over(background: Background, qtbot: QtBot) -> None:
    desk = Desk()
    background.run(refuse, desk.done, desk.failed)
    qtbot.waitUntil(lambda: bool(desk.got))
    assert desk.got == ["The disk is full."]


def test_an_unexpected_one_goes_to_the_crash_dialog(background: Background, qtbot: QtBot) -> None:
    desk = Desk()
    with capture_exceptions() as caught:
        background.run(raiser, desk.done, desk.failed)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert desk.got == []


def _drop(desk: Desk) -> None:
    desk.deleteLater()
    QCoreApplication.sendPostedEvents(desk, QEvent.Type.DeferredDelete)


def test_a_result_whose_owner_is_gone_is_dropped(background: Background, qtbot: QtBot) -> None:
    gone, here = Desk(), Desk()
    gate = threading.Event()
    background.run(gate.wait, gone.done, gone.failed)
    background.run(lambda: 2, here.done, here.failed, owner=gone)
    background.run(lambda: 3, here.done, here.failed)
    _drop(gone)
    gate.set()
    qtbot.waitUntil(lambda: bool(here.got))
    assert gone.got == []
    assert here.got == [3]


def test_a_cancelled_job_delivers_nothing(background: Background, qtbot: QtBot) -> None:
    desk, gate = Desk(), threading.Event()
    job = background.run(gate.wait, desk.done, desk.failed)
    job.cancel()
    gate.set()
    background.run(lambda: "last", desk.done, desk.failed)
    qtbot.waitUntil(lambda: bool(desk.got))
    assert desk.got == ["last"]


def test_closing_waits_for_what_runs_and_for_what_is_queued(app: object) -> None:
    """A workbook that is being closed may stand in the queue."""
    worker, done = Background(), list[int]()
    gate = threading.Event()

    def work(at: int) -> None:
        gate.wait(0.05)
        done.append(at)

    for at in range(3):
        worker.run(partial(work, at), lambda _none: None, lambda _error: None)
    worker.close()
    assert done == [0, 1, 2]


def test_closing_without_any_work_is_fine(app: object) -> None:
    Background().close()

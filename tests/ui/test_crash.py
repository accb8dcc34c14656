import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Boxes
from ui import crash
from ui.widgets.painting import painting
from workbook.errors import BadInput
from workbook.model.common import Whose
from workbook.model.intake import Answer, AnswerState

SECRET = "Anke said that she is afraid"


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch, app: QApplication) -> Iterator[None]:
    before = sys.excepthook, threading.excepthook
    crash.install()
    yield
    sys.excepthook, threading.excepthook = before


class Broken(QWidget):
    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        with painting(self) as painter:
            painter.drawPoint(1, 1)
            raise ValueError(SECRET)


def test_a_fault_in_painting_is_told_once_and_without_words(
    hooks: None, boxes: Boxes, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = Broken()
    qtbot.addWidget(broken)
    broken.show()
    qtbot.waitUntil(lambda: bool(boxes.said))
    for _time in range(3):
        broken.update()
        qtbot.wait(20)
    assert broken.painted > 1
    assert len(boxes.said) == 1
    assert "ValueError in" in boxes.said[0]
    assert SECRET not in boxes.said[0]
    assert SECRET not in capsys.readouterr().err


def test_the_place_named_is_in_our_own_code() -> None:
    try:
        Answer("item", Whose.BOTH, AnswerState.DECLINED)
    except BadInput as error:
        fault = crash.fault_of(type(error), error.__traceback__)
    assert fault.module == "workbook.model.intake"
    assert str(fault).startswith("BadInput in workbook.model.intake, line ")


def test_a_thread_is_heard_too(hooks: None, boxes: Boxes, qtbot: QtBot) -> None:
    def fail() -> None:
        raise RuntimeError(SECRET)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(boxes.said))
    assert "RuntimeError" in boxes.said[0]
    assert SECRET not in boxes.said[0]


def test_a_process_that_dies_leaves_its_stack_and_no_words(tmp_path: Path) -> None:
    code = (
        "import faulthandler, pathlib, sys\n"
        "from ui import crash\n"
        "crash.leave_trace(pathlib.Path(sys.argv[1]))\n"
        f"def dying(said={SECRET!r}):\n"
        "    faulthandler._sigsegv()\n"
        "dying()\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False, capture_output=True, text=True)
    assert done.returncode != 0
    left = (tmp_path / crash.TRACE).read_text("utf-8")
    assert "Segmentation fault" in left
    assert "in dying" in left
    assert "Anke" not in left + done.stderr

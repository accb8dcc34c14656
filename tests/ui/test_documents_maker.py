"""Only the document that was asked for last is ever printed or saved."""

from threading import Event

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.background import Background
from ui.pages.documents_maker import Maker
from ui.press import Sheet
from workbook.model.common import Audience


def test_a_page_in_the_making_is_not_handed_on_once_another_is_asked_for(background: Background, qtbot: QtBot) -> None:
    """The page for one reader comes back just after another reader was chosen, and somebody has pressed Save already."""
    wanted, may_end = [Audience.COUNSELOR, Audience.SECOND], Event()
    owner = QObject()

    def order() -> Sheet:
        audience = wanted.pop(0)

        def render() -> bytes:
            assert may_end.wait(20)
            return audience.value.encode()

        return Sheet("progress", audience, "x.pdf", render)

    maker = Maker(owner, background, order)
    handed: list[bytes] = []
    maker.make_after(0)
    qtbot.waitUntil(lambda: len(wanted) == 1, timeout=20_000)
    maker.make_after(300)
    maker.once_ready(lambda _sheet, pdf: handed.append(pdf))
    may_end.set()
    qtbot.waitUntil(lambda: bool(handed), timeout=20_000)
    assert handed == [b"second"]

"""The process of a hand-over, with somebody at its keyboard who answers and then does nothing more.

Run by `ui.handing.Child` as `python -m tests.ui.handed_over FILE DIGITS`: what `python -m ui handover` is, but for the keys;
FILE is there once every digit has been answered and the next question is up, or the thanks.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from tests.ui.keyboard import Key, Keyboard
from ui.app import application, build
from ui.doorkeeper import Doorkeeper
from ui.handing import painted, received
from ui.pages.handover_room import HandoverRoom
from ui.preferences import Preferences
from workbook.model.handover import Kind


def main(done: str, digits: str) -> None:
    ticket = received()
    app = application(sys.argv[:1])
    keeper, keys = Doorkeeper(Preferences(), build), Keyboard()
    keeper.show_handover(ticket, painted)
    window = keeper.window
    window.showFullScreen()
    window.activateWindow()
    keys.until(window.isActiveWindow, "the window in front")
    room = window.content()
    assert isinstance(room, HandoverRoom)

    def answer() -> None:
        intake = ticket.kind is Kind.INTAKE
        if intake:
            keys.go("Both of us")
            keys.press(Key.Key_Space)
        keys.push("Begin")
        for digit in digits:
            keys.type(digit)
            if not intake:
                keys.press(Key.Key_Return)
        assert room.sheet.at == len(digits)
        Path(done).write_text("answered")

    QTimer.singleShot(0, answer)
    app.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])

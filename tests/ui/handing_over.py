"""The counselor's own process, up to the moment in which it hands the computer over and ends.

Run as `python -m tests.ui.handing_over WORKBOOK PASSPHRASE FILE`, for the only couple in it, whose intake is begun; FILE holds
the number of the new process when this one ends by itself.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from tests.ui.keyboard import Key, Keyboard, read_out
from ui import app, handing
from ui.shell import Shell


def main(workbook: str, passphrase: str, noted: str) -> int:
    made, keeper = app.start(Path(workbook))
    keys, window = Keyboard(), keeper.window

    class Noted(handing.Child):
        def __init__(self) -> None:
            super().__init__()
            Path(noted).write_text(str(self.process.pid))

    handing.Child = Noted  # type: ignore[assignment,misc]

    def hand_over() -> None:
        window.activateWindow()
        keys.until(window.isActiveWindow, "the window in front")
        keys.type(passphrase)
        keys.press(Key.Key_Return)
        keys.until(lambda: isinstance(window.content(), Shell), "Today", lambda: read_out(window))
        keys.go("Couples")
        keys.press(Key.Key_Return, "Ctrl+F")
        keys.go("Couples")
        keys.press(Key.Key_Return, "Alt+2", "Alt+H")
        keys.go("They are alone here")
        keys.press(Key.Key_Space)
        keys.push("Hand over to")

    QTimer.singleShot(0, hand_over)
    return app._to_the_end(made, keeper)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""A window of its own in a process of its own, which writes a note and is killed in the middle of a word.

Run as `python -m tests.ui.killed_typing WORKBOOK PASSPHRASE WORDS MORE`: it types WORDS into the note of the newest session of
the only couple, says "kept" once they are saved, waits for a line, types MORE and kills itself with SIGKILL.
"""

import os
import signal
import sys
from pathlib import Path

from tests.ui.keyboard import Key, Keyboard, read_out
from ui.app import application, build
from ui.doorkeeper import Doorkeeper
from ui.preferences import Preferences
from ui.shell import Shell


def main(workbook: str, passphrase: str, words: str, more: str) -> None:
    application(sys.argv[:1])
    keeper, keys = Doorkeeper(Preferences(), build), Keyboard()
    window = keeper.window
    keeper.begin(Path(workbook))
    window.show()
    window.activateWindow()
    keys.until(window.isActiveWindow, "the window in front")
    keys.type(passphrase)
    keys.press(Key.Key_Return)
    keys.until(lambda: isinstance(window.content(), Shell), "Today", lambda: read_out(window))
    to_the_note(keys)
    keys.type(words)
    keys.until(lambda: "draft" in read_out(window).splitlines(), "the note is kept", lambda: read_out(window))
    sys.stdout.write("kept\n")
    sys.stdout.flush()
    sys.stdin.readline()
    keys.type(more)
    os.kill(os.getpid(), signal.SIGKILL)


def to_the_note(keys: Keyboard) -> None:
    """From Today to the first empty field of the newest session's note."""
    keys.go("Couples")
    keys.press(Key.Key_Return, "Ctrl+F")
    keys.go("Couples")
    keys.press(Key.Key_Return, "Alt+5", "Ctrl+3")
    assert ", the pattern between them" in keys.name()


if __name__ == "__main__":
    main(*sys.argv[1:])

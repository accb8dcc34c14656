"""Between two processes: the one that had the workbook open, and the one that one partner answers in.

A process that never had the records' key cannot give it away, whatever is done to it: so a hand-over is a new process, and the
old one ends. The ticket goes through a pipe, never by an argument, the environment or the disk. No Qt here: both ends are plain.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from threading import Timer
from typing import IO

from ui.console import SECRET
from workbook.errors import BadInput, WorkbookError
from workbook.language import _
from workbook.model.handover import Ticket

COMMAND = "handover"
_PAINTED = b"painted\n"
_PATIENCE_S, _MOST = 60.0, 1_000_000


class Child:
    """The new process; it waits for its ticket. Raises `WorkbookError` where it cannot be started."""

    def __init__(self, command: list[str] | None = None) -> None:
        kept = {name: value for name, value in os.environ.items() if name != SECRET}
        try:
            self.process = subprocess.Popen(  # noqa: S603  (ourselves)
                command or _ourselves(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=kept,
                start_new_session=os.name == "posix",
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise _not_started() from error

    def hand(self, ticket: Ticket) -> None:
        """Give it the ticket, and wait until it has painted. Raises `WorkbookError` where it never does."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        late = Timer(_PATIENCE_S, self.process.kill)
        late.start()
        try:
            _write(self.process.stdin, ticket.to_json().encode())
            line = self.process.stdout.readline()
        finally:
            late.cancel()
        if line != _PAINTED:
            raise _not_started()
        self.process.stdout.close()

    def drop(self) -> None:
        """End it: there will be no hand-over."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None and not pipe.closed:
                _close(pipe)


def hand_over(ticket: Ticket, close: Callable[[], None]) -> None:
    """Start the new process, `close` the workbook, and only then hand the ticket on. Whatever goes wrong, the workbook is closed.
    Raises `WorkbookError`.
    """
    try:
        child = Child()
    except WorkbookError:
        close()
        raise
    try:
        close()
        child.hand(ticket)
    except BaseException:
        child.drop()
        raise


def must_be_ours() -> None:
    """In the new process, first of all: raises `BadInput` where somebody started it by hand."""
    if sys.stdin is None or sys.stdin.isatty():
        raise _not_for_hands()


def received() -> Ticket:
    """In the new process: wait for the ticket. Raises `BadInput` for anything else that is handed in."""
    try:
        ticket = Ticket.from_json(sys.stdin.buffer.read(_MOST).decode())
    except ValueError as error:
        raise _not_for_hands() from error
    os.dup2(os.open(os.devnull, os.O_RDONLY), sys.stdin.fileno())
    return ticket


def painted() -> None:
    """In the new process: the old one may end. Nobody listens to this one's output any more."""
    os.write(1, _PAINTED)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _ourselves() -> list[str]:
    """A packaged program is started by its own name, any other as its module."""
    return [sys.executable, COMMAND] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ui", COMMAND]


def _write(pipe: IO[bytes], words: bytes) -> None:
    try:
        pipe.write(words)
        pipe.close()
    except OSError as error:  # it has ended already
        raise _not_started() from error


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return  # what was still to be written has nobody to read it


def _not_started() -> WorkbookError:
    return WorkbookError(_("The hand-over could not be started. Nothing was handed over, and the workbook is locked."))


def _not_for_hands() -> BadInput:
    return BadInput(_("This command is for the window itself: it begins a hand-over."))

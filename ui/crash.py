"""The last resort: what nobody expected ends here, in a dialog that names the place in the program and no client's word.

An exception's message may hold whatever was being worked on, so it is neither shown nor printed; type, module and line are.
Where the process itself dies, Python is not asked any more: `leave_trace` has it write its stack, files and lines only, beside
the preferences.

PySide reports what is raised in a slot or in `paintEvent` through `sys.excepthook` as well, in the middle of painting; the
dialog therefore waits for the event loop, and the same fault, raised again at every paint, is told once.
"""

from __future__ import annotations

import faulthandler
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Qt, Signal, Slot

from workbook.language import _

_OURS = ("ui.", "workbook.", "reports.")
TRACE = "crash.txt"


@dataclass(frozen=True, slots=True)
class Fault:
    """Where in the program something broke."""

    kind: str
    module: str
    line: int

    def __str__(self) -> str:
        return f"{self.kind} in {self.module}, line {self.line}"


def fault_of(kind: type[BaseException], trace: TracebackType | None) -> Fault:
    """The innermost place in our own code, or the innermost of all."""
    module, line = "?", 0
    ours = False
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", "?"))
        if name.startswith(_OURS) or not ours:
            module, line = name, trace.tb_lineno
            ours = name.startswith(_OURS)
        trace = trace.tb_next
    return Fault(kind.__name__, module, line)


class _Teller(QObject):
    found = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._told: set[Fault] = set()
        self.found.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _tell(self, fault: Fault) -> None:
        if fault in self._told:
            return
        self._told.add(fault)
        from ui import messages

        messages.tell(
            _("Something went wrong that should not have."),
            more=_(
                "What you have typed is saved every few seconds. If this comes again, close the workbook and open it anew. "
                "For a report to those who make the program, this line is enough, and it says nothing about a client:\n\n{fault}"
            ).format(fault=fault),
        )


def install() -> None:
    """Route everything unexpected here from now on. Once, by `ui.app`, after the QApplication exists."""
    teller = _Teller()

    def hook(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        fault = fault_of(kind, trace)
        sys.stderr.write(f"{fault}\n")
        teller.found.emit(fault)

    sys.excepthook = hook

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        hook(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)

    threading.excepthook = thread_hook


class _Trace:
    file: TextIO | None = None  # open to the end: what writes into it can open nothing


def leave_trace(folder: Path) -> None:
    """Have a process that dies write where it was: names of files and functions, and lines; no values, so nothing of a client.

    A folder that cannot be written to is no reason not to start.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _Trace.file = (folder / TRACE).open("a", encoding="utf-8")
    except OSError:
        return
    faulthandler.enable(_Trace.file)

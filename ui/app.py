"""The only place where objects are wired: application, look, language, crash dialog, window, and which pages there are.

Heavy imports (the encrypted store, the documents) come after the first paint of the lock page, on the worker.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

# what needs no Qt comes first: PySide6 reads the source of every module that is imported after it
from ui import preferences
from ui.screen import no_display
from workbook.model import common  # noqa: F401

# isort: split
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui import crash, fonts, theme
from ui.collecting import Collector, settle
from ui.doorkeeper import Doorkeeper
from ui.widgets import access
from workbook.language import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.context import Context, Place
    from ui.pages.page import Page
    from workbook.model.handover import Ticket

DOMAIN = "couples-workbook"
_TURN = 0.001  # seconds until the window has its turn again while a worker draws a document
SOON_MS = 60


def run(path: Path | None) -> int:
    """Open the window on this workbook, on the last one, or on the making of a new one. The status is that of the program."""
    if no_display():
        sys.stderr.write(_("There is no display here; the window cannot open.") + "\n")
        return 2
    crash.leave_trace(preferences.folder())
    app, keeper = start(path)
    return _to_the_end(app, keeper)


def run_handover(ticket: Ticket, painted: Callable[[], None]) -> int:
    """In a process of its own: one partner alone with the questions, then the lock page, and from there the window as ever.

    `painted` is called once something is in sight.
    """
    app = application(sys.argv[:1])
    crash.install()
    crash.leave_trace(preferences.folder())
    fonts.load_other_scripts()
    keeper = Doorkeeper(preferences.read(), build)
    Collector(keeper.window.inputs.idle_ms, keeper)
    keeper.show_handover(ticket, painted)
    keeper.came_back.connect(lambda: _get_ready(keeper))
    keeper.window.showFullScreen()
    keeper.window.activateWindow()
    return _to_the_end(app, keeper)


def _to_the_end(app: QApplication, keeper: Doorkeeper) -> int:
    keeper.handed_over.connect(lambda: _make_way(app, keeper))
    status = app.exec()
    keeper.end()
    return status


def _make_way(app: QApplication, keeper: Doorkeeper) -> None:
    """Another process is in sight by now: this one goes, and with it whatever its memory held."""
    keeper.window.hide()
    app.quit()


def start(path: Path | None) -> tuple[QApplication, Doorkeeper]:
    """Everything up to the first paint, and what is due soon after it. The caller runs the event loop."""
    app = application(sys.argv[:1])
    crash.install()
    keeper = Doorkeeper(preferences.read(), build)
    Collector(keeper.window.inputs.idle_ms, keeper)
    keeper.begin(path)
    keeper.window.show()
    QTimer.singleShot(SOON_MS, keeper.window, lambda: _after_first_paint(keeper))
    gc.freeze()  # what is there by now stays to the end; it is looked through once the window has been painted
    return app, keeper


def application(arguments: list[str]) -> QApplication:
    """A dressed QApplication in the counselor's language; also what the tests and screenshots use."""
    sys.setswitchinterval(_TURN)
    app = QApplication(arguments)
    app.setApplicationName(DOMAIN)
    app.setApplicationDisplayName(_("Couples Workbook"))
    app.setDesktopFileName(DOMAIN)
    access.install()
    theme.start(preferences.read().scheme)
    return app


def _after_first_paint(keeper: Doorkeeper) -> None:
    fonts.load_other_scripts()
    _get_ready(keeper)


def _get_ready(keeper: Doorkeeper) -> None:
    keeper.background.run(_warm, lambda _nothing: _warmed(keeper), lambda _error: None)


def _warmed(keeper: Doorkeeper) -> None:
    """Nothing of a workbook may stay for good: where one is open already, its pages are there too."""
    if keeper.book() is None:
        settle()


def _warm() -> None:
    """Import what unlocking and the first pages need while the counselor types the passphrase."""
    import_module("workbook.book")
    import_module("ui.shell")
    for place in import_module("ui.context").Place:
        import_module(f"ui.pages.{place.value}")


def build(place: Place, context: Context) -> Page:
    """The page for a place. A place without a page is a mistake of ours, and says which file is missing."""
    name = f"ui.pages.{place.value}"
    made: Callable[[Context], Page] | None = getattr(import_module(name), "build", None)
    if made is None:
        raise LookupError(f"{name} has no build(context)")
    return made(context)

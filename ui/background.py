"""One worker thread, so that key derivation, documents and backups never hold up the window.

One is enough: the work is rare, and in order is easier to reason about than side by side. Only what is looked for while somebody
types does not stand in that line: a second thread looks for it, and changes nothing. Results come back on the thread of the
window; a result whose owner has gone in the meantime (page closed, workbook locked) is dropped. The worker itself knows a job
by its number alone: the last hold on a widget is never let go of there.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from workbook.errors import WorkbookError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")


class Job:
    """A piece of work under way. `cancel` drops its result; what already runs is run to its end."""

    def __init__(
        self,
        function: Callable[[], Any],
        owner: QObject | None,
        done: Callable[[Any], None],
        failed: Callable[[WorkbookError], None],
    ) -> None:
        self.function = function
        self._owner = owner
        self._done = done
        self._failed = failed
        self._wanted = True
        self.future: Future[Any] | None = None

    def cancel(self) -> None:
        self._wanted = False
        if self.future is not None:
            self.future.cancel()

    def deliver(self, future: Future[Any]) -> None:
        """Hand the result over, on the window's thread. An unexpected exception is raised here, towards the crash dialog."""
        self.future = None  # the two hold each other
        gone = self._owner is not None and not shiboken6.isValid(self._owner)
        if future.cancelled() or not self._wanted or gone:
            return
        problem = future.exception()
        if problem is None:
            self._done(future.result())
        elif isinstance(problem, WorkbookError):
            self._failed(problem)
        else:
            raise problem


class Background(QObject):
    """The worker. Made once by `ui.app`; pages reach it as `context.background`."""

    _ready = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools: dict[bool, ThreadPoolExecutor] = {}
        self._jobs: dict[int, Job] = {}
        self._numbers = itertools.count()
        self._ready.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        function: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[WorkbookError], None],
        *,
        owner: QObject | None = None,
        looking: bool = False,
    ) -> Job:
        """Run `function` on the worker, then `done(result)` or `failed(error)` on the window's thread.

        `owner` is the widget that the result is for; where `done` is a method of a QObject, that one is meant. `function` must
        not touch a widget. With `looking` it is a short reading that waits for no document and no backup. `ui.messages.shown` is
        a good `failed` where a page has nothing better to do with the error.
        """
        if owner is None:
            receiver = getattr(done, "__self__", None)
            owner = receiver if isinstance(receiver, QObject) else None
        job, number = Job(function, owner, done, failed), next(self._numbers)
        self._jobs[number] = job
        future = self._worker(looking).submit(self._work, number)
        job.future = future
        future.add_done_callback(lambda finished: self._ready.emit(number, finished))
        return job

    def close(self) -> None:
        """Wait until all that was handed over is done, for the end of the program: a workbook may be waiting to be closed."""
        for pool in self._pools.values():
            pool.shutdown(wait=True)

    def _worker(self, looking: bool) -> ThreadPoolExecutor:
        if looking not in self._pools:
            from concurrent.futures import ThreadPoolExecutor  # not before the first paint

            self._pools[looking] = ThreadPoolExecutor(1, thread_name_prefix="looking" if looking else "background")
        return self._pools[looking]

    def _work(self, number: int) -> Any:
        return self._jobs[number].function()

    @Slot(int, object)
    def _deliver(self, number: int, future: Future[Any]) -> None:
        self._jobs.pop(number).deliver(future)

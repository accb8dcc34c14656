"""One workbook, one process: two editors of one record would end with the last one winning in silence.

The operating system holds the lock, not the file's existence. So it is gone with its process, however that ends, and a power
cut never leaves a workbook that nobody can open.
"""

import os
import sys
from pathlib import Path
from types import TracebackType

from workbook.errors import CannotWrite, InUse
from workbook.language import _

LOCK = "lock"

if sys.platform == "win32":
    import msvcrt

    def take_handle(handle: int) -> None:
        """Lock an open file for as long as the handle lives. Raises `OSError` where somebody else holds it."""
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def take_handle(handle: int) -> None:
        """Lock an open file for as long as the handle lives. Raises `OSError` where somebody else holds it."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """Held from the moment it is made until `release` or the end of its `with`. Raises `InUse` or `CannotWrite`."""

    def __init__(self, folder: Path) -> None:
        try:
            self._handle: int | None = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise CannotWrite(_("The workbook’s folder allows no writing.")) from error
        try:
            take_handle(self._handle)
            if not os.path.samestat(os.fstat(self._handle), os.stat(folder / LOCK)):
                raise OSError("a restore put another workbook in this place in the meantime")  # noqa: TRY301
        except OSError:
            self.release()
            raise InUse(_("This workbook is open already, in another window or by another program.")) from None

    def release(self) -> None:
        """Give it up; a second time does nothing."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> "Lock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

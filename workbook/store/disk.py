"""What it takes for a file to survive a power cut. It stands by itself, so that a hand-over needs no room of the records."""

import os
import sys
from pathlib import Path

if sys.platform == "darwin":
    import fcntl


def to_disk(handle: int) -> None:
    """Write an open file out; on macOS a plain fsync stops at the drive's own cache."""
    os.fsync(handle)
    if sys.platform == "darwin":
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)


def settle(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut, where the system lets a folder be synced."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

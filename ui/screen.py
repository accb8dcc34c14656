"""Whether there is a screen to open a window on, found out without importing Qt (which aborts where there is none)."""

import os
import sys


def no_display() -> bool:
    """True on a Unix desktop without an X or Wayland display, unless a Qt platform was asked for by name."""
    if not sys.platform.startswith(("linux", "freebsd")):
        return False
    return not any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))

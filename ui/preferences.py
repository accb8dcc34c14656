"""What the window remembers between two runs, outside of any workbook: which one was open, light or dark, when to lock.

Nothing here is about a client. A file that is missing or damaged means the defaults: no one is kept out by a preference.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from ui.scheme import Scheme

_VARIABLE = "COUPLES_WORKBOOK_CONFIG"
_FILE = "window.json"


@dataclass(frozen=True, slots=True)
class Preferences:
    """`workbook` is the path opened last and `opened` when (ISO, local); `lock_minutes` of nobody there lock the window, and in
    the joint view of a session that goes on `session_minutes`, where those are more.
    """

    workbook: str = ""
    opened: str = ""
    scheme: Scheme = Scheme.SYSTEM
    lock_minutes: int = 10
    session_minutes: int = 30

    def opened_at(self) -> datetime | None:
        try:
            return datetime.fromisoformat(self.opened)
        except ValueError:
            return None


def folder() -> Path:
    """Where the file is; the variable COUPLES_WORKBOOK_CONFIG names another place."""
    named = os.environ.get(_VARIABLE)
    return Path(named) if named else user_config_path("couples-workbook", appauthor=False)


def read() -> Preferences:
    try:
        held: Any = json.loads((folder() / _FILE).read_text(encoding="utf-8"))
        found = Preferences(
            workbook=str(held.get("workbook", "")),
            opened=str(held.get("opened", "")),
            scheme=Scheme(held.get("scheme", Scheme.SYSTEM)),
            lock_minutes=int(held.get("lock_minutes", 10)),
            session_minutes=int(held.get("session_minutes", 30)),
        )
    except (OSError, ValueError, TypeError, AttributeError):
        return Preferences()
    locks = max(1, min(120, found.lock_minutes)), max(1, min(120, found.session_minutes))
    return replace(found, lock_minutes=locks[0], session_minutes=locks[1])


class _Heard:
    by: Callable[[Preferences], None] | None = None


def listen(listener: Callable[[Preferences], None] | None) -> None:
    """Have the one who acts on them told of every `write`; None stops it."""
    _Heard.by = listener


def write(wanted: Preferences) -> None:
    """Keep them, and act on them. A place that cannot be written to is no reason to stop: they then hold until the end."""
    if _Heard.by is not None:
        _Heard.by(wanted)
    try:
        folder().mkdir(parents=True, exist_ok=True)
        beside = folder() / f"{_FILE}.new"
        beside.write_text(json.dumps(asdict(wanted), indent=2), encoding="utf-8")
        beside.replace(folder() / _FILE)
    except OSError:
        return

"""The time of a session that goes on: how long it has lasted, which part of the hour that is, how much is left.

It never runs backwards. Between two looks it goes by a clock that nobody can set; where it has to begin from the time of day,
after a lock or a restart, a change of summer time is taken out, and the last jotting proves how late it is at least.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from workbook.language import _, ngettext

SHARES = (0.1, 0.2, 0.5, 0.2)
"""Of the minutes planned: arriving and the check-in, homework, work, closing."""


def steady() -> float:
    """Seconds that go on while the computer sleeps, where it can say so, and that no change of the time of day touches."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(boot) if boot is not None else time.monotonic()


def phase_names() -> tuple[str, ...]:
    return (_("Check-in"), _("Homework"), _("Work"), _("Close"))


class HourClock:
    """The clock of one session. `latest` is the time of day of what was last written down in it."""

    def __init__(
        self,
        starts: datetime,
        minutes: int,
        latest: datetime | None,
        now: Callable[[], datetime],
        ticks: Callable[[], float] = steady,
    ) -> None:
        self._starts, self._planned, self._now, self._ticks = starts, minutes * 60, now, ticks
        self._latest = max(starts, latest) if latest is not None else starts
        self._before = max(0.0, _apart(starts, now()), _apart(starts, self._latest))
        self._since = ticks()
        self._most = 0

    def seconds(self) -> int:
        """How long the session has lasted."""
        self._most = max(self._most, int(self._before + self._ticks() - self._since))
        return self._most

    def words(self) -> str:
        """24:10; past an hour the minutes go on: 74:10"""
        minutes, seconds = divmod(self.seconds(), 60)
        return f"{minutes:02}:{seconds:02}"

    def moment(self) -> datetime:
        """The time of day for what is written down now: never before what was written down already."""
        self._latest = max(self._latest, self._now().replace(microsecond=0))
        return self._latest

    def parts(self) -> tuple[float, ...]:
        """How much of each part of the hour is over, 0-1."""
        done, over = [], self.seconds() / self._planned
        for share in SHARES:
            done.append(max(0.0, min(1.0, over / share)))
            over -= share
        return tuple(done)

    def phase(self) -> str:
        """The part of the hour that is on; the last one stays on."""
        at = next((n for n, done in enumerate(self.parts()) if done < 1), len(SHARES) - 1)
        return phase_names()[at]

    def left(self) -> str:
        """25 minutes left; the time is up; 4 minutes over"""
        seconds = self._planned - self.seconds()
        if seconds > 0:
            minutes = -(-seconds // 60)
            return ngettext("{n} minute left", "{n} minutes left", minutes).format(n=minutes)
        minutes = -seconds // 60
        if not minutes:
            return _("the time is up")
        return ngettext("{n} minute over", "{n} minutes over", minutes).format(n=minutes)


def _apart(earlier: datetime, later: datetime) -> float:
    """Seconds from one local time to another, as they passed: an hour of summer time counts for nothing."""
    return (later.astimezone() - earlier.astimezone()) / timedelta(seconds=1)

"""Light or dark, and when the window locks by itself. Kept on this computer, outside of the workbook."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ui import preferences, theme
from ui.theme import Scheme
from ui.widgets.choices import Segmented
from ui.widgets.layout import card, column, row, rule
from ui.widgets.words import para, text
from workbook.language import _, ngettext

_SCHEMES = (Scheme.LIGHT, Scheme.DARK, Scheme.SYSTEM)
_MINUTES = (5, 10, 20, 60)
_IN_SESSION = (10, 20, 30, 60)


class LookPanel(QWidget):
    """Each choice holds at once; the lock's from the next unlocking on."""

    def __init__(self) -> None:
        super().__init__()
        names = [_("Light"), _("Dark"), _("As the computer")]
        self._scheme = Segmented(_("Appearance"), names, height=theme.CONTROL)
        self._scheme.changed.connect(self._chose_scheme)
        lengths = [ngettext("{n} minute", "{n} minutes", n).format(n=n) for n in _MINUTES]
        self._lock = Segmented(_("Lock after"), lengths, None, height=theme.CONTROL)
        self._lock.changed.connect(self._chose_lock)
        shorter = [ngettext("{n} minute", "{n} minutes", n).format(n=n) for n in _IN_SESSION]
        self._session = Segmented(_("Lock in a session’s joint view after"), shorter, None, height=theme.CONTROL)
        self._session.changed.connect(self._chose_session)
        together = _("While a session goes on and both look at the screen, nobody may touch it for this long.")
        locked = _("When nobody has touched keys or mouse for this long. It counts from the next unlocking on.")
        panel = card(
            row(text(_("Appearance"), "small_strong"), None, self._scheme),
            theme.GAP,
            rule(),
            theme.GAP,
            row(text(_("Lock after"), "small_strong"), None, self._lock),
            6,
            para(locked, "small", "muted"),
            theme.GAP,
            rule(),
            theme.GAP,
            row(text(_("In a session’s joint view"), "small_strong"), None, self._session),
            6,
            para(together, "small", "muted"),
        )
        column(panel, None, into=self)
        self.show_preferences()

    def first_focus(self) -> QWidget:
        return self._scheme

    def show_preferences(self) -> None:
        held = preferences.read()
        self._scheme.choose(_SCHEMES.index(held.scheme))
        self._lock.choose(_MINUTES.index(held.lock_minutes) if held.lock_minutes in _MINUTES else None)

        session = held.session_minutes
        self._session.choose(_IN_SESSION.index(session) if session in _IN_SESSION else None)

    def flush(self) -> None:
        """Every choice was kept when it was made."""

    def _chose_scheme(self, chosen: int) -> None:
        scheme = _SCHEMES[chosen]
        preferences.write(replace(preferences.read(), scheme=scheme))
        theme.use(scheme)

    def _chose_lock(self, chosen: int) -> None:
        preferences.write(replace(preferences.read(), lock_minutes=_MINUTES[chosen]))

    def _chose_session(self, chosen: int) -> None:
        preferences.write(replace(preferences.read(), session_minutes=_IN_SESSION[chosen]))

"""Tokens: the only place that knows a colour, a size of type or a distance.

Widgets ask for roles ("muted", "edge"), never for hex values, so that light and dark are two columns of one table and the
contrast test can prove both. Painted widgets ask at every paint and need only an update; a widget that keeps a font or a
palette has a method `retheme()`, which is called when the scheme changes.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from ui import fonts
from ui.scheme import Scheme as Scheme

#                         light      dark
_TABLE = {
    # grounds, from the back to the front
    "sunken": ("#F1EDE6", "#121516"),  # sidebar, wells, preview desk
    "canvas": ("#FAF8F4", "#181B1C"),  # the page
    "surface": ("#FFFFFF", "#202425"),  # cards, inputs
    "hover": ("#F5F2EC", "#292E2F"),  # the pointer is over it
    # ink
    "text": ("#22282B", "#DEDCD7"),
    "muted": ("#5B6266", "#AAAEAC"),  # second lines; still 4.5:1 on every ground
    # lines
    "line": ("#E5DFD5", "#33393A"),  # hairlines: decoration only
    "edge": ("#8B867D", "#7B8381"),  # borders of controls: 3:1
    # the one accent: what can be pressed, what is chosen, what is done
    "accent": ("#1C6A61", "#6FC7B9"),
    "accent_hover": ("#15564E", "#8AD5C9"),
    "accent_soft": ("#E0EEEA", "#21403B"),
    "accent_soft_hover": ("#D2E6E0", "#294E48"),
    "on_accent": ("#FFFFFF", "#07221E"),
    # the two partners: never used for anything else
    "first": ("#2B5A9B", "#8FB6F2"),
    "first_soft": ("#E6EDF8", "#25344B"),
    "second": ("#A9491A", "#F0A27A"),
    "second_soft": ("#FAE9DF", "#47301F"),
    # attention, used sparingly and always with an icon and a word
    "notice": ("#735400", "#E4C264"),
    "notice_soft": ("#FBF3D9", "#37301B"),
    "danger": ("#A32B2B", "#F09A92"),  # the confirming button of a destructive act, nowhere else
    "on_danger": ("#FFFFFF", "#2A0A07"),
    # paper is paper in both schemes
    "paper": ("#FFFFFF", "#F4F2EE"),
}

# the 8-px rhythm; 4 and 12 only inside a component
HAIR, TIGHT, NEAR, GAP, GUTTER, MARGIN = 4, 8, 12, 16, 24, 40
RADIUS_CONTROL, RADIUS_CARD = 8, 12
CONTROL, CONTROL_IN_ROW, CONTROL_AT_DOOR = 36, 32, 44

_SANS, _SERIF = "Inter", "Source Serif 4"
_SEMIBOLD, _MEDIUM, _PLAIN = QFont.Weight.DemiBold, QFont.Weight.Medium, QFont.Weight.Normal

#           family  px  weight
_TYPE = {
    "display": (_SERIF, 40, _MEDIUM),  # a question alone on the screen
    "answer": (_SANS, 40, _SEMIBOLD),  # the number on a card that is answered with
    "title": (_SERIF, 28, _SEMIBOLD),  # one per page: a date, a couple
    "heading": (_SERIF, 20, _SEMIBOLD),  # the thing that a panel is about
    "figure": (_SANS, 28, _SEMIBOLD),  # big numbers
    "number": (_SANS, 18, _SEMIBOLD),  # times of day, totals
    "large": (_SANS, 18, _PLAIN),
    "large_label": (_SANS, 18, _MEDIUM),  # what is pressed on a page that is read from further away
    "section": (_SANS, 15, _SEMIBOLD),  # over a list or a chart
    "strong": (_SANS, 14, _SEMIBOLD),
    "label": (_SANS, 14, _MEDIUM),  # buttons, tabs, navigation
    "body": (_SANS, 14, _PLAIN),
    "small": (_SANS, 13, _PLAIN),  # second lines
    "small_label": (_SANS, 13, _MEDIUM),
    "small_strong": (_SANS, 13, _SEMIBOLD),
    "caption": (_SANS, 12, _PLAIN),  # axis labels, hints; the smallest there is
    "caption_label": (_SANS, 12, _MEDIUM),
    "caption_strong": (_SANS, 12, _SEMIBOLD),
}
_TABULAR = ("answer", "figure", "number", "caption", "caption_strong")

ROLES = tuple(_TYPE)
TOKENS = tuple(_TABLE)


class _Signals(QObject):
    changed = Signal()


class _State:
    wanted = Scheme.LIGHT
    dark = False
    larger = 1.0


_signals = _Signals()
changed = _signals.changed
"""Emitted after light and dark have changed places and every widget has been told."""


def use(scheme: Scheme) -> None:
    """Take this scheme at once, for every window. `SYSTEM` follows the desktop from now on."""
    _State.wanted = scheme
    _apply()


def start(scheme: Scheme) -> None:
    """Dress a new application: style, fonts, palette. Once, before the first window."""
    app = _app()
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    fonts.load()
    app.styleHints().colorSchemeChanged.connect(_follow)
    use(scheme)
    app.setFont(font("body"))


def is_dark() -> bool:
    return _State.dark


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _follow() -> None:
    if _State.wanted is Scheme.SYSTEM:
        _apply()


def _apply() -> None:
    app = _app()
    desktop = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    _State.dark = _State.wanted is Scheme.DARK or (_State.wanted is Scheme.SYSTEM and desktop)
    app.setPalette(palette())
    QToolTip.setPalette(palette())
    for widget in app.allWidgets():
        retheme = getattr(widget, "retheme", None)
        if retheme is not None:
            retheme()
        widget.update()
    changed.emit()


def enlarge(by: float) -> None:
    """Set all type of widgets made from now on this much larger than the table says; 1 is the table's own size."""
    _State.larger = by


def hex_of(token: str, *, dark: bool | None = None) -> str:
    """The token's colour as #RRGGBB, in the scheme of now unless one is named."""
    return _TABLE[token][_State.dark if dark is None else dark]


def colour(token: str, alpha: float = 1.0) -> QColor:
    made = QColor(hex_of(token))
    if alpha < 1:
        made.setAlphaF(alpha)
    return made


def strong_weight() -> QFont.Weight:
    """Qt draws light words on a dark ground heavier, so that regular and semibold meet: dark takes bold instead."""
    return QFont.Weight.Bold if _State.dark else _SEMIBOLD


def font(role: str) -> QFont:
    """A fresh font for one of `ROLES`."""
    return QFont(_font(role, _State.dark, _State.larger))


@cache
def _font(role: str, dark: bool, larger: float) -> QFont:
    family, px, weight = _TYPE[role]
    if dark and family == _SANS and weight == _SEMIBOLD:
        weight = QFont.Weight.Bold
    made = QFont([family, *fonts.FALLBACKS])
    made.setPixelSize(round(px * larger))
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if role in _TABULAR:  # in running text this would also space the hyphen
        made.setFeature(QFont.Tag("tnum"), 1)
    if role in ("display", "title"):
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 99)
    return made


def palette() -> QPalette:
    roles = QPalette.ColorRole
    made = QPalette()
    for role, token in (
        (roles.Window, "canvas"),
        (roles.WindowText, "text"),
        (roles.Base, "surface"),
        (roles.AlternateBase, "sunken"),
        (roles.Text, "text"),
        (roles.Button, "surface"),
        (roles.ButtonText, "text"),
        (roles.Highlight, "accent"),
        (roles.HighlightedText, "on_accent"),
        (roles.PlaceholderText, "muted"),
        (roles.Accent, "accent"),
        (roles.Link, "accent"),
        (roles.LinkVisited, "accent"),
        (roles.ToolTipBase, "surface"),
        (roles.ToolTipText, "text"),
        (roles.Mid, "line"),
        (roles.Dark, "edge"),
        (roles.Light, "surface"),
        (roles.Midlight, "sunken"),
    ):
        made.setColor(role, colour(token))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, colour("muted"))
    return made


def contrast(ink: str, ground: str) -> float:
    """The WCAG ratio of two colours given as #RRGGBB: 1 to 21."""
    light, dim = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dim + 0.05)


def _luminance(colour_hex: str) -> float:
    parts = [int(colour_hex[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

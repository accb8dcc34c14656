import sys
from subprocess import run

import pytest
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QLabel

from ui import theme
from ui.theme import Scheme
from ui.widgets.words import para, text

GROUNDS = ("sunken", "canvas", "surface", "hover")
WORDS = [(ink, ground) for ground in GROUNDS for ink in ("text", "muted", "accent", "first", "second", "notice")]
WORDS += [(ink, "accent_soft") for ink in ("accent", "text", "muted")]
WORDS += [
    ("accent", "accent_soft_hover"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("notice", "notice_soft"),
    ("text", "notice_soft"),
    ("first", "first_soft"),
    ("second", "second_soft"),
    ("surface", "first"),
    ("surface", "second"),
    ("danger", "surface"),
    ("on_danger", "danger"),
]
CONTROLS = [(line, ground) for ground in ("sunken", "canvas", "surface") for line in ("edge", "accent", "notice")]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("ink", "ground"), WORDS)
def test_words_can_be_read(ink: str, ground: str, dark: bool) -> None:
    assert theme.contrast(theme.hex_of(ink, dark=dark), theme.hex_of(ground, dark=dark)) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("line", "ground"), CONTROLS)
def test_controls_can_be_seen(line: str, ground: str, dark: bool) -> None:
    assert theme.contrast(theme.hex_of(line, dark=dark), theme.hex_of(ground, dark=dark)) >= 3


def test_the_ratio_is_that_of_wcag() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_the_scheme_changes_under_a_window(app: QApplication) -> None:
    label, changes = text("Mira", "strong", "muted"), []
    theme.changed.connect(lambda: changes.append(theme.is_dark()))
    light = label.palette().color(label.foregroundRole())
    theme.use(Scheme.DARK)
    assert changes[-1] is True
    assert label.palette().color(label.foregroundRole()) == theme.colour("muted") != light
    assert label.font().weight() == QFont.Weight.Bold, "semibold on a dark ground looks regular"
    assert app.palette().window().color() == theme.colour("canvas")
    theme.use(Scheme.LIGHT)
    assert label.font().weight() == QFont.Weight.DemiBold


def test_the_desktop_is_followed_when_asked(app: QApplication) -> None:
    theme.use(Scheme.SYSTEM)
    assert not theme.is_dark(), "no desktop says dark here"


@pytest.mark.parametrize("role", theme.ROLES)
def test_every_role_finds_its_own_typeface(app: QApplication, role: str) -> None:
    font = theme.font(role)
    assert QFontInfo(font).family() in ("Inter", "Source Serif 4")
    assert QFontInfo(font).family() == font.families()[0]
    assert font.hintingPreference() == QFont.HintingPreference.PreferNoHinting
    assert font.pixelSize() >= 12


def test_a_changed_font_is_nobody_elses(app: QApplication) -> None:
    theme.font("body").setPixelSize(99)
    assert theme.font("body").pixelSize() == 14


def test_names_are_shown_as_they_are(app: QApplication) -> None:
    """Markup in a name or a note is text, in the line as in the paragraph."""
    words = "<b>Bo</b> & <img src=x>"
    line, wrapped = text(words), para(words, lead="<i>")
    assert line.textFormat() is line.textFormat().PlainText
    assert line.text() == words
    assert "<img" not in wrapped.text()
    assert "&lt;img src=x&gt;" in wrapped.text()
    assert wrapped.words() == words


def test_a_paragraph_keeps_its_breaks(app: QApplication) -> None:
    wrapped = para("one\ntwo")
    one = para("one")
    assert isinstance(wrapped, QLabel)
    assert wrapped.heightForWidth(300) > one.heightForWidth(300)


def test_a_name_in_devanagari_is_shown_without_a_word_on_the_console() -> None:
    """In a process of its own: the test runner takes what Qt tells."""
    show = """
from PySide6.QtWidgets import QApplication, QLabel
from ui import fonts, theme
from ui.scheme import Scheme
app = QApplication([])
theme.start(Scheme.LIGHT)
fonts.load_other_scripts()
label = QLabel("प्रिया शर्मा")
label.setFont(theme.font("body"))
label.grab()
"""
    done = run([sys.executable, "-c", show], capture_output=True, text=True, check=True)
    assert "OpenType" not in done.stdout + done.stderr

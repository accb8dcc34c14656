"""Every piece of the kit on one page: nothing cut, everything named, in both schemes and in a narrow window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looks import Frame, cut_labels, spoken_name, unnamed
from ui import theme
from ui.theme import Scheme
from ui.widgets.brand import Brand
from ui.widgets.buttons import Button, icon_button
from ui.widgets.chips import Chip, EmptyState, Notice, Status
from ui.widgets.choices import Check, Radio, Segmented, Toggle
from ui.widgets.fields import Field, SearchField, labelled
from ui.widgets.icon import Icon, draw_icon, qicon
from ui.widgets.layout import card, clear, column, columns, row, rule, section, well, with_icon
from ui.widgets.marks import Mark, Pair, partner
from ui.widgets.meters import Bar, Meter, Strength
from ui.widgets.painting import painting, say, watch_cuts
from ui.widgets.words import para, text
from workbook.model.common import Whose


def gallery() -> QWidget:
    host = QWidget()
    left = card(
        section("Choices", Button("Add", "quiet", height=24), note="what they mean"),
        row(Button("Start session", "primary"), Button("Not now", "plain"), icon_button("ellipsis", "More"), None),
        rule(),
        Segmented("Result", ("Done", "Partly", "Not done"), stretch=True),
        Check("Going first", second="both, 20 minutes, twice"),
        Radio("Open"),
        row(Toggle("Active", 21, True), None),
        gap=8,
    )
    status = Status()
    status.saved("Saved {time}")
    right = column(
        Notice("and then to act on.", Button("Look", "quiet"), lead="Something to know first,"),
        row(Chip("active", "accent"), Chip("split ratings", "notice", "split"), Chip("waiting", "outline"), None),
        row(Meter(4, 7), text("4 of 7 evenings", "small", "muted"), Bar(0.3)),
        Strength(),
        row(Brand(), Pair("Mira", "Jonas"), Mark(Whose.BOTH), partner("Mira", Whose.FIRST), None),
        with_icon("printer", "Waiting-room forms not printed yet"),
        labelled("Name", Field(), "needed"),
        SearchField("Find a name or number"),
        status,
        well(para("It stays with the session and goes into no document. " * 4, "small", "muted")),
        EmptyState(
            "No session yet", "Begin one, and its note stands here.", Button("Begin", "primary"), icon="calendar"
        ),
        gap=8,
    )
    columns((left, 1), (right, 1), into=host)
    return host


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("size", [(1168, 900), (968, 900)])
def test_the_kit_has_room_and_names(frame: Callable[..., Frame], scheme: Scheme, size: tuple[int, int]) -> None:
    theme.use(scheme)
    window = frame(gallery(), *size)
    assert cut_labels(window) == []
    assert unnamed(window) == []


def test_a_scheme_taken_later_leaves_nothing_cut(frame: Callable[..., Frame]) -> None:
    """Dark is bolder and therefore wider: what was laid out in light has to make room."""
    window = frame(gallery(), 968, 900)
    theme.use(Scheme.DARK)
    assert cut_labels(window) == []


def test_the_check_finds_what_is_cut(frame: Callable[..., Frame]) -> None:
    """A check that finds nothing proves nothing."""
    host, label, button = QWidget(), text("a long line of words"), Button("Begin the session now")
    label.setFixedWidth(40)
    button.setFixedWidth(40)
    low = para("several words that need more than one line in this narrow place")
    low.setFixedSize(80, 16)
    over, under = QLabel("x", host), QLabel("y", host)
    column(label, button, low, Field(), None, into=host)
    over.setGeometry(0, 0, 50, 50)
    under.setGeometry(0, 0, 50, 50)
    window = frame(host, 400, 400)
    found = " ".join(cut_labels(window))
    for words in ("label", "button", "too low", "overlap", "painted"):
        assert words in found
    assert unnamed(window) == ["Field"]


def test_painted_words_that_do_not_fit_are_told(app: object) -> None:
    image, told = QImage(100, 20, QImage.Format.Format_RGB32), list[str]()
    watch_cuts(told.append)
    with painting(image) as painter:
        say(painter, QRectF(0, 0, 100, 20), "short")
        end = say(painter, QRectF(0, 0, 60, 20), "a good deal longer than that")
        say(painter, QRectF(0, 0, 60, 20), "a name of any length whatever", may_shorten=True)
    watch_cuts(None)
    assert len(told) == 1
    assert end <= 60


def _pixels(name: str) -> QImage:
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    image.fill(theme.colour("surface"))
    with painting(image) as painter:
        draw_icon(painter, name, QRectF(0, 0, 32, 32), "accent")
    return image


def test_icons_change_with_the_scheme(app: object) -> None:
    light = _pixels("lock")
    theme.use(Scheme.DARK)
    assert _pixels("lock") != light
    assert not qicon("printer", "muted").isNull()


def test_an_icon_that_is_not_there_is_our_mistake(app: object) -> None:
    with pytest.raises(FileNotFoundError):
        _pixels("no-such-icon")


def test_a_state_is_said_in_words(app: object, qtbot: QtBot) -> None:
    assert spoken_name(Meter(4, 7)) == "4 of 7"
    assert spoken_name(Bar(0.5)) == "50 percent"
    assert spoken_name(Chip("paused", icon="pause")) == "paused"
    status = Status()
    status.say("It could not be saved.", "wrong", for_ms=10)
    assert status.words() == "It could not be saved."
    qtbot.waitUntil(lambda: status.words() == "")


def test_clearing_lets_go(frame: Callable[..., Frame]) -> None:
    host = QWidget()
    inner = column(row(text("a"), text("b")), text("c"), 8, None)
    host.setLayout(inner)
    frame(host)
    clear(inner)
    assert inner.count() == 0
    assert not [label for label in host.findChildren(QLabel) if label.isVisible()]


def test_marks_keep_apart_without_colour(app: object) -> None:
    """On a grey printer, and to eyes that see no red and green, the two still differ by shape."""

    def shape(whose: Whose) -> set[tuple[int, int]]:
        image = Mark(whose, 20).grab().toImage()
        ground = image.pixelColor(0, 0)
        return {
            (x, y)
            for x in range(image.width())
            for y in range(image.height())
            if abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 40
        }

    first, second = shape(Whose.FIRST), shape(Whose.SECOND)
    assert len(first ^ second) > 60
    assert isinstance(Icon("lock"), QWidget)

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from tests.ui.hands import CONTROL, click, press, type_words
from tests.ui.looks import Frame, cut_labels, spoken_name, unnamed
from ui import fonts
from ui.widgets.access import Role, role_of
from ui.widgets.buttons import Button, icon_button
from ui.widgets.choices import Check, Radio, Segmented, Toggle
from ui.widgets.elided import Elided
from ui.widgets.layout import column, row
from ui.widgets.tabs import Tabs
from ui.widgets.words import text

Key = Qt.Key


def framed(frame: Callable[..., Frame], *widgets: QWidget) -> QWidget:
    host = QWidget()
    column(*[row(widget, None) for widget in widgets], None, gap=8, into=host)
    frame(host)
    widgets[0].setFocus()
    return host


def test_arrows_choose_a_segment_as_radio_buttons_do(frame: Callable[..., Frame]) -> None:
    one = Segmented("Format", ("DAP", "SOAP", "BIRP"))
    framed(frame, one)
    heard: list[int | None] = []
    one.changed.connect(heard.append)
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_Right, Key.Key_Right):
        press(one, key)
    assert heard == [1, 2], "the ends hold, and nothing is told twice"
    assert spoken_name(one) == "Format: BIRP"


def test_arriving_at_an_open_choice_chooses_nothing(frame: Callable[..., Frame]) -> None:
    before = Button("before")
    one = Segmented("Fear", ("Yes", "No", "Unclear"), None, keys="ynu", clearable=True)
    framed(frame, before, one)
    heard: list[int | None] = []
    one.changed.connect(heard.append)
    press(before, Key.Key_Tab)
    assert one.hasFocus()
    assert one.chosen() is None
    assert spoken_name(one) == "Fear"
    type_words(one, "uY2")
    press(one, Key.Key_Delete)
    assert heard == [2, 0, 1, None]


def test_a_segment_is_pressed_from_outside(frame: Callable[..., Frame]) -> None:
    one = Segmented("Format", ("DAP", "SOAP"), 0)
    framed(frame, one)
    places = one.findChildren(QRadioButton)
    assert [spoken_name(p) for p in places] == ["DAP", "SOAP"]
    places[1].click()
    assert one.chosen() == 1
    assert [p.isChecked() for p in places] == [False, True]


def test_checks_and_radios_are_real_ones(frame: Callable[..., Frame]) -> None:
    check = Check("Going first", second="both, 20 minutes")
    open_, limited = Radio("Open", True), Radio("Limited")
    host = QWidget()
    column(check, open_, limited, into=host)
    frame(host)
    assert (role_of(check), role_of(open_)) == (Role.CheckBox, Role.RadioButton)
    assert spoken_name(check) == "Going first"
    assert check.accessibleDescription() == "both, 20 minutes"
    check.setFocus()
    press(check, Key.Key_Space)
    assert check.isChecked()
    open_.setFocus()
    press(open_, Key.Key_Down)
    assert limited.isChecked()
    assert not open_.isChecked()


def test_a_click_on_the_words_ticks(frame: Callable[..., Frame]) -> None:
    check = Check("Going first", second="both, 20 minutes")
    host = QWidget()
    column(check, None, into=host)
    frame(host)
    click(check)
    assert check.isChecked()


def test_a_long_second_line_wraps_and_is_whole(frame: Callable[..., Frame]) -> None:
    host = QWidget()
    words = "only with the leave of the one who said it, and not before the two of them have signed the sheet " * 2
    column(Radio("Kept apart", second=words), None, into=host)
    frame(host, 400, 400)
    assert cut_labels(host) == []


def test_filters_add_up(frame: Callable[..., Frame]) -> None:
    active, closed = Toggle("Active", 21, True), Toggle("Closed", 7)
    host = framed(frame, active, closed)
    closed.setFocus()
    press(closed, Key.Key_Space)
    assert active.isChecked()
    assert closed.isChecked()
    closed.set_count(1000)
    assert spoken_name(closed) == "Closed, 1000"
    assert cut_labels(host) == []


def test_tabs_are_tabs(frame: Callable[..., Frame]) -> None:
    tabs = Tabs(("Overview", "Intake", "Picture"), "The couple")
    host = QWidget()
    column(tabs, None, into=host)
    frame(host)
    assert role_of(tabs) == Role.PageTabList
    tabs.setFocus()
    press(tabs, Key.Key_Right)
    assert tabs.currentIndex() == 1
    press(tabs, Key.Key_Tab, CONTROL)
    press(tabs, Key.Key_Tab, CONTROL)
    assert tabs.currentIndex() == 0, "round and round"
    assert cut_labels(host) == []


@pytest.mark.parametrize("wide", [1168, 600])
def test_seven_tabs_have_room(frame: Callable[..., Frame], wide: int) -> None:
    words = ("Overview", "Intake", "Picture", "Plan", "Sessions", "Exercises", "Documents")
    host = QWidget()
    column(Tabs(words, "The couple"), None, into=host)
    frame(host, wide + 80, 300)
    assert cut_labels(host) == []


def test_buttons_answer_to_enter_and_space(frame: Callable[..., Frame]) -> None:
    pressed: list[str] = []
    button, more = Button("Open", "quiet", icon="plus", key="F6"), icon_button("ellipsis", "More")
    button.clicked.connect(lambda: pressed.append("open"))
    more.clicked.connect(lambda: pressed.append("more"))
    host = framed(frame, button, more)
    press(button, Key.Key_Space)
    press(more, Key.Key_Return)
    button.setEnabled(False)
    press(button, Key.Key_Return)
    assert pressed == ["open", "more"]
    button.setEnabled(True)
    assert unnamed(host) == []
    button.say("Open Anke & Ruud")
    assert spoken_name(button) == "Open Anke & Ruud"
    assert cut_labels(host) == []


def test_up_and_down_stay_as_they_are_where_radios_stand_below_one_another(frame: Callable[..., Frame]) -> None:
    host = QWidget()
    radios = [Radio(words, words == "One") for words in ("One", "Two", "Three")]
    column(*radios, None, into=host)
    frame(host)
    radios[0].setFocus()
    press(radios[0], Key.Key_Down)
    assert [radio.isChecked() for radio in radios] == [False, True, False]
    press(radios[1], Key.Key_Up)
    assert [radio.isChecked() for radio in radios] == [True, False, False]


@pytest.mark.parametrize(
    "make",
    [
        Radio,
        Check,
        Toggle,
        partial(Check, second="so it is", short=True),
        partial(Radio, role="large"),
        text,
        Elided,
    ],
)
def test_a_name_in_arabic_letters_stays_at_the_left_beside_its_box(
    frame: Callable[..., Frame], make: Callable[[str], QWidget]
) -> None:
    fonts.load_other_scripts()
    one, host = make("ليلى"), QWidget()
    column(one, None, into=host)
    frame(host, 700, 200)
    one.setFixedWidth(600)
    QApplication.processEvents()
    image = one.grab().toImage()
    ground = image.pixelColor(image.width() // 2, image.height() // 2)
    inked = [
        x for x in range(image.width() - 12) for y in range(5, image.height() - 5) if image.pixelColor(x, y) != ground
    ]
    assert inked
    assert max(inked) < image.width() / 4

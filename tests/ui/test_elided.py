from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.ui.hands import press
from tests.ui.looks import Frame, cut_labels, spoken_name
from ui import theme
from ui.widgets.elided import Elided, Link, both_shortened, shortened
from ui.widgets.keeping import keeping_place
from ui.widgets.layout import clear, column, row
from ui.widgets.painting import width_of

LONG = "Maximiliane-Charlotte von der Schulenburg-Wolfenhagen " * 3


def test_words_take_what_they_need_and_give_way_where_there_is_less(frame: Callable[..., Frame]) -> None:
    short, long, room = Elided("Bo Li"), Elided(LONG, "strong"), QWidget()
    column(row(short, None), row(long, None), None, into=room)
    frame(room, 400, 200)
    assert short.width() == short.sizeHint().width()
    assert long.width() <= room.width()
    assert cut_labels(room) == []
    assert spoken_name(long) == LONG
    assert long.words() == LONG


def test_shortened_words_fit_and_lose_their_breaks() -> None:
    assert shortened("one\ntwo  three", "body", 500) == "one two three"
    cut = shortened(LONG, "body", 120)
    assert cut.endswith("…")
    assert width_of(cut, "body") <= 120
    assert shortened(LONG, "body", -5) in ("", "…")


def test_a_link_opens_by_key_and_makes_no_shortcut_of_a_name(frame: Callable[..., Frame]) -> None:
    link, pressed = Link("Mira & Jonas"), list[bool]()
    link.clicked.connect(lambda _on: pressed.append(True))
    frame(link)
    press(link, Qt.Key.Key_Return)
    press(link, Qt.Key.Key_Space)
    assert len(pressed) == 2
    assert link.shortcut().isEmpty()
    assert spoken_name(link) == "Mira & Jonas"


def test_words_keep_their_height_when_the_scheme_changes(frame: Callable[..., Frame]) -> None:
    words = Elided("Bo Li", "strong")
    frame(words)
    theme.use(theme.Scheme.DARK)
    assert words.width() >= words.minimumSizeHint().width()
    assert cut_labels(words) == []


def test_what_is_built_anew_gets_the_keyboard_back(frame: Callable[..., Frame]) -> None:
    room = QWidget()
    holder = column(into=room)

    def build() -> QPushButton:
        clear(holder)
        made = QPushButton("Open")
        made.setObjectName("open:1")
        holder.addWidget(QPushButton("Other"))
        holder.addWidget(made)
        return made

    first = build()
    frame(room)
    first.setFocus()
    with keeping_place(room):
        second = build()
    QApplication.processEvents()
    assert second.hasFocus()


def test_of_two_names_each_gives_way_at_its_own_end() -> None:
    assert both_shortened("Mira Hollis", "Jonas Adeyemi", "title", 900) == "Mira Hollis & Jonas Adeyemi"
    assert both_shortened(LONG, "Joseph", "title", 500).endswith("… & Joseph")
    assert both_shortened("Joseph", LONG, "title", 500).startswith("Joseph & Maximiliane")
    assert both_shortened("Ulla & Co", LONG, "title", 500).startswith("Ulla & Co & Maximiliane")
    first, second = both_shortened(LONG, LONG, "title", 500).split(" & ")
    assert first == second
    assert first.endswith("…")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.text(min_size=1), second=st.text(min_size=1), wide=st.integers(200, 900))
def test_two_names_never_take_more_than_their_room(app: QApplication, first: str, second: str, wide: int) -> None:
    words = both_shortened(first, second, "title", wide)
    assert " & " in words
    assert width_of(words, "title") <= wide or words == f"{first} & {second}"

"""Names in right-to-left letters inside sentences that run left to right."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.ui.test_messages import at_once, escape
from ui import messages
from ui.names import isolated
from ui.widgets.fields import Field
from ui.widgets.words import Para, Text, para, text

LAYLA = "ليلى"
MARKS = "\u200e\u2068\u2069"


def shown(label: Text) -> str:
    return label.text()


def test_a_name_in_a_sentence_stands_apart() -> None:
    assert isolated(f"34 answers missing: {LAYLA} 16, Marc 18") == (
        f"\u200e34 answers missing: \u2068{LAYLA}\u2069 16, Marc 18"
    )
    assert isolated(f"{LAYLA}, נועה: 16") == f"\u200e\u2068{LAYLA}\u2069, \u2068נועה\u2069: 16"


def test_each_line_is_judged_alone() -> None:
    assert isolated(f"{LAYLA}\n{LAYLA} 3") == f"{LAYLA}\n\u200e\u2068{LAYLA}\u2069 3"


def test_a_name_alone_and_a_note_in_its_own_script_stay_as_they_are() -> None:
    note = " ".join([LAYLA] * 7) + "."
    for words in ("Mira, 04:13", "Jürgen", LAYLA, "ליאור בן־עמי", note):
        assert isolated(words) == words


@given(st.text(st.sampled_from("ab1 ,.\nليלé\u0301-'")))
def test_nothing_but_marks_is_added_and_once(words: str) -> None:
    marked = isolated(words)
    assert marked.translate(dict.fromkeys(map(ord, MARKS))) == words
    assert marked.count("\u2068") == marked.count("\u2069")
    assert isolated(marked) == marked or "\n" in words


def test_the_count_is_laid_out_beside_its_partner(app: QApplication) -> None:
    sentence = f"{LAYLA} 16, Marc 18"
    layout = QTextLayout(isolated(sentence))
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()

    def x(part: str) -> float:
        return float(line.cursorToX(layout.text().index(part))[0])  # type: ignore[index]

    assert x("16") < x("Marc") < x("18")


def test_labels_paragraphs_and_questions_set_names_apart(app: QApplication) -> None:
    words = f"Recorded for {LAYLA}, 04:13"
    for label in (text(words), para(words)):
        assert f"\u2068{LAYLA}\u2069" in shown(label)
        assert label.words() == words
    assert para("18", lead=LAYLA).text().index("\u200e") < para("18", lead=LAYLA).text().index(LAYLA)
    seen: list[str] = []

    def look(box: QMessageBox) -> None:
        seen.append(box.text())
        escape(box)

    at_once(look)
    messages.ask(words, yes="Go on")
    assert seen == [isolated(words)]


def test_lines_with_other_letters_are_as_high_as_the_rest(app: QApplication) -> None:
    def high(words: str) -> int:
        label: Para = para(words)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        return label.heightForWidth(2000)

    assert abs(high(f"one\n{LAYLA} two\nthree") - high("one\ntwo\nthree")) <= 3


def test_a_field_keeps_its_baseline_beside_other_letters(app: QApplication) -> None:
    def foot(words: str) -> int:
        """The lowest row of ink of the letter that stands first."""
        field = Field(words)
        field.resize(200, field.height())
        image = field.grab().toImage()
        dark = [
            y for y in range(4, image.height() - 4) for x in range(8, 20) if image.pixelColor(x, y).lightness() < 120
        ]
        return max(dark)

    assert abs(foot(f"Hx {LAYLA}") - foot("Hx")) <= 1

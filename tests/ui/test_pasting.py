"""Whatever is pasted into a note arrives as words: nothing is executed, loaded, or too much to be kept."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from tests.ui.looks import Frame
from ui.pages.sessions_field import NoteField
from ui.widgets.entry import Slip
from ui.widgets.layout import column
from ui.widgets.pasting import LONGEST_LINE, MOST, plain, storable
from workbook.book import Workbook
from workbook.model.couple import Couple
from workbook.model.session import About, Note, Passage, Session

SCRIPT = "<script>document.title = 'QSCRIPT'</script><style>p { color: red }</style>"
PICTURE = "<img src='file:///etc/hostname'><img src='https://pictures.example/one.png'>"


def copied(html: str = "", words: str | None = None) -> QMimeData:
    made = QMimeData()
    if html:
        made.setHtml(html)
    if words is not None:
        made.setText(words)
    return made


@pytest.mark.parametrize("more", [0, 60_000], ids=["small", "large"])
def test_of_rich_text_the_words_arrive(app: object, more: int) -> None:
    filler = "<p>and <i>so</i> on</p>\n" * more
    said = plain(
        copied(f"<html><body>{SCRIPT}<p>She &amp; <b>he</b>{PICTURE}</p>{filler}<p>left.<br>Both.</p></body></html>")
    )
    lines = [line for line in said.split("\n") if line]
    assert (lines[0], lines[-2], lines[-1]) == ("She & he", "left.", "Both.")
    assert len(lines) == more + 3
    assert "QSCRIPT" not in said
    assert "color" not in said
    assert "\ufffc" not in said


@pytest.mark.parametrize("html", ["<" * 300_000, "<script>" * 40_000, "<!--" * 80_000, "&" * 300_000, "<p " * 100_000])
def test_html_that_never_closes_ends_all_the_same(app: object, html: str) -> None:
    assert len(plain(copied(html))) <= len(html) + len(html) // LONGEST_LINE


@given(st.text(st.characters(codec=None, categories=None)))
def test_what_is_kept_can_be_stored(words: str) -> None:
    kept = storable(words)
    assert kept.encode().decode() == kept
    assert "\0" not in kept
    assert storable(kept) == kept


def test_nul_and_half_signs_stand_in_no_record(book: Workbook, couple: Couple, frame: Callable[..., Frame]) -> None:
    page = QWidget()
    field = NoteField("Data", None)
    column(field, None, into=page)
    frame(page, 600, 300)
    field.area.insertFromMimeData(copied(words="one\0 two \ud83d three 🙂"))
    session = book.sessions.begin(Session(couple.uid, datetime(2026, 11, 17, 9)))
    book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.BETWEEN, field.area.words()),)))
    assert book.sessions.note(session.uid).text("data", About.BETWEEN) == "one two  three 🙂"


def test_what_is_too_much_is_refused_in_a_sentence_and_loses_nothing(frame: Callable[..., Frame]) -> None:
    page = QWidget()
    field = NoteField("Data", None, "Before.")
    column(field, None, into=page)
    frame(page, 600, 300)
    slip = field.findChild(Slip)
    assert slip is not None
    field.area.insertFromMimeData(copied(words="line\n" * (MOST // 5 + 1)))
    assert field.area.words() == "Before."
    assert slip.words() == "This is too long: a field holds 4,000,000 characters, and nothing was put in."
    field.area.insertFromMimeData(copied(words="After. "))
    assert field.area.words() == "After. Before."
    assert not slip.isVisible()


def test_nothing_is_loaded(app: object, tmp_path: Path) -> None:
    picture = tmp_path / "here.txt"
    picture.write_text("QLOADED")
    assert "QLOADED" not in plain(
        copied(f"<p>see <object data='{picture.as_uri()}'></object><img src='{picture.as_uri()}'></p>")
    )

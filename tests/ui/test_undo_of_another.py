"""Pages are shown for one couple after another: what was typed and deleted for one comes back by no Ctrl+Z for another."""

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.everything import settle
from tests.ui.hands import CONTROL, press, type_words
from ui.context import Place
from ui.pages.live import Live
from ui.pages.sessions import SessionsPage
from ui.pages.sessions_field import NoteField
from ui.pages.sessions_stack import CONTACT
from ui.shell import Shell
from ui.widgets.area import TextArea
from ui.widgets.fields import Field
from ui.widgets.plain import PlainArea
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.session import Session

Key = Qt.Key
Text = Field | PlainArea | TextArea
Way = Callable[[Shell, str, str], Text]


@pytest.fixture
def hours(book: Workbook, couple: Couple) -> list[tuple[str, str]]:
    """Two couples, each with a session that goes on."""
    now = datetime.now().replace(microsecond=0)
    other = book.couples.create(Couple(Partner(Whose.FIRST, "Zora Quill"), Partner(Whose.SECOND, "Emil Thorn")))
    return [(each.uid, book.sessions.begin(Session(each.uid, now)).uid) for each in (couple, other)]


def sessions(shell: Shell, couple: str, detail: str) -> SessionsPage:
    shell.go(Place.SESSIONS, couple, detail)
    settle()
    page = shell.page()
    assert isinstance(page, SessionsPage)
    return page


def psychotherapy(shell: Shell, couple: str, session: str) -> Text:
    found = sessions(shell, couple, session)._panel.body.apart.unfolded()
    assert isinstance(found, NoteField)
    return found.area


def note(shell: Shell, couple: str, session: str) -> Text:
    found = sessions(shell, couple, session)._panel.body.note.first_field()
    assert isinstance(found, PlainArea)
    return found


def focus_line(shell: Shell, couple: str, session: str) -> Text:
    return sessions(shell, couple, session)._panel.body.focus_line


def contact(shell: Shell, couple: str, _session: str) -> Text:
    return sessions(shell, couple, CONTACT)._contact.writing.field.area


def reason(shell: Shell, couple: str, session: str) -> Text:
    page = sessions(shell, couple, session)
    page._stack._session_in_error()
    return page._stack.error._reason.field


def jotting(shell: Shell, couple: str, _session: str) -> Text:
    shell.go(Place.LIVE, couple)
    page = shell.page()
    assert isinstance(page, Live)
    return page.hour.jottings.entry.area


def words(area: Text) -> str:
    return area.text() if isinstance(area, Field) else area.words()


@pytest.mark.parametrize("way", [psychotherapy, note, focus_line, contact, reason, jotting])
def test_what_was_deleted_for_one_couple_is_undone_for_no_other(
    shell: Shell, hours: list[tuple[str, str]], way: Way
) -> None:
    (first, here), (other, there) = hours
    area = way(shell, first, here)
    settle()
    type_words(area, "QSECRET of Mira")
    area.selectAll()
    press(area, Key.Key_Delete)
    press(area, Key.Key_Z, CONTROL)
    assert words(area) == "QSECRET of Mira", "on the page where it was typed it comes back"
    area.selectAll()
    press(area, Key.Key_Delete)
    area = way(shell, other, there)
    settle()
    area.setFocus()
    press(area, Key.Key_Z, CONTROL)
    settle()
    assert words(area) == ""


@pytest.mark.parametrize("way", [focus_line, contact])
def test_words_that_happen_to_be_the_same_bring_none_back(shell: Shell, hours: list[tuple[str, str]], way: Way) -> None:
    (first, here), (other, there) = hours
    for couple, session in hours:
        area = way(shell, couple, session)
        area.setFocus()
        type_words(area, "listening")
        settle()
    area = way(shell, first, here)
    assert words(area) == ("listening" if way is focus_line else "")
    type_words(area, " QSECRET")
    for _letter in " QSECRET":
        press(area, Key.Key_Backspace)
    area = way(shell, other, there)
    settle()
    press(area, Key.Key_Z, CONTROL)
    assert "QSECRET" not in words(area)


def test_a_field_shown_empty_again_brings_nothing_back(app: QApplication) -> None:
    room = QWidget()
    for made in (Field(), PlainArea(says="Note"), TextArea()):
        assert isinstance(made, Field | PlainArea | TextArea)
        made.setParent(room)
        type_words(made, "QSECRET")
        made.selectAll()
        press(made, Key.Key_Delete)
        made.show_words("")
        press(made, Key.Key_Z, CONTROL)
        assert words(made) == "", type(made)

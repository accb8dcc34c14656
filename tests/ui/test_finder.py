"""Go to or search, by keyboard alone: it opens at once, finds as one types, opens what is chosen, and keeps nothing."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import planted
from tests.test_privacy import entered
from tests.ui.hands import ALT, CONTROL, NONE, SHIFT, click, focused, press, shortcut, tab, type_words
from tests.ui.looks import cut_labels, unnamed
from ui.app import build
from ui.background import Background
from ui.context import Context, Place
from ui.finder import Finder
from ui.finding import Hit
from ui.joint.shell import JointShell
from ui.main_window import MainWindow
from ui.passage import Passage
from ui.shell import Shell
from ui.widgets.access import Role, role_of
from ui.widgets.plain import PlainArea
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.note_apart import Apart, Channel, NoteApart
from workbook.model.session import About, Note, NoteForm, Session
from workbook.model.session import Passage as Words

Key = Qt.Key


def note(book: Workbook, couple: Couple, words: str, days: int = 1) -> str:
    """Keep a note of a session so many days ago; the session's uid."""
    begun = book.sessions.begin(Session(couple.uid, datetime.now().replace(microsecond=0) - timedelta(days=days)))
    book.sessions.autosave(Note(begun.uid, NoteForm.FREE, (Words("note", About.BETWEEN, words),)))
    return begun.uid


@pytest.fixture
def others(book: Workbook) -> Couple:
    used = Partner(Whose.FIRST, "Katharina Adler", called="Rina")
    return book.couples.create(Couple(used, Partner(Whose.SECOND, "Teo Lantos")))


@pytest.fixture
def shell(shell: Shell, couple: Couple, others: Couple) -> Shell:
    shell.go(Place.TODAY)
    return shell


def open_it(shell: Shell) -> Finder:
    shortcut(shell, Key.Key_K, CONTROL)
    assert shell.finder.isVisible()
    assert focused() is shell.finder.field
    return shell.finder


def type_in(finder: Finder, words: str, qtbot: QtBot) -> None:
    """Type, and let the worker answer."""
    type_words(finder.field, words)
    qtbot.waitUntil(lambda: not finder.is_looking())


def lines(finder: Finder) -> list[str]:
    model = finder.table.model()
    return [str(model.data(model.index(at, 0))) for at in range(model.rowCount())]


def hits(finder: Finder) -> list[Hit]:
    found = [finder.table.line(at) for at in range(finder.table.rows())]
    return [line for line in found if isinstance(line, Hit)]


def test_it_opens_at_once_with_where_one_can_go_and_escape_gives_the_keyboard_back(shell: Shell) -> None:
    before = focused()
    finder = open_it(shell)
    assert {"Today", "Couples", "New couple", "Settings", "Lock"} <= {hit.title for hit in hits(finder)}
    type_words(finder.field, "xyz")
    press(finder.field, Key.Key_Escape)
    assert finder.isHidden()
    assert focused() is before
    shell.sidebar.search_wanted.emit()
    assert finder.field.text() == ""
    assert not finder.field.isUndoAvailable(), "what was typed is nowhere"


@pytest.mark.parametrize("typed", ["Adler", "rina", "TEO LANT", "#2", "2"])
def test_a_couple_is_found_by_each_name_and_by_number(shell: Shell, others: Couple, typed: str, qtbot: QtBot) -> None:
    finder = open_it(shell)
    type_in(finder, typed, qtbot)
    press(finder.field, Key.Key_Return)
    assert (shell.place(), shell.couple()) == (Place.OVERVIEW, others.uid)
    assert finder.isHidden()


def test_a_page_is_found_by_its_name(shell: Shell, qtbot: QtBot) -> None:
    finder = open_it(shell)
    type_in(finder, "sett", qtbot)
    press(finder.field, Key.Key_Return)
    assert shell.place() is Place.SETTINGS
    finder = open_it(shell)
    type_in(finder, "lock", qtbot)
    with qtbot.waitSignal(shell.lock_wanted):
        press(finder.field, Key.Key_Return)


def test_a_note_opens_its_session_with_the_word_marked(
    shell: Shell, book: Workbook, couple: Couple, others: Couple, qtbot: QtBot
) -> None:
    note(book, couple, "plain words", days=1)
    there = note(book, couple, "x\n" * 60 + "They named the 🙂 marzipan twice.", days=20)
    finder = open_it(shell)
    type_in(finder, "marzip", qtbot)
    (hit,) = hits(finder)
    assert hit.title.startswith("Mira & Jonas · Session 2")
    assert [hit.second[start:end] for start, end in hit.marks] == ["marzipan"]
    press(finder.field, Key.Key_Return)
    assert (shell.place(), shell.couple()) == (Place.SESSIONS, couple.uid)
    area = focused()
    assert isinstance(area, PlainArea)
    assert area.marked() == ["marzipan"]
    page = shell.page()
    assert page is not None
    assert page.detail() == there
    window = shell.window()
    caret = area.viewport().mapTo(window, area.cursorRect().center())
    assert window.rect().contains(caret), "in sight"
    type_words(area, "!")
    assert area.marked() == []


def test_in_a_couple_its_own_come_first_and_a_key_leaves_the_others_out(
    shell: Shell, book: Workbook, couple: Couple, others: Couple, qtbot: QtBot
) -> None:
    note(book, others, "a lantern", days=1)
    note(book, couple, "a lantern", days=30)
    shell.go(Place.PLAN, couple.uid)
    finder = open_it(shell)
    type_in(finder, "lant", qtbot)
    assert [h.couple for h in hits(finder) if h.words or h.icon == "users"] == [couple.uid, others.uid, others.uid]
    shortcut(shell, Key.Key_K, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: not finder.is_looking())
    assert {h.couple for h in hits(finder)} == {couple.uid}
    assert finder.scope.accessibleName() == "Where to look: This couple"
    assert not any("Teo" in line or "Rina" in line for line in lines(finder))
    shortcut(shell, Key.Key_K, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: not finder.is_looking())
    assert others.uid in {h.couple for h in hits(finder)}


def test_arrows_choose_and_letters_go_back_to_the_field(shell: Shell, qtbot: QtBot) -> None:
    finder = open_it(shell)
    qtbot.waitUntil(lambda: finder.table.chosen() is not None)
    first = finder.table.chosen()
    press(finder.field, Key.Key_Down)
    assert focused() is finder.table
    second = finder.table.chosen()
    assert second is not None
    assert second != first
    press(finder.table, Key.Key_Up)
    assert finder.table.chosen() == first
    press(finder.table, Key.Key_Up)
    assert focused() is finder.field
    press(finder.field, Key.Key_Down)
    type_words(finder.table, "s")
    assert focused() is finder.field
    assert finder.field.text() == "s"
    assert tab(2) is finder.field, "Tab goes round inside"


def test_what_was_chosen_by_hand_stays_chosen_when_notes_arrive(
    shell: Shell, book: Workbook, couple: Couple, others: Couple, qtbot: QtBot
) -> None:
    note(book, couple, "a lantern")
    shell.go(Place.PLAN, couple.uid)
    finder = open_it(shell)
    type_words(finder.field, "a")
    qtbot.waitUntil(lambda: not finder.field.is_waiting())
    press(finder.field, Key.Key_Down)
    chosen = finder.table.chosen()
    qtbot.waitUntil(lambda: not finder.is_looking())
    assert finder.table.chosen() == chosen


def test_enter_waits_for_notes_that_would_come_first(
    shell: Shell, book: Workbook, couple: Couple, others: Couple, qtbot: QtBot
) -> None:
    there = note(book, couple, "a lantern")
    shell.go(Place.PLAN, couple.uid)
    finder = open_it(shell)
    type_words(finder.field, "lant")
    press(finder.field, Key.Key_Return)
    qtbot.waitUntil(finder.isHidden)
    page = shell.page()
    assert shell.place() is Place.SESSIONS
    assert page is not None
    assert page.detail() == there


def test_only_the_latest_answer_is_shown(shell: Shell, book: Workbook, couple: Couple, qtbot: QtBot) -> None:
    note(book, couple, "a lantern")
    note(book, couple, "a lobster", days=8)
    finder = open_it(shell)
    seen: list[list[str]] = []
    finder.table.model().modelReset.connect(lambda: seen.append([h.second for h in hits(finder) if h.words]))
    for typed in ("lan", "lant", "lobst"):
        finder.field.setText(typed)
        finder.field.wanted.emit(typed)
    qtbot.waitUntil(lambda: not finder.is_looking())
    assert [each for each in seen if each] == [["a lobster"]]


def test_no_key_reaches_the_page_behind(shell: Shell, book: Workbook, couple: Couple) -> None:
    shell.go(Place.COUPLES)
    finder = open_it(shell)
    shortcut(shell, Key.Key_N, CONTROL)
    shortcut(shell, Key.Key_3, ALT)
    shortcut(shell, Key.Key_F7, NONE)
    assert shell.place() is Place.COUPLES
    assert finder.isVisible()
    click(shell.sidebar)
    assert finder.isHidden(), "beside it, a click closes it"


def test_an_exercise_leads_to_the_couples_own_page(shell: Shell, book: Workbook, couple: Couple, qtbot: QtBot) -> None:
    exercise = next(e for e in book.catalogue.exercises if e.gate == "free")
    shell.go(Place.OVERVIEW, couple.uid)
    finder = open_it(shell)
    type_in(finder, exercise.title, qtbot)
    hit = next(h for h in hits(finder) if h.title == exercise.title)
    assert (hit.to, hit.couple, hit.detail) == (Place.EXERCISES, couple.uid, exercise.key)
    press(finder.field, Key.Key_Return)
    assert shell.place() is Place.EXERCISES


def test_it_is_announced_and_everything_in_it_has_a_name(
    shell: Shell, book: Workbook, couple: Couple, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui import finder as module

    said: list[str] = []
    monkeypatch.setattr(module, "announce", lambda _widget, words: said.append(words))
    note(book, couple, "a lantern")
    shell.go(Place.OVERVIEW, couple.uid)
    finder = open_it(shell)
    assert role_of(finder) == Role.Dialog
    assert unnamed(finder) == []
    type_in(finder, "lantern", qtbot)
    assert said[-1] == "1 found"
    assert lines(finder)[-2:] == ["Notes of this couple", "Session 1, yesterday, a lantern"]
    type_in(finder, "x", qtbot)
    assert said[-1] == "Nothing found: try the beginning of a word."
    for size in ((1400, 880), (1080, 640)):
        shell.window().resize(*size)
        assert cut_labels(finder) == []


def test_it_is_not_there_where_a_partner_sits(shell: Shell, couple: Couple) -> None:
    for place in (Place.SAFETY, Place.HANDOVER):
        shell.go(place, couple.uid)
        shortcut(shell, Key.Key_K, CONTROL)
        assert shell.finder.isHidden()


def test_joint_view_has_no_search_and_keeps_nothing_of_one(
    context: Context, book: Workbook, background: Background, qtbot: QtBot
) -> None:
    uid = entered(book)
    window = MainWindow(lambda: True)
    passage = Passage(window, book, background, build)
    passage.enter()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    shell = window.content()
    assert isinstance(shell, Shell)
    shell.go(Place.OVERVIEW, uid)
    finder = open_it(shell)
    type_in(finder, planted.forbidden("couple")[0], qtbot)
    shortcut(window, Key.Key_F8, NONE)
    joint = window.content()
    assert isinstance(joint, JointShell)
    shortcut(window, Key.Key_K, CONTROL)
    QApplication.processEvents()
    assert window.content() is joint
    assert not [w for w in joint.findChildren(QWidget) if isinstance(w, Finder)]
    passage.settle()
    window.close()
    window.deleteLater()


def test_nothing_is_looked_for_any_more_when_the_workbook_is_locked(
    shell: Shell, book: Workbook, couple: Couple, background: Background, qtbot: QtBot
) -> None:
    note(book, couple, "a lantern")
    finder = open_it(shell)
    type_words(finder.field, "lantern")
    qtbot.waitUntil(lambda: not finder.field.is_waiting())
    shell.close_pages()
    assert (finder.isHidden(), finder.field.text(), finder.table.rows()) == (True, "", 0)
    done: list[None] = []
    background.run(lambda: None, done.append, lambda _error: None)
    qtbot.waitUntil(lambda: bool(done))
    assert finder.table.rows() == 0, "an answer that comes later is dropped"


def test_a_renamed_couple_is_found_by_its_new_name_alone(
    shell: Shell, book: Workbook, others: Couple, qtbot: QtBot
) -> None:
    book.couples.save(replace(others, first=replace(others.first, name="Zelda Quill", called="")))
    finder = open_it(shell)
    type_in(finder, "Zelda", qtbot)
    assert [h.couple for h in hits(finder)] == [others.uid]
    finder.field.setText("")
    type_in(finder, "Katharina", qtbot)
    assert hits(finder) == []


def test_a_contact_opens_with_the_word_marked(shell: Shell, book: Workbook, couple: Couple, qtbot: QtBot) -> None:
    at = datetime.now().replace(microsecond=0) - timedelta(days=3)
    kept = book.notes_apart.autosave(NoteApart(couple.uid, Apart.CONTACT, at, "He rang: marzipan.", Channel.PHONE))
    finder = open_it(shell)
    type_in(finder, "marzipan", qtbot)
    (hit,) = hits(finder)
    assert hit.title.startswith("Mira & Jonas · Contact, ")
    press(finder.field, Key.Key_Return)
    page = shell.page()
    assert page is not None
    assert page.detail().endswith(kept.uid)
    area = focused()
    assert isinstance(area, PlainArea)
    assert area.marked() == ["marzipan"]


class Greedy(PlainArea):
    """An editor as on a desktop where Ctrl+K deletes to the end of the line."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Key.Key_K and event.modifiers() & CONTROL:
            self.clear()
        else:
            super().keyPressEvent(event)


def test_it_opens_from_within_an_editor_and_takes_nothing_from_it(shell: Shell) -> None:
    area = Greedy(says="Words")
    area.setParent(shell)
    area.show()
    area.show_words("They named it twice.")
    area.setFocus()
    finder = open_it(shell)
    assert area.toPlainText() == "They named it twice."
    press(finder.field, Key.Key_Escape)
    assert area.hasFocus()

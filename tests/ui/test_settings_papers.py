"""The texts to be signed, edited in the settings: each save is a version, what is being written survives a lock."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.pseudo import CODE, english_in, spoken
from tests.ui.conftest import Clock
from tests.ui.hands import press, type_words
from tests.ui.inside import Inside, inside
from tests.ui.keyboard import read_out
from tests.ui.looks import Frame, cut_labels, unnamed
from ui.context import Context, Place
from ui.pages import settings_papers
from ui.pages.settings import Settings
from ui.pages.settings_papers import PapersPanel
from workbook.book import Workbook
from workbook.language import ENGLISH
from workbook.model.paper import Paper

Key = Qt.Key


@pytest.fixture
def show(context: Context, clock: Clock, frame: Callable[..., Frame]) -> Callable[[], Inside]:
    def made() -> Inside:
        make = {Place.SETTINGS: lambda given: Settings(given, clock)}
        return inside(context, frame, make, Place.SETTINGS, detail="papers")

    return made


def panel(at: Inside) -> PapersPanel:
    found = at.shell.findChild(PapersPanel)
    assert isinstance(found, PapersPanel)
    return found


def write(at: PapersPanel, words: str) -> None:
    at.area.selectAll()
    if words:
        type_words(at.area, words)
    else:
        press(at.area, Key.Key_Delete)


def test_each_save_is_a_version_and_the_older_ones_can_be_read(book: Workbook, show: Callable[[], Inside]) -> None:
    at = show()
    papers = panel(at)
    assert "As shipped: nobody has printed or signed it yet" in read_out(papers)
    assert not papers.save.isEnabled()
    write(papers, "What is said alone stays alone.")
    press(papers.save, Key.Key_Space)
    QApplication.processEvents()
    assert [t.version for t in book.papers.versions(Paper.LIMITED, ENGLISH)] == [1, 2]
    assert "Version 2, from today" in read_out(papers)
    assert "Saved as version 2" in read_out(papers)
    press(at.button("Put version 1"), Key.Key_Space)
    assert papers.area.words() == book.papers.shipped(Paper.LIMITED, ENGLISH)
    assert len(book.papers.versions(Paper.LIMITED, ENGLISH)) == 2, "reading keeps nothing"
    press(papers.drop, Key.Key_Space)
    assert papers.area.words() == "What is said alone stays alone."


def test_an_empty_text_is_refused_at_the_field(book: Workbook, show: Callable[[], Inside]) -> None:
    papers = panel(show())
    write(papers, "")
    press(papers.save, Key.Key_Space)
    assert "empty page cannot be signed" in papers.slip.words()
    assert len(book.papers.versions(Paper.LIMITED, ENGLISH)) == 1


def test_what_is_being_written_survives_a_lock_and_is_no_version(book: Workbook, show: Callable[[], Inside]) -> None:
    at = show()
    write(panel(at), "Half a thou")
    at.shell.flush()
    assert book.papers.current(Paper.LIMITED, ENGLISH).text == book.papers.shipped(Paper.LIMITED, ENGLISH)
    papers = panel(show())
    assert papers.area.words() == "Half a thou"
    press(papers._choices[1], Key.Key_3)
    assert papers.paper is Paper.RELEASE
    assert papers.area.words() == book.papers.shipped(Paper.RELEASE, ENGLISH)
    press(papers._choices[0], Key.Key_2)
    assert papers.area.words() == "Half a thou"
    press(papers.drop, Key.Key_Space)
    assert book.papers.draft(Paper.LIMITED, ENGLISH) == ""


def test_there_is_no_choice_where_there_is_one_language(
    show: Callable[[], Inside], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings_papers, "languages", lambda: (ENGLISH,))
    papers = panel(show())
    assert not papers.tongue.isVisible()
    assert "Each language" not in read_out(papers)


def test_each_language_is_edited_by_itself(book: Workbook, show: Callable[[], Inside], tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    with spoken(tmp_path / "languages"):
        at = show()
        papers = panel(at)
        assert papers.tongue.accessibleName() == "Language of the text: English"
        write(papers, "What is said alone stays alone.")
        press(papers.tongue, Key.Key_2)
        QApplication.processEvents()
        assert papers.tongue.accessibleName() == "Language of the text: Bulgarian"
        assert "As shipped: nobody has printed or signed it yet" in read_out(papers)
        assert papers.area.words() == book.papers.shipped(Paper.LIMITED, CODE)
        assert not english_in(papers.area.words())
        write(papers, "Napola")
        at.shell.flush()
        assert book.papers.draft(Paper.LIMITED, CODE) == "Napola"
        papers = panel(at := show())
        assert papers.area.words() == "What is said alone stays alone.", "left, and come back to"
        press(papers.tongue, Key.Key_2)
        assert papers.area.words() == "Napola"
        write(papers, "Nasame")
        assert papers.save.text() == "Save as version 2"
        press(papers.save, Key.Key_Space)
        QApplication.processEvents()
        assert "Version 2, from today" in read_out(papers)
        press(papers._choices[0], Key.Key_1)
        assert papers.area.words() == book.papers.shipped(Paper.OPEN, CODE), "another paper, in the same language"
        press(papers._choices[0], Key.Key_2)
        press(papers.tongue, Key.Key_1)
        assert papers.area.words() == "What is said alone stays alone."
        assert papers.save.text() == "Save as version 4", "the third is the shipped wording, which is kept with it"
        press(papers.save, Key.Key_Space)
        QApplication.processEvents()
        assert "Saved as version 4" in read_out(papers)
        assert [t.version for t in book.papers.versions(Paper.LIMITED, ENGLISH)] == [3, 4]
        assert book.papers.current(Paper.LIMITED, CODE).text == "Nasame"
        press(at.button("Put version 3"), Key.Key_Space)
        assert papers.area.words() == book.papers.shipped(Paper.LIMITED, ENGLISH)
        assert cut_labels(papers) == []
        assert unnamed(papers) == []


def test_the_years_a_file_is_kept(book: Workbook, show: Callable[[], Inside]) -> None:
    at = show()
    papers = panel(at)
    for typed, said in (("ten", "Years from 0 to 99."), ("10", "")):
        papers.years.field.setFocus()
        papers.years.field.selectAll()
        type_words(papers.years.field, typed)
        press(papers.years.field, Key.Key_Return)
        assert papers.years.problem() == said
    assert book.settings.practice().keep_years == 10


def test_nothing_is_cut(show: Callable[[], Inside]) -> None:
    at = show()
    QApplication.processEvents()
    assert cut_labels(at.shell) == []
    assert unnamed(at.shell) == []

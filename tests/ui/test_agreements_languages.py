"""The agreements page where a couple reads another language: the text is theirs, and a change of language is seen."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.pseudo import CODE, spoken
from tests.ui.conftest import Clock
from tests.ui.hands import press
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame, cut_labels, unnamed
from ui.context import Context, Place
from ui.pages.agreements import Agreements
from workbook.book import Workbook
from workbook.language import ENGLISH
from workbook.model.common import PARTNERS
from workbook.model.couple import Couple
from workbook.model.paper import CONSENTS, Ending, Paper

Key = Qt.Key
TODAY = date(2026, 11, 17)
Show = Callable[[Couple], Inside]
PUT = "Put it before them: Consent to counseling"


@pytest.fixture(autouse=True)
def other(tmp_path: Path) -> Iterator[None]:
    (tmp_path / "languages").mkdir()
    with spoken(tmp_path / "languages"):
        yield


@pytest.fixture
def show(context: Context, clock: Clock, frame: Callable[..., Frame]) -> Show:
    def made(couple: Couple) -> Inside:
        make = {Place.AGREEMENTS: lambda given: Agreements(given, clock)}
        return inside(context, frame, make, Place.AGREEMENTS, couple.uid, wide=1400, high=880)

    return made


def now_reads(book: Workbook, couple: Couple, language: str) -> Couple:
    return book.couples.save(replace(book.couples.get(couple.uid), language=language))


def signed(book: Workbook, couple: Couple, paper: Paper) -> str:
    uid = book.agreements.begin(couple.uid, paper).uid
    for whose in PARTNERS:
        book.agreements.sign(uid, whose, TODAY)
    return uid


def test_a_newer_text_in_another_language_is_not_theirs(book: Workbook, couple: Couple, show: Show) -> None:
    theirs = now_reads(book, couple, CODE)
    for paper in CONSENTS:
        signed(book, theirs, paper)
    book.papers.edit(Paper.COUNSELING, ENGLISH, "We meet on Tuesdays.")
    assert "Put it before them" not in offered(show(theirs))
    book.papers.edit(Paper.COUNSELING, CODE, "Nova besedilo.")
    at = show(theirs)
    assert "The text has changed since: Consent to counseling" in at.words()
    press(at.button(PUT), Key.Key_Return)
    texts = [book.papers.version(a.paper, a.version) for a in book.agreements.of(couple.uid) if a.waiting]
    assert [text.text for text in texts if text] == ["Nova besedilo."]


def test_a_text_that_they_do_not_read_any_more_can_be_put_before_them_in_their_language(
    book: Workbook, couple: Couple, show: Show
) -> None:
    old = signed(book, couple, Paper.COUNSELING)
    waits = book.agreements.begin(couple.uid, Paper.CONTACT).uid
    now_reads(book, couple, CODE)
    at = show(couple)
    words = at.words()
    assert "This text is in English: Consent to counseling" in words
    assert "This text is in English: Consent to calls" in words, "it waits and may be replaced before anybody signs"
    assert cut_labels(at.shell) == []
    assert unnamed(at.shell) == []
    for name in ("Put it before them: Consent to counseling", "Put it before them: Consent to calls"):
        press(at.button(name), Key.Key_Return)
        QApplication.processEvents()
    assert "This text is in" not in at.words()
    made = [a for a in book.agreements.of(couple.uid) if a.uid not in (old, waits)]
    texts = [book.papers.version(a.paper, a.version) for a in made]
    assert [(text.paper, text.language) for text in texts if text] == [(Paper.COUNSELING, CODE), (Paper.CONTACT, CODE)]
    assert book.agreements.get(old).in_force, "until both have signed the other"
    assert book.agreements.get(waits).ending is Ending.REPLACED


def offered(at: Inside) -> str:
    return "\n".join(line for line in at.words().splitlines() if line.startswith("Put it before them:"))

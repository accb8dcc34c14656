"""The agreements page where a couple reads another language: the text is theirs, and a change of language is seen."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.pseudo import CODE, spoken
from tests.ui.conftest import Clock
from tests.ui.hands import press
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame, cut_labels, unnamed
from ui import print_run
from ui.context import Context, Place
from ui.pages.agreements import Agreements
from ui.pages.new_couple import NewCouple
from ui.widgets.buttons import Button
from ui.widgets.choices import Radio
from workbook.book import Workbook
from workbook.errors import CannotWrite
from workbook.language import ENGLISH, of_tag
from workbook.model.common import PARTNERS, Whose
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


def offered(at: Inside) -> str:
    return "\n".join(line for line in at.words().splitlines() if line.startswith("Put it before them:"))


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
    policy = signed(book, couple, Paper.LIMITED)
    now_reads(book, couple, CODE)
    at = show(couple)
    words = at.words()
    assert words.count("version 1, in English") == 3
    assert "There is a text in Bulgarian: Consent to counseling" in words
    assert "There is a text in Bulgarian: Consent to calls" in words, "what waits can be replaced"
    assert "There is a text in Bulgarian: Limited" in words
    assert cut_labels(at.shell) == []
    assert unnamed(at.shell) == []
    for title in ("Limited", "Consent to counseling", "Consent to calls"):
        name = f"Put it before them: {title}"
        press(at.button(name), Key.Key_Return)
        QApplication.processEvents()
    assert "There is a text in" not in at.words()
    made = [a for a in book.agreements.of(couple.uid) if a.uid not in (old, waits, policy)]
    texts = [book.papers.version(a.paper, a.version) for a in made]
    assert [(text.paper, text.language) for text in texts if text] == [
        (Paper.LIMITED, CODE),
        (Paper.COUNSELING, CODE),
        (Paper.CONTACT, CODE),
    ]
    assert all(book.agreements.get(uid).in_force for uid in (old, policy)), "until both have signed the other"
    assert book.agreements.get(waits).ending is Ending.REPLACED


def form(context: Context, clock: Clock, frame: Callable[..., Frame], couple: Couple) -> Inside:
    make = {Place.NEW_COUPLE: lambda given: NewCouple(given, clock)}
    return inside(context, frame, make, Place.NEW_COUPLE, detail=couple.uid)


@pytest.mark.parametrize("whose", [None, Whose.SECOND])
def test_the_form_prints_what_waits_and_in_their_language_while_nobody_has_signed(
    book: Workbook,
    couple: Couple,
    context: Context,
    clock: Clock,
    frame: Callable[..., Frame],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    whose: Whose | None,
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(print_run, "choose_printer", lambda _owner, pdf, _name: printed.append(pdf))
    old = book.agreements.begin(couple.uid, Paper.APART).uid
    if whose:
        book.agreements.sign(old, whose, TODAY)
    now_reads(book, couple, CODE)
    at = form(context, clock, frame, couple)
    press(at.button("Print the sheet to sign"), Key.Key_Space)
    qtbot.waitUntil(lambda: bool(printed), timeout=20_000)
    with pikepdf.open(BytesIO(printed[0])) as document:
        assert of_tag(str(document.Root.Lang)) == (ENGLISH if whose else CODE)
    assert book.agreements.get(old).waiting is bool(whose)
    (waits,) = (a for a in book.agreements.of(couple.uid) if a.waiting)
    assert waits.version == (1 if whose else 2)
    press(at.button("Save"), Key.Key_Space)
    assert at.last == ("overview", couple.uid, ""), "the form still holds the couple as it is"


def test_the_sheet_of_the_choice_is_that_of_what_waits(
    book: Workbook, couple: Couple, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same as on the form: one of them has signed it already, in the language that they read then."""
    printed: list[bytes] = []
    monkeypatch.setattr(print_run, "choose_printer", lambda _owner, pdf, _name: printed.append(pdf))
    book.agreements.sign(book.agreements.begin(couple.uid, Paper.APART).uid, Whose.FIRST, TODAY)
    now_reads(book, couple, CODE)
    at = show(couple)
    press(at.button("Choose another policy"), Key.Key_Space)
    apart = next(r for r in at.shell.findChildren(Radio) if r.accessibleName() == "Kept apart")
    press(apart, Key.Key_Space)
    sheets = [
        b for b in at.shell.findChildren(Button) if b.isVisible() and b.accessibleName() == "Print the sheet to sign"
    ]
    press(sheets[-1], Key.Key_Space)
    qtbot.waitUntil(lambda: bool(printed), timeout=20_000)
    with pikepdf.open(BytesIO(printed[0])) as document:
        assert of_tag(str(document.Root.Lang)) == ENGLISH


def test_where_it_cannot_be_put_before_them_the_form_says_so_and_still_saves(
    book: Workbook,
    couple: Couple,
    context: Context,
    clock: Clock,
    frame: Callable[..., Frame],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book.agreements.begin(couple.uid, Paper.APART)
    now_reads(book, couple, CODE)
    at = form(context, clock, frame, couple)

    def full(_couple: str, _paper: Paper) -> None:
        raise CannotWrite("The disk is full.")

    with monkeypatch.context() as disk:
        disk.setattr(book.agreements, "begin", full)
        press(at.button("Print the sheet to sign"), Key.Key_Space)
    assert "The disk is full." in at.words()
    press(at.button("Save"), Key.Key_Space)
    assert at.last == ("overview", couple.uid, "")

"""A page of background is chosen like any document, for any couple, and leaves with a row in the audit."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.documents_room import Desk, focused
from tests.ui.hands import CONTROL, press, shortcut
from tests.ui.looks import Frame, cut_labels, unnamed
from ui import files
from ui.context import Context
from ui.pages.documents_words import Kind
from workbook.model.couple import Couple


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, clock: Clock, qtbot: QtBot) -> Desk:
    return Desk(frame, context, clock, qtbot)


def test_every_page_is_there_for_a_couple_of_whom_nothing_is_known(desk: Desk, couple: Couple) -> None:
    desk.show(couple, "background")
    assert desk.page._options.kind() is Kind.BACKGROUND
    pages = desk.book.catalogue.pages
    things = desk.page._options._things
    assert [(t.uid, t.title) for t in things] == [(p.key, p.title) for p in pages]
    assert [t.second for t in things] == [
        "after articles A, B, C",
        "after article B",
        "after article B",
        "after articles B, C",
    ]
    for nth, page in enumerate(pages):
        if nth:
            press(focused(), Qt.Key.Key_Down)
            desk.wait()
        text = desk.text()
        assert page.title in text
        assert [name for name in (couple.first.short, couple.second.short) if name in text] == []
    assert "no name and no word of the record" in desk.leaves()
    assert cut_labels(desk.page) == []
    assert unnamed(desk.page) == []


def test_one_page_can_be_asked_for_and_saved(
    desk: Desk, couple: Couple, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.show(couple, "background:love_life")
    assert "Closeness, touch and love life" in desk.text()
    asked: list[str] = []

    def choose(_parent: QWidget, _title: str, name: str, start: Path | None = None) -> Path:
        asked.append(name)
        return tmp_path / "page.pdf"

    monkeypatch.setattr(files, "choose_save", choose)
    shortcut(desk.frame, Qt.Key.Key_S, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.told() == "Saved as page.pdf", timeout=5000)
    assert asked == [f"{couple.number:04d}-background-love-life-2026-11-17.pdf"]

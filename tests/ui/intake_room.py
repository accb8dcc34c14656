"""The intake page in a window, with hands on the keyboard: what its tests share."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui import hands
from tests.ui.conftest import Clock
from tests.ui.looks import Frame
from ui.context import Context
from ui.pages.intake import IntakePage
from ui.pages.intake_row import Box, IntakeRow
from ui.pages.intake_sheet import IntakeSheet, Spot
from ui.widgets.words import Text
from workbook.book import Workbook
from workbook.catalogue.entries import Ask, Item, ItemKind
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple, SecretsPolicy
from workbook.model.intake import Answer, Intake

FIRST, SECOND = PARTNERS
Show = Callable[..., Frame]
Key = Qt.Key


def items(book: Workbook, kind: ItemKind) -> list[Item]:
    return [i for i in book.catalogue.items if i.kind is kind and i.ask is Ask.FORM]


class Desk:
    """The page in a window, and hands on the keyboard: every key goes to whatever has the focus."""

    def __init__(
        self, qtbot: QtBot, frame: Show, context: Context, clock: Clock, couple: Couple, wide: int = 1168
    ) -> None:
        self.qtbot, self.book, self.couple = qtbot, context.book, couple
        self.page = IntakePage(context, clock)
        self.frame = frame(self.page, wide, 880 if wide > 1100 else 720)
        self.page.show_couple(couple.uid)
        self.focus_first()

    def focus_first(self) -> None:
        first = self.page.first_focus()
        assert first is not None
        first.setFocus()

    def focused(self) -> QWidget:
        return hands.focused()

    def spot(self) -> Spot:
        box = self.focused()
        assert isinstance(box, Box), box
        return box.spot

    def type(self, words: str) -> None:
        for each in words:
            hands.type_words(hands.focused(), each)

    def press(self, key: Qt.Key, with_key: Qt.KeyboardModifier = hands.NONE) -> None:
        hands.press(hands.focused(), key, with_key)

    def begin(self) -> Intake:
        self.press(Key.Key_Space)
        return self.intake()

    def sheet(self) -> IntakeSheet:
        sheet = self.page.entry.sheet
        assert sheet is not None
        return sheet

    def intake(self) -> Intake:
        return self.book.intakes.of(self.couple.uid)[-1]

    def given(self, item: str, whose: Whose) -> Answer | None:
        return self.intake().answer(item, whose)

    def row(self, key: str) -> IntakeRow:
        return self.page.entry._list(self.book.catalogue.item(key).kind).row_of(key)

    def said(self) -> str:
        """What the foot says went wrong, or "" """
        status = self.page.card.foot._status
        return "" if status.isHidden() else status.words()


def shown_words(root: QWidget) -> str:
    return "\n".join(label.words() for label in root.findChildren(Text) if label.isVisible())


def sign_policy(book: Workbook, couple: Couple) -> Couple:
    return book.couples.save(replace(couple, policy=SecretsPolicy.LIMITED, policy_signed=date(2026, 11, 3)))

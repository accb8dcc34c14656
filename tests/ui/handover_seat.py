"""Somebody in front of the screen of a hand-over: their keys, and what of it is sealed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from nacl.public import PrivateKey
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import hands
from tests.ui.looks import cut_labels, unnamed
from ui.main_window import MainWindow
from ui.pages.handover_room import HandoverRoom
from ui.pages.handover_sheet import HandoverSheet
from workbook.model.handover import Entry, Kind, Ticket
from workbook.store.outbox import Outbox, read

Key = Qt.Key


@dataclass
class Seat:
    """Somebody in front of the screen."""

    window: MainWindow
    room: HandoverRoom
    ticket: Ticket
    secret: PrivateKey
    over: list[bool]

    def look(self) -> None:
        """Nothing is cut or nameless."""
        for _layer in range(4):
            QApplication.processEvents()
        assert cut_labels(self.window) == []
        assert unnamed(self.window) == []

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            hands.press(hands.focused(), key)
            QApplication.processEvents()

    def type(self, words: str) -> None:
        for each in words:
            hands.type_words(hands.focused(), each)
            QApplication.processEvents()

    def begin(self) -> None:
        if self.ticket.kind is Kind.INTAKE:
            self.room.first.both.setFocus()
            self.press(Key.Key_Space)
        self.room.first.begin.setFocus()
        self.press(Key.Key_Return)

    def asked(self) -> str:
        return self.room.question._question.words()

    def entries(self) -> list[Entry]:
        contents = read(Path(self.ticket.outbox).read_bytes(), self.secret, self.ticket.token)
        assert contents.whole
        return list(contents.entries)

    def given(self) -> list[tuple[str, int | None]]:
        return [(e.item, e.value) for e in self.entries() if e.kind == "answer"]


def seated(qtbot: QtBot, ticket: Ticket) -> Iterator[Seat]:
    """The room of this ticket in a window, sealed for a key of the test's own."""
    secret = PrivateKey.generate()
    given = replace(ticket, public=bytes(secret.public_key).hex())
    window, over = MainWindow(lambda: True), list[bool]()
    room = HandoverRoom(HandoverSheet(given, Outbox(given)))
    room.ended.connect(lambda: over.append(True))
    window.show_content(room, room.first_focus())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    room.first_focus().setFocus()
    yield Seat(window, room, given, secret, over)
    room.sheet.close()
    window.close()
    window.deleteLater()

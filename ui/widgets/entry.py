"""A field of a form: its name over it, and below it, only when there is something wrong, one sentence that says what."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.fields import Field, labelled
from ui.widgets.icon import Icon
from ui.widgets.layout import Item, at_top, column, row
from ui.widgets.words import para


class Slip(QWidget):
    """One sentence about what cannot be right: sign and words, hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._words = para("", "small", "notice")
        row(at_top(Icon("circle-alert", "notice", 16)), self._words, gap=6, pad=(0, theme.HAIR, 0, 0), into=self)
        self.hide()

    def say(self, sentence: str) -> None:
        self._words.say(sentence)
        self.setVisible(bool(sentence))

    def words(self) -> str:
        return self._words.words()


class Entry(QWidget):
    """`wrong(sentence)` marks it, typing or `fine()` clears it. The sentence is read out with the field."""

    def __init__(self, name: str, field: Field, note: str = "", *right: Item) -> None:
        """`right` stands at the field's right, such as a button that fills it."""
        super().__init__()
        self.name, self.field = name, field
        self._slip = Slip()
        column(labelled(name, field, note, *right), self._slip, into=self)
        field.textEdited.connect(self.fine)

    def words(self) -> str:
        """What stands in it, without space around it."""
        return self.field.text().strip()

    def show_words(self, words: str) -> None:
        self.field.show_words(words)
        self.fine()

    def wrong(self, sentence: str) -> None:
        self.field.setAccessibleDescription(sentence)
        self._slip.say(sentence)

    def fine(self) -> None:
        self.wrong("")

    def problem(self) -> str:
        """The sentence that stands below it, or ""."""
        return self._slip.words()

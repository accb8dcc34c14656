"""Words on the page: one line that is never shortened, and running text that wraps.

Every text is taken as plain, whoever wrote it: names and notes may hold `<b>` or `&`, and show it. Where a paragraph needs a
bold beginning, it is handed over apart, as `lead`.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import names, theme

_OTHER_SCRIPTS = 0x0530
"""From here on, letters are not those of the interface's own font: it ends with Latin, Greek and Cyrillic."""


class Text(QLabel):
    """One line (or several, where `words` holds breaks), as wide as its words. See `text`."""

    def __init__(self, words: str, role: str, tone: str) -> None:
        super().__init__()
        self._words, self._role, self._tone = words, role, tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setForegroundRole(QPalette.ColorRole.WindowText)  # inside a button it would take the button's
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        absolute = Qt.AlignmentFlag.AlignAbsolute  # else a name in Arabic letters leaves its mark for the far right
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | absolute)
        self.retheme()
        self._set()

    def words(self) -> str:
        return self._words

    def say(self, words: str, tone: str | None = None) -> None:
        """Show other words, perhaps in another tone."""
        self._words = words
        if tone is not None and tone != self._tone:
            self._tone = tone
            self.retheme()
        self._set()

    def take_role(self, role: str) -> None:
        """Be set in another type: stronger while something is chosen, say."""
        if role != self._role:
            self._role = role
            self.retheme()

    def retheme(self) -> None:
        self.setFont(theme.font(self._role))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(self._tone))
        self.setPalette(palette)

    def _set(self) -> None:
        self.setText(names.isolated(self._words))


def escape(words: str) -> str:
    """Plain words as rich text that shows them. (The library's own drags in every entity's name, before the first paint.)"""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Para(Text):
    """Running text that wraps, with room between the lines. See `para`."""

    def __init__(self, words: str, role: str, tone: str, lead: str, leading: int) -> None:
        self._lead, self._leading = lead, leading
        super().__init__(words, role, tone)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, words: str, tone: str | None = None, *, lead: str | None = None) -> None:
        """Show other words; `lead` stays as it is unless given."""
        if lead is not None:
            self._lead = lead
        super().say(words, tone)

    def retheme(self) -> None:
        super().retheme()
        self._set()

    def _set(self) -> None:
        words = escape(names.isolated(self._words)).replace("\n", "<br>")
        if self._lead:
            lead = escape(names.set_apart(self._lead))
            words = f'<span style="font-weight:{theme.strong_weight().value}">{lead}</span> {words}'
        self.setText(f'<p style="{self._height()}; margin:0; white-space:pre-wrap">{words}</p>')

    def _height(self) -> str:
        """Lines stand evenly: letters of another script come from a taller font, and a share of its height would part them."""
        if all(ord(each) < _OTHER_SCRIPTS or not each.isalpha() for each in self._words):
            return f"line-height:{self._leading}%"
        high = round(QFontMetricsF(self.font()).height() * self._leading / 100)
        return f"line-height:{high}px; -qt-line-height-type:fixed"


def text(words: str, role: str = "body", tone: str = "text") -> Text:
    """One line, never shortened: the layout has to give it room. `role` and `tone` are those of `ui.theme`."""
    return Text(words, role, tone)


def para(words: str, role: str = "body", tone: str = "text", *, lead: str = "", leading: int = 118) -> Para:
    """Running text that wraps; breaks in it are kept. `lead` stands before it in bold."""
    return Para(words, role, tone, lead, leading)


def caption_for(words: str, widget: QWidget) -> Text:
    """The name over a control: small and strong. It is the accessible name as well of a control that has none of its own."""
    label = text(words, "small_strong")
    label.setBuddy(widget)
    if not widget.accessibleName():
        widget.setAccessibleName(words)
    return label

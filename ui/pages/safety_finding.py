"""What the screen found, the counselor's note on it, and the button that records it for good."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui import theme
from ui.pages.safety_words import finding_words
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button
from ui.widgets.choices import Radio
from ui.widgets.entry import Slip
from ui.widgets.fields import labelled
from ui.widgets.layout import card, column, fill, row, section
from ui.widgets.scrolling import Scroller
from ui.widgets.words import para, text
from workbook.language import _
from workbook.model.safety import Finding

FINDINGS = tuple(Finding)


class SafetyFinding(QWidget):
    """`chosen(Finding)` and `noted(words)` follow the counselor's hand; `record_wanted` and `discard_wanted` the buttons."""

    chosen = Signal(object)
    noted = Signal(str)
    record_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.radios = {f: Radio(finding_words(f)) for f in FINDINGS}
        self._group = QButtonGroup(self)
        for finding, radio in self.radios.items():
            self._group.addButton(radio)
            radio.clicked.connect(lambda _on=False, finding=finding: self.chosen.emit(finding))
        self._why = para("", "small", "muted")
        self._slip = Slip()
        self.note = TextArea(lines=8, most=16)
        self.note.edited.connect(lambda: self.noted.emit(self.note.words()))
        self.record, self.discard = Button("", "primary"), Button(_("Discard"), "plain")
        self.record.clicked.connect(self.record_wanted)
        self.discard.clicked.connect(self.discard_wanted)
        found = card(
            section(_("Finding"), note=_("dated, never overwritten")),
            10,
            column(*self.radios.values(), gap=10),
            row(self._why, pad=(28, 4, 0, 0)),
            self._slip,
            pad=(24, 16, 24, 16),
        )
        noted = card(labelled(_("Note"), self.note, _("yours alone")), pad=(24, 16, 24, 16))
        cards = QWidget()
        column(fill(found, noted, gap=theme.GAP), into=cards)
        later = text(_("Cannot be changed later"), "small", "muted")
        acts = row(self.record, self.discard, None)  # Tab comes to recording before it comes to throwing away
        made = column(Scroller(cards), theme.NEAR, later, theme.TIGHT, acts, into=self)
        made.setStretch(0, 1)

    def show_partner(self, name: str, note: str) -> None:
        self.record.say(_("Record for {name}").format(name=_short(name)))
        self.note.show_words(note)
        self.refuse("")

    def show_finding(self, finding: Finding | None, forced: str) -> None:
        """Show the finding; `forced` says in words why it can be no other one, or is empty."""
        self._group.setExclusive(False)
        for each, radio in self.radios.items():
            radio.setChecked(each is finding)
            radio.setEnabled(not forced or each is Finding.CONCERN)
            if finding is None:  # Qt leaves the tab stop on the last choice: the other partner's
                radio.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.setExclusive(True)
        self._why.say(forced)
        self._why.setVisible(bool(forced))
        self.refuse("")

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be recorded yet; "" takes that away."""
        self._slip.say(sentence)

    def refused(self) -> str:
        return self._slip.words()

    def focus_finding(self) -> None:
        enabled = [r for r in self.radios.values() if r.isEnabled()]
        checked = [r for r in enabled if r.isChecked()]
        (checked or enabled)[0].setFocus(Qt.FocusReason.TabFocusReason)


def _short(name: str) -> str:
    """A button's words are never cut: a very long name is."""
    return name if len(name) <= 18 else f"{name[:17]}…"

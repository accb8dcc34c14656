"""About whom an entry of the risk record is, in words where that is no partner, and of which kind it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages.concerns_words import kind_words
from ui.widgets.choices import Segmented
from ui.widgets.elided import shortened
from ui.widgets.fields import Field
from ui.widgets.layout import column, row
from ui.widgets.tab_order import in_reading_order
from ui.widgets.words import text
from workbook.language import _
from workbook.model.couple import Couple
from workbook.model.risk import Concerned, RiskKind

CONCERNED, KINDS = tuple(Concerned), tuple(RiskKind)
_NAME = 84
_IN_WORDS = (Concerned.CHILD, Concerned.OTHER)


class RiskWhom(QWidget):
    """`changed` follows every choice and word by hand."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self.concerned = Segmented("", ["", ""], None)
        self._line = row(self.concerned, None)
        self.who = Field("", _("who, in a word or two"), says=_("Who, in a word or two"), height=theme.CONTROL_IN_ROW)
        self.kind = Segmented(_("Kind"), [kind_words(k) for k in KINDS], None)
        self.who.textEdited.connect(self.changed)
        self.kind.changed.connect(self.changed)
        column(
            text(_("About whom"), "small_strong"),
            theme.HAIR,
            self._line,
            theme.TIGHT,
            self.who,
            theme.TIGHT,
            text(_("Kind"), "small_strong"),
            theme.HAIR,
            row(self.kind, None),
            into=self,
        )

    def name_partners(self, couple: Couple) -> None:
        """The choice carries the partners' names: it is made anew only where they changed."""
        names = [shortened(p.short, "small_strong", _NAME) for p in (couple.first, couple.second)]
        if names == self._names:
            return
        before, self._names = self.concerned, names
        self.concerned = Segmented(
            _("About whom"),
            [*names, _("Both"), _("A child"), _("Other")],
            before.chosen() if before.isVisible() else None,
        )
        self.concerned.changed.connect(self._chose)
        self._line.replaceWidget(before, self.concerned)
        before.hide()
        before.deleteLater()
        self.concerned.show()
        in_reading_order(self)

    def show_given(self, given: dict[str, str]) -> None:
        self.concerned.choose(CONCERNED.index(Concerned(given["concerned"])) if "concerned" in given else None)
        self.kind.choose(KINDS.index(RiskKind(given["kind"])) if "kind" in given else None)
        self.who.show_words(given.get("who", ""))
        self._settle()

    def given(self) -> dict[str, str]:
        """What stands here by name, as `show_given` takes it."""
        return {"concerned": self.chosen() or "", "kind": self.chosen_kind() or "", "who": self.who.text()}

    def chosen(self) -> Concerned | None:
        at = self.concerned.chosen()
        return CONCERNED[at] if at is not None else None

    def chosen_kind(self) -> RiskKind | None:
        at = self.kind.chosen()
        return KINDS[at] if at is not None else None

    def in_words(self) -> str:
        """Who it is, where that is no partner."""
        return self.who.text().strip() if self.chosen() in _IN_WORDS else ""

    def _chose(self, _at: object) -> None:
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        self.who.setVisible(self.chosen() in _IN_WORDS)

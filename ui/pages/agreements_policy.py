"""The secrets policy: the one in force as a table in words, the one that waits, and the choice among three."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.pages.agreements_paper import PaperBlock, in_another_language
from ui.pages.agreements_words import paper_name, table
from ui.widgets.buttons import Button
from ui.widgets.choices import Radio
from ui.widgets.entry import Slip
from ui.widgets.layout import Ground, at_top, clear, column, columns, row, rule, section, wide
from ui.widgets.words import para
from workbook.catalogue.entries import Catalogue
from workbook.language import _
from workbook.model.couple import Couple
from workbook.model.paper import POLICIES, Agreement, Paper, in_force, waiting

_ROW_NAME = 190


class PolicyCard(Ground):
    """`begun(Paper)` puts a policy before both; `printed` asks for its sheet. `block` carries the signatures."""

    begun = Signal(object)
    printed = Signal(object, object)

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self.block = PaperBlock()
        self.block.printed.connect(self.printed)
        self._anew, self._table = QVBoxLayout(), QVBoxLayout()
        self._none = para(
            _("Until both have signed one, questions that are kept for one partner’s page are not asked."),
            "body",
            "muted",
        )
        self.change = Button(_("Choose another policy"), "secondary", height=theme.CONTROL_IN_ROW)
        self.change.clicked.connect(self._open)
        self._choice = QWidget()
        self._group = QButtonGroup(self)
        self.radios = {paper: self._radio(paper) for paper in POLICIES}
        self.slip = Slip()
        self.put = Button(_("Put it before them"), "primary", height=theme.CONTROL_IN_ROW)
        self.put.clicked.connect(self._begin)
        sheet = Button(_("Print the sheet to sign"), "secondary", "printer", height=theme.CONTROL_IN_ROW)
        sheet.clicked.connect(self._print)
        self._close = Button(_("Leave it as it is"), "plain", height=theme.CONTROL_IN_ROW)
        self._close.clicked.connect(self._shut)
        column(
            theme.GAP,
            *(part for radio in self.radios.values() for part in (radio, theme.NEAR)),
            theme.HAIR,
            row(self.put, sheet, self._close, None),
            self.slip,
            into=self._choice,
        )
        column(
            section(_("Secrets policy"), self.change, note=_("holds once both have signed it on paper")),
            theme.NEAR,
            self._none,
            theme.TIGHT,
            self._anew,
            self.block,
            self._table,
            theme.NEAR,
            self._choice,
            pad=(24, 20, 24, 20),
            into=self,
        )

    def _radio(self, paper: Paper) -> Radio:
        made = Radio(paper_name(paper, self._catalogue), second=self._catalogue.agreement(paper.value).about)
        self._group.addButton(made)
        return made

    def show_agreements(
        self,
        couple: Couple,
        every: tuple[Agreement, ...],
        foreign: Mapping[str, str],
        reads: str,
        today: date,
        *,
        anew: bool,
    ) -> None:
        """`anew`: another couple came into sight, so a choice that was begun is dropped. `reads` as for consents."""
        standing, waits = in_force(every), waiting(every)
        nothing = standing is None and waits is None
        self.block.show_papers(couple, self._catalogue, standing, waits, foreign, today)
        self.block.setVisible(not nothing)
        self._none.setVisible(standing is None)
        self._offer(waits or standing, foreign, reads)
        self._fill_table(standing)
        self._close.setVisible(not nothing)
        if anew or nothing or (waits is not None and not self._choice.isHidden()):
            self._choice.setVisible(nothing)
            self._drop()
        self.change.setVisible(not nothing and self._choice.isHidden())

    def first_focus(self) -> QWidget:
        return self.change if not self.change.isHidden() else self.radios[Paper.OPEN]

    def _offer(self, last: Agreement | None, foreign: Mapping[str, str], reads: str) -> None:
        """The same policy in the language that they read by now."""
        clear(self._anew)
        if last is not None and last.uid in foreign:
            line = in_another_language(last, self._catalogue, reads)
            line.button.clicked.connect(lambda _on=False: self.begun.emit(last.paper))
            self._anew.addWidget(line)
            self._anew.addSpacing(theme.NEAR)

    def _fill_table(self, standing: Agreement | None) -> None:
        clear(self._table)
        if standing is None:
            return
        heads = ("", _("Asked"), _("Who sees it"), _("Before you raise it with both"))
        self._table.addSpacing(theme.GAP)
        self._table.addLayout(_line([para(h, "caption_label", "muted") for h in heads]))
        for name, cells in table(standing.paper.policy):
            self._table.addSpacing(theme.TIGHT)
            self._table.addWidget(rule())
            self._table.addSpacing(theme.TIGHT)
            self._table.addLayout(_line([para(name, "small_strong"), *(para(c, "small") for c in cells)]))

    def _chosen(self) -> Paper | None:
        return next((paper for paper, radio in self.radios.items() if radio.isChecked()), None)

    def _begin(self) -> None:
        paper = self._chosen()
        if paper is None:
            self.slip.say(_("Choose one of the three first: there is nothing to sign yet."))
        else:
            self.slip.say("")
            self.begun.emit(paper)

    def _print(self) -> None:
        paper = self._chosen()
        self.slip.say("" if paper else _("Choose one of the three first: each has a sheet of its own."))
        if paper is not None:
            self.printed.emit(paper, None)

    def _open(self) -> None:
        self._choice.show()
        self.change.hide()
        self.radios[Paper.OPEN].setFocus(Qt.FocusReason.OtherFocusReason)

    def _shut(self) -> None:
        self._drop()
        self._choice.hide()
        self.change.show()
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        self._group.setExclusive(False)
        for radio in self.radios.values():
            radio.setChecked(False)
        self._group.setExclusive(True)
        self.slip.say("")


def _line(cells: list[QWidget]) -> QHBoxLayout:
    name, asked, seen, raising = cells
    return columns(
        (at_top(wide(name, _ROW_NAME)), 0),
        (at_top(wide(asked, 90)), 0),
        (at_top(seen), 1),
        (at_top(raising), 1),
        gap=theme.NEAR,
    )

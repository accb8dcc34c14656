"""Consents beside the policy, and what of all agreements is past."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ui import theme
from ui.pages.agreements_paper import BeginLine, PaperBlock, in_another_language
from ui.pages.agreements_words import ended_words, newest_first, paper_name, signed_words, version_words
from ui.widgets.buttons import Button
from ui.widgets.layout import Ground, Item, clear, column, row, rule, section
from ui.widgets.words import para, text
from workbook.catalogue.entries import Catalogue
from workbook.language import _
from workbook.model.couple import Couple
from workbook.model.paper import CONSENTS, Agreement, Paper, PaperText, in_force, waiting

_MOST = 6


class ConsentsCard(Ground):
    """Each consent with its signatures, or the button that puts it before both."""

    begun = Signal(object)  # Paper
    printed = Signal(object, object)

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self.blocks = {paper: PaperBlock() for paper in CONSENTS}
        self._heads = {paper: QVBoxLayout() for paper in CONSENTS}
        self._begins: list[Button] = []
        items: list[Item] = [section(_("Consents")), theme.NEAR]
        for at, paper in enumerate(CONSENTS):
            items += [theme.GAP, rule(), theme.GAP] if at else []
            items += [self._heads[paper], self.blocks[paper]]
            self.blocks[paper].printed.connect(self.printed)
        column(*items, pad=(24, 20, 24, 20), into=self)

    def show_agreements(
        self,
        couple: Couple,
        every: tuple[Agreement, ...],
        newest: Mapping[Paper, PaperText],
        foreign: Mapping[str, str],
        reads: str,
        today: date,
    ) -> None:
        """`newest` is what would be signed now, in the language that the couple reads, which is called `reads`."""
        self._begins = []
        for paper, block in self.blocks.items():
            standing, waits = in_force(every, (paper,)), waiting(every, (paper,))
            block.setVisible(standing is not None or waits is not None)
            block.show_papers(couple, self._catalogue, standing, waits, foreign, today)
            clear(self._heads[paper])
            last, now = waits or standing, newest[paper]
            if last is not None and last.uid in foreign:
                self._offer(paper, in_another_language(last, self._catalogue, reads))
            elif waits is None and (standing is None or standing.version != now.version):
                self._offer(paper, self._begin(paper, standing))

    def first_begin(self) -> Button | None:
        """What puts the first consent before both that was not put before them yet."""
        return next(iter(self._begins), None)

    def _offer(self, paper: Paper, line: BeginLine) -> None:
        line.button.clicked.connect(lambda _on=False: self.begun.emit(paper))
        self._begins.append(line.button)
        self._heads[paper].addWidget(line)
        self._heads[paper].addSpacing(0 if self.blocks[paper].isHidden() else theme.NEAR)

    def _begin(self, paper: Paper, standing: Agreement | None) -> BeginLine:
        entry = self._catalogue.agreement(paper.value)
        name = _("The text has changed since: {title}").format(title=entry.title) if standing else entry.title
        words: list[Item] = [para(name, "small_strong" if standing else "strong")]
        if standing is None:
            words += [2, para(entry.about, "small", "muted")]
        return BeginLine(paper, entry.title, *words)


class PastCard(Ground):
    """What was signed once and holds no more, with the text as it was. Hidden while nothing is past."""

    printed = Signal(object, object)

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._rows = QVBoxLayout()
        column(section(_("Earlier")), theme.NEAR, self._rows, pad=(24, 20, 24, 20), into=self)

    def show_agreements(
        self, couple: Couple, every: tuple[Agreement, ...], foreign: Mapping[str, str], today: date
    ) -> None:
        clear(self._rows)
        past = newest_first(every)
        self.setVisible(bool(past))
        for at, each in enumerate(past[:_MOST]):
            self._rows.addLayout(self._one(couple, each, version_words(each, foreign), today, first=at == 0))

    def _one(self, couple: Couple, agreement: Agreement, version: str, today: date, *, first: bool) -> QVBoxLayout:
        title = paper_name(agreement.paper, self._catalogue)
        acts: list[Item] = []
        if agreement.version:
            sheet = Button(_("Print"), "quiet", height=24)
            sheet.setAccessibleName(_("Print the earlier text: {title}").format(title=title))
            sheet.setObjectName(f"past:{agreement.uid}")
            sheet.clicked.connect(lambda _on=False: self.printed.emit(agreement.paper, agreement.version))
            acts = [sheet]
        parts: list[Item] = [] if first else [theme.NEAR, rule(), theme.NEAR]
        parts += [
            row(text(title, "small_strong"), None, *acts),
            2,
            para(ended_words(agreement, today), "small"),
            2,
            para(f"{signed_words(agreement, couple, today)}; {version}", "small", "muted"),
        ]
        return column(*parts)

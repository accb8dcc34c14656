"""One thing to sign as it stands on the page: its state in a word, a line for each signature, the sheet, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import dates, theme
from ui.pages.agreements_words import paper_name, version_words
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.day_field import DayField
from ui.widgets.elided import Elided
from ui.widgets.entry import Slip
from ui.widgets.icon import Icon
from ui.widgets.layout import Item, clear, column, row, wide
from ui.widgets.marks import Mark, token
from ui.widgets.words import para, text
from workbook.catalogue.entries import Catalogue
from workbook.language import _
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple
from workbook.model.paper import Agreement, Ending, Paper

_NAME_WIDE, _DAY_WIDE = 150, 190


class SignLine(QWidget):
    """One partner's signature: the day it bears, or room to record it."""

    def __init__(self, couple: Couple, whose: Whose, agreement: Agreement, today: date, title: str) -> None:
        super().__init__()
        name, on = couple.partner(whose).short, agreement.signed(whose)
        self.whose, self.uid = whose, agreement.uid
        self.is_open = on is None and agreement.ended is None
        self.day = DayField(_("Day on which {name} signed: {paper}").format(name=name, paper=title), today)
        self.record = Button(_("Record signature"), "soft", height=theme.CONTROL_IN_ROW)
        self.record.setAccessibleName(_("Record the signature of {name}: {paper}").format(name=name, paper=title))
        self.record.setObjectName(f"sign:{agreement.uid}:{whose}")
        self.slip = Slip()
        called = wide(Elided(name, "small_strong", token(whose)), _NAME_WIDE)
        if on is not None:
            said = text(_("signed {day}").format(day=dates.near(on, today)), "small")
            right: list[Item] = [Icon("check", "accent", 16), said]
            self.day.setParent(self)
            self.record.setParent(self)
            self.day.hide()
            self.record.hide()
        elif agreement.ended is not None:
            right = [text(_("not signed"), "small", "muted")]
        else:
            right = [wide(self.day, _DAY_WIDE), self.record]
        column(row(Mark(whose), called, *right, None, gap=theme.TIGHT), self.slip, into=self)


class PaperBlock(QWidget):
    """What is in force of one family, and what waits in its place. The card around it decides where to begin a new one."""

    signed = Signal(str, object, object, object)  # uid, Whose, day or None, the line
    ended = Signal(str, object)  # uid, Ending
    printed = Signal(object, object)  # Paper, version or None

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout()
        self._lines: list[SignLine] = []
        column(self._rows, into=self)

    def show_papers(
        self,
        couple: Couple,
        catalogue: Catalogue,
        standing: Agreement | None,
        waiting: Agreement | None,
        foreign: Mapping[str, str],
        today: date,
    ) -> None:
        """`foreign` as `version_words` says."""
        clear(self._rows)
        self._lines = []
        for at, agreement in enumerate(a for a in (standing, waiting) if a is not None):
            if at:
                self._rows.addSpacing(theme.GAP)
            version = text(version_words(agreement, foreign), "small", "muted")
            self._rows.addWidget(self._one(couple, catalogue, agreement, version, today))

    def open_line(self) -> SignLine | None:
        """The first signature that is still to be recorded."""
        return next((line for line in self._lines if line.is_open), None)

    def _one(
        self, couple: Couple, catalogue: Catalogue, agreement: Agreement, version: QWidget, today: date
    ) -> QWidget:
        title = paper_name(agreement.paper, catalogue)
        if agreement.holds_since is not None:
            chip = Chip(
                _("in force since {day}").format(day=dates.near(agreement.holds_since, today)), "accent", "check"
            )
        else:
            chip = Chip(_("waits for signatures"), "notice", "circle-alert")
        items: list[Item] = [row(Elided(title, "strong"), chip, version, None, gap=theme.NEAR), theme.NEAR]
        for whose in PARTNERS:
            line = SignLine(couple, whose, agreement, today, title)
            line.record.clicked.connect(lambda _on=False, at=line: self._sign(at))
            line.day.returnPressed.connect(lambda at=line: self._sign(at))
            self._lines.append(line)
            items += [line, theme.TIGHT]
        items += [theme.HAIR, row(*self._acts(agreement, title), None, gap=theme.GAP)]
        made = QWidget()
        column(*items, into=made)
        return made

    def _acts(self, agreement: Agreement, title: str) -> list[QWidget]:
        acts = []
        if agreement.version:
            sheet = _quiet(
                _("Print the sheet to sign") if agreement.waiting else _("Print this sheet"), title, agreement, "print"
            )
            version = agreement.version
            sheet.clicked.connect(lambda _on=False: self.printed.emit(agreement.paper, version))
            acts.append(sheet)
        end = _quiet(_("Put aside") if agreement.waiting else _("End it"), title, agreement, "end")
        end.clicked.connect(lambda _on=False: self.ended.emit(agreement.uid, Ending.ENDED))
        wrong = _quiet(_("Entered in error"), title, agreement, "error")
        wrong.clicked.connect(lambda _on=False: self.ended.emit(agreement.uid, Ending.ERROR))
        signed = any(agreement.signed(whose) for whose in PARTNERS)
        return [*acts, end, wrong] if signed else [*acts, end]

    def _sign(self, line: SignLine) -> None:
        if line.day.wrong() or line.day.value() is None:
            line.slip.say(line.day.wrong() or _("Give the day first."))
        else:
            self.signed.emit(line.uid, line.whose, line.day.value(), line)


def _quiet(words: str, title: str, agreement: Agreement, act: str) -> Button:
    made = Button(words, "quiet", height=24)
    made.setAccessibleName(f"{words}: {title}")
    made.setObjectName(f"{act}:{agreement.uid}")
    return made


class BeginLine(QWidget):
    """What can be put before both: a paper of this title, in `words`, and the button that does it."""

    def __init__(self, paper: Paper, title: str, *words: Item) -> None:
        super().__init__()
        said = _("Put it before them")
        self.button = Button(said, "soft", height=theme.CONTROL_IN_ROW)
        self.button.setAccessibleName(f"{said}: {title}")
        self.button.setObjectName(f"begin:{paper}")
        row(column(*words), self.button, gap=theme.GAP, into=self).setStretch(0, 1)


def in_another_language(agreement: Agreement, catalogue: Catalogue, reads: str) -> BeginLine:
    """The same once more in what they read now, `reads`, where the text before them is in another language."""
    title = paper_name(agreement.paper, catalogue)
    words = _("There is a text in {language}: {title}").format(language=reads, title=title)
    return BeginLine(agreement.paper, title, para(words, "small_strong"))

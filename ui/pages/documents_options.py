"""What is to be made: which document, for whom to read, about what, with which words, on which paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui import theme
from ui.pages.documents_kinds import KindChoice
from ui.pages.documents_words import READERS, Kind, Order, Thing, of_a_record, reader, title, whom
from ui.widgets.area import TextArea
from ui.widgets.choices import Radio, Segmented
from ui.widgets.elided import shortened
from ui.widgets.flowing import Flowing
from ui.widgets.icon import Icon
from ui.widgets.layout import Ground, at_top, clear, column, row, rule, section, well
from ui.widgets.painting import say
from ui.widgets.ring_again import ring_again
from ui.widgets.scrolling import Scroller
from ui.widgets.table import Cells, Column, Rows, Table
from ui.widgets.words import para, text
from workbook.language import _
from workbook.model.common import Audience
from workbook.model.couple import Couple

PAPERS = ("a4", "letter")
WIDE = 392
_ROW, _MOST_ROWS, _NAME_WIDE = 48, 5, 116.0


class _Column(Scroller):
    """Page Up and Down turn the pages of the preview, also from here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class Options(QWidget):
    """A choice by hand is followed by one signal: another kind, another reader, anything else, or words being written."""

    kind_chosen = Signal()
    reader_chosen = Signal()
    changed = Signal()
    summary_edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._things: tuple[Thing, ...] = ()
        self._names = ["", ""]
        self._heading = text("", "heading")
        self._kind = KindChoice()
        self._readers: QVBoxLayout = column(gap=theme.NEAR)
        self._group: QButtonGroup | None = None
        self._radios: dict[Audience, Radio] = {}
        self._who = QWidget()
        column(section(_("Who will read it")), theme.NEAR, self._readers, 20, into=self._who)
        self._rows: Rows[Thing] = Rows(self._slice, lambda thing: f"{thing.title}, {thing.second}")
        self._table: Table[Thing] = Table("", [Column("thing", "", 80, 1)], self._rows, _paint, row_height=_ROW)
        self._about_title = text("", "section")
        self._about = QWidget()
        frame = Ground("surface", "line", theme.RADIUS_CONTROL)
        column(self._table, pad=(0, 4, 0, 4), into=frame)
        column(self._about_title, theme.NEAR, frame, 20, into=self._about)
        self._leaves = para("", "small")
        self._leaves_box = well(row(at_top(Icon("eye-off", "muted", 18)), self._leaves, gap=theme.NEAR))
        self._summary = TextArea("", _("Two or three sentences"), lines=3, most=16)
        self._kept = para("", "small", "muted")
        self._words = QWidget()
        self._paper = Segmented(_("Paper"), [_("A4"), _("Letter")], 0)
        self._compose()
        self._kind.changed.connect(self.kind_chosen)
        self._table.chose.connect(self._chose_thing)
        self._paper.changed.connect(lambda _paper: self.changed.emit())
        self._summary.edited.connect(self.summary_edited)

    def _compose(self) -> None:
        self._summary.setAccessibleName(_("Where things stand"))
        column(section(_("Where things stand")), theme.TIGHT, self._summary, 6, self._kept, into=self._words)
        self._rule = rule()
        content = Flowing()
        column(
            row(self._heading, None, self._paper),
            theme.NEAR,
            self._kind,
            16,
            rule(),
            16,
            self._who,
            self._about,
            self._leaves_box,
            16,
            self._rule,
            16,
            self._words,
            None,
            pad=(0, 4, 16, 4),
            into=content,
        )
        column(_Column(content), into=self)
        self.setFixedWidth(WIDE + 16)

    # what is chosen

    def order(self) -> Order:
        kind = self.kind()
        thing = self._table.chosen_item()
        which = thing.uid if thing is not None and kind is not Kind.PROGRESS else ""
        summary = self._summary.words() if kind is Kind.PROGRESS else ""
        return Order(kind, self.audience(), which, summary, PAPERS[self._paper.chosen() or 0])

    def kind(self) -> Kind:
        return self._kind.chosen()

    def audience(self) -> Audience:
        return next((a for a, radio in self._radios.items() if radio.isChecked()), Audience.COUPLE)

    def summary(self) -> str:
        return self._summary.words()

    def first(self) -> QWidget:
        """Where the hands begin: at the reader, or at the list of what it can be about."""
        if not of_a_record(self.kind()):
            return self._table if self._things else self._kind
        return self._radios[self.audience()]

    # what is shown

    def show_couple(self, couple: Couple, paper: str) -> None:
        """Begin anew for a couple: their names, the couple as the reader, the practice's paper."""
        self._names = [shortened(p.short, "body", _NAME_WIDE) for p in (couple.first, couple.second)]
        clear(self._readers)
        self._radios, self._group = {}, QButtonGroup(self)
        for audience in READERS:
            name, second = reader(audience, *self._names)
            radio = Radio(name, audience is Audience.COUPLE, second=second)
            radio.setEnabled(audience is not Audience.REFERRER)
            radio.toggled.connect(self._chose_reader)
            self._group.addButton(radio)
            self._radios[audience] = radio
            self._readers.addWidget(radio)
            radio.show()
        self._paper.choose(PAPERS.index(paper) if paper in PAPERS else 0)

    def for_the_couple(self) -> None:
        """Back to the reader that a document begins with."""
        self._radios[Audience.COUPLE].setChecked(True)

    def show_kind(self, kind: Kind) -> None:
        self._kind.choose(kind)
        self._heading.say(title(kind))
        self._who.setVisible(of_a_record(kind))
        self._words.setVisible(kind is Kind.PROGRESS)
        self._rule.setVisible(kind is Kind.PROGRESS)

    def show_things(self, things: Sequence[Thing], wanted: str = "") -> None:
        """What the document can be about; `wanted` or what was chosen before has the cursor, else the newest."""
        before = self._table.chosen_item()
        known = {thing.uid for thing in things}
        keep = wanted if wanted in known else before.uid if before is not None else ""
        if tuple(things) != self._things:
            self._things = tuple(things)
            self._rows.reload()
        names = {
            Kind.NOTE: _("Which note"),
            Kind.HANDOUT: _("Which exercise"),
            Kind.PAPER: _("Which sheet"),
            Kind.PACKET: _("Whose packet"),
            Kind.BLANK: _("Whose form"),
            Kind.BACKGROUND: _("Which page"),
        }
        name = names.get(self.kind(), _("Which intake"))
        self._about_title.say(name)
        self._table.setAccessibleName(name)
        self._table.setFixedHeight(_ROW * min(_MOST_ROWS, max(1, len(self._things))))
        self._about.setVisible(bool(self._things))
        at = next((n for n, thing in enumerate(self._things) if thing.uid == keep), 0)
        while at >= self._rows.rowCount() and self._rows.canFetchMore(QModelIndex()):
            self._rows.fetchMore(QModelIndex())
        if self._table.currentIndex().row() != at:
            self._table.choose(at)

    def show_summary(self, words: str) -> None:
        """The words that are meant for the reader who is chosen."""
        self._summary.show_words(words)
        kept = _("for {whom}; kept until the page is printed or saved, and not part of the record")
        self._kept.say(kept.format(whom=whom(self.audience(), *self._names)))

    def say_left_out(self, words: str, lead: str) -> None:
        """What the reader will not find on it; nothing is said for neither."""
        self._leaves.say(words, lead=lead)
        self._leaves_box.setVisible(bool(words or lead))

    def _chose_thing(self, _thing: Thing | None) -> None:
        ring_again(self._table)
        self.changed.emit()

    def _chose_reader(self, chosen: bool) -> None:
        if chosen:
            self.reader_chosen.emit()

    def _slice(self, limit: int, offset: int) -> Sequence[Thing]:
        return self._things[offset : offset + limit]


def _paint(painter: QPainter, thing: Thing, cells: Cells) -> None:
    first, second = cells.two("thing")
    say(painter, first, thing.title, "label", may_shorten=True)
    say(painter, second, thing.second, "small", "muted", may_shorten=True)

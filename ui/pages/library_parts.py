"""The worksheet of an own exercise: its parts one below the other, each with its kind, its heading and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button, icon_button
from ui.widgets.choices import Check
from ui.widgets.fields import Field
from ui.widgets.layout import clear, column, row, well
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.number_field import NumberField
from ui.widgets.tab_order import in_reading_order
from ui.widgets.words import text
from workbook.catalogue.exercise import Part, PartKind
from workbook.catalogue.own import LINES_MOST, LIST_MOST
from workbook.language import _

_LINES = (PartKind.LINES, PartKind.COLUMNS)
_NO_OPTIONS = (*_LINES, PartKind.WHEN)
_EACH = (PartKind.TICKS, PartKind.LOG)
_LINES_FIRST = 4


@dataclass(frozen=True, slots=True)
class _Says:
    name: str
    hint: str


def _says(kind: PartKind) -> _Says:
    return {
        PartKind.LINES: _Says(_("Writing lines"), ""),
        PartKind.COLUMNS: _Says(_("A column for each"), ""),
        PartKind.TICKS: _Says(_("Boxes to tick"), _("What each box says, a line for each")),
        PartKind.LOG: _Says(_("A week to tick off"), _("What is ticked each day, a line for each")),
        PartKind.SCALE: _Says(_("A scale from 0 to 10"), _("Two lines: what 0 means, and what 10 means")),
        PartKind.AGREEMENT: _Says(_("An agreement to sign"), _("A sentence on each line; ___ is a blank to fill in")),
        PartKind.WHEN: _Says(_("When, where, and if not"), ""),
        PartKind.CHOICE: _Says(_("A list to choose from"), _("What there is to choose, a line for each")),
        PartKind.CARDS: _Says(_("Cards to cut out"), _("A card on each line; ___ is an empty one")),
    }[kind]


class PartRow(QWidget):
    """`edited` for every change by hand; `up` and `removed` are its buttons."""

    edited = Signal()
    up = Signal()
    removed = Signal()

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.kind = MenuChoice("")
        self.heading = Field(part.heading, _("Heading"))
        self.options = TextArea("\n".join(part.options), lines=2)
        self.lines = NumberField("", LINES_MOST)
        self.each = Check(_("For each of them apart"), part.each)
        self._lines_name = text(_("Lines"), "small")
        self.higher = icon_button("arrow-up", "", size=theme.CONTROL_IN_ROW)
        self.remove = icon_button("trash-2", "", size=theme.CONTROL_IN_ROW)
        self.kind.offer([(kind.value, _says(kind).name) for kind in PartKind], part.kind.value)
        self.lines.show_number(part.lines or None)
        self.heading.setFixedHeight(theme.CONTROL_IN_ROW)
        ground = well(
            row(self.kind, None, self.higher, self.remove, gap=theme.HAIR),
            self.heading,
            self.options,
            row(self._lines_name, self.lines, self.each, None),
            gap=theme.TIGHT,
            pad=(12, 8, 8, 10),
        )
        column(ground, into=self)
        self._fit()
        self.kind.chosen.connect(self._another)
        for signal in (self.heading.textEdited, self.options.edited, self.lines.textEdited, self.each.toggled):
            signal.connect(lambda *_given: self.edited.emit())
        self.higher.clicked.connect(self.up)
        self.remove.clicked.connect(self.removed)

    def stand(self, number: int) -> None:
        """Be the first, the second, …: the names say which one."""
        self.kind.about(_("Kind of part {n}").format(n=number))
        self.heading.setAccessibleName(_("Heading of part {n}").format(n=number))
        self.options.setAccessibleName(_("What part {n} is made of").format(n=number))
        self.lines.setAccessibleName(_("Lines of part {n}").format(n=number))
        for button, says in ((self.higher, _("Move part {n} up")), (self.remove, _("Take part {n} away"))):
            button.setAccessibleName(says.format(n=number))
            button.setToolTip(says.format(n=number))
        self.higher.setEnabled(number > 1)

    def part(self) -> Part:
        """As it stands: what belongs to another kind is left out, and comes back with that kind while one is here."""
        kind = PartKind(self.kind.key())
        options = () if kind in _NO_OPTIONS else _lines(self.options.words())
        lines = (self.lines.number() or 0) if kind in _LINES else 0
        return Part(kind, self.heading.text(), options, lines, kind in _EACH and self.each.isChecked())

    def _another(self, _key: str) -> None:
        if PartKind(self.kind.key()) in _LINES and not self.lines.number():
            self.lines.show_number(_LINES_FIRST)
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        kind = PartKind(self.kind.key())
        self.options.setPlaceholderText(_says(kind).hint)
        self.options.setVisible(kind not in _NO_OPTIONS)
        for each in (self.lines, self._lines_name):
            each.setVisible(kind in _LINES)
        self.each.setVisible(kind in _EACH)


class Parts(QWidget):
    """`edited` for every change by hand."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PartRow] = []
        self._room = column(gap=theme.TIGHT)
        self.add = Button(_("Add a part"), "quiet", "plus", height=theme.CONTROL_IN_ROW)
        self.add.clicked.connect(self._add)
        column(self._room, theme.TIGHT, row(self.add, None), into=self)

    def show_parts(self, parts: Sequence[Part]) -> None:
        clear(self._room)
        self.rows = []
        for part in parts:
            self._append(part)
        self._order()

    def parts(self) -> tuple[Part, ...]:
        return tuple(each.part() for each in self.rows)

    def _append(self, part: Part) -> None:
        made = PartRow(part)
        made.edited.connect(self.edited)
        made.up.connect(lambda: self._up(made))
        made.removed.connect(lambda: self._remove(made))
        self.rows.append(made)
        self._room.addWidget(made)

    def _add(self) -> None:
        self._append(Part(PartKind.LINES, "", lines=_LINES_FIRST))
        self._changed(self.rows[-1])

    def _up(self, which: PartRow) -> None:
        at = self.rows.index(which) - 1
        self.rows.remove(which)
        self.rows.insert(at, which)
        self._room.removeWidget(which)
        self._room.insertWidget(at, which)
        self._changed(which)

    def _remove(self, which: PartRow) -> None:
        at = self.rows.index(which)
        self.rows.remove(which)
        self._room.removeWidget(which)
        which.hide()
        which.deleteLater()
        self._changed(self.rows[min(at, len(self.rows) - 1)] if self.rows else None)

    def _changed(self, go_on: PartRow | None) -> None:
        self._order()
        (go_on.heading if go_on is not None else self.add).setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _order(self) -> None:
        for number, each in enumerate(self.rows, 1):
            each.stand(number)
        self.add.setEnabled(len(self.rows) < LIST_MOST)
        in_reading_order(self)


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())

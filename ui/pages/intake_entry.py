"""Keying in one sheet: where the keyboard is, where it goes on to, and that every answer is kept at once.

An answer changes its row, the counts and the keyboard's place; nothing is built again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.context import Context
from ui.pages.intake_beside import Beside
from ui.pages.intake_card import IntakeCard
from ui.pages.intake_desk import IntakeDesk
from ui.pages.intake_ends import short_of
from ui.pages.intake_index import IntakeIndex
from ui.pages.intake_list import IntakeList
from ui.pages.intake_sheet import KINDS, IntakeSheet, Spot
from workbook.catalogue.entries import Catalogue, Item, ItemKind
from workbook.errors import WorkbookError
from workbook.facts import Names
from workbook.model.common import PARTNERS
from workbook.model.intake import AnswerState

_AHEAD_MS = 300


class IntakeEntry(QObject):
    """Works the index and the card. `sheet` is what is being keyed in, or None; `saving` is true while it writes."""

    def __init__(self, context: Context, index: IntakeIndex, card: IntakeCard) -> None:
        super().__init__(card)
        self._context, self._index, self._card = context, index, card
        self.sheet: IntakeSheet | None = None
        self.names = Names("", "", "")
        self.saving = False
        self._group = KINDS[0]
        self._last: Spot | None = None
        self._theirs = context.book.catalogue
        self._lists: dict[ItemKind, IntakeList] = {}
        self._desk = IntakeDesk(context, self.own_change, card.foot.say_wrong, self.again)
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_AHEAD_MS)
        self._ahead.timeout.connect(self._make_next)
        index.group_wanted.connect(self._show_group)
        index.entered.connect(self.enter)
        index.order_wanted.connect(self._set_order)
        card.foot.next_wanted.connect(self.next_missing)

    # what is on the desk

    def show(self, sheet: IntakeSheet, names: Names) -> None:
        """Lay another sheet on the desk, open at its first group with something missing."""
        self.clear()
        self.sheet, self.names, self._last = sheet, names, None
        self._theirs = self._read_by_them(sheet.intake.couple)
        start = self.start()
        self._show_group(sheet.item(start.item).kind if start is not None else KINDS[0])

    def again(self) -> None:
        """The sheet has changed: show it in place."""
        if self.sheet is not None:
            self._theirs = self._read_by_them(self.sheet.intake.couple)
            for each in self._lists.values():
                each.show_sheet(self.sheet)
            self._count()

    def clear(self) -> None:
        focused = self._card.focusWidget()
        if focused is not None and any(each.isAncestorOf(focused) for each in self._lists.values()):
            focused.clearFocus()  # what is deleted must not have the keyboard
        for each in self._lists.values():
            self._card.lists.removeWidget(each)
            each.deleteLater()
        self._lists, self.sheet = {}, None

    def first_focus(self) -> QWidget:
        """The group's first missing rating, or its first one: never one of a group that is not in sight."""
        spot = self._first_of_group()
        if spot is None:
            return self._index.groups[self._group]
        return self._list(self._group).row_of(spot.item).boxes[spot.whose]

    def start(self) -> Spot | None:
        """Where entry goes on."""
        if self.sheet is None:
            return None
        order = self.sheet.order()
        missing = None if self.sheet.finished else self.sheet.next_missing(None)
        return missing or (order[0] if order else None)

    def say_wrong(self, error: WorkbookError) -> None:
        self._card.foot.say_wrong(str(error))

    def _list(self, kind: ItemKind) -> IntakeList:
        """The group's list, made when it is first wanted."""
        assert self.sheet is not None
        if kind not in self._lists:
            anchors = self._context.book.catalogue.scale(kind).anchors
            made = IntakeList(kind, self.sheet, self.names, anchors, self._index.order)
            made.answered.connect(self._answered)
            made.corrected.connect(self._correct)
            made.note_wanted.connect(lambda key: self._open_note(Spot(key, PARTNERS[0])))
            made.asked.connect(self._asked)
            made.reached.connect(self._reached)
            self._card.lists.addWidget(made)
            made.begin()
            self._lists[kind] = made
        return self._lists[kind]

    def _make_next(self) -> None:
        """Make the group that comes next while the keyboard rests, so that going on to it costs nothing."""
        after = KINDS.index(self._group) + 1
        if self.sheet is not None and after < len(KINDS):
            self._list(KINDS[after])

    def _show_group(self, kind: ItemKind) -> None:
        if self.sheet is None:
            return
        self._group = kind
        self._card.head.show_group(self._context.book.catalogue.scale(kind), self.names)
        self._card.lists.setCurrentWidget(self._list(kind))
        self._ahead.start()
        self._count()

    def _count(self) -> None:
        assert self.sheet is not None
        self._index.show_sheet(self.sheet, self._group)
        self._card.head.show_apart(self.sheet.apart(), self.names)
        ends = short_of(self.sheet, self.names) if self.sheet.finished else ()
        self._card.foot.show_tally(self.sheet.tally(), self.names, self.sheet.finished, ends)

    # going through it

    def _go_to(self, spot: Spot) -> None:
        assert self.sheet is not None
        kind = self.sheet.item(spot.item).kind
        if kind is not self._group:
            self._show_group(kind)
        self._list(kind).focus_on(spot)

    def _here(self) -> Spot | None:
        """The rating that has the keyboard, or had it last."""
        here = self._list(self._group).spot() if self.sheet is not None else None
        return here or self._last

    def enter(self) -> None:
        """Into the group's questions: to its first missing rating."""
        spot = self._first_of_group()
        if spot is not None:
            self._go_to(spot)

    def _first_of_group(self) -> Spot | None:
        """The first missing rating of the group in sight, or else its first one; None where it has none to answer."""
        if self.sheet is None:
            return None
        spots = [s for s in self.sheet.order() if self.sheet.item(s.item).kind is self._group]
        missing = [s for s in spots if self.sheet.given(s)[0] is None and not self.sheet.finished]
        return next(iter(missing or spots), None)

    def next_missing(self) -> None:
        """On to what was passed over, else to the next missing rating; to the foot where there is none."""
        if self.sheet is None or self.sheet.finished:
            return
        spot = self.sheet.next_missing(self._here())
        if spot is not None:
            self._go_to(spot)
        else:
            self._card.foot.primary.setFocus(Qt.FocusReason.TabFocusReason)

    def turn(self, step: int) -> None:
        """The next group or the one before; the keyboard goes along if it was among the questions."""
        if self.sheet is None:
            return
        inside = self._list(self._group).spot() is not None
        self._show_group(KINDS[(KINDS.index(self._group) + step) % len(KINDS)])
        if inside:
            self.enter()

    def _set_order(self, by_partner: bool) -> None:
        if self.sheet is not None:
            self.sheet.by_partner = by_partner
            self.again()

    # keeping

    @contextmanager
    def own_change(self) -> Iterator[None]:
        """While the page writes, it need not be told of its own change."""
        self.saving = True
        try:
            yield
        finally:
            self.saving = False

    def flush(self) -> None:
        """Save what is unsaved. Raises `WorkbookError`."""
        if self.sheet is not None:
            with self.own_change():
                for each in self._lists.values():
                    each.flush()
                self.sheet.save()

    def _answered(self, spot: Spot, state: AnswerState | None, value: int | None) -> None:
        assert self.sheet is not None
        self._last = spot
        try:
            with self.own_change():
                self.sheet.give(spot, state, value)
        except WorkbookError as error:
            self.say_wrong(error)
            self.again()
        else:
            self._card.foot.say_wrong("")
            self._list(self._group).show_answer(spot)
            self._count()
            self._context.saved()
        following = self.sheet.after(spot) if state is not None else None
        if following is not None:
            self._go_to(following)
        elif state is not None:
            self.next_missing()

    # one answer, besides keying it in

    def beside(self) -> Beside | None:
        """What is open below a question and has the keyboard."""
        focused = QApplication.focusWidget()
        editor = self._list(self._group).open_editor() if self.sheet is not None else None
        return editor if editor is not None and focused is not None and editor.isAncestorOf(focused) else None

    def open_note(self, *, seen: bool = False) -> None:
        """What is written beside the question that has the keyboard: the note, or what was `seen`."""
        spot = self._here()
        if spot is not None:
            self._open_note(spot, seen=seen)

    def _open_note(self, spot: Spot, *, seen: bool = False) -> None:
        assert self.sheet is not None
        here = self._here()
        whose = here.whose if here is not None and here.item == spot.item else spot.whose
        self._desk.note(self.sheet, self._in_sight(spot), Spot(spot.item, whose), seen=seen)

    def _correct(self, spot: Spot, state: AnswerState | None = None, value: int | None = None) -> None:
        assert self.sheet is not None
        self._desk.correct(self.sheet, self._in_sight(spot), spot, self.names, (state, value))

    def _asked(self, spot: Spot, what: str, at: QPoint) -> None:
        """What a rating, or the words below a question, ask for."""
        assert self.sheet is not None
        if what == "keep":
            self._desk.keep_next(self.sheet, spot, self.names)
        elif what == "aid":
            self._card.aid.turn()
        elif what == "menu":
            self._desk.menu(self.sheet, self._in_sight(spot), spot, self.names, at)
        else:
            self._correct(spot)

    def _reached(self, item: Item) -> None:
        self._card.aid.show_item(item, self._theirs.item(item.key))

    def _read_by_them(self, couple: str) -> Catalogue:
        return self._context.book.catalogue_in(self._context.book.couples.get(couple).language)

    def _in_sight(self, spot: Spot) -> IntakeList:
        """The list of this question, brought into sight."""
        assert self.sheet is not None
        kind = self.sheet.item(spot.item).kind
        if kind is not self._group:
            self._show_group(kind)
        return self._list(kind)

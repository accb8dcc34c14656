"""One question of the intake with its two ratings, and below it whatever is open: what is written beside it, or a correction."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.dates import short_day
from ui.pages.intake_sheet import IntakeSheet, Spot
from ui.widgets.layout import at_top, column, row, wide
from ui.widgets.question import Fact, Question
from ui.widgets.rating import Rating
from ui.widgets.words import text
from workbook.catalogue.entries import Item
from workbook.disclosure.intake import about_words, kept_words, state_words
from workbook.facts import Names
from workbook.language import _
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.intake import AnswerState, Remark

NUMBER_WIDE = 28
"""The gutter in which a question's number on the paper form stands."""


class Box(Rating):
    """A rating that can be settled: it keeps the keyboard, and what is keyed over it is a correction (`corrected`).

    `asked` carries what the counselor wants to do with the answer: "keep" (the next way to keep it), "correct", "menu"; or "aid":
    what helps with the question is put away, or taken out.
    """

    corrected = Signal(object, object)  # AnswerState | None, int | None
    asked = Signal(str, QPoint)

    def __init__(self, spot: Spot, name: str, question: str, anchors: Sequence[str]) -> None:
        super().__init__(spot.whose, name, question, anchors)
        self.spot = spot
        self._settled = False

    def settle(self, settled: bool) -> None:
        self._settled = settled

    def _give(self, state: AnswerState | None, value: int | None) -> None:
        if not self._settled:
            super()._give(state, value)
        elif state is not None:
            self.corrected.emit(state, value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        asks = (
            {Qt.Key.Key_V: "keep", Qt.Key.Key_C: "correct", Qt.Key.Key_W: "aid"}.get(Qt.Key(event.key()))
            if plain
            else None
        )
        if asks is not None and not self.is_locked():
            self.asked.emit(asks, QPoint())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.is_locked():
            self.asked.emit("menu", event.globalPos())


class IntakeRow(QWidget):
    """`answered` carries the spot, the state and the value; `note_wanted` the question's key; `corrected` as `answered` does;
    `asked` the spot, and what is wanted of it (see `Box`).
    """

    answered = Signal(object, object, object)
    corrected = Signal(object, object, object)
    note_wanted = Signal(str)
    asked = Signal(object, str, QPoint)

    def __init__(self, item: Item, number: int | None, names: Names, anchors: Sequence[str]) -> None:
        super().__init__()
        self.item, self._names, self._anchors = item, names, tuple(anchors)
        self._focused = self._closed = False
        self._last = PARTNERS[0]
        self._facts: tuple[Fact, ...] = ()
        self._written: tuple[Fact, ...] = ()
        self.question = Question(item.question)
        self.boxes = {w: Box(Spot(item.key, w), names.of(w), item.question, anchors) for w in PARTNERS}
        line = row(
            at_top(wide(text("" if number is None else str(number), "small", "muted"), NUMBER_WIDE)),
            column(self.question, None),
            theme.GAP,
            at_top(self.boxes[PARTNERS[0]]),
            theme.GAP,
            at_top(self.boxes[PARTNERS[1]]),
            gap=0,
            pad=(0, 11, 0, 11),
        )
        line.setStretch(1, 1)
        self._lines: QVBoxLayout = column(line, into=self)
        self.question.pressed.connect(self._pressed)
        self.question.pointed.connect(self._say)
        for box in self.boxes.values():
            box.answered.connect(lambda state, value, spot=box.spot: self.answered.emit(spot, state, value))
            box.corrected.connect(lambda state, value, spot=box.spot: self.corrected.emit(spot, state, value))
            box.asked.connect(lambda what, at, spot=box.spot: self.asked.emit(spot, what, at))

    def show_sheet(self, sheet: IntakeSheet, passed: frozenset[Spot]) -> None:
        """Show what the sheet holds for this question, in place: nothing is built again."""
        waits = sheet.waits(self.item.key)
        remark = sheet.remark(self.item.key)
        self._written = self._beside(remark)
        self._closed = any(sheet.closed(box.spot) for box in self.boxes.values())
        for box in self.boxes.values():
            box.set_locked(_("not asked yet") if waits else "")
            box.setFocusPolicy(Qt.FocusPolicy.NoFocus if waits else Qt.FocusPolicy.StrongFocus)
            box.settle(sheet.closed(box.spot))
            if box.answer() != sheet.given(box.spot):
                box.set_answer(*sheet.given(box.spot))
            box.set_passed_over(box.spot in passed)
            box.show_kept(self._kept(sheet, box.spot))
        self._facts = self._about(sheet, waits, passed)
        self._say()

    def show_focus(self, whose: Whose | None) -> None:
        """Offer what can be done where the keyboard is: at this partner's answer, or elsewhere with None."""
        self._focused = whose is not None
        self._last = whose or self._last
        self._say()

    def hold(self, editor: QWidget | None) -> None:
        """Take an editor in below the ratings, or let it go."""
        if editor is not None:
            self._lines.addWidget(editor)
        self._say()

    def _kept(self, sheet: IntakeSheet, spot: Spot) -> str:
        """How an answer is kept; "" where that is the question's own way, or that of the whole form."""
        answer, kept = sheet.answer(spot), sheet.kept(spot)
        if answer is None or kept is None:
            return ""
        usual = sheet.is_individual(spot.item) or spot.whose in sheet.intake.apart
        if kept is Visibility.INDIVIDUAL and usual and not answer.alone:
            return ""
        return kept_words(kept, answer.alone, self._names.of(spot.whose.other), opened=sheet.opened(spot))

    def _about(self, sheet: IntakeSheet, waits: bool, passed: frozenset[Spot]) -> tuple[Fact, ...]:
        facts = [Fact(about_words(self.item.about))]
        if waits:
            facts.append(Fact(_("waits for the signed policy"), "muted", "lock"))
        elif sheet.is_individual(self.item.key):
            facts.append(Fact(_("given alone"), "muted", "lock"))
        for box in self.boxes.values():
            kept = self._kept(sheet, box.spot)
            if kept:
                words = _("{name}: {kept}").format(name=self._names.of(box.spot.whose), kept=kept)
                facts.append(Fact(words, "muted", "lock", press="seen"))
            facts += self._was(sheet, box.spot)
        missing = [w for w in PARTNERS if Spot(self.item.key, w) in passed]
        if missing:
            name = self._names.of(missing[0] if len(missing) == 1 else Whose.BOTH)
            facts.append(Fact(_("{name} missing").format(name=name), "notice", "circle-alert"))
        return tuple(facts)

    def _beside(self, remark: Remark) -> tuple[Fact, ...]:
        """What is written beside the question, and whether both may see it."""
        found = []
        if remark.observation:
            words = _("seen or heard, shown to both") if remark.shown else _("seen or heard")
            found.append(Fact(words, "accent", "pen-line", press="note"))
        if remark.note:
            found.append(Fact(_("your note"), "accent", "pen-line", press="note"))
        return tuple(found)

    def _was(self, sheet: IntakeSheet, spot: Spot) -> list[Fact]:
        """What an answer that was put right was at first; the reason is one press away."""
        answer = sheet.answer(spot)
        if answer is None or not answer.corrections:
            return []
        last = answer.corrections[-1]
        was = state_words(last.was) if last.was_value is None else str(last.was_value)
        words = _("{name} was {answer} until {day}").format(
            name=self._names.of(spot.whose), answer=was, day=short_day(last.until)
        )
        return [Fact(words, "muted", "rotate-ccw", press=f"correct {spot.whose.value}")]

    def _say(self) -> None:
        facts, here = self._facts, self._focused or self.question.is_pointed()
        facts += self._written
        if here and not self._closed and not self._written:
            facts += (Fact(_("add a note"), "muted", "pen-line", spare=True, press="note"),)
        if here and self._closed:
            facts += (Fact(_("put right"), "muted", "rotate-ccw", spare=True, press=f"correct {self._last.value}"),)
        if here and any(box.answer()[0] is not None for box in self.boxes.values()):
            facts += (Fact(_("who may see it"), "muted", "eye-off", spare=True, press="seen"),)
        self.question.show_facts(facts)

    def _pressed(self, word: str) -> None:
        what, _space, whose = word.partition(" ")
        if what == "note":
            self.note_wanted.emit(self.item.key)
        elif what == "seen":
            at = self.boxes[self._last]
            self.asked.emit(at.spot, "menu", at.mapToGlobal(at.rect().bottomLeft()))
        else:
            self.asked.emit(Spot(self.item.key, Whose(whose)), what, QPoint())

"""What becomes of the file next: go on, pause, close with a summary, reopen; one who withdraws or comes back.

What is typed is kept until it is recorded, each act in a slot of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages.life_words import ENDINGS, ending_words, gone_words, state_words
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.day_field import DayField
from ui.widgets.entry import Slip
from ui.widgets.fields import labelled
from ui.widgets.kept import KeptForm
from ui.widgets.layout import Ground, column, row, wide
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.words import para, text
from workbook.book import Workbook
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.couple import Couple, Status
from workbook.model.life import Closing, Course, Ending, withdrew


class Act(NamedTuple):
    """One thing that can become of the file now. `asks` says whether words go with it, and what they are called."""

    key: str
    words: str
    asks: str
    button: str


class TurnCard(Ground):
    """`closed(Closing)` follows a closing, which can be taken back, and `turned` whatever else was recorded."""

    turned = Signal()
    closed = Signal(object)

    def __init__(self, book: Workbook, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._book, self._clock = book, clock
        self._couple: Couple | None = None
        self._acts: tuple[Act, ...] = ()
        self._in_sight: Act | None = None
        self._state, self._gone = text("", "heading"), para("", "small", "notice")
        self._choice_room = column()
        self._choice: Segmented | None = None
        self.ending = MenuChoice(_("How the work ended"))
        self.until = DayField(_("Look at it again on"))
        self.words = TextArea(lines=4, most=16)
        self._words_name = text("", "small_strong")
        self._words_name.setBuddy(self.words)
        self._hint, self._slip = para("", "small", "muted"), Slip()
        self.record = Button("", "primary")
        self._ending_part, self._until_part, self._words_part = QWidget(), QWidget(), QWidget()
        column(
            text(_("How the work ended"), "small_strong"),
            theme.HAIR,
            row(self.ending, None),
            theme.NEAR,
            into=self._ending_part,
        )
        named = labelled(_("Look at it again on"), wide(self.until, 176), _("if you like"))
        column(named, theme.NEAR, into=self._until_part)
        column(self._words_name, theme.HAIR, self.words, theme.NEAR, into=self._words_part)
        column(
            self._state,
            self._gone,
            theme.NEAR,
            self._choice_room,
            theme.NEAR,
            self._ending_part,
            self._words_part,
            self._until_part,
            self._hint,
            self._slip,
            theme.NEAR,
            row(None, self.record),
            pad=(24, 20, 24, 20),
            into=self,
        )
        self._kept = KeptForm(self, book, self._typed, lambda error: self._slip.say(str(error)))
        self.words.edited.connect(self._touched)
        self.words.submitted.connect(self._record)
        self.until.textEdited.connect(self._touched)
        self.until.picked.connect(self._touched)
        self.ending.chosen.connect(self._touched)
        self.record.clicked.connect(self._record)

    # showing

    def show_couple(self, couple: Couple, turns: tuple[Course, ...]) -> None:
        """Where the file stands, and what can become of it; what was begun of an act stays chosen while it is still possible."""
        before = self.act().key if self._acts and self._couple is not None and self._couple.uid == couple.uid else ""
        self._couple = couple
        self._state.say(state_words(couple, turns, self._clock().date()))
        gone = gone_words(couple, turns)
        self._gone.say(gone)
        self._gone.setVisible(bool(gone))
        acts = _acts(couple, withdrew(turns))
        if acts != self._acts or self._choice is None:
            self._acts = acts
            self._make_choice()
        at = next((i for i, act in enumerate(acts) if act.key == before), 0)
        assert self._choice is not None
        self._choice.choose(at)
        self._choice.setVisible(len(acts) > 1)
        self._show_act()

    def act(self) -> Act:
        chosen = self._choice.chosen() if self._choice is not None else None
        return self._acts[chosen or 0]

    def first_focus(self) -> QWidget | None:
        return self._choice if len(self._acts) > 1 else self.record

    def flush(self) -> None:
        self._kept.flush()

    def _make_choice(self) -> None:
        if self._choice is not None:
            self._choice.setParent(None)
            self._choice.deleteLater()
        self._choice = Segmented(_("What becomes of the file"), [act.words for act in self._acts])
        self._choice.setObjectName("turn")
        self._choice_room.addLayout(row(self._choice, None))
        self._choice.changed.connect(lambda _at: self._show_act())

    def _show_act(self) -> None:
        act = self.act()
        assert self._couple is not None
        given = self._kept.take_up(self._couple.uid, _slot(act))  # keeps what stands there of the act before
        self._in_sight = act
        self._words_part.setVisible(bool(act.asks))
        self._words_name.say(act.asks)
        self.words.setAccessibleName(act.asks)
        self.words.show_words(given.get("words", ""))
        self._ending_part.setVisible(act.key == "close")
        pairs = [(e.value, ending_words(e)) for e in ENDINGS]
        self.ending.offer(pairs, given.get("ending", ""), hint=ending_words(Ending.NONE))
        self._until_part.setVisible(act.key == "pause")
        self.until.show_typed(given.get("until", ""))
        self.record.say(act.button)
        hint = _hint(act.key)
        self._hint.say(hint)
        self._hint.setVisible(bool(hint))
        self._slip.say("")

    # hands

    def _touched(self, *_what: object) -> None:
        self._slip.say("")
        self._kept.touch()

    def _typed(self) -> dict[str, str]:
        act = self._in_sight
        if act is None:
            return {}
        given = {"words": self.words.words()} if act.asks else {}
        if act.key == "close":
            given["ending"] = self.ending.key()
        if act.key == "pause":
            given["until"] = self.until.text()
        return given

    def _record(self) -> None:
        act, couple = self.act(), self._couple
        assert couple is not None
        wrong = self.until.wrong() if act.key == "pause" else ""
        if wrong:
            self._refuse(wrong, self.until)
            return
        words, until = self.words.words().strip(), self.until.value()
        try:
            self._kept.flush()
            done = self._do(act.key, couple.uid, words, until)  # another act is in sight after it
            self._book.drafts.keep(couple.uid, _slot(act), "")
        except WorkbookError as error:
            self._refuse(str(error), self.words if act.asks else self.record)
            return
        if isinstance(done, Closing):
            self.closed.emit(done)
        else:
            self.turned.emit()

    def _do(self, key: str, couple: str, words: str, until: date | None) -> object:
        life = self._book.life
        whose = Whose(key.partition(" ")[2]) if " " in key else Whose.BOTH
        acts: dict[str, Callable[[], object]] = {
            "pause": lambda: life.pause(couple, words, until),
            "resume": lambda: life.resume(couple),
            "close": lambda: life.close(couple, Ending(self.ending.key()), words),
            "reopen": lambda: life.reopen(couple),
            "withdraw": lambda: life.withdraw(couple, whose, words),
            "back": lambda: life.come_back(couple, whose),
        }
        return acts[key.partition(" ")[0]]()

    def _refuse(self, sentence: str, where: QWidget) -> None:
        self._slip.say(sentence)
        where.setFocus(Qt.FocusReason.TabFocusReason)


def _slot(act: Act) -> str:
    return f"file {act.key}"


def _acts(couple: Couple, gone: Whose | None) -> tuple[Act, ...]:
    """What can become of the file as it stands, the likeliest first."""
    if couple.status is Status.CLOSED:
        return (Act("reopen", _("Reopen"), "", _("Reopen the file")),)
    acts = []
    if couple.status is Status.PAUSED:
        acts.append(Act("resume", _("Go on"), "", _("Take it up again")))
    else:
        acts.append(Act("pause", _("Pause"), _("Why it is paused"), _("Pause the work")))
    acts.append(Act("close", _("Close"), _("Closing summary"), _("Close the file")))
    for whose in (Whose.FIRST, Whose.SECOND):
        name = couple.partner(whose).short
        if gone in (whose, Whose.BOTH):
            back = _("{name} comes back").format(name=name)
            acts.append(Act(f"back {whose}", back, "", back))
        else:
            out = _("{name} withdraws").format(name=name)
            acts.append(Act(f"withdraw {whose}", out, _("What was said about it"), out))
    return tuple(acts)


def _hint(key: str) -> str:
    """What will happen, before it does."""
    return {
        "pause": _("No note and no exercise is lost; the file leaves the list of those who come."),
        "resume": _("The file is under way again."),
        "close": _(
            "The next date is taken away and open exercises are stopped. It can be taken back, or reopened later."
        ),
        "reopen": _("Everything is as it was. The safety screen is asked anew with each partner alone."),
        "withdraw": _("The work is paused until you decide how it goes on. Both keep what was said in confidence."),
        "back": _("The work is under way again."),
    }[key.partition(" ")[0]]

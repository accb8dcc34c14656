"""What each of the two allowed to be shown to both: a list, a form to record one more, and what each one changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import dates, theme
from ui.pages.agreements_words import effect_words, how_words, what_words
from ui.widgets.buttons import Button
from ui.widgets.choices import Check, Segmented
from ui.widgets.day_field import DayField
from ui.widgets.entry import Slip
from ui.widgets.fields import labelled
from ui.widgets.layout import Ground, Item, at_top, clear, column, row, rule, section, wide
from ui.widgets.marks import Mark
from ui.widgets.words import para, text
from workbook.model.agreement import How, Permission, What, Whom
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.couple import Couple
from workbook.model.intake import Intake

_WHATS = (What.HOPE, What.BRINGS, What.ANSWERS)
_HOWS = (How.SPOKEN, How.PAPER)


class AllowedCard(Ground):
    """`given(Permission)` asks to record one, `withdrawn(Permission)` to take one back."""

    given = Signal(object)
    withdrawn = Signal(object)
    changed = Signal()
    """Widgets came or went: the order of the Tab key has to be made anew."""

    def __init__(self, label: Callable[[str], str]) -> None:
        super().__init__()
        self._label = label
        self._couple: Couple | None = None
        self._intake: Intake | None = None
        self._checks: dict[str, Check] = {}
        self.open = Button(_("Record what one allows"), "secondary", height=theme.CONTROL_IN_ROW)
        self.open.clicked.connect(self._open)
        self._rows = QVBoxLayout()
        self._form, self._whose_room, self._items = QWidget(), QVBoxLayout(), QVBoxLayout()
        self._items.setSpacing(theme.TIGHT)
        self._whose = Segmented(_("Who allows it"), ["", ""], None)
        self.what = Segmented(
            _("What may be shown to both"), [_("Their hope"), _("What brings them"), _("Named answers")], None
        )
        self.how = Segmented(_("How it was said"), [_("Spoken"), _("On paper")], 0)
        self.day = DayField(_("Day on which it was allowed"))
        self._effect, self.slip = para("", "small", "muted"), Slip()
        self.keep = Button(_("Record it"), "soft", height=theme.CONTROL_IN_ROW)
        self.keep.clicked.connect(self._give)
        drop = Button(_("Close"), "plain", height=theme.CONTROL_IN_ROW)
        drop.setAccessibleName(_("Record no permission"))
        drop.clicked.connect(self._shut)
        self.what.changed.connect(lambda _at: self._show_choice())
        column(
            theme.GAP,
            rule(),
            theme.GAP,
            row(
                labelled(_("Who allows it"), self._holder()),
                labelled(_("What may be shown to both"), self.what),
                None,
                gap=theme.GAP,
            ),
            self._items,
            theme.NEAR,
            row(labelled(_("How"), self.how), labelled(_("Day"), wide(self.day, 190)), None, gap=theme.GAP),
            theme.NEAR,
            self._effect,
            self.slip,
            theme.NEAR,
            row(self.keep, drop, None),
            into=self._form,
        )
        note = _("what was said alone stays with that partner and you until then")
        column(
            section(_("What each allows to be shown to both"), self.open, note=""),
            2,
            para(note, "small", "muted"),
            theme.NEAR,
            self._rows,
            self._form,
            pad=(24, 20, 24, 20),
            into=self,
        )
        self._form.hide()

    def _holder(self) -> QWidget:
        made = QWidget()
        self._whose_room.addWidget(self._whose)
        column(self._whose_room, into=made)
        return made

    def show_permissions(
        self, couple: Couple, intakes: tuple[Intake, ...], given: tuple[Permission, ...], today: date, *, anew: bool
    ) -> None:
        names = [couple.partner(w).short for w in PARTNERS]
        before = self._couple
        self._couple = couple
        self._intake = next((i for i in reversed(intakes) if any(_kept(i, w) for w in PARTNERS)), None)
        if before is None or [before.partner(w).short for w in PARTNERS] != names:
            chosen = self._whose.chosen()
            clear(self._whose_room)
            self._whose = Segmented(_("Who allows it"), names, None if anew else chosen)
            self._whose.changed.connect(lambda _at: self._show_choice())
            self._whose_room.addWidget(self._whose)
        if anew:
            self._reset(today)
            self._form.hide()
            self.open.show()
        clear(self._rows)
        shown = [p for p in reversed(given) if p.whom is Whom.BOTH]
        for at, each in enumerate(shown):
            self._rows.addLayout(self._one(each, today, first=at == 0))
        if not shown:
            self._rows.addWidget(text(_("Neither has allowed anything yet."), "small", "muted"))

    def forget(self, today: date) -> None:
        """What was filled in is recorded."""
        self._reset(today)
        self._shut()

    def refuse(self, sentence: str) -> None:
        self.slip.say(sentence)

    def _reset(self, today: date) -> None:
        for choice in (self._whose, self.what):
            choice.choose(None)
        self.how.choose(0)
        self.day.show_day(today)
        self._show_choice()

    def _one(self, permission: Permission, today: date, *, first: bool) -> QVBoxLayout:
        assert self._couple is not None
        name = self._couple.partner(permission.whose).short
        words = _("{name}: {what}").format(name=name, what=what_words(permission, self._label))
        said = _("{how}, {day}").format(how=how_words(permission.how), day=dates.near(permission.on, today))
        end: list[Item] = []
        if permission.withdrawn is None:
            back = Button(_("Withdraw"), "quiet", height=24)
            back.setAccessibleName(_("Withdraw: {words}").format(words=words))
            back.setObjectName(f"withdraw:{permission.uid}")
            back.clicked.connect(lambda _on=False: self.withdrawn.emit(permission))
            end = [at_top(back)]
        else:
            said = _("{said}, withdrawn {day}").format(said=said, day=dates.near(permission.withdrawn, today))
        tone = "text" if permission.withdrawn is None else "muted"
        body = column(para(words, "small", tone), 2, text(said, "small", "muted"))
        line = row(at_top(Mark(permission.whose)), body, *end, gap=theme.TIGHT)
        line.setStretch(1, 1)
        above: list[Item] = [] if first else [theme.TIGHT, rule(), theme.TIGHT]
        return column(*above, line)

    def _show_choice(self) -> None:
        """Which answers there are to choose among, and what a permission would change."""
        whose, what = self._chosen()
        clear(self._items)
        self._checks = {}
        self.slip.say("")
        if whose is not None and what is What.ANSWERS:
            self._items.addSpacing(theme.NEAR)
            for item in _kept(self._intake, whose) if self._intake else ():
                self._checks[item] = Check(self._label(item))
                self._items.addWidget(self._checks[item])
            if not self._checks:
                none = para(_("No answer given alone is on record from this partner."), "small", "muted")
                self._items.addWidget(none)
        if whose is not None and what is not None and self._couple is not None:
            self._effect.say(effect_words(what, self._couple.partner(whose).short))
        self._effect.setVisible(whose is not None and what is not None)
        self.changed.emit()

    def _chosen(self) -> tuple[Whose | None, What | None]:
        who, what = self._whose.chosen(), self.what.chosen()
        return (None if who is None else PARTNERS[who]), (None if what is None else _WHATS[what])

    def _give(self) -> None:
        whose, what = self._chosen()
        day = self.day.value()
        if whose is None or what is None:
            self.slip.say(_("Say who allows it and what may be shown."))
        elif self.day.wrong() or day is None:
            self.slip.say(self.day.wrong() or _("Give the day first."))
        else:
            assert self._couple is not None
            how = _HOWS[self.how.chosen() or 0]
            items = tuple(item for item, check in self._checks.items() if check.isChecked())
            intake = self._intake.uid if what is What.ANSWERS and self._intake else ""
            self.given.emit(Permission(self._couple.uid, whose, what, Whom.BOTH, day, how, intake=intake, items=items))

    def _open(self) -> None:
        self._form.show()
        self.open.hide()
        self.changed.emit()
        self._whose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shut(self) -> None:
        self._form.hide()
        self.open.show()
        self.changed.emit()
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)


def _kept(intake: Intake, whose: Whose) -> tuple[str, ...]:
    """The items that this partner answered alone: individual ones. What is the counselor's own is not theirs to open."""
    return tuple(a.item for a in intake.answers if a.whose is whose and a.visibility is Visibility.INDIVIDUAL)

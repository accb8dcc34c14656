"""What each of the two allowed to be shown to both: a list, a form to record one more, and what each one changes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.pages.agreements_answers import AnswersChoice, offer
from ui.pages.agreements_words import effect_words, given_words, what_words
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.day_field import DayField
from ui.widgets.entry import Slip
from ui.widgets.fields import labelled
from ui.widgets.layout import Ground, Item, at_top, clear, column, row, rule, section, wide
from ui.widgets.marks import Mark
from ui.widgets.words import para, text
from workbook.catalogue.entries import Catalogue
from workbook.language import _
from workbook.model.agreement import How, Permission, What, Whom
from workbook.model.common import PARTNERS, Whose
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

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._labels = {item.key: item.label for item in catalogue.items}
        self._couple: Couple | None = None
        self._intakes: tuple[Intake, ...] = ()
        self._today = date.min
        self.open = Button(_("Record what one allows"), "secondary", height=theme.CONTROL_IN_ROW)
        self.open.clicked.connect(self._open)
        self._rows = QVBoxLayout()
        self._form, self._whose_room, self.answers = QWidget(), QVBoxLayout(), AnswersChoice(catalogue)
        self._whose = Segmented(_("Who allows it"), ["", ""], None)
        self.what = Segmented(
            _("What may be shown to both"), [_("Their hope"), _("What brings them"), _("Named answers")], None
        )
        self.how = Segmented(_("How it was said"), [_("Spoken"), _("On paper")], 0)
        self.day = DayField(_("Day on which it was allowed"))
        self.until = DayField(_("Last day on which it holds; empty: until it is withdrawn"))
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
            self.answers,
            theme.NEAR,
            row(
                labelled(_("How"), self.how),
                labelled(_("Day"), wide(self.day, 160)),
                labelled(_("Last day, if any"), wide(self.until, 160)),
                None,
                gap=theme.GAP,
            ),
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
        self._couple, self._intakes, self._today = couple, intakes, today
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
        elif not self._offer():
            self.slip.say(_("The answers that are offered are others now: choose again."))
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
        self.until.show_day(None)
        self._show_choice()

    def _one(self, permission: Permission, today: date, *, first: bool) -> QVBoxLayout:
        assert self._couple is not None
        name = self._couple.partner(permission.whose).short
        words = _("{name}: {what}").format(name=name, what=what_words(permission, self._labels))
        said = given_words(permission, today)
        end: list[Item] = []
        over = permission.until is not None and permission.until < today
        if permission.withdrawn is None and not over:
            back = Button(_("Withdraw"), "quiet", height=24)
            back.setAccessibleName(_("Withdraw: {words}").format(words=words))
            back.setObjectName(f"withdraw:{permission.uid}")
            back.clicked.connect(lambda _on=False: self.withdrawn.emit(permission))
            end = [at_top(back)]
        tone = "text" if permission.holds_on(today) else "muted"
        body = column(para(words, "small", tone), 2, text(said, "small", "muted"))
        line = row(at_top(Mark(permission.whose)), body, *end, gap=theme.TIGHT)
        line.setStretch(1, 1)
        above: list[Item] = [] if first else [theme.TIGHT, rule(), theme.TIGHT]
        return column(*above, line)

    def _show_choice(self) -> None:
        """Which answers there are to choose among, and what a permission would change."""
        whose, what = self._chosen()
        self._offer()
        self.slip.say("")
        if whose is not None and what is not None and self._couple is not None:
            self._effect.say(effect_words(what, self._couple.partner(whose).short))
        self._effect.setVisible(whose is not None and what is not None)
        self.changed.emit()

    def _offer(self) -> bool:
        """Offer the answers that can be opened now. False: what was ticked is offered no more."""
        whose, what = self._chosen()
        if self._couple is None or whose is None or what is not What.ANSWERS:
            return self.answers.show_offer(None, self._today)
        name = self._couple.partner(whose).short
        return self.answers.show_offer(offer(self._intakes, whose, name, self._catalogue), self._today)

    def _chosen(self) -> tuple[Whose | None, What | None]:
        who, what = self._whose.chosen(), self.what.chosen()
        return (None if who is None else PARTNERS[who]), (None if what is None else _WHATS[what])

    def _give(self) -> None:
        whose, what = self._chosen()
        day = self.day.value()
        if whose is None or what is None:
            self.slip.say(_("Say who allows it and what may be shown."))
        elif self.day.wrong() or self.until.wrong() or day is None:
            self.slip.say(self.day.wrong() or self.until.wrong() or _("Give the day first."))
        else:
            assert self._couple is not None
            how = _HOWS[self.how.chosen() or 0]
            self.given.emit(
                Permission(
                    self._couple.uid,
                    whose,
                    what,
                    Whom.BOTH,
                    day,
                    how,
                    intake=self.answers.intake,
                    items=self.answers.ticked(),
                    until=self.until.value(),
                )
            )

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

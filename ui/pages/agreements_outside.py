"""Authorisations for somebody outside: what, for whom, from when until when; each partner signs for themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import dates, theme
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.day_field import DayField
from ui.widgets.entry import Slip
from ui.widgets.fields import Field, labelled
from ui.widgets.layout import Ground, Item, at_top, clear, column, row, rule, section
from ui.widgets.marks import Mark
from ui.widgets.words import para
from workbook.language import _
from workbook.model.agreement import How, Permission, What, Whom
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple


class OutsideCard(Ground):
    """`given(Permission)`, `withdrawn(Permission)`, and
    `sheet_wanted(Whose, Permission | None)` for the page on paper, filled in or blank.
    """

    given = Signal(object)
    withdrawn = Signal(object)
    sheet_wanted = Signal(object, object)
    changed = Signal()
    edited = Signal()
    """It is being filled in: `typed` says how it stands."""

    def __init__(self) -> None:
        super().__init__()
        self._couple: Couple | None = None
        self._suggested = ""
        self.open = Button(_("Record one"), "quiet", height=24)
        self.open.setAccessibleName(_("Record an authorisation for somebody outside"))
        self.open.clicked.connect(self._open)
        self._rows, self._form, self._room = QVBoxLayout(), QWidget(), QVBoxLayout()
        self._whose = Segmented(_("Who signed it"), ["", ""], None)
        self.recipient = Field("", _("a name or an office"))
        self.words = TextArea("", _("such as: dates of sessions"), lines=2, most=8)
        self.since, self.until = DayField(_("From")), DayField(_("Until, or left empty"))
        self.slip = Slip()
        self.keep = Button(_("Record it"), "soft", height=theme.CONTROL_IN_ROW)
        self.keep.setAccessibleName(_("Record this authorisation"))
        self.keep.clicked.connect(self._give)
        drop = Button(_("Close"), "plain", height=theme.CONTROL_IN_ROW)
        drop.setAccessibleName(_("Record no authorisation"))
        drop.clicked.connect(self._shut)
        self.recipient.textEdited.connect(self.edited)
        self.words.edited.connect(self.edited)
        for day in (self.since, self.until):
            day.textEdited.connect(self.edited)
            day.picked.connect(lambda _day: self.edited.emit())
        self._compose(drop)

    def _compose(self, drop: Button) -> None:
        holder = QWidget()
        self._room.addWidget(self._whose)
        column(self._room, into=holder)
        days = row(labelled(_("From"), self.since), labelled(_("Until"), self.until), gap=theme.NEAR)
        column(
            theme.NEAR,
            rule(),
            theme.NEAR,
            labelled(_("Who signed it"), holder),
            theme.NEAR,
            labelled(_("To whom"), self.recipient),
            theme.NEAR,
            labelled(_("What may be passed on"), self.words),
            theme.NEAR,
            days,
            self.slip,
            theme.NEAR,
            row(self.keep, drop, None),
            into=self._form,
        )
        note = para(_("A report for others needs one of each, and is not made yet."), "small", "muted")
        column(
            section(_("For somebody outside"), self.open),
            theme.HAIR,
            note,
            theme.NEAR,
            self._rows,
            self._form,
            pad=(24, 20, 24, 20),
            into=self,
        )
        self._form.hide()

    def show_permissions(
        self, couple: Couple, given: tuple[Permission, ...], kept: Mapping[str, str], today: date, *, anew: bool
    ) -> None:
        """`kept` is what was being filled in when the page was left or locked."""
        names = [couple.partner(w).short for w in PARTNERS]
        before, self._couple = self._couple, couple
        if before is None or [before.partner(w).short for w in PARTNERS] != names:
            clear(self._room)
            self._whose = Segmented(_("Who signed it"), names, None, stretch=True)
            self._whose.changed.connect(lambda _at: self.edited.emit())
            self._room.addWidget(self._whose)
        if anew:
            self._reset(today)
            self._take_up(kept)
        clear(self._rows)
        outside = [p for p in reversed(given) if p.whom is Whom.OUTSIDE]
        for at, each in enumerate(outside):
            self._rows.addLayout(self._one(each, today, first=at == 0))
        self._rows.addLayout(self._blank(couple, after=bool(outside)))

    def forget(self, today: date) -> None:
        self._reset(today)
        self._shut()

    def typed(self) -> dict[str, str]:
        """What is filled in, each field by its name; the day it begins only where it is another than was suggested."""
        who = self._whose.chosen()
        since = self.since.text()
        return {
            "who": "" if who is None else PARTNERS[who].value,
            "recipient": self.recipient.text().strip(),
            "words": self.words.words().strip(),
            "since": "" if since == self._suggested else since,
            "until": self.until.text(),
        }

    def _take_up(self, kept: Mapping[str, str]) -> None:
        self.recipient.show_words(kept.get("recipient", ""))
        self.words.show_words(kept.get("words", ""))
        if kept.get("since"):
            self.since.show_typed(kept["since"])
        self.until.show_typed(kept.get("until", ""))
        who = kept.get("who", "")
        self._whose.choose(PARTNERS.index(Whose(who)) if who in {w.value for w in PARTNERS} else None)
        self._form.setVisible(bool(kept))
        self.open.setVisible(not kept)

    def refuse(self, sentence: str) -> None:
        self.slip.say(sentence)

    def _reset(self, today: date) -> None:
        self._whose.choose(None)
        self.since.show_day(today)
        self._suggested = self.since.text()
        self.until.show_day(None)
        self.slip.say("")

    def _blank(self, couple: Couple, *, after: bool) -> QVBoxLayout:
        """The form on paper for each of them."""
        lines: list[Item] = [theme.NEAR] if after else []
        for whose in PARTNERS:
            name = couple.partner(whose).short
            sheet = Button(_("Print the form for {name}").format(name=_short(name)), "quiet", height=24)
            sheet.setObjectName(f"release:{whose}")
            sheet.setAccessibleName(_("Print the form to authorise a release, for {name}").format(name=name))
            sheet.clicked.connect(lambda _on=False, of=whose: self.sheet_wanted.emit(of, None))
            lines += [row(sheet, None), theme.HAIR]
        return column(*lines)

    def _one(self, permission: Permission, today: date, *, first: bool) -> QVBoxLayout:
        assert self._couple is not None
        name = self._couple.partner(permission.whose).short
        head = _("{name} to {recipient}").format(name=name, recipient=permission.recipient or permission.words)
        acts: list[Item] = []
        if permission.withdrawn is None:
            back = Button(_("Withdraw"), "quiet", height=24)
            back.setAccessibleName(_("Withdraw: {words}").format(words=head))
            back.setObjectName(f"withdraw:{permission.uid}")
            back.clicked.connect(lambda _on=False: self.withdrawn.emit(permission))
            acts = [at_top(back)]
        sheet = Button(_("Print"), "quiet", height=24)
        sheet.setAccessibleName(_("Print this authorisation: {words}").format(words=head))
        sheet.setObjectName(f"sheet:{permission.uid}")
        sheet.clicked.connect(lambda: self.sheet_wanted.emit(permission.whose, permission))
        tone = "text" if permission.holds_on(today) else "muted"
        line = row(at_top(Mark(permission.whose)), para(head, "small_strong", tone), *acts, gap=theme.TIGHT)
        line.setStretch(1, 1)
        words: list[Item] = [para(permission.words, "small", tone), 2] if permission.recipient else []
        body = column(*words, para(_when(permission, today), "small", "muted"), row(sheet, None))
        above: list[Item] = [] if first else [theme.NEAR, rule(), theme.NEAR]
        return column(*above, line, 2, body)

    def _give(self) -> None:
        who, on = self._whose.chosen(), self.since.value()
        wrong = self.since.wrong() or self.until.wrong()
        if who is None:
            self.slip.say(_("Say which of the two signed it."))
        elif wrong or on is None:
            self.slip.say(wrong or _("Give the day first."))
        else:
            assert self._couple is not None
            self.given.emit(
                Permission(
                    self._couple.uid,
                    PARTNERS[who],
                    What.RECORD,
                    Whom.OUTSIDE,
                    on,
                    How.PAPER,
                    words=self.words.words().strip(),
                    recipient=self.recipient.text().strip(),
                    until=self.until.value(),
                )
            )

    def _open(self) -> None:
        self._form.show()
        self.open.hide()
        self.changed.emit()
        self._whose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shut(self) -> None:
        self._whose.choose(None)
        self.since.show_typed(self._suggested)
        self.until.show_day(None)
        self.recipient.show_words("")
        self.words.show_words("")
        self.edited.emit()
        self._form.hide()
        self.open.show()
        self.changed.emit()
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)


def _when(permission: Permission, today: date) -> str:
    since = dates.near(permission.on, today)
    words = _("from {day}").format(day=since)
    if permission.until is not None:
        until = dates.near(permission.until, today)
        words = _("from {day} until {until}").format(day=since, until=until)
    if permission.withdrawn is not None:
        return _("{words}; withdrawn {day}").format(words=words, day=dates.near(permission.withdrawn, today))
    if permission.until is not None and permission.until < today:
        return _("{words}; over").format(words=words)
    return words


def _short(name: str, most: int = 18) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"

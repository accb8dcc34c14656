"""One partner's half of the form: name, how they are called, how they may safely be reached, and what brings them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import dates, theme
from ui.birth_words import is_no_birth, is_still_to_come, read_birth
from ui.pages.new_couple_more import More
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.entry import Entry
from ui.widgets.fields import Field, labelled, needed
from ui.widgets.layout import Item, at_top, card, clear, column, row, rule, section, wide
from ui.widgets.marks import Mark, token
from ui.widgets.words import text
from workbook.errors import BadInput
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.couple import Couple, Leave, Partner, SafeContact, checked

_LEAVE_WIDE, _NAME_WIDE = 252, 48


def is_name(words: str) -> bool:
    """Whether the records take these words as a name: something has to be seen of it."""
    try:
        checked(Couple(Partner(Whose.FIRST, words), Partner(Whose.SECOND, "B")), date.max)
    except BadInput:
        return False
    return True


def leave_word(leave: Leave, *, by_phone: bool) -> str:
    """What may be left, as a choice says it."""
    return {
        Leave.ANYTHING: _("Message") if by_phone else _("Anything"),
        Leave.CALL_BACK: _("Call back"),
        Leave.DATES: _("Dates only"),
        Leave.NOTHING: _("Nothing"),
    }[leave]


class Reach(QWidget):
    """One way to reach a partner, and what may be left there. Without a choice nothing may."""

    def __init__(self, name: str, middle: Leave, hint: str, whose: str) -> None:
        super().__init__()
        self._by_phone = middle is Leave.CALL_BACK
        self._offered: tuple[Leave, ...] = (Leave.ANYTHING, middle, Leave.NOTHING)
        self._usual = self._offered
        self._name, self._leave_name = name, _("What may be left: {way}, {partner}").format(way=name, partner=whose)
        self.field = Field("", hint, says=f"{name}, {whose}")
        label = wide(text(name, "small"), _NAME_WIDE)
        self._holder = column()
        line = row(label, self.field, self._holder, gap=theme.TIGHT, into=self)
        line.setStretch(1, 1)
        self._segments = self._choice()

    def show_way(self, where: str, leave: Leave) -> None:
        """A way that is empty and says nothing may be left was never chosen; any other leave shows, offered or not."""
        self.field.show_words(where)
        offered = self._usual if leave in self._usual else (*self._usual, leave)
        if offered != self._offered:
            self._offered = offered
            clear(self._holder)
            self._segments = self._choice()
        unchosen = leave is Leave.NOTHING and not where
        self._segments.choose(None if unchosen else self._offered.index(leave))

    def way(self) -> tuple[str, Leave]:
        chosen = self._segments.chosen()
        return self.field.text().strip(), Leave.NOTHING if chosen is None else self._offered[chosen]

    def _choice(self) -> Segmented:
        words = [leave_word(leave, by_phone=self._by_phone) for leave in self._offered]
        made = Segmented(self._leave_name, words, None, height=theme.CONTROL, stretch=True, clearable=True)
        made.setMinimumWidth(_LEAVE_WIDE)
        self._holder.addWidget(made)
        return made


class PartnerHalf(QWidget):
    """The card of one partner."""

    def __init__(self, whose: Whose, title: str) -> None:
        super().__init__()
        self.whose = whose
        self.name = Entry(_("Name"), Field("", _("First and last name")), needed())
        self._called = Entry(_("Called"), Field("", _("if different")))
        self._pronouns = Entry(_("Pronouns"), Field("", _("as told")))
        self.born = Entry(_("Born"), Field("", _("day month year")))
        self._phone = Reach(_("Phone"), Leave.CALL_BACK, _("number"), title)
        self._email = Reach(_("E-mail"), Leave.DATES, _("address"), title)
        self._post = Reach(_("Post"), Leave.DATES, _("address"), title)
        self._seen_by = Entry(_("Who else may see or hear it"), Field("", _("nobody told us yet")))
        self._brings = TextArea("", _("in their own words"), lines=3, most=12)
        self.more = More(title)
        self._compose(title)
        self._name_fields(title)

    def _compose(self, title: str) -> None:
        used = row(
            at_top(self._called), at_top(wide(self._pronouns, 104)), at_top(wide(self.born, 168)), gap=theme.NEAR
        )
        used.setStretch(0, 1)
        contact = section(_("Safe contact"), note=_("what may be left there; no choice means nothing"))
        ways: list[Item] = [self._phone, theme.TIGHT, self._email, theme.TIGHT, self._post]
        half = card(
            row(Mark(self.whose, 12), text(title, "section", token(self.whose)), None),
            theme.NEAR,
            self.name,
            theme.NEAR,
            used,
            20,
            rule(),
            theme.GAP,
            contact,
            theme.TIGHT,
            *ways,
            14,
            self._seen_by,
            20,
            rule(),
            theme.GAP,
            labelled(_("What brings them"), self._brings),
            self._folded(),
            None,
            pad=(24, 18, 24, 20),
        )
        column(half, into=self)

    def _folded(self) -> QWidget:
        """The rest, with its own distance above, so that nothing of it shows while it is folded."""
        self._fold = QWidget()
        column(20, rule(), theme.GAP, self.more, into=self._fold)
        self._fold.hide()
        return self._fold

    def unfold(self, unfolded: bool) -> None:
        self._fold.setVisible(unfolded)
        self.more.fold_hope()

    def _name_fields(self, title: str) -> None:
        """Both halves have the same fields: what is read out says whose each is."""
        for entry in self._entries():
            entry.field.setAccessibleName(f"{entry.field.accessibleName()}, {title}")
        self._brings.setAccessibleName(f"{self._brings.accessibleName()}, {title}")

    def _entries(self) -> tuple[Entry, ...]:
        return self.name, self._called, self._pronouns, self.born, self._seen_by

    def settle_born(self, today: Callable[[], date]) -> None:
        """From now on say at once, when the field is left, how the birth date was read or that it was not."""
        self.born.field.editingFinished.connect(lambda: self._read_born(today()))

    def show_partner(self, partner: Partner) -> None:
        contact = partner.contact
        self.name.show_words(partner.name)
        self._called.show_words(partner.called)
        self._pronouns.show_words(partner.pronouns)
        self.born.show_words(dates.day_of_year(partner.born) if partner.born else "")
        self._phone.show_way(contact.phone, contact.phone_leave)
        self._email.show_way(contact.email, contact.email_leave)
        self._post.show_way(contact.post, contact.post_leave)
        self._seen_by.show_words(contact.seen_by)
        self._brings.show_words(partner.brings)
        self.more.show_partner(partner)

    def raw(self) -> tuple[object, ...]:
        """Everything as it stands, readable or not, to tell whether something was changed."""
        words = tuple(entry.words() for entry in self._entries())
        ways = (self._phone.way(), self._email.way(), self._post.way())
        return (*words, *ways, self._brings.words().strip(), *self.more.raw())

    def read(self, before: Partner, today: date) -> tuple[Partner, Entry | None]:
        """The partner as typed, over what the record held, and the first field that cannot be right."""
        slips = []
        self.name.fine()
        if not is_name(self.name.words()):
            self.name.wrong(_("Each partner needs a name."))
            slips.append(self.name)
        born = self._read_born(today)
        if self.born.problem():
            slips.append(self.born)
            born = before.born
        (phone, phone_leave), (email, email_leave), (post, post_leave) = (
            self._phone.way(),
            self._email.way(),
            self._post.way(),
        )
        seen_by = self._seen_by.words()
        contact = SafeContact(phone, phone_leave, email, email_leave, post, post_leave, seen_by)
        made = replace(
            self.more.read(before),
            name=self.name.words(),
            called=self._called.words(),
            pronouns=self._pronouns.words(),
            born=born,
            contact=contact,
            brings=self._brings.words().strip(),
        )
        return made, next(iter(slips), None)

    def unread(self) -> list[tuple[str, str]]:
        """After `read`: the fields with words that could not be taken."""
        return [(self.born.name, self.born.words())] if self.born.problem() else []

    def _read_born(self, today: date) -> date | None:
        self.born.fine()
        words = self.born.words()
        read = read_birth(words, today) if words else None
        if words and read is None:
            self.born.wrong(_unread_birth(words, today))
        elif read is not None:
            self.born.show_words(dates.day_of_year(read))
        return read


def _unread_birth(words: str, today: date) -> str:
    """What to say of a birth date that could not be taken."""
    if is_still_to_come(words, today):
        return _("This day is still to come.")
    return _("There is no such day.") if is_no_birth(words) else _("Write day, month and year, such as 3 May 1988.")


class FoldButton(Button):
    """Unfolds the rest of both halves together, so that they stay side by side. `folded` says that fields came or went."""

    folded = Signal()

    def __init__(self, halves: tuple[PartnerHalf, PartnerHalf]) -> None:
        super().__init__("", "quiet", height=24)
        self._halves, self._unfolded = halves, False
        self.clicked.connect(self._turn)

    def settle(self) -> None:
        """What is on record is in sight, but for a hope; while nothing is, the rest stays folded."""
        self._show(any(half.more.holds_something() for half in self._halves))

    def _turn(self) -> None:
        self._show(not self._unfolded)
        if self._unfolded:
            self._halves[0].more.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, unfolded: bool) -> None:
        self._unfolded = unfolded
        for half in self._halves:
            half.unfold(unfolded)
        more = _("More about each: hope, emergency contact, other therapists, health")
        self.say(_("Fold away hope, emergency contact, other therapists, health") if unfolded else more)
        self.folded.emit()

"""How a hand-over begins: who will see what, that nothing has to be answered, and the partner's own choice, which nobody makes
for them: without one there is no first question. A check-in is shown to both or to nobody but its own partner, as both choose
later: it begins without a choice.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui import theme
from ui.widgets.chips import Status
from ui.widgets.choices import Radio
from ui.widgets.large import LargeButton
from ui.widgets.layout import Item, card, column, row
from ui.widgets.words import para, text
from workbook.language import _, ngettext
from workbook.model.handover import Choice, Kind, Ticket

_WIDE = 760


class FirstView(QWidget):
    """`begun(choice)` once a choice is made, where there is one to make, and "Begin" is pressed; it may be None."""

    begun = Signal(object)

    def __init__(self, ticket: Ticket) -> None:
        super().__init__()
        self._chooses = ticket.kind is Kind.INTAKE
        counselor = ticket.counselor or _("your counselor")
        self.both = Radio(
            _("Both of us may see my answers"),
            second=_("on pages that the two of you look at together with {counselor}").format(counselor=counselor),
            role="large",
        )
        self.alone = Radio(
            _("Only my counselor and I"),
            second=_("nothing of it stands on a page for your partner, unless you allow it later"),
            role="large",
        )
        self._group = QButtonGroup(self)
        for each in (self.both, self.alone):
            self._group.addButton(each)
            each.setProperty("ring", theme.RADIUS_CONTROL)
            each.setAutoExclusive(False)
        self._group.setExclusive(False)  # as a group with nothing chosen: a choice by hand sets it to exclusive
        self._group.buttonClicked.connect(lambda _button: self._group.setExclusive(True))
        self.begin = LargeButton(_("Begin"), "primary")
        self.begin.clicked.connect(self._go)
        self._status = Status(wraps=True, role="large")
        body = QWidget()
        body.setFixedWidth(_WIDE)
        column(None, *self._words(ticket), None, pad=(0, theme.MARGIN, 0, theme.MARGIN), into=body)
        row(None, body, None, into=self)
        self.first_focus: QWidget = self.both if self._chooses else self.begin

    def _words(self, ticket: Ticket) -> list[Item]:
        items: list[Item] = [para(_hello(ticket), "title"), theme.GAP]
        for line in _lines(ticket):
            items += [para(line, "large"), theme.NEAR]
        begin = row(self.begin, theme.GAP, column(None, self._status, None))
        begin.setStretch(2, 1)
        items.append(theme.NEAR)
        if self._chooses:
            items += [self._choice(), theme.GUTTER]
        else:
            for unused in (self.both, self.alone):
                unused.setParent(self)
                unused.hide()
        return [*items, begin]

    def _choice(self) -> QWidget:
        return card(
            text(_("Who may see your answers?"), "number"),
            theme.GAP,
            self.both,
            theme.GAP,
            self.alone,
            pad=(28, 24, 28, 24),
        )

    def _go(self) -> None:
        if not self._chooses:
            self.begun.emit(None)
            return
        if not (self.both.isChecked() or self.alone.isChecked()):
            self.say_wrong(_("Choose first who may see your answers."))
            self.both.setFocus()
            return
        self.begun.emit(Choice.BOTH if self.both.isChecked() else Choice.COUNSELOR)

    def say_wrong(self, sentence: str) -> None:
        self._status.say(sentence, "wrong")


def _hello(ticket: Ticket) -> str:
    if ticket.kind is Kind.INTAKE:
        return _("{name}, these questions are for you alone").format(name=ticket.partner)
    many = len(ticket.questions)
    hello = ngettext("{name}, a short question for you alone", "{name}, {n} short questions for you alone", many)
    return hello.format(name=ticket.partner, n=many)


def _lines(ticket: Ticket) -> list[str]:
    """Who sees what, and that nothing has to be answered."""
    lines = [
        ticket.says,
        _("You need not answer anything. Leave out a question, pause, or stop whenever you like."),
        _("Esc empties the screen at once."),
    ]
    if ticket.kind is Kind.CHECK_IN:
        lines.insert(1, _("Your answers stand on no page for your partner until you both choose to show them."))
    elif ticket.personal:
        lines.insert(
            1,
            _(
                "A few questions are personal. Whatever you choose here, what you say to these stands on no page for both"
                " of you unless you name it later, and some of it never."
            ),
        )
    return lines

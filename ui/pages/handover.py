"""For the counselor, before the computer goes to one partner: who, whether it is safe, who will see what. And what came back.

A partner may be standing beside: until the counselor asks for it, the page looks the same whatever the other one gave alone,
and whether anything waits to be read. What was given alone is never open beside what hands the computer over.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui import theme
from ui.context import Context, Place
from ui.pages.handover_check_in import check_in_card
from ui.pages.handover_given import given_card
from ui.pages.page import Page
from ui.widgets.buttons import Button
from ui.widgets.choices import Check, Radio
from ui.widgets.entry import Slip
from ui.widgets.icon import Icon
from ui.widgets.keeping import keeping_place
from ui.widgets.layout import Item, at_top, card, clear, column, columns, row, section
from ui.widgets.settling import SettledScroller, running
from workbook.changes import Changes
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.agreement import Alone, rule
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple
from workbook.model.handover import Handover
from workbook.model.intake import Intake

READ = "read"
"""The detail that opens the page with what was given alone in sight."""


class HandoverPage(Page):
    areas = frozenset({"handovers", "intakes", "couples"})

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._clock = clock
        self._whose = Whose.FIRST
        self._intake: Intake | None = None
        self.reading = False
        self.partners = {w: Radio("", role="body") for w in PARTNERS}
        self.safe = Check("")
        self._slip, self._not_marked = Slip(), Slip()
        self.hand_over = Button("", "primary")
        self._escape = QShortcut(QKeySequence("Escape"), self)
        self._escape.activated.connect(self._close)
        self.to_intake = Button(_("Back to the intake"), icon="arrow-left")
        self.to_intake.clicked.connect(lambda: self.context.go_to(Place.INTAKE, self.couple))
        self._left, self._right = column(), column()
        body = QWidget()
        columns((column(self._left, None), 6), (column(self._right, None), 5), into=body)
        self._scroller = SettledScroller(body)
        column(self._scroller, into=self)

    # the window's calls

    def head_actions(self) -> list[QWidget]:
        return [self.to_intake]

    def show_couple(self, uid: str) -> None:
        super().show_couple(uid)
        self.reading, self._whose = False, Whose.FIRST
        self.refresh(None)

    def show_detail(self, detail: str) -> None:
        if detail == READ:
            self._read()
        elif detail in (w.value for w in PARTNERS):
            self.reading, self._whose = False, Whose(detail)
            self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        if self.couple:
            book = self.context.book
            couple, intakes = book.couples.get(self.couple), book.intakes.of(self.couple)
            self._intake = next((i for i in intakes if i.finished is None), None)
            self._escape.setEnabled(self.reading)
            with keeping_place(self, self._scroller):
                self._show_left(couple)
                self._show_right(couple)
            self._scroller.settle()

    def flush(self) -> None:
        """The page is left: nothing of what was given alone stays open behind it."""
        if self.reading:
            self.reading = False
            self.refresh(None)

    def first_focus(self) -> QWidget | None:
        return self.partners[self._whose] if self._intake is not None and not self.reading else self.to_intake

    # handing over

    def _show_left(self, couple: Couple) -> None:
        clear(self._left)
        if self._intake is None:
            words = _("There is no intake under way. Begin one first: the computer is handed over for its questions.")
            self._left.addWidget(
                card(section(_("Hand the computer over")), theme.HAIR, running(words, "body", "muted"))
            )
            return
        if self.reading:
            words = _("What was given alone is open. It has to be closed before the computer is handed over.")
            on = Button(_("Close it and go to the hand-over"))
            on.clicked.connect(self._close)
            self._left.addWidget(
                card(
                    section(_("Hand the computer over")),
                    theme.HAIR,
                    running(words, "body", "muted"),
                    theme.GAP,
                    row(on, None),
                )
            )
            return
        self.partners = self._radios(couple)
        self.safe, self._slip = Check(_("They are alone here, and it is safe to answer now")), Slip()
        self.hand_over = Button("", "primary")
        self.hand_over.clicked.connect(self._hand_over)
        self.safe.toggled.connect(lambda _on: self._slip.say(""))
        signed = couple.policy_signed is not None
        private = (
            _("The personal questions are asked too, and what they hope for: both have signed the policy.")
            if signed
            else _("The personal questions are not asked: no policy is signed by both.")
        )
        says = rule(couple.policy if signed else None, Alone.ORDINARY).says
        intro = _("One of the two answers alone: full screen, one question at a time, in an order of their own.")
        lines: list[Item] = []
        for icon, words in (
            ("info", _("It begins by saying who will see what: “{sentence}”").format(sentence=says)),
            ("file-lock", private),
            ("lock", _("The workbook is closed and locked meanwhile. Nobody can get into it from there.")),
            ("save", _("Every answer is sealed at once. All of them are here when you unlock again.")),
        ):
            lines += [row(at_top(Icon(icon, "muted", 16)), running(words), gap=theme.NEAR), theme.TIGHT]
        self._left.addWidget(
            card(
                section(_("Hand the computer over")),
                theme.HAIR,
                running(intro, "body", "muted"),
                theme.GAP,
                column(*(self.partners[w] for w in PARTNERS), gap=theme.NEAR),
                theme.GAP,
                *lines,
                theme.TIGHT,
                self.safe,
                self._slip,
                theme.GAP,
                row(self.hand_over, None),
            )
        )
        self._name_it(couple)

    def _radios(self, couple: Couple) -> dict[Whose, Radio]:
        group, made = QButtonGroup(self), dict[Whose, Radio]()
        for whose in PARTNERS:
            radio = Radio(couple.partner(whose).short, whose is self._whose)
            radio.toggled.connect(lambda on, whose=whose: self._choose(whose) if on else None)
            group.addButton(radio)
            made[whose] = radio
        return made

    def _choose(self, whose: Whose) -> None:
        self._whose = whose
        self.safe.setChecked(False)
        self._name_it(self.context.book.couples.get(self.couple))

    def _name_it(self, couple: Couple) -> None:
        name = couple.partner(self._whose).short
        self.hand_over.say(_("Hand over to {name}").format(name=name))
        self._slip.say("")

    def _hand_over(self) -> None:
        if not self.safe.isChecked():
            self._slip.say(_("Make sure of that first, and tick it."))
            self.safe.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._intake is not None and not any(
            self.context.book.handovers.still_to_ask(self._intake.uid, self._whose)
        ):
            self._slip.say(_("Nothing is left to ask them: every question has an answer already."))
        elif self._intake is not None:
            self.context.hand_over(self._intake.uid, self._whose)

    # reading

    def _read(self) -> None:
        self.reading = True
        self.refresh(None)
        self._to_unread()

    def _close(self) -> None:
        """What was opened is closed, and the keyboard is where it is on coming to this page."""
        self.reading = False
        self.refresh(None)
        goal = self.first_focus()
        if goal is not None:
            goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_unread(self) -> None:
        """The keyboard goes to what is not read yet, or where it would be on coming to this page."""
        unread = next((b for b in self.findChildren(Button, "looked") if b.isVisibleTo(self)), None)
        goal = unread or self.first_focus()
        if goal is not None:
            goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_right(self, couple: Couple) -> None:
        clear(self._right)
        book = self.context.book
        all_of = book.handovers.to_read(self.couple)[::-1]
        if not self.reading:
            read = Button(_("Read what was given alone"))
            read.clicked.connect(self._read)
            words = _("What comes back from a hand-over is read here, while you are alone.")
            self._right.addWidget(
                card(
                    section(_("Given alone")),
                    theme.HAIR,
                    running(words, "body", "muted"),
                    theme.GAP,
                    row(read, None),
                )
            )
            return
        shut = Button(_("Close"), key=_("Esc"))
        shut.setAccessibleName(_("Close what was given alone"))
        shut.clicked.connect(self._close)
        self._not_marked = Slip()
        self._right.addLayout(row(None, shut))
        self._right.addWidget(self._not_marked)
        self._right.addSpacing(theme.NEAR)
        if not all_of:
            words = _("Nothing was given alone yet.")
            self._right.addWidget(card(section(_("Given alone")), theme.HAIR, running(words, "body", "muted")))
        else:
            for at, handover in enumerate(all_of):
                if at:
                    self._right.addSpacing(theme.GUTTER)
                self._right.addWidget(self._card(couple, handover))

    def _card(self, couple: Couple, handover: Handover) -> QWidget:
        book, now = self.context.book, self._clock()
        if handover.session:
            session = book.sessions.get(handover.session)
            return check_in_card(couple, handover, session, now, self._looked_at)
        intake = book.intakes.get(handover.intake)
        return given_card(couple, handover, intake, book.catalogue, now, self._looked_at)

    def _looked_at(self, uid: str) -> None:
        try:
            self.context.book.handovers.looked_at(uid)
        except WorkbookError as error:
            self._not_marked.say(str(error))
        else:
            self.context.saved()
            self.refresh(None)
            self._to_unread()


def build(context: Context) -> Page:
    return HandoverPage(context)

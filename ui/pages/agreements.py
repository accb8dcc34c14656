"""What the two agreed with the counselor: the policy on what is said alone, consents, what each allows, and who signed when.

The counselor's own view. Paper is signed in the room; here stands who signed which text on which day, and nothing is rewritten.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui import messages, theme
from ui.context import Context, Place
from ui.pages.agreements_allowed import AllowedCard
from ui.pages.agreements_consents import ConsentsCard, PastCard
from ui.pages.agreements_outside import OutsideCard
from ui.pages.agreements_paper import SignLine
from ui.pages.agreements_policy import PolicyCard
from ui.pages.agreements_printing import Printing
from ui.pages.agreements_words import withdraw_words
from ui.pages.page import Page
from ui.tongues import called
from ui.widgets.buttons import Button
from ui.widgets.keeping import keeping_place
from ui.widgets.kept import KeptForm
from ui.widgets.layout import column, columns
from ui.widgets.scrolling import Scroller
from ui.widgets.tab_order import in_reading_order
from ui.widgets.told import Told
from workbook.catalogue.loader import readable
from workbook.changes import Changes
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.agreement import Permission, Whom
from workbook.model.common import Whose
from workbook.model.paper import CONSENTS, Agreement, Ending, Paper

_SLOT = "authorisation"


class Agreements(Page):
    areas = frozenset({"agreements", "couples", "permissions", "intakes", "settings"})

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._clock = clock
        catalogue = context.book.catalogue
        self.policy, self.consents, self.past = PolicyCard(catalogue), ConsentsCard(catalogue), PastCard(catalogue)
        self.allowed = AllowedCard(catalogue)
        self.outside = OutsideCard()
        self._told = Told()
        self._kept = KeptForm(self, context.book, self.outside.typed, lambda error: self._told.say(str(error), "wrong"))
        self.outside.edited.connect(self._kept.touch)
        self._printing = Printing(self, self._told, self._today)
        self._back = Button(_("Overview"), icon="arrow-left", key=_("Esc"))
        self._back.clicked.connect(self._leave)
        body = QWidget()
        left = column(self.policy, self.consents, self.allowed, None, gap=theme.GUTTER)
        right = column(self.outside, self.past, None, gap=theme.GUTTER)
        column(self._told, columns((left, 2), (right, 1)), into=body)
        self._scroller = Scroller(body)
        column(self._scroller, into=self)
        self._wire()

    def _wire(self) -> None:
        for card in (self.policy, self.consents):
            card.begun.connect(self._begin)
        for block in (self.policy.block, *self.consents.blocks.values()):
            block.signed.connect(self._sign)
            block.ended.connect(self._end)
        for printing in (self.policy, self.consents, self.past):
            printing.printed.connect(self._printing.paper)
        for giving in (self.allowed, self.outside):
            giving.given.connect(partial(self._give, giving))
            giving.withdrawn.connect(self._withdraw)
            giving.changed.connect(lambda: in_reading_order(self))
        self.outside.sheet_wanted.connect(self._printing.release)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self._leave)

    def second_line(self) -> str:
        return _("What was agreed and signed: on paper in the room, recorded here")

    def head_actions(self) -> list[QWidget]:
        return [self._back]

    def first_focus(self) -> QWidget | None:
        return self.policy.first_focus()

    def show_couple(self, uid: str) -> None:
        another = uid != self.couple
        super().show_couple(uid)
        self._told.say("")
        if another:
            self._scroller.verticalScrollBar().setValue(0)
        self._read(anew=another)

    def refresh(self, changes: Changes | None) -> None:
        if self.couple:
            self._read(anew=False)

    def flush(self) -> None:
        self._kept.flush()

    def _read(self, *, anew: bool) -> None:
        book, today = self.context.book, self._today()
        couple, every = book.couples.get(self.couple), book.agreements.of(self.couple)
        given = book.permissions.of(self.couple)
        kept = self._kept.take_up(self.couple, _SLOT) if anew else {}
        with keeping_place(self, self._scroller):
            newest = {paper: book.papers.current(paper, couple.language) for paper in CONSENTS}
            reads = readable(couple.language)
            foreign = self._foreign(every, reads)
            self.policy.show_agreements(couple, every, foreign, called(reads), today, anew=anew)
            self.consents.show_agreements(couple, every, newest, foreign, called(reads), today)
            self.past.show_agreements(couple, every, foreign, today)
            self.allowed.show_permissions(couple, book.intakes.of(self.couple), given, today, anew=anew)
            self.outside.show_permissions(couple, given, kept, today, anew=anew)
        in_reading_order(self)
        self.head_changed.emit()

    def _foreign(self, every: tuple[Agreement, ...], language: str) -> dict[str, str]:
        """Which agreements have a text in another language than this, and what that is called."""
        texts = {a.uid: self.context.book.papers.version(a.paper, a.version) for a in every}
        return {uid: called(text.language) for uid, text in texts.items() if text and text.language != language}

    def _today(self) -> date:
        return self._clock().date()

    # what is agreed

    def _begin(self, paper: Paper) -> None:
        if self._do(lambda: self.context.book.agreements.begin(self.couple, paper)):
            self._to_next(paper)

    def _sign(self, uid: str, whose: Whose, on: date, line: SignLine) -> None:
        try:
            self.context.book.agreements.sign(uid, whose, on)
        except WorkbookError as error:
            line.slip.say(str(error))
            line.day.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.context.saved()
            self._to_next(self.context.book.agreements.get(uid).paper)

    def _to_next(self, paper: Paper) -> None:
        """The keyboard goes to the next signature, of this paper before any other; then to what can be put before them next."""
        here = self.policy.block if paper.policy is not None else self.consents.blocks[paper]
        open_lines = (block.open_line() for block in (here, self.policy.block, *self.consents.blocks.values()))
        line = next((each for each in open_lines if each is not None), None)
        goal = line.day if line is not None else self.consents.first_begin() or self.policy.first_focus()
        goal.setFocus(Qt.FocusReason.TabFocusReason)

    def _end(self, uid: str, ending: Ending) -> None:
        agreement = self.context.book.agreements.get(uid)
        more = _("It stays readable under “Earlier”, with its signatures.")
        if agreement.in_force and agreement.paper.policy is not None:
            more = (
                _("Questions kept for one partner’s page are not asked any more until another policy is signed. ")
                + more
            )
        question, yes = _("End this agreement?"), _("End it")
        if ending is Ending.ERROR:
            question, yes = _("Was this entered in error?"), _("Take it back")
        elif agreement.waiting:
            question, yes = _("Put this sheet aside?"), _("Put it aside")
        if messages.ask(question, more=more, yes=yes, lasting=True, parent=self):
            self._do(lambda: self.context.book.agreements.end(uid, ending))

    # what is allowed

    def _give(self, card: AllowedCard | OutsideCard, permission: Permission) -> None:
        try:
            self.context.book.permissions.give(permission)
        except WorkbookError as error:
            card.refuse(str(error))
        else:
            card.forget(self._today())
            self.context.saved()

    def _withdraw(self, permission: Permission) -> None:
        name = self.context.book.couples.get(self.couple).partner(permission.whose).short
        more = withdraw_words(name)
        if permission.whom is Whom.OUTSIDE:
            more = _(
                "From today on nothing may be passed on under it. What was passed on before cannot be called back."
            )
        if messages.ask(_("Withdraw this?"), more=more, yes=_("Withdraw it"), lasting=True, parent=self):
            self._do(lambda: self.context.book.permissions.withdraw(permission.uid))

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except WorkbookError as error:
            messages.shown(error, self)
            return False
        self.context.saved()
        return True

    def _leave(self) -> None:
        self.context.go_to(Place.OVERVIEW, self.couple)


def build(context: Context) -> Page:
    return Agreements(context)

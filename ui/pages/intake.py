"""The intake, keyed in for both partners: the counselor reads two paper forms and types digits, and every digit is saved.

This page knows which intake is in sight, begins new ones and finishes them; `intake_entry` works the one that is open.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import messages, theme
from ui.context import Context, Place
from ui.dates import day_of_year
from ui.pages.intake_card import IntakeCard
from ui.pages.intake_ends import alone_no_more, stands
from ui.pages.intake_entry import IntakeEntry
from ui.pages.intake_index import IntakeIndex, begin_words
from ui.pages.intake_sheet import IntakeSheet
from ui.pages.page import Page
from ui.widgets.buttons import Button
from ui.widgets.chips import EmptyState
from ui.widgets.layout import card, row
from ui.widgets.scrolling import Scroller
from workbook.changes import Changes
from workbook.disclosure.letterhead import names
from workbook.errors import WorkbookError
from workbook.language import _, ngettext
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.intake import Intake, IntakeKind


class IntakePage(Page):
    """`show_detail` takes an intake's uid."""

    areas = frozenset({"intakes", "couples", "safety", "permissions"})

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._clock = clock
        self.index, self.card = IntakeIndex(), IntakeCard()
        self.entry = IntakeEntry(context, self.index, self.card)
        self.begin_first = Button(_("Begin the first intake"), "primary")
        self.begin_first.clicked.connect(lambda: self._begin(IntakeKind.FIRST))
        self.blank = Button(_("Print blank form"), icon="printer")
        self.handover = Button(_("Hand over"), key=_("Alt H"))
        self.handover.setAccessibleName(_("Hand the computer over to one of them"))
        self.handover.clicked.connect(lambda: self.context.go_to(Place.HANDOVER, self.couple))
        self._right = QStackedWidget()
        self._right.addWidget(self.card)
        self._right.addWidget(_nothing_yet(self.begin_first))
        left = Scroller(self.index)
        left.setFixedWidth(self.index.width() + 12)
        made = row(left, self._right, gap=theme.GUTTER - 12, into=self)
        made.setStretch(1, 1)
        self._wire()

    def _wire(self) -> None:
        self.index.intake_wanted.connect(self.show_detail)
        self.index.begin_wanted.connect(self._begin)
        self.index.paper.day_wanted.connect(self._set_day)
        self.index.paper.apart_wanted.connect(self._set_apart)
        self.blank.clicked.connect(lambda: self.context.go_to(Place.DOCUMENTS, self.couple, "blank_intake"))
        self.index.safety_wanted.connect(lambda: self.context.go_to(Place.SAFETY, self.couple))
        self.index.own_wanted.connect(lambda: self.context.go_to(Place.CONCERNS, self.couple))
        self.card.foot.primary_wanted.connect(self._primary)
        for keys, act in (
            ("F6", self.entry.next_missing),
            ("Ctrl+M", self.entry.open_note),
            ("Ctrl+O", lambda: self.entry.open_note(seen=True)),
            ("Alt+B", self.blank.click),
            ("Ctrl+PgDown", lambda: self.entry.turn(1)),
            ("Ctrl+PgUp", lambda: self.entry.turn(-1)),
            ("Ctrl+Return", self._finish_by_key),
            ("Ctrl+Enter", self._finish_by_key),
            ("Alt+S", self.index.safety_wanted.emit),
            ("Alt+C", self.index.own_wanted.emit),
            ("Alt+H", self.handover.click),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # the window's calls

    def head_actions(self) -> list[QWidget]:
        return [self.blank, self.handover]

    def show_couple(self, uid: str) -> None:
        shown = self._shown() if uid == self.couple else ""
        super().show_couple(uid)
        self._read(shown)

    def show_detail(self, detail: str) -> None:
        if self._flushed():
            self._read(detail)
            self._focus_first()

    def refresh(self, changes: Changes | None) -> None:
        if self.couple and not self.entry.saving:
            self._read(self._shown())

    def flush(self) -> None:
        self.entry.flush()
        self.index.paper.flush()

    def first_focus(self) -> QWidget | None:
        return self.begin_first if self.entry.sheet is None else self.entry.first_focus()

    # reading

    def _shown(self) -> str:
        return self.entry.sheet.intake.uid if self.entry.sheet is not None else ""

    def _read(self, uid: str) -> None:
        """Show the intake with this uid, or else the unfinished or the latest one. What is there already stays in place."""
        book = self.context.book
        couple, intakes = book.couples.get(self.couple), book.intakes.of(self.couple)
        opened = next((i for i in intakes if i.finished is None), intakes[-1] if intakes else None)
        shown = next((i for i in intakes if i.uid == uid), opened)
        self.index.show_due(book.screening.of(self.couple).due if intakes else ())
        self.index.show_intakes(shown, intakes, names(couple), self._clock().date())
        self._right.setCurrentIndex(0 if shown is not None else 1)
        if shown is None:
            self.entry.clear()
        else:
            self._take(shown, couple)
            may_begin = shown is opened and shown.finished is not None
            act = begin_words()[IntakeKind.REVIEW] if may_begin else ""
            self.card.foot.show_primary(act if shown.finished is not None else _("Finish"))

    def _take(self, intake: Intake, couple: Couple) -> None:
        signed, sheet = couple.policy_signed is not None, self.entry.sheet
        self.card.foot.say_wrong("")
        if sheet is not None and sheet.intake.uid == intake.uid and self.entry.names == names(couple):
            sheet.take(intake, signed)
            self.entry.again()
        else:
            self.entry.show(IntakeSheet(self.context.book, intake, signed), names(couple))

    def _focus_first(self) -> None:
        first = self.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _flushed(self) -> bool:
        try:
            self.flush()
        except WorkbookError as error:
            self.entry.say_wrong(error)
            return False
        return True

    # beginning and finishing

    def _begin(self, kind: IntakeKind) -> None:
        """A new intake; where one is open still, that one, and a word about it."""
        before = [i.uid for i in self.context.book.intakes.of(self.couple)]
        try:
            with self.entry.own_change():
                begun = self.context.book.intakes.begin(self.couple, kind)
        except WorkbookError as error:
            messages.shown(error, self)
            return
        self._read(begun.uid)
        self._focus_first()
        if begun.uid in before:
            self.card.foot.say_wrong(_("This intake is not finished yet: it comes first."))

    def _set_day(self, day: date) -> None:
        couple, sheet = self.context.book.couples.get(self.couple), self.entry.sheet
        assert sheet is not None
        if couple.begun is not None and day < couple.begun:
            words = _(
                "The couple’s file began on {day}, and no intake is older: that day is changed in Overview, Edit."
            )
            self.index.paper.say_wrong(words.format(day=day_of_year(couple.begun)))
            return
        self._change(lambda: self.context.book.intakes.dated(sheet.intake.uid, day), self.index.paper.say_wrong)

    def _set_apart(self, whose: Whose, apart: bool) -> None:
        sheet = self.entry.sheet
        assert sheet is not None
        keep = self.context.book.intakes.keep_apart
        self._change(lambda: keep(sheet.intake.uid, whose, apart), self.card.foot.say_wrong)

    def _change(self, act: Callable[[], Intake], say: Callable[[str], None]) -> None:
        """Something about the whole intake: done, said where it cannot be, and shown."""
        try:
            with self.entry.own_change():
                shown = act().uid
        except WorkbookError as error:
            self._read(self._shown())
            say(str(error))
            return
        say("")
        self.context.saved()
        self._read(shown)

    def _primary(self) -> None:
        sheet = self.entry.sheet
        if sheet is not None and sheet.finished:
            self._begin(IntakeKind.REVIEW)
        elif sheet is not None and self._flushed():
            self._finish(sheet)

    def _finish_by_key(self) -> None:
        """As the button does. In what is open below a question the same key ends that."""
        sheet, editor = self.entry.sheet, self.entry.beside()
        if editor is not None:
            editor.submit()
        elif sheet is not None and not sheet.finished:
            self._primary()

    def _finish(self, sheet: IntakeSheet) -> None:
        if any(sheet.tally().missing.values()) and not self._finish_anyway(sheet):
            sheet.all_looked_at = True
            self.entry.again()
            self.entry.next_missing()
            return
        try:
            with self.entry.own_change():
                self.context.book.intakes.finish(sheet.intake.uid)
        except WorkbookError as error:
            self.entry.say_wrong(error)
            return
        self.context.saved()
        self._read(sheet.intake.uid)
        self._focus_first()

    def _finish_anyway(self, sheet: IntakeSheet) -> bool:
        count = sum(sheet.tally().missing.values())
        return messages.ask(
            ngettext("{n} answer is missing.", "{n} answers are missing.", count).format(n=count),
            more=_(
                "{who} {alone} Once it is finished, an answer is put right only with a reason, and the first stays."
            ).format(who=stands(sheet, self.entry.names), alone=alone_no_more(sheet, self.entry.names)),
            yes=_("Finish without them"),
            no=_("Go on with the intake"),
            lasting=True,
            parent=self,
        )


def _nothing_yet(begin: Button) -> QWidget:
    """What stands here before the first intake."""
    return card(
        EmptyState(
            _("No intake yet"),
            _(
                "Each partner fills in the form apart from the other. Key both forms in here: a digit answers and goes on."
            ),
            begin,
            icon="clipboard-list",
        )
    )


def build(context: Context) -> Page:
    return IntakePage(context)

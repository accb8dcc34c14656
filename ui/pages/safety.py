"""The safety screen, held with each partner alone.

A partner sits there: while a screen is held, nothing of the other's and no decision is in sight; after one is recorded the page
rests until the next is asked for. What follows from a screen stands on the counselor's own page (`concerns`), to which no
single key leads from here. A screen is recorded for good, so it is asked about before the page is left, and kept as broken
off where the workbook is locked in the middle of it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import messages
from ui.context import Context, Place
from ui.dates import clock as time_of
from ui.pages.page import Page
from ui.pages.safety_draft import SafetyDraft
from ui.pages.safety_rest import SafetyRest, turn_of
from ui.pages.safety_screen import SafetyScreenView
from ui.widgets.autosave import Autosave
from ui.widgets.buttons import Button
from ui.widgets.layout import column
from workbook.changes import Changes
from workbook.errors import WorkbookError
from workbook.language import _, ngettext
from workbook.model.common import PARTNERS, Whose
from workbook.model.safety import Finding, SafetyScreen


class SafetyPage(Page):
    areas = frozenset({"safety", "couples"})

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._clock = clock
        self._drafts = {w: SafetyDraft() for w in PARTNERS}
        self._whose = Whose.FIRST
        self._recorded = ""
        self._half = Autosave(self, self._keep_half, lambda error: self.held.refuse(str(error)))
        self.held = SafetyScreenView(context.book.catalogue)
        self.rest = SafetyRest()
        self.to_intake = Button(_("Back to the intake"), icon="arrow-left")
        self.to_intake.clicked.connect(lambda: context.go_to(Place.INTAKE, self.couple))
        self.own = Button(_("Counselor’s page"), key=_("Alt C"))
        self.own.clicked.connect(self._to_own)
        shortcut = QShortcut(QKeySequence("Alt+C"), self)
        shortcut.activated.connect(self._to_own)
        self._views = QStackedWidget()
        for view in (self.held, self.rest):
            self._views.addWidget(view)
        column(self._views, into=self)
        self.held.partner_wanted.connect(self._show_partner)
        self.rest.partner_wanted.connect(self._hold)
        self.held.finding.record_wanted.connect(self._record)
        self.held.finding.discard_wanted.connect(self._discard)
        self.held.changed.connect(self._show_discard)
        self.held.changed.connect(self._half.touch)
        self._show_view(self.held)

    # the window's calls

    def head_actions(self) -> list[QWidget]:
        return [self.to_intake, self.own]

    def show_couple(self, uid: str) -> None:
        if uid != self.couple:
            self._drafts = {w: SafetyDraft() for w in PARTNERS}
        super().show_couple(uid)
        if not any(draft.begun for draft in self._drafts.values()):
            following = turn_of(self.context.book.safety.screens(uid), self._clock().date())
            self._whose = following or Whose.FIRST
            self._recorded = "" if following is not None else _("Both have been asked today.")
        self._show_partner(self._whose)
        self._show_view(self._front())

    def refresh(self, changes: Changes | None) -> None:
        if self.couple:
            self._show_partner(self._whose)
            self._show_rest()

    def may_leave(self) -> bool:
        """Ask before an unrecorded screen is given up."""
        unsaved = [self._name(w) for w in PARTNERS if self._drafts[w].begun]
        if not unsaved:
            return True
        words = ngettext(
            "The screen with {names} is not recorded.", "The screens with {names} are not recorded.", len(unsaved)
        ).format(names=_(" and ").join(unsaved))
        if not messages.ask(words, yes=_("Leave without recording"), no=_("Stay here"), danger=True, parent=self):
            return False
        self._drafts = {w: SafetyDraft() for w in PARTNERS}
        self._half.forget()
        self._keep_half()
        self._show_partner(self._whose)
        return True

    def flush(self) -> None:
        """Keep what was said in a screen that is not recorded yet, as broken off. Raises `WorkbookError`."""
        for whose, draft in self._drafts.items():
            if draft.begun:
                self.context.book.safety.record(self._broken_off(whose))
                self._drafts[whose] = SafetyDraft()
        self._half.forget()

    def first_focus(self) -> QWidget | None:
        if self._views.currentWidget() is self.rest:
            return self.rest.first_focus() or self.to_intake
        return self.held.who

    # the views

    def _front(self) -> QWidget:
        """What is in sight while the counselor is not alone: the screen, or the rest after one."""
        return self.rest if self._recorded else self.held

    def _to_own(self) -> None:
        """Who was asked may still sit there, and the findings of both stand on that page: no key alone leads to it."""
        if messages.ask(
            _("Are you alone at the screen?"),
            more=_("What follows from the screens of both stands on the counselor’s page."),
            yes=_("I am alone"),
            no=_("Not now"),
            lasting=True,
            parent=self,
        ):
            self.context.go_to(Place.CONCERNS, self.couple)

    def _focus_first(self) -> None:
        first = self.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_view(self, view: QWidget) -> None:
        self._show_rest()
        self._views.setCurrentWidget(view)

    def _show_rest(self) -> None:
        if self.couple:
            book = self.context.book
            following = turn_of(book.safety.screens(self.couple), self._clock().date(), besides=self._whose)
            self.rest.show_rest(book.couples.get(self.couple), self._recorded, following)

    def _hold(self, whose: Whose) -> None:
        """Begin a screen with this partner: the only way out of the rest."""
        self._recorded = ""
        self._show_partner(whose)
        self._show_view(self.held)
        self._focus_first()

    def _name(self, whose: Whose) -> str:
        return self.context.book.couples.get(self.couple).partner(whose).short

    def _show_partner(self, whose: Whose) -> None:
        self._whose = whose
        couple = self.context.book.couples.get(self.couple)
        self.held.show_draft(couple, whose, self._drafts[whose], self._clock().date())
        self._show_discard()

    def _show_discard(self) -> None:
        self.held.finding.discard.setVisible(self._drafts[self._whose].begun)

    # recording

    def _broken_off(self, whose: Whose) -> SafetyScreen:
        return self._drafts[whose].broken_off(self.couple, whose, self._clock(), self.context.book.catalogue.safety)

    def _keep_half(self) -> None:
        """Keep what is being said, so that a crash or a power cut loses none of it."""
        for whose, draft in self._drafts.items():
            if draft.begun:
                self.context.book.safety.keep_half(self._broken_off(whose))
            else:
                self.context.book.safety.drop_half(self.couple, whose)

    def _record(self) -> None:
        draft, prompts = self._drafts[self._whose], self.context.book.catalogue.safety
        try:
            screen = draft.screen(self.couple, self._whose, self._clock(), prompts)
        except WorkbookError as error:
            self.held.refuse(str(error))
            return
        if screen.finding is Finding.NO_CONCERN and not _sure(draft.not_asked(prompts), self):
            return
        try:
            self.context.book.safety.record(screen)
        except WorkbookError as error:
            self.held.refuse(str(error))
            return
        self._drafts[self._whose] = SafetyDraft()
        name, time = self._name(self._whose), time_of(self._clock())
        self._recorded = _("Recorded for {name}, {time}.").format(name=name, time=time)
        self._show_partner(self._whose)
        self._show_view(self.rest)
        self._focus_first()
        self.context.saved()

    def _discard(self) -> None:
        name = self._name(self._whose)
        if messages.ask(
            _("Discard this screen with {name}?").format(name=name),
            more=_("Its replies have not been recorded."),
            yes=_("Discard"),
            no=_("Keep it"),
            danger=True,
            parent=self,
        ):
            self._drafts[self._whose] = SafetyDraft()
            self._half.forget()
            self._keep_half()
            self._show_partner(self._whose)
            self._focus_first()


def _sure(not_asked: int, parent: QWidget) -> bool:
    """Whether no concern may stand beside prompts that were not asked."""
    return not not_asked or messages.ask(
        ngettext("{n} prompt was not asked.", "{n} prompts were not asked.", not_asked).format(n=not_asked),
        more=_("It is recorded as such, and no concern beside it."),
        yes=_("Record it"),
        no=_("Go on asking"),
        lasting=True,
        parent=parent,
    )


def build(context: Context) -> Page:
    return SafetyPage(context)

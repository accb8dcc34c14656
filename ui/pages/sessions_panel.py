"""One session on the right: its head, the hour in a scrolling page, and the foot where the note is signed.

It saves by itself as one types; the desk behind it knows what to do when that goes wrong. An addendum that is not signed yet is
no record: its words are kept as they stand, so that nothing that is being typed here ever stands in the way of a lock.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.context import Context, Place
from ui.dates import clock
from ui.pages.belongs import Belongs
from ui.pages.sessions_body import SessionBody
from ui.pages.sessions_desk import SessionDesk
from ui.pages.sessions_foot import Foot
from ui.pages.sessions_more import MoreMenu
from ui.pages.sessions_reading import clash, keep_homework, read_hour
from ui.pages.sessions_signing import Signing
from ui.pages.sessions_words import second_line
from ui.widgets.autosave import Autosave
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.elided import Elided
from ui.widgets.flowing import lay_out
from ui.widgets.kept import KeptForm
from ui.widgets.layout import Ground, column, row, rule
from ui.widgets.scrolling import Scroller
from ui.widgets.words import text
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.session import Jotting


class SessionPanel(Ground):
    """`kept` follows each save: the list beside it has something to show. `rebuilt`: other fields take the focus now."""

    kept = Signal()
    rebuilt = Signal()

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__()
        self._context, self._book, self._clock = context, context.book, clock
        self._desk = SessionDesk(context.book)
        self._saving = self._behind = False
        self._title = text("", "heading")
        self._chip = Chip("", "accent")
        self._meta = Elided("", "small", "muted")
        self._change = Button(_("Change"), "quiet", height=24)
        self._change.setAccessibleName(_("Change when, where and who came"))
        self._change.clicked.connect(self._open_facts)
        self._belongs = Belongs(context)
        self.body, self.foot = SessionBody(context), Foot()
        self.signing = Signing(context.book, self._desk, self.body, self.foot)
        self._scroller = Scroller(self.body)
        self._scroller.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._autosave = Autosave(self, self._keep, lambda error: self.foot.tell(str(error)))
        self._typing = KeptForm(self, context.book, self._typed, lambda error: self.foot.tell(str(error)))
        self.more = MoreMenu(_("More with this session"), _("Session note, PDF"))
        head = column(
            row(self._title, 4, self._chip, None, self.more),
            4,
            row(self._meta, self._change, None, self._belongs, gap=theme.NEAR),
            pad=(24, 18, 24, 14),
        )
        made = column(head, rule(), self._scroller, self.foot, into=self)
        made.setStretch(2, 1)
        self.body.edited.connect(self._autosave.touch)
        self.body.rebuilt.connect(self.rebuilt)
        self.body.addenda.signing_wanted.connect(self.sign)
        self.body.addenda.opened.connect(self.to_addenda)
        self.body.addenda.edited.connect(self._typing.touch)
        self.body.addenda.dropping_wanted.connect(lambda: self.signing.drop_addendum(self._typing))
        self.body.week.give_wanted.connect(lambda: context.go_to(Place.EXERCISES, self._desk.session.couple))
        self.body.next.wanted.connect(self._fix_next)
        self.body.jottings.wanted.connect(self._take_over)
        self.body.half_typed.kept.connect(self.refresh)
        self.body.half_typed.addendum_wanted.connect(lambda words: self.signing.add_half_typed(words, self._typing))
        self.body.templates.keeping_wanted.connect(lambda: self._bring_up(self.body.naming))
        self.body.templates.settings_wanted.connect(lambda: context.go_to(Place.SETTINGS, detail="phrases"))
        for part in (self.body.apart, self.body.countersigning):
            part.opened.connect(partial(self._bring_up, part))
        self.more.print_wanted.connect(
            lambda: context.go_to(Place.DOCUMENTS, self._desk.session.couple, f"note:{self.uid()}")
        )
        self.foot.sign_wanted.connect(self.sign)
        self.foot.settings_wanted.connect(lambda: context.go_to(Place.SETTINGS))

    # showing

    def uid(self) -> str:
        """The session that is shown, or "" before the first."""
        return self._desk.uid()

    def show_session(self, uid: str) -> None:
        """Show another session from its beginning. What was written before has to be flushed by then."""
        self._autosave.forget()
        self._behind = False
        self._desk.take(uid)
        addendum = self._typing.take_up(self._desk.session.couple, f"addendum {uid}").get("words", "")
        hour = read_hour(self._book, self._desk.session, self._desk.note, self._clock())
        self.foot.begin()
        self.body.show_hour(hour, datetime.now().date())
        if addendum:
            self.body.addenda.begin_with(addendum)
        self._show_head()
        self._scroller.verticalScrollBar().setValue(0)
        self.rebuilt.emit()

    def refresh(self) -> None:
        """Something changed elsewhere: show it once nothing is being typed here."""
        if self._saving or not self.uid():
            return
        self.body.apart.refresh()
        self._behind = self._autosave.is_unsaved()
        if not self._behind:
            self._desk.take(self.uid())
            self._show_again()

    def to_addenda(self) -> None:
        """Bring the addenda into sight, down to the last."""
        lay_out()
        foot = self.body.addenda.mapTo(self.body, self.body.addenda.rect().bottomLeft())
        self._scroller.ensureVisible(0, foot.y(), 0, theme.GUTTER)

    def jump(self, part: QWidget, focus: QWidget | None) -> None:
        """Bring a part of the hour to the top, and the keyboard into it."""
        if focus is not None:
            focus.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bring_up(part)

    def first_focus(self) -> QWidget | None:
        """Where a draft is gone on with; for a signed note only what was half typed, or None."""
        if self._desk.signed():
            return self.body.half_typed.first()
        first = self.body.first_focus()
        if first is not None and self.body.note.isAncestorOf(first):
            QTimer.singleShot(0, self, lambda: self._bring_up(self.body.note))
        return first

    def _bring_up(self, part: QWidget) -> None:
        """Scroll a part of the hour to the top."""
        lay_out()
        self._scroller.verticalScrollBar().setValue(part.mapTo(self.body, QPoint(0, 0)).y() - theme.GAP)

    def _show_head(self) -> None:
        session, note = self._desk.session, self._desk.note
        self._title.say(_("Session {n}").format(n=session.number))
        self._meta.say(second_line(session, self._book.couples.get(session.couple)))
        self._belongs.show_session(session)
        if self._desk.signed():
            self._chip.say(_("signed"), "plain", "lock")
        else:
            self._chip.say(_("draft") if note.uid else _("no note yet"), "accent", "pen-line")
        self._change.setVisible(not self._desk.signed())
        self.more.show_draft(bool(note.uid) and note.signed_at is None)
        self.foot.show_note(note)
        if self.foot.asks_for_name() and self._book.settings.practice().counselor.strip():
            self.foot.ask_for_name(False)

    def _show_again(self) -> None:
        hour = read_hour(self._book, self._desk.session, self._desk.note, self._clock())
        self.body.take_in(hour, datetime.now().date())
        self._show_head()

    def _open_facts(self) -> None:
        self.body.open_facts(not self.body.facts_open())
        if self.body.facts_open():
            self._scroller.verticalScrollBar().setValue(0)
            self.body.facts.day.setFocus(Qt.FocusReason.OtherFocusReason)

    # keeping

    def flush(self) -> None:
        """Save what is unsaved, and keep the words of an addendum that waits for its signature."""
        self._autosave.flush()
        self._typing.flush()
        self.body.apart.flush()
        self.body.countersigning.flush()

    def may_leave(self) -> bool:
        """Whether another session may be shown: everything is saved, and the counselor was asked about an addendum."""
        try:
            self.flush()
            settled = self.body.apart.may_leave() and self.signing.settle_addendum()
            if settled:
                self._typing.forget()
        except WorkbookError as error:
            self.foot.tell(str(error))
            return False
        if settled:
            self.kept.emit()
        return settled

    def _typed(self) -> dict[str, str]:
        return {"words": self.body.addenda.words()}

    def _keep(self) -> None:
        desk, before = self._desk, self._desk.session
        self._saving = True
        try:
            told = [desk.keep_session(self.body.session_here(desk.session))]
            told.append(keep_homework(self._book, self.body.homework, desk.session.starts.date()))
            told.append(desk.keep_note(self.body.note.form(), self.body.note.texts()))
        finally:
            self._saving = False
        sentence = " ".join(t for t in told if t)
        moved = (before.starts, before.attended) != (desk.session.starts, desk.session.attended)
        if self._behind or sentence or moved:
            self._behind = False
            self._show_again()
            if desk.left_over:
                self.body.addenda.begin_with("\n\n".join(desk.left_over.values()))
                self._typing.touch()
        self._show_head()
        self.foot.saved(clock(datetime.now()))
        self.foot.tell(sentence or self.foot.told())
        self._context.saved()
        self.kept.emit()

    def _take_over(self, jottings: tuple[Jotting, ...]) -> None:
        """What is written in the note so far is saved first: the lines go below it."""
        self._saving = True
        try:
            self._autosave.flush()
            self._desk.take_over(jottings, self.body.note.form())
        except WorkbookError as error:
            self.foot.tell(str(error))
            return
        finally:
            self._saving = False
        self._show_again()
        self.foot.tell("")
        self.kept.emit()

    def _fix_next(self, moment: object) -> None:
        self._saving = True
        try:
            couple = self._book.couples.get(self._desk.session.couple)
            wanted = moment if isinstance(moment, datetime) else None
            couple = self._book.couples.save(replace(couple, next_session=wanted))
        except WorkbookError as error:
            self.foot.tell(str(error))
            return
        finally:
            self._saving = False
        self.body.show_next(self._desk.session, couple, clash(self._book, couple))
        self._context.saved()

    def sign(self) -> None:
        """Sign what is written in: the note, the addendum to a signed one, the psychotherapy note, a countersignature."""
        for part in (self.body.apart, self.body.countersigning):
            if part.has_caret():
                part.sign()
                return
        try:
            self._autosave.flush()
        except WorkbookError as error:
            self.foot.tell(str(error))
            return
        self._saving, before = True, self._desk.session
        try:
            done = self.signing.sign_addendum() if self._desk.signed() else self.signing.sign(self._clock())
            if done:
                self._typing.forget()
        except WorkbookError as error:
            self.foot.tell(str(error))
            return
        finally:
            self._saving = False
        if not done and self._desk.session != before:
            self._show_again()  # it was ended by that
        if done:
            self.foot.tell("")
            self.body.check_in.shut()
            self.body.open_facts(False)
            self._show_again()
            self._context.saved()
            self.kept.emit()
            self._offer_addendum()

    def _offer_addendum(self) -> None:
        """The button that signed is gone: the keyboard goes to what can still be done with the note."""
        lay_out()
        button = self.body.addenda.begin_button()
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroller.ensureWidgetVisible(button, 0, theme.GUTTER)

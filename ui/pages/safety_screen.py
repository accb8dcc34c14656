"""The screen with one partner alone: prompts to ask in any order, the finding, a note. The other's screen is not in sight."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.dates import day
from ui.pages.safety_draft import SafetyDraft
from ui.pages.safety_finding import SafetyFinding
from ui.pages.safety_words import prompt_words, reply_words
from ui.widgets.choices import Segmented
from ui.widgets.elided import Elided, shortened
from ui.widgets.icon import Icon
from ui.widgets.layout import Ground, column, columns, row, rule
from ui.widgets.marks import Mark, token
from ui.widgets.number_field import NumberField
from ui.widgets.settling import SettledScroller, running
from ui.widgets.tab_order import in_reading_order
from ui.widgets.words import text
from workbook.catalogue.entries import Catalogue, SafetyPrompt
from workbook.language import _, ngettext
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple
from workbook.model.safety import Reply

REPLIES = tuple(Reply)
_CHOICE, _NAME, _FINDING = 312, 160, 364


class ReplyChoice(Segmented):
    """Yes, no, unclear, not asked. A number or a letter answers and goes on; the arrows up and down only move."""

    moved = Signal(int)

    def __init__(self, prompt: str) -> None:
        not_asked = REPLIES.index(Reply.NOT_ASKED)
        super().__init__(prompt, [reply_words(r) for r in REPLIES], not_asked, keys="ynu", stretch=True)
        self.setFixedWidth(_CHOICE)

    def ask(self, prompt: str) -> None:
        """Ask it of somebody else."""
        self._name = prompt
        self.choose(self.chosen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed = event.key(), event.text().lower()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)
        if typed and typed in "1234ynu" and event.isAccepted():
            self.moved.emit(1)


class PromptRow(QWidget):
    """A prompt, bold once it was answered with yes or left unclear."""

    replied = Signal(str, object)  # the prompt's key, Reply

    def __init__(self, prompt: SafetyPrompt) -> None:
        super().__init__()
        self.key = prompt.key
        self._said = ""
        self._words = running("")
        self.choice = ReplyChoice(prompt.prompt)
        self.choice.changed.connect(self._changed)
        made = row(self._words, self.choice, gap=theme.GAP, pad=(0, 6, 0, 6), into=self)
        made.setStretch(0, 1)

    def ask(self, words: str) -> None:
        self._said = words
        self.choice.ask(words)

    def show_reply(self, reply: Reply) -> None:
        self.choice.choose(REPLIES.index(reply))
        heavy = reply in (Reply.YES, Reply.UNCLEAR)
        self._words.say("" if heavy else self._said, lead=self._said if heavy else "")

    def _changed(self, at: int) -> None:
        self.show_reply(REPLIES[at])
        self.replied.emit(self.key, REPLIES[at])


class SafetyScreenView(QWidget):
    """One partner's draft on the screen. `partner_wanted(Whose)` asks for the other one; `changed` follows every change."""

    partner_wanted = Signal(object)
    changed = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue, self._draft, self._whose = catalogue, SafetyDraft(), Whose.FIRST
        self._name = Elided("", "small_strong")
        self._when = text("", "small", "muted")
        self._who_room, self._marks = QWidget(), {w: Mark(w) for w in PARTNERS}
        self._who_line = row(into=self._who_room)
        self.who: Segmented | None = None
        self.rows = [PromptRow(p) for p in catalogue.safety]
        self.hits = NumberField(_("HITS total"), 99)
        self._not_asked, self._not_asked_sign = text("", "small", "notice"), Icon("circle-alert", "notice", 16)
        self.finding = SafetyFinding()
        left = Ground()
        lines = QWidget()
        items: list[QWidget] = []
        for each in self.rows:
            items += [rule(), each] if items else [each]
            each.replied.connect(self._replied)
            each.choice.moved.connect(lambda step, each=each: self._move(each, step))
        column(*items, None, pad=(24, 4, 8, 4), into=lines)
        self._scroller = SettledScroller(lines)
        made = column(self._head(), rule(), self._scroller, rule(), self._foot(), pad=(1, 0, 1, 0), into=left)
        made.setStretch(2, 1)
        self.finding.setMaximumWidth(_FINDING)
        columns((left, 17), (self.finding, 9), into=self)
        self.hits.textEdited.connect(self._hits_typed)
        self.finding.chosen.connect(self._chose)
        self.finding.noted.connect(self._noted)

    def _head(self) -> QWidget:
        head = QWidget()
        line = row(*self._marks.values(), self._name, 2, self._when, None, gap=6)
        keys = Elided(_("1 to 4, or Y, N, U, answers and goes on"), "small", "muted")
        title = row(text(_("Safety screen"), "heading"), keys, None, gap=theme.NEAR)
        words = column(title, line, gap=theme.HAIR)
        made = row(words, self._who_room, gap=theme.GAP, pad=(24, 16, 20, 12), into=head)
        made.setStretch(0, 1)
        return head

    def _foot(self) -> QWidget:
        foot = QWidget()
        label = text(_("HITS total"), "small_strong")
        label.setBuddy(self.hits)
        words = column(
            text(_("4 to 20; 10 or more is a concern"), "small", "muted"),
            text(_("a low total reassures nobody"), "small", "muted"),
            gap=2,
        )
        end = (self._not_asked_sign, self._not_asked)
        row(label, self.hits, words, None, *end, gap=theme.NEAR, pad=(24, 12, 24, 12), into=foot)
        return foot

    # showing

    def show_draft(self, couple: Couple, whose: Whose, draft: SafetyDraft, today: date) -> None:
        """Show the draft of one partner and nothing of the other."""
        if draft is not self._draft:
            self._scroller.verticalScrollBar().setValue(0)
        self._draft, self._whose = draft, whose
        self._show_who(couple, whose)
        self._name.say(_("{name}, alone").format(name=couple.partner(whose).short), token(whose))
        self._when.say(_("today, {day}").format(day=day(today)))
        for each in self.rows:
            each.ask(prompt_words(self._catalogue, each.key, couple, whose))
            each.show_reply(draft.reply(each.key))
        self.hits.show_number(draft.hits)
        self.finding.show_partner(couple.partner(whose).short, draft.note)
        self._count()
        self._scroller.settle()

    def _show_who(self, couple: Couple, whose: Whose) -> None:
        names = [shortened(couple.partner(w).short, "small_strong", _NAME) for w in PARTNERS]
        for each, mark in self._marks.items():
            mark.setVisible(each is whose)
        if self.who is None or self.who.property("names") != names:
            had_focus = self.who is not None and self.who.hasFocus()
            if self.who is not None:
                self._who_line.removeWidget(self.who)
                self.who.deleteLater()
            self.who = Segmented(_("Who is here alone"), names)
            self.who.setProperty("names", names)
            self.who.changed.connect(lambda at: self.partner_wanted.emit(PARTNERS[at]))
            self._who_line.addWidget(self.who)
            self.who.show()  # at once, so that it can take the keyboard
            in_reading_order(self)
            if had_focus:
                self.who.setFocus()
        self.who.choose(PARTNERS.index(whose))

    def _count(self) -> None:
        prompts = self._catalogue.safety
        n = self._draft.not_asked(prompts)
        self._not_asked.say(ngettext("{n} not asked", "{n} not asked", n).format(n=n))
        for widget in (self._not_asked, self._not_asked_sign):
            widget.setVisible(bool(n))
        self.finding.show_finding(self._draft.finding(prompts), self._draft.forced(prompts))

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be recorded, and bring the keyboard to where that can be mended."""
        self.finding.refuse(sentence)
        if self._draft.hits_can_be():
            self.finding.focus_finding()
        else:
            self.hits.setFocus(Qt.FocusReason.TabFocusReason)

    # hands

    def _replied(self, key: str, reply: Reply) -> None:
        self._draft.replies[key] = reply
        self._settle()

    def _hits_typed(self, _words: str) -> None:
        self._draft.hits = self.hits.number()
        self._settle()

    def _chose(self, finding: object) -> None:
        self._draft.chosen = finding  # type: ignore[assignment]
        self._settle()

    def _noted(self, words: str) -> None:
        self._draft.note = words
        self._settle()

    def _settle(self) -> None:
        self._count()
        self.changed.emit()

    def _move(self, here: PromptRow, step: int) -> None:
        at = self.rows.index(here) + step
        if at == len(self.rows):
            self.hits.setFocus(Qt.FocusReason.TabFocusReason)
        elif at >= 0:
            self.rows[at].choice.setFocus(Qt.FocusReason.TabFocusReason)

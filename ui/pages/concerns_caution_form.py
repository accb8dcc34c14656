"""One caution: what to look for, the finding of now with its referral, and every finding before it: added to, never edited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.dates import moment
from ui.pages.concerns_words import breach_words, finding_line, found_words, leads_words, referral_words
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button
from ui.widgets.chips import Status
from ui.widgets.choices import Segmented
from ui.widgets.day_field import DayField
from ui.widgets.entry import Slip
from ui.widgets.fields import Field, labelled
from ui.widgets.kept import KeptForm
from ui.widgets.layout import Item, card, clear, column, row, rule, section, wide
from ui.widgets.marks import Mark
from ui.widgets.settling import ReadScroller, running
from ui.widgets.tab_order import in_reading_order
from ui.widgets.words import text
from workbook.book import Workbook
from workbook.catalogue.entries import Caution, Leads
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.caution import RAISED, CautionFinding, Found
from workbook.model.common import Whose

FOUND = (Found.PRESENT, Found.NOT_PRESENT, Found.UNCLEAR, Found.NOT_LOOKED)
GOING_ON = (True, False, None)


class CautionForm(QWidget):
    """`recorded` follows a finding that was added. The other signals ask for where it leads."""

    recorded = Signal()
    screen_wanted = Signal()
    risk_wanted = Signal(object)

    def __init__(self, book: Workbook, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._book, self._clock = book, clock
        self._couple, self._caution, self._whose = "", book.catalogue.cautions[0], Whose.BOTH
        self._title, self._of = text("", "heading"), row(gap=6)
        self._prompt, self._about = running(""), running("", "small", "muted")
        self.found = Segmented(_("Finding"), [found_words(f) for f in FOUND], None, stretch=True)
        self.going_on = Segmented(_("Going on now"), [_("Going on"), _("Over"), _("Not known")], None)
        self._lasting = QWidget()
        column(12, row(text(_("Now"), "small_strong"), self.going_on, None, gap=theme.NEAR), into=self._lasting)
        self._follows, self._leads = QWidget(), running("", "small")
        self.lead = Button("", "secondary", height=theme.CONTROL_IN_ROW)
        self.lead.clicked.connect(self._follow)
        made = row(self._leads, self.lead, gap=theme.GAP, pad=(0, 12, 0, 0), into=self._follows)
        made.setStretch(0, 1)
        self.note = TextArea(lines=3, most=12)
        self.referred_to = Field("", _("a name or a place"))
        self.referred_on = DayField(_("Day of the referral"))
        self.referred_on.setFixedHeight(theme.CONTROL)
        self._slip, self._status = Slip(), Status()
        self.record = Button(_("Record finding"), "primary")
        self.record.clicked.connect(self._record)
        self.note.submitted.connect(self._record)
        self._kept = KeptForm(self, book, self._typed, lambda error: self._status.say(str(error), "wrong"))
        for changed in (self.found.changed, self.going_on.changed, self.note.edited, self.referred_to.textEdited):
            changed.connect(lambda *_: self._touched())
        for told in (self.referred_on.textEdited, self.referred_on.picked):
            told.connect(lambda *_: self._touched())
        self._earlier = column(gap=theme.TIGHT)
        content = QWidget()
        column(
            self._finding_card(),
            card(section(_("Earlier findings")), 8, self._earlier),
            None,
            gap=theme.GAP,
            into=content,
        )
        self._scroller = ReadScroller(content, _("Finding and earlier findings"))
        column(self._scroller, into=self)
        in_reading_order(self)

    def _finding_card(self) -> QWidget:
        whom = labelled(_("Referral given to"), self.referred_to)
        when = labelled(_("When"), wide(self.referred_on, 168))
        referral = row(whom, when, gap=theme.GAP)
        referral.setStretch(0, 1)
        return card(
            row(self._title, theme.TIGHT, self._of, None, gap=0),
            theme.TIGHT,
            self._prompt,
            theme.HAIR,
            self._about,
            theme.GAP,
            self.found,
            self._lasting,
            self._follows,
            theme.GAP,
            labelled(_("Note"), self.note),
            theme.GAP,
            referral,
            self._slip,
            theme.GAP,
            row(self._status, None, text(_("dated, cannot be changed later"), "small", "muted"), 4, self.record),
        )

    # showing

    def show_caution(self, couple: str, caution: Caution, whose: Whose) -> None:
        """Show this one from the top, with what was being typed on it."""
        kept = self._kept.take_up(couple, f"caution {caution.key} {whose.value}")
        self._couple, self._caution, self._whose = couple, caution, whose
        record = self._book.couples.get(couple)
        self._title.say(caution.title)
        clear(self._of)
        if whose is not Whose.BOTH:
            self._of.addWidget(Mark(whose))
            self._of.addWidget(text(record.partner(whose).short, "small_strong", whose.value))
        self._prompt.say(caution.prompt)
        self._about.say(caution.about)
        latest = self._book.cautions.latest(couple).get((caution.key, whose))
        found = Found(kept["found"]) if "found" in kept else latest.found if latest is not None else None
        self.found.choose(FOUND.index(found) if found is not None else None)
        known = latest.going_on if latest is not None else None
        going = int(kept["going_on"]) if "going_on" in kept else GOING_ON.index(known)
        self.going_on.choose(going)
        self.note.show_words(kept.get("note", ""))
        self.referred_to.show_words(kept.get("referred_to", ""))
        self.referred_on.show_day(None)
        if kept.get("referred_on"):
            self.referred_on.show_typed(kept["referred_on"])
        self._slip.say("")
        self._status.say("")
        self._settle()
        self.again()
        self._scroller.verticalScrollBar().setValue(0)

    def again(self) -> None:
        """Read the earlier findings again; what is being typed stays."""
        if not self._couple:
            return
        now = self._clock()
        clear(self._earlier)
        mine = [
            f for f in self._book.cautions.of(self._couple) if (f.caution, f.whose) == (self._caution.key, self._whose)
        ]
        if not mine:
            self._earlier.addWidget(running(_("Nothing was recorded on this yet."), "small", "muted"))
        for at, finding in enumerate(reversed(mine)):
            if at:
                self._earlier.addWidget(rule())
            self._earlier.addLayout(column(*_entry(finding, self._caution, now), gap=2))
        self._scroller.settle()

    def flush(self) -> None:
        self._kept.flush()

    # hands

    def _found(self) -> Found | None:
        at = self.found.chosen()
        return FOUND[at] if at is not None else None

    def _settle(self) -> None:
        """Only what is asked of this caution and follows from this finding is in sight."""
        raised, leads = self._found() in RAISED, self._caution.leads
        self._lasting.setVisible(self._caution.lasts and raised)
        self._leads.say(breach_words() if self._caution.lasts else leads_words(leads))
        self.lead.say(_("Enter in the risk record") if leads is Leads.RISK else _("Safety screen"))
        self.lead.setVisible(leads in (Leads.SCREEN, Leads.RISK))
        self._follows.setVisible(raised and (self._caution.lasts or leads is not Leads.NOWHERE))
        self._scroller.settle()

    def _touched(self) -> None:
        self._slip.say("")
        self._settle()
        self._kept.touch()

    def _follow(self) -> None:
        if self._caution.leads is Leads.RISK:
            self.risk_wanted.emit(self._whose)
        else:
            self.screen_wanted.emit()

    def _typed(self) -> dict[str, str]:
        found, going = self._found(), self.going_on.chosen()
        return {
            "found": found or "",
            "going_on": str(going) if going is not None and self._caution.lasts else "",
            "note": self.note.words(),
            "referred_to": self.referred_to.text(),
            "referred_on": self.referred_on.text(),
        }

    def _record(self) -> None:
        found, wrong = self._found(), self.referred_on.wrong()
        if found is None or wrong:
            self._refuse(wrong or _("Choose a finding first."), self.referred_on if wrong else self.found)
            return
        going = self.going_on.chosen()
        lasting = self._caution.lasts and found in RAISED and going is not None
        finding = CautionFinding(
            self._couple,
            self._caution.key,
            self._whose,
            self._clock(),
            found,
            note=self.note.words().strip(),
            going_on=GOING_ON[going] if lasting and going is not None else None,
            referred_to=self.referred_to.text().strip(),
            referred_on=self.referred_on.value(),
        )
        try:
            self._book.cautions.record(finding)
            self._kept.forget()
        except WorkbookError as error:
            self._refuse(str(error), self.record)
            return
        self.show_caution(self._couple, self._caution, self._whose)
        self._status.saved(_("Recorded {time}"))
        self.recorded.emit()

    def _refuse(self, sentence: str, where: QWidget) -> None:
        self._slip.say(sentence)
        where.setFocus(Qt.FocusReason.TabFocusReason)


def _entry(finding: CautionFinding, caution: Caution, now: datetime) -> list[Item]:
    strong = finding.found in RAISED
    head = row(
        text(finding_line(finding, lasts=caution.lasts), "small_strong" if strong else "small"),
        None,
        text(moment(finding.found_at, now), "small", "muted"),
    )
    referral = referral_words(finding, now.date())
    more = [running(words, "small", "text") for words in (finding.note, referral) if words]
    return [head, *more]

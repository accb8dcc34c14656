"""What one partner reports about one exercise: a word first, and once that is chosen, how often, how much it helped, and why not.

Each choice is kept at once and words after a pause, so that homework review is a few keys while both are talking.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages.exercises_facts import outcome_words
from ui.widgets.area import TextArea
from ui.widgets.autosave import Autosave
from ui.widgets.choices import Segmented
from ui.widgets.elided import Elided
from ui.widgets.layout import column, row
from ui.widgets.marks import Mark, token
from ui.widgets.number_field import NumberField
from ui.widgets.words import text
from workbook.book import Workbook
from workbook.errors import Stale, WorkbookError
from workbook.language import _
from workbook.model.assignment import Assignment, Outcome, Result
from workbook.model.common import Whose

OUTCOMES = tuple(Outcome)
MOST_TIMES, MOST_HELP = 999, 10


class PartnerResult(QWidget):
    """One partner's line, and the details below it once an outcome is chosen. Keys on the line: d, p, n, or the arrows.

    `failed` tells what could not be kept, "" that all is well again.
    """

    failed = Signal(str)

    def __init__(self, book: Workbook, given: Assignment, whose: Whose, name: str, today: date) -> None:
        super().__init__()
        self._book, self._given, self._whose = book, given, whose
        self._rev, self._on, self._saving = 0, today, False
        about = f"{name}, {given.title}"
        words = [_sentence(outcome_words(each)) for each in OUTCOMES]
        self._outcome = Segmented(_("{who}: how it went").format(who=about), words, None, stretch=True, keys=_("dpn"))
        self._times = NumberField(_("{who}: how many times").format(who=about), MOST_TIMES, width=48)
        self._helped = NumberField(
            _("{who}: how much it helped, 0 to 10").format(who=about), MOST_HELP, hint=_("0–10"), width=56
        )
        self._remark = TextArea(
            "",
            _("What helped, or what got in the way"),
            says=_("{who}: what helped, or what got in the way").format(who=about),
            lines=1,
        )
        self._numbers = QWidget()
        row(
            text(_("times"), "small", "muted"),
            self._times,
            4,
            text(_("helped"), "small", "muted"),
            self._helped,
            None,
            gap=6,
            into=self._numbers,
        )
        self._details = QWidget()
        column(theme.TIGHT, self._numbers, self._remark, gap=theme.TIGHT, into=self._details)
        column(
            row(Mark(whose), Elided(name, "small_strong", token(whose)), None, gap=6),
            6,
            self._outcome,
            self._details,
            into=self,
        )
        self._autosave = Autosave(self, self._save, lambda error: self.failed.emit(str(error)))
        self._outcome.changed.connect(self._chosen)
        for field in (self._times, self._helped):
            field.textEdited.connect(self._autosave.touch)
            field.editingFinished.connect(self._settle)
        self._remark.edited.connect(self._autosave.touch)
        self.show_result(given.result(whose))

    def show_result(self, result: Result | None) -> None:
        """Show what the record holds, unless it is what is shown, or something is being typed here."""
        if self._saving or self._autosave.is_unsaved():
            return
        if result is not None and result.rev != self._rev:
            self._rev, self._on = result.rev, result.on
            self._outcome.choose(OUTCOMES.index(result.outcome))
            self._times.show_number(result.times)
            self._helped.show_number(result.helped)
            self._remark.show_words(result.remark)
        self._open_details()

    def is_missing(self) -> bool:
        return self._outcome.chosen() is None

    def first(self) -> QWidget:
        return self._outcome

    def flush(self) -> None:
        """Keep what is unsaved; raises what the workbook raises, and the words stay."""
        self._autosave.flush()

    def _chosen(self, _index: int | None) -> None:
        self._open_details()
        self._autosave.touch()
        self._settle()

    def _settle(self) -> None:
        try:
            self._autosave.flush()
        except WorkbookError as error:
            self.failed.emit(str(error))

    def _open_details(self) -> None:
        chosen = self._outcome.chosen()
        self._details.setVisible(chosen is not None)
        self._numbers.setVisible(chosen is not None and OUTCOMES[chosen] is not Outcome.NOT_DONE)

    def _save(self) -> None:
        chosen = self._outcome.chosen()
        if chosen is None:
            return
        outcome = OUTCOMES[chosen]
        counted = outcome is not Outcome.NOT_DONE
        result = Result(
            self._whose,
            outcome,
            self._on,
            self._times.number() if counted else None,
            self._helped.number() if counted else None,
            self._remark.words(),
            rev=self._rev,
        )
        self._saving = True
        try:
            kept = self._book.assignments.report(self._given.uid, result).result(self._whose)
        except Stale:
            self._rev = self._stored_rev()
            raise Stale(
                _(
                    "This was changed elsewhere in the meantime; your words are still here, and your next change keeps them."
                )
            ) from None
        finally:
            self._saving = False
        assert kept is not None
        self._rev = kept.rev
        self.failed.emit("")

    def _stored_rev(self) -> int:
        given = next(a for a in self._book.assignments.of(self._given.couple) if a.uid == self._given.uid)
        stored = given.result(self._whose)
        return stored.rev if stored is not None else 0


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]

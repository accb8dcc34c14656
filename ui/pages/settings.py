"""The counselor's own settings, one panel at a time. Words save themselves; choices hold at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import theme
from ui.context import Context
from ui.pages.page import Page
from ui.pages.settings_backups import BackupsPanel
from ui.pages.settings_index import Index
from ui.pages.settings_joint import JointPanel
from ui.pages.settings_look import LookPanel
from ui.pages.settings_measures import MeasuresPanel
from ui.pages.settings_papers import PapersPanel
from ui.pages.settings_passphrase import PassphrasePanel
from ui.pages.settings_phrases import PhrasesPanel
from ui.pages.settings_practice import PracticePanel
from ui.pages.settings_safety import SafetyPanel
from ui.widgets.layout import row
from ui.widgets.scrolling import Scroller
from ui.widgets.tab_order import in_reading_order
from workbook.changes import Changes
from workbook.language import _

_SAFETY, _BACKUPS, _MEASURES, _PAPERS, _PHRASES = 1, 4, 6, 7, 8


class Settings(Page):
    areas = frozenset({"settings", "measures"})

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._practice, self._safety = PracticePanel(context), SafetyPanel(context)
        self._joint = JointPanel(context)
        self._measures = MeasuresPanel(context)
        self._papers = PapersPanel(context, clock)
        self._phrases = PhrasesPanel(context)
        self._look, self._backups = LookPanel(), BackupsPanel(context, clock)
        self._panels = (
            self._practice,
            self._safety,
            self._look,
            self._joint,
            self._backups,
            PassphrasePanel(context),
            self._measures,
            self._papers,
            self._phrases,
        )
        self._index = Index(_names())
        self._index.chosen.connect(self._choose)
        self._stack = QStackedWidget()
        for panel in self._panels:
            self._stack.addWidget(panel if panel is self._backups else Scroller(_limited(panel)))
        self._backups.renewed.connect(self.head_changed)
        made = row(self._index, self._stack, gap=theme.GUTTER, into=self)
        made.setStretch(1, 1)
        in_reading_order(self)
        self._choose(0)

    def title(self) -> str:
        return _names()[self._stack.currentIndex()]

    def second_line(self) -> str:
        if self._stack.currentIndex() == _BACKUPS:
            return self._backups.summary()
        return _("What you change here is saved at once.") if self._stack.currentIndex() < _BACKUPS else ""

    def head_actions(self) -> list[QWidget]:
        return [self._backups.elsewhere, self._backups.make] if self._stack.currentIndex() == _BACKUPS else []

    def first_focus(self) -> QWidget | None:
        return self._panels[self._stack.currentIndex()].first_focus()

    def show_detail(self, detail: str) -> None:
        """`backups` shows the backups, `safety` the help lines and local rules, `measures` the measures, `papers` the
        texts to sign, `phrases` own phrases and templates.
        """
        known = {"backups": _BACKUPS, "safety": _SAFETY, "measures": _MEASURES, "papers": _PAPERS, "phrases": _PHRASES}
        at = known.get(detail)
        if at is not None:
            self._choose(at)

    def refresh(self, changes: Changes | None) -> None:
        practice = self.context.book.settings.practice()
        self._practice.show_practice(practice)
        self._safety.show_practice(practice)
        self._joint.show_practice(practice)
        self._measures.show_measures()
        self._papers.show_practice(practice)
        self._papers.show_papers()
        self._phrases.show_phrases()
        if changes is None:
            self._look.show_preferences()
            self._backups.read()

    def flush(self) -> None:
        for panel in self._panels:
            panel.flush()

    def _choose(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self._index.show_chosen(at)
        self.head_changed.emit()


def _limited(panel: QWidget) -> QWidget:
    """As wide as there is room, up to 640: fields longer than a line of prose are no easier to fill in."""
    panel.setMaximumWidth(640)
    holder = QWidget()
    made = row(panel, None, gap=0, into=holder)
    made.setStretch(0, 1000)
    return holder


def _names() -> tuple[str, ...]:
    return (
        _("Practice and signer"),
        _("Safety and help lines"),
        _("Appearance and lock"),
        _("Joint view"),
        _("Backups"),
        _("Passphrase"),
        _("Measures"),
        _("Texts to sign, retention"),
        _("Phrases and templates"),
    )


def build(context: Context) -> Page:
    return Settings(context)

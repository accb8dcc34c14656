"""Help lines that close every handout, and the counselor's own text on what must be reported here. It saves itself."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.context import Context
from ui.tongues import called
from ui.widgets.area import TextArea
from ui.widgets.autosave import Autosave
from ui.widgets.chips import Status
from ui.widgets.fields import labelled
from ui.widgets.layout import Item, card, column, row
from ui.widgets.words import para
from workbook.catalogue.loader import languages
from workbook.language import ENGLISH, _
from workbook.model.practice import Practice


class SafetyPanel(QWidget):
    """What is printed for every couple alike, and what stands beside the risk record for the counselor alone."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lines = TextArea("", _("one a line: who, and how to reach them"), lines=4, most=12)
        self._rules = TextArea(
            "", _("what must be reported, to whom, how soon, and whom you ask first"), lines=6, most=20
        )
        self._status = Status()
        self._saving = Autosave(self, self._save, lambda error: self._status.say(str(error), "wrong"))
        self._elsewhere = {
            code: TextArea("", _("the same, for couples who read this language"), lines=3, most=12)
            for code in languages()
            if code != ENGLISH
        }
        for area in (self._lines, *self._elsewhere.values(), self._rules):
            area.edited.connect(self._saving.touch)
        lines = _("They stand at the foot of every page that a couple takes home, the same for every couple.")
        rules = _(
            "They stand beside the risk record, for you alone. They differ by place and licence: yours count, not ours."
        )
        others: list[Item] = []
        for code, area in self._elsewhere.items():
            others += [theme.GAP, labelled(_("Help lines in {language}").format(language=called(code)), area)]
        fields = card(
            labelled(_("Help lines"), self._lines),
            6,
            para(lines, "small", "muted"),
            *others,
            theme.GUTTER,
            labelled(_("Local rules on reporting"), self._rules),
            6,
            para(rules, "small", "muted"),
            theme.NEAR,
            row(None, self._status),
        )
        column(fields, None, into=self)

    def first_focus(self) -> QWidget:
        return self._lines

    def show_practice(self, practice: Practice) -> None:
        """Show what is saved, unless something is being typed."""
        if not self._saving.is_unsaved():
            self._lines.show_words(practice.help_lines)
            for code, area in self._elsewhere.items():
                area.show_words(practice.help_in(code))
            self._rules.show_words(practice.local_rules)

    def flush(self) -> None:
        self._saving.flush()

    def _save(self) -> None:
        settings = self._context.book.settings
        lines, rules = self._lines.words().strip(), self._rules.words().strip()
        practice = replace(settings.practice(), help_lines=lines, local_rules=rules)
        for code, area in self._elsewhere.items():
            practice = practice.with_help(code, area.words().strip())
        settings.save_practice(practice)
        self._status.saved(_("Saved {time}"))
        self._context.saved()

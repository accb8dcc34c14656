"""The texts that couples sign, each in every language there is and each edit a version of its own, and how long files are kept.

What is being written here is kept as it stands and signed by nobody until it is saved as a version in so many words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import dates, theme, tongues
from ui.context import Context
from ui.pages.agreements_words import paper_name
from ui.widgets.area import TextArea
from ui.widgets.autosave import Autosave
from ui.widgets.buttons import Button
from ui.widgets.chips import Status
from ui.widgets.choices import Segmented
from ui.widgets.entry import Entry, Slip
from ui.widgets.fields import Field
from ui.widgets.layout import card, clear, column, row, section, wide
from ui.widgets.tab_order import in_reading_order
from ui.widgets.words import para, text
from workbook.catalogue.loader import languages
from workbook.errors import WorkbookError
from workbook.language import ENGLISH, _
from workbook.model.paper import CONSENTS, POLICIES, Paper
from workbook.model.practice import Practice

_ROWS = (POLICIES, (*CONSENTS, Paper.RELEASE))
_MOST, _NAME = 5, 96


class PapersPanel(QWidget):
    """Six texts, one at a time and in one language; below, the years for which a file is kept."""

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__()
        self._context, self._clock = context, clock
        self.paper, self.language = Paper.LIMITED, ENGLISH
        self._loaded = ""
        self._choices = [self._choice(papers) for papers in _ROWS]
        self._languages = languages()
        self.tongue = Segmented(
            _("Language of the text"), [tongues.called(each) for each in self._languages], stretch=True
        )
        self.tongue.changed.connect(self._choose_language)
        self.area = TextArea("", "", says=_("The text to be signed"), lines=12, most=18)
        self.area.edited.connect(self._typed)
        self._version = text("", "small", "muted")
        self._older = QVBoxLayout()
        self.save, self.drop = Button("", "soft"), Button(_("Drop these changes"), "plain")
        self.save.clicked.connect(self._save)
        self.drop.clicked.connect(self._drop)
        self.shipped = Button(_("Shipped wording"), "plain")
        self.shipped.setAccessibleName(_("Put the shipped wording into the field"))
        self.shipped.clicked.connect(lambda: self._put(context.book.papers.shipped(self.paper, self.language)))
        self.slip, self._status = Slip(), Status()
        self._saving = Autosave(self, self._keep, lambda error: self.slip.say(str(error)))
        self.years = Entry(_("Files are kept after closing"), Field("", ""), _("years"))
        self.years.field.editingFinished.connect(self._save_years)
        self._compose()
        self.show_papers()

    def _choice(self, papers: tuple[Paper, ...]) -> Segmented:
        catalogue = self._context.book.catalogue
        names = {Paper.COUNSELING: _("Counseling"), Paper.CONTACT: _("Calls and video"), Paper.RELEASE: _("Release")}
        words = [names.get(paper) or paper_name(paper, catalogue) for paper in papers]
        name = _("Secrets policies") if papers is POLICIES else _("Consents and release")
        made = Segmented(name, words, None, stretch=True)
        made.changed.connect(lambda at: self._choose(papers[at] if isinstance(at, int) else self.paper))
        return made

    def _compose(self) -> None:
        about = _(
            "A line that begins with # is a heading. Say which rules hold where you work: what must be reported, and to"
            " whom. Couples who have signed an earlier version stay with it until they sign anew."
        )
        policies, others = self._choices
        if len(self._languages) > 1:
            about += " " + _(
                "Each language has its own text: a rule that you add to one has to be added to the others."
            )
        language = QWidget()
        line = row(wide(text(_("Language"), "small", "muted"), _NAME), self.tongue, gap=theme.NEAR)
        column(theme.TIGHT, line, into=language)
        if len(self._languages) == 1:
            language.hide()
        texts = card(
            section(_("Texts to sign")),
            theme.NEAR,
            row(wide(text(_("Secrets policy"), "small", "muted"), _NAME), policies, gap=theme.NEAR),
            theme.TIGHT,
            row(wide(text(_("Other sheets"), "small", "muted"), _NAME), others, gap=theme.NEAR),
            language,
            theme.GAP,
            row(self._version, None, self._status),
            6,
            self.area,
            self.slip,
            6,
            para(about, "small", "muted"),
            theme.NEAR,
            row(self.save, self.drop, self.shipped, None),
            self._older,
        )
        kept = card(
            section(_("How long files are kept")),
            theme.NEAR,
            row(wide(self.years, 240), None),
            6,
            para(_("A couple’s own form may say otherwise. Nothing is disposed of by itself."), "small", "muted"),
        )
        column(texts, theme.GUTTER, kept, None, into=self)

    def first_focus(self) -> QWidget:
        return self._choices[0]

    def show_practice(self, practice: Practice) -> None:
        if not self.years.field.hasFocus():
            self.years.show_words(str(practice.keep_years))

    def show_papers(self) -> None:
        """Show the text that is chosen; what was being written comes before what is kept."""
        for choice, row_of in zip(self._choices, _ROWS, strict=True):
            choice.choose(row_of.index(self.paper) if self.paper in row_of else None)
        papers = self._context.book.papers
        current = papers.current(self.paper, self.language)
        self._loaded = current.text
        if not self._saving.is_unsaved():
            self.area.show_words(papers.draft(self.paper, self.language) or current.text)
        words = _("Version {n}, from {day}") if current.uid else _("As shipped: nobody has printed or signed it yet")
        self._version.say(words.format(n=current.version, day=self._day(current.since)))
        self.save.say(_("Save as version {n}").format(n=papers.following(self.paper, self.language)))
        self._show_older()
        self._show_acts()

    def flush(self) -> None:
        self._saving.flush()
        if self.years.field.hasFocus():
            self._save_years()

    def _choose(self, paper: Paper) -> None:
        self._turn_to(paper, self.language)

    def _choose_language(self, at: object) -> None:
        self._turn_to(self.paper, self._languages[at] if isinstance(at, int) else self.language)

    def _turn_to(self, paper: Paper, language: str) -> None:
        self._saving.flush()
        self.paper, self.language = paper, language
        self.slip.say("")
        self._status.say("")
        self.show_papers()

    def _show_older(self) -> None:
        clear(self._older)
        older = self._context.book.papers.versions(self.paper, self.language)[:-1]
        for each in reversed(older[-_MOST:]):
            words = _("Version {n}, from {day}").format(n=each.version, day=self._day(each.since))
            take = Button(_("Read it"), "quiet", height=24)
            take.setAccessibleName(_("Put version {n} into the field").format(n=each.version))
            take.clicked.connect(lambda _on=False, of=each: self._put(of.text))
            self._older.addSpacing(theme.TIGHT)
            self._older.addLayout(row(text(words, "small"), take, None, gap=theme.NEAR))
        in_reading_order(self)

    def _show_acts(self) -> None:
        changed = self.area.words().strip() != self._loaded.strip()
        self.save.setEnabled(changed)
        self.drop.setEnabled(changed)
        shipped = self._context.book.papers.shipped(self.paper, self.language)
        self.shipped.setEnabled(self.area.words() != shipped)

    def _typed(self) -> None:
        self.slip.say("")
        self._saving.touch()
        self._show_acts()

    def _put(self, words: str) -> None:
        """Into the field, to be read or saved; nothing is kept by it."""
        self.area.show_words(words)
        self._typed()
        self.area.setFocus()

    def _keep(self) -> None:
        words = self.area.words()
        unchanged = words.strip() == self._loaded.strip()
        self._context.book.papers.keep_draft(self.paper, self.language, "" if unchanged else words)

    def _save(self) -> None:
        try:
            self._saving.flush()
            made = self._context.book.papers.edit(self.paper, self.language, self.area.words())
        except WorkbookError as error:
            self.slip.say(str(error))
            self.area.setFocus()
            return
        self.show_papers()
        self._status.say(_("Saved as version {n}").format(n=made.version))
        self._context.saved()
        self.area.setFocus()

    def _drop(self) -> None:
        self.area.show_words(self._loaded)
        self._typed()
        self._saving.flush()
        self.slip.say("")
        self.area.setFocus()

    def _save_years(self) -> None:
        words = self.years.words()
        if not (words.isdecimal() and int(words) <= 99):
            self.years.wrong(_("Years from 0 to 99."))
            return
        settings = self._context.book.settings
        if settings.practice().keep_years != int(words):
            settings.save_practice(replace(settings.practice(), keep_years=int(words)))
            self._context.saved()

    def _day(self, of: date) -> str:
        return dates.near(of, self._clock().date())

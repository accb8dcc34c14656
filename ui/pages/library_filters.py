"""The filters over the Library's list: one row of menus that add up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages import library_facts as facts
from ui.pages.library_facts import ANY, Wanted
from ui.widgets.buttons import Button
from ui.widgets.layout import row
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.menu_ticks import MenuTicks
from workbook.catalogue.entries import Catalogue
from workbook.language import _

_LEAST = 96


class Filters(QWidget):
    """`changed` follows a choice by hand."""

    changed = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self.plan, self.step = MenuChoice(_("Plan"), least=_LEAST), MenuChoice(_("Step"), least=_LEAST)
        self.theme, self.cause = MenuChoice(_("Theme"), least=_LEAST), MenuChoice(_("Cause"), least=_LEAST)
        self.effort, self.kind = (
            MenuChoice(_("Length of one sitting"), least=_LEAST),
            MenuChoice(_("Kind"), least=_LEAST),
        )
        self.tags = MenuTicks(_("Fits"), _tags_said, least=_LEAST)
        self._choices = (self.plan, self.step, self.theme, self.cause, self.effort, self.kind)
        row(*self._choices, self.tags, gap=theme.TIGHT, into=self)
        self.show_catalogue(catalogue)
        for each in self._choices:
            each.chosen.connect(self._chosen)
        self.tags.changed.connect(self._chosen)

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Offer what there is; what is chosen stays as far as it is there."""
        self._catalogue = catalogue
        self.plan.offer(facts.plans(catalogue), self.plan.key())
        self.step.offer(facts.steps(catalogue, self.plan.key()), self.step.key())
        self.theme.offer(facts.themes(catalogue), self.theme.key())
        self.cause.offer(facts.causes(catalogue), self.cause.key())
        self.effort.offer(facts.efforts(), self.effort.key())
        self.kind.offer(facts.kinds(), self.kind.key())
        self.tags.offer(facts.tags(), self.tags.ticked())
        self._light()

    def clear(self) -> None:
        """Let everything through; emits nothing."""
        for each in self._choices:
            each.choose(ANY)
        self.tags.tick(())
        self.show_catalogue(self._catalogue)

    def wanted(self, words: str, *, starred: bool, own: bool) -> Wanted:
        return Wanted(
            words,
            plan=self.plan.key(),
            step=self.step.key(),
            theme=self.theme.key(),
            cause=self.cause.key(),
            effort=self.effort.key(),
            kind=self.kind.key(),
            tags=frozenset(self.tags.ticked()),
            starred=starred,
            own=own,
        )

    def _chosen(self, _key: str = "") -> None:
        self.step.offer(facts.steps(self._catalogue, self.plan.key()), self.step.key())
        self._light()
        self.changed.emit()

    def _light(self) -> None:
        for each in self._choices:
            _light(each, each.key() != ANY)
        _light(self.tags, bool(self.tags.ticked()))


def _light(button: Button, on: bool) -> None:
    """A filter that narrows is to be seen; what it says may be longer than its room."""
    button.become("soft" if on else "secondary")
    button.setToolTip(button.text().replace("&&", "&") if on else "")


def _tags_said(words: Sequence[str]) -> str:
    return ", ".join(words) if words else _("Fits anyone")

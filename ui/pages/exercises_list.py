"""The exercises to choose from for a couple: a field to find one, and below it the list with what is open now first."""

from __future__ import annotations

from collections.abc import Sequence

from ui.pages.exercise_lines import Entry, ExerciseLines, Line
from ui.pages.exercises_facts import Choice, Shelf
from ui.widgets.layout import column, row
from workbook.language import _


class ExerciseList(ExerciseLines):
    """`choose` finds an exercise by its own key, or the first of a step."""

    def __init__(self) -> None:
        none = _("No exercise has these words. Try the title of a step, or fewer words.")
        super().__init__(_("Exercises to choose from"), none)
        self._shelf: Shelf | None = None
        column(row(self.search, pad=(24, 0, 16, 0)), row(self._none, pad=(24, 12, 16, 0)), self.table, into=self)
        self.search.wanted.connect(self._find)

    def show_shelf(self, shelf: Shelf, *, anew: bool = False) -> None:
        """Show a couple's exercises. What is searched and chosen stays as far as it is there, unless `anew`."""
        self._shelf = shelf
        if anew:
            self.search.clear()
            self.forget()
        self._find(self.search.text().strip())

    def called(self, line: Entry, key: str) -> bool:
        return key in (line.exercise.key, *line.exercise.steps)

    def begin_at(self, lines: Sequence[Line]) -> int:
        """What helped little before is not the first that is offered."""
        free = [(line.last, n) for n, line in enumerate(lines) if isinstance(line, Choice) and not line.held]
        return min(free, default=(False, -1))[1]

    def _find(self, words: str) -> None:
        if self._shelf is not None:
            self.put(self._shelf.lines(words))

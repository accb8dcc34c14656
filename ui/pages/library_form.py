"""The form in which an own exercise is written: the couple's side, the worksheet, by what it is found, the counselor's side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Signal

from ui import theme
from ui.pages import library_facts as facts
from ui.pages.exercises_facts import grade_words
from ui.pages.library_parts import Parts
from ui.pages.plan_own import gate_words
from ui.widgets.area import TextArea
from ui.widgets.fields import Field, labelled
from ui.widgets.flowing import Flowing
from ui.widgets.layout import Item, column, row
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.menu_ticks import MenuTicks
from ui.widgets.number_field import NumberField
from ui.widgets.words import para, text
from workbook.catalogue.entries import Catalogue
from workbook.catalogue.exercise import GATES, GRADES, CounselorNote, Exercise, Kind, Tag
from workbook.catalogue.kept import guide_of
from workbook.catalogue.own import MINUTES_MOST, TITLE_MOST, instructions_of, least_gate
from workbook.language import _
from workbook.model.safety import Gate

Each = TypeVar("Each", bound=str)

_MENU = 120
_AREAS = (
    ("purpose", 2),
    ("for_whom", 1),
    ("need", 1),
    ("guide", 6),
    ("smaller", 2),
    ("if_badly", 2),
    ("bring", 2),
    ("not_when", 2),
    ("why", 2),
    ("evidence", 2),
    ("ask_next", 2),
)


class OwnForm(Flowing):
    """`edited` for every change by hand. `exercise()` is what stands in it, finished or not."""

    edited = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._of: Exercise | None = None
        self._after = ""
        self.title, self.often = Field(), Field()
        self.title.setMaxLength(TITLE_MOST)
        self.minutes = NumberField(_("Minutes"), MINUTES_MOST, width=72)
        self.minutes.setFixedHeight(theme.CONTROL)
        self.areas = {name: TextArea(lines=lines) for name, lines in _AREAS}
        self.steps = MenuTicks(_("Steps"), _said(_("Choose a step")), least=_MENU)
        self.themes = MenuTicks(_("Themes"), _said(_("Choose a theme")), least=_MENU)
        self.causes = MenuTicks(_("Causes it helps with"), _said(_("No cause in particular")), least=_MENU)
        self.tags = MenuTicks(_("Fits"), _said(_("Nothing in particular")), least=_MENU)
        self.kind = MenuChoice(_("Kind"), least=_MENU)
        self.gate = MenuChoice(_("When it may be given"), least=_MENU)
        self.grade = MenuChoice(_("Grade"), least=_MENU)
        self.parts = Parts()
        self._compose()
        self._wire()

    def _compose(self) -> None:
        a = self.areas
        hint = _(
            "A line for each step: a few words and a full stop, then the rest. What to say stands at the end in “ ”."
        )
        column(
            text(_("Their page"), "section"),
            theme.NEAR,
            *_stack(
                labelled(_("Title"), self.title),
                labelled(_("Steps that it belongs to"), self.steps),
                labelled(_("Why it helps"), a["purpose"]),
                labelled(_("Whom it suits"), a["for_whom"]),
                labelled(_("What they need"), a["need"]),
            ),
            theme.NEAR,
            _beside(labelled(_("Minutes"), self.minutes), labelled(_("How often"), self.often)),
            theme.NEAR,
            labelled(_("What to do"), a["guide"]),
            theme.HAIR,
            para(hint, "small", "muted"),
            theme.NEAR,
            *_stack(
                labelled(_("A smaller version for a long day"), a["smaller"]),
                labelled(_("If it goes badly"), a["if_badly"]),
                labelled(_("To bring back, a question on each line"), a["bring"]),
            ),
            theme.GUTTER,
            text(_("To write and tick on"), "section"),
            theme.NEAR,
            self.parts,
            theme.GUTTER,
            text(_("How it is found"), "section"),
            theme.NEAR,
            *_stack(
                _beside(labelled(_("Kind"), self.kind), labelled(_("When it may be given"), self.gate)),
                labelled(_("Themes"), self.themes),
                labelled(_("Causes it helps with"), self.causes),
                labelled(_("Fits"), self.tags),
            ),
            theme.GUTTER,
            text(_("For you, not on their page"), "section"),
            theme.NEAR,
            *_stack(
                labelled(_("When not to give it"), a["not_when"]),
                labelled(_("Why it works"), a["why"]),
                labelled(_("What is known of it"), a["evidence"]),
                labelled(_("Grade of what is known"), self.grade),
                labelled(_("To ask next time"), a["ask_next"]),
            ),
            None,
            pad=(24, 20, 20, 24),
            into=self,
        )

    def _wire(self) -> None:
        def touched(*_given: object) -> None:
            self.edited.emit()

        for field in (self.title, self.often, self.minutes):
            field.textEdited.connect(touched)
        for area in self.areas.values():
            area.edited.connect(touched)
        for menu in (self.kind, self.gate, self.grade):
            menu.chosen.connect(touched)
        for ticks in (self.themes, self.causes, self.tags):
            ticks.changed.connect(touched)
        self.steps.changed.connect(self._steps_changed)
        self.parts.edited.connect(touched)

    def show_exercise(self, exercise: Exercise, after: str = "") -> None:
        """Fill the form; emits nothing. `after`: the key of what it was copied from."""
        self._after = after
        self._of, own, a = exercise, exercise.counselor, self.areas
        self.title.show_words(exercise.title)
        self.often.show_words(exercise.often)
        self.minutes.show_number(exercise.minutes or None)
        words = (
            *(exercise.purpose, exercise.for_whom, exercise.need, guide_of(exercise)),
            *(exercise.smaller, exercise.if_badly, "\n".join(exercise.bring)),
            *(own.not_when, own.why, own.evidence, own.ask_next),
        )
        for (name, _lines), said in zip(_AREAS, words, strict=True):
            a[name].show_words(said)
        of = self._catalogue
        self.steps.offer(facts.steps(of, facts.ANY)[1:], exercise.steps)
        self.themes.offer(facts.themes(of)[1:], exercise.themes)
        self.causes.offer(facts.causes(of)[1:], exercise.causes)
        self.tags.offer(facts.tags(), [tag.value for tag in exercise.tags])
        self.kind.offer(facts.kinds()[1:], exercise.kind.value)
        self.grade.offer([(each, facts.upper(grade_words(each))) for each in GRADES], own.grade)
        self._offer_gates(exercise.gate)
        self.parts.show_parts(exercise.worksheet)

    def exercise(self) -> Exercise:
        assert self._of is not None
        a = {name: area.words() for name, area in self.areas.items()}
        return replace(
            self._of,
            title=self.title.text(),
            steps=_kept(self._of.steps, self.steps.ticked()),
            purpose=a["purpose"],
            for_whom=a["for_whom"],
            need=a["need"],
            minutes=self.minutes.number() or 0,
            often=self.often.text(),
            instructions=instructions_of(a["guide"], self._of.instructions),
            smaller=a["smaller"],
            if_badly=a["if_badly"],
            bring=tuple(line.strip() for line in a["bring"].splitlines() if line.strip()),
            worksheet=self.parts.parts(),
            kind=Kind(self.kind.key()),
            gate=self.gate.key(),
            themes=_kept(self._of.themes, self.themes.ticked()),
            causes=_kept(self._of.causes, self.causes.ticked()),
            tags=_kept(self._of.tags, tuple(Tag(key) for key in self.tags.ticked())),
            counselor=CounselorNote(a["why"], a["evidence"], self.grade.key(), a["not_when"], a["ask_next"]),
        )

    def _steps_changed(self) -> None:
        """An exercise is never easier to get at than its steps: looser gates are not offered."""
        self._offer_gates(self.gate.key())
        self.edited.emit()

    def _offer_gates(self, chosen: str) -> None:
        words = gate_words()
        least = GATES.index(least_gate(self._catalogue, self.steps.ticked(), self._after))
        offered = GATES[least:]
        self.gate.offer([(gate, words[Gate(gate)]) for gate in offered], chosen if chosen in offered else offered[0])


def _kept(before: tuple[Each, ...], ticked: tuple[Each, ...]) -> tuple[Each, ...]:
    """The menu has an order of its own: as long as the same ones are ticked, theirs stays."""
    return before if set(before) == set(ticked) else ticked


def _said(nothing: str) -> Callable[[Sequence[str]], str]:
    """What is ticked, in one line; `nothing` where nothing is."""
    return lambda words: "; ".join(words) if words else nothing


def _stack(*items: Item) -> list[Item]:
    made: list[Item] = []
    for item in items:
        made += [theme.NEAR, item] if made else [item]
    return made


def _beside(left: Item, right: Item) -> Item:
    made = row(left, right, gap=theme.NEAR)
    made.setStretch(1, 1)
    return made

"""What the Library shows, worked out without a widget: which exercises fit what is looked for, in the order of the plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ui.pages.exercise_lines import Entry, Heading, Line
from ui.pages.exercises_facts import folded, minutes, step_line, where
from workbook.catalogue.entries import Catalogue, ItemKind, Step
from workbook.catalogue.exercise import Exercise, Kind, Tag
from workbook.catalogue.own import is_own
from workbook.language import _, ngettext

ANY = ""
EFFORTS = ("5", "10", "20", "30", "more")
"""Up to so many minutes for one sitting; or more than thirty, an evening."""
_EVENING = 30
WITHOUT = (Tag.NO_TOUCH, Tag.NO_WRITING)
"""What these are called names the very thing that they go without."""


@dataclass(frozen=True, slots=True)
class Card(Entry):
    """One exercise of the Library; `starred`: it is a favourite."""

    starred: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; "" lets everything through. An exercise has all the `tags`."""

    words: str = ""
    plan: str = ANY
    step: str = ANY
    theme: str = ANY
    cause: str = ANY
    effort: str = ANY
    kind: str = ANY
    tags: frozenset[str] = frozenset()
    starred: bool = False
    own: bool = False

    @property
    def narrowed(self) -> bool:
        return self != Wanted()


@dataclass(frozen=True)
class Stock:
    """Everything that the list is made from, read once."""

    catalogue: Catalogue
    favourites: frozenset[str]
    used: Mapping[str, int]

    def lines(self, wanted: Wanted) -> tuple[Line, ...]:
        """A heading for each plan, below it its exercises in the order of its steps; each of them stands there once."""
        made: list[Line] = []
        seen: set[str] = set()
        for plan in self.catalogue.plans:
            of_plan: list[Line] = []
            for step in self.catalogue.steps_of(plan.key):
                for exercise in self.catalogue.exercises_for(step.id):
                    if exercise.key not in seen and self._fits(exercise, wanted, step):
                        seen.add(exercise.key)
                        of_plan.append(self._card(exercise, step))
            if of_plan:
                made += [Heading(plan.name), *of_plan]
        return tuple(made)

    def card(self, key: str) -> Exercise | None:
        return next((each for each in self.catalogue.exercises if each.key == key), None)

    def used_words(self, key: str) -> str:
        many = self.used.get(key, 0)
        if not many:
            return _("not used with a couple yet")
        return ngettext("used with {n} couple", "used with {n} couples", many).format(n=many)

    def _card(self, exercise: Exercise, step: Step) -> Card:
        parts = [where(self.catalogue, step.id), minutes(exercise.minutes), kind_words(exercise.kind)]
        many = self.used.get(exercise.key, 0)
        if is_own(exercise.key):
            parts.insert(0, _("yours"))
        if many:
            parts.append(ngettext("{n} couple", "{n} couples", many).format(n=many))
        return Card(exercise, " · ".join(parts), starred=exercise.key in self.favourites)

    def _fits(self, exercise: Exercise, wanted: Wanted, step: Step) -> bool:
        """`step` is the one under which it would stand: with one chosen, or a plan, only that counts."""
        return (
            wanted.step in (ANY, step.id)
            and wanted.plan in (ANY, step.plan)
            and (not wanted.theme or wanted.theme in exercise.themes)
            and (not wanted.cause or wanted.cause in exercise.causes)
            and (not wanted.kind or wanted.kind == exercise.kind.value)
            and (not wanted.effort or _within(exercise.minutes, wanted.effort))
            and wanted.tags.issubset({tag.value for tag in exercise.tags})
            and (not wanted.starred or exercise.key in self.favourites)
            and (not wanted.own or is_own(exercise.key))
            and self._says(exercise, wanted.words)
        )

    def _says(self, exercise: Exercise, words: str) -> bool:
        """Whether it has all the words. Who types "touch" does not look for what goes without: that takes both words."""
        looked_for = folded(words)
        for tag in WITHOUT:
            phrase = folded(tag_words(tag))
            if phrase in looked_for:
                if tag not in exercise.tags:
                    return False
                looked_for = looked_for.replace(phrase, " ")
        return all(word in self._texts[exercise.key] for word in looked_for.split())

    @cached_property
    def _texts(self) -> dict[str, str]:
        """What each exercise is found by while one types."""
        return {each.key: folded(" ".join(self._words_of(each))) for each in self.catalogue.exercises}

    def _words_of(self, exercise: Exercise) -> Iterator[str]:
        yield from (exercise.title, exercise.purpose, exercise.for_whom, exercise.need, kind_words(exercise.kind))
        yield from (step_line(self.catalogue, step) for step in exercise.steps)
        yield from (tag_words(tag) for tag in exercise.tags if tag not in WITHOUT)
        yield from (self.catalogue.item(cause).label for cause in exercise.causes)
        yield from (self.catalogue.theme(key).name for key in exercise.themes)
        if is_own(exercise.key):
            yield _("yours")


def _within(count: int, effort: str) -> bool:
    return count > _EVENING if effort == "more" else count <= int(effort)


def count_words(lines: Sequence[Line], of: int) -> str:
    shown = sum(isinstance(line, Card) for line in lines)
    if shown == of:
        return ngettext("{n} exercise", "{n} exercises", of).format(n=of)
    return ngettext("{shown} of {n} exercise", "{shown} of {n} exercises", of).format(shown=shown, n=of)


def kind_words(kind: Kind) -> str:
    return {
        Kind.TALKING: _("talking"),
        Kind.WRITING: _("writing"),
        Kind.DOING: _("doing"),
        Kind.NOTICING: _("noticing"),
        Kind.TOUCH: _("touch"),
        Kind.PLANNING: _("planning"),
    }[kind]


def tag_words(tag: Tag) -> str:
    return {
        Tag.DISTANCE: _("at a distance"),
        Tag.NO_COST: _("no cost"),
        Tag.QUIET: _("quiet"),
        Tag.LOW_ENERGY: _("low energy"),
        Tag.CHILDREN: _("with children around"),
        Tag.NO_TOUCH: _("no touch"),
        Tag.NO_WRITING: _("no writing"),
    }[tag]


Offers = list[tuple[str, str]]


def plans(catalogue: Catalogue) -> Offers:
    return [(ANY, _("Any plan")), *((plan.key, plan.name) for plan in catalogue.plans)]


def steps(catalogue: Catalogue, plan: str) -> Offers:
    """Those of a plan, or of all of them."""
    of = [s for p in catalogue.plans if plan in (ANY, p.key) for s in catalogue.steps_of(p.key)]
    return [(ANY, _("Any step")), *((step.id, step_line(catalogue, step.id)) for step in of)]


def themes(catalogue: Catalogue) -> Offers:
    return [(ANY, _("Any theme")), *((theme.key, theme.name) for theme in catalogue.themes)]


def causes(catalogue: Catalogue) -> Offers:
    """What some exercise is for; causes first, then impacts."""
    named = {cause for exercise in catalogue.exercises for cause in exercise.causes}
    items = [i for kind in (ItemKind.CAUSE, ItemKind.IMPACT) for i in catalogue.items if i.kind is kind]
    return [(ANY, _("Any cause")), *((i.key, upper(i.label)) for i in items if i.key in named)]


def efforts() -> Offers:
    upto = ngettext("Up to {n} minute", "Up to {n} minutes", 2)
    named = [(each, _("An evening") if each == "more" else upto.format(n=each)) for each in EFFORTS]
    return [(ANY, _("Any length")), *named]


def kinds() -> Offers:
    return [(ANY, _("Any kind")), *((kind.value, upper(kind_words(kind))) for kind in Kind)]


def tags() -> Offers:
    return [(tag.value, upper(tag_words(tag))) for tag in Tag]


def upper(words: str) -> str:
    return words[:1].upper() + words[1:]

"""What the Exercises page says, worked out without a widget: the list to choose from, and what became of what was given.

What the gate holds is in the list by its title and the words "not available yet". No reason is worked out here, so none can
be shown. What was given once stays as it was, whatever the gate does later: a line that changed would tell that something did.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from ui import dates
from ui.pages.exercise_lines import Entry, Heading, Line
from workbook.catalogue.entries import Catalogue, Step
from workbook.catalogue.own import is_own
from workbook.disclosure.wording import place_of
from workbook.insight.helping import did_help, helped, helped_little
from workbook.language import _, ngettext
from workbook.model.assignment import Assignment, Outcome, Progress, Result
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.plan import Plan, StepState
from workbook.model.safety import Gate, GateState


@dataclass(frozen=True, slots=True)
class Choice(Entry):
    """One exercise to choose; `last`: what helped little when it was done before."""

    last: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What else of the couple the exercises at home need to know, read once for all of them: the steps of their plan, and which
    exercises a session passed over, by uid, on which day.
    """

    steps: frozenset[str] = frozenset()
    passed: Mapping[str, date] = field(default_factory=dict)


_LONG_WORD, _MAY_BREAK = re.compile(r"\S{20}(?=\S)"), "\u200b"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything that the list is made from, read once for a couple."""

    catalogue: Catalogue
    couple: Couple
    plan: Plan | None
    gate: GateState
    given: tuple[Assignment, ...]
    today: date

    def lines(self, text: str = "") -> tuple[Line, ...]:
        """What is open now, then every plan's in order, the couple's own plan first; or only what `text` is found in."""
        words = folded(text).split()
        made: list[Line] = []
        good = [c for step, c in self._helped_before() if _matches(self.catalogue, step, c, words)]
        if good:
            made += [Heading(_("Helped before")), *good]
        for heading, choices in self._groups(words):
            if choices:
                made += [Heading(heading), *choices]
        return tuple(made)

    def _groups(self, words: list[str]) -> Iterator[tuple[str, list[Choice]]]:
        """What is open now has what helped little last; the plans keep their order."""
        steps = {s.id: s for s in self.catalogue.steps}
        now = [steps[each] for each in self._open_now() if each in steps]
        yield _("Open now"), sorted(self._found(now, words), key=lambda c: c.last)
        own = self.plan.kind.value if self.plan is not None else ""
        for plan in sorted(self.catalogue.plans, key=lambda p: p.key != own):
            yield plan.name, self._found(self.catalogue.steps_of(plan.key), words)

    def _found(self, steps: Iterable[Step], words: list[str]) -> list[Choice]:
        return [c for s in steps for c in self._of(s) if _matches(self.catalogue, s, c, words)]

    def _helped_before(self) -> list[tuple[Step, Choice]]:
        """What these two rated as helpful the last time, the most helpful first, as far as it is available and not at home."""
        found: dict[str, tuple[float, Step, Choice]] = {}
        home = {a.exercise for a in self.given if a.open}
        for step in self.catalogue.steps:
            for choice in self._of(step):
                key, allowed = choice.exercise.key, self.gate.allows(Gate(choice.exercise.gate))
                rating = helped(self.given, key)
                if rating is not None and did_help(rating) and allowed and key not in home:
                    found.setdefault(key, (rating, step, choice))
        return [(step, choice) for _r, step, choice in sorted(found.values(), key=lambda f: -f[0])]

    def _open_now(self) -> list[str]:
        plan = self.plan
        if plan is None:
            return []
        current = plan.current
        opened = [s for s in plan.steps if s.state is StepState.OPEN]
        return [s.step for s in sorted(opened, key=lambda s: s is not current)]

    def _of(self, step: Step) -> Iterator[Choice]:
        for exercise in self.catalogue.exercises_for(step.id):
            before = latest(self.given, exercise.key)
            held = before is None and not self.gate.allows(Gate(exercise.gate))
            parts = [where(self.catalogue, step.id)]
            rating = helped(self.given, exercise.key)
            if rating is not None:
                parts.append(_("helped {n}/10").format(n=round(rating)))
            elif before is not None:
                parts.append(_("given {day}").format(day=dates.near_short(before.given, self.today)))
            else:
                parts.append(minutes(exercise.minutes))
            words = _("not available yet") if held else " · ".join(parts)
            yield Choice(exercise, words, held, helped_little(rating))


def folded(text: str) -> str:
    """Without case and accents, and with the apostrophe of the keyboard, as one types while searching."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(c for c in apart if not unicodedata.combining(c))


def _matches(catalogue: Catalogue, step: Step, choice: Choice, words: Sequence[str]) -> bool:
    if not words:
        return True
    plan = catalogue.plan(step.plan).name
    exercise = choice.exercise
    text = folded(f"{exercise.title} {plan} {step.number} {step.title} {exercise.purpose}")
    return all(word in text for word in words)


def latest(given: Sequence[Assignment], exercise: str) -> Assignment | None:
    """The assignment of this exercise given last; `given` is newest first."""
    return next((a for a in given if a.exercise == exercise), None)


def where(catalogue: Catalogue, step: str) -> str:
    """Restore 3; empty for a step that the catalogue no longer knows."""
    try:
        of = catalogue.step(step)
    except KeyError:
        return ""
    return place_of(of, catalogue)


def step_line(catalogue: Catalogue, step: str) -> str:
    """Restore 3, Be vulnerable; empty for a step that the catalogue no longer knows."""
    short = where(catalogue, step)
    return _("{step}, {title}").format(step=short, title=catalogue.step(step).title) if short else ""


def minutes(count: int) -> str:
    return ngettext("{n} minute", "{n} minutes", count).format(n=count)


def breakable(words: str) -> str:
    """The same, with places to break a line inside words that are too long for any column."""
    return _LONG_WORD.sub(lambda long: long[0] + _MAY_BREAK, words)


def for_whom(couple: Couple, whose: Whose) -> str:
    """for both, for Mira"""
    if whose is Whose.BOTH:
        return _("for both")
    return _("for {name}").format(name=couple.partner(whose).short)


def outcome_words(outcome: Outcome) -> str:
    return {Outcome.DONE: _("done"), Outcome.PARTLY: _("partly"), Outcome.NOT_DONE: _("not done")}[outcome]


def progress_words(progress: Progress) -> str:
    """The word on an exercise's chip; nothing for one that was merely given."""
    return {
        Progress.GIVEN: "",
        Progress.STARTED: _("started"),
        Progress.DONE: _("done"),
        Progress.PARTLY: _("partly"),
        Progress.NOT_DONE: _("not done"),
        Progress.STOPPED: _("stopped"),
    }[progress]


def special(catalogue: Catalogue, given: Assignment, passed: date | None, today: date) -> Iterator[str]:
    """What is not as usual with it, a line each; `passed` is the day of the session in which nobody asked about it."""
    said = []
    if given.again:
        said.append(_("given again"))
    if given.smaller is not None:
        whole = given.smaller <= given.given
        since = _("smaller version since {day}").format(day=dates.near(given.smaller, today))
        said.append(_("smaller version") if whole else since)
    if given.page:
        said.append(_("in your words") if given.guide or not is_own(given.exercise) else _("your own exercise"))
    yield " · ".join(said)
    if passed is not None:
        yield _("Nobody asked about it in the session on {day}.").format(day=dates.near(passed, today))
    if given.reason:
        yield _("Stopped because: {reason}").format(reason=given.reason)
    if all(each.key != given.exercise for each in catalogue.exercises):
        kept = _("The catalogue no longer holds this page; it prints as it was kept here.")
        yield kept if given.page else _("The catalogue no longer holds this page; its title and results stay here.")


def result_words(name: str, result: Result | None) -> str:
    """Mira done, 3 times; or: Jonas not done; or: Jonas has not reported"""
    if result is None:
        return _("{name} has not reported").format(name=name)
    if not result.times or result.outcome is Outcome.NOT_DONE:
        return _("{name} {outcome}").format(name=name, outcome=outcome_words(result.outcome))
    times = ngettext("{n} time", "{n} times", result.times).format(n=result.times)
    return _("{name} {outcome}, {times}").format(name=name, outcome=outcome_words(result.outcome), times=times)


def became(couple: Couple, given: Assignment) -> str:
    """What each who was asked reported, in one line."""
    return "; ".join(result_words(couple.partner(w).short, given.result(w)) for w in given.asked)


def given_before(couple: Couple, given: Assignment, today: date) -> str:
    """3 November, for both. Mira done, 3 times; Jonas partly."""
    when = _("{day}, {whom}.").format(day=dates.near(given.given, today), whom=for_whom(couple, given.whose))
    if given.open:
        return _("{given} It is still open.").format(given=when)
    return f"{when} {became(couple, given)}."


def bring_back(couple: Couple, today: date) -> date:
    """The couple's next session, or in a week where none is fixed after today."""
    coming = couple.next_session
    return coming.date() if coming is not None and coming.date() > today else today + timedelta(weeks=1)


def stopped_words(given: Assignment) -> str:
    """What is said of it while it can still be taken back."""
    return _("Stopped: {title}").format(title=given.title)


def grade_words(grade: str) -> str:
    """How well it is known, in words; the grades are those of the catalogue."""
    return {
        "E": _("tested in experiments"),
        "C": _("a link seen in studies, not a proof"),
        "X": _("experts’ opinion"),
        "NC": _("not confirmed"),
    }[grade]

"""An exercise's page as facts: the couple's side of it only. The counselor's note stays in the catalogue."""

from gettext import gettext as _

from workbook.catalogue.entries import Catalogue
from workbook.catalogue.exercise import Exercise
from workbook.catalogue.kept import line_of
from workbook.disclosure.letterhead import called, letterhead
from workbook.errors import Held
from workbook.facts import GuideFact, HandoutFacts, PartFact
from workbook.model.assignment import Assignment
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.practice import Practice
from workbook.model.safety import Gate, GateState


def not_available(gate: GateState, needed: str) -> None:
    """`Held` where the gate holds it: three words and no reason, on the screen as on stderr."""
    if not gate.allows(Gate(needed)):
        raise Held(_("Not available yet."))


def handout(
    exercise: Exercise,
    catalogue: Catalogue,
    practice: Practice,
    *,
    couple: Couple | None = None,
    gate: GateState | None = None,
    assignment: Assignment | None = None,
    paper: str = "",
) -> HandoutFacts:
    """A blank page without a couple; with one, its `gate` decides first, and the page carries names and dates."""
    if couple is not None:
        not_available(gate or GateState(opened=False, strict=False), exercise.gate)
    step = assignment.step if assignment and assignment.step in exercise.steps else exercise.steps[0]
    return HandoutFacts(
        letterhead=letterhead(practice, paper),
        names=called(couple) if couple else None,
        step=_step(catalogue, step),
        title=assignment.title if assignment else exercise.title,
        purpose=exercise.purpose,
        for_whom=exercise.for_whom,
        need=exercise.need,
        minutes=exercise.minutes,
        often=exercise.often,
        guide=_guide(exercise, assignment.guide if assignment else ""),
        smaller=exercise.smaller,
        if_badly=exercise.if_badly,
        bring=exercise.bring,
        worksheet=tuple(PartFact(p.kind.value, p.heading, p.options, p.lines, p.each) for p in exercise.worksheet),
        whose=assignment.whose if assignment else Whose.BOTH,
        given=assignment.given if assignment else None,
        until=assignment.until if assignment else None,
        when=assignment.when if assignment else "",
        smaller_first=assignment is not None and assignment.smaller is not None,
    )


def _step(catalogue: Catalogue, key: str) -> str:
    step = next((each for each in catalogue.steps if each.id == key), None)
    if step is None:
        return ""
    return _("{plan} {number}, {step}").format(
        plan=catalogue.plan(step.plan).name, number=step.number, step=step.title.lower()
    )


def _guide(exercise: Exercise, own: str) -> tuple[GuideFact, ...]:
    """The instructions, in the counselor's own words where they were put so: a line that stayed as it was keeps its looks."""
    known = {line_of(i): GuideFact(i.lead, i.text, i.say) for i in exercise.instructions}
    return tuple(known.get(line, GuideFact("", line, "")) for line in own.splitlines()) or tuple(known.values())

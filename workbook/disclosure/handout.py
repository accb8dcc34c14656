"""An exercise's page as facts: the couple's side of it only. The counselor's note stays in the catalogue."""

from datetime import date, datetime

from workbook.catalogue.entries import Catalogue
from workbook.catalogue.exercise import Exercise
from workbook.catalogue.kept import line_of
from workbook.disclosure.letterhead import called, letterhead
from workbook.disclosure.wording import place_of, title_of
from workbook.errors import Held
from workbook.facts import GuideFact, HandoutFacts, PartFact
from workbook.language import _, speaking_to_the_counselor
from workbook.model.assignment import Assignment
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.practice import Practice
from workbook.model.safety import Gate, GateState


def not_available(gate: GateState, needed: str) -> None:
    """`Held` where the gate holds it: three words and no reason, on the screen as on stderr."""
    if not gate.allows(Gate(needed)):
        with speaking_to_the_counselor():
            raise Held(_("Not available yet."))


def handout(
    exercise: Exercise,
    catalogue: Catalogue,
    practice: Practice,
    *,
    couple: Couple | None = None,
    gate: GateState | None = None,
    assignment: Assignment | None = None,
    made: date | None = None,
    paper: str = "",
) -> HandoutFacts:
    """A blank page without a couple; with one, its `gate` decides first, and the page carries names and dates. `made` is the day
    on which it goes home.
    """
    if couple is not None:
        not_available(gate or GateState(opened=False, strict=False), exercise.gate)
    step = assignment.step if assignment and assignment.step in exercise.steps else exercise.steps[0]
    return HandoutFacts(
        letterhead=letterhead(practice, paper),
        names=called(couple) if couple else None,
        step=_step(catalogue, step),
        title=title_of(assignment, catalogue) if assignment else exercise.title,
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
        until=_until(assignment, couple, made) if assignment else None,
        when=assignment.when if assignment else "",
        smaller_first=assignment is not None and assignment.smaller is not None,
    )


def still_to_come(couple: Couple, made: date) -> datetime | None:
    """The couple's next session, where it lies after this day."""
    coming = couple.next_session
    return coming if coming is not None and coming.date() > made else None


def _until(given: Assignment, couple: Couple | None, made: date | None) -> date | None:
    """What goes on after its day is to be brought to the next session: no page that goes home today names a day that is over."""
    if given.until is None or made is None or given.until > made or given.given == made:
        return given.until
    coming = still_to_come(couple, made) if couple is not None else None
    return coming.date() if coming is not None else None


def _step(catalogue: Catalogue, key: str) -> str:
    step = next((each for each in catalogue.steps if each.id == key), None)
    if step is None:
        return ""
    return _("{place}, {step}").format(place=place_of(step, catalogue), step=step.title)


def _guide(exercise: Exercise, own: str) -> tuple[GuideFact, ...]:
    """The instructions, in the counselor's own words where they were put so: a line that stayed as it was keeps its looks."""
    known = {line_of(i): GuideFact(i.lead, i.text, i.say) for i in exercise.instructions}
    return tuple(known.get(line, GuideFact("", line, "")) for line in own.splitlines()) or tuple(known.values())

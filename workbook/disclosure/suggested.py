"""The picture's suggestions as facts, for the counselor's page alone: a reason may rest on an answer given alone.

Nothing here is for a couple's page, not even that nothing is suggested: that would tell what one of them hopes for.
"""

from collections.abc import Sequence

from workbook.catalogue.entries import Catalogue
from workbook.disclosure.letterhead import names
from workbook.disclosure.picture import telling
from workbook.disclosure.wording import place_of
from workbook.facts import AsideFact, Names, ReasonFact, SuggestionFact
from workbook.insight.helping import Beginning, beginning
from workbook.insight.hopes import leaning_out
from workbook.insight.suggestions import Reason, ReasonKind, suggestions
from workbook.insight.themes import theme_scores
from workbook.language import _
from workbook.model.couple import Couple
from workbook.model.plan import Declined, Plan, StepState
from workbook.model.record import CoupleRecord
from workbook.model.safety import Gate, GateState

MOST = 5
REASONS = 2

_TIE = "\N{NO-BREAK SPACE}"
"""Between a number and whose it is, so that no line begins in the middle of the two."""


def quiet(couple: Couple, *, breach: bool) -> str:
    """Why nothing is suggested to this couple at all, in one sentence, or empty. `breach`: a breach of trust is going on."""
    apart = leaning_out(couple)
    if apart and breach:
        return _("While hopes are apart and a breach of trust is going on, nothing is suggested.")
    if apart:
        return _("While one of the two is unsure or leans towards parting, nothing is suggested.")
    return _("While a breach of trust is going on, nothing is suggested.") if breach else ""


def suggested(
    record: CoupleRecord, catalogue: Catalogue, gate: GateState, declined: Sequence[Declined], *, breach: bool
) -> tuple[SuggestionFact, ...]:
    """At most five steps that the latest picture speaks for and that are not done, the heaviest first; none while all is quiet.

    Steps on the couple's plan say so; one that was put aside comes last, marked, so that it is not suggested as new.
    """
    intake = telling(record.intakes)
    if intake is None or quiet(record.couple, breach=breach):
        return ()
    put_aside = {d.step for d in declined}
    facts = []
    for each in suggestions(catalogue, intake.answers, gate):
        state = _state(record.plan, each.step.id, put_aside)
        if state != "done":
            where = place_of(each.step, catalogue)
            reasons = _reasons(each.reasons, names(record.couple))
            at = _number(record.plan, each.step.id)
            first = beginning(catalogue, each, record.assignments, gate)
            words, key = (_begin(first), first.exercise.key) if first is not None else ("", "")
            facts.append(SuggestionFact(each.step.id, each.step.title, where, reasons, state, at, words, key))
    return tuple(sorted(facts, key=lambda f: f.state == "declined")[:MOST])


def why_nothing(record: CoupleRecord, catalogue: Catalogue, facts: Sequence[SuggestionFact], *, breach: bool) -> str:
    """Why there is nothing new among the `suggested`, in one sentence. What the gate holds looks like nothing to suggest."""
    silence = quiet(record.couple, breach=breach)
    if silence:
        return silence
    intake = telling(record.intakes)
    if intake is None:
        return _("Suggestions follow from the answers of an intake, and there are none yet.")
    if facts:
        return _("All that the answers speak for has been put aside.")
    if all(score.mean is None for score in theme_scores(catalogue, intake.answers).values()):
        return _("There are too few answers so far to suggest a step.")
    return _("The answers speak for no step more than for another.")


def put_aside(
    record: CoupleRecord, catalogue: Catalogue, gate: GateState, declined: Sequence[Declined], *, breach: bool
) -> tuple[AsideFact, ...]:
    """Every suggestion that was put aside, with its reasons, the one put aside last on top."""
    by_step: dict[str, list[Declined]] = {}
    for each in reversed(declined):
        by_step.setdefault(each.step, []).append(each)
    known = {s.id: s for s in catalogue.steps}
    silent = bool(quiet(record.couple, breach=breach))
    facts = []
    for key, reasons in by_step.items():
        if key not in known:
            continue
        step, latest = known[key], reasons[0]
        state = _state(record.plan, key, set()) if record.plan else ""
        if state in ("", "new"):
            state = "quiet" if silent else "" if gate.allows(Gate(step.gate)) else "held"
        before = tuple((d.on, d.reason) for d in reasons[1:])
        place = place_of(step, catalogue)
        at = _number(record.plan, key)
        facts.append(AsideFact(key, step.title, place, latest.on, latest.reason, before, state, at))
    return tuple(facts)


def _state(plan: Plan | None, step: str, put_aside: set[str]) -> str:
    on_plan = next((s.state for s in plan.steps if s.step == step), None) if plan else None
    if on_plan is StepState.DONE:
        return "done"
    if on_plan is StepState.OPEN:
        return "open"
    if step in put_aside:
        return "declined"
    return "in_plan" if on_plan is not None else "new"


def _number(plan: Plan | None, step: str) -> int:
    """Its place on the couple's path, from 1 on; 0 where it is not on it."""
    path = [s.step for s in plan.path] if plan else []
    return path.index(step) + 1 if step in path else 0


def _reasons(reasons: Sequence[Reason], called: Names) -> tuple[ReasonFact, ...]:
    """The two heaviest things that speak for a step, each said once for whoever it concerns, and no sentence said twice: that
    of a theme goes for its sign as well where both see it alike.
    """
    by_key: dict[tuple[ReasonKind, str], list[Reason]] = {}
    for reason in reasons:
        by_key.setdefault((reason.kind, reason.key), []).append(reason)
    heaviest = sorted(by_key.values(), key=lambda group: -sum(r.weight for r in group))
    said: dict[str, Sequence[Reason]] = {}
    for group in heaviest:
        said.setdefault(group[0].why, group)
    return tuple(ReasonFact(why, _ground(group, called)) for why, group in list(said.items())[:REASONS])


def _begin(first: Beginning) -> str:
    """Begin with “Ten minutes for us”, which helped 8 of 10 before."""
    title = first.exercise.title
    if first.helped is None:
        return _("Begin with “{title}”.").format(title=title)
    return _("Begin with “{title}”, which helped {n} of 10 before.").format(title=title, n=round(first.helped))


def _ground(group: Sequence[Reason], called: Names) -> str:
    """Everything about one theme, sign or cause: "Empathy: closeness 1.8 for Mira, 2.2 for Jonas"."""
    one = group[0]
    theme = one.kind is ReasonKind.THEME
    pattern = _("{value} for {name}") if theme else _("{value} by {name}")
    each = [pattern.format(value=f"{r.value:.{1 if theme else 0}f}", name=called.of(r.whose)) for r in group]
    each[0] = (_("closeness {first}") if theme else _("rated {first}")).format(first=each[0])
    if any(r.alone for r in group):
        each.append(_("given alone") if one.kind is ReasonKind.CAUSE else _("in part given alone"))
    subject = one.name[:1].upper() + one.name[1:]
    tied = ", ".join(part.replace(" ", _TIE) for part in each)
    return _("{subject}: {each}").format(subject=subject, each=tied)


def signs(
    record: CoupleRecord, catalogue: Catalogue, gate: GateState, *, breach: bool
) -> dict[str, tuple[Reason, ...]]:
    """What speaks for each step, by its id: for the counselor's page alone, and nothing while all is quiet."""
    intake = telling(record.intakes)
    if intake is None or quiet(record.couple, breach=breach):
        return {}
    return {each.step.id: each.reasons for each in suggestions(catalogue, intake.answers, gate)}

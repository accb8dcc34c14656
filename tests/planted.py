"""A couple's record with a distinct word planted in every field that somebody may not see, joint words beside them.

A planted word says in itself where it stands: `first` (told by the first partner alone), `second`, or `counselor`.
"""

from dataclasses import replace
from datetime import date, datetime

from workbook.catalogue.entries import Ask, Catalogue, ItemKind
from workbook.model.agreement import How, Permission, What, Whom
from workbook.model.assignment import Assignment, Outcome, Result
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.couple import Couple, Leave, Partner, SafeContact, SecretsPolicy, Status
from workbook.model.intake import Answer, AnswerState, Correction, Intake, IntakeKind, Remark
from workbook.model.measure import MeasureTotal, OwnMeasure, in_use
from workbook.model.plan import Goal, GoalRating, GoalState, Plan, PlanKind, PlanStep, StepState
from workbook.model.practice import Practice
from workbook.model.record import CoupleRecord
from workbook.model.session import CheckIn, Session

FIRST = ("QFIRSTBRINGS", "QFIRSTGOAL", "QFIRSTSESSION", "QFIRSTEXERCISE", "QFIRSTMEASURE")
SECOND = ("QSECONDBRINGS", "QSECONDGOAL", "QSECONDSESSION", "QSECONDEXERCISE", "QSECONDMEASURE")
COUNSELOR = (
    "QPHONEFIRST",
    "QMAILSECOND",
    "QPOSTFIRST",
    "QSEENBYSECOND",
    "QREFERRER",
    "QHOUSEHOLD",
    "QCHILDREN",
    "QEMERGENCYFIRST",
    "QEMERGENCYSECOND",
    "QTHERAPISTSFIRST",
    "QTHERAPISTSSECOND",
    "QHEALTHFIRST",
    "QHEALTHSECOND",
    "QRECIPIENT",
    "QRELEASED",
    "QREMARK",
    "QOBSERVATION",
    "QSHOWNBESIDEALONE",
    "QCORRECTION",
    "QPAUSEREASON",
    "QSTOPREASON",
    "QPRIVATEGOAL",
    "QRESULTREMARKFIRST",
    "QRESULTREMARKSECOND",
    "QRATINGREMARKFIRST",
    "QRATINGREMARKSECOND",
    "QGIVENUPGOAL",
)
JOINT = ("JOINTFOCUS", "JOINTSEEN", "JOINTGOAL", "JOINTEXERCISE", "JOINTSTEP", "JOINTMEASURE")

AT = datetime(2026, 1, 5, 9)

TOTALS_ALONE = {Whose.FIRST: (33.17, 61.83), Whose.SECOND: (58.43, 21.29)}
"""What each gave alone of one questionnaire, at first and at last: the one recovered, the other worsened."""

_ALONE = Visibility.INDIVIDUAL

ALONE_FIRST, ALONE_SECOND = 4, 0
"""What each rated alone on the individual items: extremes, so that a derived number would show them."""


def record_practice() -> Practice:
    return Practice("Harbour Practice", "Ruth Halloran", "LMFT 1", "Help line 0555 0100", local_rules="QLOCALRULES")


def couple() -> Couple:
    return Couple(
        Partner(
            Whose.FIRST,
            "Ada Berg",
            contact=SafeContact("QPHONEFIRST", Leave.NOTHING, "", Leave.NOTHING, "QPOSTFIRST"),
            brings="QFIRSTBRINGS",
            emergency="QEMERGENCYFIRST",
            therapists="QTHERAPISTSFIRST",
            health="QHEALTHFIRST",
        ),
        Partner(
            Whose.SECOND,
            "Bo Li",
            contact=SafeContact(email="QMAILSECOND", seen_by="QSEENBYSECOND"),
            brings="QSECONDBRINGS",
            emergency="QEMERGENCYSECOND",
            therapists="QTHERAPISTSSECOND",
            health="QHEALTHSECOND",
        ),
        household="QHOUSEHOLD",
        children="QCHILDREN",
        referrer="QREFERRER",
        status=Status.ACTIVE,
        policy=SecretsPolicy.APART,
        policy_signed=date(2026, 1, 5),
        number=7,
        uid="couple",
    )


KEPT = "felt_close"
"""The joint question whose two answers the counselor keeps: one from the other partner, one from both."""

PUT_RIGHT = "open_talk"


def remarks(catalogue: Catalogue, *, alone: bool = True) -> tuple[Remark, ...]:
    """Notes and observations. One observation is shown; one beside a kept answer is to be, and stays back all the same."""
    if not alone:
        return (Remark("busy", observation="JOINTSEEN", shown=True),)
    return (
        Remark("busy", "QREMARK", "JOINTSEEN", shown=True),
        Remark(PUT_RIGHT, observation="QOBSERVATION"),
        Remark(KEPT, observation="QSHOWNBESIDEALONE", shown=True),
    )


def answers(catalogue: Catalogue, *, alone: bool = True) -> tuple[Answer, ...]:
    """Everything rated in the middle, but what was said alone at the ends; `alone` false leaves that out altogether."""
    made = []
    for item in catalogue.items:
        if item.ask is not Ask.FORM:
            continue
        for whose in PARTNERS:
            visibility = Visibility(item.visibility)
            if item.key == KEPT:
                kept = Visibility.INDIVIDUAL if whose is Whose.FIRST else Visibility.PRIVATE
                value = 0 if whose is Whose.FIRST else ALONE_FIRST
                made += [Answer(item.key, whose, AnswerState.RATED, value, kept)] if alone else []
            elif item.key == PUT_RIGHT and whose is Whose.FIRST and alone:
                before = Correction(AnswerState.RATED, 0, date(2026, 1, 9), "QCORRECTION")
                made.append(Answer(item.key, whose, AnswerState.RATED, 3, corrections=(before,)))
            elif visibility is Visibility.JOINT:
                value = 3 if item.kind is ItemKind.STRENGTH else 2
                made.append(Answer(item.key, whose, AnswerState.RATED, value))
            elif alone:
                value = ALONE_FIRST if whose is Whose.FIRST else ALONE_SECOND
                made.append(Answer(item.key, whose, AnswerState.RATED, value, visibility))
    return tuple(made)


def record(catalogue: Catalogue, *, alone: bool = True) -> CoupleRecord:
    """The record; with `alone` false the same couple as if nothing had ever been said alone or kept by the counselor."""
    intake = Intake(
        "intake",
        "couple",
        IntakeKind.FIRST,
        date(2026, 1, 5),
        date(2026, 1, 5),
        answers(catalogue, alone=alone),
        remarks=remarks(catalogue, alone=alone),
    )
    sessions = [
        Session("couple", datetime(2026, 1, 12, 10), focus="JOINTFOCUS", shown=Visibility.JOINT, number=1, uid="s1"),
        Session("couple", datetime(2026, 2, 2, 10), first=CheckIn(2), second=CheckIn(9), number=4, uid="s4"),
    ]
    goals = [Goal("JOINTGOAL", Whose.BOTH, GoalState.BEGUN, ratings=ratings(alone=alone), uid="g1")]
    assignments = [
        Assignment("couple", "e1", "JOINTEXERCISE", "A.step.1", Whose.BOTH, date(2026, 1, 12), results=_results(alone))
    ]
    if alone:  # stopped, for a reason that is the counselor's
        assignments[0] = replace(assignments[0], reason="QSTOPREASON")
    if alone:
        for whose, on in zip(PARTNERS, (19, 26), strict=True):
            name = f"Q{whose.name}"
            sessions.insert(
                -1, Session("couple", datetime(2026, 1, on, 10), attended=whose, focus=f"{name}SESSION", uid=name)
            )
            alone_with_it = GoalRating(
                whose, 1, date(2026, 1, on), name, f"QRATINGREMARK{whose.name}", _ALONE, uid=f"x{name}"
            )
            goals.append(Goal(f"{name}GOAL", whose, visibility=_ALONE, ratings=(alone_with_it,), uid=name))
            assignments.append(Assignment("couple", "e2", f"{name}EXERCISE", "A.step.7", whose, date(2026, 1, on)))
        goals.append(Goal("QPRIVATEGOAL", Whose.FIRST, visibility=Visibility.PRIVATE, uid="g4"))
        goals.append(Goal("QGIVENUPGOAL", Whose.BOTH, GoalState.DROPPED, uid="g5"))
    reason = "QPAUSEREASON" if alone else ""
    steps = (
        PlanStep("A.step.1", "JOINTSTEP", "aim", StepState.OPEN, date(2026, 1, 12), uid="p1"),
        PlanStep("A.step.2", "Second step", "aim", StepState.PAUSED, date(2026, 1, 12), reason, uid="p2"),
    )
    plan = Plan("plan", "couple", PlanKind.RESTORE, date(2026, 1, 12), steps, tuple(goals))
    return CoupleRecord(
        record_practice(),
        couple(),
        (intake,),
        plan,
        tuple(assignments),
        tuple(sessions),
        (released("couple"),) if alone else (),
        measures=in_use(catalogue.measures, own_measures(), ()),
        totals=totals(alone=alone),
    )


def released(of: str) -> Permission:
    """What the first allows somebody outside: on the first's own authorisation, and nowhere else."""
    words, recipient = "QRELEASED", "QRECIPIENT"
    return Permission(
        of, Whose.FIRST, What.RECORD, Whom.OUTSIDE, date(2026, 1, 5), How.PAPER, words=words, recipient=recipient
    )


def own_measures() -> tuple[OwnMeasure, ...]:
    """One that both filled in together, and one that each gave alone."""
    return tuple(OwnMeasure(name, 0, 100, uid=name) for name in ("JOINTMEASURE", "QFIRSTMEASURE", "QSECONDMEASURE"))


def totals(*, alone: bool) -> tuple[MeasureTotal, ...]:
    """Two days of totals; of what was given alone only where `alone` says so."""
    made = []
    for n, day in enumerate((date(2026, 1, 12), date(2026, 2, 2))):
        for whose in PARTNERS:
            made.append(
                MeasureTotal("couple", whose, "JOINTMEASURE", 40 + n, day, Visibility.JOINT, uid=f"j{n}{whose}")
            )
            if alone:
                value, own = TOTALS_ALONE[whose][n], f"Q{whose.name}MEASURE"
                made.append(MeasureTotal("couple", whose, "rdas", value, day, uid=f"r{n}{whose}"))
                made.append(MeasureTotal("couple", whose, own, value, day, uid=f"o{n}{whose}"))
    return tuple(made)


def ratings(*, alone: bool) -> tuple[GoalRating, ...]:
    """How near both are to what they want together, on two days; what was said alone or by one of them only is beside it."""
    made = []
    for n, day in enumerate((date(2026, 1, 12), date(2026, 2, 2))):
        for whose in PARTNERS:
            remark = f"QRATINGREMARK{whose.name}" if alone else ""
            made.append(GoalRating(whose, 4 + n, day, remark=remark, uid=f"r{n}{whose}"))
    if alone:
        made.insert(2, GoalRating(Whose.FIRST, 0, date(2026, 1, 19), "QFIRST", "QRATINGREMARKFIRST", _ALONE, uid="r3"))
        made.insert(
            3, GoalRating(Whose.SECOND, 10, date(2026, 1, 26), "QSECOND", "QRATINGREMARKSECOND", _ALONE, uid="r4")
        )
    return tuple(made)


def _results(alone: bool) -> tuple[Result, ...]:
    if not alone:
        return ()
    return tuple(
        Result(w, Outcome.DONE, date(2026, 1, 19), 3, 7, f"QRESULTREMARK{w.name}", uid=w.value) for w in PARTNERS
    )


def forbidden(audience: str) -> tuple[str, ...]:
    """The planted words that must not be on a page for `audience`."""
    return {
        "counselor": (),
        "couple": (*FIRST, *SECOND, *COUNSELOR),
        "first": (*SECOND, *(w for w in COUNSELOR if w not in ("QRESULTREMARKFIRST", "QRATINGREMARKFIRST"))),
        "second": (*FIRST, *(w for w in COUNSELOR if w not in ("QRESULTREMARKSECOND", "QRATINGREMARKSECOND"))),
    }[audience]

"""Sessions as they would have been: check-ins, steps, exercises with their results, notes signed the same evening."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from workbook.book import Workbook
from workbook.demo import words
from workbook.demo.answers import Levels, closer, fill_intake
from workbook.demo.handover import check_in_alone
from workbook.demo.homework import Moving, silent, tend
from workbook.demo.hours import hold_hour
from workbook.demo.plan import adopt, pause, rate_goals
from workbook.demo.safety import ask_again
from workbook.errors import Held
from workbook.model.assignment import Outcome, Result
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.couple import Couple
from workbook.model.intake import IntakeKind
from workbook.model.plan import Plan, PlanKind, StepState
from workbook.model.session import About, CheckIn, Note, NoteForm, Passage, Session

REVIEW_EVERY = 4
"""A review intake stands before every fourth session, so that some couples have several."""

_CHECK_IN_ALONE = (2, 9)


@dataclass(frozen=True, slots=True)
class Story:
    """How long a couple has come, with which plan, and whether both chose to show their check-ins.

    `closed`: they end with a closing intake. `aside`: suggestions that were put aside, with the reason.
    """

    sessions: int
    kind: PlanKind
    random: Random
    shown: bool
    today: date
    closed: bool = False
    aside: tuple[tuple[str, str], ...] = ()


def hold_sessions(book: Workbook, clock: Moving, couple: Couple, story: Story, levels: Levels) -> None:
    """One session a week up to last week. The newest note of every third couple is still to be signed; the newest check-in of
    two couples was given alone.
    """
    for number in range(1, story.sessions + 1):
        clock.now += timedelta(weeks=1)
        if number > 1 and number % REVIEW_EVERY == 1:
            levels = closer(levels, 0.35, story.random)
            review = book.intakes.begin(couple.uid, IntakeKind.REVIEW)
            if couple.number % 4 == 2:  # the forms were filled in at home
                book.intakes.dated(review.uid, (clock.now - timedelta(days=2)).date())
            fill_intake(book, review, levels, story.random, policy=couple.policy_signed is not None)
            ask_again(book, clock, couple)
        _report(book, clock, couple, story, number)
        session = _session(book, clock, couple, story, number)
        if number == story.sessions and couple.number in _CHECK_IN_ALONE and session.attended is Whose.BOTH:
            session = check_in_alone(book, lambda: clock.now, session)
        plan = _plan(book, couple, story, number)
        _assign(book, clock, couple, story, plan)
        rate_goals(book, couple, session, number, story.sessions)
        if number == max(1, story.sessions - 1) and not story.closed:
            pause(book, clock.now, couple, story.today)
        if number == 2:
            for step, reason in story.aside:
                book.plans.decline(couple.uid, step, reason)
        _note(book, clock, session, plan, story, signed=number < story.sessions or couple.number % 3 != 0)
        tend(book, clock, couple, number, story.sessions)
    if story.closed:
        closing = book.intakes.begin(couple.uid, IntakeKind.CLOSING)
        fill_intake(
            book, closing, closer(levels, 0.5, story.random), story.random, policy=couple.policy_signed is not None
        )


def _session(book: Workbook, clock: Moving, couple: Couple, story: Story, number: int) -> Session:
    random = story.random
    base = 3.5 + 3.5 * number / max(6, story.sessions)

    def check_in(tilt: float) -> CheckIn:
        if random.random() < 0.07:
            return CheckIn()
        close, heard, hope = (min(10, max(0, round(random.gauss(base + tilt, 0.8)))) for _ in range(3))
        return CheckIn(close, heard, hope if random.random() > 0.1 else None)

    alone = story.sessions > 4 and number == 4
    return book.sessions.begin(
        Session(
            couple.uid,
            clock.now,
            attended=Whose.FIRST if alone else Whose.BOTH,
            focus=words.FOCUS[(number - 1) % len(words.FOCUS)],
            first=check_in(-0.4),
            second=CheckIn() if alone else check_in(0.4),
            shown=Visibility.JOINT if story.shown else Visibility.INDIVIDUAL,
        )
    )


def _plan(book: Workbook, couple: Couple, story: Story, number: int) -> Plan:
    plan = book.plans.of(couple.uid)
    if plan is None:
        plan = adopt(book, couple, story.kind, story.random)
    elif number % 2 == 0 and plan.current is not None:
        plan = book.plans.move(plan.current.uid, StepState.DONE)
    return plan


def _assign(book: Workbook, clock: Moving, couple: Couple, story: Story, plan: Plan) -> None:
    current = plan.current
    if current is None:
        return
    home = {a.exercise for a in book.assignments.of(couple.uid) if a.open}
    for exercise in [e for e in book.catalogue.exercises_for(current.step) if e.key not in home][:1]:
        whose = Whose.BOTH if story.random.random() > 0.15 else story.random.choice(PARTNERS)
        until = (clock.now + timedelta(weeks=1)).date()
        try:
            book.assignments.assign(couple.uid, exercise.key, whose, until=until, when=story.random.choice(words.WHENS))
        except Held:  # an exercise may be stricter than its step
            return


def _report(book: Workbook, clock: Moving, couple: Couple, story: Story, number: int) -> None:
    random, missing = story.random, silent(couple, number, story.sessions)
    for given in book.assignments.of(couple.uid):
        if not given.open or random.random() < 0.08:
            continue
        for whose in given.asked:
            outcome = random.choices(list(Outcome), (8, 2, 1))[0]
            times = 0 if outcome is Outcome.NOT_DONE else random.randint(1, 7)
            helped = None if outcome is Outcome.NOT_DONE else random.randint(3, 9)
            result = Result(whose, outcome, clock.now.date(), times, helped, random.choice(words.HINDRANCES))
            if whose not in missing:
                book.assignments.report(given.uid, result)


def _note(book: Workbook, clock: Moving, session: Session, plan: Plan, story: Story, *, signed: bool) -> None:
    random = story.random
    passages: tuple[Passage, ...] = (
        Passage("data", About.FIRST, random.choice(words.FIRST)),
        Passage("data", About.SECOND, random.choice(words.SECOND)),
        Passage("data", About.BETWEEN, random.choice(words.BETWEEN)),
        Passage("assessment", About.BETWEEN, random.choice(words.ASSESSMENT)),
        Passage("plan", About.BETWEEN, random.choice(words.PLAN)),
    )
    if session.attended is Whose.FIRST:
        passages = tuple(p for p in passages if p.about is not About.SECOND)
    hold_hour(book, session, plan, passages, signed=signed)
    note = book.sessions.autosave(Note(session.uid, NoteForm.DAP, passages))
    if signed:
        start = clock.now
        clock.now = start + timedelta(hours=1)
        book.sessions.sign(note.uid, note.rev)
        if session.number == 3:
            clock.now = start + timedelta(days=1)
            book.sessions.addend(note.uid, "By phone: the date of the next session moved by an hour.")
        clock.now = start

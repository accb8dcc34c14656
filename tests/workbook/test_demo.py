"""The demo shows what there is to show: a couple that is deciding, one that has finished, suggestions put aside."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from workbook.book import Workbook
from workbook.demo.make import DECIDING, FINISHED, fill
from workbook.demo.plan import OWN, RESTED
from workbook.insight.hopes import hopes_apart
from workbook.model.assignment import Outcome, Progress
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Status
from workbook.model.intake import IntakeKind
from workbook.model.plan import PlanKind, StepState
from workbook.model.session import Asked, On, Worked

TODAY = datetime(2026, 11, 17, 10, 42)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    path = tmp_path_factory.mktemp("demo") / "Demo.workbook"
    fill(path, "seven calm herons wading", couples=7, sessions=6, seed=1, today=TODAY)
    with Workbook.open(path, "seven calm herons wading", clock=lambda: TODAY) as book:
        yield book


def test_one_couple_is_deciding_with_hopes_apart(book: Workbook) -> None:
    couple = book.couples.find(f"#{DECIDING + 1}")
    plan = book.plans.of(couple.uid)
    assert plan is not None
    assert plan.kind is PlanKind.DECIDING
    assert plan.done
    assert plan.current is not None
    assert hopes_apart(couple)


def test_one_couple_has_finished_with_a_closing_intake(book: Workbook) -> None:
    couple = book.couples.find(f"#{FINISHED + 1}")
    kinds = [i.kind for i in book.intakes.of(couple.uid)]
    assert kinds == [IntakeKind.FIRST, IntakeKind.REVIEW, IntakeKind.CLOSING]
    assert couple.status is Status.CLOSED
    assert all(i.finished is not None for i in book.intakes.of(couple.uid))


def test_suggestions_were_put_aside_with_a_reason(book: Workbook) -> None:
    aside = book.plans.declined(book.couples.find("#1").uid)
    assert len(aside) == 2
    assert all(each.reason and each.on < TODAY.date() for each in aside)


def test_the_hours_went_as_the_notes_say(book: Workbook) -> None:
    """Every hour has ended, was worked on, and has its lines; a private one went into no note."""
    for line in book.couples.lines():
        sessions = book.sessions.of(line.uid)
        worked = {work.session for work in book.hours.work(line.uid)}
        for session in sessions:
            assert session.ended is not None
            assert session.asked is not Asked.NOT_YET
            assert session.uid in worked or session.number % 2 == 0
            note, jottings = book.sessions.note(session.uid), book.hours.jottings(session.uid)
            text = "\n".join(passage.text for passage in note.passages)
            assert [j for j in jottings if j.taken]
            assert all(j.words in text for j in jottings if j.taken)
            assert [j.taken for j in jottings if j.about is On.PRIVATE] == [False]
        assert bool(sessions) == any(s.first_useful is not None for s in sessions)
    assert book.hours.going_on(TODAY) == ()


def test_exercises_went_in_every_way_there_is(book: Workbook) -> None:
    given = [a for line in book.couples.lines() for a in book.assignments.of(line.uid)]
    assert {a.progress for a in given} >= set(Progress) - {Progress.NOT_DONE}
    assert {a.progress for a in given if a.reason} == {Progress.STOPPED}
    titles = {a.uid: a.title for a in given}
    again = [a for a in given if a.again]
    assert again
    assert all(titles[a.again] == a.title for a in again)
    assert [a for a in given if a.smaller and a.smaller > a.given]
    assert [a for a in given if a.guide]
    assert [a for a in given if a.open and len(a.results) == 1 < len(a.asked)]
    results = [r for a in given for r in a.results]
    assert {r.outcome for r in results} == set(Outcome)
    assert len({r.helped for r in results}) > 5


def test_some_exercises_are_overdue_and_others_were_never_asked_about(book: Workbook) -> None:
    overdue = {a.uid for _line, a in book.assignments.overdue(TODAY.date())}
    unasked = {a.uid for _line, a, _day in book.unasked.waiting(TODAY.date())}
    assert overdue
    assert unasked
    assert not overdue & unasked


def test_a_check_in_was_given_alone_by_both(book: Workbook) -> None:
    session = book.sessions.of(book.couples.find("#2").uid)[-1]
    assert session.asked is Asked.ALONE
    handovers = book.handovers.of_session(session.uid)
    assert [h.whose for h in handovers] == list(PARTNERS)
    assert all(h.finished and not h.waits and len(h.given) == 3 for h in handovers)
    for handover in handovers:
        stands = session.check_in(handover.whose)
        assert [g.value for g in handover.given] == [stands.close, stands.heard, stands.hope]
    assert (book.handovers.told, book.handovers.came_back) == ((), None)


def test_one_plan_is_the_counselors_own_with_a_step_of_the_catalogue_in_it(book: Workbook) -> None:
    plan = book.plans.of(book.couples.find(f"#{OWN}").uid)
    assert plan is not None
    assert [s.own for s in plan.path] == [True, True, False, True]
    assert plan.kind is PlanKind.MIX


def test_goals_are_rated_over_time_and_sessions_say_what_they_worked_on(book: Workbook) -> None:
    record = book.record(book.couples.find("#1").uid)
    assert record.plan is not None
    shared = record.plan.goals[0]
    assert shared.whose is Whose.BOTH
    for whose in PARTNERS:
        values = [r.value for r in shared.rated(whose)]
        assert len(values) >= 2
        assert values[-1] > values[0]
    assert {w.kind for w in book.hours.work(record.couple.uid)} == set(Worked)


def test_one_step_is_paused_until_a_day_to_come_and_one_may_go_on_today(book: Workbook) -> None:
    plan = book.plans.of(book.couples.find("#1").uid)
    assert plan is not None
    paused = [s for s in plan.path if s.state is StepState.PAUSED]
    assert [s.until is not None and s.until > TODAY.date() for s in paused] == [True]
    assert [line.number for line, _step in book.plans.rested(TODAY.date())] == [RESTED]

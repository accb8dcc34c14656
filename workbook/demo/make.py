"""Fill a workbook with fictional couples whose history ends today: the same seed gives the same records on the same day.

Everything goes through the workbook's own door, with the clock set to when it would have happened, so that the demo is also a
long walk along the product's path.
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random

from workbook.book import Workbook
from workbook.demo import words
from workbook.demo.agreements import agree, allow, rewrite
from workbook.demo.answers import fill_intake, profile
from workbook.demo.beside import own_words, stand_beside
from workbook.demo.handover import hand_over
from workbook.demo.history import Story, hold_sessions
from workbook.demo.life import turn
from workbook.demo.people import Pair, Person, pairs
from workbook.demo.safety import hold_screens, note_cautions
from workbook.demo.shelf import fill_library
from workbook.demo.totals import EVENINGS, record_totals
from workbook.model.common import Whose
from workbook.model.couple import Couple, Leave, Partner, SafeContact
from workbook.model.intake import IntakeKind
from workbook.model.plan import PlanKind
from workbook.model.practice import Practice
from workbook.store.rows import ids_from

PRACTICE = Practice(
    name="Harbour Couples Practice",
    counselor="Ruth Halloran",
    licence="LMFT 4711",
    help_lines="In an emergency call the number for emergencies where you are.\nSomeone to talk to, day and night: 0555 0100.",
    help_elsewhere=json.dumps(
        {"es": "En una emergencia, llama al número de emergencias.\nAlguien con quien hablar, día y noche: 0555 0100."},
        ensure_ascii=False,
    ),
    local_rules="A child at risk: the children's office, 0555 0119, on the same day; written report within 48 hours.\n"
    "Danger to life: the emergency number. Ask the supervisor, Dr Marlow, before or right after.",
)

DECIDING, FINISHED, ALONE = 6, 4, 2
"""The couple of whom one is unsure, on the plan for deciding; the one that has closed, with a closing intake; and the one of whom
each was handed the computer.
"""

KEPT_APART = 5
"""The couple of whom one ticked on the form that only the counselor sees the answers."""

HOURS = (time(9), time(11), time(14), time(16, 30))


@dataclass(slots=True)
class Clock:
    """The time that the workbook is told; the demo moves it along."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


def fill(path: Path, passphrase: str, *, couples: int, sessions: int, seed: int, today: datetime) -> str:
    """Make the workbook at `path` and give back its recovery code. `sessions` is the longest history there is."""
    random = Random(seed)  # noqa: S311  a story, not a secret
    clock = Clock(today - timedelta(weeks=sessions + 3))
    book, code = Workbook.create(path, passphrase, PRACTICE, clock=clock)
    with book, ids_from(Random(seed)):  # noqa: S311
        own_words(book)
        own = book.measures.save_own(EVENINGS).uid
        for number, pair in zip(range(couples), pairs(random), strict=False):
            rewrite(book, number)
            story = _story(number, sessions, random, today)
            couple = _couple(book, clock, pair, story, number, today)
            record_totals(book, couple, number, own)
        clock.now = today
        fill_library(book)
    return code


def _story(number: int, sessions: int, random: Random, today: datetime) -> Story:
    """The first couple has the whole history, and so has one that has finished; the next ones have less of it; one is deciding;
    the rest have what the seed gives them.
    """
    most = max(1, sessions - 1)
    known = {
        0: sessions,
        1: max(1, sessions // 2),
        2: most,
        3: most,
        FINISHED: sessions,
        DECIDING: min(sessions, 4),
        10: 0,
    }
    held = known.get(number, random.randint(0, sessions))
    kind = PlanKind.RESTORE if number % 2 == 0 else PlanKind.REBUILD
    return Story(
        held,
        PlanKind.DECIDING if number == DECIDING else kind,
        random,
        shown=number % 4 != 3,
        today=today.date(),
        closed=number == FINISHED,
        aside=words.ASIDE if number % 3 == 0 and number != DECIDING else (),
    )


def _couple(book: Workbook, clock: Clock, pair: Pair, story: Story, number: int, today: datetime) -> Couple:
    begun = today - timedelta(weeks=story.sessions + 1, days=number % 5)
    clock.now = datetime.combine(begun, HOURS[number % 4])
    couple = book.couples.create(
        Couple(
            _partner(Whose.FIRST, pair.first, number),
            _partner(Whose.SECOND, pair.second, number),
            together=today.year - pair.years,
            living=today.year - pair.years + 1 if pair.years > 2 else None,
            household=pair.household,
            children=pair.children,
            referrer=pair.referrer,
            keep_years=10 if number == 5 else None,
            hold=number == 7,
            language=pair.language,
        )
    )
    agree(book, couple, number, begun.date())
    couple = book.couples.get(couple.uid)
    if story.sessions:
        hold_screens(book, clock, couple, number)
        levels = profile(book.catalogue, story.random)
        intake = book.intakes.begin(couple.uid, IntakeKind.FIRST)
        fill_intake(book, intake, levels, story.random, policy=couple.policy_signed is not None)
        if number == KEPT_APART:
            book.intakes.keep_apart(intake.uid, Whose.SECOND, True)
        hold_sessions(book, clock, couple, story, levels)
        note_cautions(book, clock, couple, number)
        stand_beside(book, clock, couple.uid, number, today)
    allow(book, clock, couple, number)
    if number == ALONE:
        hand_over(book, clock, couple, number)
    fresh = book.couples.get(couple.uid)
    finished = number == FINISHED or bool(number and number % 11 == 0)
    if not turn(book, couple.uid, number, today, finished=finished):
        return book.couples.get(couple.uid)
    return book.couples.save(_next(fresh, number, today))


def _partner(whose: Whose, person: Person, number: int) -> Partner:
    at = 0 if whose is Whose.FIRST else 1
    contact = SafeContact(
        phone=f"0555 0{1 + at}{number % 90 + 10}",
        phone_leave=(Leave.CALL_BACK, Leave.ANYTHING, Leave.NOTHING)[(number + at) % 3],
        seen_by="" if (number + at) % 3 else "The phone lies on the kitchen table; call after 17:00",
    )
    return Partner(
        whose,
        person.name,
        person.called,
        person.pronouns,
        contact=contact,
        brings=person.brings,
        hope=person.hope,
        emergency=person.emergency,
        therapists=person.therapists,
        health=person.health,
    )


def _next(couple: Couple, number: int, today: datetime) -> Couple:
    """Four couples come today, and the others within two weeks."""
    days = 0 if number < 4 else 1 + number % 13
    return replace(couple, next_session=datetime.combine(today + timedelta(days=days), HOURS[number % 4]))

"""Where words are needed, what nobody can see is none: no note is signed that says nothing, no reason is left blank."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.workbook.conftest import PASSPHRASE, Clock, Template, couple_of
from workbook.book import Workbook
from workbook.errors import BadInput
from workbook.model.common import Whose
from workbook.model.goal import Goal
from workbook.model.life import Ending
from workbook.model.note_apart import Apart, Channel, NoteApart, Phrase
from workbook.model.plan import PlanKind, StepState
from workbook.model.session import About, Jotting, Note, On, Passage, Session

BLANK = st.text("\u200b\u2060\ufeff\u00ad\u200e\u202e\u3164\u2800\u115f\ufe0f \t\n\0", max_size=5)


@dataclass(frozen=True)
class Desk:
    """A workbook in which everything is there that words can be added to."""

    book: Workbook
    clock: Clock
    session: Session
    signed: Note
    contact: NoteApart
    step: str
    plan: str


@pytest.fixture(scope="module")
def desk(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    place = Path(copytree(template.path, tmp_path_factory.mktemp("blank") / "Blank.workbook"))
    clock = Clock()
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        couple = book.couples.create(couple_of()).uid
        done, session = (book.sessions.begin(Session(couple, clock.now)) for _n in range(2))
        note = book.sessions.autosave(Note(done.uid, passages=(Passage("data", About.BETWEEN, "Words"),)))
        apart = book.notes_apart.autosave(NoteApart(couple, Apart.CONTACT, clock.now, "Words", Channel.PHONE))
        plan = book.plans.adopt(couple, PlanKind.RESTORE)
        yield Desk(
            book,
            clock,
            session,
            book.sessions.sign(note.uid, note.rev),
            book.notes_apart.sign(apart.uid, apart.rev),
            next(s.uid for s in plan.steps if s.state is StepState.OPEN),
            plan.uid,
        )


@given(words=BLANK)
@example(words="\u200b\u2060\ufeff")
@settings(max_examples=15, deadline=None)
def test_they_are_refused_wherever_words_are_needed(desk: Desk, words: str) -> None:
    book, session, couple = desk.book, desk.session, desk.session.couple
    note = book.sessions.note(session.uid)
    blank = replace(note, session=session.uid, passages=(Passage("data", About.BETWEEN, words),))
    draft = book.sessions.autosave(blank)
    apart = book.notes_apart.autosave(NoteApart(couple, Apart.CONTACT, desk.clock.now, words, Channel.LETTER))
    thought = book.notes_apart.autosave(NoteApart(couple, Apart.PSYCHOTHERAPY, desk.clock.now, words))
    refused: tuple[Callable[[], object], ...] = (
        lambda: book.sessions.sign(draft.uid, draft.rev),
        lambda: book.sessions.addend(desk.signed.uid, words),
        lambda: book.sessions.countersign(desk.signed.uid, words, "Read."),
        lambda: book.notes_apart.sign(apart.uid, apart.rev),
        lambda: book.notes_apart.sign(thought.uid, thought.rev),
        lambda: book.notes_apart.addend(desk.contact.uid, words),
        lambda: book.notes_apart.countersign(desk.contact.uid, words, "Read."),
        lambda: book.withdrawals.session(session.uid, words),
        lambda: book.withdrawals.note_apart(apart.uid, words),
        lambda: book.hours.jot(Jotting(session.uid, desk.clock.now, On.FIRST, words)),
        lambda: book.life.pause(couple, words),
        lambda: book.life.close(couple, next(e for e in Ending if e is not Ending.NONE), words),
        lambda: book.plans.move(desk.step, StepState.PAUSED, words),
        lambda: book.plans.decline(couple, "A.step.1", words),
        lambda: book.plans.save_goal(desk.plan, Goal(words, Whose.BOTH)),
        lambda: book.phrases.save(Phrase("calm", words)),
    )
    for act in refused:
        with pytest.raises(BadInput):
            act()
    assert book.sessions.note(session.uid).signed_at is None
    assert not book.sessions.get(session.uid).withdrawn

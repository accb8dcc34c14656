"""The check-in of a session given alone: what is asked, where the answers stand afterwards, and for whom."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE, Clock, couple_of
from workbook.book import Workbook, verify
from workbook.disclosure.audience import cut_down, left_out
from workbook.errors import BadInput, HandedOver
from workbook.model.check_in import questions
from workbook.model.common import PARTNERS, Audience, Visibility, Whose
from workbook.model.couple import SecretsPolicy
from workbook.model.handover import EntryKind, Kind, Ticket
from workbook.model.intake import IntakeKind
from workbook.model.session import About, Asked, CheckIn, Note, Passage, Session
from workbook.store.outbox import FOLDER, Outbox

FIRST, SECOND = PARTNERS
CLOSE, HEARD, HOPE = (q.item for q in questions())
AT = datetime(2026, 3, 2, 9, 5)
Begun = tuple[str, str]


@pytest.fixture
def begun(place: Path, clock: Clock) -> Callable[..., Begun]:
    """A couple with a session that goes on, in the closed workbook: (couple's uid, session's uid)."""

    def make(policy: SecretsPolicy | None = SecretsPolicy.LIMITED, **more: object) -> Begun:
        with Workbook.open(place, PASSPHRASE, clock=clock) as book:
            signed = date(2026, 2, 1) if policy is not None else None
            couple = book.couples.create(replace(couple_of(), policy=policy, policy_signed=signed))
            session = replace(Session(couple.uid, clock.now), **more)  # type: ignore[arg-type]
            return couple.uid, book.sessions.begin(session).uid

    return make


def opened(place: Path) -> Workbook:
    return Workbook.open(place, PASSPHRASE, clock=Clock())


def ticket_of(place: Path, session: str, whose: Whose = FIRST) -> Ticket:
    with opened(place) as book:
        return book.handovers.begin_check_in(session, whose)


def write(ticket: Ticket, *answers: tuple[str, int | None], at: datetime = AT) -> Outbox:
    box = Outbox(ticket, lambda: at)
    for item, value in answers:
        box.add(EntryKind.ANSWER, item, "declined" if value is None else "rated", value)
    return box


def session_of(place: Path, uid: str) -> Session:
    with opened(place) as book:
        return book.sessions.get(uid)


def save(place: Path, uid: str, **changed: object) -> None:
    with opened(place) as book:
        book.sessions.save(replace(book.sessions.get(uid), **changed))  # type: ignore[arg-type]


def test_a_ticket_asks_three_questions_and_knows_nothing_else(place: Path, begun: Callable[..., Begun]) -> None:
    couple, session = begun()
    with opened(place) as book:
        whole = book.couples.get(couple)
        book.couples.save(replace(whole, first=replace(whole.first, called="Adi", brings="QBRINGS")))
    save(place, session, second=CheckIn(9, 8, 7), focus="QFOCUS")
    ticket = ticket_of(place, session)
    assert (ticket.kind, ticket.hope, ticket.personal) == (Kind.CHECK_IN, False, False)
    assert [q.item for q in ticket.questions] == [CLOSE, HEARD, HOPE]
    assert [len(q.anchors) for q in ticket.questions] == [11, 11, 11]
    assert "keeps what you answer here" in ticket.says
    assert (ticket.partner, ticket.counselor) == ("Adi", "Ida Holm")
    words = ticket.to_json()
    assert Ticket.from_json(words) == ticket
    for private in ("Ada", "Bo", "Lind", "QBRINGS", "QFOCUS", couple, session):
        assert private not in words
    with pytest.raises(ValueError, match="measure"):
        Ticket.from_json(json.dumps(json.loads(words) | {"kind": "measure"}))
    with pytest.raises(ValueError, match="ticket"):
        Ticket.from_json(json.dumps({k: v for k, v in json.loads(words).items() if k != "kind"}))


@pytest.mark.parametrize("policy", [None, *SecretsPolicy])
def test_whatever_the_policy_it_is_asked_and_stays_with_that_partner(
    place: Path, begun: Callable[..., Begun], policy: SecretsPolicy | None
) -> None:
    couple, session = begun(policy)
    box = write(ticket_of(place, session), (CLOSE, 3), (HEARD, None), (CLOSE, 10), (HOPE, 0))
    box.add(EntryKind.FINISHED)
    box.close()
    with opened(place) as book:
        kept = book.sessions.get(session)
        assert (kept.first, kept.second, kept.asked) == (CheckIn(10, None, 0), CheckIn(), Asked.ALONE)
        assert kept.shown is Visibility.INDIVIDUAL
        record = book.record(couple)
        assert cut_down(record, Audience.FIRST).sessions[0].first == CheckIn(10, None, 0)
        for audience in (Audience.COUPLE, Audience.SECOND):
            (seen,) = cut_down(record, audience).sessions
            assert (seen.first, seen.asked) == (CheckIn(), Asked.NOT_YET)
            assert left_out(record, audience)["check_ins"] == 1
        (handover,) = book.handovers.of_session(session)
        assert (handover.finished, handover.altered, handover.shared, handover.waits) == (True, False, None, False)
        assert [(g.item, g.value, g.kept) for g in handover.given] == [
            (CLOSE, 10, True),
            (HEARD, None, True),
            (HOPE, 0, True),
        ]
        assert (book.handovers.waiting(), book.handovers.told, book.permissions.of(couple)) == ((), (), ())
        assert book.handovers.came_back == handover
    assert list((place / FOLDER).iterdir()) == []
    assert verify(place, PASSPHRASE).ok


def test_what_both_had_chosen_to_show_is_chosen_again_once_something_new_stands_there(
    place: Path, begun: Callable[..., Begun]
) -> None:
    couple, session = begun()
    save(place, session, second=CheckIn(4), shown=Visibility.JOINT)
    write(ticket_of(place, session)).close()
    assert session_of(place, session).shown is Visibility.JOINT, "nothing came in"
    write(ticket_of(place, session), (CLOSE, 2)).close()
    with opened(place) as book:
        assert cut_down(book.record(couple), Audience.COUPLE).sessions[0].first == CheckIn()
    save(place, session, shown=Visibility.JOINT)
    with opened(place) as book:
        (seen,) = cut_down(book.record(couple), Audience.COUPLE).sessions
        assert (seen.first, seen.second) == (CheckIn(2), CheckIn(4))


def test_whoever_stopped_is_asked_the_rest_and_what_was_declined_is_not_asked_again(
    place: Path, begun: Callable[..., Begun]
) -> None:
    _couple, session = begun()
    write(ticket_of(place, session), (CLOSE, None)).close()
    later = ticket_of(place, session)
    assert [q.item for q in later.questions] == [HEARD, HOPE]
    assert len(ticket_of(place, session, SECOND).questions) == 3
    box = write(later, (HEARD, 5), (HOPE, 6))
    box.add(EntryKind.CLEARED, HOPE)
    box.close()
    assert session_of(place, session).first == CheckIn(None, 5, None)
    write(ticket_of(place, session), (HOPE, 1)).close()
    with opened(place) as book, pytest.raises(BadInput, match="has an answer"):
        book.handovers.begin_check_in(session, FIRST)


def test_one_after_the_other_both_answer(place: Path, begun: Callable[..., Begun]) -> None:
    _couple, session = begun()
    write(ticket_of(place, session), (CLOSE, 1), (HEARD, 2), (HOPE, 3)).close()
    write(ticket_of(place, session, SECOND), (CLOSE, 10), (HEARD, 9), (HOPE, 8)).close()
    kept = session_of(place, session)
    assert (kept.first, kept.second) == (CheckIn(1, 2, 3), CheckIn(10, 9, 8))


def test_what_the_counselor_keyed_in_stays_and_the_other_stands_apart(place: Path, begun: Callable[..., Begun]) -> None:
    couple, session = begun()
    ticket = ticket_of(place, session)
    save(place, session, first=CheckIn(7), asked=Asked.PAPER)
    write(ticket, (CLOSE, 2), (HEARD, 3)).close()
    with opened(place) as book:
        assert book.sessions.get(session).first == CheckIn(7, 3)
        (handover,) = book.handovers.of(couple)
        assert [(g.item, g.kept) for g in handover.given] == [(CLOSE, False), (HEARD, True)]
        assert handover.waits
        assert [w.couple for w in book.handovers.waiting()] == [couple]
        assert "session held other answers" in book.handovers.told[0]
        book.handovers.looked_at(handover.uid)
        assert book.handovers.waiting() == ()


def test_an_answer_is_put_right_by_clearing_it_and_answering_again(place: Path, begun: Callable[..., Begun]) -> None:
    _couple, session = begun()
    write(ticket_of(place, session), (CLOSE, 2), (HEARD, 3), (HOPE, 4)).close()
    save(place, session, first=CheckIn(None, 3, 4))
    ticket = ticket_of(place, session)
    assert [q.item for q in ticket.questions] == [CLOSE]
    write(ticket, (CLOSE, 9), at=AT + timedelta(minutes=2)).close()
    with opened(place) as book:
        assert book.sessions.get(session).first == CheckIn(9, 3, 4)
        first, second = book.handovers.of_session(session)
        assert [(g.value, g.kept) for g in first.given] == [(2, False), (3, True), (4, True)], (
            "it stays as it was given"
        )
        assert [(g.value, g.kept) for g in second.given] == [(9, True)]


@pytest.mark.parametrize("early_first", [True, False])
def test_of_two_hand_overs_of_one_partner_the_later_answer_stands(
    place: Path, begun: Callable[..., Begun], early_first: bool
) -> None:
    _couple, session = begun()
    early, late = ticket_of(place, session), ticket_of(place, session)
    boxes = [write(early, (CLOSE, 1), (HEARD, 2)), write(late, (CLOSE, 8), at=AT + timedelta(minutes=1))]
    for box in boxes if early_first else boxes[::-1]:
        box.close()
        session_of(place, session)
    assert session_of(place, session).first == CheckIn(8, 2)


def test_a_session_that_ended_meanwhile_takes_the_answers_in(place: Path, begun: Callable[..., Begun]) -> None:
    _couple, session = begun()
    ticket = ticket_of(place, session)
    with opened(place) as book:
        book.hours.end(session, book.sessions.get(session).rev)
    write(ticket, (CLOSE, 2)).close()
    with opened(place) as book:
        assert book.sessions.get(session).first == CheckIn(2)
        with pytest.raises(BadInput, match="session is over"):
            book.handovers.begin_check_in(session, SECOND)


@pytest.mark.parametrize("how", ["signed", "withdrawn"])
def test_once_it_is_signed_or_withdrawn_the_answers_stand_apart(
    place: Path, begun: Callable[..., Begun], how: str
) -> None:
    couple, session = begun()
    ticket = ticket_of(place, session)
    with opened(place) as book:
        if how == "signed":
            note = book.sessions.autosave(Note(session, passages=(Passage("data", About.BETWEEN, "Calm"),)))
            book.sessions.sign(note.uid, note.rev)
        else:
            book.withdrawals.session(session, "the other couple")
    write(ticket, (CLOSE, 2)).close()
    with opened(place) as book:
        kept = book.sessions.get(session)
        assert (kept.first, kept.asked) == (CheckIn(), Asked.NOT_YET)
        (handover,) = book.handovers.of(couple)
        assert [(g.value, g.kept) for g in handover.given] == [(2, False)]
        assert handover.waits
        assert "stands apart" in book.handovers.told[0]
        with pytest.raises(BadInput, match="session is over"):
            book.handovers.begin_check_in(session, FIRST)
    assert verify(place, PASSPHRASE).ok


def test_one_that_never_comes_back_hinders_nothing(place: Path, begun: Callable[..., Begun]) -> None:
    couple, session = begun()
    ticket_of(place, session)
    live = write(ticket_of(place, session), (CLOSE, 1))
    with opened(place) as book:
        assert "still going on" in book.handovers.told[0]
        assert book.handovers.came_back is None
        for whose in PARTNERS:
            with pytest.raises(HandedOver, match="still going on"):
                book.handovers.begin_check_in(session, whose)
        assert book.sessions.get(session).first == CheckIn()
    live.close()
    write(ticket_of(place, session, SECOND), (CLOSE, 3)).close()
    with opened(place) as book:
        kept = book.sessions.get(session)
        assert (kept.first, kept.second) == (CheckIn(1), CheckIn(3))
        assert [h.merged_at is None for h in book.handovers.of(couple)] == [True, False, False]
        assert book.handovers.waiting() == ()


def test_who_is_not_there_is_not_asked_and_no_word_is_in_the_audit(place: Path, begun: Callable[..., Begun]) -> None:
    _couple, session = begun(attended=SECOND)
    with opened(place) as book:
        with pytest.raises(BadInput, match="not here"):
            book.handovers.begin_check_in(session, FIRST)
        with pytest.raises(BadInput, match="one partner"):
            book.handovers.begin_check_in(session, Whose.BOTH)
        book.handovers.begin_check_in(session, SECOND)
        rows = book._records.rows("SELECT act, detail FROM audit WHERE kind = 'handover'")
        assert [(r["act"], r["detail"]) for r in rows] == [("added", "")]


def test_an_intake_and_a_check_in_of_one_couple_keep_out_of_each_others_way(
    place: Path, begun: Callable[..., Begun]
) -> None:
    couple, session = begun()
    with opened(place) as book:
        intake = book.intakes.begin(couple, IntakeKind.FIRST).uid
        asked = book.handovers.begin(intake, FIRST)
        check_in = book.handovers.begin_check_in(session, FIRST)
    write(asked, ("busy", 2)).close()
    write(check_in, (CLOSE, 7)).close()
    with opened(place) as book:
        assert [(a.item, a.value) for a in book.intakes.get(intake).answers] == [("busy", 2)]
        assert book.sessions.get(session).first == CheckIn(7)
        one, other = book.handovers.of(couple)
        assert (one.intake, one.session, other.intake, other.session) == (intake, "", "", session)
        assert (one.waits, other.waits) == (True, False)
        assert book.handovers.came_back == other

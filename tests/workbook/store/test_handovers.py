"""A hand-over from beginning to reading: the ticket, the answers that come back at the next opening, and what they open."""

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE, Clock, couple_of
from workbook.book import Workbook, verify
from workbook.catalogue.entries import Ask
from workbook.disclosure.audience import cut_down
from workbook.errors import BadInput, HandedOver
from workbook.model.agreement import How, Permission, What, Whom
from workbook.model.common import PARTNERS, Audience, Visibility, Whose
from workbook.model.couple import Hope, SecretsPolicy
from workbook.model.handover import EntryKind, Hoped, Ticket, worrying
from workbook.model.intake import Answer, AnswerState, IntakeKind
from workbook.store.outbox import ASIDE, FOLDER, LINE, Outbox

FIRST, SECOND = PARTNERS
SIGNED = date(2026, 2, 1)
AT = datetime(2026, 3, 2, 9, 5)


@pytest.fixture
def begun(place: Path, clock: Clock) -> Callable[..., tuple[str, str]]:
    """A couple with an unfinished intake in the closed workbook: (couple's uid, intake's uid)."""

    def make(policy: SecretsPolicy | None = SecretsPolicy.LIMITED) -> tuple[str, str]:
        with Workbook.open(place, PASSPHRASE, clock=clock) as book:
            signed = SIGNED if policy is not None else None
            couple = book.couples.create(replace(couple_of(), policy=policy, policy_signed=signed))
            return couple.uid, book.intakes.begin(couple.uid, IntakeKind.FIRST).uid

    return make


def ticket_of(place: Path, intake: str, whose: Whose = FIRST) -> Ticket:
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        return book.handovers.begin(intake, whose)


def write(ticket: Ticket, *answers: tuple[str, int | None], choice: str = "counselor", at: datetime = AT) -> Outbox:
    box = Outbox(ticket, lambda: at)
    box.add(EntryKind.CHOICE, state=choice)
    for item, value in answers:
        box.add(EntryKind.ANSWER, item, "declined" if value is None else "rated", value)
    return box


def given(place: Path, intake: str) -> dict[str, tuple[str, int | None, bool, Visibility]]:
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        found = book.intakes.get(intake).answers
    return {a.item: (a.whose.value, a.value, a.alone, a.visibility) for a in found}


def outbox(place: Path) -> list[str]:
    return sorted(str(p.relative_to(place / FOLDER)) for p in (place / FOLDER).rglob("*") if p.is_file())


def test_a_ticket_holds_what_is_needed_and_nothing_else(
    place: Path, begun: Callable[..., tuple[str, str]], clock: Clock
) -> None:
    couple, intake = begun()
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        whole = book.couples.get(couple)
        book.couples.save(replace(whole, first=replace(whole.first, called="Adi", brings="QBRINGS", health="QHEALTH")))
        ticket, catalogue = book.handovers.begin(intake, FIRST), book.catalogue
        handover = book.handovers.of(couple)[0]
    words = ticket.to_json()
    assert Ticket.from_json(words) == ticket
    for private in ("Ada", "Berg", "Bo", "Lind", "QBRINGS", "QHEALTH", couple, intake):
        assert private not in words.split('"')
        assert f"{private} " not in words
    assert (ticket.partner, ticket.counselor) == ("Adi", "Ida Holm")
    assert "keeps what you answer here" in ticket.says
    asked = {q.item for q in ticket.questions}
    assert asked == {i.key for i in catalogue.items if i.ask is not Ask.SAFETY}
    assert {"feel_unsafe", "drawn_elsewhere"} <= asked
    assert ticket.token not in repr(ticket)
    assert (handover.asked, handover.merged_at, handover.waits) == (len(asked), None, False)
    folder = (place / FOLDER).stat()
    assert folder.st_mode & 0o077 == 0


def test_without_a_signed_policy_nothing_personal_is_asked(place: Path, begun: Callable[..., tuple[str, str]]) -> None:
    _couple, intake = begun(None)
    ticket = ticket_of(place, intake)
    assert not ticket.personal
    assert not ticket.hope
    assert not {"feel_unsafe", "drawn_elsewhere", "earlier_harm"} & {q.item for q in ticket.questions}
    assert "only if you allow it" in ticket.says
    write(ticket, ("feel_unsafe", 4), ("busy", 1)).close()
    assert set(given(place, intake)) == {"busy"}


def test_each_partner_has_an_order_of_their_own_and_finds_it_again(
    place: Path, begun: Callable[..., tuple[str, str]]
) -> None:
    _couple, intake = begun()
    first, second = (ticket_of(place, intake, whose) for whose in PARTNERS)
    keys = [[q.item for q in t.questions] for t in (first, second)]
    assert Counter(keys[0]) == Counter(keys[1])
    assert keys[0] != keys[1]
    write(first, *((key, 2) for key in keys[0][:9])).close()
    later = ticket_of(place, intake, FIRST)
    assert [q.item for q in later.questions] == keys[0][9:]
    assert [q.item for q in ticket_of(place, intake, SECOND).questions] == keys[1]


def test_answers_come_in_at_the_next_opening_and_the_file_goes(
    place: Path, begun: Callable[..., tuple[str, str]]
) -> None:
    couple, intake = begun()
    box = write(ticket_of(place, intake), ("busy", 1), ("trust", 4), ("busy", 3), ("stress", 2), ("felt_close", None))
    box.add(EntryKind.CLEARED, "stress")
    box.add(EntryKind.HOPE, state="unsure")
    box.add(EntryKind.FINISHED)
    box.close()
    assert given(place, intake) == {
        "busy": ("first", 3, True, Visibility.INDIVIDUAL),
        "trust": ("first", 4, True, Visibility.INDIVIDUAL),
        "felt_close": ("first", None, True, Visibility.INDIVIDUAL),
    }
    assert outbox(place) == []
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        (handover,) = book.handovers.of(couple)
        assert (handover.finished, handover.shared, handover.altered) == (True, False, False)
        assert book.couples.get(couple).first.hope is Hope.UNSURE
        assert book.permissions.of(couple) == ()
        assert book.handovers.told == ()
    assert verify(place, PASSPHRASE).ok


def test_the_partners_choice_opens_ordinary_answers_and_never_a_personal_one(
    place: Path, begun: Callable[..., tuple[str, str]]
) -> None:
    couple, intake = begun()
    write(ticket_of(place, intake), ("busy", 1), ("feel_unsafe", 2), ("drawn_elsewhere", 3), choice="both").close()
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        (permission,) = book.permissions.of(couple)
        record = book.record(couple)
    assert (permission.what, permission.how, permission.intake) == (What.ANSWERS, How.HANDOVER, intake)
    assert permission.items == ("busy",)
    seen = cut_down(record, Audience.COUPLE)
    assert [a.item for i in seen.intakes for a in i.answers] == ["busy"]
    assert [a.item for i in cut_down(record, Audience.SECOND).intakes for a in i.answers] == ["busy"]
    assert len(cut_down(record, Audience.FIRST).intakes[0].answers) == 3


@pytest.mark.parametrize(
    ("answered", "opened", "day"),
    [
        (datetime(1970, 1, 1, 0, 5), Clock().now, SIGNED),
        (datetime(2038, 1, 19, 3, 14), Clock().now, date(2026, 3, 2)),
        (AT, datetime(2004, 1, 1), date(2004, 1, 1)),
        (datetime(1970, 1, 1, 0, 5), datetime(2004, 1, 1), date(2004, 1, 1)),
    ],
)
def test_a_clock_that_goes_wrong_keeps_no_answer_out(
    place: Path, begun: Callable[..., tuple[str, str]], answered: datetime, opened: datetime, day: date
) -> None:
    couple, intake = begun()
    box = Outbox(ticket_of(place, intake), lambda: answered)
    box.add(EntryKind.CHOICE, state="both")
    box.add(EntryKind.ANSWER, "busy", "rated", 3)
    box.close()
    with Workbook.open(place, PASSPHRASE, clock=Clock(opened)) as book:
        assert book.handovers.told == ()
        record = book.record(couple)
    assert outbox(place) == []
    assert [a.value for i in cut_down(record, Audience.COUPLE).intakes for a in i.answers] == [3]
    (permission,) = record.permissions
    assert permission.on == day, "the nearest one from the file's beginning to today"


def test_a_second_time_the_same_file_adds_nothing(
    place: Path, begun: Callable[..., tuple[str, str]], tmp_path: Path
) -> None:
    couple, intake = begun()
    ticket = ticket_of(place, intake)
    write(ticket, ("busy", 1), choice="both").close()
    shutil.copy(ticket.outbox, tmp_path / "copy")
    given(place, intake)
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        (answer,) = book.intakes.get(intake).answers
        book.intakes.answer(intake, replace(answer, value=4))
    shutil.copy(tmp_path / "copy", ticket.outbox)
    assert given(place, intake)["busy"][1] == 4
    assert outbox(place) == []
    (Path(ticket.outbox)).write_bytes((tmp_path / "copy").read_bytes()[:LINE])
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        assert len(book.permissions.of(couple)) == 1
        assert "had been changed" in book.handovers.told[0]
    assert outbox(place) == [f"{ASIDE}/{Path(ticket.outbox).name}"]


def test_a_live_file_is_left_alone(place: Path, begun: Callable[..., tuple[str, str]]) -> None:
    _couple, intake = begun()
    box = write(ticket_of(place, intake), ("busy", 1))
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        assert book.intakes.get(intake).answers == ()
        assert "still going on" in book.handovers.told[0]
    box.add(EntryKind.ANSWER, "trust", "rated", 2)
    box.close()
    assert set(given(place, intake)) == {"busy", "trust"}


def test_an_answer_keyed_in_meanwhile_stays_and_the_other_stands_apart(
    place: Path, begun: Callable[..., tuple[str, str]]
) -> None:
    couple, intake = begun()
    ticket = ticket_of(place, intake)
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        book.intakes.answer(intake, Answer("busy", FIRST, AnswerState.RATED, 0))
    write(ticket, ("busy", 4), ("trust", 1), choice="both").close()
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        assert "stand apart" in book.handovers.told[0]
        assert {a.item: a.value for a in book.intakes.get(intake).answers} == {"busy": 0, "trust": 1}
        (handover,) = book.handovers.of(couple)
        assert {g.item: (g.value, g.kept) for g in handover.given} == {"busy": (4, False), "trust": (1, True)}
        assert book.permissions.of(couple)[0].items == ("trust",)
    assert outbox(place) == []


def test_what_comes_after_the_intake_was_finished_stands_apart(
    place: Path, begun: Callable[..., tuple[str, str]]
) -> None:
    couple, intake = begun()
    ticket = ticket_of(place, intake)
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        book.intakes.finish(intake)
    write(ticket, ("feel_unsafe", 3), choice="both").close()
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        assert "stand apart" in book.handovers.told[0]
        assert book.intakes.get(intake).answers == ()
        assert [g.kept for g in book.handovers.of(couple)[0].given] == [False]
        assert book.permissions.of(couple) == ()
        assert book.handovers.last_worrying([couple]) == {couple: AT}
        with pytest.raises(BadInput, match="finished"):
            book.handovers.begin(intake, SECOND)


def test_a_worrying_answer_waits_to_be_read_before_others(place: Path, begun: Callable[..., tuple[str, str]]) -> None:
    calm, worried = begun(), begun()
    write(ticket_of(place, calm[1]), ("busy", 4), ("feel_unsafe", 0)).close()
    write(ticket_of(place, worried[1], SECOND), ("busy", 4), ("feel_unsafe", 1), ("trust", 4)).close()
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        assert [(w.couple, w.wants_a_look) for w in book.handovers.waiting()] == [(worried[0], True), (calm[0], False)]
        (handover,) = book.handovers.of(worried[0])
        assert [g.item for g in worrying(handover.given, book.catalogue)] == ["feel_unsafe"]
        assert book.handovers.last_worrying([calm[0], worried[0]]) == {worried[0]: AT}
        book.handovers.looked_at(handover.uid)
        before = book.documents.number_head()
        book.handovers.looked_at(handover.uid)
        assert book.documents.number_head() == before
        assert [w.couple for w in book.handovers.waiting()] == [calm[0]]
        assert book.handovers.last_worrying([worried[0]]) == {worried[0]: AT}


def test_a_hope_is_asked_once_and_only_under_a_policy(place: Path, begun: Callable[..., tuple[str, str]]) -> None:
    couple, intake = begun()
    ticket = ticket_of(place, intake)
    assert ticket.hope
    box = write(ticket, ("busy", 1))
    box.add(EntryKind.HOPE, state="declined")
    box.close()
    assert not ticket_of(place, intake).hope
    assert ticket_of(place, intake, SECOND).hope
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        assert book.couples.get(couple).first.hope is None


def test_a_policy_that_changes_in_mid_course_loses_no_answer(
    place: Path, begun: Callable[..., tuple[str, str]]
) -> None:
    couple, intake = begun(SecretsPolicy.OPEN)
    ticket = ticket_of(place, intake)
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        book.couples.save(replace(book.couples.get(couple), policy=SecretsPolicy.APART, policy_signed=None))
    write(ticket, ("feel_unsafe", 3), ("busy", 1)).close()
    assert given(place, intake)["feel_unsafe"] == ("first", 3, True, Visibility.INDIVIDUAL)
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        assert book.handovers.of(couple)[0].policy is SecretsPolicy.OPEN


def test_one_who_declines_everything_has_answered_everything(
    place: Path, begun: Callable[..., tuple[str, str]]
) -> None:
    _couple, intake = begun()
    ticket = ticket_of(place, intake)
    box = write(ticket, *((q.item, None) for q in ticket.questions))
    box.add(EntryKind.HOPE, state="declined")
    box.add(EntryKind.FINISHED)
    box.close()
    assert len(given(place, intake)) == len(ticket.questions)
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book, pytest.raises(BadInput, match="has an answer"):
        book.handovers.begin(intake, FIRST)


def test_only_one_partner_at_a_time_and_no_words_in_the_audit(
    place: Path, begun: Callable[..., tuple[str, str]]
) -> None:
    _couple, intake = begun()
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        with pytest.raises(BadInput, match="one partner"):
            book.handovers.begin(intake, Whose.BOTH)
        book.handovers.begin(intake, FIRST)
        rows = book._records.rows("SELECT * FROM audit WHERE kind = 'handover'")
        assert [(r["act"], r["detail"]) for r in rows] == [("added", "")]


def test_of_two_hand_overs_of_one_partner_the_later_answer_stands(
    place: Path, begun: Callable[..., tuple[str, str]]
) -> None:
    """The second was begun while the first one's file still lay in the outbox."""
    couple, intake = begun()
    early, late = ticket_of(place, intake), ticket_of(place, intake)
    write(early, ("busy", 1), ("trust", 4)).close()
    assert given(place, intake)["busy"][1] == 1
    write(late, ("busy", 3), choice="both").close()
    assert given(place, intake) == {
        "busy": ("first", 3, True, Visibility.INDIVIDUAL),
        "trust": ("first", 4, True, Visibility.INDIVIDUAL),
    }
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        assert [len(h.given) for h in book.handovers.of(couple)] == [2, 1]
        assert [p.items for p in book.permissions.of(couple)] == [("busy",)]


def open_to_both(place: Path, couple: str) -> dict[str, int | None]:
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        seen = cut_down(book.record(couple), Audience.COUPLE)
        return {a.item: a.value for i in seen.intakes for a in i.answers}


def test_what_was_declined_is_in_no_permission(place: Path, begun: Callable[..., tuple[str, str]]) -> None:
    couple, intake = begun()
    write(ticket_of(place, intake), ("busy", None), ("trust", 2), choice="both").close()
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        assert [p.items for p in book.permissions.of(couple)] == [("trust",)]
        (declined,) = (a for a in book.intakes.get(intake).answers if a.item == "busy")
        book.intakes.correct(intake, replace(declined, state=AnswerState.RATED, value=4), "told alone, on the phone")
    assert open_to_both(place, couple) == {"trust": 2}


def test_whoever_chooses_only_the_counselor_has_all_of_their_side_kept_apart(
    place: Path, begun: Callable[..., tuple[str, str]]
) -> None:
    couple, intake = begun()
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        for whose in PARTNERS:
            book.intakes.answer(intake, Answer("stress", whose, AnswerState.RATED, 2))
    early, late = ticket_of(place, intake), ticket_of(place, intake)
    write(early, ("busy", 1), ("trust", 2), choice="both").close()
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        assert book.intakes.get(intake).apart == ()
    assert open_to_both(place, couple) == {"stress": 2, "busy": 1, "trust": 2}
    write(late, ("busy", 3), at=AT + timedelta(minutes=1)).close()
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        assert book.intakes.get(intake).apart == (FIRST,)
        assert [p.items for p in book.permissions.of(couple) if p.in_force] == []
        book.intakes.answer(intake, Answer("care", FIRST, AnswerState.RATED, 4))
        seen = cut_down(book.record(couple), Audience.COUPLE)
        assert [(a.item, a.whose) for i in seen.intakes for a in i.answers] == [("stress", SECOND)]


def test_a_choice_that_was_lost_opens_nothing(place: Path, begun: Callable[..., tuple[str, str]]) -> None:
    couple, intake = begun()
    early, late = ticket_of(place, intake), ticket_of(place, intake)
    write(early, ("busy", 1), ("trust", 2), choice="both").close()
    write(late, ("busy", 3)).close()
    data = Path(late.outbox).read_bytes()
    Path(late.outbox).write_bytes(data[:LINE] + data[2 * LINE :])
    assert open_to_both(place, couple) == {"trust": 2}


def test_a_hand_over_begins_only_when_the_one_before_it_is_over(
    place: Path, begun: Callable[..., tuple[str, str]]
) -> None:
    couple, intake = begun()
    box = write(ticket_of(place, intake), ("busy", 1))
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        before = book.handovers.of(couple)
        for whose in PARTNERS:
            with pytest.raises(HandedOver, match="still going on"):
                book.handovers.begin(intake, whose)
        assert book.handovers.of(couple) == before
        box.close()
        assert book.handovers.begin(intake, SECOND).outbox


@pytest.mark.parametrize("together", [True, False])
def test_the_later_hope_stands_whichever_file_comes_in_first(
    place: Path, begun: Callable[..., tuple[str, str]], together: bool
) -> None:
    couple, intake = begun()
    early, late = ticket_of(place, intake), ticket_of(place, intake)
    open_still = write(early, choice="both")
    open_still.add(EntryKind.HOPE, state="repair")
    box = write(late, at=AT + timedelta(hours=1))
    box.add(EntryKind.HOPE, state="separate")
    box.close()
    if together:
        open_still.close()
    for _n in range(2):
        with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
            assert book.couples.get(couple).first.hope is Hope.SEPARATE
        open_still.close()
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        first, second = book.handovers.of(couple)
        assert (first.hope, second.hope) == (Hoped(Hope.REPAIR, False), Hoped(Hope.SEPARATE, True))
        assert (first.given, second.given) == ((), ())
        assert book.intakes.get(intake).apart == (FIRST,)


@pytest.mark.parametrize("early_first", [True, False])
def test_an_answer_that_a_later_hand_over_changed_stands_apart(
    place: Path, begun: Callable[..., tuple[str, str]], early_first: bool
) -> None:
    couple, intake = begun()
    early, late = ticket_of(place, intake), ticket_of(place, intake)
    boxes = [
        write(early, ("busy", 1), ("trust", 2), choice="both"),
        write(late, ("busy", 4), choice="both", at=AT + timedelta(hours=1)),
    ]
    for box in boxes if early_first else boxes[::-1]:
        box.close()
        given(place, intake)
    assert open_to_both(place, couple) == {"busy": 4, "trust": 2}
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        first, second = ({g.item: (g.value, g.kept) for g in h.given} for h in book.handovers.of(couple))
    assert first == {"busy": (1, False), "trust": (2, True)}
    assert second == {"busy": (4, True)}


@pytest.mark.parametrize("before", [None, Hope.REPAIR])
def test_a_hope_given_alone_is_not_the_one_that_was_open(
    place: Path, begun: Callable[..., tuple[str, str]], before: Hope | None
) -> None:
    couple, intake = begun()
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        stands = book.couples.get(couple)
        book.couples.save(replace(stands, first=replace(stands.first, hope=before)))
        today = Clock().now.date()
        book.permissions.give(Permission(couple, FIRST, What.HOPE, Whom.BOTH, today, How.SPOKEN))
    box = write(ticket_of(place, intake))
    box.add(EntryKind.HOPE, state=Hope.SEPARATE.value)
    box.close()
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        assert book.couples.get(couple).first.hope is Hope.SEPARATE
        assert cut_down(book.record(couple), Audience.COUPLE).couple.first.hope is None


def test_a_choice_for_all_opens_no_answer_that_the_counselor_is_to_look_at_alone(
    place: Path, begun: Callable[..., tuple[str, str]]
) -> None:
    couple, intake = begun()
    write(ticket_of(place, intake), ("busy", 4), ("fear_of_judgement", 4), choice="both").close()
    assert open_to_both(place, couple) == {"busy": 4}


def test_who_would_rather_not_say_the_hope_any_more_closes_it(
    place: Path, begun: Callable[..., tuple[str, str]]
) -> None:
    couple, intake = begun()
    ticket = ticket_of(place, intake)
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        stands = book.couples.get(couple)
        book.couples.save(replace(stands, first=replace(stands.first, hope=Hope.REPAIR)))
        book.permissions.give(Permission(couple, FIRST, What.HOPE, Whom.BOTH, Clock().now.date(), How.SPOKEN))
        assert cut_down(book.record(couple), Audience.COUPLE).couple.first.hope is Hope.REPAIR
    box = write(ticket)
    box.add(EntryKind.HOPE, state=AnswerState.DECLINED.value)
    box.close()
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        assert book.couples.get(couple).first.hope is Hope.REPAIR
        assert cut_down(book.record(couple), Audience.COUPLE).couple.first.hope is None


def test_a_hand_over_that_ends_late_passes_nothing_over_that_was_said_after_it(
    place: Path, begun: Callable[..., tuple[str, str]]
) -> None:
    """The first stayed open somewhere while a second one was begun and ended."""
    couple, intake = begun()
    early, late = ticket_of(place, intake), ticket_of(place, intake)
    open_still = write(early, ("busy", 1), ("stress", 2), choice="both")
    write(late, ("busy", 4), at=AT + timedelta(hours=1)).close()
    assert open_to_both(place, couple) == {}
    open_still.close()
    assert open_to_both(place, couple) == {"stress": 2}
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        first, _second = book.handovers.of(couple)
        assert {g.item: g.kept for g in first.given} == {"busy": False, "stress": True}
        assert {a.item: a.value for a in book.intakes.get(intake).answers} == {"busy": 4, "stress": 2}


@pytest.mark.parametrize("again", range(4))
def test_two_files_at_once_are_taken_in_as_they_were_begun(
    place: Path, begun: Callable[..., tuple[str, str]], again: int
) -> None:
    """Their names are random, and so say nothing."""
    _couple, intake = begun()
    early, late = ticket_of(place, intake), ticket_of(place, intake)
    for ticket, value in ((late, 3), (early, 1)):
        write(ticket, ("busy", value)).close()
    assert given(place, intake)["busy"][1] == 3


def test_an_answer_that_was_put_right_stays(place: Path, begun: Callable[..., tuple[str, str]]) -> None:
    couple, intake = begun()
    early, late = ticket_of(place, intake), ticket_of(place, intake)
    write(early, ("busy", 1)).close()
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        (answer,) = book.intakes.get(intake).answers
        book.intakes.correct(intake, replace(answer, value=2), "said so in the session")
    write(late, ("busy", 3)).close()
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        assert "stand apart" in book.handovers.told[0]
        assert book.intakes.get(intake).answers[0].value == 2
        assert [g.kept for g in book.handovers.of(couple)[1].given] == [False]

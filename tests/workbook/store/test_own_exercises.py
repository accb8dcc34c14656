"""Exercises of the counselor's own in the workbook: offered like shipped ones, and never changing what was given."""

import json
from dataclasses import replace

import pytest

from tests.workbook.catalogue.test_own import FREE_STEP, written
from tests.workbook.conftest import PASSPHRASE, Clock
from tests.workbook.store.raw import opened
from workbook.book import Workbook
from workbook.catalogue.exchange import coming_in, file_of
from workbook.catalogue.exercise import CounselorNote, Exercise
from workbook.catalogue.kept import exercise_given
from workbook.catalogue.loader import load
from workbook.catalogue.own import adapted
from workbook.changes import Changes
from workbook.disclosure.handout import handout
from workbook.disclosure.joint import joint
from workbook.disclosure.packet import packet
from workbook.disclosure.progress import progress
from workbook.errors import BadInput, Held, NotFound, Stale, WorkbookError
from workbook.model.assignment import Assignment
from workbook.model.common import Audience, Whose
from workbook.model.couple import Couple
from workbook.model.own_exercise import OwnExercise


@pytest.fixture
def own(book: Workbook) -> OwnExercise:
    return book.library.save(OwnExercise(written()))


def printed(book: Workbook, given: Assignment) -> Exercise:
    return exercise_given(book.catalogue, given.exercise, given.page)


def test_it_stands_in_the_catalogue_and_after_the_next_opening_too(book: Workbook, own: OwnExercise) -> None:
    key = own.exercise.key
    assert key == f"own-{own.uid}"
    assert book.catalogue.exercise(key) == own.exercise
    assert book.catalogue.exercises_for(FREE_STEP)[-1] == own.exercise
    assert book.search.exercises("chairs") == (own.exercise,)
    book.close(backup=False)
    with Workbook.open(book.path, PASSPHRASE, clock=Clock()) as again:
        assert again.catalogue.exercise(key) == own.exercise
        assert again.library.own() == (own,)


def test_a_workbook_opens_whatever_another_program_knew_of_exercises(book: Workbook, own: OwnExercise) -> None:
    path = book.path
    book.close(backup=False)
    with opened(path) as database:
        page = json.loads(str(next(iter(database.query("SELECT page FROM own_exercises")))["page"]))
        del page["often"]
        database.execute("UPDATE own_exercises SET page = ?", (json.dumps(page | {"weather": "rain"}),))
        database.conn.commit()
    with Workbook.open(path, PASSPHRASE, clock=Clock()) as again:
        assert again.catalogue.exercise(own.exercise.key) == replace(own.exercise, often="")


def test_whoever_hears_of_it_finds_it_there(book: Workbook) -> None:
    seen: list[tuple[frozenset[str], int]] = []

    def heard(changes: Changes) -> None:
        seen.append((changes.areas, len(book.catalogue.exercises)))

    many, stop = len(book.catalogue.exercises), book.subscribe(heard)
    own = book.library.save(OwnExercise(written()))
    book.library.remove(own.exercise.key)
    stop()
    assert seen == [(frozenset({"library"}), many + 1), (frozenset({"library"}), many)]


def test_what_cannot_be_kept_changes_nothing(book: Workbook, own: OwnExercise) -> None:
    with pytest.raises(WorkbookError, match="It still needs: a title"):
        book.library.save(replace(own, exercise=replace(own.exercise, title=" ")))
    with pytest.raises(Stale):
        book.library.save(replace(own, rev=7, exercise=replace(own.exercise, title="Stale")))
    assert book.catalogue.exercise(own.exercise.key) == own.exercise


def test_what_was_given_keeps_its_words_when_it_is_edited_or_removed(
    book: Workbook, own: OwnExercise, couple: Couple
) -> None:
    key = own.exercise.key
    given = book.assignments.assign(couple.uid, key, Whose.BOTH)
    book.library.save(replace(own, exercise=replace(own.exercise, title="Three chairs", purpose="Other.")))
    assert given.title == "Two chairs"
    assert printed(book, given).purpose == own.exercise.purpose
    later = book.assignments.assign(couple.uid, key, Whose.BOTH)
    assert printed(book, later).purpose == "Other."
    book.library.remove(key)
    assert printed(book, book.assignments.get(given.uid)).instructions == own.exercise.instructions
    with pytest.raises(BadInput):
        book.assignments.assign(couple.uid, key, Whose.BOTH)
    stopped = book.assignments.stop(given.uid)
    assert printed(book, book.assignments.repeat(stopped.uid)).purpose == own.exercise.purpose


def test_its_own_words_again_are_still_kept(book: Workbook, own: OwnExercise, couple: Couple) -> None:
    given = book.assignments.assign(couple.uid, own.exercise.key, Whose.BOTH)
    other = book.assignments.adapt(given.uid, "Chairs", "Sit. Down.", given.rev)
    again = book.assignments.adapt(other.uid, "", "", other.rev)
    book.library.remove(own.exercise.key)
    assert again.title == "Two chairs"
    assert printed(book, again).purpose == own.exercise.purpose


def test_the_gate_holds_it_as_it_holds_its_step(book: Workbook, couple: Couple) -> None:
    strict = next(s for s in book.catalogue.steps if s.gate == "strict")
    page = replace(written(), steps=(strict.id,), gate="strict")
    own = book.library.save(OwnExercise(page))
    with pytest.raises(Held):
        book.assignments.assign(couple.uid, own.exercise.key, Whose.BOTH)
    with pytest.raises(WorkbookError, match="looser"):
        book.library.save(replace(own, exercise=replace(own.exercise, gate="free")))


def test_the_counselors_side_goes_onto_no_page_and_into_no_assignment(book: Workbook, couple: Couple) -> None:
    page = written()
    note = replace(
        page.counselor, why="WHY-SECRET", not_when="NOT-SECRET", ask_next="ASK-SECRET", evidence="KNOWN-SECRET"
    )
    own = book.library.save(OwnExercise(replace(page, counselor=note)))
    given = book.assignments.assign(couple.uid, own.exercise.key, Whose.BOTH)
    facts = handout(printed(book, given), book.catalogue, book.settings.practice(), assignment=given)
    assert "SECRET" not in repr(facts)
    assert "SECRET" not in given.page
    assert "SECRET" not in repr(book.record(couple.uid))


def test_one_that_was_removed_comes_back_as_it_was(book: Workbook, own: OwnExercise) -> None:
    gone = book.library.remove(own.exercise.key)
    with pytest.raises(NotFound):
        book.library.get(own.exercise.key)
    assert book.library.bring_back(gone) == own
    with pytest.raises(BadInput):
        book.library.bring_back(gone)


def test_words_being_written_are_kept_and_nobody_is_told(book: Workbook) -> None:
    heard: list[Changes] = []
    stop = book.subscribe(heard.append)
    book.library.keep_draft("exercise", "half a")
    book.library.keep_draft("exercise", "half a sentence")
    assert book.library.draft("exercise") == "half a sentence"
    book.library.keep_draft("exercise", "")
    assert book.library.draft("exercise") == ""
    stop()
    assert heard == []


def test_the_words_of_one_that_is_kept_are_no_draft_any_more(book: Workbook, own: OwnExercise) -> None:
    book.library.keep_draft("exercise", "half a sentence")
    with pytest.raises(BadInput):
        book.library.save(OwnExercise(replace(written(), title="")), "exercise")
    assert book.library.draft("exercise") == "half a sentence"
    book.library.save(own, "exercise")
    assert book.library.draft("exercise") == ""


def other_words(own: OwnExercise) -> Exercise:
    return replace(own.exercise, purpose="A colleague's own words.")


def test_a_file_comes_in_and_writes_nothing_over(book: Workbook, own: OwnExercise) -> None:
    shipped = load()
    new = replace(own.exercise, key=f"own-{'a' * 32}", title="Three chairs")
    content = file_of([own.exercise, new])
    taken = book.library.take_in(coming_in(content, shipped))
    assert (taken.keys, taken.beside, taken.same) == ((new.key,), 0, 1)
    assert book.library.own()[0] == own
    beside = book.library.take_in(coming_in(file_of([other_words(own)]), shipped))
    assert (len(beside.keys), beside.beside, beside.same) == (1, 1, 0)
    assert book.catalogue.exercise(own.exercise.key) == own.exercise
    assert book.catalogue.exercise(beside.keys[0]).purpose == "A colleague's own words."
    book.library.take_back(beside)
    assert [each.exercise.key for each in book.library.own()] == [own.exercise.key, new.key]


def test_a_file_with_one_bad_exercise_changes_nothing(book: Workbook, own: OwnExercise) -> None:
    good = replace(own.exercise, key=f"own-{'b' * 32}")
    content = file_of([good, good]).replace(b"b" * 32, b"c" * 32, 1).replace(b'gate = "free"', b'gate = "x"', 1)
    with pytest.raises(WorkbookError):
        book.library.take_in(coming_in(content, load()))
    assert book.library.own() == (own,)


def test_no_joint_view_and_no_packet_holds_the_counselors_side_or_one_that_was_not_given(
    book: Workbook, couple: Couple, clock: Clock
) -> None:
    page = written()
    secret = CounselorNote("WHY-SECRET", "KNOWN-SECRET", "X", "NOT-SECRET", "ASK-SECRET")
    given = book.library.save(OwnExercise(replace(page, counselor=secret)))
    book.library.save(OwnExercise(replace(page, title="TITLE-SECRET", purpose="PURPOSE-SECRET")))
    book.assignments.assign(couple.uid, given.exercise.key, Whose.BOTH)
    record, gate = book.record(couple.uid), book.safety.gate(couple.uid)
    told = [repr(packet(record, book.catalogue, a, gate, clock().date())) for a in (Audience.COUPLE,)]
    told += [repr(joint(record, book.catalogue, clock()))]
    told += [repr(progress(record, book.catalogue, a, clock().date())) for a in (Audience.COUPLE, Audience.FIRST)]
    assert all("Two chairs" in each for each in told)
    assert [each for each in told if "SECRET" in each] == []


def test_a_copy_is_never_easier_to_get_at_than_what_it_was_copied_from(book: Workbook) -> None:
    gates = {s.id: s.gate for s in book.catalogue.steps}
    guarded = next(e for e in book.catalogue.exercises if e.gate != gates[e.steps[0]])
    copy = adapted(guarded)
    with pytest.raises(BadInput, match="never easier"):
        book.library.save(OwnExercise(replace(copy, gate=gates[guarded.steps[0]]), guarded.key))
    own = book.library.save(OwnExercise(copy, guarded.key))
    with pytest.raises(BadInput, match="never easier"):
        book.library.save(replace(own, exercise=replace(own.exercise, gate="free")))
    assert book.catalogue.exercise(own.exercise.key).gate == guarded.gate

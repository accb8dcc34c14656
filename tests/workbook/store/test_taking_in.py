"""A file with steps, and files that mean no good, at a workbook that holds its own: nothing is written over."""

from dataclasses import replace

import pytest

from tests.workbook.catalogue.test_own import SHIPPED, written
from tests.workbook.store.raw import opened
from workbook.book import Workbook
from workbook.catalogue.exchange import Parcel, coming_in, file_of, step_words
from workbook.model.own_exercise import OwnExercise, StepOnHand
from workbook.model.plan import OwnStep
from workbook.model.safety import Gate
from workbook.store.engine import dbapi

TEA = OwnStep("Sunday tea", "An hour that is\nnobody's.", Gate.OPEN)


@pytest.fixture
def tea(book: Workbook) -> StepOnHand:
    return book.own_steps.save(StepOnHand(TEA))


def whole(book: Workbook) -> tuple[object, ...]:
    return (book.library.own(), book.own_steps.all(), book.catalogue.exercises, book.library.favourites())


def test_a_step_goes_out_and_comes_back_as_it_was(book: Workbook, tea: StepOnHand) -> None:
    content = file_of([], [tea.words])
    again = book.library.take_in(coming_in(content, SHIPPED))
    assert (again.steps, again.same) == ((), 1), "it is here in the same words, though they stood on two lines"
    book.own_steps.remove(tea.uid)
    taken = book.library.take_in(coming_in(content, SHIPPED))
    assert taken.steps == (tea.uid,)
    (own,) = book.own_steps.all()
    assert own.step == replace(TEA, aim="An hour that is nobody's.")


def test_one_that_differs_comes_in_beside_and_goes_again(book: Workbook, tea: StepOnHand) -> None:
    own = book.library.save(OwnExercise(written()))
    before = whole(book)
    other = replace(tea.words, title="Monday tea")
    new = step_words("a" * 32, "A walk", "", "free")
    exercise = replace(own.exercise, purpose="In other words.")
    taken = book.library.take_in(coming_in(file_of([exercise], [other, new]), SHIPPED))
    assert (len(taken.keys), len(taken.steps), taken.beside, taken.same) == (1, 2, 2, 0)
    assert [each.step.title for each in book.own_steps.all()] == ["Sunday tea", "Monday tea", "A walk"]
    assert book.own_steps.all()[0] == tea
    assert book.library.own()[0] == own
    again = book.library.take_in(coming_in(file_of([exercise], [other, new]), SHIPPED))
    assert (again.keys, again.steps, again.beside, again.same) == ((), (), 0, 3), "the same file once more adds nothing"
    book.library.take_back(taken)
    assert whole(book) == before


def test_all_of_it_or_nothing(book: Workbook, tea: StepOnHand) -> None:
    before = whole(book)
    good = coming_in(file_of([replace(written(), key=f"own-{'b' * 32}")]), SHIPPED)
    bad = Parcel(good.exercises, (step_words("c" * 32, "", "", "free"),))
    with pytest.raises(dbapi.IntegrityError):
        book.library.take_in(bad)
    assert whole(book) == before


def test_the_key_of_a_shipped_exercise_takes_no_place(book: Workbook) -> None:
    shipped = book.catalogue.exercise("ten_minutes")
    changed, other = replace(shipped, purpose="Something else."), replace(shipped, purpose="Another thing.")
    taken = book.library.take_in(coming_in(file_of([changed, other, changed]), SHIPPED))
    assert (len(set(taken.keys)), taken.same) == (2, 1)
    assert all(key.startswith("own-") for key in taken.keys)
    assert book.catalogue.exercise("ten_minutes") == shipped


def test_what_left_or_came_as_a_file_is_on_record_without_its_words(book: Workbook, tea: StepOnHand) -> None:
    book.library.handed_on([], [tea.uid])
    book.library.take_in(Parcel((), (step_words("d" * 32, "Lantern walk", "", "free"),)))
    path = book.path
    book.close(backup=False)
    with opened(path) as database:
        rows = [
            tuple(row.values()) for row in database.query("SELECT act, kind, record, detail FROM audit ORDER BY id")
        ]
    assert ("saved", "own step", tea.uid, "") in rows
    assert ("added", "own step", "d" * 32, "from a file") in rows
    assert "antern" not in repr(rows)

"""Own exercises out into a file and in again: nothing lost on the way, nothing executed, and one sentence for a bad file."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workbook.catalogue.test_own import SHIPPED, written
from workbook.catalogue.exchange import COUNT_MOST, FORMAT, SIZE_MOST, Parcel, coming_in, file_of, step_words
from workbook.catalogue.exercise import CounselorNote, Instruction
from workbook.catalogue.own import checked
from workbook.errors import WorkbookError

UID = "0123456789abcdef" * 2
OWN = replace(written(), key=f"own-{UID}")
STEP = step_words(UID, "Sunday tea", "An hour that is nobody’s.", "open")


def test_every_shipped_page_goes_out_and_comes_in_whole() -> None:
    for at in range(0, len(SHIPPED.exercises), 40):
        some = SHIPPED.exercises[at : at + 40]
        found = coming_in(file_of(some), SHIPPED)
        assert [each.exercise for each in found.exercises] == [replace(e, key="") for e in some]
        assert {each.uid for each in found.exercises} == {""}, "a shipped key is no own one"


def test_an_own_one_is_known_again_by_its_key() -> None:
    (coming,) = coming_in(file_of([OWN]), SHIPPED).exercises
    assert (coming.uid, coming.exercise) == (UID, replace(OWN, key=""))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=300), st.text(min_size=1, max_size=300))
def test_whatever_was_written_comes_in_as_it_went_out(title: str, text: str, why: str) -> None:
    note = CounselorNote(why, "Not tested.", "X", "Fear.", "Who?")
    page = replace(OWN, title=title, instructions=(Instruction("Sit", text),), counselor=note)
    try:
        page = checked(SHIPPED, page)
    except WorkbookError:
        return
    (coming,) = coming_in(file_of([page]), SHIPPED).exercises
    assert coming.exercise == replace(page, key="")


def test_steps_travel_beside_exercises_or_alone() -> None:
    assert coming_in(file_of([], [STEP]), SHIPPED) == Parcel((), (STEP,))
    both = coming_in(file_of([OWN], [STEP]), SHIPPED)
    assert (len(both.exercises), both.steps) == (1, (STEP,))
    assert both.steps[0].uid == UID


@given(st.text(max_size=80), st.text(max_size=300), st.sampled_from(["free", "open", "strict"]))
def test_whatever_step_was_written_comes_in_as_it_went_out(title: str, aim: str, gate: str) -> None:
    step = step_words(UID, title, aim, gate)
    if step.title:
        assert coming_in(file_of([], [step]), SHIPPED).steps == (step,)


GOOD = file_of([OWN]).decode()
HEAD = f'format = "{FORMAT}"\nversion = 1\n'


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no file with exercises"),
        (b"\xff\xfe\x00", "not readable"),
        (b"%PDF-1.7 not toml", "not readable"),
        (b"[" * 100_000, "not readable"),
        (b"x = " + b"9" * 10_000, "not readable"),
        (b"#" * (SIZE_MOST + 1), "too large"),
        (b'format = "something else"', "no file with exercises"),
        (HEAD.replace("1", "2").encode(), "newer program"),
        (HEAD.replace("1", "true").encode(), "no file with exercises"),
        (HEAD.replace("1", "0").encode(), "no file with exercises"),
        (HEAD.replace("1", '"1"').encode(), "no file with exercises"),
        (HEAD.replace("version = 1", "").encode(), "no file with exercises"),
        (HEAD.encode(), "no exercise"),
        (f"{HEAD}exercise = 3".encode(), "no exercise"),
        (f"{HEAD}exercise = [3]".encode(), "Exercise 1 of the file"),
        (f"{HEAD}exercise = [{'{},' * (COUNT_MOST + 1)}]".encode(), "more than"),
        (f'run = "rm"\n{GOOD}'.encode(), "more than exercises and steps"),
        (GOOD.replace("purpose", "on_open").encode(), "not a known field"),
        (GOOD.replace('gate = "free"', 'gate = "ajar"').encode(), "gate"),
        (GOOD.replace('title = "Two chairs"', "title = 3").encode(), "text in quotes"),
        (GOOD.replace(f"own_{UID}", "../../etc/passwd").encode(), "small letters"),
        (GOOD.replace("minutes = 15", "minutes = 99999999999999").encode(), "too much"),
        (GOOD.replace('title = "Two chairs"', f'title = "{"x" * 400}"').encode(), "characters"),
        (GOOD.replace('kind = "talking"', 'kind = "singing"').encode(), "one of"),
        (GOOD.replace("purpose =", '"a\\nb" =').encode(), "not a known field"),
        (file_of([OWN, OWN]), "twice"),
    ],
    ids=range(26),
)
def test_a_bad_file_is_refused_with_one_sentence(content: bytes, says: str) -> None:
    with pytest.raises(WorkbookError, match=says) as told:
        coming_in(content, SHIPPED)
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 400


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with pytest.raises(WorkbookError):
        coming_in(content, SHIPPED)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(min_value=0, max_value=len(GOOD) - 1), st.characters())
def test_a_file_with_one_sign_changed_is_read_or_refused(at: int, sign: str) -> None:
    said = ""
    try:
        coming_in((GOOD[:at] + sign + GOOD[at + 1 :]).encode("utf-8", "surrogatepass"), SHIPPED)
    except WorkbookError as error:
        said = str(error)
    assert "\n" not in said
    assert len(said) <= 300

"""Files that mean no good, or that somebody has spoilt: one sentence each, on one line, without a word of the machine's."""

import tracemalloc
from dataclasses import replace

import pytest

from tests.workbook.catalogue.test_exchange import GOOD, HEAD, OWN, STEP, UID
from tests.workbook.catalogue.test_own import SHIPPED
from workbook.catalogue.exchange import COUNT_MOST, SIZE_MOST, coming_in, file_of
from workbook.catalogue.exercise import GATES
from workbook.catalogue.own import LIST_MOST
from workbook.errors import WorkbookError

STEPS = file_of([], [STEP]).decode()
STRICT = next(s.id for s in SHIPPED.steps if s.gate == "strict")

DEEP = 5_000


def refused(content: bytes) -> str:
    with pytest.raises(WorkbookError) as told:
        coming_in(content, SHIPPED)
    said = str(told.value)
    assert "\n" not in said
    assert len(said) <= 300
    assert said.endswith((".", "characters", "quotes")) or ":" in said
    for word in ("Traceback", "Error", "recursion", "int()", "object at", "codec"):
        assert word not in said
    return said


@pytest.mark.parametrize(
    "content",
    [
        f"{HEAD}x = {'[' * DEEP}{']' * DEEP}",
        f"{HEAD}x = {'{a = ' * DEEP}1{'}' * DEEP}",
        f"{HEAD}{'.'.join('a' * DEEP)} = 1",
        f"[{'.'.join('a' * DEEP)}]",
        f"{HEAD}exercise = {'[' * DEEP}{']' * DEEP}",
        GOOD.replace("minutes = 15", f"minutes = {'[' * 200}{']' * 200}"),
        GOOD.replace('title = "Two chairs"', f"title = {'{a = ' * 200}1{'}' * 200}"),
    ],
    ids=["lists", "tables", "dotted key", "dotted table", "exercises", "a field of lists", "a field of tables"],
)
def test_nested_a_thousand_deep(content: str) -> None:
    refused(content.encode())


@pytest.mark.parametrize("part", ["a", '"a"', "'a'", '"\\""', "a" * 300, "a \t", '""'])
@pytest.mark.parametrize("around", ["{} = 1", "[{}]", "[[{}]]", "x = {{ {} = 1 }}", "x = [{{ {} = 1 }}]"])
def test_names_without_end_are_not_even_read(part: str, around: str) -> None:
    """A megabyte of them would be read for hours."""
    name = ".".join([part] * (900_000 // (len(part) + 1)))
    assert "not readable" in refused((HEAD + around.format(name)).encode())


@pytest.mark.parametrize(
    "words",
    [
        "Look. " * 30,
        "e.g. a.m. and p.m. " * 20,
        "1.2.3.4.5 " * 40,
        "…" * 40 + "." * 80,
        "one.two, " * 60,
        "a.b 'c.d' " * 50,
    ],
    ids=range(6),
)
def test_what_is_said_with_many_stops_comes_in_all_the_same(words: str) -> None:
    said = words.strip()
    (coming,) = coming_in(file_of([replace(OWN, purpose=said)]), SHIPPED).exercises
    assert coming.exercise.purpose == said


@pytest.mark.parametrize(
    "spam",
    ["a", '\\"', '"', "'", "\\", " ", "a ", "a.", ". ", '"a" ', '\\\\"', "a" * 50 + ".", "'\"", '""".'],
    ids=range(14),
)
def test_no_row_of_signs_takes_long_to_refuse(spam: str) -> None:
    for content in (spam * (900_000 // len(spam)), f'{HEAD}x = "{spam * (900_000 // len(spam))}'):
        refused(content.encode())


@pytest.mark.parametrize(
    "number",
    [
        "9" * 5_000,
        "9" * 400,
        "1e999",
        "-1",
        "0",
        "inf",
        "-inf",
        "nan",
        "0x" + "f" * 300,
        "0x" + "f" * 9_000,
        "15.5",
        "true",
        "1979-05-27",
        "[15]",
    ],
    ids=range(14),
)
def test_numbers_that_are_none_or_too_many(number: str) -> None:
    refused(GOOD.replace("minutes = 15", f"minutes = {number}").encode())


def test_lines_to_write_on_have_a_measure_too() -> None:
    for number in ("1" + "0" * 30, "-4", "3.5", "1e9"):
        assert "lines = 4" in GOOD
        refused(GOOD.replace("lines = 4", f"lines = {number}").encode())


def test_what_is_too_large_is_not_even_parsed() -> None:
    """Of a file on the disk no more than its size allows is read: see the page's own test."""
    content = b"[" * 50_000_000
    tracemalloc.start()
    assert "too large" in refused(content)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < SIZE_MOST


WRONG = [
    "3",
    "true",
    "[]",
    "[1, 2]",
    "[[]]",
    "{}",
    "{ a = 1 }",
    "1979-05-27",
    "12:00:00",
    '""',
    "[{}]",
    '["", ""]',
    "2.5",
]


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize(
    "name", ["key", "title", "purpose", "steps", "bring", "gate", "kind", "minutes", "themes", "for_whom"]
)
def test_no_field_takes_what_is_of_another_kind(name: str, value: str) -> None:
    line = next(line for line in GOOD.splitlines() if line.startswith(f"{name} = "))
    if (name, value) == ("minutes", "3"):
        value = "-3"
    refused(GOOD.replace(line, f"{name} = {value}", 1).encode())


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize("name", ["exercise", "step", "format", "version"])
def test_nor_does_the_head(name: str, value: str) -> None:
    lines = [line for line in HEAD.splitlines() if not line.startswith(name)]
    refused("\n".join([*lines, f"{name} = {value}"]).encode())


@pytest.mark.parametrize("table", ["counselor", "instruction", "part"])
@pytest.mark.parametrize(
    "value", ["3", '"a"', "[]", "[3]", "{}", "[{}]", "[[{}]]", "{ why = 3 }", '[{ kind = "lines" }]']
)
def test_nor_do_the_tables_within(table: str, value: str) -> None:
    body = GOOD.split("[[exercise.")[0]
    refused(f"{body}{table} = {value}\n".encode())


def test_nul_is_refused_raw_and_dropped_where_it_is_written_out() -> None:
    refused(GOOD.replace("Two chairs", "Two\0chairs").encode())
    (coming,) = coming_in(GOOD.replace("Two chairs", "Two\\u0000 \\u001b[31mchairs\\u0007").encode(), SHIPPED).exercises
    assert coming.exercise.title == "Two [31mchairs"
    (step,) = coming_in(STEPS.replace("Sunday", "Sun\\u0000day").encode(), SHIPPED).steps
    assert step.title == "Sunday tea"
    refused(STEPS.replace("Sunday tea", "\\u0000\\u0007").encode())


@pytest.mark.parametrize(
    "content",
    [
        GOOD.replace("minutes = 15", "minutes = 15\nminutes = 15"),
        GOOD.replace("minutes = 15", 'minutes = 15\n"minutes" = 20'),
        HEAD + GOOD,
        f"{GOOD}[exercise]\n",
        STEPS.replace('gate = "open"', 'gate = "open"\ngate = "free"'),
    ],
    ids=range(5),
)
def test_a_key_that_is_there_twice(content: str) -> None:
    assert "not readable" in refused(content.encode())


def test_the_key_of_a_shipped_one_makes_an_own_one_and_takes_no_place() -> None:
    for key in ("ten_minutes", "own", "own_", f"own_{UID.upper()[:31]}"):
        content = GOOD.replace(f"own_{UID}", key).encode()
        if not key.islower():
            refused(content)
            continue
        (coming,) = coming_in(content, SHIPPED).exercises
        assert (coming.uid, coming.exercise.key) == ("", "")
    for key in ("own-" + UID, "../x", "A.step.1", "DROP TABLE own_steps", "", "ten minutes", "ten_minutes\u200b"):
        refused(GOOD.replace(f"own_{UID}", key).encode())
        refused(STEPS.replace(f"own_{UID}", key).encode())


@pytest.mark.parametrize("gate", ["free", "open", "FREE", " strict", "", "strict\u0000", "none"])
def test_a_gate_looser_than_the_steps_or_none_at_all(gate: str) -> None:
    """The strictest step that it names decides."""
    line = next(line for line in GOOD.splitlines() if line.startswith("steps = "))
    free = next(s.id for s in SHIPPED.steps if s.gate == "free")
    for steps in (f'["{STRICT}"]', f'["{free}", "{STRICT}"]'):
        content = GOOD.replace(line, f"steps = {steps}").replace('gate = "free"', f'gate = "{gate}"')
        if gate == "strict\u0000":
            refused(content.encode())
        else:
            assert "gate" in refused(content.encode())
    if gate not in GATES:
        refused(STEPS.replace('"open"', f'"{gate}"').encode())


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (STEPS.replace("Sunday tea", "x" * 121), '"title" has more than 120 characters'),
        (STEPS.replace("An hour", "x" * 601), '"aim" has more than 600 characters'),
        (STEPS.replace("title =", "titel ="), '"titel" is not a known field'),
        (STEPS.replace('"Sunday tea"', "3"), '"title" has to be a text in quotes'),
        (STEPS.replace('"open"', '"ajar"'), '"gate" has to be one of free, open, strict'),
        (STEPS.replace("[[step]]", "[[step]]\nplan = 'A'"), '"plan" is not a known field'),
        (STEPS.replace("[[step]]", "[step]"), "no exercise and no step"),
        (f"{HEAD}step = [3]", "Step 1 of the file"),
        (f"{HEAD}step = [{'{},' * (COUNT_MOST + 1)}]", "more than 200"),
        (file_of([], [STEP, STEP]).decode(), "the same step twice"),
    ],
    ids=range(10),
)
def test_a_step_is_held_to_its_rules(content: str, says: str) -> None:
    assert says in refused(content.encode())


def test_one_bad_step_refuses_the_good_exercise_beside_it() -> None:
    assert "Step 1" in refused(file_of([OWN], [replace(STEP, gate="ajar")]))


def test_a_list_without_end() -> None:
    line = next(line for line in GOOD.splitlines() if line.startswith("bring = "))
    many = '"a", ' * (LIST_MOST + 1)
    refused(GOOD.replace(line, f"bring = [{many}]").encode())
    refused((GOOD + '\n[[exercise.part]]\nkind = "lines"\nheading = "a"\nlines = 1\n' * 40).encode())

"""The catalogue comes in through one door, and every slip in a file is named with its place."""

from pathlib import Path

import pytest

from tests.workbook.catalogue.copies import copied, replaced
from tests.workbook.catalogue.slips import SLIPS
from workbook.catalogue.entries import ItemKind
from workbook.catalogue.loader import languages, load, load_from
from workbook.errors import CatalogueError


def test_english_is_loaded_once_and_kept() -> None:
    catalogue = load()
    assert catalogue.language == "en"
    assert load("en") is catalogue
    assert "en" in languages()


@pytest.mark.parametrize("language", ["tlh", "", "..", "en/exercises", "__pycache__", "EN"])
def test_a_language_that_is_not_there_is_named(language: str) -> None:
    with pytest.raises(CatalogueError) as error:
        load(language)
    assert str(error.value) == f"There is no catalogue in the language “{language}”."


def test_a_copy_reads_as_the_original(tmp_path: Path) -> None:
    copy = load_from(copied(tmp_path))
    assert copy.items == load().items
    assert copy.steps == load().steps
    assert [e.key for e in copy.exercises] == ["sample"]


def test_it_works_before_there_are_exercises(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "exercises" / "sample.toml").unlink()
    assert load_from(folder).exercises == ()
    (folder / "exercises").rmdir()
    assert load_from(folder).exercises == ()


def test_exercise_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    sample = (folder / "exercises" / "sample.toml").read_text(encoding="utf-8")
    for name in ("b", "a", "c"):
        text = sample.replace('key = "sample"', f'key = "from_{name}"')
        (folder / "exercises" / f"{name}.toml").write_text(text, encoding="utf-8")
    (folder / "exercises" / "notes.txt").write_text("no exercise", encoding="utf-8")
    assert [e.key for e in load_from(folder).exercises] == ["from_a", "from_b", "from_c", "sample"]


def test_what_a_field_may_leave_out_gets_its_default(tmp_path: Path) -> None:
    catalogue = load_from(copied(tmp_path))
    exercise = catalogue.exercise("sample")
    assert exercise.instructions[0].say == ""
    assert exercise.worksheet[0].lines == 0
    measure = next(m for m in catalogue.measures if m.key == "crs")
    assert (measure.low, measure.high, measure.reliable) == (None, None, 16)


def test_lookups_find_by_key_and_an_unknown_key_is_a_bug() -> None:
    catalogue = load()
    assert catalogue.item("busy").kind is ItemKind.CAUSE
    assert catalogue.theme("shared_life").name == "Shared life"
    assert catalogue.plan("restore").letter == "A"
    assert catalogue.step("C.step.4").plan == "regain"
    assert catalogue.scale(ItemKind.SIGN).anchors[0] == "never"
    assert [s.number for s in catalogue.steps_of("restore")] == list(range(1, 11))
    for lookup in (catalogue.item, catalogue.theme, catalogue.plan, catalogue.step, catalogue.exercise):
        with pytest.raises(KeyError):
            lookup("nothing_of_this_name")


@pytest.mark.parametrize(("name", "old", "new", "sentence"), SLIPS, ids=[slip[3] for slip in SLIPS])
def test_a_slip_is_one_sentence_with_its_place(tmp_path: Path, name: str, old: str, new: str, sentence: str) -> None:
    folder = copied(tmp_path)
    replaced(folder, name, old, new)
    with pytest.raises(CatalogueError) as error:
        load_from(folder)
    assert str(error.value) == sentence


def test_the_same_exercise_in_two_files_is_named_in_the_second(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    sample = (folder / "exercises" / "sample.toml").read_text(encoding="utf-8")
    (folder / "exercises" / "later.toml").write_text(sample.replace("A sample", "Another"), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"^exercises/sample\.toml, sample: this key is used twice$"):
        load_from(folder)


def test_a_missing_scale_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    scales = (folder / "scales.toml").read_text(encoding="utf-8")
    (folder / "scales.toml").write_text(scales[: scales.rindex("[[scale]]")], encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"^scales\.toml: there is no scale for impact$"):
        load_from(folder)


def test_a_missing_or_empty_file_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "plans.toml").write_text("# nothing here\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"^plans\.toml: there is no \[\[plan\]\]$"):
        load_from(folder)
    (folder / "plans.toml").write_text("plan = 3\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"^plans\.toml: there is no \[\[plan\]\]$"):
        load_from(folder)
    (folder / "plans.toml").write_text("plan = [3]\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"^plans\.toml, plan 1: a table was expected here$"):
        load_from(folder)
    (folder / "plans.toml").unlink()
    with pytest.raises(CatalogueError, match=r"^plans\.toml: the file is missing$"):
        load_from(folder)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'[[theme]]\nkey = "a"\nname "b"\n', "themes.toml, line 3: not readable as TOML"),
        (b'[[theme]]\nkey = "a"\nkey = "b"\n', "themes.toml, line 3: not readable as TOML"),
        (b'[[theme]]\r\nkey = """a\r\n', "themes.toml, line 3: not readable as TOML"),
        (b'[[theme]]\nkey = "caf\xe9"\n', "themes.toml, line 2: not written in UTF-8"),
    ],
)
def test_an_unreadable_file_is_named_with_the_line(tmp_path: Path, content: bytes, place: str) -> None:
    folder = copied(tmp_path)
    (folder / "themes.toml").write_bytes(content)
    with pytest.raises(CatalogueError) as error:
        load_from(folder)
    assert str(error.value).startswith(place)
    assert "(at" not in str(error.value)

"""Another language puts its texts over the English ones; what it lacks is seen, and a slip in it is named with its place."""

from pathlib import Path

import pytest

from workbook.catalogue.loader import load, load_over
from workbook.errors import CatalogueError

ENGLISH = load()
EXERCISE = next(e for e in ENGLISH.exercises if e.worksheet[0].options)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "nl"
    (made / "exercises").mkdir(parents=True)
    return made


def said(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def refused(folder: Path) -> str:
    with pytest.raises(CatalogueError) as error:
        load_over(ENGLISH, folder)
    return str(error.value)


def test_texts_are_put_over_the_english_ones_and_nothing_else_is(folder: Path) -> None:
    said(folder, "themes.toml", '[[theme]]\nkey = "connection"\nname = "Verbondenheid"\n')
    catalogue = load_over(ENGLISH, folder)
    theme, english = catalogue.theme("connection"), ENGLISH.theme("connection")
    assert (catalogue.language, theme.name, theme.ids) == ("nl", "Verbondenheid", english.ids)
    assert catalogue.links == ENGLISH.links
    assert [e.gate for e in catalogue.exercises] == [e.gate for e in ENGLISH.exercises]


def test_what_is_not_said_stands_in_english_and_is_marked_where_a_couple_reads_it(folder: Path) -> None:
    catalogue = load_over(ENGLISH, folder)
    for item, english in zip(catalogue.items, ENGLISH.items, strict=True):
        assert item.question == f"[en] {english.question}"
        assert item.listen == english.listen
    for exercise, its in zip(catalogue.exercises, ENGLISH.exercises, strict=True):
        assert exercise.title == f"[en] {its.title}"
        assert exercise.counselor == its.counselor
        blank = [option for part in exercise.worksheet for option in part.options if not option.replace("___", "")]
        assert blank == [o for part in its.worksheet for o in part.options if not o.replace("___", "")]


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("themes.toml", '[[theme]]\nkey = "no_such"\nname = "x"\n', "no_such: there is none of this key in English"),
        ("themes.toml", '[[theme]]\nname = "x"\n', "has no key, or one that is used twice"),
        ("themes.toml", '[[theme]]\nkey = "empathy"\n[[theme]]\nkey = "empathy"\n', "used twice"),
        ("themes.toml", '[[thema]]\nkey = "empathy"\n', "[[thema]] does not belong here"),
        ("themes.toml", '[[theme]]\nkey = "empathy"\nids = []\n', '"ids" is no text for couples'),
        ("themes.toml", '[[theme]]\nkey = "empathy"\nname = 4\n', "has to be a text in quotes"),
        ("themes.toml", '[[theme]]\nkey = "empathy"\nname = "a\\nb"\n', "without a line break"),
        ("themes.toml", '[[theme]]\nkey = "empathy"\nname = ""\n', "name: is empty"),
        ("themes.toml", "[[theme]\n", "not readable as TOML"),
        ("items.toml", f'[[item]]\nkey = "{ENGLISH.items[0].key}"\ngate = "free"\n', '"gate" is no text for couples'),
        ("scales.toml", '[[scale]]\nkind = "sign"\nanchors = ["a", "b"]\n', "anchors: has to be a list of 5"),
        ("exercises/a.toml", f'[[exercise]]\nkey = "{EXERCISE.key}"\npart = "x"\n', "part: has to be a list of"),
        ("exercises/a.toml", f'[[exercise]]\nkey = "{EXERCISE.key}"\nbring = ["x"]\n', "bring: has to be a list of"),
    ],
)
def test_a_slip_is_named_with_its_place(folder: Path, name: str, text: str, sentence: str) -> None:
    said(folder, name, text)
    told = refused(folder)
    assert told.startswith(name)
    assert sentence in told
    assert "\n" not in told


@pytest.mark.parametrize(
    "text",
    ["Soms {vaak} zei ik iets.", "Zonder iets.", "{often", "{often} ___", "{often:d}", "{often!r:>9}", "{often.real}"],
)
def test_placeholders_and_blanks_are_those_of_the_english_text(folder: Path, text: str) -> None:
    item = next(i for i in ENGLISH.items if "{often}" in i.said)
    said(folder, "items.toml", f'[[item]]\nkey = "{item.key}"\nsaid = "{text}"\n')
    assert "has other placeholders or blanks than in English" in refused(folder)


@pytest.mark.parametrize("text", ["Als ik ___ ben.", "Als ik ___ ben, dan ___ of ___."])
def test_as_many_blanks_are_there_to_fill_in_as_in_english(folder: Path, text: str) -> None:
    exercise = next(e for e in ENGLISH.exercises if e.smaller.count("___") == 2)
    said(folder, "exercises/a.toml", f'[[exercise]]\nkey = "{exercise.key}"\nsmaller = "{text}"\n')
    assert "has other placeholders or blanks than in English" in refused(folder)

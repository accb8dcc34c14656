from dataclasses import replace
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from ui.pages.sessions_merge import Field, both_versions, passages_of, session_of_both, texts_of
from workbook.model.session import About, CheckIn, Session

KEYS: list[Field] = [(section, about) for section in ("data", "plan") for about in About]
texts = st.dictionaries(st.sampled_from(KEYS), st.text(min_size=1, max_size=40))


@given(texts, texts, texts)
def test_no_new_word_of_either_side_is_lost(
    base: dict[Field, str], here: dict[Field, str], stored: dict[Field, str]
) -> None:
    merged = both_versions(base, here, stored)
    for key in KEYS:
        for side in (here, stored):
            if side.get(key, "") != base.get(key, ""):
                assert side.get(key, "") in merged.get(key, "")


@given(texts, texts)
def test_where_one_side_changed_that_change_stands(base: dict[Field, str], other: dict[Field, str]) -> None:
    for merged in (both_versions(base, other, base), both_versions(base, base, other)):
        assert {k: t for k, t in merged.items() if t} == other


@given(texts)
def test_passages_go_round(words: dict[Field, str]) -> None:
    assert texts_of(passages_of(words)) == words


def test_a_session_changed_on_both_sides() -> None:
    base = Session("c", datetime(2026, 11, 17, 11), focus="Evenings", first=CheckIn(1), uid="s", rev=3)
    here = replace(base, focus="Mornings", first=CheckIn(2))
    stored = replace(base, focus="Sundays", minutes=90, second=CheckIn(9), rev=5)
    merged = session_of_both(base, here, stored)
    assert merged == replace(stored, focus="Sundays / Mornings", first=CheckIn(2))
    assert session_of_both(base, replace(here, focus="Evenings"), stored).focus == "Sundays"

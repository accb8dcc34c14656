"""Jottings on their way into a note: each in its place, none lost, none private, nothing that stood there touched."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.insight.drafting import to_take, with_jottings
from workbook.model.session import About, Jotting, Note, NoteForm, On, Passage

AT = datetime(2026, 11, 17, 11, 3)
ABOUT = {On.FIRST: About.FIRST, On.SECOND: About.SECOND, On.BETWEEN: About.BETWEEN}

words = st.text(min_size=1, max_size=40).filter(str.strip)
jottings = st.lists(
    st.builds(Jotting, st.just("s"), st.just(AT), st.sampled_from(On), words, st.booleans()), max_size=12
)
passages = st.lists(
    st.builds(Passage, st.sampled_from(("data", "plan", "note")), st.sampled_from(About), st.text(max_size=20)),
    max_size=6,
    unique_by=lambda p: (p.section, p.about),
)


@pytest.mark.parametrize(
    ("form", "section"),
    [(NoteForm.DAP, "data"), (NoteForm.SOAP, "subjective"), (NoteForm.BIRP, "behaviour"), (NoteForm.FREE, "note")],
)
def test_each_line_goes_to_what_was_said_and_seen(form: NoteForm, section: str) -> None:
    note = Note("s", form, (Passage(section, About.FIRST, "Came in warm."),))
    lines = [Jotting("s", AT, on, on.value) for on in On] + [Jotting("s", AT, On.SECOND, "more")]
    assert with_jottings(note, lines).passages == (
        Passage(section, About.FIRST, "Came in warm.\nfirst"),
        Passage(section, About.SECOND, "second\nmore"),
        Passage(section, About.BETWEEN, "between"),
    )


@given(st.sampled_from(NoteForm), passages, jottings)
def test_no_word_is_lost_and_none_that_is_private_comes_in(
    form: NoteForm, there: list[Passage], lines: list[Jotting]
) -> None:
    note = Note("s", form, tuple(there))
    made = with_jottings(note, lines)
    assert len({(p.section, p.about) for p in made.passages}) == len(made.passages)
    for passage in there:
        assert made.text(passage.section, passage.about).startswith(passage.text.rstrip())
    for about in About:
        added = [j.words.strip() for j in lines if not j.taken and ABOUT.get(j.about) is about]
        before = note.text(form.sections[0], about)
        wanted = [before.rstrip()] if before.strip() else []
        assert made.text(form.sections[0], about) == ("\n".join([*wanted, *added]) if added else before)
    assert {j.about for j in to_take(lines)} <= set(ABOUT)

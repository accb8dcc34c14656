"""What was jotted down in an hour, as the beginning of its note: each line where the form keeps what was said and seen."""

from collections.abc import Iterable
from dataclasses import replace

from workbook.model.session import About, Jotting, Note, NoteForm, On, Passage

_ABOUT = {On.FIRST: About.FIRST, On.SECOND: About.SECOND, On.BETWEEN: About.BETWEEN}


def section_for_jottings(form: NoteForm) -> str:
    """Data, the subjective, behaviour: each form begins with what was said and seen. The free one has a single section."""
    return form.sections[0]


def to_take(jottings: Iterable[Jotting]) -> tuple[Jotting, ...]:
    """Those that are not in the note yet. Private ones stay out of it."""
    return tuple(j for j in jottings if not j.taken and j.about is not On.PRIVATE)


def with_jottings(note: Note, jottings: Iterable[Jotting]) -> Note:
    """The note with these lines below what is written there already, each with whom it is about; no other word is touched."""
    section, passages = section_for_jottings(note.form), list(note.passages)
    for jotting in to_take(jottings):
        about, words = _ABOUT[jotting.about], jotting.words.strip()
        at = next((i for i, p in enumerate(passages) if (p.section, p.about) == (section, about)), None)
        if at is None:
            passages.append(Passage(section, about, words))
        elif passages[at].text.strip():
            passages[at] = replace(passages[at], text=f"{passages[at].text.rstrip()}\n{words}")
        else:
            passages[at] = replace(passages[at], text=words)
    return replace(note, passages=tuple(passages))

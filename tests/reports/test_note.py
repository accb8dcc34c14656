"""A session's note on paper, read back from the file."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from reports.note import note_report
from tests.reports.examples import COUPLES
from tests.reports.readback import failures, page_texts, plain_text, squeezed
from workbook.disclosure.note import session_note
from workbook.errors import NotFound
from workbook.facts import Names, NoteFacts
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.practice import Practice
from workbook.model.session import About, Addendum, Note, NoteForm, Passage, Session

AT = datetime(2026, 11, 17, 11)
PRACTICE = Practice("Harbour Couples Practice", "Ruth Halloran", "LMFT 4711")
COUPLE = Couple(Partner(Whose.FIRST, "Mira Hollis"), Partner(Whose.SECOND, "Jonas Adeyemi"), uid="c")
SESSION = Session("c", AT, focus="The Sunday hour", number=7, ended=AT + timedelta(minutes=52), uid="s")
PASSAGES = (
    Passage("data", About.FIRST, "Slept badly, but not alone with it.\n\nWants it heard first."),
    Passage("data", About.BETWEEN, "When he stops explaining, she leans in."),
    Passage("plan", About.SECOND, "Asks once before he offers a plan."),
    Passage("subjective", About.BETWEEN, "Kept from another form."),
)
SIGNED = Note(
    "s",
    NoteForm.DAP,
    PASSAGES,
    AT,
    AT + timedelta(hours=1, minutes=4),
    "Ruth Halloran, LMFT 4711",
    (
        Addendum("The date was wrong.", AT + timedelta(days=2), "Ruth Halloran, LMFT 4711"),
        Addendum("Countersigned.\n\nAgreed.", AT + timedelta(days=3), "Dr Marlow, PSY 9"),
        Addendum("Countersigned.", AT + timedelta(days=4), "Ada Moss"),
    ),
)


def facts(note: Note = SIGNED, size: str = "a4") -> NoteFacts:
    return session_note(SESSION, note, COUPLE, PRACTICE, AT, paper=size)


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_a_signed_note_stands_there_with_all_that_was_added(size: str) -> None:
    pdf = note_report(facts(size=size))
    said = squeezed(plain_text(pdf))
    for words in (
        "Mira Hollis & Jonas Adeyemi",
        "Session 7, 17 November 2026 · DAP",
        "11:00 to 11:52, 52 minutes",
        "in the room",
        "The Sunday hour",
        "Slept badly, but not alone with it.",
        "Between them",
        "Asks once before he offers a plan.",
        "Signed by Ruth Halloran, LMFT 4711",
        "17 November 2026, 12:04",
        "The date was wrong.",
        "Countersigned by Dr Marlow, PSY 9",
        "Agreed.",
        "Countersigned by Ada Moss",
        "21 November 2026, 11:00",
        "Confidential: for the counselor’s own file.",
    ):
        assert squeezed(words) in said, words
    assert squeezed("Countersigned.") not in said
    assert squeezed("draft") not in said.lower()
    order = [said.index(squeezed(w)) for w in ("Data", "When he stops", "Plan", "Kept from another", "Signed by")]
    assert order == sorted(order), "the form's sections, then what another form left, then the signature"
    for profile in ("ua1", "2a"):
        assert failures(pdf, profile) == []


def test_a_draft_says_so_on_each_page_and_has_no_signature() -> None:
    long = Passage("data", About.BETWEEN, "\n".join(["They talked and talked."] * 120))
    draft = Note("s", NoteForm.SOAP, (long,), AT)
    pages = page_texts(note_report(facts(draft)))
    assert len(pages) > 1
    assert "Session note, draft" in pages[0] or "SESSION NOTE, DRAFT" in pages[0].upper()
    for page in pages:
        assert squeezed("Draft, not signed.") in squeezed(page)
        assert squeezed("Signed by") not in squeezed(page)


def test_what_is_on_no_document_makes_none() -> None:
    with pytest.raises(NotFound, match="no such session"):
        session_note(replace(SESSION, withdrawn=True), SIGNED, COUPLE, PRACTICE, AT)
    with pytest.raises(NotFound, match="Nothing is written"):
        session_note(SESSION, Note("s"), COUPLE, PRACTICE, AT)
    with pytest.raises(NotFound):
        session_note(replace(SESSION, couple="other"), SIGNED, COUPLE, PRACTICE, AT)


def test_one_who_came_alone_is_named_alone() -> None:
    alone = session_note(replace(SESSION, attended=Whose.SECOND, ended=None), SIGNED, COUPLE, PRACTICE, AT)
    assert ("Present", "Jonas Adeyemi") in alone.facts
    assert ("Time", "11:00 to 11:50, 50 minutes") in alone.facts


@pytest.mark.parametrize("names", COUPLES.values(), ids=COUPLES)
def test_any_name_and_any_word_is_printed_as_it_is(names: Names) -> None:
    passages = (Passage("data", About.FIRST, "<b>bold</b> & <script>alert(1)</script> " + names.full),)
    pdf = note_report(replace(facts(replace(SIGNED, passages=passages)), names=names))
    assert squeezed("<b>bold</b> & <script>alert(1)</script>") in squeezed(plain_text(pdf))
    assert failures(pdf) == []


def test_five_thousand_lines_are_set_over_pages() -> None:
    many = replace(SIGNED, passages=(Passage("data", About.BETWEEN, "\n".join(f"Line {n}" for n in range(5000))),))
    pages = page_texts(note_report(facts(many)))
    assert len(pages) > 50
    assert "Line 4999" in "".join(pages)


def test_its_day_is_the_one_it_was_made_on() -> None:
    assert facts().made.date() == date(2026, 11, 17)

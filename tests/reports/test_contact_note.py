"""The note of a contact between sessions on paper, read back from the file."""

from dataclasses import replace
from datetime import timedelta

import pytest

from reports.note import note_report
from tests.reports.readback import failures, page_texts, plain_text, squeezed
from tests.reports.test_note import AT, COUPLE, PRACTICE
from workbook.disclosure.note import contact_note
from workbook.errors import NotFound
from workbook.facts import NoteFacts
from workbook.model.common import Whose
from workbook.model.note_apart import Apart, Channel, NoteApart
from workbook.model.session import Addendum

CONTACT = NoteApart(
    "c",
    Apart.CONTACT,
    AT,
    "She asks for another date.\n\nOffered the 24th; she says it to him herself.",
    Channel.PHONE,
    Whose.FIRST,
    signed_at=AT + timedelta(minutes=20),
    signed_by="Ruth Halloran, LMFT 4711",
    addenda=(
        Addendum("It was the 25th.", AT + timedelta(days=1), "Ruth Halloran, LMFT 4711"),
        Addendum("Countersigned.\n\nAgreed.", AT + timedelta(days=2), "Dr Marlow, PSY 9"),
    ),
    uid="n",
)


def facts(note: NoteApart = CONTACT, size: str = "a4") -> NoteFacts:
    return contact_note(note, COUPLE, PRACTICE, AT, paper=size)


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_a_signed_contact_stands_there_with_all_that_was_added(size: str) -> None:
    pdf = note_report(facts(size=size))
    said = squeezed(plain_text(pdf))
    for words in (
        "Contact note",
        "Mira Hollis & Jonas Adeyemi",
        "Contact between sessions, 17 November 2026",
        "11:00",
        "by phone",
        "What was said or written",
        "She asks for another date.",
        "Signed by Ruth Halloran, LMFT 4711",
        "17 November 2026, 11:20",
        "It was the 25th.",
        "Countersigned by Dr Marlow, PSY 9",
        "Agreed.",
        "Confidential: for the counselor\u2019s own file.",
    ):
        assert squeezed(words) in said, words
    assert squeezed("Between them") not in said
    assert squeezed("Session") not in said
    assert squeezed("draft") not in said.lower()
    for profile in ("ua1", "2a"):
        assert failures(pdf, profile) == []


def test_a_draft_says_so_on_each_page_and_has_no_signature() -> None:
    long = replace(CONTACT, words="\n".join(["They talked and talked."] * 120), signed_at=None, addenda=())
    pages = page_texts(note_report(facts(long)))
    assert len(pages) > 1
    for page in pages:
        assert squeezed("Draft, not signed.") in squeezed(page)
        assert squeezed("Signed by") not in squeezed(page)


@pytest.mark.parametrize(
    ("note", "who"),
    [
        (CONTACT, "Mira Hollis"),
        (replace(CONTACT, whose=Whose.BOTH), "Mira Hollis & Jonas Adeyemi"),
        (replace(CONTACT, other="the family doctor"), "the family doctor"),
    ],
)
def test_it_names_whom_it_was_with(note: NoteApart, who: str) -> None:
    assert facts(note).facts[-1] == ("With", who)


@pytest.mark.parametrize(
    "note",
    [
        replace(CONTACT, kind=Apart.PSYCHOTHERAPY, channel=Channel.NONE),
        replace(CONTACT, withdrawn=True),
        replace(CONTACT, couple="other"),
        replace(CONTACT, words=" \n", signed_at=None, addenda=()),
    ],
    ids=["psychotherapy note", "entered in error", "another couple's", "empty"],
)
def test_what_is_on_no_document_makes_none(note: NoteApart) -> None:
    with pytest.raises(NotFound):
        facts(note)

"""Planted words and every document: nothing that somebody may not see is in its text, its metadata or its streams.

The record is `tests.planted`, put into a real encrypted workbook through its own door, with words besides in the safety screens,
the gate's decision, the cautions, the risk record and the session notes, which are on no couple's page at all.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests import planted
from ui.press import (
    Sheet,
    authorisation_sheet,
    background_sheet,
    blank_intake_sheet,
    contact_sheet,
    handout_sheet,
    intake_sheet,
    note_sheet,
    packet_sheet,
    paper_sheet,
    progress_sheet,
)
from workbook.book import Workbook
from workbook.errors import NotFound
from workbook.model.caution import CautionFinding, Found
from workbook.model.common import PARTNERS, Audience, Whose
from workbook.model.intake import IntakeKind
from workbook.model.note_apart import Apart, Channel, NoteApart, Phrase
from workbook.model.paper import CONSENTS, POLICIES, Paper
from workbook.model.plan import PlanKind, StepState
from workbook.model.risk import Concerned, RiskKind, RiskRecord
from workbook.model.safety import Decision, Finding, GateDecision, Reply, SafetyScreen
from workbook.model.session import About, Jotting, Note, NoteForm, On, Passage, Session

NOTES = ("QNOTEFIRST", "QNOTESECOND", "QNOTEBETWEEN", "QADDENDUM", "QDRAFT", "QDECLINED", "QTYPED", "QSTOPTYPED")
APART = ("QPSYCHOTHERAPY", "QPSYCHOADDENDUM", "QPSYCHODRAFT", "QCONTACT", "QCONTACTADDENDUM", "QCONTACTWHO", "QPHRASE")
GONE = ("QWRONGFOCUS", "QWRONGNOTE", "QWRONGCONTACT", "QWRONGREASON", "QREASONTYPED")
HOUR = ("QJOTFIRST", "QJOTSECOND", "QJOTBETWEEN", "QJOTPRIVATE", "QJOTTYPED")
SAFETY = (
    "QSCREENNOTE",
    "QDECISIONREASON",
    "QREASONBEGUN",
    "QCAUTIONNOTE",
    "QREFERREDTO",
    "QRISKWHO",
    "QRISKSEEN",
    "QRISKCONSULTED",
    "QRISKDECIDED",
    "QRISKREPORTED",
    "QRISKFOLLOWED",
    "QRISKBEGUN",
    "QLOCALRULES",
)
NEVER = (*NOTES, *HOUR, *APART, *GONE, *SAFETY)
MADE = date(2026, 3, 1)
SHOWN_TO = (Audience.COUNSELOR, Audience.COUPLE, Audience.FIRST, Audience.SECOND)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    path = tmp_path_factory.mktemp("privacy") / "Planted.workbook"
    practice = planted.record_practice()
    book, _code = Workbook.create(path, "planted words in every field", practice)
    with book:
        yield book


@pytest.fixture(scope="module")
def couple(book: Workbook) -> str:
    return entered(book)


def entered(book: Workbook) -> str:
    """The planted record, entered as a counselor would enter it."""
    record = planted.record(book.catalogue)
    made = book.couples.create(replace(record.couple, uid="", number=0, policy_signed=date(2026, 1, 5)))
    book.permissions.give(planted.released(made.uid))
    for paper in CONSENTS:
        book.agreements.begin(made.uid, paper)
    _safety(book, made.uid)
    intake = book.intakes.begin(made.uid, IntakeKind.FIRST)
    corrected = {(a.item, a.whose): a.corrections[-1] for a in record.intakes[0].answers if a.corrections}
    for answer in record.intakes[0].answers:
        was = corrected.get((answer.item, answer.whose))
        value = was.was_value if was is not None else answer.value
        book.intakes.answer(intake.uid, replace(answer, value=value))
    for remark in record.intakes[0].remarks:
        book.intakes.remark(intake.uid, remark)
    finished = book.intakes.finish(intake.uid)
    for (item, whose), was in corrected.items():
        stands = finished.answer(item, whose)
        assert stands is not None
        book.intakes.correct(intake.uid, replace(stands, value=3), was.reason)
    plan = book.plans.adopt(made.uid, PlanKind.RESTORE)
    book.plans.decline(made.uid, "C.step.3", "QDECLINED")
    book.drafts.keep(made.uid, "decline C.step.4", "QTYPED")
    book.plans.move(plan.path[1].uid, StepState.SKIPPED, "QPAUSEREASON")
    assert record.plan is not None
    for goal in record.plan.goals:
        kept = book.plans.save_goal(plan.uid, replace(goal, uid="", rev=0))
        for rating in goal.ratings:
            book.plans.rate(kept.uid, replace(rating, session="", uid="", rev=0))
    free = next(e.key for e in book.catalogue.exercises if e.gate == "free")
    given = book.assignments.assign(made.uid, free, Whose.BOTH)
    for result in record.assignments[-1].results or record.assignments[0].results:
        book.assignments.report(given.uid, replace(result, uid="", rev=0))
    book.assignments.stop(given.uid, "QSTOPREASON")
    book.drafts.keep(made.uid, f"stop exercise {given.uid}", json.dumps({"title": "", "words": "QSTOPTYPED"}))
    own = {each.uid: book.measures.save_own(replace(each, uid="", rev=0)).uid for each in planted.own_measures()}
    for total in record.totals:
        measure = own.get(total.measure, total.measure)
        book.measures.record(replace(total, couple=made.uid, measure=measure, uid="", rev=0))
    for n, session in enumerate(record.sessions):
        begun = book.sessions.begin(replace(session, couple=made.uid, uid="", number=0))
        if n == 0:
            _note(book, begun.uid)
            _apart(book, begun)
    _in_error(book, made.uid)
    return made.uid


def _safety(book: Workbook, couple: str) -> None:
    replies = tuple((p.key, Reply.NO) for p in book.catalogue.safety)
    for whose in PARTNERS:
        book.safety.record(
            SafetyScreen(couple, whose, planted.AT, Finding.NO_CONCERN, replies, hits=5, note="QSCREENNOTE")
        )
    book.safety.decide(GateDecision(couple, planted.AT, Decision.CONTINUE, "QDECISIONREASON"))
    for caution, whose in (
        ("one_sided", Whose.BOTH),
        ("wellbeing_risk", Whose.FIRST),
        ("other_condition", Whose.SECOND),
    ):
        note, to = "QCAUTIONNOTE", "QREFERREDTO"
        book.cautions.record(CautionFinding(couple, caution, whose, planted.AT, Found.PRESENT, note, None, to))
    first = book.risks.record(
        RiskRecord(
            couple,
            Concerned.CHILD,
            RiskKind.CHILDREN,
            planted.AT,
            "QRISKSEEN",
            who="QRISKWHO",
            consulted="QRISKCONSULTED",
            decided="QRISKDECIDED",
            reported_to="QRISKREPORTED",
        )
    )
    book.risks.record(replace(first, seen="QRISKFOLLOWED", follows=first.uid))
    book.drafts.keep(couple, "gate decision", json.dumps({"reason": "QREASONBEGUN"}))
    book.drafts.keep(couple, "risk record", json.dumps({"seen": "QRISKBEGUN"}))


def _note(book: Workbook, session: str) -> None:
    passages = (
        Passage("data", About.FIRST, "QNOTEFIRST"),
        Passage("data", About.SECOND, "QNOTESECOND"),
        Passage("assessment", About.BETWEEN, "QNOTEBETWEEN"),
    )
    for about in On:
        book.hours.jot(Jotting(session, planted.AT, about, f"QJOT{about.name}"))
    book.drafts.keep(
        book.sessions.get(session).couple, f"jotting {session}", '{"words": "QJOTTYPED", "about": "first"}'
    )
    note = book.sessions.autosave(Note(session, NoteForm.DAP, passages))
    book.sessions.sign(note.uid, note.rev)
    book.sessions.addend(note.uid, "QADDENDUM")


def _apart(book: Workbook, session: Session) -> None:
    """A contact, and a psychotherapy note of a session; both signed and added to. A draft of another day, and a phrase."""
    couple, at = session.couple, planted.AT
    for note, addendum in (
        (NoteApart(couple, Apart.CONTACT, at, "QCONTACT", Channel.PHONE, other="QCONTACTWHO"), "QCONTACTADDENDUM"),
        (NoteApart(couple, Apart.PSYCHOTHERAPY, at, "QPSYCHOTHERAPY", session=session.uid), "QPSYCHOADDENDUM"),
    ):
        kept = book.notes_apart.autosave(note)
        book.notes_apart.sign(kept.uid, kept.rev)
        book.notes_apart.addend(kept.uid, addendum)
    book.notes_apart.autosave(NoteApart(couple, Apart.PSYCHOTHERAPY, at, "QPSYCHODRAFT"))
    book.phrases.save(Phrase("qphrase", "QPHRASE"))


def _in_error(book: Workbook, couple: str) -> None:
    """A session and a contact that were entered in error, and a reason that is being typed: on no page at all."""
    wrong = book.sessions.begin(Session(couple, planted.AT, focus="QWRONGFOCUS"))
    note = book.sessions.autosave(Note(wrong.uid, passages=(Passage("data", About.BETWEEN, "QWRONGNOTE"),)))
    book.sessions.sign(note.uid, note.rev)
    book.withdrawals.session(wrong.uid, "QWRONGREASON")
    contact = book.notes_apart.autosave(
        NoteApart(couple, Apart.CONTACT, planted.AT, "QWRONGCONTACT", Channel.LETTER, other="QWRONGCONTACT")
    )
    book.withdrawals.note_apart(contact.uid, "QWRONGREASON")
    book.drafts.keep(couple, "error of another session", json.dumps({"reason": "QREASONTYPED"}))


def everything_in(pdf: bytes, folder: Path) -> str:
    """Text as a reader extracts it, and every string, name and uncompressed stream in the file, metadata included."""
    path = folder / "looked-into.pdf"
    path.write_bytes(pdf)
    found = []
    reader = pypdfium2.PdfDocument(pdf)
    found += [page.get_textpage().get_text_range() for page in reader]
    found += list(reader.get_metadata_dict().values())
    reader.close()
    with pikepdf.open(path) as opened:
        for each in opened.objects:
            found.append(str(each) if isinstance(each, pikepdf.String) else repr(each))
            if isinstance(each, pikepdf.Stream):
                found.append(each.read_bytes().decode("latin-1"))
    plain = "\n".join(found)
    return plain + plain.encode("latin-1", "ignore").replace(b"\x00", b"").decode("latin-1")


def sheets(book: Workbook, couple: str, audience: Audience) -> list[Sheet]:
    intake = book.intakes.of(couple)[-1].uid
    return [
        progress_sheet(book, couple, audience, MADE, summary="JOINTSUMMARY"),
        progress_sheet(book, couple, audience, MADE, paper="letter"),
        intake_sheet(book, couple, intake, audience, MADE),
    ]


@pytest.mark.parametrize("audience", SHOWN_TO)
def test_no_document_holds_a_word_that_its_reader_may_not_see(
    book: Workbook, couple: str, audience: Audience, tmp_path: Path
) -> None:
    for sheet in sheets(book, couple, audience):
        inside = everything_in(sheet.render(), tmp_path)
        assert "JOINTFOCUS" in inside or sheet.kind == "intake"
        assert [w for w in (*planted.forbidden(audience), *NEVER) if w in inside] == [], sheet.kind
        assert [w for w in ("Ada", "Bo", "Berg") if w in sheet.file_name] == []


def test_a_handout_holds_no_word_of_the_record_at_all(book: Workbook, couple: str, tmp_path: Path) -> None:
    for given in book.assignments.of(couple):
        sheet = handout_sheet(book, couple, given.exercise, MADE, assignment=given)
        inside = everything_in(sheet.render(), tmp_path)
        every = (*planted.FIRST, *planted.SECOND, *planted.COUNSELOR, *NEVER)
        assert [w for w in every if w in inside] == []


@pytest.mark.parametrize("audience", [a for a in SHOWN_TO if a is not Audience.COUNSELOR])
def test_a_packet_holds_no_word_of_the_record_at_all(
    book: Workbook, couple: str, audience: Audience, tmp_path: Path
) -> None:
    free = next(e.key for e in book.catalogue.exercises if e.gate == "free")
    for whose in (Whose.BOTH, *PARTNERS):
        book.assignments.assign(couple, free, whose)
    sheet = packet_sheet(book, couple, audience, book.assignments.of(couple)[0].given)
    inside = everything_in(sheet.render(), tmp_path)
    assert [w for w in EVERY if w in inside] == []
    assert [w for w in ("Ada", "Bo", "Berg") if w in sheet.file_name] == []


def test_a_session_note_holds_the_note_and_nothing_that_is_kept_apart(
    book: Workbook, couple: str, tmp_path: Path
) -> None:
    held = next(s for s in book.sessions.of(couple) if not book.sessions.note(s.uid).empty)
    sheet = note_sheet(book, held.uid, planted.AT)
    inside = everything_in(sheet.render(), tmp_path)
    own = ("QNOTEFIRST", "QNOTESECOND", "QNOTEBETWEEN", "QADDENDUM")
    assert [w for w in own if w not in inside] == []
    others = (*planted.FIRST, *planted.SECOND, *planted.COUNSELOR, *NEVER)
    assert [w for w in others if w in inside and w not in own] == []
    assert sheet.audience is Audience.COUNSELOR
    assert [w for w in ("Ada", "Bo", "Berg") if w in sheet.file_name] == []


def test_a_contact_note_holds_the_contact_and_nothing_that_is_kept_apart(
    book: Workbook, couple: str, tmp_path: Path
) -> None:
    (contact,) = book.notes_apart.lines(couple)
    sheet = contact_sheet(book, contact.uid, planted.AT)
    inside = everything_in(sheet.render(), tmp_path)
    own = ("QCONTACT", "QCONTACTADDENDUM", "QCONTACTWHO")
    assert [w for w in own if w not in inside] == []
    others = (*planted.FIRST, *planted.SECOND, *planted.COUNSELOR, *NEVER)
    assert [w for w in others if w in inside and w not in own] == []
    assert sheet.audience is Audience.COUNSELOR
    assert [w for w in ("Ada", "Bo", "Berg") if w in sheet.file_name] == []


def test_a_psychotherapy_note_is_printed_by_no_order(book: Workbook, couple: str) -> None:
    notes = book.notes_apart.of(couple, Apart.PSYCHOTHERAPY)
    assert len(notes) == 2
    for note in notes:
        with pytest.raises(NotFound):
            contact_sheet(book, note.uid, planted.AT)


@pytest.mark.parametrize("audience", SHOWN_TO)
def test_a_concern_changes_no_page_by_a_letter(book: Workbook, couple: str, audience: Audience) -> None:
    """What is derived would give it away as well: a count of what is left out, a step that is missing, one line fewer."""
    before = [(s.file_name, s.left_out, text_of(s.render())) for s in sheets(book, couple, audience)]
    book.safety.record(SafetyScreen(couple, Whose.FIRST, planted.AT, Finding.CONCERN, note="QSCREENNOTE"))
    book.safety.decide(GateDecision(couple, planted.AT, Decision.STOP_JOINT, "QDECISIONREASON"))
    book.cautions.record(
        CautionFinding(couple, "toxic_or_abusive", Whose.BOTH, planted.AT, Found.PRESENT, "QCAUTIONNOTE")
    )
    assert not book.safety.gate(couple).opened
    assert [(s.file_name, s.left_out, text_of(s.render())) for s in sheets(book, couple, audience)] == before


def text_of(pdf: bytes) -> str:
    reader = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in reader)
    reader.close()
    return text


EVERY = (*planted.FIRST, *planted.SECOND, *planted.COUNSELOR, *NEVER)


@pytest.mark.parametrize("paper", [*POLICIES, *CONSENTS])
def test_a_sheet_that_both_sign_holds_no_word_of_the_record(
    book: Workbook, couple: str, paper: Paper, tmp_path: Path
) -> None:
    sheet = paper_sheet(book, couple, paper, MADE)
    inside = everything_in(sheet.render(), tmp_path)
    assert "Ada Berg" in inside
    assert [w for w in EVERY if w in inside] == []
    assert [w for w in ("Ada", "Bo", "Berg") if w in sheet.file_name] == []


@pytest.mark.parametrize("whose", PARTNERS)
def test_an_authorisation_holds_what_its_own_partner_allowed_and_nothing_else(
    book: Workbook, couple: str, whose: Whose, tmp_path: Path
) -> None:
    (given,) = book.permissions.of(couple)
    for permission in (None, given):
        sheet = authorisation_sheet(book, couple, whose, MADE, permission=permission)
        inside = everything_in(sheet.render(), tmp_path)
        own = ["QRECIPIENT", "QRELEASED"] if permission is not None and whose is Whose.FIRST else []
        assert [w for w in EVERY if w in inside] == own
        assert ("Ada Berg" in inside, "Bo Li" in inside) == (whose is Whose.FIRST, whose is Whose.SECOND)


def test_a_blank_form_holds_a_used_name_and_no_other_word_of_the_record(
    book: Workbook, couple: str, tmp_path: Path
) -> None:
    for whose in Whose:
        sheet = blank_intake_sheet(book, couple, whose, MADE)
        inside = everything_in(sheet.render(), tmp_path)
        every = (*planted.FIRST, *planted.SECOND, *planted.COUNSELOR, *planted.JOINT, *NEVER, "Berg")
        assert [w for w in every if w in inside] == []
        assert ("For Ada" in inside) is (whose is Whose.FIRST)
        assert [w for w in ("Ada", "Bo", "Berg") if w in sheet.file_name] == []


def test_a_page_of_background_holds_no_name_and_no_word_of_the_record(
    book: Workbook, couple: str, tmp_path: Path
) -> None:
    every = (*planted.FIRST, *planted.SECOND, *planted.COUNSELOR, *planted.JOINT, *NEVER, "Ada", "Berg", "Bo Li")
    for page in book.catalogue.pages:
        sheet = background_sheet(book, couple, page.key, MADE)
        inside = everything_in(sheet.render(), tmp_path)
        assert page.title in inside
        assert [w for w in every if w in inside] == []


def test_the_search_itself_finds_what_is_there(book: Workbook, couple: str, tmp_path: Path) -> None:
    """Otherwise the tests above could not fail: the counselor's own pages do hold the planted words."""
    pages = [s.render() for s in sheets(book, couple, Audience.COUNSELOR)]
    inside = "".join(everything_in(p, tmp_path) for p in pages)
    counselors = ("QREMARK", "QOBSERVATION", "QCORRECTION", "QFIRSTMEASURE", "QSECONDMEASURE")
    for word in ("QFIRSTGOAL", "QSECONDSESSION", "JOINTSUMMARY", *counselors):
        assert word in inside


def test_no_planted_word_lies_in_plain_text_in_the_workbooks_folder(book: Workbook, couple: str) -> None:
    book.backups.make()
    every = (*planted.FIRST, *planted.SECOND, *planted.COUNSELOR, *planted.JOINT, *NEVER, "Ada Berg")
    for path in book.path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert [w for w in every if w.encode() in content or w.encode("utf-16-le") in content] == [], path.name
            assert [w for w in every if w in path.name] == []

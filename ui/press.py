"""The print room: a document is ordered here, as facts that disclosure let through, and rendered wherever there is time.

Ordering reads the records and is quick; `Sheet.render` draws the PDF from frozen facts alone and may run on a worker thread.
ReportLab is imported only then, so that ordering costs the window nothing. What tells of a record or goes home is ordered in this
room, what is given out to be filled in or signed next door; whoever orders asks here.
"""

from dataclasses import replace
from datetime import date, datetime

from ui.press_given import (
    appointment_sheet,
    authorisation_sheet,
    background_sheet,
    blank_background_sheet,
    blank_form_sheet,
    blank_handout_sheet,
    blank_intake_sheet,
    page_in_writing_sheet,
    paper_sheet,
    recovery_sheet,
)
from ui.sheet import Sheet, file_name, note, pages_in, put, read_by
from workbook.book import Workbook
from workbook.catalogue.kept import exercise_given
from workbook.disclosure.audience import left_out
from workbook.disclosure.handout import handout
from workbook.disclosure.intake import intake_summary
from workbook.disclosure.note import contact_note, session_note
from workbook.disclosure.packet import packed, packet
from workbook.disclosure.progress import progress
from workbook.model.assignment import Assignment
from workbook.model.common import PARTNERS, Audience, Whose

__all__ = [
    "Sheet",
    "appointment_sheet",
    "authorisation_sheet",
    "background_sheet",
    "blank_background_sheet",
    "blank_form_sheet",
    "blank_handout_sheet",
    "blank_intake_sheet",
    "contact_sheet",
    "handout_sheet",
    "intake_sheet",
    "note",
    "note_sheet",
    "packet_sheet",
    "packets",
    "page_in_writing_sheet",
    "pages_in",
    "paper_sheet",
    "progress_sheet",
    "put",
    "recovery_sheet",
]


def progress_sheet(
    book: Workbook, couple: str, audience: Audience, made: date, *, summary: str = "", paper: str = ""
) -> Sheet:
    record = book.record(couple)
    with read_by(book, record.couple, audience) as catalogue:
        facts = progress(record, catalogue, audience, made, summary=summary, paper=paper)

    def render() -> bytes:
        from reports.progress import progress_report

        return progress_report(facts)

    name = file_name(record.couple.number, f"progress-report-{audience}", made)
    return Sheet("progress", audience, name, render, couple, left_out(record, audience))


def intake_sheet(book: Workbook, couple: str, intake: str, audience: Audience, made: date, *, paper: str = "") -> Sheet:
    record = book.record(couple)
    with read_by(book, record.couple, audience) as catalogue:
        facts = intake_summary(record, catalogue, audience, intake, made, paper=paper)

    def render() -> bytes:
        from reports.intake import intake_report

        return intake_report(facts)

    name = file_name(record.couple.number, f"intake-summary-{audience}", made)
    about = replace(
        record,
        intakes=tuple(i for i in record.intakes if i.uid == intake),
        plan=None,
        assignments=(),
        sessions=(),
        totals=(),
    )
    return Sheet("intake", audience, name, render, couple, left_out(about, audience))


def handout_sheet(
    book: Workbook,
    couple: str,
    exercise: str,
    made: date,
    *,
    assignment: Assignment | None = None,
    paper: str = "",
) -> Sheet:
    """A couple's own page, or one partner's, where it was given to one; raises `Held` where the gate holds the exercise,
    `NotFound` where the catalogue has it no more and nothing was kept.
    """
    of, alone = book.couples.get(couple), assignment is not None and assignment.whose is not Whose.BOTH
    audience = Audience(assignment.whose.value) if assignment is not None and alone else Audience.COUPLE
    with read_by(book, of, audience) as catalogue:
        facts = handout(
            exercise_given(catalogue, exercise, assignment.page if assignment is not None else ""),
            catalogue,
            book.settings.practice(),
            couple=of,
            gate=book.safety.gate(couple),
            assignment=assignment,
            made=made,
            paper=paper,
        )

    def render() -> bytes:
        from reports.handout import exercise_handout

        return exercise_handout(facts)

    return Sheet("handout", audience, file_name(of.number, f"exercise-{exercise}", made), render, couple)


def packet_sheet(book: Workbook, couple: str, audience: Audience, made: date, *, paper: str = "") -> Sheet:
    """What goes home, for both or for one partner alone. Raises `NotFound` where nothing does."""
    record = book.record(couple)
    with read_by(book, record.couple, audience) as catalogue:
        facts = packet(record, catalogue, audience, book.safety.gate(couple), made, paper=paper)

    def render() -> bytes:
        from reports.packet import weekly_packet

        return weekly_packet(facts)

    home = tuple(a for a in record.assignments if a.open)
    about = replace(record, intakes=(), plan=None, sessions=(), totals=(), assignments=home)
    name = file_name(record.couple.number, f"packet-{audience}", made)
    return Sheet("packet", audience, name, render, couple, left_out(about, audience))


def packets(book: Workbook, couple: str, made: date) -> tuple[Audience, ...]:
    """Whose packets there are: the couple's, and that of a partner to whom something was given alone."""
    record, gate = book.record(couple), book.safety.gate(couple)
    given = {a: packed(record, book.catalogue, a, gate, made) for a in (Audience.COUPLE, *map(Audience, PARTNERS))}
    return tuple(
        a
        for a, each in given.items()
        if each and (a is Audience.COUPLE or any(e.whose is not Whose.BOTH for e in each))
    )


def note_sheet(book: Workbook, session: str, made: datetime, *, paper: str = "") -> Sheet:
    """A session's note for the own file, signed or a draft. Raises `NotFound` where nothing is written."""
    of, practice = book.sessions.get(session), book.settings.practice()
    couple = book.couples.get(of.couple)
    facts = session_note(of, book.sessions.note(session), couple, practice, made, paper=paper)

    def render() -> bytes:
        from reports.note import note_report

        return note_report(facts)

    name = file_name(couple.number, f"session-{of.number}-note", made.date())
    return Sheet("note", Audience.COUNSELOR, name, render, of.couple)


def contact_sheet(book: Workbook, contact: str, made: datetime, *, paper: str = "") -> Sheet:
    """The note of a contact between sessions for the own file, signed or a draft. Raises `NotFound` where nothing is written,
    and for a psychotherapy note.
    """
    of, practice = book.notes_apart.get(contact), book.settings.practice()
    couple = book.couples.get(of.couple)
    facts = contact_note(of, couple, practice, made, paper=paper)

    def render() -> bytes:
        from reports.note import note_report

        return note_report(facts)

    name = file_name(couple.number, f"contact-{of.at:%Y-%m-%d-%H%M}-note", made.date())
    return Sheet("contact", Audience.COUNSELOR, name, render, of.couple)

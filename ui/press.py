"""The print room: a document is ordered here, as facts that disclosure let through, and rendered wherever there is time.

Ordering reads the records and is quick; `Sheet.render` draws the PDF from frozen facts alone and may run on a worker thread.
ReportLab is imported only then, so that ordering costs the window nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from gettext import gettext as _
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from workbook.book import Workbook, in_workbook
from workbook.catalogue.entries import Catalogue
from workbook.catalogue.kept import exercise_given
from workbook.disclosure.agreement import agreement_sheet, release_sheet
from workbook.disclosure.audience import left_out
from workbook.disclosure.blank_intake import blank_intake
from workbook.disclosure.handout import handout
from workbook.disclosure.intake import intake_summary
from workbook.disclosure.letterhead import letterhead
from workbook.disclosure.note import session_note
from workbook.disclosure.packet import packed, packet
from workbook.disclosure.progress import progress
from workbook.errors import AlreadyThere, BadInput, CannotWrite, NotFound
from workbook.facts import RecoveryFacts
from workbook.model.agreement import Permission
from workbook.model.assignment import Assignment
from workbook.model.common import PARTNERS, Audience, Whose
from workbook.model.paper import POLICIES, Paper
from workbook.model.practice import Practice

_HOUR = 50  # minutes, where no session has shown another length yet


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document that was ordered. `file_name` carries the couple's number, the kind and the day: no name of anybody.

    `left_out` counts, for the counselor's eyes, what the record holds and this page does not (see `disclosure.audience`).
    """

    kind: str
    audience: Audience
    file_name: str
    render: Callable[[], bytes]
    couple: str | None = None
    left_out: dict[str, int] = field(default_factory=dict)


def progress_sheet(
    book: Workbook, couple: str, audience: Audience, made: date, *, summary: str = "", paper: str = ""
) -> Sheet:
    record = book.record(couple)
    facts = progress(record, book.catalogue, audience, made, summary=summary, paper=paper)

    def render() -> bytes:
        from reports.progress import progress_report

        return progress_report(facts)

    name = _file_name(record.couple.number, f"progress-report-{audience}", made)
    return Sheet("progress", audience, name, render, couple, left_out(record, audience))


def intake_sheet(book: Workbook, couple: str, intake: str, audience: Audience, made: date, *, paper: str = "") -> Sheet:
    record = book.record(couple)
    facts = intake_summary(record, book.catalogue, audience, intake, made, paper=paper)

    def render() -> bytes:
        from reports.intake import intake_report

        return intake_report(facts)

    name = _file_name(record.couple.number, f"intake-summary-{audience}", made)
    about = replace(
        record,
        intakes=tuple(i for i in record.intakes if i.uid == intake),
        plan=None,
        assignments=(),
        sessions=(),
        totals=(),
    )
    return Sheet("intake", audience, name, render, couple, left_out(about, audience))


def blank_intake_sheet(book: Workbook, couple: str, whose: Whose, made: date, *, paper: str = "") -> Sheet:
    """One partner's form for the waiting room; with `BOTH` the name is left open. No answer and no other word is on it."""
    of = book.couples.get(couple)
    name = "" if whose is Whose.BOTH else of.partner(whose).short
    facts = blank_intake(book.catalogue, book.settings.practice(), made, name=name, paper=paper)

    def render() -> bytes:
        from reports.blank_intake import blank_intake_form

        return blank_intake_form(facts)

    audience = Audience.COUPLE if whose is Whose.BOTH else Audience(whose.value)
    return Sheet("blank_intake", audience, _file_name(of.number, f"intake-form-{whose}", made), render, couple)


def blank_form_sheet(catalogue: Catalogue, practice: Practice, made: date, *, paper: str = "") -> Sheet:
    """The same without a workbook, for anybody."""
    facts = blank_intake(catalogue, practice, made, paper=paper)

    def render() -> bytes:
        from reports.blank_intake import blank_intake_form

        return blank_intake_form(facts)

    return Sheet("blank_intake", Audience.COUPLE, "intake-form.pdf", render)


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
    facts = handout(
        exercise_given(book.catalogue, exercise, assignment.page if assignment is not None else ""),
        book.catalogue,
        book.settings.practice(),
        couple=(of := book.couples.get(couple)),
        gate=book.safety.gate(couple),
        assignment=assignment,
        paper=paper,
    )

    def render() -> bytes:
        from reports.handout import exercise_handout

        return exercise_handout(facts)

    alone = assignment is not None and assignment.whose is not Whose.BOTH
    audience = Audience(assignment.whose.value) if assignment is not None and alone else Audience.COUPLE
    return Sheet("handout", audience, _file_name(of.number, f"exercise-{exercise}", made), render, couple)


def packet_sheet(book: Workbook, couple: str, audience: Audience, made: date, *, paper: str = "") -> Sheet:
    """What goes home, for both or for one partner alone. Raises `NotFound` where nothing does."""
    record = book.record(couple)
    facts = packet(record, book.catalogue, audience, book.safety.gate(couple), made, paper=paper)

    def render() -> bytes:
        from reports.packet import weekly_packet

        return weekly_packet(facts)

    home = tuple(a for a in record.assignments if a.open)
    about = replace(record, intakes=(), plan=None, sessions=(), totals=(), assignments=home)
    name = _file_name(record.couple.number, f"packet-{audience}", made)
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


def pages_in(pdf: bytes) -> int:
    """How many pages a rendered document has."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


def blank_handout_sheet(catalogue: Catalogue, practice: Practice, exercise: str, *, paper: str = "") -> Sheet:
    facts = handout(catalogue.exercise(exercise), catalogue, practice, paper=paper)

    def render() -> bytes:
        from reports.handout import exercise_handout

        return exercise_handout(facts)

    return Sheet("handout", Audience.COUPLE, f"exercise-{exercise.replace('_', '-')}.pdf", render)


def paper_sheet(
    book: Workbook, couple: str, which: Paper, made: date, *, version: int | None = None, paper: str = ""
) -> Sheet:
    """What both sign: a policy or a consent, in the text to be signed now or in an earlier `version`."""
    of, practice = book.couples.get(couple), book.settings.practice()
    text = book.papers.version(which, version) if version is not None else book.papers.current(which)
    if text is None:
        raise NotFound(_("The text of this sheet is not kept here: it was a sheet of your own."))
    facts = agreement_sheet(of, text, book.catalogue, practice, made, paper=paper)

    def render() -> bytes:
        from reports.agreement import agreement_report

        return agreement_report(facts)

    kind = "secrets-policy" if which in POLICIES else f"consent-{which}"
    return Sheet("agreement", Audience.COUPLE, _file_name(of.number, kind, made), render, couple)


def authorisation_sheet(
    book: Workbook, couple: str, whose: Whose, made: date, *, permission: Permission | None = None, paper: str = ""
) -> Sheet:
    """What one partner signs for somebody outside: a blank form, or with what was recorded."""
    of, text = book.couples.get(couple), book.papers.current(Paper.RELEASE)
    facts = release_sheet(
        of, whose, text, book.catalogue, book.settings.practice(), made, permission=permission, paper=paper
    )

    def render() -> bytes:
        from reports.agreement import agreement_report

        return agreement_report(facts)

    name = _file_name(of.number, f"authorisation-{whose}", made)
    return Sheet("agreement", Audience(whose.value), name, render, couple)


def appointment_sheet(book: Workbook, couple: str, made: datetime) -> Sheet:
    """The next session as a calendar's entry. Raises `NotFound` where no date is set."""
    of = book.couples.get(couple)
    starts = of.next_session
    if starts is None:
        raise NotFound(_("No date is set with this couple."))
    last = book.sessions.of(couple)
    minutes = last[-1].minutes if last else _HOUR

    def render() -> bytes:
        from reports.appointment import appointment

        return appointment(couple, starts, minutes, made.astimezone())

    name = _file_name(of.number, "appointment", starts.date()).replace(".pdf", ".ics")
    return Sheet("appointment", Audience.COUPLE, name, render, couple)


def note_sheet(book: Workbook, session: str, made: datetime, *, paper: str = "") -> Sheet:
    """A session's note for the own file, signed or a draft. Raises `NotFound` where nothing is written."""
    of, practice = book.sessions.get(session), book.settings.practice()
    couple = book.couples.get(of.couple)
    facts = session_note(of, book.sessions.note(session), couple, practice, made, paper=paper)

    def render() -> bytes:
        from reports.note import note_report

        return note_report(facts)

    name = _file_name(couple.number, f"session-{of.number}-note", made.date())
    return Sheet("note", Audience.COUNSELOR, name, render, of.couple)


def recovery_sheet(practice: Practice, workbook: str, code: str, made: date) -> Sheet:
    facts = RecoveryFacts(letterhead(practice), workbook, code, made)

    def render() -> bytes:
        from reports.recovery import recovery_sheet as draw

        return draw(facts)

    return Sheet("recovery", Audience.COUNSELOR, "recovery-sheet.pdf", render)


def note(book: Workbook, sheet: Sheet, pdf: bytes, how: str) -> None:
    """Keep in the audit that this document left the workbook: `how` is "saved" or "printed"."""
    book.documents.recorded(sheet.couple, sheet.kind, sheet.audience, sha256(pdf).hexdigest(), how)


def put(pdf: bytes, path: Path, *, force: bool = False) -> None:
    """Write a rendered document whole or not at all. Raises `AlreadyThere` for an existing file without `force`, and always for
    what is no ordinary file; `BadInput` for a place inside of a workbook; `CannotWrite` where it cannot be.
    """
    from reports.document import save

    try:
        if in_workbook(path):
            raise BadInput(_("This place lies inside of a workbook: choose another folder."))
        save(pdf, path, force=force)
    except FileExistsError as error:
        raise AlreadyThere(
            _("What stands there is no ordinary file: choose another name.")
            if force
            else _("A file of that name is already there.")
        ) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CannotWrite(_("The document could not be written: {reason}.").format(reason=reason)) from error


def _file_name(number: int, kind: str, made: date) -> str:
    return f"{number:04d}-{kind.replace('_', '-')}-{made.isoformat()}.pdf"

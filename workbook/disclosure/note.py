"""The note of a session, or of a contact between sessions, as facts: for the counselor's own file and nobody else, so there is
no audience to choose.

What is jotted down is not asked for here at all, and a psychotherapy note is refused: it would have to be included by name, and
no document includes one.
"""

from datetime import datetime, timedelta

from workbook.disclosure.letterhead import letterhead, names
from workbook.errors import NotFound
from workbook.facts import LaterFact, NoteFacts, PassageFact, SectionFact, Whose
from workbook.language import _, ngettext
from workbook.model.common import shows
from workbook.model.couple import Couple
from workbook.model.note_apart import Apart, NoteApart
from workbook.model.practice import Practice
from workbook.model.session import About, Addendum, Note, NoteForm, Place, Session

_WHOSE = {About.FIRST: Whose.FIRST, About.SECOND: Whose.SECOND, About.BETWEEN: Whose.BOTH}


def session_note(
    session: Session, note: Note, couple: Couple, practice: Practice, made: datetime, *, paper: str = ""
) -> NoteFacts:
    """Raises `NotFound` for a session that was entered in error: it stands on no document; or where nothing is written."""
    if session.withdrawn or session.couple != couple.uid:
        raise NotFound(_("The workbook holds no such session."))
    if note.empty and note.signed_at is None:
        raise NotFound(_("Nothing is written in this note yet."))
    return NoteFacts(
        letterhead=letterhead(practice, paper),
        names=names(couple),
        number=session.number,
        starts=session.starts,
        form=_form(note.form),
        facts=_facts(session, couple),
        sections=_sections(note),
        made=made,
        signed_at=note.signed_at,
        signed_by=note.signed_by,
        later=_later(note.addenda),
    )


def contact_note(note: NoteApart, couple: Couple, practice: Practice, made: datetime, *, paper: str = "") -> NoteFacts:
    """Raises `NotFound` for a psychotherapy note, for what was entered in error, or where nothing is written."""
    if note.kind is not Apart.CONTACT or note.withdrawn or note.couple != couple.uid:
        raise NotFound(_("The workbook holds no such contact."))
    if not shows(note.words) and note.signed_at is None:
        raise NotFound(_("Nothing is written in this note yet."))
    who = couple.names if note.whose is Whose.BOTH else couple.partner(note.whose).name
    said = [(_("Time"), f"{note.at:%H:%M}"), (_("Way"), note.channel.way), (_("With"), note.other or who)]
    return NoteFacts(
        letterhead=letterhead(practice, paper),
        names=names(couple),
        number=0,
        starts=note.at,
        form="",
        facts=tuple(said),
        sections=(SectionFact(_("What was said or written"), (PassageFact(None, note.words),)),),
        made=made,
        signed_at=note.signed_at,
        signed_by=note.signed_by,
        later=_later(note.addenda),
    )


def _later(addenda: tuple[Addendum, ...]) -> tuple[LaterFact, ...]:
    return tuple(LaterFact(a.words, a.signed_at, a.signed_by, a.countersigns) for a in addenda)


def _facts(session: Session, couple: Couple) -> tuple[tuple[str, str], ...]:
    """When it was, where, who came, and the line that both may read."""
    minutes = session.minutes
    ends = session.ended or session.starts + timedelta(minutes=minutes)
    if session.ended is not None and session.ended.date() == session.starts.date():
        minutes = max(1, round((session.ended - session.starts).total_seconds() / 60))
    time = _("{start} to {end}, {length}").format(
        start=f"{session.starts:%H:%M}",
        end=f"{ends:%H:%M}",
        length=ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes),
    )
    where = {Place.ROOM: _("in the room"), Place.VIDEO: _("by video"), Place.PHONE: _("by phone")}[session.place]
    came = couple.names if session.attended is Whose.BOTH else couple.partner(session.attended).name
    said = [(_("Time"), time), (_("Place"), where), (_("Present"), came), (_("Focus"), session.focus)]
    return tuple((name, words) for name, words in said if words)


def _sections(note: Note) -> tuple[SectionFact, ...]:
    """In the form's order; what is kept from another form stands below."""
    keys = list(dict.fromkeys([*note.form.sections, *(p.section for p in note.passages)]))
    made = []
    for key in keys:
        written = [(about, note.text(key, about)) for about in _WHOSE]
        passages = tuple(PassageFact(_WHOSE[about], words) for about, words in written if words.strip())
        if passages:
            made.append(SectionFact(_section(key), passages))
    return tuple(made)


def _form(form: NoteForm) -> str:
    return {NoteForm.DAP: "DAP", NoteForm.SOAP: "SOAP", NoteForm.BIRP: "BIRP", NoteForm.FREE: _("free form")}[form]


def _section(key: str) -> str:
    names = {
        "data": _("Data"),
        "assessment": _("Assessment"),
        "plan": _("Plan"),
        "subjective": _("Subjective"),
        "objective": _("Objective"),
        "behaviour": _("Behaviour"),
        "intervention": _("Intervention"),
        "response": _("Response"),
        "note": _("Note"),
    }
    return names.get(key, key)

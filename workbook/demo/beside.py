"""What stands beside the fictional sessions: contacts between them, a thought kept apart, a countersignature, what was entered in
error, and the counselor's own phrases and template.

Nothing is drawn by lot here, so that the couples' other records stay as their seed gives them.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from workbook.book import Workbook
from workbook.demo.homework import Moving
from workbook.model.common import Whose
from workbook.model.note_apart import Apart, Channel, NoteApart, Phrase, Template
from workbook.model.session import About, NoteForm, Session

SUPERVISOR = "Dr Marlow, PSY 0099"

PHRASES = (
    Phrase("done", "Homework was done, talked through, and is given again."),
    Phrase("pause", "Agreed: whoever notices it first says “pause”, and both come back to it within the hour."),
    Phrase("repair", "A short quarrel in the room, and a repair that both of them noticed."),
)
TEMPLATE = Template(
    "Short check of the week",
    NoteForm.DAP,
    (
        ("data", About.FIRST.value, "The week in one word: "),
        ("data", About.SECOND.value, "The week in one word: "),
        ("data", About.BETWEEN.value, "What went well between them: "),
        ("plan", About.BETWEEN.value, "Until next time: "),
    ),
)


@dataclass(frozen=True, slots=True)
class _Contact:
    """`after` counts days from the session of that number; `added` was signed a day later."""

    session: int
    after: int
    channel: Channel
    whose: Whose
    words: str
    other: str = ""
    signed: bool = True
    added: str = ""
    countersigned: str = ""
    error: str = ""


_CONTACTS = {
    0: (
        _Contact(
            2,
            3,
            Channel.PHONE,
            Whose.FIRST,
            "Asks whether they may leave the evening minutes out while her mother stays with them. Suggested five minutes "
            "on the stairs instead; she will tell him herself.",
            added="Both said in the next session that the stairs had worked.",
        ),
        _Contact(2, 3, Channel.PHONE, Whose.BOTH, "Mira called.", error="Noted twice: the call stands below."),
        _Contact(
            5,
            2,
            Channel.EMAIL,
            Whose.SECOND,
            "Writes that he has read the handout and asks for the shorter version. Answered with the page number only.",
        ),
    ),
    1: (
        _Contact(
            1,
            4,
            Channel.LETTER,
            Whose.BOTH,
            "Confirms that sleep is being looked into; nothing about the couple. Read out to both with their consent.",
            other="the family doctor",
            countersigned="Seen; nothing to add.",
        ),
    ),
    3: (_Contact(1, 1, Channel.MESSAGE, Whose.SECOND, "Running ten minutes late next week; asks nothing else."),),
}
_OPEN = {
    0: (
        Channel.PHONE,
        Whose.SECOND,
        "Called at lunch: wants to bring the letter from his brother next time. To be added to.",
    ),
    6: (Channel.MESSAGE, Whose.FIRST, "Asks if the next hour can be by video."),
}
"""What the counselor has noted yesterday and not signed yet."""

_THOUGHTS = {
    0: (4, "I like him better when she is not in the room. Bring that to supervision before it shows.", True),
    3: (1, "Their silence makes me talk. Count to ten next time.", False),
}
_COUNTERSIGNED, _WRONG_DAY = 0, 1
"""The couple with a note that the supervisor signed too; the one of whom a session was written under the wrong day."""


def own_words(book: Workbook) -> None:
    """Before the first couple comes."""
    for phrase in PHRASES:
        book.phrases.save(phrase)
    book.phrases.save_template(TEMPLATE)


def stand_beside(book: Workbook, clock: Moving, couple: str, number: int, today: datetime) -> None:
    """Afterwards the clock stands where it stood."""
    before, sessions = clock.now, book.sessions.of(couple)
    for contact in _CONTACTS.get(number, ()):
        if contact.session <= len(sessions):
            _contact(book, clock, sessions[contact.session - 1], contact)
    if number in _THOUGHTS:
        _thought(book, clock, sessions, number)
    if number == _COUNTERSIGNED and len(sessions) > 1:
        clock.now = sessions[1].starts + timedelta(days=2, hours=7)
        book.sessions.countersign(book.sessions.note(sessions[1].uid).uid, SUPERVISOR, "Seen and talked over.")
    if number == _WRONG_DAY and len(sessions) > 2:
        _wrong_day(book, clock, sessions[1])
    if number in _OPEN and sessions:
        channel, whose, words = _OPEN[number]
        clock.now = today - timedelta(days=1, hours=1)
        book.notes_apart.autosave(NoteApart(couple, Apart.CONTACT, clock.now, words, channel, whose))
    clock.now = before


def _contact(book: Workbook, clock: Moving, session: Session, contact: _Contact) -> None:
    clock.now = session.starts + timedelta(days=contact.after, hours=2)
    noted = book.notes_apart.autosave(
        NoteApart(
            session.couple,
            Apart.CONTACT,
            clock.now - timedelta(minutes=20),
            contact.words,
            contact.channel,
            contact.whose,
            contact.other,
        )
    )
    if contact.signed:
        book.notes_apart.sign(noted.uid, noted.rev)
    clock.now += timedelta(days=1)
    if contact.added:
        book.notes_apart.addend(noted.uid, contact.added)
    if contact.countersigned:
        book.notes_apart.countersign(noted.uid, SUPERVISOR, contact.countersigned)
    if contact.error:
        book.withdrawals.note_apart(noted.uid, contact.error)


def _thought(book: Workbook, clock: Moving, sessions: tuple[Session, ...], number: int) -> None:
    of, words, signed = _THOUGHTS[number]
    if of > len(sessions):
        return
    session = sessions[of - 1]
    clock.now = session.starts + timedelta(hours=3)
    note = book.notes_apart.autosave(
        NoteApart(session.couple, Apart.PSYCHOTHERAPY, session.starts, words, session=session.uid)
    )
    if signed:
        book.notes_apart.sign(note.uid, note.rev)


def _wrong_day(book: Workbook, clock: Moving, wrong: Session) -> None:
    """It was the day before: its words became a draft there, which was read and signed."""
    clock.now = wrong.starts + timedelta(days=1, hours=2)
    starts = wrong.starts - timedelta(days=1)
    right = book.withdrawals.session(wrong.uid, "It was the day before.", to=wrong.couple, starts=starts)
    assert right is not None
    ended = wrong.ended - timedelta(days=1) if wrong.ended is not None else None
    book.sessions.save(replace(right, ended=ended, shown=wrong.shown))
    note = book.sessions.note(right.uid)
    book.sessions.sign(note.uid, note.rev)

"""How each partner may be reached, in the few words that are wanted at the moment before a call, a letter or a mail.

The counselor's own: it stands on no page that a couple sees, and in no joint view.
"""

from __future__ import annotations

from workbook.language import _
from workbook.model.couple import Leave, Partner


def phone_words(leave: Leave) -> str:
    return {
        Leave.ANYTHING: _("a message may be left"),
        Leave.CALL_BACK: _("ask to call back, say no more"),
        Leave.DATES: _("dates may be left, nothing else"),
        Leave.NOTHING: _("leave nothing"),
    }[leave]


def writing_words(leave: Leave) -> str:
    return {
        Leave.ANYTHING: _("anything may be written"),
        Leave.CALL_BACK: _("ask to call back, say no more"),
        Leave.DATES: _("dates only"),
        Leave.NOTHING: _("write nothing"),
    }[leave]


def to_call(partner: Partner) -> str:
    """Before a call about a date; by mail where there is no number."""
    contact = partner.contact
    if contact.phone:
        return phone_words(contact.phone_leave)
    if contact.email:
        return _("no number; by e-mail {words}").format(words=writing_words(contact.email_leave))
    return _("no number on record: leave nothing")


def to_write(partner: Partner) -> str:
    """Before a page is sent."""
    contact = partner.contact
    ways = []
    if contact.email:
        ways.append(_("by e-mail {words}").format(words=writing_words(contact.email_leave)))
    if contact.post:
        ways.append(_("by post {words}").format(words=writing_words(contact.post_leave)))
    return "; ".join(ways) or _("no address on record: hand it over")


def called(partner: Partner) -> tuple[str, str]:
    """A line with the name, and who else may see or hear it: ("Mira: ask to call back, say no more", "the phone lies about")."""
    return _("{name}: {words}").format(name=partner.short, words=to_call(partner)), partner.contact.seen_by

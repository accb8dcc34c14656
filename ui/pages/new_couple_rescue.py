"""When the workbook is locked or closed, nobody can be asked: what stands in the form is kept as it is, finished or not.

A name that is missing is said to be missing, and words that could not be read as a date stand with the counselor's own remark
on reaching that partner, where they are seen again before the next call.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ui.pages.new_couple_partner import is_name
from workbook.language import _
from workbook.model.couple import Couple, Partner

Unread = Sequence[tuple[str, str]]
"""A field's name and the words in it that could not be taken."""


def rescued(couple: Couple, first: Unread, second: Unread) -> Couple:
    """The couple as it can be kept, with the `Unread` of each partner's half (what they share goes with the first)."""
    return replace(couple, first=_kept(couple.first, first), second=_kept(couple.second, second))


def _kept(partner: Partner, unread: Unread) -> Partner:
    named = replace(partner, name=partner.name if is_name(partner.name) else _("Name to come"))
    if not unread:
        return named
    words = ", ".join(f"{name} {typed}" for name, typed in unread)
    remark = _("Typed and not finished: {words}").format(words=words)
    seen_by = "; ".join(part for part in (partner.contact.seen_by, remark) if part)
    return replace(named, contact=replace(partner.contact, seen_by=seen_by))

"""When a note or a session was changed elsewhere while it was being written here: both versions are kept.

Three are compared: what was there when the writing began, what is written here, what is stored now. Where only one side changed
a field, that change stands. Where both did, both stand, one below the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

from workbook.language import _
from workbook.model.session import About, Passage, Session

Field = tuple[str, About]


def texts_of(passages: Iterable[Passage]) -> dict[Field, str]:
    return {(p.section, p.about): p.text for p in passages}


def passages_of(texts: dict[Field, str]) -> tuple[Passage, ...]:
    """Without the empty ones, so that an emptied field is gone from the record."""
    return tuple(Passage(section, about, text) for (section, about), text in texts.items() if text)


def both_versions(base: dict[Field, str], here: dict[Field, str], stored: dict[Field, str]) -> dict[Field, str]:
    """Every field's text out of the three; an absent field counts as empty."""
    return {key: _merged(base.get(key, ""), here.get(key, ""), stored.get(key, "")) for key in {**stored, **here}}


def _merged(base: str, here: str, stored: str) -> str:
    if here in (stored, base):
        return stored
    if stored == base:
        return here
    if not stored or not here:
        return here or stored
    return "{stored}\n\n{between}\n{here}".format(
        stored=stored, between=_("— written here at the same time: —"), here=here
    )


def session_of_both(base: Session, here: Session, stored: Session) -> Session:
    """Field by field: what was changed here stands, everything else is as it is stored. A focus changed twice keeps both."""
    changed = {
        f.name: getattr(here, f.name)
        for f in fields(Session)
        if f.name not in ("uid", "rev", "number", "couple") and getattr(here, f.name) != getattr(base, f.name)
    }
    if "focus" in changed and stored.focus not in ("", base.focus, here.focus) and here.focus:
        changed["focus"] = f"{stored.focus} / {here.focus}"
    return replace(stored, **changed)

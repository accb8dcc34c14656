"""The languages that a couple can have their pages in, and what they are called."""

from __future__ import annotations

from ui import dates
from workbook.catalogue.loader import languages, readable
from workbook.language import ENGLISH, _
from workbook.model.couple import Couple


def called(language: str) -> str:
    """Spanish, as the window calls it; a tag that nobody knows stands as it is."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-").get_display_name(dates.locale()) or language
    except (ValueError, UnknownLocaleError):
        return language


def known(now: str) -> tuple[str, ...]:
    """What there is to choose from; `now` is among them though there are no pages in it here."""
    return languages() if readable(now) == now else (*languages(), now)


def pages_in(couple: Couple) -> str:
    """For the line below their names: pages in Spanish; nothing where they are in English because they were to be."""
    if couple.language == ENGLISH:
        return ""
    there = couple.language in languages()
    words = _("pages in {language}") if there else _("no pages in {language} any more")
    return words.format(language=called(couple.language))

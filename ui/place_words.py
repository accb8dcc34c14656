"""What the tabs of a couple are called."""

from __future__ import annotations

from ui.context import Place
from workbook.language import _


def tab_words(place: Place) -> str:
    return {
        Place.OVERVIEW: _("Overview"),
        Place.INTAKE: _("Intake"),
        Place.PICTURE: _("Picture"),
        Place.PLAN: _("Plan"),
        Place.SESSIONS: _("Sessions"),
        Place.EXERCISES: _("Exercises"),
        Place.DOCUMENTS: _("Documents"),
    }[place]

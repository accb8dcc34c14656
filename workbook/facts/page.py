"""Whose paper it is and how the two are called: on every page."""

from dataclasses import dataclass

from workbook.language import _
from workbook.model.common import Whose


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose paper it is. `help_lines` close every couple's handout; `paper` is "a4" or "letter"; `language` a BCP 47 tag."""

    practice: str
    counselor: str
    licence: str = ""
    help_lines: tuple[str, ...] = ()
    paper: str = "a4"
    language: str = "en-GB"


@dataclass(frozen=True, slots=True)
class Names:
    """How the two are called on a page. `full` is the title; `first` and `second` are the used names."""

    full: str
    first: str
    second: str

    def of(self, whose: Whose) -> str:
        if whose is Whose.BOTH:
            return _("both")
        return self.first if whose is Whose.FIRST else self.second

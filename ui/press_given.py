"""Orders for what is given out to be filled in, signed or put up: forms, sheets, a date, the recovery sheet. No word of a record
is on them but names, and what one partner's own authorisation says.
"""

from dataclasses import replace
from datetime import date, datetime

from ui.sheet import Sheet, file_name, read_by
from workbook.book import Workbook
from workbook.catalogue.entries import Catalogue
from workbook.catalogue.exercise import Exercise
from workbook.catalogue.loader import readable
from workbook.disclosure.agreement import agreement_sheet, release_sheet
from workbook.disclosure.background import background
from workbook.disclosure.blank_intake import blank_intake
from workbook.disclosure.handout import handout
from workbook.disclosure.letterhead import letterhead
from workbook.errors import NotFound
from workbook.facts import RecoveryFacts
from workbook.language import ENGLISH, _, speaking
from workbook.model.agreement import Permission
from workbook.model.common import Audience, Whose
from workbook.model.paper import POLICIES, Paper
from workbook.model.practice import Practice

_HOUR = 50  # minutes, where no session has shown another length yet


def blank_intake_sheet(book: Workbook, couple: str, whose: Whose, made: date, *, paper: str = "") -> Sheet:
    """One partner's form for the waiting room; with `BOTH` the name is left open. No answer and no other word is on it."""
    of = book.couples.get(couple)
    name = "" if whose is Whose.BOTH else of.partner(whose).short
    audience = Audience.COUPLE if whose is Whose.BOTH else Audience(whose.value)
    with read_by(book, of, audience) as catalogue:
        facts = blank_intake(catalogue, book.settings.practice(), made, name=name, paper=paper)

    def render() -> bytes:
        from reports.blank_intake import blank_intake_form

        return blank_intake_form(facts)

    return Sheet("blank_intake", audience, file_name(of.number, f"intake-form-{whose}", made), render, couple)


def blank_form_sheet(catalogue: Catalogue, practice: Practice, made: date, *, paper: str = "") -> Sheet:
    """The same without a workbook, for anybody who reads the catalogue's language."""
    with speaking(catalogue.language):
        facts = blank_intake(catalogue, practice, made, paper=paper)

    def render() -> bytes:
        from reports.blank_intake import blank_intake_form

        return blank_intake_form(facts)

    return Sheet("blank_intake", Audience.COUPLE, _blank_name("intake-form", catalogue), render)


def _blank_name(what: str, catalogue: Catalogue) -> str:
    """exercise-ten-minutes.pdf; in another language than English, exercise-ten-minutes-es.pdf."""
    suffix = "" if catalogue.language == ENGLISH else f"-{catalogue.language}"
    return f"{what.replace('_', '-')}{suffix}.pdf"


def blank_handout_sheet(catalogue: Catalogue, practice: Practice, exercise: str, *, paper: str = "") -> Sheet:
    """A page for anybody, in the catalogue's language."""
    with speaking(catalogue.language):
        facts = handout(catalogue.exercise(exercise), catalogue, practice, paper=paper)

    def render() -> bytes:
        from reports.handout import exercise_handout

        return exercise_handout(facts)

    return Sheet("handout", Audience.COUPLE, _blank_name(f"exercise-{exercise}", catalogue), render)


def background_sheet(book: Workbook, couple: str, page: str, made: date, *, paper: str = "") -> Sheet:
    """A page of background for a couple, without a name on it. No gate holds it."""
    of = book.couples.get(couple)
    with read_by(book, of, Audience.COUPLE) as catalogue:
        blank = blank_background_sheet(catalogue, book.settings.practice(), page, paper=paper)
    return replace(blank, file_name=file_name(of.number, f"background-{page}", made), couple=couple)


def blank_background_sheet(catalogue: Catalogue, practice: Practice, page: str, *, paper: str = "") -> Sheet:
    """The same without a workbook, for anybody who reads the catalogue's language."""
    with speaking(catalogue.language):
        facts = background(catalogue, practice, page, paper=paper)

    def render() -> bytes:
        from reports.background import background_page

        return background_page(facts)

    return Sheet("background", Audience.COUPLE, _blank_name(f"background-{page}", catalogue), render)


def page_in_writing_sheet(book: Workbook, exercise: Exercise) -> Sheet:
    """The page of an exercise that is being written, to look at: it is no record yet and does not leave the workbook."""
    facts = handout(exercise, book.catalogue, book.settings.practice())

    def render() -> bytes:
        from reports.handout import exercise_handout

        return exercise_handout(facts)

    return Sheet("handout", Audience.COUPLE, "exercise.pdf", render)


def paper_sheet(
    book: Workbook, couple: str, which: Paper, made: date, *, version: int | None = None, paper: str = ""
) -> Sheet:
    """What both sign: a policy or a consent, in the text to be signed now, kept from then on, or in an earlier `version`. All
    of a sheet is in the language of its text, though the couple may read another by now.
    """
    of, practice = book.couples.get(couple), book.settings.practice()
    papers = book.papers
    text = papers.version(which, version) if version is not None else papers.handed_out(which, of.language)
    if text is None:
        raise NotFound(_("The text of this sheet is not kept here: it was a sheet of your own."))
    with read_by(book, replace(of, language=text.language), Audience.COUPLE) as catalogue:
        facts = agreement_sheet(of, text, catalogue, practice, made, paper=paper)

    def render() -> bytes:
        from reports.agreement import agreement_report

        return agreement_report(facts)

    kind = "secrets-policy" if which in POLICIES else f"consent-{which}"
    return Sheet("agreement", Audience.COUPLE, file_name(of.number, kind, made), render, couple)


def authorisation_sheet(
    book: Workbook, couple: str, whose: Whose, made: date, *, permission: Permission | None = None, paper: str = ""
) -> Sheet:
    """What one partner signs for somebody outside: a blank form, or with what was recorded."""
    of = book.couples.get(couple)
    text = book.papers.handed_out(Paper.RELEASE, of.language)
    with read_by(book, of, Audience(whose.value)) as catalogue:
        facts = release_sheet(
            of, whose, text, catalogue, book.settings.practice(), made, permission=permission, paper=paper
        )

    def render() -> bytes:
        from reports.agreement import agreement_report

        return agreement_report(facts)

    name = file_name(of.number, f"authorisation-{whose}", made)
    return Sheet("agreement", Audience(whose.value), name, render, couple)


def appointment_sheet(book: Workbook, couple: str, made: datetime) -> Sheet:
    """The next session as a calendar's entry. Raises `NotFound` where no date is set."""
    of = book.couples.get(couple)
    starts = of.next_session
    if starts is None:
        raise NotFound(_("No date is set with this couple."))
    last = book.sessions.of(couple)
    minutes, reads = last[-1].minutes if last else _HOUR, readable(of.language)

    def render() -> bytes:
        from reports.appointment import appointment

        with speaking(reads):
            return appointment(couple, starts, minutes, made.astimezone())

    name = file_name(of.number, "appointment", starts.date()).replace(".pdf", ".ics")
    return Sheet("appointment", Audience.COUPLE, name, render, couple)


def recovery_sheet(practice: Practice, workbook: str, code: str, made: date) -> Sheet:
    facts = RecoveryFacts(letterhead(practice), workbook, code, made)

    def render() -> bytes:
        from reports.recovery import recovery_sheet as draw

        return draw(facts)

    return Sheet("recovery", Audience.COUNSELOR, "recovery-sheet.pdf", render)

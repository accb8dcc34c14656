"""The commands that write a PDF: a couple's report, pages of exercises and background, the intake form."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.console import nothing_there, opened
from workbook.errors import BadInput
from workbook.language import ENGLISH, _

if TYPE_CHECKING:
    from workbook.catalogue.entries import Catalogue


@click.command()
@click.argument("workbook", type=click.Path(path_type=Path))
@click.argument("couple")
@click.option(
    "--for", "audience", required=True, type=click.Choice(["counselor", "couple", "first", "second", "referrer"])
)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--paper", type=click.Choice(["a4", "letter"]), default=None, help="The practice's own when not given.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def report(workbook: Path, couple: str, audience: str, output: Path, paper: str | None, force: bool) -> None:
    """Write a couple's progress report. COUPLE is #12 or a uid."""
    from ui.press import note, progress_sheet, put
    from workbook.model.common import Audience

    nothing_there(output, force)
    with opened(workbook) as book:
        uid = book.couples.find(couple).uid
        sheet = progress_sheet(book, uid, Audience(audience), _today(), paper=paper or "")
        pdf = sheet.render()
        put(pdf, output, force=force)
        note(book, sheet, pdf, "saved")


@click.command()
@click.argument("exercises", nargs=-1, required=True, metavar="EXERCISE...")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--workbook", type=click.Path(path_type=Path), help="For a couple's own pages.")
@click.option("--couple", help="#12 or a uid, with --workbook.")
@click.option("--language", default=ENGLISH, help="Of a blank page: en, es. A couple's own is in theirs.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default=None)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def handout(
    exercises: tuple[str, ...],
    output: Path,
    workbook: Path | None,
    couple: str | None,
    language: str,
    paper: str | None,
    force: bool,
) -> None:
    """Write the pages of one or more exercises: blank, or a couple's own."""
    from reports.document import joined
    from ui.press import blank_handout_sheet, handout_sheet, note, put
    from workbook.catalogue.loader import load
    from workbook.model.practice import Practice

    if (workbook is None) != (couple is None):
        raise BadInput(_("A couple’s own pages need both --workbook and --couple."))
    nothing_there(output, force)
    if workbook is None or couple is None:
        catalogue = load(language)
        _must_know(catalogue, exercises)
        sheets = [blank_handout_sheet(catalogue, Practice(), key, paper=paper or "") for key in exercises]
        put(joined([s.render() for s in sheets]), output, force=force)
        return
    with opened(workbook) as book:
        _must_know(book.catalogue, exercises)
        uid = book.couples.find(couple).uid
        sheets = [handout_sheet(book, uid, key, _today(), paper=paper or "") for key in exercises]
        pdf = joined([s.render() for s in sheets])
        put(pdf, output, force=force)
        for sheet in sheets:
            note(book, sheet, pdf, "saved")


def _must_know(catalogue: "Catalogue", exercises: tuple[str, ...]) -> None:
    known = {e.key for e in catalogue.exercises}
    unknown = next((key for key in exercises if key not in known), None)
    if unknown is not None:
        raise BadInput(_("There is no exercise called {key}.").format(key=unknown))


@click.command()
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--language", default=ENGLISH, help="Of a blank page: en, es. A couple's own is in theirs.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default=None)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def background(pages: tuple[str, ...], output: Path, language: str, paper: str | None, force: bool) -> None:
    """Write pages about closeness for couples to read; all of them where none is named."""
    from reports.document import joined
    from ui.press import blank_background_sheet, put
    from workbook.catalogue.loader import load
    from workbook.model.practice import Practice

    nothing_there(output, force)
    catalogue = load(language)
    known = [page.key for page in catalogue.pages]
    for key in pages:
        if key not in known:
            raise BadInput(_("There is no page of background called {key}.").format(key=key))
    sheets = [blank_background_sheet(catalogue, Practice(), key, paper=paper or "") for key in pages or known]
    put(joined([sheet.render() for sheet in sheets]), output, force=force)


@click.command("intake-form")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--workbook", type=click.Path(path_type=Path), help="For a couple's own forms, one for each.")
@click.option("--couple", help="#12 or a uid, with --workbook.")
@click.option("--language", default=ENGLISH, help="Of a blank page: en, es. A couple's own is in theirs.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default=None)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def intake_form(
    output: Path, workbook: Path | None, couple: str | None, language: str, paper: str | None, force: bool
) -> None:
    """Write the blank intake form for the waiting room: for anybody, or one for each of a couple."""
    from reports.document import joined
    from ui.press import blank_form_sheet, blank_intake_sheet, note, put
    from workbook.catalogue.loader import load
    from workbook.model.common import PARTNERS
    from workbook.model.practice import Practice

    if (workbook is None) != (couple is None):
        raise BadInput(_("A couple’s own forms need both --workbook and --couple."))
    nothing_there(output, force)
    if workbook is None or couple is None:
        put(blank_form_sheet(load(language), Practice(), _today(), paper=paper or "").render(), output, force=force)
        return
    with opened(workbook) as book:
        uid = book.couples.find(couple).uid
        sheets = [blank_intake_sheet(book, uid, whose, _today(), paper=paper or "") for whose in PARTNERS]
        pdf = joined([sheet.render() for sheet in sheets])
        put(pdf, output, force=force)
        for sheet in sheets:
            note(book, sheet, pdf, "saved")


def _today() -> date:
    return datetime.now().astimezone().date()


COMMANDS = (report, handout, background, intake_form)

"""The command line: for scripts, tests and machines without a screen. Only opening the window imports Qt.

Status 0; 1 where `verify` found damage; 2 with one line on stderr and nothing half-written; 3 for a fault in the program.
"""

import json
import os
import sys
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ui.console import run_to_the_end, secret
from workbook.errors import AlreadyThere, BadInput
from workbook.language import _

if TYPE_CHECKING:
    from workbook.book import Workbook
    from workbook.catalogue.entries import Catalogue


class WindowFirst(click.Group):
    """`couples-workbook [WORKBOOK]` opens the window; a known first word is a command instead."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and not args[0].startswith("-")):
            args = ["open", *args]
        return super().parse_args(ctx, args)


@click.group(cls=WindowFirst, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="couples-workbook")
def cli() -> None:
    """A desktop workbook for couples counselors. Without a command it opens the window: couples-workbook [WORKBOOK]."""


@cli.command("open")
@click.argument("workbook", required=False, type=click.Path(path_type=Path))
def open_window(workbook: Path | None) -> None:
    """Open the window."""
    _window(workbook)


@cli.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--couples", default=9, show_default=True, type=click.IntRange(1, 20_000), help="How many couples.")
@click.option("--sessions", default=8, show_default=True, type=click.IntRange(1, 500), help="The longest history.")
@click.option("--seed", default=1, show_default=True, type=int, help="The same seed gives the same records.")
@click.option("--no-window", is_flag=True, help="Make the files and stop.")
def demo(folder: Path, couples: int, sessions: int, seed: int, no_window: bool) -> None:
    """Make DIR/Demo.workbook with fictional couples, and one PDF of every kind; then open it."""
    from ui.demo import make_demo

    made = make_demo(folder, couples=couples, sessions=sessions, seed=seed)
    click.echo(_("workbook: {path}").format(path=made.workbook))
    click.echo(f"passphrase: {made.passphrase}")
    click.echo(_("{n} PDF documents to look at are in {folder}").format(n=len(made.documents), folder=folder))
    if no_window:
        return
    from ui.screen import no_display

    if no_display():
        click.echo(_("There is no display here, so the window stays closed."))
        return
    _window(made.workbook)


@cli.command("list")
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_couples(workbook: Path, as_json: bool) -> None:
    """List the couples of a workbook."""
    with _opened(workbook) as book:
        lines = book.couples.lines(limit=1_000_000)
    rows = [
        {
            "number": line.number,
            "uid": line.uid,
            "name": line.names,
            "status": line.status.value,
            "sessions": line.sessions,
            "last_session": line.last_session.isoformat() if line.last_session else None,
        }
        for line in sorted(lines, key=lambda each: each.number)
    ]
    if as_json:
        click.echo(json.dumps({"couples": rows}, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"#{row['number']}  {row['name']}  {row['status']}  {row['sessions']}  {row['last_session'] or '-'}")


@cli.command()
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

    _nothing_there(output, force)
    with _opened(workbook) as book:
        uid = book.couples.find(couple).uid
        sheet = progress_sheet(book, uid, Audience(audience), _today(), paper=paper or "")
        pdf = sheet.render()
        put(pdf, output, force=force)
        note(book, sheet, pdf, "saved")


@cli.command()
@click.argument("exercises", nargs=-1, required=True, metavar="EXERCISE...")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--workbook", type=click.Path(path_type=Path), help="For a couple's own pages.")
@click.option("--couple", help="#12 or a uid, with --workbook.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default=None)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def handout(
    exercises: tuple[str, ...], output: Path, workbook: Path | None, couple: str | None, paper: str | None, force: bool
) -> None:
    """Write the pages of one or more exercises: blank, or a couple's own."""
    from reports.document import joined
    from ui.press import blank_handout_sheet, handout_sheet, note, put
    from workbook.catalogue.loader import load
    from workbook.model.practice import Practice

    if (workbook is None) != (couple is None):
        raise BadInput(_("A couple's own pages need both --workbook and --couple."))
    _nothing_there(output, force)
    if workbook is None or couple is None:
        catalogue = load()
        _must_know(catalogue, exercises)
        sheets = [blank_handout_sheet(catalogue, Practice(), key, paper=paper or "") for key in exercises]
        put(joined([s.render() for s in sheets]), output, force=force)
        return
    with _opened(workbook) as book:
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


@cli.command()
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--paper", type=click.Choice(["a4", "letter"]), default=None)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def background(pages: tuple[str, ...], output: Path, paper: str | None, force: bool) -> None:
    """Write pages about closeness for couples to read; all of them where none is named."""
    from reports.document import joined
    from ui.press import blank_background_sheet, put
    from workbook.catalogue.loader import load
    from workbook.model.practice import Practice

    _nothing_there(output, force)
    catalogue = load()
    known = [page.key for page in catalogue.pages]
    for key in pages:
        if key not in known:
            raise BadInput(_("There is no page of background called {key}.").format(key=key))
    sheets = [blank_background_sheet(catalogue, Practice(), key, paper=paper or "") for key in pages or known]
    put(joined([sheet.render() for sheet in sheets]), output, force=force)


@cli.command("intake-form")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--workbook", type=click.Path(path_type=Path), help="For a couple's own forms, one for each.")
@click.option("--couple", help="#12 or a uid, with --workbook.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default=None)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def intake_form(output: Path, workbook: Path | None, couple: str | None, paper: str | None, force: bool) -> None:
    """Write the blank intake form for the waiting room: for anybody, or one for each of a couple."""
    from reports.document import joined
    from ui.press import blank_form_sheet, blank_intake_sheet, note, put
    from workbook.catalogue.loader import load
    from workbook.model.common import PARTNERS
    from workbook.model.practice import Practice

    if (workbook is None) != (couple is None):
        raise BadInput(_("A couple's own forms need both --workbook and --couple."))
    _nothing_there(output, force)
    if workbook is None or couple is None:
        put(blank_form_sheet(load(), Practice(), _today(), paper=paper or "").render(), output, force=force)
        return
    with _opened(workbook) as book:
        uid = book.couples.find(couple).uid
        sheets = [blank_intake_sheet(book, uid, whose, _today(), paper=paper or "") for whose in PARTNERS]
        pdf = joined([sheet.render() for sheet in sheets])
        put(pdf, output, force=force)
        for sheet in sheets:
            note(book, sheet, pdf, "saved")


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def catalogue(as_json: bool) -> None:
    """Show what the workbook ships: items, plans, steps, exercises, background, measures."""
    from workbook.catalogue.loader import load

    content = load()
    if as_json:
        shown: dict[str, Any] = {k: v for k, v in asdict(content).items() if k not in ("language",)}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    for plan in content.plans:
        click.echo(plan.name)
        for step in content.steps_of(plan.key):
            click.echo(f"  {step.id}  {step.title}")
            for exercise in content.exercises_for(step.id):
                click.echo(f"      {exercise.key}  {exercise.title}")


@cli.command()
@click.argument("workbook", type=click.Path(path_type=Path))
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
def backup(workbook: Path, folder: Path | None) -> None:
    """Make a checked copy: in the workbook's own backups, or in DIR."""
    with _opened(workbook) as book:
        click.echo(book.backups.make(folder).path)


@cli.command()
@click.argument("backup_folder", metavar="BACKUP", type=click.Path(path_type=Path))
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace a workbook that is there; it is kept beside.")
def restore(backup_folder: Path, workbook: Path, force: bool) -> None:
    """Put a backup in a workbook's place. What it replaces is kept beside it."""
    from workbook.book import restore as put_back
    from workbook.book import unread

    _nothing_there(workbook, force)
    kept = put_back(backup_folder, workbook)
    click.echo(_("restored: {path}").format(path=workbook))
    if kept is not None:
        click.echo(_("what was there is kept in {path}").format(path=kept))
        if unread(kept):
            click.echo(_("answers given alone lie in it that nobody has read: open it before you remove it"))


@cli.command()
@click.argument("workbook", type=click.Path(path_type=Path))
def verify(workbook: Path) -> None:
    """Check that a workbook is whole: its pages, its links, its chain of audit rows, its copies."""
    from workbook.book import is_workbook
    from workbook.book import verify as check

    result = check(workbook, secret() if is_workbook(workbook) else "")
    for finding in result.findings:
        click.echo(finding)
    if not result.ok:
        raise SystemExit(1)
    click.echo(_("whole"))


@cli.command(hidden=True)
def handover() -> None:
    """Begin a hand-over: the window starts this itself, and hands in what it needs."""
    from ui.handing import must_be_ours, painted, received

    must_be_ours()
    from ui.app import run_handover  # all that is slow comes in while the workbook is still being closed

    sys.exit(run_handover(received(), painted))


def main() -> None:
    """Run, and end with one line on stderr and status 2 where something was refused."""
    sys.exit(run_to_the_end(cli, sys.argv[1:]))


def _window(workbook: Path | None) -> None:
    from ui.screen import no_display

    if no_display():
        raise BadInput(_("There is no display here; the window cannot open. See couples-workbook --help."))
    from ui.app import run

    sys.exit(run(workbook))


def _opened(path: Path) -> "Workbook":
    from workbook.book import Workbook, is_workbook

    return Workbook.open(path, secret() if is_workbook(path) else "")


def _nothing_there(path: Path, force: bool) -> None:
    if os.path.lexists(path) and not force:
        raise AlreadyThere(_("{path} is already there; --force replaces it.").format(path=path))


def _today() -> date:
    return datetime.now().astimezone().date()

"""The command line: for scripts, tests and machines without a screen. Only opening the window imports Qt.

Status 0; 1 where `verify` found damage; 2 with one line on stderr and nothing half-written; 3 for a fault in the program.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from ui.command_paper import COMMANDS
from ui.console import nothing_there, opened, run_to_the_end, secret
from workbook.errors import BadInput
from workbook.language import _


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
    with opened(workbook) as book:
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
    with opened(workbook) as book:
        click.echo(book.backups.make(folder).path)


@cli.command()
@click.argument("backup_folder", metavar="BACKUP", type=click.Path(path_type=Path))
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace a workbook that is there; it is kept beside.")
def restore(backup_folder: Path, workbook: Path, force: bool) -> None:
    """Put a backup in a workbook's place. What it replaces is kept beside it."""
    from workbook.book import restore as put_back
    from workbook.book import unread

    nothing_there(workbook, force)
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


for _each in COMMANDS:
    cli.add_command(_each)


def main() -> None:
    """Run, and end with one line on stderr and status 2 where something was refused."""
    sys.exit(run_to_the_end(cli, sys.argv[1:]))


def _window(workbook: Path | None) -> None:
    from ui.screen import no_display

    if no_display():
        raise BadInput(_("There is no display here; the window cannot open. See couples-workbook --help."))
    from ui.app import run

    sys.exit(run(workbook))

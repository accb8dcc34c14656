"""Between the commands and the system they run on: the passphrase comes in here, and every ending goes out.

A command that is refused says so in one line and status 2, whatever refused it. Status 1 belongs to `verify` alone; a fault in
the program has status 3 and tells where it is, without what it was working on.
"""

import io
import os
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbook.errors import AlreadyThere, BadInput, WorkbookError
from workbook.language import _

if TYPE_CHECKING:
    from workbook.book import Workbook

SECRET = "COUPLES_WORKBOOK_PASSPHRASE"  # noqa: S105  the variable's name


def secret() -> str:
    """The passphrase: from the variable, or typed unseen at a terminal, or else the first line that is handed in."""
    given = os.environ.get(SECRET)
    if given is not None:
        return given
    if sys.stdin is not None and sys.stdin.isatty():
        typed: str = click.prompt(_("Passphrase"), hide_input=True, err=True)
        return typed
    try:
        line = sys.stdin.readline() if sys.stdin is not None else ""
    except UnicodeDecodeError as error:
        raise BadInput(_("The passphrase that was handed in is no text.")) from error
    if not line:
        raise BadInput(_("There is no terminal to type the passphrase at: set {variable}.").format(variable=SECRET))
    return line.rstrip("\r\n")


def opened(path: Path) -> "Workbook":
    """The workbook at a path. Raises `WorkbookError` where there is none, or where the passphrase does not open it."""
    from workbook.book import Workbook, is_workbook

    return Workbook.open(path, secret() if is_workbook(path) else "")


def nothing_there(path: Path, force: bool) -> None:
    """Raises `AlreadyThere` rather than let a command replace what it was not told to replace."""
    if os.path.lexists(path) and not force:
        raise AlreadyThere(_("{path} is already there; --force replaces it.").format(path=path))


def run_to_the_end(commands: click.Group, args: list[str]) -> int:
    """The status that the process should end with."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    status = _run(commands, args)
    _let_go()
    return status


def _run(commands: click.Group, args: list[str]) -> int:
    """Not by click's own `main`, which ends with status 1 where nobody reads its output any more."""
    try:
        with commands.make_context("couples-workbook", args) as context:
            commands.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except WorkbookError as error:
        return _refused(str(error))
    except click.ClickException as error:
        return _refused(error.format_message())
    except (click.Abort, KeyboardInterrupt):
        return _refused(_("Stopped."))
    except OSError as error:
        return _refused(_("The system refused it: {reason}.").format(reason=error.strerror or type(error).__name__))
    except Exception as error:  # noqa: BLE001  (told without its message, which may hold a client's words)
        places = traceback.format_list(traceback.extract_tb(error.__traceback__))
        return _told("".join(places) + type(error).__name__, 3)
    return 0


def _refused(sentence: str) -> int:
    return _told(" ".join(sentence.split()), 2)


def _told(words: str, status: int) -> int:
    with suppress(OSError):
        click.echo(words, err=True)
    return status


def _let_go() -> None:
    """What could not be written is not tried again when the interpreter ends, which would change the status."""
    for stream in (s for s in (sys.stdout, sys.stderr) if s is not None):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())

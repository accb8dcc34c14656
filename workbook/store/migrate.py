"""Brings an older workbook up to this program, and refuses one that is newer, damaged or has lost its guards."""

from functools import cache

from workbook.errors import Damaged, NewerFile
from workbook.language import _
from workbook.store.database import must_be_whole
from workbook.store.engine import Database, dbapi, translated
from workbook.store.schema import schema


def migrate(database: Database) -> None:
    """Run what is pending, each step whole or not at all. References are checked at the end instead of at every statement."""
    with translated():
        database.execute("PRAGMA foreign_keys = OFF")
        schema.apply(database)
        must_be_whole(database)
        database.execute("PRAGMA foreign_keys = ON")


def pending(database: Database) -> bool:
    """Whether this workbook is older than the program. Raises `NewerFile`, or `Damaged` where the tables are not there."""
    with translated():
        applied = frozenset(m.name for m in schema.applied(database))
    if not applied:
        raise Damaged(_("The workbook’s records are missing: restore the latest backup."))
    if not applied <= known_steps():
        raise NewerFile(_("This workbook was written by a later version of the program: update the program first."))
    return applied != known_steps()


def guarded(database: Database) -> bool:
    """Whether every trigger stands as the migrations made it; one that is gone would let a signed note change."""
    with translated():
        return {t.name: t.sql for t in database.triggers} == _guards()


def known_steps() -> frozenset[str]:
    """The names of all steps that this program knows."""
    blank = Database(dbapi.connect(":memory:"), execute_plugins=False)
    try:
        return frozenset(m.name for m in schema.pending(blank))
    finally:
        blank.close()


@cache
def _guards() -> dict[str, str]:
    """The triggers of a workbook made just now, by running every step on an empty database in memory."""
    blank = Database(dbapi.connect(":memory:"), execute_plugins=False)
    try:
        schema.apply(blank)
        return {t.name: t.sql for t in blank.triggers}
    finally:
        blank.close()

"""The seam: sqlite-utils stands on SQLCipher's DB-API instead of Python's own sqlite3.

sqlite-utils looks for `pysqlite3` once, while it is imported, and takes its exception classes from there. So SQLCipher has to
be handed in under that name beforehand; otherwise sqlite-utils would meet exceptions that it does not recognise. Every room of
the store imports the two from here, and nowhere else.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as dbapi

from workbook.language import _

sys.modules["pysqlite3"] = sys.modules["pysqlite3.dbapi2"] = dbapi

import sqlite_utils.utils  # noqa: E402  (the order is the point)
from sqlite_utils import Database, Migrations  # noqa: E402

from workbook.errors import BadInput, CannotWrite, Damaged, InUse, Signed  # noqa: E402

if sqlite_utils.utils.OperationalError is not dbapi.OperationalError:
    raise ImportError("sqlite_utils was imported before workbook.store.engine and does not stand on SQLCipher")

__all__ = ["SIGNED_IS_FINAL", "Database", "Migrations", "dbapi", "translated"]

SIGNED_IS_FINAL = "a signed note is final"
"""What the triggers of signed notes say, so that their refusal can be told from any other."""

_CORRUPT, _NOT_A_DATABASE = 11, 26
_BUSY, _LOCKED = 5, 6
_PERM, _READ_ONLY, _IO_ERROR, _FULL, _CANNOT_OPEN = 3, 8, 10, 13, 14


@contextmanager
def translated() -> Iterator[None]:
    """Turn what the engine raises because of the world outside into an error with one sentence.

    Anything else passes through as it is: a wrong statement or a broken constraint is a bug and belongs in the crash dialog.
    """
    try:
        yield
    except UnicodeEncodeError as error:
        raise BadInput(_("The text holds a character that cannot be stored.")) from error
    except dbapi.IntegrityError as error:
        if SIGNED_IS_FINAL in str(error):
            raise Signed(_("This note is signed and stays as it is: add an addendum instead.")) from None
        raise
    except dbapi.DatabaseError as error:
        code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        if code in (_CORRUPT, _NOT_A_DATABASE):
            raise Damaged(_("The workbook’s records are damaged: restore the latest backup.")) from error
        if code in (_BUSY, _LOCKED):
            raise InUse(_("Another program is using this workbook’s records at the moment.")) from error
        if code in (_PERM, _READ_ONLY, _IO_ERROR, _FULL, _CANNOT_OPEN):
            raise CannotWrite(
                _("The workbook could not be written: its folder allows no writing, or the disk is full.")
            ) from error
        raise

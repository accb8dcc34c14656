"""What can go wrong while everything works as it should: each is one sentence for the counselor.

A `WorkbookError` is expected and is shown as it stands; any other exception is a bug and reaches the crash dialog. No message
carries a client's words or name, so that it may be shown with two people watching.
"""


class WorkbookError(Exception):
    """Base of everything expected. `str(error)` is one plain sentence for the counselor."""


class WrongPassphrase(WorkbookError):
    """The passphrase or recovery code opens no way in."""


class NotAWorkbook(WorkbookError):
    """The folder given is not a workbook, or nothing is there."""


class Damaged(WorkbookError):
    """A way in opened, and what lies behind it cannot be read."""


class NewerFile(WorkbookError):
    """The workbook was written by a later version of the program."""


class InUse(WorkbookError):
    """Another window or process has this workbook open."""


class HandedOver(WorkbookError):
    """The computer is with one partner, whose hand-over has not ended."""


class AlreadyThere(WorkbookError):
    """Something stands where a new file or folder was to be made."""


class CannotWrite(WorkbookError):
    """The place cannot be written to: no permission, or no room left."""


class Stale(WorkbookError):
    """The record was saved by someone else in the meantime."""


class NotFound(WorkbookError):
    """No record has this number or uid."""


class Signed(WorkbookError):
    """A signed note was to be changed."""


class Held(WorkbookError):
    """A step or exercise that the gate holds: "not available yet", and no reason."""


class BadInput(WorkbookError):
    """A value that cannot be: an empty name, a rating out of range, an impossible date."""


class StaysAlone(BadInput):
    """An answer that no permission opens to both."""


class CatalogueError(WorkbookError):
    """A catalogue file is wrong; the message names the file and the key."""

"""The counselor's own settings: one row, there from the workbook's first moment."""

from workbook.errors import BadInput
from workbook.language import _
from workbook.model.common import shows
from workbook.model.practice import Practice
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.rows import from_row, new_uid, to_row


class Settings:
    def __init__(self, desk: Desk) -> None:
        self._desk, self._records = desk, desk.records

    def begin(self, practice: Practice) -> None:
        """The first settings of a new workbook."""
        with self._records.change():
            self._records.insert("practice", to_row(_checked(practice), "rev") | {"id": 1, "uid": new_uid()})

    def practice(self) -> Practice:
        row = self._records.row("SELECT * FROM practice WHERE id = 1")
        return from_row(Practice, row) if row else Practice()

    def save_practice(self, practice: Practice) -> Practice:
        """Raises `Stale` or `BadInput`."""
        row = self._records.row("SELECT uid FROM practice WHERE id = 1")
        uid = str(row["uid"]) if row else ""
        with self._records.change("settings"):
            self._records.update("practice", uid, practice.rev, to_row(_checked(practice), "rev"))
            self._desk.audit.add(Act.CHANGED, "practice", uid)
        return self.practice()

    def signer(self) -> str:
        """The counselor's name and licence, as they stand under a signed note. Raises `BadInput` while there is no name."""
        practice = self.practice()
        if not shows(practice.counselor):
            raise BadInput(_("Enter the counselor’s name in the settings first: a signature needs it."))
        return ", ".join(part.strip() for part in (practice.counselor, practice.licence) if part.strip())


def _checked(practice: Practice) -> Practice:
    if practice.paper not in ("a4", "letter"):
        raise BadInput(_("The paper is A4 or Letter."))
    if not 1 <= practice.ratings_apart <= 40:
        raise BadInput(_("Ratings lie apart from at least one point on."))
    return practice

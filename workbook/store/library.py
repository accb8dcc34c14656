"""The counselor's library: which exercises are favourites, and with how many couples each was used."""

from gettext import gettext as _

from workbook.errors import BadInput
from workbook.store.area import Desk
from workbook.store.audit import Act

_USED = "SELECT exercise, count(DISTINCT couple_id) AS couples FROM assignments GROUP BY exercise"


class Library:
    def __init__(self, desk: Desk) -> None:
        self._desk, self._records = desk, desk.records

    def favourites(self) -> frozenset[str]:
        """The keys of exercises with a star; one that is there no more keeps it, in case it comes back."""
        return frozenset(str(row["exercise"]) for row in self._records.rows("SELECT exercise FROM favourites"))

    def star(self, exercise: str, on: bool = True) -> None:
        """Make an exercise a favourite, or no favourite any more. Raises `BadInput` for one that is not there."""
        if on and all(each.key != exercise for each in self._desk.catalogue.exercises):
            raise BadInput(_("The catalogue knows no exercise “{key}”.").format(key=exercise))
        if (exercise in self.favourites()) is on:
            return
        with self._records.change("library"):
            if on:
                self._records.insert("favourites", {"exercise": exercise})
            else:
                self._records.run("DELETE FROM favourites WHERE exercise = ?", (exercise,))
            self._desk.audit.add(Act.ADDED if on else Act.REMOVED, "favourite", exercise)

    def used_with(self) -> dict[str, int]:
        """With how many couples each exercise was used: a count, never whose. What was never given is not there."""
        return {str(row["exercise"]): int(row["couples"] or 0) for row in self._records.rows(_USED)}

"""The counselor's library: favourites, with how many couples an exercise was used, and exercises of the counselor's own.

Own exercises stand in the catalogue that every page asks, beside the shipped ones. Their pages go along with whatever is given,
so that editing or removing one changes nothing that somebody has at home.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from workbook.catalogue.exchange import Parcel
from workbook.catalogue.exercise import GATES
from workbook.catalogue.kept import exercise_of
from workbook.catalogue.own import OWN, checked, instructions_need, least_gate, page_of, with_own
from workbook.errors import BadInput, NotFound
from workbook.language import _
from workbook.model.own_exercise import OwnExercise, TakenIn
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.own_steps import OwnSteps
from workbook.store.rows import Row, new_uid

_USED = "SELECT exercise, count(DISTINCT couple_id) AS couples FROM assignments GROUP BY exercise"


class Library:
    def __init__(self, desk: Desk) -> None:
        self._desk, self._records, self._steps = desk, desk.records, OwnSteps(desk)
        self._set_out()

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

    def own(self) -> tuple[OwnExercise, ...]:
        """In the order in which they were written."""
        return tuple(_own(row) for row in self._records.rows("SELECT * FROM own_exercises ORDER BY id"))

    def get(self, key: str) -> OwnExercise:
        """An own exercise by its key. Raises `NotFound`."""
        row = self._records.row("SELECT * FROM own_exercises WHERE uid = ?", (key.removeprefix(OWN),))
        if row is None:
            raise NotFound(_("The workbook holds no such exercise of yours."))
        return _own(row)

    def save(self, own: OwnExercise, draft: str = "") -> OwnExercise:
        """Add one (empty uid) or save it over itself; `draft` is the slot of the words that it is made of, which go with it.
        Raises `BadInput` or `CatalogueError` for what the catalogue's rules do not allow, such as a gate that is looser than its
        step's; `Stale`, `NotFound`.
        """
        problem = instructions_need(own.exercise.instructions)
        if problem:
            raise BadInput(problem)
        exercise = checked(self._desk.shelf.shipped, own.exercise)
        least = least_gate(self._desk.shelf.shipped, (), own.after)
        if GATES.index(exercise.gate) < GATES.index(least):
            raise BadInput(_("A copy is never easier to get at than the exercise that it was adapted from."))
        uid = own.uid or new_uid()
        exercise = replace(exercise, key=f"{OWN}{uid}")
        row: Row = {"page": page_of(exercise), "after": own.after, "saved_at": self._desk.now().isoformat()}
        with self._changing():
            if own.uid:
                self._records.update("own_exercises", uid, own.rev, row)
            else:
                self._records.insert("own_exercises", row | {"uid": uid})
            self._records.run("DELETE FROM own_drafts WHERE slot = ?", (draft,))
            self._desk.audit.add(Act.CHANGED if own.uid else Act.ADDED, "own exercise", uid)
        return self.get(exercise.key)

    def remove(self, key: str) -> OwnExercise:
        """Take an own exercise away, and give it back as it was. What was given stays as it is. Raises `NotFound`."""
        own = self.get(key)
        with self._changing():
            self._records.run("DELETE FROM own_exercises WHERE uid = ?", (own.uid,))
            self._desk.audit.add(Act.REMOVED, "own exercise", own.uid)
        return own

    def bring_back(self, own: OwnExercise) -> OwnExercise:
        """One that was taken away a moment ago, as it was. Raises `BadInput` where it is there."""
        if any(each.uid == own.uid for each in self.own()):
            raise BadInput(_("This exercise is there already."))
        row: Row = {"uid": own.uid, "rev": own.rev, "page": page_of(own.exercise), "after": own.after}
        with self._changing():
            self._records.insert("own_exercises", row | {"saved_at": self._desk.now().isoformat()})
            self._desk.audit.add(Act.ADDED, "own exercise", own.uid)
        return self.get(own.exercise.key)

    def take_in(self, coming: Parcel) -> TakenIn:
        """What came in a file, steps as well, all of it or nothing. Nothing is written over: one that is here in the same words
        is left alone, under whatever key, and one that differs from what is here comes in beside it.
        """
        here = {own.uid for own in self.own()}
        said = {replace(own.exercise, key="") for own in self.own()}
        added: list[str] = []
        beside = same = 0
        with self._changing():
            for each in coming.exercises:
                if each.exercise in said:
                    same += 1
                    continue
                beside += each.uid in here
                uid = each.uid if each.uid and each.uid not in here else new_uid()
                exercise = replace(each.exercise, key=f"{OWN}{uid}")
                row: Row = {
                    "uid": uid,
                    "page": page_of(exercise),
                    "after": "",
                    "saved_at": self._desk.now().isoformat(),
                }
                self._records.insert("own_exercises", row)
                self._desk.audit.add(Act.ADDED, "own exercise", uid, detail="from a file")
                added.append(exercise.key)
                said.add(each.exercise)
            steps = self._steps.take_in(coming.steps)
        return TakenIn(tuple(added), beside + steps.beside, same + steps.same, steps.steps)

    def take_back(self, taken: TakenIn) -> None:
        """What came in a moment ago goes again, as far as it is there; what was given of it meanwhile stays."""
        with self._changing():
            for key in taken.keys:
                if self._records.run("DELETE FROM own_exercises WHERE uid = ?", (key.removeprefix(OWN),)):
                    self._desk.audit.add(Act.REMOVED, "own exercise", key.removeprefix(OWN))
            self._steps.take_back(taken.steps)

    def handed_on(self, keys: Iterable[str], steps: Sequence[str] = ()) -> None:
        """Keep in the audit that own exercises, and steps, left the workbook as a file."""
        for key in keys:
            self._desk.audit.add(Act.SAVED, "own exercise", key.removeprefix(OWN))
        self._steps.handed_on(steps)

    def draft(self, slot: str) -> str:
        """What is being written and is no record yet, or ""."""
        row = self._records.row("SELECT words FROM own_drafts WHERE slot = ?", (slot,))
        return str(row["words"]) if row else ""

    def keep_draft(self, slot: str, words: str) -> None:
        """Keep the words as they stand; empty ones take the draft away. Neither audited nor announced."""
        with self._records.change():
            self._records.run("DELETE FROM own_drafts WHERE slot = ?", (slot,))
            if words:
                self._records.insert("own_drafts", {"slot": slot, "words": words})

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Whoever hears of the change finds the catalogue as it is then; if it is not kept, as it was before."""
        before = self._desk.shelf.catalogue
        try:
            with self._records.change("library"):
                yield
                self._set_out()
        except BaseException:
            self._desk.shelf.catalogue = before
            raise

    def _set_out(self) -> None:
        shelf = self._desk.shelf
        shelf.catalogue = with_own(shelf.shipped, [each.exercise for each in self.own()])


def _own(row: Row) -> OwnExercise:
    return OwnExercise(exercise_of(str(row["page"])), str(row["after"]), str(row["uid"]), int(row["rev"] or 0))

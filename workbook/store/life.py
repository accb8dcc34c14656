"""The life of a couple's file: waiting, active, paused, closed with a summary, taken up again; who withdrew; what was missed.

Each turn is one transaction: the couple's status, what ends with it, and the entry that says so. The entries are added and never
changed; one that was a slip is taken back by another.
"""

from datetime import date, timedelta

from workbook.errors import BadInput, NotFound
from workbook.language import _
from workbook.model.common import Whose, sensible, sensible_day, shows
from workbook.model.couple import Couple, CoupleLine, Status
from workbook.model.life import Closing, Course, Ending, Missed, Missing, Turn, withdrew
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.couples import Couples
from workbook.store.lines import lines_of
from workbook.store.rows import Row, from_row, new_uid, to_row

_MISSED_ON = """
SELECT m.*, c.uid AS couple FROM missed AS m JOIN couples AS c ON c.id = m.couple_id
WHERE m.at >= :day AND m.at < :after AND m.kind <> :in_time ORDER BY m.id
"""


class Life:
    def __init__(self, desk: Desk, couples: Couples) -> None:
        self._desk, self._records, self._couples = desk, desk.records, couples

    def pause(self, couple: str, reason: str, until: date | None = None) -> Couple:
        """Put the work on hold, with a reason and perhaps a day to look at it again. Raises `BadInput`."""
        if self._couples.get(couple).status is Status.CLOSED:
            raise BadInput(_("This file is closed: reopen it first."))
        _must_say(reason, _("Say briefly why the work is paused."))
        if until is not None and (not sensible_day(until) or until < self._desk.today()):
            raise BadInput(_("The day to look at it again lies in the past."))
        return self._turn(Course(couple, Turn.PAUSED, self._desk.today(), reason, until), Status.PAUSED)

    def resume(self, couple: str) -> Couple:
        """Go on after a pause. Raises `BadInput` where there is none."""
        if self._couples.get(couple).status is not Status.PAUSED:
            raise BadInput(_("This work is not paused."))
        return self._turn(Course(couple, Turn.RESUMED, self._desk.today()), self._under_way(couple))

    def close(self, couple: str, ending: Ending, summary: str) -> Closing:
        """Close the file with a summary: the next date goes, and what is still open of the exercises is stopped.

        Raises `BadInput` without a summary or a reason, or where it is closed already. The answer is for `take_back`.
        """
        before = self._couples.get(couple)
        if before.status is Status.CLOSED:
            raise BadInput(_("This file is closed already."))
        if ending is Ending.NONE:
            raise BadInput(_("Choose how the work ended."))
        _must_say(summary, _("A closing summary is needed: one sentence is enough."))
        today = self._desk.today()
        couple_id = self._records.id_of("couples", couple)
        rows = self._records.rows(
            "SELECT uid FROM assignments AS a WHERE couple_id = ? AND stopped IS NULL AND"
            " (SELECT count(*) FROM results WHERE assignment_id = a.id) < CASE whose WHEN 'both' THEN 2 ELSE 1 END",
            (couple_id,),
        )
        stopped = tuple(str(row["uid"]) for row in rows)
        with self._records.change("assignments", couple=couple):
            self._turn(Course(couple, Turn.CLOSED, today, summary, ending=ending), Status.CLOSED)
            self._records.run(
                "UPDATE couples SET next_session = NULL, closed = ? WHERE id = ?", (str(today), couple_id)
            )
            for uid in stopped:
                self._stop(uid, today)
        return Closing(couple, self.of(couple)[-1].uid, before.status, before.next_session, stopped)

    def take_back(self, closing: Closing) -> Couple:
        """The closing was a slip: everything is as before, and the entry says so. Raises `BadInput` once it was reopened."""
        turns = self.of(closing.couple)
        if not turns or turns[-1].uid != closing.turn:
            raise BadInput(_("This closing cannot be taken back any more."))
        entry = Course(closing.couple, Turn.TAKEN_BACK, self._desk.today())
        with self._records.change("assignments", couple=closing.couple):
            self._turn(entry, closing.status)
            starts = closing.next_session.isoformat() if closing.next_session else None
            self._records.run(
                "UPDATE couples SET next_session = coalesce(next_session, ?), closed = NULL WHERE uid = ?",
                (starts, closing.couple),
            )
            for uid in closing.stopped:
                self._stop(uid, None)
        return self._couples.get(closing.couple)

    def reopen(self, couple: str) -> Couple:
        """Take a closed file up again; safety is asked anew. Raises `BadInput` where it is not closed."""
        if self._couples.get(couple).status is not Status.CLOSED:
            raise BadInput(_("This file is not closed."))
        today = self._desk.today()
        with self._records.change():
            self._turn(Course(couple, Turn.REOPENED, today), self._under_way(couple))
            self._records.run("UPDATE couples SET reopened = ? WHERE uid = ?", (str(today), couple))
        return self._couples.get(couple)

    def withdraw(self, couple: str, whose: Whose, words: str = "") -> Couple:
        """One partner (or both) withdraws from therapy: the work pauses until the counselor decides how it goes on.

        Raises `BadInput` where the file is closed or that partner has withdrawn before.
        """
        if self._couples.get(couple).status is Status.CLOSED:
            raise BadInput(_("This file is closed: reopen it first."))
        gone = withdrew(self.of(couple))
        if gone in (whose, Whose.BOTH):
            raise BadInput(_("This partner has withdrawn before."))
        return self._turn(Course(couple, Turn.WITHDREW, self._desk.today(), words, whose=whose), Status.PAUSED)

    def come_back(self, couple: str, whose: Whose) -> Couple:
        """A partner who had withdrawn takes part again. Raises `BadInput` where nobody had, or the file is closed."""
        if self._couples.get(couple).status is Status.CLOSED:
            raise BadInput(_("This file is closed: reopen it first."))
        if withdrew(self.of(couple)) not in (whose, Whose.BOTH):
            raise BadInput(_("This partner has not withdrawn."))
        return self._turn(Course(couple, Turn.CAME_BACK, self._desk.today(), whose=whose), self._under_way(couple))

    def of(self, couple: str) -> tuple[Course, ...]:
        """Every turn, oldest first."""
        sql = "SELECT * FROM turns WHERE couple_id = ? ORDER BY id"
        rows = self._records.rows(sql, (self._records.id_of("couples", couple),))
        return tuple(from_row(Course, row, couple=couple) for row in rows)

    def miss(self, missed: Missed) -> Missed:
        """Note an hour that did not take place; where it was the next date, that date goes. Raises `BadInput`."""
        if not sensible(missed.at):
            raise BadInput(_("The date of this hour cannot be right."))
        couple_id = self._records.id_of("couples", missed.couple)
        kept = to_row(missed, "couple", "uid", "rev") | {"uid": new_uid(), "couple_id": couple_id}
        with self._records.change("couples", couple=missed.couple):
            self._records.insert("missed", kept)
            self._records.run(
                "UPDATE couples SET next_session = NULL, rev = rev + 1 WHERE id = ? AND next_session = ?",
                (couple_id, missed.at.isoformat()),
            )
            self._desk.audit.add(Act.ADDED, "missed hour", str(kept["uid"]), couple=missed.couple)
        return next(m for m in self.missed(missed.couple) if m.uid == kept["uid"])

    def missed(self, couple: str) -> tuple[Missed, ...]:
        """Newest first."""
        sql = "SELECT * FROM missed WHERE couple_id = ? ORDER BY at DESC, id DESC"
        rows = self._records.rows(sql, (self._records.id_of("couples", couple),))
        return tuple(from_row(Missed, row, couple=couple) for row in rows)

    def missed_on(self, day: date) -> tuple[tuple[CoupleLine, Missed], ...]:
        """The hours of one day that were missed, one of each couple; what was cancelled in time was no longer awaited."""
        values: Row = {
            "day": day.isoformat(),
            "after": (day + timedelta(days=1)).isoformat(),
            "in_time": Missing.IN_TIME,
        }
        rows = self._records.rows(_MISSED_ON, values)
        found = {str(row["couple"]): from_row(Missed, row) for row in rows}
        return tuple((line, found[uid]) for uid, line in lines_of(self._records, list(found)).items())

    def forget_missed(self, uid: str) -> None:
        """It was noted by mistake. Raises `NotFound`."""
        row = self._records.row(
            "SELECT c.uid AS couple FROM missed AS m JOIN couples AS c ON c.id = m.couple_id WHERE m.uid = ?", (uid,)
        )
        if row is None:
            raise NotFound(_("The workbook holds no such hour."))
        with self._records.change("couples", couple=str(row["couple"])):
            self._records.run("DELETE FROM missed WHERE uid = ?", (uid,))
            self._desk.audit.add(Act.REMOVED, "missed hour", uid, couple=str(row["couple"]))

    def _under_way(self, couple: str) -> Status:
        """Who never had a session goes back to the waiting list."""
        sql = "SELECT count(*) FROM sessions WHERE withdrawn = 0 AND couple_id = (SELECT id FROM couples WHERE uid = ?)"
        return Status.ACTIVE if self._records.number(sql, (couple,)) else Status.WAITING

    def _turn(self, course: Course, status: Status) -> Couple:
        row: Row = to_row(course, "couple", "uid", "rev", "recorded_at")
        row |= {"uid": new_uid(), "couple_id": self._records.id_of("couples", course.couple)}
        row |= {"recorded_at": self._desk.now().isoformat()}
        with self._records.change("couples", couple=course.couple):
            self._records.insert("turns", row)
            self._records.run(
                "UPDATE couples SET status = ?, rev = rev + 1 WHERE uid = ?", (status.value, course.couple)
            )
            self._desk.audit.add(Act.CHANGED, "couple", course.couple, couple=course.couple, detail=course.kind.value)
        return self._couples.get(course.couple)

    def _stop(self, assignment: str, on: date | None) -> None:
        values = (on.isoformat() if on else None, assignment)
        self._records.run("UPDATE assignments SET stopped = ?, rev = rev + 1 WHERE uid = ?", values)


def _must_say(words: str, sentence: str) -> None:
    if not shows(words):
        raise BadInput(sentence)

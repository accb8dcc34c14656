"""The goals of a plan, and how near each partner says they are to them over time."""

from dataclasses import replace

from workbook.errors import BadInput, NotFound
from workbook.language import _
from workbook.model.common import Visibility, Whose, sensible_day, shows
from workbook.model.plan import Goal, GoalRating
from workbook.store.audit import Act
from workbook.store.plan_rows import PlanRows
from workbook.store.rows import Row, from_row, new_uid, to_row

_GOAL = (
    "SELECT g.*, p.uid AS plan, c.uid AS couple FROM goals AS g JOIN plans AS p ON p.id = g.plan_id"
    " JOIN couples AS c ON c.id = p.couple_id WHERE g.uid = ?"
)


class PlanGoals(PlanRows):
    """Every change is dated by the workbook's clock."""

    def save_goal(self, plan: str, goal: Goal) -> Goal:
        """Add a goal (empty uid) or save one; its ratings stay as they are. Raises `Stale`, `BadInput`, or `NotFound` for a goal
        of another plan.
        """
        if not shows(goal.words):
            raise BadInput(_("A goal needs words."))
        plan_id, couple = self._desk.couple_of("plans", plan)
        uid = goal.uid or new_uid()
        stored = self._records.row("SELECT * FROM goals WHERE uid = ? AND plan_id = ?", (uid, plan_id))
        if goal.uid and stored is None:
            raise NotFound(_("The plan holds no such goal."))
        before = from_row(Goal, stored, ratings=()) if stored is not None else None
        same = before is not None and before.state is goal.state
        goal = replace(goal, since=before.since if before is not None and same else self._desk.today())
        columns = to_row(goal, "uid", "rev", "ratings")
        with self._records.change("plans", couple=couple):
            if goal.uid:
                rev = self._records.update("goals", uid, goal.rev, columns)
            else:
                rev = 1
                self._records.insert("goals", columns | {"uid": uid, "plan_id": plan_id})
            self._desk.audit.add(Act.CHANGED if goal.uid else Act.ADDED, "goal", uid, couple=couple)
        return replace(goal, uid=uid, rev=rev)

    def remove_goal(self, goal_uid: str) -> None:
        """Take a goal and its ratings away; `put_back_goal` undoes it."""
        row = self._goal_row(goal_uid)
        couple = str(row["couple"])
        with self._records.change("plans", couple=couple):
            self._records.run("DELETE FROM goal_ratings WHERE goal_id = ?", (row["id"],))
            self._records.run("DELETE FROM goals WHERE uid = ?", (goal_uid,))
            self._desk.audit.add(Act.REMOVED, "goal", goal_uid, couple=couple)

    def put_back_goal(self, plan: str, goal: Goal) -> Goal:
        """A goal that was removed, with its ratings and under its own uid. Raises `BadInput` where it is there."""
        plan_id, couple = self._desk.couple_of("plans", plan)
        if self._records.number("SELECT count(*) FROM goals WHERE uid = ?", (goal.uid,)):
            raise BadInput(_("This goal is in the plan."))
        with self._records.change("plans", couple=couple):
            goal_id = self._records.insert("goals", to_row(goal, "ratings") | {"plan_id": plan_id})
            for rating in goal.ratings:
                self._records.insert("goal_ratings", to_row(rating) | {"goal_id": goal_id})
            self._desk.audit.add(Act.ADDED, "goal", goal.uid, couple=couple)
        return goal

    def rate(self, goal_uid: str, rating: GoalRating) -> GoalRating:
        """Keep how near a partner says they are, over what the same one said on the same day. Raises `BadInput` where it is not
        that partner's goal or the day cannot be, `NotFound` for a session of another couple.
        """
        row = self._goal_row(goal_uid)
        goal, couple = from_row(Goal, row, ratings=()), str(row["couple"])
        if rating.whose not in goal.owners:
            raise BadInput(_("This goal is the other partner’s."))
        if not sensible_day(rating.on) or rating.on > self._desk.today():
            raise BadInput(_("The day of this rating cannot be right."))
        visibility = self._heard(couple, goal, rating)
        day = (row["id"], rating.whose.value, rating.on.isoformat())
        there = self._records.row('SELECT uid FROM goal_ratings WHERE goal_id = ? AND whose = ? AND "on" = ?', day)
        kept = replace(rating, visibility=visibility, uid=str(there["uid"]) if there else rating.uid or new_uid())
        columns: Row = to_row(kept, "rev") | {"goal_id": row["id"]}
        with self._records.change("plans", couple=couple):
            if there is not None:
                self._records.run("DELETE FROM goal_ratings WHERE uid = ?", (kept.uid,))
            self._records.insert("goal_ratings", columns)
            self._desk.audit.add(Act.CHANGED, "goal", goal_uid, couple=couple)
        return replace(kept, rev=1)

    def unrate(self, rating_uid: str) -> None:
        """Take a rating away; rating again with it undoes that."""
        sql = "SELECT g.uid AS goal FROM goal_ratings AS r JOIN goals AS g ON g.id = r.goal_id WHERE r.uid = ?"
        found = self._records.row(sql, (rating_uid,))
        if found is None:
            raise NotFound(_("The plan holds no such rating."))
        goal = self._goal_row(str(found["goal"]))
        with self._records.change("plans", couple=str(goal["couple"])):
            self._records.run("DELETE FROM goal_ratings WHERE uid = ?", (rating_uid,))
            self._desk.audit.add(Act.CHANGED, "goal", str(goal["uid"]), couple=str(goal["couple"]))

    def _heard(self, couple: str, goal: Goal, rating: GoalRating) -> Visibility:
        """Who heard it: what was said in a session with one of them alone was not said to the other."""
        if not rating.session:
            return goal.visibility
        row = self._records.row(
            "SELECT s.attended FROM sessions AS s JOIN couples AS c ON c.id = s.couple_id WHERE s.uid = ? AND c.uid = ?",
            (rating.session, couple),
        )
        if row is None:
            raise NotFound(_("The workbook holds no such session."))
        alone = row["attended"] != Whose.BOTH.value and goal.visibility is Visibility.JOINT
        return Visibility.INDIVIDUAL if alone else goal.visibility

    def _goal_row(self, uid: str) -> Row:
        row = self._records.row(_GOAL, (uid,))
        if row is None:
            raise NotFound(_("The plan holds no such goal."))
        return row

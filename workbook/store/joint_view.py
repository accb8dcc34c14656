"""Whether a couple looks at the screen together, and which: kept, because it has to outlast the lock and a crash."""

from workbook.model.joint_view import InJointView
from workbook.store.area import Desk
from workbook.store.audit import Act


class JointView:
    def __init__(self, desk: Desk) -> None:
        self._desk, self._records = desk, desk.records

    def now(self) -> InJointView | None:
        """The couple in joint view, or None while the screen is the counselor's own."""
        sql = "SELECT c.uid, j.came_from FROM joint_view AS j JOIN couples AS c ON c.id = j.couple_id"
        row = self._records.row(sql)
        return InJointView(str(row["uid"]), str(row["came_from"])) if row else None

    def begin(self, couple: str, came_from: str) -> None:
        """From now on the screen is this couple's. Raises `NotFound`, or `CannotWrite`: then it is not."""
        couple_id = self._records.id_of("couples", couple)
        with self._records.change():
            self._records.run("DELETE FROM joint_view")
            self._records.run(
                "INSERT INTO joint_view (id, couple_id, came_from) VALUES (1, ?, ?)", (couple_id, came_from)
            )
            self._desk.audit.add(Act.OPENED, "joint view", couple, couple=couple)

    def end(self) -> None:
        """The screen is the counselor's own again; nothing happens where it was."""
        here = self.now()
        if here is None:
            return
        with self._records.change():
            self._records.run("DELETE FROM joint_view")
            self._desk.audit.add(Act.CLOSED, "joint view", here.couple, couple=here.couple)

"""Takes in a check-in that was given alone: into its session, unless the counselor keyed in another answer or signed the note.

The partner was told that it stays between them and the counselor. So a session whose ratings both had chosen to show is not
shown any more once something new stands in it, until they choose so again.
"""

from collections.abc import Iterable
from dataclasses import replace

from workbook.language import _
from workbook.model.check_in import rating_of
from workbook.model.common import Visibility, Whose
from workbook.model.handover import Entry, EntryKind, Handover
from workbook.model.session import Asked, Session
from workbook.store.area import Desk
from workbook.store.handovers import Neighbours

_STANDS = """
SELECT count(*) FROM handovers AS h JOIN handovers AS o ON o.session_id = h.session_id AND o.whose = h.whose
JOIN given_alone AS g ON g.handover_id = o.id AND g.item = :item AND g.kept = 1
WHERE h.id = :id AND g.value = :value AND NOT EXISTS (
    SELECT 1 FROM handovers AS p JOIN given_alone AS n ON n.handover_id = p.id
    WHERE p.session_id = h.session_id AND p.whose = h.whose AND n.item = g.item AND n.kept = 1 AND p.id > o.id
)
"""
"""Whether a rating of the session is what this partner said last, alone."""


class CheckIns:
    def __init__(self, desk: Desk, near: Neighbours) -> None:
        self._records, self._near = desk.records, near

    def belongs(self, entry: Entry) -> bool:
        """Whether the hand-over of a check-in could have written this."""
        if entry.kind in (EntryKind.ANSWER, EntryKind.CLEARED):
            return rating_of(entry.item) is not None
        return entry.kind in (EntryKind.BEGUN, EntryKind.FINISHED)

    def take_in(self, handover: Handover, row_id: int, answers: Iterable[Entry]) -> frozenset[str]:
        """Inside a change: put these into the session. The items that stand there now; the others stand apart. No later word has
        come in on any of these.
        """
        session = self._near.sessions.get(handover.session)
        if session.withdrawn or self._near.sessions.note(session.uid).signed_at is not None:
            return frozenset()
        kept = [e for e in answers if self._free(e, session, handover.whose, row_id)]
        if kept:
            given = {rating_of(e.item) or "": e.value for e in kept}
            check_in = replace(session.check_in(handover.whose), **given)
            self._near.sessions.save(
                replace(
                    session,
                    first=check_in if handover.whose is Whose.FIRST else session.first,
                    second=check_in if handover.whose is Whose.SECOND else session.second,
                    shown=Visibility.INDIVIDUAL,
                    asked=Asked.ALONE,
                )
            )
        return frozenset(e.item for e in kept)

    def why_apart(self, handover: Handover) -> str:
        """What the counselor is told where not all of it could go into its session."""
        session = self._near.sessions.get(handover.session)
        if session.withdrawn:
            return _("Some of a check-in given alone stands apart: its session had been entered in error.")
        if self._near.sessions.note(session.uid).signed_at is not None:
            return _("Some of a check-in given alone stands apart: its session was signed by then.")
        return _("Some of a check-in given alone stands apart: the session held other answers by then.")

    def _free(self, entry: Entry, session: Session, whose: Whose, row_id: int) -> bool:
        """Whether nothing stands in the answer's way but what this partner gave alone before."""
        there = getattr(session.check_in(whose), rating_of(entry.item) or "")
        values = {"id": row_id, "item": entry.item, "value": there}
        return there is None or bool(self._records.number(_STANDS, values))

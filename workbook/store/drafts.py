"""Words that are being typed and are no record yet: kept so that a lock, a crash or a power cut does not lose them.

A slot names the field they stand in ("gate decision", "decline A.step.3"). Nothing here is audited or shown on any page but the
field itself, and no page is told of a change.
"""

from workbook.store.area import Desk


class Drafts:
    def __init__(self, desk: Desk) -> None:
        self._records = desk.records

    def keep(self, couple: str, slot: str, words: str) -> None:
        """Keep the words as they stand; empty ones take the draft away."""
        couple_id = self._records.id_of("couples", couple)
        with self._records.change():
            if words:
                self._records.run(
                    "INSERT INTO drafts (couple_id, slot, words) VALUES (?, ?, ?)"
                    " ON CONFLICT (couple_id, slot) DO UPDATE SET words = excluded.words",
                    (couple_id, slot, words),
                )
            else:
                self._records.run("DELETE FROM drafts WHERE couple_id = ? AND slot = ?", (couple_id, slot))

    def words(self, couple: str, slot: str) -> str:
        """What was being typed, or "" where nothing was."""
        sql = "SELECT words FROM drafts WHERE couple_id = ? AND slot = ?"
        row = self._records.row(sql, (self._records.id_of("couples", couple), slot))
        return str(row["words"]) if row else ""

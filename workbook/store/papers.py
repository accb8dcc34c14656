"""The texts that are signed, version by version. The catalogue's wording is the first; every edit after it is one more.

The first version is written down only when it is signed or changed: until then a better wording of the catalogue takes its place.
"""

from dataclasses import replace

from workbook.model.paper import Paper, PaperText, checked_text
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.rows import from_row, new_uid, to_row


class Papers:
    def __init__(self, desk: Desk) -> None:
        self._desk, self._records = desk, desk.records

    def current(self, paper: Paper) -> PaperText:
        """The text to be signed now."""
        return self.versions(paper)[-1]

    def version(self, paper: Paper, version: int) -> PaperText | None:
        """An older text as it was signed, or None for a sheet of the counselor's own."""
        return next((t for t in self.versions(paper) if t.version == version), None)

    def versions(self, paper: Paper) -> tuple[PaperText, ...]:
        """Oldest first; there is always one."""
        rows = self._records.rows("SELECT * FROM agreement_texts WHERE paper = ? ORDER BY version", (paper.value,))
        kept = tuple(from_row(PaperText, row) for row in rows)
        return kept or (PaperText(paper, 1, self.shipped(paper), self._desk.today()),)

    def shipped(self, paper: Paper) -> str:
        """The catalogue's own wording, with room between its passages."""
        words = ""
        for line in self._desk.catalogue.agreement(paper.value).text:
            words += f"{line}\n" if line.startswith("# ") else f"{line}\n\n"
        return words.strip()

    def edit(self, paper: Paper, words: str) -> PaperText:
        """A new version, or the current one where nothing changed. Raises `BadInput` for an empty text or an endless one."""
        words, before = checked_text(words), self.current(paper)
        if words == before.text:
            return before
        with self._records.change("settings"):
            self.keep(paper)
            self._records.run("DELETE FROM agreement_drafts WHERE paper = ?", (paper.value,))
            return self._add(PaperText(paper, before.version + 1, words, self._desk.today()))

    def keep(self, paper: Paper) -> PaperText:
        """Inside a change: the current text, written down from now on because somebody is to sign it."""
        current = self.current(paper)
        return current if current.uid else self._add(current)

    def draft(self, paper: Paper) -> str:
        """What is being written and is no version yet, or ""."""
        row = self._records.row("SELECT text FROM agreement_drafts WHERE paper = ?", (paper.value,))
        return str(row["text"]) if row else ""

    def keep_draft(self, paper: Paper, words: str) -> None:
        """Keep the words as they stand, so that a lock or a crash does not lose them; "" takes them away."""
        with self._records.change():
            self._records.run("DELETE FROM agreement_drafts WHERE paper = ?", (paper.value,))
            if words:
                self._records.insert("agreement_drafts", {"uid": new_uid(), "paper": paper.value, "text": words})

    def _add(self, text: PaperText) -> PaperText:
        kept = replace(text, uid=new_uid())
        self._records.insert("agreement_texts", to_row(kept))
        self._desk.audit.add(Act.ADDED, "agreement text", kept.uid, detail=f"{text.paper.value} {text.version}")
        return kept

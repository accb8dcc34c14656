"""The texts that are signed, version by version and each in one language. The catalogue's wording is the first; every edit after
it is one more.

The first version is written down only when it is printed, signed or changed: until then a better wording of the catalogue takes
its place, and its number is merely the next one that is free.
A text of the counselor's own stands for couples who read its language; in any other the catalogue's wording goes on.
"""

from dataclasses import replace

from workbook.catalogue.loader import readable
from workbook.language import ENGLISH
from workbook.model.paper import Paper, PaperText, checked_text
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.rows import from_row, new_uid, to_row


class Papers:
    """`language` is that of the couple; where there is none such here, the text is the English one."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._records = desk, desk.records

    def current(self, paper: Paper, language: str) -> PaperText:
        """The text to be signed now by those who read this language."""
        return self.versions(paper, language)[-1]

    def version(self, paper: Paper, version: int) -> PaperText | None:
        """A text as it was signed, in whatever language; None for a sheet of the counselor's own."""
        row = self._records.row("SELECT * FROM agreement_texts WHERE paper = ? AND version = ?", (paper.value, version))
        return from_row(PaperText, row) if row is not None else None

    def versions(self, paper: Paper, language: str) -> tuple[PaperText, ...]:
        """Those in this language, oldest first; there is always one."""
        language = readable(language)
        rows = self._records.rows(
            "SELECT * FROM agreement_texts WHERE paper = ? AND language = ? ORDER BY version", (paper.value, language)
        )
        kept = tuple(from_row(PaperText, row) for row in rows)
        text = self.shipped(paper, language)
        return kept or (PaperText(paper, self._last(paper) + 1, text, self._desk.today(), language),)

    def following(self, paper: Paper, language: str) -> int:
        """The number that an edit would bear now."""
        return max(self._last(paper), self.current(paper, language).version) + 1

    def shipped(self, paper: Paper, language: str) -> str:
        """The catalogue's own wording, with room between its passages."""
        words = ""
        for line in self._desk.shelf.said_in(language).agreement(paper.value).text:
            words += f"{line}\n" if line.startswith("# ") else f"{line}\n\n"
        return words.strip()

    def edit(self, paper: Paper, language: str, words: str) -> PaperText:
        """A new version, or the current one where nothing changed. Raises `BadInput` for an empty text or an endless one."""
        words, before = checked_text(words), self.current(paper, language)
        if words == before.text:
            return before
        with self._records.change("settings"):
            self.keep(paper, language)
            self._records.run("DELETE FROM agreement_drafts WHERE paper = ?", (_slot(paper, language),))
            return self._add(replace(before, version=self._last(paper) + 1, text=words, since=self._desk.today()))

    def keep(self, paper: Paper, language: str) -> PaperText:
        """Inside a change: the current text, written down from now on because somebody is to sign it."""
        current = self.current(paper, language)
        return current if current.uid else self._add(current)

    def handed_out(self, paper: Paper, language: str) -> PaperText:
        """The current text for a sheet that bears its number: written down, so that no other text ever has the same one."""
        current = self.current(paper, language)
        if current.uid:
            return current
        with self._records.change():
            return self.keep(paper, language)

    def draft(self, paper: Paper, language: str) -> str:
        """What is being written and is no version yet, or ""."""
        row = self._records.row("SELECT text FROM agreement_drafts WHERE paper = ?", (_slot(paper, language),))
        return str(row["text"]) if row else ""

    def keep_draft(self, paper: Paper, language: str, words: str) -> None:
        """Keep the words as they stand, so that a lock or a crash does not lose them; "" takes them away."""
        slot = _slot(paper, language)
        with self._records.change():
            self._records.run("DELETE FROM agreement_drafts WHERE paper = ?", (slot,))
            if words:
                self._records.insert("agreement_drafts", {"uid": new_uid(), "paper": slot, "text": words})

    def _last(self, paper: Paper) -> int:
        """The highest number that is taken, in whatever language."""
        return self._records.number(
            "SELECT coalesce(max(version), 0) FROM agreement_texts WHERE paper = ?", (paper.value,)
        )

    def _add(self, text: PaperText) -> PaperText:
        kept = replace(text, uid=new_uid())
        self._records.insert("agreement_texts", to_row(kept))
        self._desk.audit.add(Act.ADDED, "agreement text", kept.uid, detail=f"{text.paper.value} {text.version}")
        return kept


def _slot(paper: Paper, language: str) -> str:
    """Where a draft is kept: that of the English text goes by the paper's name alone."""
    return paper.value if readable(language) == ENGLISH else f"{paper.value}.{language}"

"""A form's words while they are typed and no record yet: kept in the workbook, so that no lock, crash or leaving loses them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from ui.widgets.autosave import Autosave
from workbook.book import Workbook
from workbook.errors import WorkbookError


class KeptForm(QObject):
    """One form, one slot at a time. `read` gives what stands in the form, each field by its name; empty ones need not be there.

    `failed` hears of words that could not be kept while typing rests; `flush` raises instead.
    """

    def __init__(
        self,
        parent: QObject,
        book: Workbook,
        read: Callable[[], Mapping[str, str]],
        failed: Callable[[WorkbookError], None],
    ) -> None:
        super().__init__(parent)
        self._book, self._read, self._couple, self._slot = book, read, "", ""
        self._saving = Autosave(self, self._save, failed)

    def touch(self) -> None:
        """Something was typed or chosen by hand. Connect every field's signal to it."""
        self._saving.touch()

    def take_up(self, couple: str, slot: str) -> dict[str, str]:
        """Go to a slot, and give back what was being typed there. What stands in the form until now is kept first."""
        self.flush()
        self._couple, self._slot = couple, slot
        return unfolded(self._book.drafts.words(couple, slot))

    def flush(self) -> None:
        """Keep at once what is not kept yet. Raises `WorkbookError`."""
        self._saving.flush()

    def forget(self) -> None:
        """It has become a record, or is given up: take the words away. Raises `WorkbookError`."""
        self._saving.forget()
        if self._couple:
            self._book.drafts.keep(self._couple, self._slot, "")

    def _save(self) -> None:
        if self._couple:
            self._book.drafts.keep(self._couple, self._slot, folded(self._read()))


def folded(given: Mapping[str, str]) -> str:
    """Several fields in one draft; empty ones are left out, and of nothing comes nothing."""
    there = {name: words for name, words in given.items() if words.strip()}
    return json.dumps(there, ensure_ascii=False) if there else ""


def unfolded(words: str) -> dict[str, str]:
    """The fields of such a draft."""
    return dict(json.loads(words)) if words else {}


class KeptWords(QObject):
    """Several fields' words, each in a slot of its own, all of them read once and then at hand: asking for them cannot fail."""

    def __init__(self, parent: QObject, book: Workbook, failed: Callable[[WorkbookError], None]) -> None:
        super().__init__(parent)
        self._book = book
        self._words: dict[tuple[str, str], str] = {}
        self._unkept: set[tuple[str, str]] = set()
        self._saving = Autosave(self, self._save, failed)

    def words(self, couple: str, slot: str) -> str:
        """What was being typed there, or ""."""
        at = couple, slot
        if at not in self._words:
            self._words[at] = self._book.drafts.words(couple, slot)
        return self._words[at]

    def put(self, couple: str, slot: str, words: str) -> None:
        """The words as they stand now; "" once they have become a record or are given up."""
        self._words[couple, slot] = words
        self._unkept.add((couple, slot))
        self._saving.touch()

    def used(self, couple: str, slot: str) -> None:
        """They are on paper now: they stay at hand until the lock, and are not there after it. Raises `WorkbookError`."""
        self._unkept.discard((couple, slot))
        self._book.drafts.keep(couple, slot, "")

    def flush(self) -> None:
        """Keep at once what is not kept yet. Raises `WorkbookError`."""
        self._saving.flush()

    def _save(self) -> None:
        for couple, slot in sorted(self._unkept):
            self._book.drafts.keep(couple, slot, self._words[couple, slot])
            self._unkept.discard((couple, slot))

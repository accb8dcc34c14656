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
        words = self._book.drafts.words(couple, slot)
        return dict(json.loads(words)) if words else {}

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
            given = {name: words for name, words in self._read().items() if words.strip()}
            self._book.drafts.keep(self._couple, self._slot, json.dumps(given, ensure_ascii=False) if given else "")

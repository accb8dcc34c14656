"""What left the workbook on paper or as a file: kept in the audit, with the document's own hash."""

import re

from workbook.errors import BadInput
from workbook.language import _
from workbook.model.common import Audience
from workbook.store.area import Desk
from workbook.store.audit import Act

_HOW = {"saved": Act.SAVED, "printed": Act.PRINTED}
_KINDS = frozenset(
    {
        "progress",
        "intake",
        "blank_intake",
        "handout",
        "background",
        "packet",
        "recovery",
        "agreement",
        "appointment",
        "note",
        "contact",
    }
)
_HASH = re.compile("[0-9a-f]{64}")


class Documents:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def recorded(self, couple: str | None, kind: str, audience: Audience, sha256: str, how: str) -> None:
        """One document was saved or printed (`how`). `kind` is one of `_KINDS` ("progress", "intake"); `sha256` is the
        file's, in hex. Raises `BadInput` for anything else, so that no name and no text gets into the audit, or `NotFound`.
        """
        if kind not in _KINDS or how not in _HOW or not _HASH.fullmatch(sha256):
            raise BadInput(_("A document of this kind cannot be recorded."))
        if couple is not None:
            self._desk.records.id_of("couples", couple)
        with self._desk.records.change("documents", couple=couple):
            self._desk.audit.add(_HOW[how], kind, couple=couple or "", detail=f"{audience.value} {sha256}")

    def number_head(self) -> str:
        """The audit's count and the beginning of its head, for a document's foot: a chain written anew would not fit it."""
        return str(self._desk.audit.head())

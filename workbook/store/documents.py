"""What left the workbook on paper or as a file: kept in the audit, with the document's own hash."""

from workbook.model.common import Audience
from workbook.store.area import Desk
from workbook.store.audit import Act

_HOW = {"saved": Act.SAVED, "printed": Act.PRINTED}


class Documents:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def recorded(self, couple: str | None, kind: str, audience: Audience, sha256: str, how: str) -> None:
        """One document was saved or printed (`how`). `kind` is the kind of page, `sha256` of the file in hex."""
        with self._desk.records.change("documents", couple=couple):
            detail = f"{audience.value} {sha256}"
            self._desk.audit.add(_HOW[how], kind, couple=couple or "", detail=detail)

    def number_head(self) -> str:
        """The audit's count and the beginning of its head, for a document's foot: a chain written anew would not fit it."""
        head = self._desk.audit.head()
        return f"{head.count}-{head.hash[:12]}"

"""Several documents as one file, for a packet that goes through the printer in one go.

Pages alone would lose their tags: the structure trees are joined as well, so that the packet can still be read aloud. Each
document keeps its own page numbers, because its sheets are handed out, and come back, as one.
"""

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from reports.metadata import About, write_metadata
from reports.streams import written

__all__ = ["joined"]


def joined(files: Sequence[bytes], about: About | None = None) -> bytes:
    """One PDF with the pages and tags of all, in order; a single one comes back as it is.

    `about` names the whole; without it the first one's particulars stand for all. Raises ValueError for no files.
    """
    if not files:
        raise ValueError("nothing to join")
    if len(files) == 1 and about is None:
        return files[0]
    with pikepdf.open(BytesIO(files[0])) as whole:
        root = whole.Root.StructTreeRoot
        numbers: list[pikepdf.Object | int] = list(root.ParentTree.Nums)
        for data in files[1:]:
            with pikepdf.open(BytesIO(data)) as more:
                numbers += _append(whole, more)
        root.ParentTree = whole.make_indirect(Dictionary(Nums=Array(numbers)))
        root.ParentTreeNextKey = len(whole.pages)
        if about is not None:
            write_metadata(whole, about)
            whole.Root.Lang = String(about.language)
        return written(whole)


def _append(whole: pikepdf.Pdf, more: pikepdf.Pdf) -> list[pikepdf.Object | int]:
    """Appends the pages and the tree of `more`; the entries that its pages need in the parent tree."""
    before = len(whole.pages)
    whole.pages.extend(more.pages)
    tree = whole.copy_foreign(more.Root.StructTreeRoot)
    root = whole.Root.StructTreeRoot
    document = tree.K
    document.P = root
    kids = root.K if isinstance(root.K, Array) else Array([root.K])
    kids.append(document)
    root.K = kids
    numbers: list[pikepdf.Object | int] = []
    entries = list(tree.ParentTree.Nums)
    for key, parents in zip(entries[::2], entries[1::2], strict=True):
        page = whole.pages[before + int(key)].obj
        page.StructParents = before + int(key)
        page.Tabs = Name.S
        numbers += [before + int(key), parents]
    return numbers

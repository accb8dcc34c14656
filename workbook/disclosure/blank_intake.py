"""The blank intake form: what the paper asks, numbered as it is keyed in. What each answers alone is on no paper."""

from datetime import date

from workbook.catalogue.entries import Catalogue, ItemKind
from workbook.disclosure.letterhead import letterhead
from workbook.facts import BlankGroup, BlankIntakeFacts, BlankQuestion
from workbook.model.practice import Practice


def blank_intake(
    catalogue: Catalogue, practice: Practice, made: date, *, name: str = "", paper: str = ""
) -> BlankIntakeFacts:
    """The form for who is called `name`, or for anybody."""
    return BlankIntakeFacts(
        letterhead=letterhead(practice, paper),
        name=name,
        made=made,
        groups=tuple(_group(catalogue, kind) for kind in ItemKind),
    )


def _group(catalogue: Catalogue, kind: ItemKind) -> BlankGroup:
    scale = catalogue.scale(kind)
    asked = tuple(BlankQuestion(number, item.question) for number, item in catalogue.form() if item.kind is kind)
    return BlankGroup(scale.heading, scale.recall, scale.anchors, asked)

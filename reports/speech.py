"""A document is drawn in the language of its facts, on whatever thread and whatever the language of the window."""

from collections.abc import Callable
from functools import wraps
from typing import Protocol, TypeVar

from workbook.facts import Letterhead
from workbook.language import of_tag, speaking

__all__ = ["in_its_language"]


class Headed(Protocol):
    @property
    def letterhead(self) -> Letterhead: ...


Facts = TypeVar("Facts", bound=Headed)


def in_its_language(draw: Callable[[Facts], bytes]) -> Callable[[Facts], bytes]:
    @wraps(draw)
    def drawn(facts: Facts) -> bytes:
        with speaking(of_tag(facts.letterhead.language)):
            return draw(facts)

    return drawn

"""The one door for words: whatever is printed has come through here, and comes out as harmless, printable text.

Names and notes are typed by people, pasted from anywhere, and may hold anything: control characters, half of a pair of
surrogates, marks that turn the reading direction of everything that follows. There is no markup language behind this door.
What looks like a tag is printed as it stands, because nothing downstream reads tags; weight and ink travel beside the words.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["SafeText", "Span", "Weight", "bold", "cleaned", "clusters", "italic", "joined", "plain", "safe", "visible"]

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# Nothing that prints: controls, bidirectional overrides and marks, joiners that only steer other programs, noncharacters, tags
_SILENT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "\U000e0000-\U000e0fff]"
)
_ZWJ, _VIRAMA_CLASS = "\u200d", 9


class Weight(StrEnum):
    """The cuts of the body face. Scripts that come in one cut are printed in it, thickened where it should be bold."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"
    BOLD = "bold"
    ITALIC = "italic"


def cleaned(text: str) -> str:
    """`text` in composed form with line feeds alone for line ends, and without what could not be printed.

    Every printable character stays. A lone surrogate becomes U+FFFD, which prints; a tab becomes four spaces.
    Raises TypeError for anything but a str, so that nothing slips in as its own representation.
    """
    if not isinstance(text, str):
        raise TypeError(f"words to be printed are text, not {type(text).__name__}")
    if text.isascii() and text.isprintable():
        return str(text)
    text = _LINE_ENDS.sub("\n", text).replace("\t", "    ")
    text = _SURROGATES.sub("\ufffd", text)
    return unicodedata.normalize("NFC", _SILENT.sub("", text))


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of words in one cut. `weight` and `ink` are the style's own where they are None; `ink` is "#rrggbb"."""

    text: str
    weight: Weight | None = None
    ink: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", cleaned(self.text))


@dataclass(frozen=True, slots=True)
class SafeText:
    """Words that have come through the door, with their cuts. Pieces are joined with `+`; a str joined on is literal."""

    spans: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if not all(isinstance(span, Span) for span in self.spans):
            raise TypeError("safe text is made of spans")

    def __add__(self, other: "SafeText | str") -> "SafeText":
        return SafeText(self.spans + safe(other).spans)

    def __radd__(self, other: str) -> "SafeText":
        return safe(other) + self

    def __str__(self) -> str:
        return "".join(span.text for span in self.spans)

    def __bool__(self) -> bool:
        return any(span.text for span in self.spans)

    def lines(self) -> "tuple[SafeText, ...]":
        """One safe text per line of the whole; an empty line is an empty safe text."""
        rows: list[list[Span]] = [[]]
        for span in self.spans:
            first, *rest = span.text.split("\n")
            rows[-1].append(Span(first, span.weight, span.ink))
            rows.extend([Span(line, span.weight, span.ink)] for line in rest)
        return tuple(SafeText(tuple(row)) for row in rows)


def safe(words: "SafeText | str") -> SafeText:
    """Any words as safe text. A str is taken literally, whatever it holds; anything else raises TypeError."""
    return words if isinstance(words, SafeText) else SafeText((Span(words),))


def plain(words: str, *, ink: str | None = None) -> SafeText:
    """Words in the style's own cut."""
    return SafeText((Span(words, None, ink),))


def bold(words: str, *, ink: str | None = None) -> SafeText:
    """Words in semibold, for the lead of a sentence."""
    return SafeText((Span(words, Weight.SEMIBOLD, ink),))


def italic(words: str, *, ink: str | None = None) -> SafeText:
    """Words in italic, for what is to be said aloud."""
    return SafeText((Span(words, Weight.ITALIC, ink),))


def visible(char: str) -> str:
    """How a character that no font covers is printed: by its number, so that its loss is seen."""
    return f"[U+{ord(char):04X}]"


def clusters(text: str) -> Iterator[str]:
    """`text` cut into what a reader takes for one character: a letter with its marks, a joined emoji, a Hangul syllable.

    A simple reading of Unicode's rule for grapheme clusters; consonants that a virama joins stay together.
    """
    if text.isascii():
        yield from text
        return
    current, flags = "", 0
    for char in text:
        regional = "\U0001f1e6" <= char <= "\U0001f1ff"
        if current and (_extends(char) or _joins(current[-1], char) or (regional and flags == 1)):
            current += char
        else:
            if current:
                yield current
            current, flags = char, 0
        flags = flags + 1 if regional else 0
    if current:
        yield current


def _extends(char: str) -> bool:
    return (
        char in "\u200c\u200d\uff9e\uff9f"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or unicodedata.category(char) in {"Mn", "Mc", "Me"}
    )


def _joins(before: str, char: str) -> bool:
    if before == _ZWJ:
        return not char.isascii()
    if "\u1100" <= char <= "\u11ff" and "\u1100" <= before <= "\u11ff":
        return char >= "\u1160"
    return unicodedata.combining(before) == _VIRAMA_CLASS and char.isalpha()


def joined(pieces: Iterable[SafeText | str], between: str = " ") -> SafeText:
    """Several pieces as one, with `between` among them."""
    spans: list[Span] = []
    for piece in pieces:
        if spans:
            spans.append(Span(between))
        spans.extend(safe(piece).spans)
    return SafeText(tuple(spans))

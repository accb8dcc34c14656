"""Words as search compares them, in any script: folded, cut where words end, and nothing in them that the index takes for syntax.

Scripts that put no space between words are cut after each letter, so that a part of a line is found too. What is found is shown
in the counselor's own writing: each term knows where it stands in the text.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from workbook.store.folding import fold

BREAK = "¶"
"""Stands between two texts of one record: no text has a term like it, so that no words are found across."""

WORDS, _TERMS, _LONGEST = 20, 64, 4000
"""Of a search: so many words are looked for, so many letters of a word in a script without spaces."""

_PIECE, _PLACES = 4000, 100

_SPACELESS = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x2FDF),  # Han, in pieces
    (0x3005, 0x3007),
    (0x3040, 0x312F),  # kana, bopomofo
    (0x31A0, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x1B000, 0x1B16F),
    (0x20000, 0x3FFFF),
)


@dataclass(frozen=True, slots=True)
class Term:
    """`text` is folded; `start` and `end` are where it stands in what was written."""

    text: str
    start: int
    end: int


class _Letters(dict[int, str]):
    """What becomes of each character: a letter as it is compared, a space where a word ends, or nothing."""

    def __missing__(self, code: int) -> str:
        made = self[code] = "".join(_letter(c) for c in fold(chr(code)))
        return made


def _letter(char: str) -> str:
    kind, code = unicodedata.category(char), ord(char)
    if kind == "Cf" or 0xFE00 <= code <= 0xFE0F:
        return ""
    if any(first <= code <= last for first, last in _SPACELESS) and kind[0] in "LMN":
        return f" {char} "
    if kind[0] in "LMN" or kind in ("Co", "Cn"):
        return char
    return f" {char} " if kind[0] == "S" and not char.isascii() else " "


_LETTERS = _Letters()


def folded(text: str) -> str:
    """The terms of a text, a space between two."""
    return " ".join(text.translate(_LETTERS).split())


def wanted(text: str) -> tuple[tuple[str, ...], ...]:
    """What is typed into a search: its words, each as the terms it is made of. The last may be half a word."""
    words = (folded(word).split(" ")[:_TERMS] for word in text[:_LONGEST].split()[:WORDS])
    return tuple(tuple(terms) for terms in words if terms != [""])


def places(text: str, search: str, *, inside: bool = False) -> tuple[tuple[int, int], ...]:
    """Where the words of a search stand in a text, in order: where words begin like one, with `inside` also in their middle.

    Of a text that is full of them, the first hundred or so.
    """
    at = _spans(text, wanted(search), inside=inside)
    joined: list[tuple[int, int]] = []
    for start, end in sorted(at):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def has(line: str, word: tuple[str, ...]) -> bool:
    """Whether a line made by `folded` has this word, or words that begin with it."""
    return f" {' '.join(word)}" in f" {line}"


def _spans(text: str, words: tuple[tuple[str, ...], ...], *, inside: bool) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for offset, piece in _pieces(text):
        if len(found) > _PLACES:
            break
        line = folded(piece)
        here = [word for word in words if (word[0] in line if inside else has(line, word))]
        terms = _terms(piece) if here else []
        for word in here:
            for at in range(len(terms) - len(word) + 1):
                if _is(terms[at : at + len(word)], word, inside):
                    found.add((offset + terms[at].start, offset + terms[at + len(word) - 1].end))
    return found


def _is(terms: list[Term], word: tuple[str, ...], inside: bool) -> bool:
    here = [term.text for term in terms]
    begins = here[:-1] == list(word[:-1]) and here[-1].startswith(word[-1])
    return begins or (inside and len(word) == 1 and word[0] in here[0])


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """A long text in pieces, cut where words end: most of them hold nothing and are looked at in one go."""
    at = 0
    while at < len(text):
        space = text.rfind(" ", at + _PIECE // 2, at + _PIECE) if len(text) - at > _PIECE else -1
        end = space + 1 if space > 0 else at + _PIECE
        yield at, text[at:end]
        at = end


def _terms(text: str) -> list[Term]:
    made: list[Term] = []
    letters, start, end = "", 0, 0
    for at, char in enumerate(text):
        piece = _LETTERS[ord(char)]
        if not piece:
            end = at + 1 if letters else end
        for letter in piece:
            if letter != " ":
                start, end = (start if letters else at), at + 1
                letters += letter
            elif letters:
                made.append(Term(letters, start, end))
                letters = ""
    if letters:
        made.append(Term(letters, start, end))
    return made

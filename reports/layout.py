"""From words to lines: where a text breaks, and where each run of it stands on its line.

A paragraph is cut into pieces that never break (words, single ideographs, spaces), each in one face, one cut and one direction.
The pieces fill lines greedily; a word wider than the line is cut between the characters a reader sees. Each line is then put
into visual order, but is handed on in reading order, so that assistive technology meets the words as they were written.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reports import bidi
from reports.fonts import Shaped, face_runs, shape
from reports.text import SafeText, Span, Weight, clusters, safe
from reports.typography import Style

__all__ = ["Line", "Piece", "Placed", "lay_out", "one_line", "width_of"]

_WIDE = "\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001f300-\U0001faff\U00020000-\U0003ffff"
_OPENERS = "（［｛〔〈《「『【〖〘〚"
_CLOSERS = "、。，．：；？！）］｝〕〉》」』】〗〙〛ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
_NEVER_FIRST = frozenset(_CLOSERS + ".,;:!?)]}»’”'\"%…·-–—/")
_NEVER_LAST = frozenset(_OPENERS + "([{«“‘")
_SPACES = " \u1680\u2000-\u2006\u2008-\u200b\u205f\u3000"
_SPACE_SET = frozenset(" \u1680\u2007\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200C)))) - {"\u2007"}
_TOKENS = re.compile(
    f"[{_SPACES}]+"
    f"|[{_OPENERS}]*[{_WIDE}][\ufe00-\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff\u0300-\u036f\u3099\u309a]*[{_CLOSERS}]*"
    f"|[^{_SPACES}{_WIDE}]+"
)
_HYPHENS = re.compile(r"(?<=[^\W\d_][-–—/])(?=[^\W\d_])|(?<=—)")
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Piece:
    """What never breaks: one word or part of a word, in one cut. `breaks` says whether a line may end before it."""

    shaped: Shaped
    weight: Weight
    ink: str
    level: int
    breaks: bool
    space: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece with its distance from the line's left end, in points."""

    piece: Piece
    x: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line, its pieces in reading order. `width` in points leaves out the spaces that hang at its end."""

    placed: tuple[Placed, ...]
    width: float
    right_to_left: bool


def lay_out(words: SafeText | str, style: Style, width: float) -> tuple[Line, ...]:
    """The lines of a text within `width` points; every line feed begins a new one, and an empty text has one empty line."""
    return tuple(line for row in safe(words).lines() for line in _paragraph(row, style, width))


def width_of(words: SafeText | str, style: Style) -> float:
    """How wide a text stands in points when it is not broken (the widest of its lines)."""
    return max(line.width for line in lay_out(words, style, float("inf")))


def one_line(words: SafeText | str, style: Style, width: float, base: int | None = None) -> Line:
    """A text on one line, cut with an ellipsis where it is wider than `width` points.

    `base` 0 sets it from the left and 1 from the right, whatever most of its letters do.
    """
    whole = SafeText(tuple(Span(span.text.replace("\n", " "), span.weight, span.ink) for span in safe(words).spans))
    line = _paragraph(whole, style, float("inf"), base)[0]
    if line.width <= width:
        return line
    low, high = 0, len(str(whole))
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(_cut(whole, middle), style) <= width:
            low = middle
        else:
            high = middle - 1
    return _paragraph(_cut(whole, low), style, float("inf"), base)[0]


def _cut(whole: SafeText, count: int) -> SafeText:
    spans: list[Span] = []
    for span in whole.spans:
        kept, used = "", 0
        for cluster in clusters(span.text):
            if used + len(cluster) > count:
                break
            kept, used = kept + cluster, used + len(cluster)
        count -= used
        spans.append(Span(kept, span.weight, span.ink))
        if used < len(span.text):
            break
    return SafeText(tuple(spans)) + "…"


def _paragraph(row: SafeText, style: Style, width: float, base: int | None = None) -> list[Line]:
    whole = str(row)
    turned = bool(base) or bidi.has_right_to_left(whole)
    if base is None:
        base = bidi.base_level(whole) if turned else 0
    levels = bidi.levels(whole, base) if turned else None
    pieces = list(_pieces(row, style, levels))
    return [_placed(line, style.size, base) for line in _fill(pieces, style.size, width)]


def _pieces(row: SafeText, style: Style, levels: Sequence[int] | None) -> Iterator[Piece]:
    """The pieces of one paragraph. A word that spans two cuts is two pieces with no break between them."""
    at, before, last_face = 0, "", ""
    for span in row.spans:
        weight, ink = span.weight or style.weight, span.ink or style.ink
        for nth, token in enumerate(_tokens(span.text)):
            space = token[0] in _SPACE_SET
            breaks = not space and _may_break(before, token[0], same_span=nth > 0)
            for part, level in _level_runs(token, at, levels):
                for key, text in face_runs(part, weight):
                    if space and level % 2 and last_face:
                        key = last_face
                    last_face = key
                    yield Piece(shape(key, text, bool(level % 2)), weight, ink, level, breaks, space)
                    breaks = False
            at += len(token)
            before = token[-1]


def _may_break(before: str, after: str, *, same_span: bool) -> bool:
    """Whether a line may end between two tokens: always after a space, never before what closes or after what opens."""
    if not before or before in _SPACE_SET:
        return True
    return same_span and after not in _NEVER_FIRST and before not in _NEVER_LAST


def _tokens(text: str) -> Iterable[str]:
    if text.isascii():
        return _split_hyphens(_TOKENS.findall(text))
    return _split_hyphens(_rejoined(_TOKENS.findall(text)))


def _split_hyphens(tokens: Iterable[str]) -> Iterator[str]:
    for token in tokens:
        yield from _HYPHENS.split(token)


def _rejoined(tokens: Sequence[str]) -> Iterator[str]:
    """Emoji joined into one picture stay in one piece, whatever the ranges say."""
    waiting = ""
    for token in tokens:
        if waiting and not (waiting.endswith(_JOINER) or _regional(waiting, token)):
            yield waiting
            waiting = ""
        waiting += token
    if waiting:
        yield waiting


def _regional(before: str, token: str) -> bool:
    return len(before) == len(token) == 1 and all("\U0001f1e6" <= char <= "\U0001f1ff" for char in before + token)


def _level_runs(token: str, at: int, levels: Sequence[int] | None) -> Iterator[tuple[str, int]]:
    if levels is None:
        yield token, 0
        return
    start = 0
    for i in range(1, len(token) + 1):
        if i == len(token) or levels[at + i] != levels[at + start]:
            yield token[start:i], levels[at + start]
            start = i


def _fill(pieces: Sequence[Piece], size: float, width: float) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    used = 0.0
    for chunk in _chunks(pieces):
        wide = sum(piece.shaped.width for piece in chunk if not piece.space) * size / 1000
        with_spaces = sum(piece.shaped.width for piece in chunk) * size / 1000
        if line and used + wide > width + 0.01:
            yield line
            line, used = [], 0.0
        if wide > width + 0.01:
            *full, chunk = _forced(chunk, size, width)
            yield from full
            with_spaces = sum(piece.shaped.width for piece in chunk) * size / 1000
        line.extend(chunk)
        used += with_spaces
    yield line


def _chunks(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Pieces that stay together: everything from one place where a line may end to the next."""
    chunk: list[Piece] = []
    for piece in pieces:
        if piece.breaks and chunk:
            yield chunk
            chunk = []
        chunk.append(piece)
    if chunk:
        yield chunk


def _forced(chunk: Sequence[Piece], size: float, width: float) -> list[list[Piece]]:
    """A word wider than the line, cut between characters; the last of the lines may go on."""
    lines: list[list[Piece]] = [[]]
    used = 0.0
    for piece in chunk:
        for part in _characters(piece):
            wide = part.shaped.width * size / 1000
            if lines[-1] and not part.space and used + wide > width + 0.01:
                lines.append([])
                used = 0.0
            lines[-1].append(part)
            used += wide
    return [_rejoin(line) for line in lines]


def _characters(piece: Piece) -> Iterator[Piece]:
    for cluster in clusters(piece.shaped.text):
        shaped = shape(piece.shaped.face, cluster, bool(piece.level % 2))
        yield Piece(shaped, piece.weight, piece.ink, piece.level, False, piece.space)


def _rejoin(line: Sequence[Piece]) -> list[Piece]:
    """Single characters of one face shaped together again, so that joined scripts stay joined within the line."""
    out: list[Piece] = []
    for piece in line:
        last = out[-1] if out else None
        if last and (last.shaped.face, last.weight, last.ink, last.level, last.space) == (
            piece.shaped.face,
            piece.weight,
            piece.ink,
            piece.level,
            piece.space,
        ):
            text = last.shaped.text + piece.shaped.text
            shaped = shape(piece.shaped.face, text, bool(piece.level % 2))
            out[-1] = Piece(shaped, piece.weight, piece.ink, piece.level, False, piece.space)
        else:
            out.append(piece)
    return out


def _placed(line: Sequence[Piece], size: float, base: int) -> Line:
    hanging = len(line)
    while hanging and line[hanging - 1].space:
        hanging -= 1
    width = sum(piece.shaped.width for piece in line[:hanging]) * size / 1000
    levels = [piece.level if i < hanging else base for i, piece in enumerate(line)]
    at = 0.0 if not base else -sum(piece.shaped.width for piece in line[hanging:]) * size / 1000
    places = [0.0] * len(line)
    for i in bidi.visual_order(levels):
        places[i] = at
        at += line[i].shaped.width * size / 1000
    return Line(tuple(Placed(p, x) for p, x in zip(line, places, strict=True)), width, bool(base))

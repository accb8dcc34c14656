"""One glyph for one character, where a font needs several: letter and dots, letter and marks, the parts of a syllable.

Readers that copy, search or read aloud take one glyph for one piece of text. A joined Arabic letter is drawn as its stroke and
its dots, a Devanagari syllable as sign and letter in an order of their own; drawn one by one they come back as debris. So such
a group becomes one compound glyph of the embedded font, and carries the text of the whole.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Compound", "with_compounds"]

_WORDS, _OFFSETS, _MORE, _LONG = 0x0001, 0x0002, 0x0020, 1
_MAGIC = 0xB1B0AFBA
_WHOLE = 1 << 32
_MAXP_COUNT, _MAXP_POINTS, _MAXP_COMPOUNDS, _MAXP_PARTS = 4, 6, 10, 28
_HEAD_SUM, _HEAD_LOCA, _HHEA_METRICS = 8, 50, 34


@dataclass(frozen=True, slots=True)
class Compound:
    """A glyph made of others: (glyph, x, y) each, in the font's own units, and how far it advances."""

    parts: tuple[tuple[int, int, int], ...]
    advance: int

    @property
    def simple(self) -> bool:
        """Whether it is one of the font's own glyphs, as it stands."""
        return len(self.parts) == 1 and self.parts[0][1:] == (0, 0)


def with_compounds(program: bytes, compounds: Sequence[Compound]) -> tuple[bytes, int]:
    """A TrueType program with `compounds` after its own glyphs, and the number of the first of them."""
    tables = _tables(program)
    count = struct.unpack_from(">H", tables["maxp"], _MAXP_COUNT)[0]
    outlines = _outlines(tables, count)
    metrics = _metrics(tables, count)
    for compound in compounds:
        box, data = _compound(compound, outlines)
        outlines.append(data)
        metrics.append((compound.advance, box[0]))
    tables["glyf"] = b"".join(outlines)
    tables["loca"] = _loca(outlines)
    tables["hmtx"] = b"".join(struct.pack(">Hh", *metric) for metric in metrics)
    tables["hhea"] = _patched(tables["hhea"], _HHEA_METRICS, ">H", len(metrics))
    tables["head"] = _patched(tables["head"], _HEAD_LOCA, ">h", _LONG)
    tables["maxp"] = _limits(tables["maxp"], len(metrics), max((len(c.parts) for c in compounds), default=0))
    return _assembled(tables), count


def _tables(program: bytes) -> dict[str, bytes]:
    number = struct.unpack_from(">H", program, 4)[0]
    found: dict[str, bytes] = {}
    for i in range(number):
        tag, _, start, length = struct.unpack_from(">4sIII", program, 12 + 16 * i)
        found[tag.decode("latin-1")] = program[start : start + length]
    return found


def _outlines(tables: dict[str, bytes], count: int) -> list[bytes]:
    if struct.unpack_from(">h", tables["head"], _HEAD_LOCA)[0] == _LONG:
        places = struct.unpack(f">{count + 1}I", tables["loca"][: 4 * count + 4])
    else:
        places = tuple(2 * place for place in struct.unpack(f">{count + 1}H", tables["loca"][: 2 * count + 2]))
    return [tables["glyf"][start:end] for start, end in pairwise(places)]


def _metrics(tables: dict[str, bytes], count: int) -> list[tuple[int, int]]:
    full = struct.unpack_from(">H", tables["hhea"], _HHEA_METRICS)[0]
    metrics = [struct.unpack_from(">Hh", tables["hmtx"], 4 * i) for i in range(full)]
    for i in range(count - full):
        metrics.append((metrics[-1][0], struct.unpack_from(">h", tables["hmtx"], 4 * full + 2 * i)[0]))
    return [(int(advance), int(bearing)) for advance, bearing in metrics]


def _compound(compound: Compound, outlines: Sequence[bytes]) -> tuple[tuple[int, int, int, int], bytes]:
    """The box of a compound glyph, and its entry in the font. Parts without an outline (spaces) fall away."""
    drawn = [(glyph, x, y) for glyph, x, y in compound.parts if outlines[glyph]]
    if not drawn:
        return (0, 0, 0, 0), b""
    boxes = []
    for glyph, x, y in drawn:
        left, bottom, right, top = struct.unpack_from(">4h", outlines[glyph], 2)
        boxes.append((left + x, bottom + y, right + x, top + y))
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    box = (min(lefts), min(bottoms), max(rights), max(tops))
    data = struct.pack(">h4h", -1, *box)
    for i, part in enumerate(drawn, start=1):
        flags = _WORDS | _OFFSETS | (_MORE if i < len(drawn) else 0)
        data += struct.pack(">HHhh", flags, *part)
    return box, data + bytes(-len(data) % 4)


def _loca(outlines: Sequence[bytes]) -> bytes:
    places, at = [0], 0
    for outline in outlines:
        at += len(outline)
        places.append(at)
    return struct.pack(f">{len(places)}I", *places)


def _patched(table: bytes, at: int, kind: str, value: int) -> bytes:
    return table[:at] + struct.pack(kind, value) + table[at + struct.calcsize(kind) :]


def _limits(maxp: bytes, count: int, parts: int) -> bytes:
    """The font's stated limits, raised to what the compounds may reach."""
    points, contours = struct.unpack_from(">HH", maxp, _MAXP_POINTS)
    compound_points, compound_contours = struct.unpack_from(">HH", maxp, _MAXP_COMPOUNDS)
    most_parts, depth = struct.unpack_from(">HH", maxp, _MAXP_PARTS)
    most = max(parts, 1)
    maxp = _patched(maxp, _MAXP_COUNT, ">H", count)
    maxp = _patched(maxp, _MAXP_COMPOUNDS, ">H", min(0xFFFF, most * max(points, compound_points)))
    maxp = _patched(maxp, _MAXP_COMPOUNDS + 2, ">H", min(0xFFFF, most * max(contours, compound_contours)))
    maxp = _patched(maxp, _MAXP_PARTS, ">H", max(most_parts, parts))
    return _patched(maxp, _MAXP_PARTS + 2, ">H", depth + 1)


def _assembled(tables: dict[str, bytes]) -> bytes:
    tables["head"] = _patched(tables["head"], _HEAD_SUM, ">I", 0)
    number = len(tables)
    power = 1 << (number.bit_length() - 1)
    head = struct.pack(">IHHHH", 0x00010000, number, 16 * power, power.bit_length() - 1, 16 * (number - power))
    directory, body, place = b"", b"", 12 + 16 * number
    for tag, data in sorted(tables.items()):
        directory += struct.pack(">4sIII", tag.encode("latin-1"), _sum(data), place + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    whole = head + directory + body
    at = whole.index(b"head", 12) + 8
    start = struct.unpack_from(">I", whole, at)[0]
    return _patched(whole, start + _HEAD_SUM, ">I", (_MAGIC - _sum(whole)) % _WHOLE)


def _sum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) % _WHOLE

"""Faces: which font prints a character, and what its glyphs are.

ReportLab addresses glyphs by character, which leaves no room for joined Arabic, Devanagari conjuncts or a family in one emoji.
So the faces are opened here with HarfBuzz, mapped from disk and only when a text needs them (the two East Asian ones hold
16 MB), and a word is shaped into glyphs before it is measured, broken or drawn. The glyphs used are embedded at the end.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeAlias

import uharfbuzz as hb

from reports.composing import Compound
from reports.text import Weight, clusters, visible

__all__ = ["Cluster", "Face", "Shaped", "face", "face_runs", "forget", "shape"]

_FOLDER = Path(__file__).parent / "fonts"
_FILES = {
    "regular": "SourceSans3-Regular.ttf",
    "semibold": "SourceSans3-SemiBold.ttf",
    "bold": "SourceSans3-Bold.ttf",
    "italic": "SourceSans3-Italic.ttf",
    "hebrew": "NotoSansHebrew-Regular.ttf",
    "arabic": "NotoSansArabic-Regular.ttf",
    "devanagari": "NotoSansDevanagari-Regular.ttf",
    "emoji": "NotoEmoji-Regular.ttf",
    "chinese": "NotoSansSC-Regular.ttf",
    "korean": "NotoSansKR-Regular.ttf",
}
_FALLBACKS = ("hebrew", "arabic", "devanagari", "emoji", "chinese", "korean")
_EMOJI_SELECTOR = "\ufe0f"
_STEERING = frozenset("\u200b\u200c\u200d\u034f\u115f\u1160\u3164" + "".join(map(chr, range(0xFE00, 0xFE10))))
_FEATURES = {"kern": True, "liga": True}
_Glyph: TypeAlias = "tuple[int, int, int, int]"  # number, advance, offset to the right and upward, in the font's units


class Face:
    """One opened font. Measures are in thousandths of the size, as PDF counts them."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.path = _FOLDER / _FILES[key]
        self.face = hb.Face(hb.Blob.from_file_path(str(self.path)))
        self.font = hb.Font(self.face)
        self.unit: float = 1000 / self.face.upem

    @property
    def upright_body(self) -> bool:
        """Whether this face comes in several weights; the others are thickened where bold is asked for."""
        return self.key in {"regular", "semibold", "bold", "italic"}

    def glyph(self, char: str) -> int | None:
        found = self.font.get_nominal_glyph(ord(char))
        return None if found is None else int(found)

    def covers(self, cluster: str) -> bool:
        return all(char in _STEERING or self.glyph(char) is not None for char in cluster)


@dataclass(frozen=True, slots=True)
class Cluster:
    """What stands for one piece of text: mostly a glyph, sometimes several, drawn as one.

    `form` says how it is drawn, in the font's own units. `advance` and `right` (how far it is moved to the right of where it
    would stand) are in thousandths of the size; `advance` differs from the form's own where neighbours are set closer.
    """

    text: str
    form: Compound
    advance: float
    right: float


@dataclass(frozen=True, slots=True)
class Shaped:
    """A word in clusters, from left to right as it stands; `width` in thousandths of the size."""

    face: str
    text: str
    clusters: tuple[Cluster, ...]
    width: float


@cache
def face(key: str) -> Face:
    """The face of that name, opened at the first call."""
    return Face(key)


def face_runs(text: str, weight: Weight) -> list[tuple[str, str]]:
    """`text` as (face, piece) runs. What no face covers becomes its number in brackets, in the body face."""
    body = weight.value
    if text.isascii():
        return [(body, text)] if text else []
    runs: list[tuple[str, str]] = []
    for cluster in clusters(text):
        key = runs[-1][0] if runs and cluster in {"\u200b", " "} else _face_for(cluster, body)
        for part_key, part in [(key, cluster)] if key else _in_parts(cluster, body):
            if runs and runs[-1][0] == part_key:
                runs[-1] = (part_key, runs[-1][1] + part)
            else:
                runs.append((part_key, part))
    return runs


@lru_cache(maxsize=4096)
def _face_for(cluster: str, body: str) -> str | None:
    keys = ("emoji", body, *_FALLBACKS) if _EMOJI_SELECTOR in cluster else (body, *_FALLBACKS)
    return next((key for key in keys if face(key).covers(cluster)), None)


def _in_parts(cluster: str, body: str) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    for char in cluster:
        key = _face_for(char, body)
        parts.append((key, char) if key else (body, visible(char)))
    return parts


@lru_cache(maxsize=16384)
def shape(key: str, text: str, right_to_left: bool = False) -> Shaped:
    """One word of one face in glyphs. Words are remembered until `forget`, because pages repeat them."""
    chosen = face(key)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    hb.shape(chosen.font, buffer, _FEATURES)
    groups: dict[int, list[_Glyph]] = {}
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyph = (info.codepoint, position.x_advance, position.x_offset, position.y_offset)
        groups.setdefault(info.cluster, []).append(glyph)
    clustered = tuple(_cluster(chosen, part, groups[start]) for start, part in _texts(text, groups))
    return Shaped(key, text, clustered, sum(cluster.advance for cluster in clustered))


def _texts(text: str, groups: dict[int, list[_Glyph]]) -> list[tuple[int, str]]:
    """Where each cluster starts and its text, as they stand. What only steers joining goes to its neighbour's text."""
    starts = sorted(groups)
    texts = {start: text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)}
    silent = [
        s for s in starts if _STEERING.issuperset(texts[s]) and not any(advance for _, advance, _, _ in groups[s])
    ]
    kept = [start for start in starts if start not in silent]
    for start in silent:
        host = max((k for k in kept if k < start), default=min(kept, default=None))
        if host is not None:
            texts[host] = texts[host] + texts[start] if host < start else texts[start] + texts[host]
    return [(start, texts[start]) for start in groups if start not in silent]


def _cluster(chosen: Face, text: str, glyphs: list[_Glyph]) -> Cluster:
    number, advance, right, up = glyphs[0]
    if len(glyphs) == 1 and not up:
        own = chosen.font.get_glyph_h_advance(number)
        return Cluster(text, Compound(((number, 0, 0),), own), advance * chosen.unit, right * chosen.unit)
    parts, pen = [], 0
    for number, advance, right, up in glyphs:
        parts.append((number, pen + right, up))
        pen += advance
    return Cluster(text, Compound(tuple(parts), pen), pen * chosen.unit, 0.0)


def forget() -> None:
    """Drops every remembered word; the faces stay open. Called when a document is done, for words are people's own."""
    shape.cache_clear()
    _face_for.cache_clear()

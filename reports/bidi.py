"""Reading direction: which way each character runs, and in which order the runs stand on a line.

Arabic and Hebrew run from the right, numbers within them from the left, and a page may mix all of it in one sentence. This is
Unicode's algorithm (UAX 9) for text whose explicit direction marks the door has already taken out. ReportLab leaves the
matter to an optional library that comes with no wheels and no bracket pairs, so the rules stand here.
"""

import re
import unicodedata
from collections.abc import Sequence

__all__ = ["base_level", "has_right_to_left", "levels", "visual_order"]

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_PAIRS = {
    "(": ")", "[": "]", "{": "}", "⁅": "⁆", "⁽": "⁾", "₍": "₎", "〈": "〉", "❨": "❩", "❪": "❫", "❬": "❭", "❮": "❯", "❰": "❱",
    "❲": "❳", "❴": "❵", "⟦": "⟧", "⟨": "⟩", "⟪": "⟫", "⟬": "⟭", "⟮": "⟯", "⦅": "⦆", "⸢": "⸣", "⸤": "⸥", "⸨": "⸩",
    "《": "》", "「": "」", "『": "』", "【": "】", "〔": "〕", "〖": "〗", "〘": "〙", "〚": "〛", "﹙": "﹚",
    "（": "）", "［": "］",
    "｛": "｝", "｟": "｠", "｢": "｣",
}  # fmt: skip
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
_NEUTRAL = {"B", "S", "WS", "ON"}
_NUMBERS = {"AN", "EN"}


def has_right_to_left(text: str) -> bool:
    """Whether any character could run from the right; without one, everything is level 0."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def base_level(text: str) -> int:
    """0 where most letters run from the left (or none runs at all), 1 where most run from the right.

    Not the first letter alone, as Unicode would have it without other knowledge: a sentence of the page's own that begins with
    a name in Arabic is still a sentence from the left.
    """
    kinds = [unicodedata.bidirectional(char) for char in text]
    from_left = kinds.count("L")
    from_right = kinds.count("R") + kinds.count("AL")
    if from_left == from_right:
        return int(next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L") != "L")
    return int(from_right > from_left)


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character: odd runs from the right, even from the left."""
    kinds = [unicodedata.bidirectional(char) or "L" for char in text]
    _resolve_weak(kinds, "R" if base else "L")
    _resolve_brackets(text, kinds, "R" if base else "L")
    _resolve_neutral(kinds, "R" if base else "L")
    return [_implicit(kind, base) for kind in kinds]


def visual_order(line: Sequence[int]) -> list[int]:
    """Indices into `line` (a level for each run, in reading order) from left to right as the runs stand on paper."""
    order = list(range(len(line)))
    lowest_odd = min((level for level in line if level % 2), default=None)
    if lowest_odd is None:
        return order
    for level in range(max(line), lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            if line[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and line[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order


def _implicit(kind: str, base: int) -> int:
    if base:
        return 1 if kind == "R" else 2
    return {"R": 1, "L": 0}.get(kind, 2)


def _resolve_weak(kinds: list[str], edge: str) -> None:
    """Rules W1 to W7: marks, numbers and what stands beside them."""
    before = edge
    strong = edge
    for i, kind in enumerate(kinds):
        if kind == "NSM":
            kind = before
        if kind in {"L", "R", "AL"}:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        before = kinds[i] = kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for i in range(1, len(kinds) - 1):
        left, kind, right = kinds[i - 1], kinds[i], kinds[i + 1]
        if left == right and ((left == "EN" and kind in {"ES", "CS"}) or (left == "AN" and kind == "CS")):
            kinds[i] = left
    _spread_number_signs(kinds)
    strong = edge
    for i, kind in enumerate(kinds):
        if kind in {"L", "R"}:
            strong = kind
        elif kind in {"ES", "ET", "CS", "BN"}:
            kinds[i] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[i] = "L"


def _spread_number_signs(kinds: list[str]) -> None:
    """Rule W5: percent and currency signs beside a number belong to it."""
    i = 0
    while i < len(kinds):
        if kinds[i] != "ET":
            i += 1
            continue
        end = i
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if (i and kinds[i - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN"):
            kinds[i:end] = ["EN"] * (end - i)
        i = end


def _strong(kind: str) -> str:
    return "R" if kind in _NUMBERS else kind


def _resolve_brackets(text: str, kinds: list[str], edge: str) -> None:
    """Rule N0: a pair of brackets runs as what it holds, or as what stands before it, and marks on a bracket with it."""
    for opening, closing in _bracket_pairs(text, kinds):
        inside = {_strong(kind) for kind in kinds[opening + 1 : closing]}
        if edge in inside:
            chosen = edge
        elif inside & {"L", "R"}:
            chosen = next((_strong(k) for k in reversed(kinds[:opening]) if _strong(k) in {"L", "R"}), edge)
        else:
            continue
        for place in (opening, closing):
            kinds[place] = chosen
            for mark in range(place + 1, len(text)):
                if unicodedata.bidirectional(text[mark]) != "NSM":
                    break
                kinds[mark] = chosen


def _bracket_pairs(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for i, char in enumerate(text):
        if kinds[i] != "ON":
            continue
        if char in _PAIRS:
            waiting.append((char, i))
        elif char in _CLOSING:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == _CLOSING[char]:
                    pairs.append((waiting[depth][1], i))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _resolve_neutral(kinds: list[str], edge: str) -> None:
    """Rules N1 and N2: what has no direction takes that of both neighbours, or else the paragraph's."""
    i = 0
    while i < len(kinds):
        if kinds[i] not in _NEUTRAL:
            i += 1
            continue
        end = i
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        before = _strong(kinds[i - 1]) if i else edge
        after = _strong(kinds[end]) if end < len(kinds) else edge
        kinds[i:end] = [before if before == after else edge] * (end - i)
        i = end

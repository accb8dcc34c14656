"""What a paste or drop says, without its looks: plain text, whatever was copied, with nothing executed or loaded.

Qt reads small pieces of HTML well and large ones slowly; beyond `_LARGE` the tags are taken out by hand, in one pass.
"""

from __future__ import annotations

import re
from html import unescape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocumentFragment

LONGEST_LINE = 8_000
"""Longer lines are broken at a space when pasted: every key lays out its whole line again."""

MOST = 4_000_000
"""More characters than a field holds: some two thousand pages."""

_LARGE = 200_000
_UNSEEN = re.compile(r"(?is)<!--.*?(?:-->|\Z)|<(script|style|head|title|template)\b.*?(?:</\1\s*>|\Z)")
_BREAK = re.compile(r"(?i)<br\b[^<>]*>?|</(?:p|div|li|tr|h[1-6]|blockquote|pre|table|section)\b[^<>]*>?")
_TAG = re.compile(r"<[^<>]*>?")
_SPACE = re.compile(r"[^\S\n]+")
_NOT_WORDS = re.compile("[\0\ufffc\ud800-\udfff]")


def plain(source: QMimeData) -> str:
    words = source.text() if source.hasText() else _read(source.html())
    words = storable(words.replace("\r\n", "\n").replace("\r", "\n"))
    if len(words) <= LONGEST_LINE:
        return words
    return "\n".join(_broken(line) for line in words.split("\n"))


def storable(words: str) -> str:
    """Without what no record holds and no page shows: NUL, half a sign, the place of a picture."""
    return _NOT_WORDS.sub("", words)


def _read(html: str) -> str:
    if len(html) <= _LARGE:
        return QTextDocumentFragment.fromHtml(html).toPlainText()
    seen = _SPACE.sub(" ", _UNSEEN.sub("", html).replace("\n", " "))
    said = unescape(_TAG.sub("", _BREAK.sub("\n", seen)))
    return "\n".join(line.strip() for line in said.split("\n")).strip()


def _broken(line: str) -> str:
    pieces = []
    while len(line) > LONGEST_LINE:
        space = line.rfind(" ", LONGEST_LINE // 2, LONGEST_LINE)
        at = space + 1 if space > 0 else LONGEST_LINE
        pieces.append(line[:at])
        line = line[at:]
    return "\n".join([*pieces, line])

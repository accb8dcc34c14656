"""How names are compared when somebody searches: without accents and without case, in any script."""

import unicodedata

_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d"})
"""Letters that a counselor without that key types as another one, and that Unicode takes for letters of their own."""


def fold(text: str) -> str:
    """The text as it is compared. A part of a text folds to a part of the folded text."""
    return _bare(_bare(text).casefold()).translate(_STROKES)


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))

"""The window's typefaces are those of the documents, shipped with them, so that the two look like one product.

Inter and Source Serif 4 are loaded before the first window, the faces for other scripts after its first paint; their families
stand in every font's list from the start, so that a name in any script finds its face.
"""

from __future__ import annotations

from importlib.resources import as_file, files

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFontDatabase

_FIRST = (
    "Inter-Regular",
    "Inter-Medium",
    "Inter-SemiBold",
    "Inter-Bold",
    "SourceSerif4-SemiBold",
)
FALLBACKS = (
    "Noto Sans Hebrew",
    "Noto Sans Arabic",
    "Noto Sans Devanagari",
    "Noto Sans SC",
    "Noto Sans KR",
    "Noto Emoji",
)
_LATER = (
    "SourceSerif4-Medium",
    "NotoSansHebrew-Regular",
    "NotoSansArabic-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansSC-Regular",
    "NotoSansKR-Regular",
    "NotoEmoji-Regular",
)


def load() -> None:
    """Load what every window needs. Raises RuntimeError if a shipped font is broken."""
    # Inter stands first in every font's list and shapes no Devanagari: Qt tells so, and goes on to the face that does
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    for name in _FIRST:
        _add(name)


def load_other_scripts() -> None:
    """Load the faces for names in other scripts: some 30 ms, hence after the first paint. Qt maps them, they fill no memory."""
    for name in _LATER:
        _add(name)


def _add(name: str) -> None:
    with as_file(files("reports") / "fonts" / f"{name}.ttf") as path:
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"font did not load: {name}")

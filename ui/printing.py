"""A rendered PDF as Qt's own document, for previews and for the printer."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument


def loaded(pdf: bytes) -> tuple[QPdfDocument, QBuffer]:
    """The document, with the buffer that has to live as long as it does."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return document, buffer

"""Reading a finished document back with other people's programs, as its readers would."""

from io import BytesIO

import page
import pdfplumber
import pypdfium2

__all__ = ["failures", "page_texts", "plain_text", "sizes", "squeezed"]


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page as PDFium finds it, with single spaces for all white space."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(str(sheet.get_textpage().get_text_range()).split()) for sheet in document]
    finally:
        document.close()


def plain_text(pdf: bytes) -> str:
    return " ".join(page_texts(pdf))


def failures(pdf: bytes, profile: str = "ua1") -> list[str]:
    """What an independent checker finds wrong: "ua1" for PDF/UA-1, "2a" for PDF/A-2a."""
    return [failure.message for failure in page.validate_pdf_bytes(pdf, profile=profile).failures]


def sizes(pdf: bytes, number: int = 0) -> dict[float, str]:
    """The characters of a page by the size they are set in, in points."""
    found: dict[float, str] = {}
    with pdfplumber.open(BytesIO(pdf)) as document:
        for char in document.pages[number].chars:
            size = round(float(char["size"]), 2)
            found[size] = found.get(size, "") + str(char["text"])
    return found


def squeezed(text: str) -> str:
    """Without what the end of a line leaves behind or takes away: white space, and PDFium's sign for a hyphen there."""
    return "".join(text.replace("\ufffe", "").replace("-", "").split())

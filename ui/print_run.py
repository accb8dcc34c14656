"""A document of several pages on paper: the dialog on the window's thread, the ink on the worker's.

Pages are drawn in bands at the printer's own resolution, so that one page never takes more memory than a band of it, and the
window goes on meanwhile. The job is named by the document's file name, which carries no client's name.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ui.printing import loaded
from workbook.errors import CannotWrite
from workbook.language import _

FINEST_DPI = 600
_BAND = 600


def choose_printer(parent: QWidget, pdf: bytes, file_name: str) -> QPrinter | None:
    """Ask which printer, which pages and how many copies. None where it was left without printing."""
    document, _buffer = loaded(pdf)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(min(FINEST_DPI, printer.resolution()))
    printer.setDocName(file_name.removesuffix(".pdf"))
    printer.setFullPage(True)
    points = document.pagePointSize(0)
    printer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    dialog = QPrintDialog(printer, parent.window())
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, document.pageCount())
    agreed = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if agreed else None


def put_on_paper(pdf: bytes, printer: QPrinter) -> None:
    """Print what was chosen in the dialog. Touches no widget: for the worker. Raises `CannotWrite`."""
    document, _buffer = loaded(pdf)
    painter = QPainter()
    if not painter.begin(printer):
        raise CannotWrite(_("The printer did not take the document: see whether it is switched on, then print again."))
    try:
        for place, page in enumerate(pages_of(printer, document.pageCount())):
            if place and not printer.newPage():
                raise CannotWrite(_("The printer stopped in the middle: look at the paper, then print again."))
            _print_page(painter, printer, document, page)
    finally:
        painter.end()
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise CannotWrite(_("The printer did not finish the document: look at the paper, then print again."))


def pages_of(printer: QPrinter, count: int) -> list[int]:
    """Page indexes in the order in which they leave the printer, copies included where it cannot count them itself."""
    first, last = 1, count
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        first = max(1, printer.fromPage())
        last = min(count, printer.toPage() or count)
    pages = list(range(first - 1, last))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    return pages if printer.supportsMultipleCopies() else pages * printer.copyCount()


def _print_page(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    paper = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
    size = document.pagePointSize(page).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio).toSize()
    left, top = (paper.width() - size.width()) // 2, (paper.height() - size.height()) // 2
    for start in range(0, size.height(), _BAND):
        band = QRect(0, start, size.width(), min(_BAND, size.height() - start))
        painter.drawImage(left, top + start, _drawn(document, page, size, band))


def _drawn(document: QPdfDocument, page: int, size: QSize, band: QRect) -> QImage:
    wanted = QPdfDocumentRenderOptions()
    wanted.setScaledSize(size)
    wanted.setScaledClipRect(band)
    sheet = QImage(band.size(), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, document.render(page, band.size(), wanted))
    painter.end()
    return sheet

"""The finished pages to look at: as wide as there is room, with keys to go closer, further away and from page to page."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QMargins, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPalette, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QLabel

from ui import theme
from ui.printing import loaded
from ui.widgets.access import Role
from ui.widgets.scrolling import ThinBar
from workbook.language import _

CLOSER, LEAST, MOST = 1.2, 0.25, 4.0
_AROUND, _BETWEEN = 24, 16
_SETTLED_MS = 160


class Pages(QPdfView):
    """Keys: + and - go closer and further away, 0 takes the whole width again; Page Up and Down, Home and End."""

    accessible_role = Role.Document

    def __init__(self) -> None:
        super().__init__()
        self._held: tuple[QPdfDocument, QBuffer] | None = None
        self._none = QPdfDocument(self)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setDocumentMargins(QMargins(_AROUND, _AROUND, _AROUND, _AROUND))
        self.setPageSpacing(_BETWEEN)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar(Qt.Orientation.Vertical))
        # Always there: a bar that comes and goes changes the width a page is fitted to, which brings and takes the bar, for ever.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBar(ThinBar(Qt.Orientation.Horizontal))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", theme.RADIUS_CONTROL)
        self.setProperty("ring_reach", -2)
        self._before = QLabel(self.viewport())
        self._before.hide()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._before.hide)
        self.pageNavigator().currentPageChanged.connect(self._named)
        self.retheme()
        self._named()

    def retheme(self) -> None:
        palette = QPalette(theme.palette())
        palette.setColor(QPalette.ColorRole.Dark, theme.colour("sunken"))
        self.setPalette(palette)

    def shown(self) -> QPdfDocument | None:
        return self._held[0] if self._held is not None else None

    def show_pdf(self, pdf: bytes, *, keep_place: bool) -> QPdfDocument:
        """Show these pages; with `keep_place` at the same place as the ones before, whose look stays until they are drawn."""
        before, bar = self._held, self.verticalScrollBar()
        at = bar.value() if keep_place else 0
        if keep_place and before is not None:
            self._before.setPixmap(self.viewport().grab())
            self._before.setGeometry(self.viewport().rect())
            self._before.show()
            self._settled.start()
        document, buffer = loaded(pdf)
        self._held = (document, buffer)
        self.setDocument(document)
        bar.setValue(at)
        _let_go(before)
        self._named()
        return document

    def clear(self) -> None:
        """Show nothing, at once: the pages of another couple are not to be seen any longer."""
        self._before.hide()
        self._before.clear()
        before, self._held = self._held, None
        self.setDocument(self._none)
        _let_go(before)
        self._named()

    def go_to_page(self, page: int) -> None:
        self.pageNavigator().jump(page, QPointF(), self.zoomFactor())

    def go_closer(self, steps: int) -> None:
        """1 goes closer, -1 further away."""
        wanted = self._factor() * CLOSER**steps
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(MOST, max(LEAST, wanted)))

    def fit(self) -> None:
        """As wide as there is room."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _factor(self) -> float:
        document, screen = self.shown(), QGuiApplication.primaryScreen()
        if self.zoomMode() is QPdfView.ZoomMode.Custom or document is None or screen is None:
            return self.zoomFactor()
        wide = document.pagePointSize(0).width() * screen.logicalDotsPerInch() / 72
        return (self.viewport().width() - 2 * _AROUND) / wide if wide else 1.0

    def _named(self) -> None:
        document = self.shown()
        if document is None:
            self.setAccessibleName(_("Preview, nothing to show yet"))
            return
        page, of = self.pageNavigator().currentPage() + 1, document.pageCount()
        self.setAccessibleName(_("Preview, page {page} of {of}").format(page=page, of=of))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar = event.key(), self.verticalScrollBar()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.go_closer(1)
        elif key == Qt.Key.Key_Minus:
            self.go_closer(-1)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.go_closer(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)


def _let_go(held: tuple[QPdfDocument, QBuffer] | None) -> None:
    if held is not None:
        document, buffer = held
        document.close()
        document.deleteLater()
        buffer.close()

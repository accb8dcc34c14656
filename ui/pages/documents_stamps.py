"""Every page at the size of a stamp, to see how many there are and to go to one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.widgets.painting import CENTRE, say
from ui.widgets.ring_again import ring_again
from ui.widgets.scrolling import ThinBar
from workbook.language import _

WIDE, HIGH = 64, 91
_ROW, _AROUND = QSize(WIDE + 8, HIGH + 32), 4
Index = QModelIndex | QPersistentModelIndex


class _Images(QAbstractListModel):
    """One picture a page; the old one stays until the new one is drawn."""

    def __init__(self) -> None:
        super().__init__()
        self._images: list[QImage] = []

    def show_count(self, count: int) -> None:
        if count != len(self._images):
            self.beginResetModel()
            self._images = [*self._images[:count], *(QImage() for _ in range(count - len(self._images)))]
            self.endResetModel()

    def take(self, page: int, image: QImage) -> None:
        if page < len(self._images):
            self._images[page] = image
            self.dataChanged.emit(self.index(page), self.index(page))

    def image(self, page: int) -> QImage:
        return self._images[page]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._images)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _("Page {number}").format(number=index.row() + 1)
        return None


class _Painted(QStyledItemDelegate):
    def __init__(self, images: _Images) -> None:
        super().__init__(images)
        self._images = images

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return _ROW

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state: Any = option.state
        rect: QRect = option.rect
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        image = self._images.image(index.row())
        shape = (
            image.size().scaled(QSize(WIDE, HIGH), Qt.AspectRatioMode.KeepAspectRatio) if not image.isNull() else None
        )
        size = shape or QSize(WIDE, HIGH)
        sheet = QRectF(rect.x() + (rect.width() - size.width()) / 2, rect.y() + _AROUND, size.width(), size.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(sheet, theme.colour("paper"))
        if shape is not None:
            painter.drawImage(sheet, image)
        painter.setPen(QPen(theme.colour("accent" if chosen else "edge"), 2 if chosen else 1))
        painter.drawRect(sheet.adjusted(-2, -2, 2, 2) if chosen else sheet)
        below = QRectF(rect.x(), rect.y() + _AROUND + HIGH + 5, rect.width(), 16)
        number, tone = str(index.row() + 1), "text" if chosen else "muted"
        say(painter, below, number, "caption_strong" if chosen else "caption", tone, CENTRE)
        painter.restore()


class Stamps(QListView):
    """Emits `wanted(page)` for a page that is chosen by hand."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._images = _Images()
        self._none = QPdfDocument(self)
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._rendered)
        self._following = False
        self.setModel(self._images)
        self.setItemDelegate(_Painted(self._images))
        self.setAccessibleName(_("Pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBar(ThinBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setFixedWidth(_ROW.width() + 14)
        self.setProperty("ring", theme.RADIUS_CONTROL)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_document(self, document: QPdfDocument | None) -> None:
        """Draw the pages of this document; of none, at once nothing."""
        if document is None:
            self._images.show_count(0)
            self._renderer.setDocument(self._none)
            return
        self._images.show_count(document.pageCount())
        self._renderer.setDocument(document)
        ratio = self.devicePixelRatioF()
        for page in range(document.pageCount()):
            points = document.pagePointSize(page)
            size = points.scaled(WIDE * ratio, HIGH * ratio, Qt.AspectRatioMode.KeepAspectRatio).toSize()
            self._renderer.requestPage(page, size)

    def follow(self, page: int) -> None:
        """Mark the page that is in sight."""
        self._following = True
        self.setCurrentIndex(self._images.index(page, 0))
        self._following = False

    def ring_box(self) -> QRectF:
        """The focus ring goes round the stamp that has the cursor."""
        at = self.currentIndex()
        return QRectF(self.visualRect(at)) if at.isValid() else QRectF(self.rect())

    def _rendered(self, page: int, _size: QSize, image: QImage) -> None:
        self._images.take(page, image)

    def _moved(self, now: QModelIndex) -> None:
        ring_again(self)
        if now.isValid() and not self._following:
            self.wanted.emit(now.row())

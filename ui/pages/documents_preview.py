"""The desk that a document lies on while it is looked at; in its place a sentence where there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui import theme
from ui.pages.documents_pages import Pages
from ui.pages.documents_stamps import Stamps
from ui.widgets.buttons import Button, icon_button
from ui.widgets.layout import Ground, column, row
from ui.widgets.nothing_yet import NothingYet
from ui.widgets.words import text
from workbook.language import _


class Preview(Ground):
    """Shows a PDF, that one is being made, or why there is none, with a way to go on (`go_on`)."""

    go_on = Signal()

    def __init__(self) -> None:
        super().__init__("sunken", None)
        self.pages, self.stamps = Pages(), Stamps()
        smaller = icon_button("zoom-out", _("Smaller (−)"), size=theme.CONTROL_IN_ROW)
        larger = icon_button("zoom-in", _("Larger (+)"), size=theme.CONTROL_IN_ROW)
        smaller.clicked.connect(lambda: self.pages.go_closer(-1))
        larger.clicked.connect(lambda: self.pages.go_closer(1))
        self.stamps.wanted.connect(self.pages.go_to_page)
        self.pages.pageNavigator().currentPageChanged.connect(self.stamps.follow)
        document = QWidget()
        beside = column(self.stamps, theme.TIGHT, row(smaller, larger, None, gap=4), pad=(0, 12, 0, 12))
        row(beside, self.pages, gap=0, pad=(16, 4, 4, 4), into=document).setStretch(1, 1)
        self._making = QWidget()
        column(None, row(None, text(_("Making the page …"), "body", "muted"), None), None, into=self._making)
        self._nothing = QWidget()
        self._stack = QStackedLayout(self)
        for each in (document, self._making, self._nothing):
            self._stack.addWidget(each)
        self._document = document
        self.making()

    def show_pdf(self, pdf: bytes, *, keep_place: bool) -> None:
        document = self.pages.show_pdf(pdf, keep_place=keep_place)
        self.stamps.show_document(document)
        self.stamps.follow(self.pages.pageNavigator().currentPage())
        self._stack.setCurrentWidget(self._document)

    def making(self) -> None:
        """A first document is on its way: nothing of an earlier one stays in sight."""
        self._clear()
        self._stack.setCurrentWidget(self._making)

    def nothing(self, title: str, words: str, act: str = "") -> None:
        """Say why there is no document, perhaps with a button that emits `go_on`."""
        self._clear()
        self._stack.removeWidget(self._nothing)
        self._nothing.deleteLater()
        actions = []
        if act:
            button = Button(act)
            button.clicked.connect(self.go_on)
            actions = [button]
        self._nothing = NothingYet(title, words, *actions, icon="file-text", beside=64)
        self._stack.addWidget(self._nothing)
        self._stack.setCurrentWidget(self._nothing)

    def page_by_page(self, key: int) -> None:
        """Page Up and Page Down, pressed while something else has the focus."""
        bar = self.pages.verticalScrollBar()
        bar.setValue(bar.value() + (bar.pageStep() if key == Qt.Key.Key_PageDown else -bar.pageStep()))

    def _clear(self) -> None:
        self.stamps.show_document(None)
        self.pages.clear()

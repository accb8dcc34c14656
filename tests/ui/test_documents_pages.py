from io import BytesIO

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ui.pages.documents_pages import Pages


@pytest.fixture
def pages(app: QApplication, qtbot: QtBot) -> Pages:
    paper = BytesIO()
    canvas = Canvas(paper, A4)
    canvas.drawString(72, 720, "One page")
    canvas.save()
    pages = Pages()
    qtbot.addWidget(pages)
    pages.resize(700, 500)
    pages.show()
    pages.show_pdf(paper.getvalue(), keep_place=False)
    return pages


def test_a_page_is_as_wide_whether_it_fits_or_not(pages: Pages, app: QApplication) -> None:
    app.processEvents()
    assert pages.verticalScrollBar().maximum() > 0
    wide = pages.viewport().width()
    pages.resize(700, 2000)
    app.processEvents()
    assert pages.verticalScrollBar().maximum() == 0
    assert pages.viewport().width() == wide


def test_a_page_that_just_fits_comes_to_rest(pages: Pages, app: QApplication) -> None:
    pages.resize(700, 2000)
    app.processEvents()
    wide = pages.viewport().width()
    tall = round((wide - 48) * A4[1] / A4[0]) + 48
    for height in range(tall - 20, tall + 20):
        pages.resize(700, height)
        app.processEvents()
        assert pages.viewport().width() == wide

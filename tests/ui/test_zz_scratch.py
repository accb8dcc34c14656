import pytest
from tests.ui.test_picture import *
from tests.ui.test_picture import Desk
from tests.ui.hands import *

@pytest.mark.parametrize("wide",[1168,1048])
def test_zz_decl(wide, frame, context, clock, screened, monkeypatch):
    def info(page, what):
        f=QApplication.focusWidget(); c=page.scroller.widget(); b=page.scroller.verticalScrollBar()
        print(what, f.accessibleName(), "y", f.mapTo(c, f.rect().topLeft()).y(), "content", c.height(), "bar", b.value(), b.maximum())
    def settled(self, step):
        self.context.saved(); self._read(); self.steps.focus_after(step)
        info(self,"a")
        self.scroller.settle()
        info(self,"b")
        f=QApplication.focusWidget()
        self.scroller.ensureWidgetVisible(f,0,40)
        info(self,"c")
    monkeypatch.setattr(PicturePage, "_settled", settled)
    desk = Desk(frame, context, clock, screened, wide)
    for _ in range(2):
        step = desk.first_new()
        desk.row(step).not_now.setFocus()
        press(focused(), Key.Key_Space)
        type_words(focused(), "they want to wait until the children are back at school and there is time")
        press(focused(), Key.Key_Return)
        for n in range(4):
            info(desk.page, "e%d"%n)
            QApplication.processEvents()

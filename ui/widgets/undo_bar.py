"""What was just done, in one line at the foot of the window, and the way back: a button, and Ctrl+Z where no editor wants it.

It stays until the next act or another page, however long that takes: nobody is hurried. What undoes an act goes through the
records like any other; where they refuse, their sentence stands here.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui import theme
from ui.widgets.access import announce
from ui.widgets.buttons import Button
from ui.widgets.elided import Elided
from ui.widgets.icon import Icon
from ui.widgets.layout import Ground, column, row
from ui.widgets.told import SIGNS, Sign
from workbook.errors import WorkbookError
from workbook.language import _


class UndoBar(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._act: Callable[[], object] | None = None
        self._watched: QWidget | None = None
        self._icon = Icon("check", "accent", 16)
        self._words = Elided("", "small")
        self._undo = Button(_("Undo"), "quiet", "undo-2", key=_("Ctrl Z"), height=theme.CONTROL_IN_ROW)
        self._undo.clicked.connect(self.undo)
        self._close = Button("", "plain", "x", height=theme.CONTROL_IN_ROW)
        self._close.setAccessibleName(_("Close this line"))
        self._close.clicked.connect(self.forget)
        line = Ground("surface", "edge", theme.RADIUS_CONTROL)
        row(self._icon, self._words, None, self._undo, theme.TIGHT, self._close, pad=(16, 4, 6, 4), into=line)
        column(line, into=self)
        self._key = QShortcut(QKeySequence("Ctrl+Z"), self)
        self._key.setContext(Qt.ShortcutContext.WindowShortcut)
        self._key.activated.connect(self.undo)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        self.forget()

    def words(self) -> str:
        return self._words.words()

    def done(self, words: str, undo: Callable[[], object]) -> None:
        """Something was done, and `undo` takes it back. It takes the place of what was done before."""
        self._say(words, "done", undo)
        self._undo.setAccessibleName(_("Undo: {words}").format(words=words))

    def tell(self, words: str, kind: Sign) -> None:
        """Say how something goes that cannot be taken back; with no words, say nothing."""
        if words:
            self._say(words, kind, None)
        else:
            self.forget()

    def undo(self) -> None:
        """Take back what was done, once."""
        act, self._act = self._act, None
        if act is None:
            return
        try:
            act()
        except WorkbookError as error:
            self._say(str(error), "wrong", None)
        else:
            self._say(_("Taken back."), "done", None)

    def forget(self) -> None:
        """Another page, or the next act: what was done stands."""
        self._act = None
        self._key.setEnabled(False)
        self._watch(None)
        self.hide()

    def _say(self, words: str, kind: Sign, act: Callable[[], object] | None) -> None:
        self._act = act
        if act is None and self._undo.hasFocus():
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)
        self._icon.show_icon(*SIGNS[kind])
        self._words.say(words)
        self._undo.setVisible(act is not None)
        self._key.setEnabled(act is not None)
        self.show()
        self._watch(QApplication.focusWidget())
        announce(self, words)

    # an editor keeps Ctrl+Z for itself as long as something was typed in it

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._watch(now)

    def _watch(self, widget: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._lost)
        self._watched = widget if self._act is not None else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
            self._watched.destroyed.connect(self._lost)

    def _lost(self) -> None:
        self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return event.matches(QKeySequence.StandardKey.Undo) and not _has_typing(watched)
        return False


def _has_typing(editor: QObject) -> bool:
    if isinstance(editor, QLineEdit):
        return editor.isUndoAvailable()
    return isinstance(editor, QPlainTextEdit | QTextEdit) and editor.document().isUndoAvailable()

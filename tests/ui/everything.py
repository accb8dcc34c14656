"""Every word that a window holds, in whatever way it could come out: seen, painted, read out, hovered over, or pasted."""

from collections.abc import Collection, Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ui.widgets.painting import watch_words

_SAYS = (
    "text", "words", "title", "placeholderText", "toPlainText", "displayText", "accessibleName",
    "accessibleDescription", "toolTip", "statusTip", "whatsThis", "windowTitle", "windowFilePath", "objectName",
)  # fmt: skip
_SPOKEN = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
    QAccessible.Text.Help,
    QAccessible.Text.Accelerator,
)


def everything_in(window: QWidget, earlier: Collection[QWidget] = ()) -> str:
    """All of it, one thing a line: also of widgets that are not in sight, and of every other widget that is still alive but
    those of `earlier` tests.
    """
    settle()
    found: list[str] = []
    watch_words(found.append)
    window.grab()
    watch_words(None)
    for widget in {*window.findChildren(QWidget), *QApplication.allWidgets(), window}.difference(earlier):
        found += said_by(widget)
    found += _read_out(window)
    for each in QGuiApplication.topLevelWindows():
        found += [each.title(), each.filePath()]
    clipboard = QApplication.clipboard()
    content: Any = clipboard.mimeData()  # None where nothing was ever copied, whatever the stubs say
    found += [clipboard.text(), content.html() if content is not None and content.hasHtml() else ""]
    return "\n".join(line for line in found if line)


def settle() -> None:
    """Let everything come that is made a little later, and everything go that is to go."""
    for _turn in range(8):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def said_by(widget: QWidget) -> Iterator[str]:
    """All that one widget holds, in sight or not."""
    for name in _SAYS:
        says: Any = getattr(widget, name, None)
        try:
            words = says() if callable(says) else ""
        except TypeError:  # it wants to know which one
            continue
        yield words if isinstance(words, str) else ""
    for action in widget.actions():
        yield from (action.text(), action.toolTip(), action.statusTip())
    if isinstance(widget, QMenu):
        yield widget.title()
    tabs: Any = getattr(widget, "tabText", None)
    if tabs is not None:
        yield from (tabs(at) for at in range(widget.count()))  # type: ignore[attr-defined]


def _read_out(window: QWidget) -> Iterator[str]:
    """What an assistive client finds that walks the tree from the window down."""
    top: Any = QAccessible.queryAccessibleInterface(window)
    waiting: list[Any] = [top]
    while waiting:
        here = waiting.pop()
        yield from (str(here.text(kind)) for kind in _SPOKEN)
        for at in range(here.childCount()):
            child = here.child(at)
            if child is not None:
                waiting.append(child)

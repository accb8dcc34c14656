"""A page in the real shell, with its head, tabs and shortcuts; other places stand empty and only note that one came there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.looks import Frame
from ui.context import Context, Place
from ui.pages.page import Page
from ui.shell import Shell
from ui.widgets.buttons import Button

Make = Callable[[Context], Page]


class Elsewhere(Page):
    """A place that this test does not look at."""

    def title(self) -> str:
        return "Elsewhere"


@dataclass
class Inside:
    """`shell` with a page in it; `gone` lists every place that was asked for: (place, couple, detail)."""

    shell: Shell
    gone: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def last(self) -> tuple[str, str, str]:
        return self.gone[-1]

    def button(self, says: str) -> Button:
        """The visible button whose accessible name begins like this."""
        found = [b for b in self.shell.findChildren(Button) if b.isVisible() and b.accessibleName().startswith(says)]
        assert len(found) == 1, [b.accessibleName() for b in found]
        return found[0]

    def words(self) -> str:
        """Everything that can be read in the shell, one thing a line."""
        each = [w for w in self.shell.findChildren(QWidget) if w.isVisible()]
        said = [w.accessibleName() for w in each if w.accessibleName()]
        for widget in each:
            words = getattr(widget, "words", None)
            if callable(words):
                said.append(str(words()))
        return "\n".join(said)


def inside(
    context: Context,
    frame: Callable[..., Frame],
    make: Mapping[Place, Make],
    place: Place,
    couple: str = "",
    detail: str = "",
    *,
    wide: int = 1400,
    high: int = 880,
) -> Inside:
    """Show the shell at `place`. `make` says how the pages under test are made."""
    shell = Shell(context, lambda where, given: make.get(where, Elsewhere)(given))
    made = Inside(shell)
    context.wanted.connect(lambda *asked: made.gone.append(asked))
    frame(shell, wide + 80, high + 48)
    shell.go(place, couple, detail)
    QApplication.processEvents()
    return made

"""The window's left edge: where one can go at any time, whom one saw last, and that what is written is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTime, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.context import Place
from ui.widgets.brand import Brand
from ui.widgets.icon import draw_icon
from ui.widgets.layout import clear, column, row, rule
from ui.widgets.painting import RIGHT, painting, rounded, say, say_in, width_of
from ui.widgets.tab_order import in_reading_order
from ui.widgets.words import Text, text
from workbook.language import _
from workbook.model.couple import CoupleLine

_WIDE, _MOST = 232, 300


class NavItem(QPushButton):
    """One place to go. `note` stands at the right: a count, or a key."""

    def __init__(self, words: str, icon: str = "", note: str = "", height: int = theme.CONTROL) -> None:
        super().__init__(words)
        self._icon, self._note = icon, note
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", theme.RADIUS_CONTROL)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tip()

    def nextCheckState(self) -> None:
        """Being here is decided by the window, not by the press."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def set_note(self, note: str) -> None:
        self._note = note
        self.update()

    def _role(self) -> str:
        return "label" if self._icon else "small"

    def _left(self) -> int:
        return 42 if self._icon else 12

    def sizeHint(self) -> QSize:
        note = width_of(self._note, "caption") + 12 if self._note else 0
        return QSize(round(self._left() + width_of(self.text(), self._role()) + 14 + note), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.maximumHeight())

    def _tip(self) -> None:
        self.setToolTip(self.text() if self.sizeHint().width() > _WIDE - 32 else "")

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        here = self.isChecked()
        with painting(self) as painter:
            if here or self.underMouse():
                rounded(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, "accent_soft" if here else "hover")
            self.paint_words(painter)

    def paint_words(self, painter: QPainter) -> None:
        high, here = float(self.height()), self.isChecked()
        if self._icon:
            box = QRectF(12, high / 2 - 9, 18, 18)
            draw_icon(painter, self._icon, box, "accent" if here else "muted")
        font = theme.font(self._role())
        if here:
            font.setWeight(theme.strong_weight())
        note = width_of(self._note, "caption") + 12 if self._note else 0
        where = QRectF(self._left(), 0, self.width() - self._left() - 10 - note, high)
        say_in(painter, where, self.text(), font, "accent" if here else "text", may_shorten=True)
        if self._note:
            tone = "accent" if here else "muted"
            say(painter, QRectF(0, 0, self.width() - 12, high), self._note, "caption", tone, RIGHT)


class _Search(NavItem):
    """It looks like a field, and opens one."""

    def __init__(self) -> None:
        super().__init__(_("Go to or search"), "search", _("Ctrl K"))
        self.setProperty("ring", theme.RADIUS_CONTROL - 3)
        self.setProperty("ring_reach", -4)

    def _role(self) -> str:
        return "body"

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            lit = "hover" if self.underMouse() else "surface"
            rounded(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, lit, "edge")
            self.paint_words(painter)


class Sidebar(QWidget):
    """Emits where to go; the shell says where one is."""

    place_wanted = Signal(str)
    couple_wanted = Signal(str)
    joint_wanted = Signal()
    lock_wanted = Signal()
    search_wanted = Signal()

    def __init__(self, practice: str) -> None:
        super().__init__()
        self._places = {
            Place.TODAY: NavItem(_("Today"), "calendar-check"),
            Place.COUPLES: NavItem(_("Couples"), "users"),
            Place.LIBRARY: NavItem(_("Library"), "library", _("Ctrl B")),
            Place.SETTINGS: NavItem(_("Settings"), "settings"),
        }
        for place, item in self._places.items():
            item.clicked.connect(lambda _=False, to=place: self.place_wanted.emit(to.value))
        library = self._places[Place.LIBRARY]  # a key of the item is none while a partner sits there: it is hidden then
        QShortcut(QKeySequence("Ctrl+B"), library).activated.connect(library.click)
        self._search = _Search()
        self._search.clicked.connect(self.search_wanted)
        self._joint = NavItem(_("Joint view"), "eye-off", _("F8"))
        self._joint.clicked.connect(self.joint_wanted)
        self._lock = NavItem(_("Lock"), "lock", _("Ctrl L"))
        self._lock.clicked.connect(self.lock_wanted)
        self._practice = text(practice, "caption", "muted")
        self._saved: Text = text(_("Encrypted on this computer"), "caption", "muted")
        self._recent_title = text(_("Recent"), "caption_strong", "muted")
        self._recent, self._running = QVBoxLayout(), QVBoxLayout()
        self._recent.setSpacing(2)
        self._recent_items: dict[str, NavItem] = {}
        self._compose()
        self.retheme()

    def _compose(self) -> None:
        words = column(text(_("Couples Workbook"), "strong"), self._practice, gap=2)
        column(
            row(Brand(24), words, None, gap=theme.NEAR, pad=(8, 0, 0, 0)),
            24,
            self._search,
            14,
            self._places[Place.TODAY],
            self._places[Place.COUPLES],
            self._places[Place.LIBRARY],
            self._running,
            24,
            row(self._recent_title, pad=(12, 0, 0, 0)),
            8,
            self._recent,
            None,
            self._joint,
            self._places[Place.SETTINGS],
            self._lock,
            12,
            rule(),
            12,
            row(self._saved, pad=(12, 0, 0, 0)),
            gap=2,
            pad=(16, 24, 17, 16),
            into=self,
        )

    def retheme(self) -> None:
        items = [self._search, *self._places.values(), self._joint, self._lock]
        needed = max([*(item.sizeHint().width() for item in items), self._saved.sizeHint().width() + 12])
        self.setFixedWidth(min(_MOST, max(_WIDE, needed + 33)))

    def item(self, place: Place) -> NavItem:
        """The entry that stands for a place, or the one it belongs to."""
        return self._places.get(place, self._places[Place.COUPLES])

    def show_practice(self, name: str) -> None:
        self._practice.say(name)

    def hold_running(self, item: QWidget) -> None:
        """Where the session that goes on is shown; it hides while there is none."""
        self._running.addWidget(item)
        in_reading_order(self)

    def show_counts(self, couples: int) -> None:
        """How many couples there are, beside their place."""
        self._places[Place.COUPLES].set_note(str(couples) if couples else "")

    def show_saved(self) -> None:
        at = QTime.currentTime().toString("HH:mm")
        self._saved.say(_("Saved {time} · encrypted here").format(time=at))
        self.retheme()

    def show_recent(self, couples: Sequence[CoupleLine]) -> None:
        """The couples opened last, newest first."""
        clear(self._recent)
        self._recent_items = {}
        self._recent_title.setVisible(bool(couples))
        for line in couples:
            item = NavItem(line.short, height=theme.CONTROL_IN_ROW)
            item.setAccessibleName(line.names)
            item.clicked.connect(lambda _=False, uid=line.uid: self.couple_wanted.emit(uid))
            self._recent_items[line.uid] = item
            self._recent.addWidget(item)
        in_reading_order(self)

    def show_here(self, place: Place, couple: str) -> None:
        """Mark where one is: the couple if it is among the recent ones, else the place. Joint view is offered with a couple."""
        self._joint.setVisible(bool(couple))
        for uid, item in self._recent_items.items():
            item.setChecked(uid == couple)
        home = Place.COUPLES if couple or place is Place.NEW_COUPLE else place
        for each, item in self._places.items():
            item.setChecked(each is home and couple not in self._recent_items)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("sunken"))
            painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("line"))

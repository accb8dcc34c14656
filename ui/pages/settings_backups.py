"""Backups: when, how large, whether a copy can be read. Make one, check one, put one beside the workbook to look into it.

Nothing here replaces what is open: a restore over this workbook needs it closed, and the panel says how.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import dates, files, theme
from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.chips import Status
from ui.widgets.icon import Icon, draw_icon
from ui.widgets.layout import Ground, at_top, column, row, rule, section
from ui.widgets.painting import RIGHT, say
from ui.widgets.table import Cells, Column, Heads, Rows, Table
from ui.widgets.words import para
from workbook.book import BackupInfo, restore
from workbook.errors import WorkbookError
from workbook.language import _, ngettext

_HIGH = 43


class _Copies(Table[BackupInfo]):
    """As high as its rows where there is room, so that what follows stands right below them."""

    def sizeHint(self) -> QSize:
        return QSize(400, _HIGH * max(1, self.model().rowCount()) + theme.HAIR)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 2 * _HIGH)


class BackupsPanel(QWidget):
    """The list with what can be done to a copy. `renewed` is emitted when the list has changed."""

    renewed = Signal()

    def __init__(self, context: Context, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._context, self._clock = context, clock
        self._copies: tuple[BackupInfo, ...] = ()
        self._found: dict[Path, str] = {}
        self.make = Button(_("Back up now"), "primary", "hard-drive")
        self.make.clicked.connect(lambda: self._make(None))
        self.elsewhere = Button(_("Copy to a folder"))
        self.elsewhere.clicked.connect(self._make_elsewhere)
        self._check = Button(_("Check this copy"), height=theme.CONTROL_IN_ROW)
        self._check.clicked.connect(self._look_over)
        self._beside = Button(_("Put it beside this workbook"), height=theme.CONTROL_IN_ROW)
        self._beside.clicked.connect(self._put_beside)
        self._status = Status()
        self._rows: Rows[BackupInfo] = Rows(self._slice, self._described)
        self._table = _Copies(_("Backups"), _columns(), self._rows, self._paint, row_height=_HIGH)
        self._table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._table.opened.connect(lambda _copy: self._look_over())
        how = para(
            _(
                "Put a copy beside this workbook, lock, and open it by Change on the lock page: nothing is replaced. It opens "
                "with the passphrase of its day or with the recovery sheet. To let a copy take this workbook’s place, lock "
                "first, then run couples-workbook restore COPY WORKBOOK; what it replaces is kept."
            ),
            "small",
            "muted",
            lead=_("Going back."),
        )
        foot = row(at_top(Icon("rotate-ccw", "muted", 16)), how, gap=theme.NEAR, pad=(24, 14, 24, 16))
        head = row(section(_("Copies"), self._status, note=_("newest first")), pad=(24, 18, 24, 8))
        acts = row(self._check, self._beside, None, pad=(24, 8, 24, 16))
        listed = Ground()
        column(head, Heads(_columns()), rule(), self._table, acts, rule(), foot, into=listed)
        column(listed, None, into=self)

    def first_focus(self) -> QWidget:
        return self.make

    def flush(self) -> None:
        """Nothing is typed here."""

    def read(self) -> None:
        """Read the list again; the copy that was chosen stays chosen."""
        kept = self._table.chosen_item()
        self._copies = self._context.book.backups.list()
        self._rows.reload()
        at = next((i for i, copy in enumerate(self._copies) if kept is not None and copy.path == kept.path), 0)
        self._table.choose(at)
        self._table.updateGeometry()
        for button in (self._check, self._beside):
            button.setEnabled(bool(self._copies))
        self.renewed.emit()

    def summary(self) -> str:
        """The line below the title."""
        if not self._copies:
            return _("No copy yet. One is made when you close the workbook.")
        number = len(self._copies)
        many = ngettext("{n} copy", "{n} copies", number).format(n=number)
        when = dates.moment(self._copies[0].made, self._clock())
        size = size_words(sum(copy.size for copy in self._copies))
        return _(
            "{copies}, {size} in all. The last one {when}; one is made each day that you close the workbook."
        ).format(copies=many, size=size, when=when)

    # what can be done

    def _make(self, folder: Path | None) -> None:
        self._busy(_("Copying and reading back …"))
        backups = self._context.book.backups
        self._context.background.run(lambda: backups.make(folder), self._made, self._failed, owner=self)

    def _make_elsewhere(self) -> None:
        folder = files.choose_folder(self, _("Where to put the copy"))
        if folder is not None:
            self._make(folder)

    def _made(self, copy: BackupInfo) -> None:
        inside = copy.path.parent.parent == self._context.book.path
        done = _("Backed up and read back") if inside else _("Copied and read back: {name}").format(name=copy.path.name)
        self._idle(done)
        self.read()
        if inside:
            self._table.choose(0)

    def _look_over(self) -> None:
        copy = self._table.chosen_item()
        if copy is None or not self._check.isEnabled():
            return
        self._busy(_("Reading the copy back …"))
        backups = self._context.book.backups

        def failed(error: WorkbookError) -> None:
            self._found[copy.path] = str(error)
            self._failed(error)
            self._table.viewport().update()

        def done(_nothing: None) -> None:
            self._found[copy.path] = ""
            self._idle(_("The copy of {when} is whole").format(when=dates.moment(copy.made, self._clock())))
            self._table.viewport().update()

        self._context.background.run(lambda: backups.check(copy), done, failed, owner=self)

    def _put_beside(self) -> None:
        copy = self._table.chosen_item()
        if copy is None:
            return
        path = self._context.book.path
        target = path.with_name(f"{self._context.book.name} {copy.made:%Y-%m-%d %H%M}.workbook")
        if target.exists():
            self._idle(_("It is there already: {name}").format(name=target.name))
            return

        def done(_kept: Path | None) -> None:
            self._idle(_("Beside this one: {name}").format(name=target.name))

        self._busy(_("Copying …"))
        self._context.background.run(lambda: restore(copy.path, target), done, self._failed, owner=self)

    def _busy(self, words: str) -> None:
        self._status.say(words, "busy")
        self._allow(False)

    def _idle(self, words: str) -> None:
        self._status.say(words)
        self._allow(True)

    def _failed(self, error: WorkbookError) -> None:
        self._status.say(str(error), "wrong")
        self._allow(True)

    def _allow(self, allowed: bool) -> None:
        self.make.setEnabled(allowed)
        self.elsewhere.setEnabled(allowed)
        self._check.setEnabled(allowed and bool(self._copies))
        self._beside.setEnabled(allowed and bool(self._copies))

    # the list

    def _slice(self, limit: int, offset: int) -> Sequence[BackupInfo]:
        return self._copies[offset : offset + limit]

    def _state(self, copy: BackupInfo) -> tuple[str, bool]:
        """In words, and whether all is well."""
        found = self._found.get(copy.path)
        if found is not None:
            return (found, False) if found else (_("whole, just checked"), True)
        return (_("read back when made"), True) if copy.checked else (_("a part of it is missing"), False)

    def _described(self, copy: BackupInfo) -> str:
        when = dates.moment(copy.made, self._clock())
        return ", ".join([when, reason_words(copy.reason), size_words(copy.size), self._state(copy)[0]])

    def _paint(self, painter: QPainter, copy: BackupInfo, cells: Cells) -> None:
        above, below = cells.two("when")
        when = dates.moment(copy.made, self._clock())
        say(painter, above, when, "small_strong" if copy == self._copies[0] else "small")
        say(painter, below, reason_words(copy.reason), "caption", "muted")
        say(painter, cells["size"], size_words(copy.size), "small", "muted", RIGHT)
        words, well = self._state(copy)
        box = cells["state"]
        draw_icon(
            painter,
            "check" if well else "circle-alert",
            QRectF(box.left(), box.center().y() - 7, 14, 14),
            "accent" if well else "notice",
        )
        say(painter, box.adjusted(22, 0, 0, 0), words, "small", "text" if well else "notice")


def _columns() -> tuple[Column, ...]:
    return (
        Column("when", _("When"), 200),
        Column("size", _("Size"), 96, right=True),
        Column("gap", "", 40),
        Column("state", _("Copy"), 300, 1),
    )


def reason_words(reason: str) -> str:
    """Why a copy was made, in the window's language; an unknown reason stands as it is."""
    return {
        "daily": _("at closing"),
        "by hand": _("by hand"),
        "before an update": _("before an update"),
    }.get(reason, reason)


def size_words(size: int) -> str:
    """18.4 MB"""
    return _("{size} MB").format(size=f"{size / 1_000_000:.1f}")

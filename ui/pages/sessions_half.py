"""Above the note: what was still half typed in the live session when its hour was over, to be kept or dropped."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.context import Context
from ui.pages.half_typed import HalfTyped, drop_half_typed, keep_as_jottings, slot
from ui.pages.live_rows import about_words
from ui.widgets.breaking import breakable
from ui.widgets.buttons import Button
from ui.widgets.entry import Slip
from ui.widgets.keeping import keeping_place
from ui.widgets.layout import Ground, clear, column, row
from ui.widgets.words import para, text
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.couple import Couple
from workbook.model.session import On, Session

_SHOWN = 1_000


class HalfTypedBox(Ground):
    """`kept` once they are jottings; `addendum_wanted(words)` where the note is signed. `rebuilt`: other buttons are there."""

    kept, rebuilt = Signal(), Signal()
    addendum_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__("accent_soft", None, theme.RADIUS_CONTROL)
        self._context, self._book = context, context.book
        self._shown: tuple[object, ...] = ()
        self._session: Session | None = None
        self._found: tuple[HalfTyped, ...] = ()
        self._list = column(gap=theme.TIGHT)
        self._problem = Slip()
        self._keep = Button(_("Keep as jotting"), "secondary", height=theme.CONTROL_IN_ROW)
        self._keep.clicked.connect(self._keep_all)
        self._add = Button(_("Into an addendum"), "secondary", height=theme.CONTROL_IN_ROW)
        self._add.clicked.connect(self._into_addendum)
        self._drop_them = Button(_("Drop"), "plain", height=theme.CONTROL_IN_ROW)
        self._drop_them.setAccessibleName(_("Drop what was half typed"))
        self._drop_them.clicked.connect(self._drop)
        column(
            text(_("Half typed when the session was over"), "small_strong"),
            theme.TIGHT,
            self._list,
            theme.NEAR,
            row(self._keep, self._add, self._drop_them, None, gap=theme.NEAR),
            self._problem,
            pad=(16, 12, 16, 12),
            into=self,
        )
        self.hide()

    def show_found(self, session: Session, found: Sequence[HalfTyped], couple: Couple, signed: bool) -> None:
        """Nothing is there to see where nothing was half typed."""
        shown = (session.uid, tuple(found), couple, signed)
        if shown == self._shown:
            return
        self._shown, self._session, self._found = shown, session, tuple(found)
        self._problem.say("")
        with keeping_place(self):
            clear(self._list)
            for each in found:
                whom = text(about_words(each.about, couple), "caption", "muted")
                words = each.words if len(each.words) <= _SHOWN else f"{each.words[:_SHOWN]} …"
                self._list.addLayout(column(whom, para(breakable(words), "small")))
        self._keep.setVisible(not signed)
        self._add.setVisible(signed and bool(self._public()))
        self.setVisible(bool(found))
        self.rebuilt.emit()

    def first(self) -> QWidget | None:
        """Where it is settled; None where nothing was half typed."""
        buttons = (self._keep, self._add, self._drop_them)
        return None if not self._found else next(b for b in buttons if not b.isHidden())

    def forget(self) -> None:
        """They stand in an addendum now, whose words are kept as well. Raises `WorkbookError`."""
        assert self._session is not None
        left = [each for each in self._found if each.about is On.PRIVATE]
        drop_half_typed(self._book, self._session, left)
        self.kept.emit()

    def _public(self) -> list[str]:
        """What is private goes into no note, and into no addendum either."""
        return [each.words for each in self._found if each.about is not On.PRIVATE]

    def _into_addendum(self) -> None:
        self.addendum_wanted.emit("\n\n".join(self._public()))

    def _keep_all(self) -> None:
        assert self._session is not None
        try:
            keep_as_jottings(self._book, self._session)
        except WorkbookError as error:
            self._problem.say(str(error))
            return
        self._context.saved()
        self.kept.emit()

    def _drop(self) -> None:
        assert self._session is not None
        couple, where = self._session.couple, slot(self._session.uid)
        try:
            words = self._book.drafts.words(couple, where)
            drop_half_typed(self._book, self._session)
        except WorkbookError as error:
            self._problem.say(str(error))
            return
        self.kept.emit()

        def back() -> None:
            self._book.drafts.keep(couple, where, words)
            self.kept.emit()

        self._context.done(_("Half-typed words were dropped."), back)

"""What the counselor writes beside a question, saved as it is typed: what was seen or heard while it was answered, which may be
shown, and a note of their own, which is on no page that a couple sees.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages.intake_beside import Beside
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button
from ui.widgets.choices import Check
from ui.widgets.layout import column, row, with_icon
from ui.widgets.words import text
from workbook.language import _
from workbook.model.intake import Remark


class IntakeNote(Beside):
    """`keep(remark)` saves; it raises `WorkbookError` where it cannot, and then the words stay and are tried again.

    `may_show` says whether the observation can be shown at all; `settled` that the words stay as they are.
    """

    def __init__(
        self, remark: Remark, question: str, keep: Callable[[Remark], None], *, may_show: bool, settled: bool
    ) -> None:
        super().__init__()
        self._item, self._keep = remark.item, keep
        self.seen = TextArea(remark.observation, says=_("Seen or heard, {question}").format(question=question), lines=2)
        self.area = TextArea(remark.note, says=_("Your note, {question}").format(question=question), lines=2, most=8)
        self.shown = Check(_("Show to both"), remark.shown, role="small")
        for each in (self.seen, self.area):
            each.setReadOnly(settled)
            each.edited.connect(self._touched)
            each.submitted.connect(self.leave)
        self.shown.toggled.connect(self._touched)
        self.close_button = Button(_("Close"), "quiet", height=24, key=_("Esc"))
        self.close_button.clicked.connect(self.leave)
        under = row(self.shown, None)
        if not may_show:
            under.insertLayout(0, with_icon("lock", _("stays with you"), size=14))
        halves = row(
            column(text(_("Seen or heard"), "small_strong"), 4, self.seen, 6, under, None),
            column(
                text(_("Your note"), "small_strong"),
                4,
                self.area,
                6,
                row(with_icon("lock", _("on no page that a couple sees"), size=14), None, self.close_button),
                None,
            ),
            gap=theme.GAP,
        )
        halves.setStretch(0, 1)
        halves.setStretch(1, 1)
        column(halves, row(None, self._status), pad=(0, 0, 0, 10), into=self)
        self.shown.setVisible(may_show and (not settled or remark.shown))

    def first(self) -> QWidget:
        return self.area

    def stops(self) -> list[QWidget]:
        return [self.seen, self.shown, self.area, self.close_button]

    def _touched(self) -> None:
        self._status.say("")
        self._autosave.touch()

    def _save(self) -> None:
        self._keep(Remark(self._item, self.area.words(), self.seen.words(), self.shown.isChecked()))

"""A measure of the counselor's own while it is added or changed: name, range, direction, boundary, reliable change, source."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from reports.measure_words import total_words
from ui import theme
from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.choices import Check, Segmented
from ui.widgets.entry import Entry, Slip
from ui.widgets.fields import Field, labelled, needed
from ui.widgets.layout import Ground, column, row, wide
from ui.widgets.words import para
from workbook.errors import BadInput, WorkbookError
from workbook.language import _
from workbook.model.measure import SIDES, OwnMeasure, number_of

_NUMBER = 88


class OwnMeasureEditor(Ground):
    """`left` follows its end, whether it was kept or not."""

    left = Signal()

    def __init__(self, context: Context, own: OwnMeasure | None) -> None:
        super().__init__("sunken", None)
        self._context, self._own = context, own
        start = own or OwnMeasure("", 0, 0)
        numbers = {"low": start.low, "high": start.high, "cutoff": start.cutoff, "reliable": start.reliable}
        self._name = Entry(_("Name"), Field(start.name, height=theme.CONTROL_IN_ROW), needed())
        self._numbers = {
            key: Field("" if own is None or value is None else total_words(value), height=theme.CONTROL_IN_ROW)
            for key, value in numbers.items()
        }
        better = [_("Higher is better"), _("Lower is better")]
        self._better = Segmented(_("Direction"), better, 0 if start.higher_is_better else 1)
        self._better.changed.connect(lambda _at: self._say_side())
        self._at = Check(
            _("A total at the boundary itself counts as distressed"), start.distressed in ("<=", ">="), role="small"
        )
        self._about = Entry(_("About"), Field(start.about, height=theme.CONTROL_IN_ROW))
        self._source = Entry(_("Source"), Field(start.source, height=theme.CONTROL_IN_ROW))
        self._retired = Check(_("No longer offered; its totals stay"), start.retired, role="small")
        self._side = para("", "small", "muted")
        self._slip = Slip()
        self._compose()
        self._say_side()

    def _compose(self) -> None:
        for field in (self._name.field, self._about.field, self._source.field, *self._numbers.values()):
            field.returnPressed.connect(self._keep)
        for key, field in self._numbers.items():
            field.setMaxLength(8)
            field.setObjectName(f"own-measure:{key}")
            wide(field, _NUMBER)
        keep = Button(_("Keep this measure"), "primary", key=_("Enter"), height=theme.CONTROL_IN_ROW)
        keep.clicked.connect(self._keep)
        leave = Button(_("Cancel"), "plain", height=theme.CONTROL_IN_ROW)
        leave.clicked.connect(self.left)
        numbers = row(
            labelled(_("Lowest total"), self._numbers["low"]),
            labelled(_("Highest total"), self._numbers["high"]),
            labelled(_("Boundary"), self._numbers["cutoff"]),
            labelled(_("Reliable change"), self._numbers["reliable"]),
            None,
            gap=theme.GAP,
        )
        self._retired.setVisible(self._own is not None)
        column(
            self._name,
            theme.NEAR,
            numbers,
            theme.NEAR,
            row(self._better, None),
            6,
            self._side,
            6,
            self._at,
            theme.NEAR,
            self._about,
            theme.NEAR,
            self._source,
            theme.TIGHT,
            self._retired,
            self._slip,
            theme.NEAR,
            row(keep, leave, None),
            pad=(16, 16, 16, 16),
            into=self,
        )

    def begin(self) -> None:
        self._name.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _say_side(self) -> None:
        self._side.say(
            _("Distress lies below the boundary. Boundary and reliable change may stay empty.")
            if self._better.chosen() == 0
            else _("Distress lies above the boundary. Boundary and reliable change may stay empty.")
        )

    def _keep(self) -> None:
        try:
            self._context.book.measures.save_own(self._read())
        except WorkbookError as error:
            self._slip.say(str(error))
        else:
            self._context.saved()
            self.left.emit()

    def _read(self) -> OwnMeasure:
        low, high = self._number("low"), self._number("high")
        if low is None or high is None:
            raise BadInput(_("A range needs both its ends."))
        higher = self._better.chosen() == 0
        cutoff = self._number("cutoff")
        return replace(
            self._own or OwnMeasure("", 0, 0),
            name=self._name.words(),
            low=low,
            high=high,
            higher_is_better=higher,
            cutoff=cutoff,
            distressed=SIDES[higher][int(self._at.isChecked())] if cutoff is not None else "",
            reliable=self._number("reliable"),
            about=self._about.words(),
            source=self._source.words(),
            retired=self._retired.isChecked(),
        )

    def _number(self, key: str) -> float | None:
        words = self._numbers[key].text()
        return number_of(words) if words.strip() else None

"""Measures: own ones, what the publication of a shipped one leaves open, and from where on two ratings lie apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reports.measure_words import total_words
from ui import theme
from ui.context import Context
from ui.pages.measures_words import read_as
from ui.pages.settings_own_measure import OwnMeasureEditor
from ui.widgets.buttons import Button
from ui.widgets.chips import Status
from ui.widgets.elided import Elided
from ui.widgets.entry import Slip
from ui.widgets.fields import Field
from ui.widgets.keeping import keeping_place
from ui.widgets.layout import Item, card, clear, column, row, rule, section, wide
from ui.widgets.number_field import NumberField
from ui.widgets.tab_order import in_reading_order
from ui.widgets.words import para, text
from workbook.catalogue.entries import Measure
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.measure import OwnMeasure, OwnValues, number_of

MOST_APART = 10


class MeasuresPanel(QWidget):
    """Three cards. What a shipped measure's publication says is shown, and cannot be changed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._seen: tuple[object, ...] = ()
        self._apart = NumberField(_("Points between two ratings of one session"), MOST_APART)
        self._apart.editingFinished.connect(self._keep_apart)
        self._apart_slip, self._status = Slip(), Status()
        self._own, self._shipped = QVBoxLayout(), QVBoxLayout()
        self._editor: OwnMeasureEditor | None = None
        self._editor_room = column()
        self._add = Button(_("Add a measure"), icon="plus", height=theme.CONTROL_IN_ROW)
        self._add.clicked.connect(lambda: self._edit(None))
        about = _("Give it its name, range and boundary. A questionnaire’s questions stay on its own form.")
        own = card(
            section(_("Your own measures"), self._add),
            theme.HAIR,
            para(about, "small", "muted"),
            self._own,
            self._editor_room,
        )
        published = _("Published values stand as they are; what a publication leaves open is yours to set.")
        shipped = card(section(_("Shipped measures")), theme.HAIR, para(published, "small", "muted"), self._shipped)
        apart = card(
            section(_("Alerts"), self._status),
            theme.NEAR,
            row(
                text(_("Two ratings of one session lie apart from"), "small"),
                self._apart,
                text(_("points on"), "small"),
                None,
            ),
            self._apart_slip,
        )
        column(own, shipped, apart, None, gap=theme.GUTTER, into=self)

    def first_focus(self) -> QWidget:
        return self._add

    def show_measures(self) -> None:
        """Read again what is shown, unless it is what is shown."""
        book = self._context.book
        practice = book.settings.practice()
        if not self._apart.hasFocus():
            self._apart.show_number(practice.ratings_apart)
        seen = (book.measures.own(), book.measures.values())
        if seen != self._seen:
            self._seen = seen
            with keeping_place(self):
                self._build()
            in_reading_order(self)

    def flush(self) -> None:
        self._keep_apart()
        for line in self.findChildren(ShippedLine):
            line.flush()

    def _build(self) -> None:
        clear(self._own)
        clear(self._shipped)
        measures = self._context.book.measures
        for own in measures.own():
            line = _own_line(own, partial(self._edit, own))
            for item in (theme.NEAR, rule(), theme.NEAR, line):
                _put(self._own, item)
        values = {v.measure: v for v in measures.values()}
        for shipped in self._context.book.catalogue.measures:
            made = ShippedLine(self._context, shipped, values.get(shipped.key))
            for item in (theme.NEAR, rule(), theme.NEAR, made):
                _put(self._shipped, item)

    def _edit(self, own: OwnMeasure | None, _checked: bool = False) -> None:
        if self._editor is not None:
            self._editor.begin()
            return
        made = OwnMeasureEditor(self._context, own)
        made.left.connect(self._close)
        self._editor = made
        self._editor_room.addSpacing(theme.GAP)
        self._editor_room.addWidget(made)
        made.show()
        in_reading_order(self)
        made.begin()

    def _close(self) -> None:
        clear(self._editor_room)
        self._editor = None
        self._add.setFocus()

    def _keep_apart(self) -> None:
        settings, points = self._context.book.settings, self._apart.number()
        if not points:
            self._apart_slip.say(_("Write a number from 1 to {most}.").format(most=MOST_APART))
            return
        self._apart_slip.say("")
        practice = settings.practice()
        if points != practice.ratings_apart:
            settings.save_practice(replace(practice, ratings_apart=points))
            self._status.saved(_("Saved {time}"))
            self._context.saved()


class ShippedLine(QWidget):
    """A shipped measure: how it is read, and fields for what is left open. They are kept when left, or with Enter."""

    def __init__(self, context: Context, shipped: Measure, values: OwnValues | None) -> None:
        super().__init__()
        self._context, self._shipped = context, shipped
        self._values = values or OwnValues(shipped.key)
        self._saving = False
        used = next(m for m in context.book.measures.in_use() if m.key == shipped.key)
        self._fields: dict[str, Field] = {}
        self._slip = Slip()
        items: list[Item] = [Elided(shipped.name, "small_strong"), 2, para(read_as(used), "small", "muted")]
        if shipped.source:
            items += [2, para(shipped.source, "small", "muted")]
        fields: list[Item] = []
        if "range" in shipped.yours:
            fields += [text(_("Range from"), "small"), self._field("low", _("lowest total"))]
            fields += [text(_("to"), "small"), self._field("high", _("highest total"))]
        if "reliable" in shipped.yours:
            fields += [text(_("Reliable from more than"), "small"), self._field("reliable", _("reliable change"))]
            fields += [text(_("points on"), "small")]
        if fields:
            items += [theme.TIGHT, row(*fields, None), self._slip]
        column(*items, into=self)

    def _field(self, key: str, says: str) -> Field:
        value: float | None = getattr(self._values, key)
        made = Field("" if value is None else total_words(value), height=theme.CONTROL_IN_ROW)
        made.setAccessibleName(f"{self._shipped.short}, {says}")
        made.setObjectName(f"{self._shipped.key}:{key}")
        made.setMaxLength(8)
        made.editingFinished.connect(self._keep)
        self._fields[key] = made
        wide(made, 72)
        return made

    def flush(self) -> None:
        """What cannot be is said below the field, and stays there: half a number keeps nobody from leaving."""
        if self._fields:
            self._keep()

    def _keep(self) -> None:
        try:
            self._save()
        except WorkbookError as error:
            self._slip.say(str(error))
        else:
            self._slip.say("")

    def _save(self) -> None:
        typed = {key: number_of(field.text()) if field.text().strip() else None for key, field in self._fields.items()}
        low, high, reliable = (typed.get(key) for key in ("low", "high", "reliable"))
        if (low is None) != (high is None):
            return  # the other end is still to come
        wanted = replace(self._values, low=low, high=high, reliable=reliable)
        if wanted != self._values and not self._saving:
            self._saving = True  # the list is built anew while it is kept, and this field left once more
            try:
                self._values = self._context.book.measures.save_values(wanted)
            finally:
                self._saving = False
            self._context.saved()


def _own_line(own: OwnMeasure, edit: Callable[[], None]) -> QWidget:
    made = QWidget()
    change = Button(_("Change"), "quiet", height=theme.CONTROL_IN_ROW)
    change.setObjectName(f"own:{own.uid}")
    change.setAccessibleName(_("Change {measure}").format(measure=own.name))
    change.clicked.connect(edit)
    facts = [read_as(own.measure())]
    if own.retired:
        facts.append(_("no longer offered"))
    about: list[Item] = [2, para(own.about, "small", "muted")] if own.about else []
    words = column(Elided(own.name, "small_strong"), 2, para(" · ".join(facts), "small", "muted"), *about)
    line = row(words, change, gap=theme.GAP, into=made)
    line.setStretch(0, 1)
    return made


def _put(layout: QVBoxLayout, item: QWidget | int) -> None:
    if isinstance(item, int):
        layout.addSpacing(item)
    else:
        layout.addWidget(item)
